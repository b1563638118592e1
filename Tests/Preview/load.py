"""Loads the preview with requests and with browsers that come and go: no reload may be lost, and
neither memory nor open files may grow. Needs wrk; see `make preview-load`."""

import json
import os
import re
import shutil
import socket
import subprocess
import sys
import tempfile
import threading
import time
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
PROGRAM = os.environ.get("CARELEAF", str(ROOT / ".build/release/careleaf"))
ARTICLE = "content/articles/choosing-a-provider.md"
BROWSERS = 100
SECONDS = 10
ROUNDS = int(sys.argv[1]) if len(sys.argv) > 1 else 3
MOST_MEGABYTES = 20

# No address of a file, or none of the site's.
ODD_REQUESTS = [
    b"GET /../../../../etc/passwd HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /%2e%2e/%2e%2e/content/clinic.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /%c0%ae%c0%ae/x HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /a%00b HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET \\..\\content\\clinic.yaml HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET /\xff\xfe HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET " + b"/a" * 40_000 + b" HTTP/1.1\r\nHost: localhost\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n",
    b"POST / HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
    b"\x00" * 100 + b"\r\n\r\n",
    b"GET / HTTP/9.9\r\n\r\n",
    b"GET",
]


class Browser(threading.Thread):
    """Listens to what has changed, goes away now and then, and comes back."""

    def __init__(self, port, number):
        super().__init__(daemon=True)
        self.port = port
        self.number = number
        self.revision = 0
        self.ends = False

    def run(self):
        while not self.ends:
            try:
                self.listen()
            except (OSError, ValueError):
                time.sleep(0.05)

    def listen(self):
        with socket.create_connection(("127.0.0.1", self.port), timeout=20) as connection:
            connection.sendall(b"GET /.careleaf/events HTTP/1.1\r\nHost: localhost\r\n\r\n")
            start = time.monotonic()
            stays = 0.5 + self.number % 10 / 5
            for line in connection.makefile("rb"):
                if line.startswith(b"data: "):
                    self.revision = max(self.revision, json.loads(line[6:])["revision"])
                if self.ends or time.monotonic() - start > stays:
                    return


def figures(process):
    """Megabytes of memory and the number of open files."""
    status = Path(f"/proc/{process.pid}/status").read_text(encoding="ascii")
    resident = int(re.search(r"VmRSS:\s+(\d+)", status)[1]) / 1024
    return resident, len(os.listdir(f"/proc/{process.pid}/fd"))


def ask_oddly(port):
    """Sends what is no request; whatever comes back holds no file of the sources."""
    for request in ODD_REQUESTS:
        with socket.create_connection(("127.0.0.1", port), timeout=20) as connection:
            connection.settimeout(2)
            answer = b""
            try:
                connection.sendall(request)
                while more := connection.recv(65536):
                    answer += more
            except OSError:
                pass
        assert b"root:" not in answer and b"base_url" not in answer, request


def run_load(process, port, folder):
    """The figures while it idles and after each round, and the reloads that were lost."""
    article = folder / ARTICLE
    text = article.read_text(encoding="utf-8")
    rounds = []
    lost = 0
    for number in range(ROUNDS):
        browsers = [Browser(port, index) for index in range(BROWSERS)]
        for browser in browsers:
            browser.start()
        wrk = subprocess.Popen(
            ["wrk", "-t2", "-c50", f"-d{SECONDS}s", f"http://127.0.0.1:{port}/"],
            stdout=subprocess.PIPE, text=True,
        )
        edits = 0
        while wrk.poll() is None:
            edits += 1
            article.write_text(text + f"\nEdit {number} {edits}.\n", encoding="utf-8")
            time.sleep(0.5)
        ask_oddly(port)
        last = revision(port)
        end = time.monotonic() + 15
        while time.monotonic() < end and any(b.revision < last for b in browsers):
            time.sleep(0.1)
        lost += sum(b.revision < last for b in browsers)
        for browser in browsers:
            browser.ends = True
        for browser in browsers:
            browser.join(timeout=30)
        # Those that have gone are noticed at a heartbeat.
        time.sleep(12)
        rate = re.search(r"Requests/sec:\s+(\S+)", wrk.stdout.read())[1]
        rounds.append(figures(process))
        print(f"round {number + 1}: {rate} requests a second, {edits} edits, revision {last}, "
              f"{rounds[-1][0]:.0f} MB, {rounds[-1][1]} open files, {lost} reloads lost")
    return rounds, lost


def revision(port):
    """The latest state, once nothing changes any more."""
    time.sleep(3)
    browser = Browser(port, 0)
    browser.start()
    while browser.revision == 0:
        time.sleep(0.05)
    browser.ends = True
    return browser.revision


def main():
    if not shutil.which("wrk"):
        sys.exit("wrk is missing: apt-get install wrk")
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        for part in ("content", "templates"):
            shutil.copytree(ROOT / part, folder / part)
        before = sorted(folder.rglob("*"))
        with open(os.devnull, "w", encoding="utf-8") as nothing:
            process = subprocess.Popen(
                [PROGRAM, "preview", "--site", name, "--port", "0"],
                stdout=subprocess.PIPE, stderr=nothing, text=True,
            )
        port = int(re.search(r":(\d+)/", process.stdout.readline())[1])
        try:
            rounds, lost = run_load(process, port, folder)
        finally:
            process.terminate()
            status = process.wait(timeout=30)
        assert lost == 0, f"{lost} reloads were lost"
        assert rounds[-1][1] <= rounds[0][1], f"open files grow: {rounds}"
        assert rounds[-1][0] - rounds[0][0] < MOST_MEGABYTES, f"memory grows: {rounds}"
        assert status == 0, f"it ended with {status}"
        assert sorted(folder.rglob("*")) == before, "it left something behind"


if __name__ == "__main__":
    main()
