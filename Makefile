# make site   install what is missing and build the site into public/
# make test   the same, then the style check and every test, also in a real browser
# make syllable-test  compare the syllable counter with a dictionary
# make build  the careleaf program only
# make lint   the style check only
# make bench  compare the speed with Hugo's, on a machine that does nothing else
# make fault-test  full disks, killed builds, odd files (as root: all of it)
# make preview-load  100 browsers and 10 seconds of requests, three times (needs wrk)
# make preview-latency  from a save to the painted page, at 1,000 and 10,000 articles, on a quiet machine
# make host-check  serve the site with nginx as README recommends and crawl it
# make fuzz        libFuzzer for ten minutes on each kind of input (FUZZ_SECONDS, FUZZ_KINDS)
# make sanitize    every test with the thread and the address sanitizer
# make clean  remove everything that was built but the site

SWIFT ?= swift
BUILD_FLAGS := -c release
CARELEAF := .build/release/careleaf

# With Swift's libraries in it, the program is a tenth faster, and runs where there is no Swift.
ifeq ($(shell uname),Linux)
BUILD_FLAGS += --static-swift-stdlib
endif

.PHONY: fuzz syllable-test fault-test preview-load host-check sanitize site test check-tools lint unit-test browser-test build bench help clean

help:
	@sed -n 's/^# //p' Makefile

site: build
	$(CARELEAF) build

build: check-tools
	$(SWIFT) build $(BUILD_FLAGS) --product careleaf

test: site lint unit-test browser-test syllable-test

unit-test: check-tools
	$(SWIFT) test

browser-test: build
	@CARELEAF=$(CARELEAF) sh Tests/Browser/run.sh

# After the browser tests, which make the Python environment.
syllable-test: check-tools
	@SWIFT=$(SWIFT) sh Tests/Support/syllables.sh

lint: check-tools
	$(SWIFT) format lint --strict --recursive Sources Tests Package.swift

check-tools:
	@sh Tests/Support/install-tools.sh

bench: build
	@sh Tests/Benchmarks/install-tools.sh
	.venv/bin/python Tests/Benchmarks/compare.py

fault-test: build
	python3 -B Tests/Faults/faults.py
	python3 -B Tests/Faults/preview_faults.py

preview-load: build
	python3 -B Tests/Preview/load.py

.PHONY: preview-latency
# After the browser tests, which make the Python environment.
preview-latency: build
	CARELEAF=$(CARELEAF) .venv/bin/python -B Tests/Preview/latency.py

host-check: site
	python3 -B Tests/Host/host_check.py public

FUZZ_KINDS ?= article facts otherFiles rules templates site requests
FUZZ_SECONDS ?= 600
FUZZ := .build/fuzz/release/fuzz

# Swift takes the last list of sanitizers only; the other two options are for C and for linking.
fuzz: check-tools
	CARELEAF_FUZZ=1 $(SWIFT) build -c release --product fuzz --scratch-path .build/fuzz \
	  --sanitize=fuzzer --sanitize=address \
	  -Xswiftc -sanitize=fuzzer,address -Xswiftc -enable-testing
	@failed=; for kind in $(FUZZ_KINDS); do \
	  SWIFT_BACKTRACE=enable=no ASAN_OPTIONS=detect_leaks=0 \
	  $(FUZZ) $$kind .build/fuzz/inputs -max_total_time=$(FUZZ_SECONDS) || failed="$$failed $$kind"; \
	done; if [ -n "$$failed" ]; then \
	  echo "see .build/fuzz/inputs/*/findings of:$$failed"; exit 1; fi

# One test at a time, because some have a limit of time and all take ten times as long.
sanitize: check-tools
	$(SWIFT) test --no-parallel --sanitize=thread --scratch-path .build/thread
	ASAN_OPTIONS=detect_leaks=0 $(SWIFT) test --no-parallel --sanitize=address \
	  --scratch-path .build/address

clean:
	rm -rf .build .venv
