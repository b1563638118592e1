"""What the preview does when the machine does not play along.

Run by `make fault-test`. What needs root is skipped and says so.
"""

import os
import pathlib
import re
import shutil
import signal
import socket
import subprocess
import tempfile
import time
import unittest
import urllib.request

import faults
from sites import PROGRAM, ROOT

ARTICLE = "content/articles/choosing-a-provider.md"
PAGE = "articles/choosing-a-provider/"
WORDS = "Who holds the needle matters."


class PreviewFaultTest(unittest.TestCase):
    def start(self, folder, *options):
        process = subprocess.Popen(
            [PROGRAM, "preview", "--site", folder, *options],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        self.addCleanup(process.communicate)
        self.addCleanup(process.kill)
        return process

    def page(self, port):
        with urllib.request.urlopen(f"http://127.0.0.1:{port}/{PAGE}", timeout=60) as answer:
            return answer.read().decode()

    def test_full_disk(self):
        with faults.tmpfs("size=8m") as folder:
            for part in ("content", "templates"):
                shutil.copytree(ROOT / part, folder / part)
            article = folder / ARTICLE
            text = article.read_text(encoding="utf-8")
            self.fill(folder)
            process = self.start(folder, "--port", "0")
            port = re.search(r":(\d+)/", process.stdout.readline())[1]
            self.assertIn(WORDS, self.page(port))
            with open(article, "r+", encoding="utf-8") as file:
                file.write(text.replace(WORDS, "Other words that fit as well."))
            end = time.monotonic() + 60
            while "Other words" not in self.page(port) and time.monotonic() < end:
                time.sleep(0.1)
            self.assertIn("Other words", self.page(port))
            process.terminate()
            self.assertEqual(process.wait(timeout=30), 0)

    def fill(self, folder):
        with self.assertRaises(OSError), open(folder / "filling", "wb", buffering=0) as file:
            while True:
                file.write(b"x" * 4096)
        with self.assertRaises(OSError):
            (folder / "more").write_bytes(b"x" * 4096)

    def test_opens_nothing_to_write(self):
        if not shutil.which("strace"):
            self.skipTest("needs strace")
        process = subprocess.Popen(
            ["strace", "-f", "-qq", "-e", "trace=openat,open,creat,rename,mkdir,unlink,truncate",
             PROGRAM, "preview", "--site", ROOT, "--port", "0"],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True,
        )
        port = re.search(r":(\d+)/", process.stdout.readline())[1]
        self.assertIn(WORDS, self.page(port))
        children = pathlib.Path(f"/proc/{process.pid}/task/{process.pid}/children").read_text()
        os.kill(int(children.split()[0]), signal.SIGTERM)
        calls = process.communicate(timeout=60)[1].splitlines()
        writing = [
            call for call in calls
            if re.search(r"O_WRONLY|O_RDWR|O_CREAT|creat\(|rename|mkdir|unlink|truncate\(", call)
            and "/dev/" not in call
        ]
        self.assertEqual(writing, [])

    def test_port_that_is_taken(self):
        first = self.start(ROOT, "--port", "0")
        port = re.search(r":(\d+)/", first.stdout.readline())[1]
        start = time.monotonic()
        second = self.start(ROOT, "--port", port)
        _, problems = second.communicate(timeout=60)
        self.assertEqual(second.returncode, 74)
        self.assertEqual(
            problems,
            f"error: another program answers at port {port}\n"
            "  choose another with --port, or leave the option out\n",
        )
        self.assertLess(time.monotonic() - start, 2)

    def test_ended_as_soon_as_it_is_there(self):
        for _ in range(20):
            process = self.start(ROOT, "--port", "0")
            process.stdout.readline()
            process.terminate()
            self.assertEqual(process.wait(timeout=30), 0)

    def test_told_twice_to_end(self):
        with tempfile.TemporaryDirectory() as name:
            folder = pathlib.Path(name)
            for part in ("content", "templates"):
                shutil.copytree(ROOT / part, folder / part)
            # So many that the first build takes longer than the preview may take to end.
            for number in range(20_000):
                os.link(folder / ARTICLE, (folder / ARTICLE).with_name(f"copy-{number}.md"))
            for signals, status in ((1, 0), (2, 128 + signal.SIGINT)):
                process = self.start(folder, "--port", "0")
                process.stdout.readline()
                time.sleep(0.5)
                start = time.monotonic()
                for _ in range(signals):
                    process.send_signal(signal.SIGINT)
                    time.sleep(0.2)
                self.assertEqual(process.wait(timeout=30), status)
                self.assertLess(time.monotonic() - start, 10)

    def test_lines_without_end(self):
        process = self.start(ROOT, "--port", "0")
        port = re.search(r":(\d+)/", process.stdout.readline())[1]
        self.assertIn(WORDS, self.page(port))
        connections = []
        for start in (b"GET /", b"GET / HTTP/1.1\r\nHost: localhost\r\nX: ", b"GET /") * 5:
            connection = socket.create_connection(("127.0.0.1", int(port)), timeout=20)
            self.addCleanup(connection.close)
            connections.append((connection, b" 431 " if b"HTTP" in start else b" 414 "))
            try:
                connection.sendall(start + b"a" * (1 << 20))
            except ConnectionError:
                pass
        start = time.monotonic()
        self.assertIn(WORDS, self.page(port))
        for connection, status in connections:
            self.assertIn(status, connection.recv(100))
        process.send_signal(signal.SIGINT)
        self.assertEqual(process.wait(timeout=30), 0)
        self.assertLess(time.monotonic() - start, 5)

    def test_killed(self):
        before = sorted(pathlib.Path(ROOT).glob("*"))
        process = self.start(ROOT, "--port", "0")
        process.stdout.readline()
        process.kill()
        process.wait(timeout=30)
        self.assertEqual(sorted(pathlib.Path(ROOT).glob("*")), before)


if __name__ == "__main__":
    unittest.main()
