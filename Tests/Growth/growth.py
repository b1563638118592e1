"""How the time of the program grows with what it is given; see `make growth`.

For each kind of input a site is built of n, 2n and 4n bytes of it, and the processor time compared.
None may grow faster than in proportion, nor take long for what it is. `growth.py WORD` measures the
kinds with this word in their names.
"""

import math
import os
import resource
import shutil
import signal
import subprocess
import sys
import tempfile
from pathlib import Path

import article_kinds  # noqa: F401 (each adds its own to kinds.KINDS)
import data_kinds  # noqa: F401
import kinds
import preview_kinds
import theme_kinds  # noqa: F401

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = Path(os.environ.get("CARELEAF", ROOT / ".build/release/careleaf")).resolve()

#: Twice the input takes 2 ** 1.3 = 2.5 times the time at most.
STEEPEST = 1.3
#: Seconds of processor for a megabyte; reporting a mistake takes longer than reading a word, and so
#: does making a page or a file.
SLOWEST = {"text": 1.0, "mistakes": 10.0, "pages": 20.0}
#: What a file counts for at least, in bytes: to read one takes as long.
SMALLEST = 1000
#: What takes less, in seconds at 4n, is too short for an exponent.
SHORTEST = 0.2
#: After so many seconds of processor a build is ended.
LONGEST = 10
#: What is said about a site, in bytes for one of its own: a message quotes no file as a whole.
LONGEST_LINE = 4000

BASE = {
    "content/clinic.yaml": kinds.CLINIC,
    "content/sources.yaml": "known: { title: A paper, kind: consumer-article }\n",
    "content/glossary.yaml": "scab: { definition: A crust., forms: [scabs] }\n",
    "content/treatments/peel/facts.yaml": kinds.FACTS + kinds.PRICES + kinds.RISKS,
    "content/articles/other.md": kinds.HEAD + "## Part\n\nThe other one.\n",
}


def make_site(folder, files):
    shutil.copytree(ROOT / "templates", folder / "templates")
    for path, text in {**BASE, **files}.items():
        file = folder / path
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_bytes(text.encode())


def build(folder):
    """The seconds of processor that a build takes, its status and the longest line it says."""
    def limit():
        resource.setrlimit(resource.RLIMIT_CPU, (LONGEST, LONGEST + 1))

    said = folder / "said"
    command = [PROGRAM, "build", "--no-sync", "--fresh", "--as-of", "2026-06-01", "--site", folder]
    with open(said, "wb") as output:
        process = subprocess.Popen(
            command, stdout=output, stderr=output, preexec_fn=limit,
            env={**os.environ, "SWIFT_BACKTRACE": "enable=no"})
        _, status, usage = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    with open(said, "rb") as file:
        line = max((len(line) for line in file), default=0)
    return usage.ru_utime + usage.ru_stime, process.returncode, line


