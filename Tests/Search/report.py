"""How well the search of a site answers, and what it costs; see `make search-report`.

For the sample site it tells, of each kind of query in queries.tsv, how often a right page is first and
among the first five, and the mean reciprocal rank: for the half of the queries that the ranking was tuned
with, for the half held out (by the SHA-256 of the query), and for fresh.tsv, by which nothing is tuned.
For every site it tells the bytes, compressed, until the first results stand in the page, and the
milliseconds in Chromium with an empty cache, in all and beside the network, and with a full one. Pagefind,
where it is installed, has the same pages and queries, and a policy that lets it run.

    report.py [NAME=FOLDER …]    further sites, each the folder of a built one
"""

import gzip
import hashlib
import os
import statistics
import subprocess
import sys
import tempfile
import threading
import time
from contextlib import contextmanager
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from urllib.parse import urlsplit

from playwright.sync_api import sync_playwright

ROOT = Path(__file__).resolve().parents[2]
sys.path.append(str(ROOT / "Tests/Browser"))
from chromium import find_chromium  # noqa: E402

CARELEAF = (ROOT / os.environ.get("CARELEAF", ".build/release/careleaf")).resolve()
STRICT = "default-src 'self'"
# What Pagefind needs beside.
LAX = "default-src 'self'; script-src 'self' 'wasm-unsafe-eval'"
COMPRESSED = {".css", ".html", ".js", ".json", ".svg", ".txt", ".xml"}
TYPES = {".css": "text/css", ".html": "text/html", ".js": "text/javascript", ".json": "application/json",
         ".svg": "image/svg+xml", ".wasm": "application/wasm"}
# One query for each way that words can take: the name of a subject, lay words, a misspelt word.
TIMED = ["mesotherapy", "fat dissolving shots", "mesotherpy"]


class Site:
    """A served folder that counts what it sends."""

    def __init__(self, folder, policy):
        self.folder, self.policy, self.sent = folder, policy, []

    @contextmanager
    def serving(self):
        site = self

        class Handler(BaseHTTPRequestHandler):
            protocol_version = "HTTP/1.1"

            def do_GET(self):
                path = urlsplit(self.path).path.lstrip("/")
                file = site.folder / path
                if file.is_dir():
                    file = file / "index.html"
                found = file.is_file()
                body = file.read_bytes() if found else b""
                if file.suffix in COMPRESSED:
                    body = gzip.compress(body, compresslevel=6)
                site.sent.append((path, len(body)))
                self.send_response(200 if found else 404)
                self.send_header("Content-Type", TYPES.get(file.suffix, "application/octet-stream"))
                if file.suffix in COMPRESSED:
                    self.send_header("Content-Encoding", "gzip")
                self.send_header("Content-Length", str(len(body)))
                self.send_header("Content-Security-Policy", site.policy)
                self.send_header("Cache-Control", "max-age=600")
                self.end_headers()
                self.wfile.write(body)

            def log_message(self, *_):
                pass

        server = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        server.daemon_threads = True
        threading.Thread(target=server.serve_forever, daemon=True).start()
        try:
            yield f"http://127.0.0.1:{server.server_port}/"
        finally:
            server.shutdown()
            server.server_close()


class Careleaf:
    name, policy = "careleaf", STRICT
    page = "search/"

    @staticmethod
    def prepare(folder):
        return folder

    @staticmethod
    def ask(tab, query):
        """The addresses of the results, whether the help card is shown, and the milliseconds."""
        return tab.evaluate("""async (query) => {
          const count = document.getElementById('search-count');
          const start = performance.now();
          const answered = new Promise((resolve) => {
            const observer = new MutationObserver(() => {
              if (count.textContent === '') return;
              observer.disconnect();
              resolve();
            });
            observer.observe(count, { childList: true });
          });
          const field = document.getElementById('search-query');
          count.textContent = '';
          field.value = query;
          field.form.requestSubmit();
          await answered;
          const end = performance.now();
          const links = [...document.querySelectorAll('#search-list a')];
          return {
            urls: links.map((link) => link.pathname.slice(1)), start, end,
            danger: !document.getElementById('search-help').hidden };
        }""", query)


class Pagefind:
    name, policy = "pagefind", LAX
    page = "pagefind-test.html"

    @staticmethod
    def prepare(folder):
        """A copy of the site with Pagefind's index; None where it is not installed."""
        copy = Path(tempfile.mkdtemp()) / "site"
        subprocess.run(["cp", "-r", str(folder), str(copy)], check=True)
        start = time.monotonic()
        run = subprocess.run([sys.executable, "-m", "pagefind", "--site", str(copy)], capture_output=True)
        if run.returncode:
            print("Pagefind is not there: .venv/bin/pip install 'pagefind[bin]'", file=sys.stderr)
            return None
        print(f"pagefind: index made in {time.monotonic() - start:.1f} s")
        (copy / Pagefind.page).write_text("<!DOCTYPE html><title>Pagefind</title>")
        return copy

    @staticmethod
    def ask(tab, query):
        return tab.evaluate("""async (query) => {
          const start = performance.now();
          const pagefind = await import('/pagefind/pagefind.js');
          const { results } = await pagefind.search(query);
          const data = await Promise.all(results.slice(0, 10).map((result) => result.data()));
          return {
            urls: data.map((each) => new URL(each.url, location).pathname.slice(1)),
            start, end: performance.now(), danger: false };
        }""", query)


