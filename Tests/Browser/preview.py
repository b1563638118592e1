"""Runs `careleaf preview` on a copy of the sample site."""

import os
import re
import shutil
import signal
import subprocess
import time
from pathlib import Path

from built_site import ROOT

ARTICLE = "content/articles/choosing-a-provider.md"
PAGE = "articles/choosing-a-provider/"
WORDS = "Who holds the needle matters."
# What lists a mistake in the page.
PROBLEMS = "careleaf-preview li.error"
PROGRAM = os.environ.get("CARELEAF", str(ROOT / ".build/release/careleaf"))


class Preview:
    """A copy of the site in `folder` and the program that shows it at `address`."""

    def __init__(self, folder):
        self.folder = Path(folder)
        self.process = None
        self.address = None
        for name in ("content", "templates"):
            shutil.copytree(ROOT / name, self.folder / name)

    def start(self, port=0, *options):
        """Starts the program and waits until it says where it is."""
        command = [PROGRAM, "preview", "--site", str(self.folder), "--port", str(port), *options]
        with open(self.folder / "terminal.txt", "a", encoding="utf-8") as terminal:
            self.process = subprocess.Popen(
                command, stdout=subprocess.PIPE, stderr=terminal, text=True
            )
        line = self.process.stdout.readline()
        self.address = re.search(r"http://\S+:[0-9]+/", line)[0]
        return self

    @property
    def port(self):
        return int(self.address.rsplit(":", 1)[1].strip("/"))

    @property
    def terminal(self):
        """What the program has told of mistakes."""
        return (self.folder / "terminal.txt").read_text(encoding="utf-8")

    def wait_for_terminal(self, text, times=1, seconds=30):
        """Waits until the program has told of something so many times."""
        end = time.monotonic() + seconds
        while self.terminal.count(text) < times:
            assert time.monotonic() < end, self.terminal
            time.sleep(0.05)

    def stop(self):
        """Ends the program as Ctrl+C does; gives its exit status."""
        if self.process is None:
            return None
        self.process.send_signal(signal.SIGINT)
        status = self.process.wait(timeout=30)
        self.process.stdout.close()
        self.process = None
        return status

    def edit(self, name, old, new):
        """Saves a file of the site with another text in it."""
        file = self.folder / name
        text = file.read_text(encoding="utf-8")
        assert old in text
        file.write_text(text.replace(old, new, 1), encoding="utf-8")


def shows(tab, text):
    """Waits until the page shows a text."""
    tab.wait_for_function("text => document.body?.innerText.includes(text)", arg=text)
