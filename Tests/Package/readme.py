"""Prints the part "Your first site" of README.md as a shell script: `readme.py > play.sh`.

What a reader types runs as it stands there, and the files that it shows are written where it says. So
the test follows README, whatever README says. Functions that the script calls stand in stranger.sh.
"""

import re
import shlex
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def part():
    text = (ROOT / "README.md").read_text(encoding="utf-8")
    return re.search(r"^## Your first site\n(.*?)^## ", text, re.M | re.S)[1]


def steps(text):
    """The commands and the files in their order: (None, command) or (path, text)."""
    before = ""
    for piece in re.split(r"^(```\w*\n.*?^```\n)", text, flags=re.M | re.S):
        if not piece.startswith("```"):
            before = piece
            continue
        language, body = re.fullmatch(r"```(\w*)\n(.*?)^```\n", piece, re.M | re.S).groups()
        if language:
            yield re.findall(r"`(content/[^`]+)`", before)[-1], body
        else:
            yield from ((None, line) for line in body.splitlines())


def main():
    price = re.search(r"face: (\d+)", part())[1]
    article = re.search(r"`content/(articles/[^`]+)\.md`", part())[1]
    print("set -eu")
    for path, text in steps(part()):
        if path:
            # What is written must have been begun by a command before, as the text says.
            print(f"test -e {shlex.quote(path)} && cat > {shlex.quote(path)} <<'END OF FILE'")
            print(f"{text}END OF FILE")
        elif text.startswith("careleaf preview"):
            print(f"preview {text.removeprefix('careleaf preview')}")
        else:
            print(text)
    print(f"finish {price} {article}")


if __name__ == "__main__":
    sys.exit(main())