def times(tab, answer):
    """The milliseconds of an answer, and how many of them no file was waited for."""
    return tab.evaluate("""({ start, end }) => {
      let [own, last] = [end - start, start];
      const files = performance.getEntriesByType('resource')
        .map(({ startTime, responseEnd }) => [startTime, Math.min(responseEnd, end)])
        .sort((a, b) => a[0] - b[0]);
      for (const [from, to] of files) {
        own -= Math.max(0, to - Math.max(from, last));
        last = Math.max(last, to);
      }
      return [end - start, own];
    }""", answer)


def queries():
    rows = []
    for name in ("queries.tsv", "fresh.tsv"):
        for line in (ROOT / "Tests/Search" / name).read_text().splitlines():
            if not line.startswith("#"):
                kind, query, answers = line.split("\t")
                is_held_out = hashlib.sha256(query.encode()).digest()[0] & 1
                part = "fresh" if name == "fresh.tsv" else "held out" if is_held_out else "tuned"
                rows.append((kind, query, set(answers.split()), part))
    return rows


def rank(answer, answers):
    """The place of the first right answer from 1; 0 when it is not among ten."""
    if answers == {"!"}:
        return int(answer["danger"])
    for place, url in enumerate(answer["urls"][:10], 1):
        if url.removesuffix("index.html") in answers:
            return place
    return 0


def quality(engine, browser, folder):
    site = Site(folder, engine.policy)
    with site.serving() as address:
        context = browser.new_context()
        tab = context.new_page()
        tab.goto(address + engine.page)
        ranks = []
        for kind, query, answers, part in queries():
            answer = engine.ask(tab, query)
            ranks.append((kind, part, rank(answer, answers), not answer["urls"]))
        context.close()
    print(f"\n{engine.name}: {'queries':22} number  hit@1  hit@5    MRR  empty")
    kinds = ["lay", "misspelt", "exact", "question", "emergency"]
    for part in ("tuned", "held out", "fresh"):
        for kind in kinds + ["all"]:
            found = [each for each in ranks if each[1] == part and kind in (each[0], "all")]
            if found:
                row(f"{part}, {kind}", found)


def row(name, ranks):
    places = [each[2] for each in ranks]
    number = len(places)
    first = sum(place == 1 for place in places) / number
    five = sum(1 <= place <= 5 for place in places) / number
    reciprocal = sum(1 / place for place in places if place) / number
    empty = sum(each[3] for each in ranks)
    print(f"{name:32} {number:6}  {first:5.3f}  {five:5.3f}  {reciprocal:5.3f}  {empty:5}")


def costs(engine, browser, name, folder):
    """Bytes and milliseconds of the first query in a fresh browser and of later ones."""
    site = Site(folder, engine.policy)
    size = sum(file.stat().st_size for part in ("search", "pagefind")
               for file in folder.glob(f"{part}/**/*") if file.suffix != ".html")
    with site.serving() as address:
        for query in TIMED:
            firsts, laters, sizes = [], [], []
            for _ in range(5):
                context = browser.new_context()
                tab = context.new_page()
                tab.goto(address + engine.page)
                tab.wait_for_load_state("networkidle")
                page = {path for path, _ in site.sent if path.endswith((".html", "/", ".css", ".svg"))}
                firsts.append(times(tab, engine.ask(tab, query)))
                sizes.append(sum(sent for path, sent in site.sent if path not in page))
                laters.append(times(tab, engine.ask(tab, query)))
                site.sent.clear()
                context.close()
            first, own = (statistics.median(each) for each in zip(*firsts))
            later = statistics.median(own for _, own in laters)
            print(f"{name:8} {engine.name:9} {query:22} {statistics.median(sizes) / 1000:7.1f} kB  "
                  f"{first:7.1f} ms  {own:7.1f} ms  {later:6.1f} ms  {size / 1e6:6.2f} MB on disk")


def main():
    sample = Path(tempfile.mkdtemp()) / "sample"
    subprocess.run([CARELEAF, "build", "--site", ROOT, "--output", sample, "--no-sync", "--as-of",
                    "2026-06-01"], check=True, stdout=subprocess.DEVNULL)
    sites = {"sample": sample}
    sites |= {name: Path(folder) for name, folder in (each.split("=", 1) for each in sys.argv[1:])}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        for engine in (Careleaf, Pagefind):
            prepared = {name: engine.prepare(folder) for name, folder in sites.items()}
            if None in prepared.values():
                continue
            quality(engine, browser, prepared["sample"])
            print(f"\n{'site':8} {'engine':9} {'query':22} {'bytes':>10}  {'first':>10}  "
                  f"{'its own':>10}  {'later':>9}")
            for name, folder in prepared.items():
                costs(engine, browser, name, folder)
        browser.close()


if __name__ == "__main__":
    main()
