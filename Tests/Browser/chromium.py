"""Finds the Chromium of this machine."""

import os
import shutil
import sys
from pathlib import Path

COMMANDS = ["chromium", "chromium-browser", "google-chrome"]
MAC_PROGRAMS = [
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
]


def find_chromium():
    """The path of the browser's program; CHROMIUM in the environment comes first."""
    named = os.environ.get("CHROMIUM")
    candidates = [named] if named else [shutil.which(name) for name in COMMANDS] + MAC_PROGRAMS
    for candidate in candidates:
        if candidate and Path(candidate).exists():
            return candidate
    raise FileNotFoundError("there is no Chromium; install it, or set CHROMIUM to its path")


if __name__ == "__main__":
    try:
        print(find_chromium())
    except FileNotFoundError as problem:
        sys.exit(str(problem))
