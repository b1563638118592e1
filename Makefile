# `make help` lists every rule that ends its line with two number signs and a description.

SWIFT ?= swift
CONFIGURATION ?= release
BUILD_FLAGS := -c $(CONFIGURATION)
BUILD_GOAL := --product careleaf
CARELEAF := .build/$(CONFIGURATION)/careleaf

# With Swift's libraries in it, the program is a tenth faster, and runs where there is no Swift. A
# third of it would be of no use to anybody: functions that nobody calls, which the linker can only
# leave out when each has a section of its own, names of functions for libraries that are loaded while
# it runs, tables of unwinding, and in a long form what to adjust when it starts (glibc 2.36 reads the
# short one). Functions of the same instructions are one, which nothing notices: Swift cannot compare
# functions. Which libraries are in it, and which are not, stands in .packaging/link.sh.
ifeq ($(shell uname)-$(CONFIGURATION),Linux-release)
BUILD_FLAGS += --static-swift-stdlib -Xswiftc -Xfrontend -Xswiftc -function-sections \
  -Xcc -ffunction-sections -Xcc -fdata-sections \
  -Xswiftc -Xclang-linker -Xswiftc --ld-path=$(CURDIR)/.packaging/link.sh \
  -Xlinker --no-export-dynamic -Xlinker --icf=all -Xlinker .packaging/program.ld -Xlinker --no-eh-frame-hdr
# Rooms see into each other's functions, and no access to a variable is checked while the program runs
# (the tests check each): both together take a sixth off the time of a check.
BUILD_FLAGS += -Xswiftc -cross-module-optimization -Xswiftc -enforce-exclusivity=unchecked
GLIBC := $(lastword $(shell getconf GNU_LIBC_VERSION 2>/dev/null))
ifeq ($(shell printf '2.36\n%s\n' "$(GLIBC)" | sort -CV && echo new),new)
BUILD_FLAGS += -Xlinker -z -Xlinker pack-relative-relocs
endif
endif

SOURCES := Sources Tests Package.swift
# The Python packages of the tests; the file is written when all of them are installed.
PYTHON := .venv/bin/python
PYTHON_TOOLS := .venv/installed

.PHONY: help setup site preview check format build clean \
  deb tarball package-test schema-test readme-pictures readme-sizes readme-figures \
  test lint docs-test unit-test browser-test privacy-test syllable-test check-tools \
  claims-report claims-model search-report fault-test host-check preview-load preview-latency vitals \
  bench-check bench bench-pictures growth fuzz sanitize

# SwiftPM runs once at a time in a folder, and uses every processor then.
.NOTPARALLEL:

help: ## list what make can do
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "make %-16s %s\n", $$1, $$2 }' Makefile

setup: check-tools ## install what a build needs and lacks, and fetch the Swift packages
	$(SWIFT) package resolve

site: build ## build the sample site into public/
	$(CARELEAF) build

preview: build ## show the sample site in the browser while you edit it
	$(CARELEAF) preview --open

check: build ## check the sample site's content
	$(CARELEAF) check

format: ## format the Swift code
	$(SWIFT) format --in-place --parallel --recursive $(SOURCES)

build: check-tools ## build the program only (CONFIGURATION=debug for a quick one)
	$(SWIFT) build $(BUILD_FLAGS) $(BUILD_GOAL)

deb: build ## make a package for Debian and Ubuntu in .build/deb
	@sh .packaging/package.sh deb $(CARELEAF) .build/deb

tarball: build ## pack the program with its manual and completions in .build/tarball
	@sh .packaging/package.sh tarball $(CARELEAF) .build/tarball

clean: ## remove everything that was built but the site
	rm -rf .build .venv

# All of it together is faster with one optimised build for the program and the tests, which run in a
# sixth of the time. `swift test` would build everything once more.
test: BUILD_FLAGS := -c release -Xswiftc -enable-testing
test: TEST_FLAGS := $(BUILD_FLAGS) --skip-build
test: BUILD_GOAL := --build-tests
test: CONFIGURATION := release

test: site lint docs-test unit-test schema-test browser-test privacy-test syllable-test bench-check ## everything that must pass before a merge

lint: ## check the style of the Swift code
	$(SWIFT) format lint --strict --parallel --recursive $(SOURCES)

docs-test: ## look up the files, targets and types that the documents name
	python3 -B Tests/Documents/check.py

unit-test: check-tools ## the tests in Swift
	$(SWIFT) test $(TEST_FLAGS)

browser-test: build $(PYTHON_TOOLS) ## the sample site in a real browser (PYTEST='-k print' for a part)
	@CARELEAF=$(CARELEAF) sh Tests/Browser/run.sh $(PYTEST)

privacy-test: build $(PYTHON_TOOLS) ## look for places, names and devices in everything that is published
	@CARELEAF=$(CARELEAF) sh Tests/Privacy/run.sh $(PYTEST)

schema-test: build $(PYTHON_TOOLS) ## the sample site and a new one by the JSON Schemas
	@CARELEAF=$(CARELEAF) $(PYTHON) -B Tests/Schemas/check.py

package-test: deb ## install the package, play a stranger's first hour, remove it (as root)
	@sh Tests/Package/stranger.sh .build/deb/careleaf_*.deb

readme-pictures: build $(PYTHON_TOOLS) ## take the pictures of README from the sample site
	@sh Tests/Browser/install-tools.sh
	@CARELEAF=$(CARELEAF) $(PYTHON) -B Tests/Browser/readme_pictures.py

readme-sizes: deb ## write the sizes and the time of a start into README
	@python3 -B Tests/Documents/figures.py sizes .build/deb/careleaf_*.deb