class Row:
    """What was measured of one kind."""

    def __init__(self, kind, base):
        self.kind = kind
        self.base = base
        self.sizes, self.seconds = [], []
        self.line = 0
        self.crash = None

    def measure(self, work):
        """Measures; where something is wrong, twice more, of which the shortest times count: others
        work on the machine too, and short times differ by what the system does meanwhile."""
        self.measure_once(work)
        for _ in range(2):
            if not self.problems or self.crash is not None:
                return
            before = self.seconds
            self.sizes, self.seconds = [], []
            self.measure_once(work)
            self.seconds = [min(pair) for pair in zip(before, self.seconds)]

    def measure_once(self, work):
        for factor in (1, 2, 4):
            files = self.kind.files(self.kind.start * factor)
            folder = Path(tempfile.mkdtemp(dir=work))
            make_site(folder, files)
            seconds, status, line = build(folder)
            shutil.rmtree(folder)
            self.add(sum(max(SMALLEST, len(text.encode())) for text in files.values()), seconds)
            self.line = max(self.line, line)
            if status not in (0, 1):
                self.crash = status
                break

    def add(self, size, seconds):
        self.sizes.append(size)
        self.seconds.append(max(0.001, seconds - self.base))

    @property
    def exponent(self):
        """The power of the size that the time grows with; nil for what takes too little."""
        if self.seconds[-1] < SHORTEST or len(self.seconds) < 2:
            return None
        growth = 2 ** (len(self.seconds) - 1)
        return math.log(self.seconds[-1] / max(self.seconds[0], 0.01)) / math.log(growth)

    @property
    def rate(self):
        """Seconds of processor for a megabyte."""
        return self.seconds[-1] / (self.sizes[-1] / 1e6)

    @property
    def allowed(self):
        if self.kind.page:
            return SLOWEST["pages"]
        return SLOWEST["mistakes" if self.kind.mistakes else "text"]

    @property
    def problems(self):
        found = []
        if self.crash is not None:
            late = self.crash == -signal.SIGXCPU
            found.append("took too long" if late else f"ended by {self.crash}")
        if self.exponent is not None and self.exponent > STEEPEST:
            found.append("too steep")
        if self.rate > self.allowed and self.seconds[-1] > SHORTEST:
            found.append("too slow")
        if self.line > LONGEST_LINE:
            found.append(f"a line of {self.line} bytes")
        return found

    def __str__(self):
        times = " ".join(f"{seconds:7.2f}" for seconds in self.seconds).ljust(23)
        exponent = "   –" if self.exponent is None else f"{self.exponent:4.2f}"
        return (f"{self.kind.name[:42]:42} {self.sizes[-1] / 1e3:7.0f} {times} {exponent} "
                f"{self.rate:6.2f}  {', '.join(self.problems)}").rstrip()


def steady(measure):
    """The best of up to three rows, where each takes little: other programs slow it down."""
    best = measure()
    for _ in range(2):
        if not best.problems or best.crash is not None or sum(best.seconds) > 5:
            break
        again = measure()
        best = min(best, again, key=lambda row: (len(row.problems), row.exponent or 0))
    return best


def measure_builds(work, words):
    site = Path(tempfile.mkdtemp(dir=work))
    make_site(site, {})
    base = min(build(site)[0] for _ in range(3))
    for kind in kinds.KINDS:
        if not all(word in kind.name for word in words):
            continue

        def measure(kind=kind):
            row = Row(kind, base)
            row.measure(work)
            return row
        yield steady(measure)


def measure_requests(work, words):
    site = Path(tempfile.mkdtemp(dir=work))
    make_site(site, {})
    chosen = [kind for kind in preview_kinds.KINDS if all(word in kind.name for word in words)]
    if not chosen or not Path("/proc/self/stat").exists():
        return
    with preview_kinds.Preview(PROGRAM, site) as preview:
        base = min(preview.answer(preview_kinds.SMALL, 1)[1] for _ in range(3))
        for kind in chosen:
            def measure(kind=kind):
                row = Row(kind, base)
                for factor in (1, 2, 4):
                    row.add(*preview.answer(kind, factor))
                return row
            yield steady(measure)


def main():
    base = "/dev/shm" if os.path.isdir("/dev/shm") else None
    work = Path(tempfile.mkdtemp(prefix="careleaf-growth-", dir=base))
    words = sys.argv[1:]
    rows = []
    print(f"{'kind':42} {'KB':>7} {'seconds at n, 2n, 4n':23} {'n^':>4} {'s/MB':>6}")
    try:
        for measure in (measure_builds, measure_requests):
            for row in measure(work, words):
                rows.append(row)
                print(row, flush=True)
    finally:
        shutil.rmtree(work, ignore_errors=True)
    bad = [row for row in rows if row.problems]
    print(f"{len(rows)} kinds, {len(bad)} with a problem")
    for row in bad:
        print(row)
    return 1 if bad or not rows else 0


if __name__ == "__main__":
    sys.exit(main())
