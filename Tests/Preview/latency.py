"""Measures how long it takes from saving an article until a browser has painted its new words, on
sites of 1,000 and 10,000 articles, on a machine that does nothing else; see `make preview-latency`."""

import os
import re
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path += [str(ROOT / "Tests/Benchmarks"), str(ROOT / "Tests/Browser")]

from chromium import find_chromium  # noqa: E402
from corpus import make_careleaf, treatments  # noqa: E402

PROGRAM = os.environ.get("CARELEAF", str(ROOT / ".build/release/careleaf"))
SAVES = 20
# Milliseconds by the number of articles.
MOST = {1_000: 100, 10_000: 300}
OLD = "You may be offered"
# In every page: when a frame was painted after the number of the save has come into the text. What
# a frame shows is sure when the next one begins.
WATCH = """
  const found = new Map();
  const look = () => {
    const number = document.querySelector('main')?.textContent.match(/Number (\\d+)x/)?.[1];
    if (!number || found.has(number)) return;
    found.set(number, 0);
    requestAnimationFrame(() => requestAnimationFrame(() => found.set(number, Date.now())));
  };
  new MutationObserver(look).observe(document, {
    childList: true, subtree: true, characterData: true,
  });
  window.painted = (number) => found.get(String(number)) ?? 0;
"""


def start(folder):
    process = subprocess.Popen(
        [PROGRAM, "preview", "--site", str(folder), "--port", "0"],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True,
    )
    return process, re.search(r"http://\S+", process.stdout.readline())[0]


def measure(tab, article, settle):
    """Milliseconds from each save to the painted page."""
    text = article.read_text(encoding="utf-8")
    times = []
    for number in range(SAVES):
        time.sleep(settle)
        begin = time.time() * 1000
        article.write_text(text.replace(OLD, f"Number {number}x. {OLD}", 1), encoding="utf-8")
        tab.wait_for_function(f"() => window.painted({number})", polling=50)
        times.append(tab.evaluate(f"window.painted({number})") - begin)
    article.write_text(text, encoding="utf-8")
    return times


def run(browser, count, folder):
    """Prints the figures of a site of `count` articles; gives their median."""
    make_careleaf(folder, count)
    treatment = treatments(count)[0][0]
    process, address = start(folder)
    try:
        tab = browser.new_page()
        tab.add_init_script(WATCH)
        tab.goto(f"{address}treatments/{treatment}/article-5/", timeout=120_000)
        # The first check of all the content is none of the times of a save.
        time.sleep(5 + count / 500)
        article = folder / f"content/treatments/{treatment}/article-5.md"
        times = measure(tab, article, 1 + count / 5_000)
        tab.close()
    finally:
        process.terminate()
        process.wait(timeout=30)
    load = os.getloadavg()[0]
    print(f"{count} articles: from save to painted page {statistics.median(times):.0f} ms, at most "
          f"{max(times):.0f} ms ({SAVES} saves, load {load:.1f})", flush=True)
    return statistics.median(times)


def main():
    counts = [int(argument) for argument in sys.argv[1:]] or list(MOST)
    slow = []
    with sync_playwright() as playwright, tempfile.TemporaryDirectory() as name:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        for count in counts:
            median = run(browser, count, Path(name) / str(count))
            if median > MOST.get(count, float("inf")):
                slow.append(count)
        browser.close()
    if slow:
        sys.exit(f"too slow with {', '.join(map(str, slow))} articles")


if __name__ == "__main__":
    main()