readme-figures: readme-sizes $(PYTHON_TOOLS) ## write all figures of README, on a quiet machine
	@sh Tests/Benchmarks/install-tools.sh
	@sh Tests/Browser/install-tools.sh
	@CARELEAF=$(CARELEAF) $(PYTHON) -B Tests/Documents/figures.py speed $(CARELEAF)

search-report: build $(PYTHON_TOOLS) ## how well the search answers and what it costs (SITES='10k=folder')
	@sh Tests/Browser/install-tools.sh
	@$(PYTHON) -m pip install --quiet --disable-pip-version-check 'pagefind[bin]==1.5.2' || true
	@CARELEAF=$(CARELEAF) $(PYTHON) -B Tests/Search/report.py $(SITES)

syllable-test: check-tools $(PYTHON_TOOLS) ## compare the syllable counter with a dictionary
	@SWIFT=$(SWIFT) TEST_FLAGS="$(TEST_FLAGS)" sh Tests/Support/syllables.sh

fault-test: build ## full disks, killed builds, odd files (as root: all of it)
	python3 -B Tests/Faults/faults.py
	python3 -B Tests/Faults/preview_faults.py

host-check: site ## serve the site with nginx as docs/hosting.md recommends and crawl it
	python3 -B Tests/Host/host_check.py public

preview-load: build ## 100 browsers and 10 seconds of requests, three times (needs wrk)
	python3 -B Tests/Preview/load.py

vitals: build $(PYTHON_TOOLS) ## when a slow phone has painted each kind of page, and what moves
	@sh Tests/Browser/install-tools.sh
	@CARELEAF=$(CARELEAF) $(PYTHON) -B Tests/Browser/vitals.py

preview-latency: build $(PYTHON_TOOLS) ## from a save to the painted page, on a quiet machine
	@sh Tests/Browser/install-tools.sh
	CARELEAF=$(CARELEAF) $(PYTHON) -B Tests/Preview/latency.py

SENTENCES := Tests/ChecksTests/Sentences
CLAIMS_REPORT := .build/debug/claims-report

claims-report: check-tools ## how well claims are found, by category and specialty (TSV='a.tsv b.tsv' for more)
	$(SWIFT) build --product claims-report
	@$(CLAIMS_REPORT) $(SENTENCES)/clinics-untouched.tsv $(SENTENCES)/clinics-tuned.tsv \
	  $(SENTENCES)/mesotherapy.tsv $(TSV)

WEIGHTS := Sources/Checks/Language/English/Grammar/weights.tsv

# Never from clinics-untouched.tsv, by which the tests measure. clinics-tuned.tsv counts twice, or the
# many sentences of training.tsv would drown it.
claims-model: check-tools ## fit the model that weighs claims to the labelled sentences
	$(SWIFT) build --product claims-report
	$(CLAIMS_REPORT) --features $(SENTENCES)/clinics-tuned.tsv $(SENTENCES)/clinics-tuned.tsv \
	  $(SENTENCES)/training.tsv $(SENTENCES)/mesotherapy.tsv | python3 -B Tests/ClaimsReport/train.py >.build/weights.tsv
	cp .build/weights.tsv $(WEIGHTS)

bench-check: build $(PYTHON_TOOLS) ## whether builds have become slower, beside the floor
	@CARELEAF=$(CARELEAF) $(PYTHON) -B Tests/Benchmarks/regression.py

bench: build $(PYTHON_TOOLS) ## compare the speed with Hugo's, on a quiet machine
	@sh Tests/Benchmarks/install-tools.sh
	$(PYTHON) Tests/Benchmarks/compare.py

bench-pictures: build $(PYTHON_TOOLS) ## 300 photographs of 12 megapixels, and a large one (PICTURES=n)
	@CARELEAF=$(CARELEAF) $(PYTHON) -B Tests/Benchmarks/pictures.py

growth: build ## how time grows with 400 kinds of input (GROWTH='template:' for a part), 20 minutes
	@CARELEAF=$(CARELEAF) python3 -B Tests/Growth/growth.py $(GROWTH)

FUZZ_KINDS ?= article facts otherFiles rules templates site media pictures requests paths manifests records memories
FUZZ_SECONDS ?= 600
FUZZ := .build/fuzz/release/fuzz

# Swift takes the last list of sanitizers only; the other two options are for C and for linking.
fuzz: check-tools ## libFuzzer for ten minutes on each kind of input (FUZZ_SECONDS, FUZZ_KINDS)
	CARELEAF_FUZZ=1 $(SWIFT) build -c release --product fuzz --scratch-path .build/fuzz \
	  --sanitize=fuzzer --sanitize=address \
	  -Xswiftc -sanitize=fuzzer,address -Xswiftc -enable-testing
	@failed=; for kind in $(FUZZ_KINDS); do \
	  SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 \
	  $(FUZZ) $$kind .build/fuzz/inputs -max_total_time=$(FUZZ_SECONDS) || failed="$$failed $$kind"; \
	done; if [ -n "$$failed" ]; then \
	  echo "see .build/fuzz/inputs/*/findings of:$$failed"; exit 1; fi

# One test at a time, because some have a limit of time and all take ten times as long; and optimised,
# because they would take six times as long again.
SANITIZED := -c release -Xswiftc -enable-testing --no-parallel
sanitize: check-tools ## every test with the thread and the address sanitizer
	TSAN_OPTIONS=suppressions=$(CURDIR)/Tests/Support/thread-sanitizer.supp \
	  $(SWIFT) test $(SANITIZED) --sanitize=thread --scratch-path .build/thread
	ASAN_OPTIONS=detect_leaks=0 \
	  $(SWIFT) test $(SANITIZED) --sanitize=address --scratch-path .build/address

check-tools:
	@sh Tests/Support/install-tools.sh

$(PYTHON_TOOLS): Tests/Support/requirements.txt
	@sh Tests/Support/python.sh $< $@
