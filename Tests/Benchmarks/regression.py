"""Fails when a build has become slower, or a page of a larger site; see `make bench-check`.

What is compared is the processor time of a build with that of the floor program on the same
articles in the same run, and what an article takes on a larger site with what it takes on a small
one. These ratios are much the same on every machine; seconds are not.
"""

import os
import resource
import shutil
import subprocess
import sys
import tempfile
from pathlib import Path

import compare
import corpus

ARTICLES = 1000
# How often the floor program goes through the articles; one time is too short to be measured.
FLOOR_ROUNDS = 20
RUNS = 5
# What looks through all articles for each of them is not seen on a site of a thousand.
MANY_ARTICLES = 5 * ARTICLES
MANY_RUNS = 4
# How many times as long an article may take there. It is 0.8, as a part of every build is the same
# for all sites.
MOST_GROWTH = 0.8 * 4 / 3
# A build takes this many times as long as the floor program. Write the new number here when a
# change makes builds faster, so that nobody gives that away unnoticed. It was 10 before there was an
# index of the search and before claims and numbers were read by all words around them, and 22 before
# numbers that writers work out or tell in other words. The same program takes 17 times as long on a
# machine with large caches and 24 to 28 on one with small ones, where the floor, which needs little
# memory, is as fast: this is the number there.
EXPECTED = 25
ALLOWED = EXPECTED * 4 / 3


def processor_seconds(command, **options):
    def used():
        usage = resource.getrusage(resource.RUSAGE_CHILDREN)
        return usage.ru_utime + usage.ru_stime

    before = used()
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL, **options)
    return used() - before


def build_seconds(program, site):
    shutil.rmtree(site / "public", ignore_errors=True)
    shutil.rmtree(site / ".careleaf", ignore_errors=True)
    return processor_seconds([program, "build", "--quiet", "--site", site])


def floor_seconds(work):
    listed = (work / "articles.txt").read_text() * FLOOR_ROUNDS
    out = work / "out"
    out.mkdir(exist_ok=True)
    return processor_seconds([work / "floor", out], input=listed, text=True) / FLOOR_ROUNDS


def main():
    program = Path(os.environ["CARELEAF"]).resolve()
    base = "/dev/shm" if os.path.isdir("/dev/shm") else None
    work = Path(tempfile.mkdtemp(prefix="careleaf-bench-", dir=base))
    try:
        corpus.make_careleaf(work / "site", ARTICLES)
        corpus.make_careleaf(work / "many", MANY_ARTICLES)
        compare.make_floor(work, work / "site")
        # By turns, because machines are slower at some times than at others.
        runs = [
            (build_seconds(program, work / "site"), floor_seconds(work)) for _ in range(RUNS)
        ]
        many = [
            (build_seconds(program, work / "many"), build_seconds(program, work / "site"))
            for _ in range(MANY_RUNS)
        ]
    finally:
        shutil.rmtree(work, ignore_errors=True)
    # The two of a turn ran on the same machine; the luckiest floor of all turns did not, and its ratio
    # was a third apart from one time to the next.
    ratio, build, floor = sorted((build / floor, build, floor) for build, floor in runs)[RUNS // 2]
    print(
        f"bench: a build of {ARTICLES} articles takes {build:.2f} s of processor, "
        f"{ratio:.1f} times the floor's {floor:.4f} s; {ALLOWED:.1f} times are allowed"
    )
    large, small = (min(seconds) for seconds in zip(*many))
    growth = large / small * ARTICLES / MANY_ARTICLES
    print(
        f"bench: an article among {MANY_ARTICLES} takes {growth:.2f} times as long as one among "
        f"{ARTICLES}; {MOST_GROWTH:.2f} times are allowed"
    )
    return 0 if ratio <= ALLOWED and growth <= MOST_GROWTH else 1


if __name__ == "__main__":
    sys.exit(main())
