"""Whatever the documents name exists: files and folders, targets of make, types and their members,
and tests. And the program imports nothing of Foundation but its essentials; see `make docs-test`."""

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = [
    "README.md", "CHANGELOG.md", "Sources/README.md", "content/README.md", "templates/README.md",
    "docs/hosting.md", "docs/reviewing.md", ".github/CONTRIBUTING.md", ".github/SECURITY.md", ".github/pull_request_template.md",
]
BUILT = {".build", ".git", ".venv", ".careleaf", "public"}
FILE = re.compile(r"[\w./*<>-]+\.(swift|md|yaml|py|sh|js|css|mustache|json|txt|svg)")
FOLDER = re.compile(r"[A-Z]\w+(/\w+)+/?")
# A type, with members or the labels of a function.
NAME = re.compile(r"[A-Z][a-z]\w*(\.[a-z]\w*)*(\([\w:]*\))?")
# Files of examples, and of editors.
MADE_UP = re.compile(r"\b(choosing|[\w-]*facial|my-block|miracle|partials/name|settings)\b|[<>*]")


def listed():
    """The files of the repository, without what was built."""
    for folder, folders, names in os.walk(ROOT):
        folders[:] = [name for name in folders if name not in BUILT]
        yield from (str(Path(folder, name).relative_to(ROOT)) for name in names)


def spans(text):
    """The spans and blocks of code in a document, and the rest of it."""
    block, span = r"^```\w*\n(.*?)^```", r"`([^`\n]+)`"
    blocks = re.findall(block, text, re.M | re.S)
    text = re.sub(block, "", text, flags=re.M | re.S)
    return re.findall(span, text) + blocks, re.sub(span, "", text)


def problems(document, files, swift, targets):
    words = set(re.findall(r"\w+", swift))
    folders = {folder for name in files for folder in Path(name).parents}
    paths = {"/" + name for name in files} | {f"/{folder}/" for folder in folders}
    code, text = spans((ROOT / document).read_text())
    for target in re.findall(r"\]\((?![a-z]+:)([^)#\s]+)[^)]*\)", text):
        if not (ROOT / document).parent.joinpath(target).exists():
            yield f"links to {target}"
    for name in code:
        if FILE.fullmatch(name) and not MADE_UP.search(name):
            end = "/" + name.removeprefix("/")
            if name not in swift and not any(path.endswith(end) for path in paths):
                yield f"names the file {name}"
        if FOLDER.fullmatch(name) and not any(
            path.endswith(f"/{name.removesuffix('/')}/") for path in paths
        ):
            yield f"names the folder {name}"
        if NAME.fullmatch(name) and document.startswith(("Sources/", ".github/")):
            for word in set(re.findall(r"\w+", name)) - words:
                yield f"names {name}, but nothing is called {word}"
        for line in name.splitlines():
            found = re.match(r"make((?: [a-z][a-z-]*)+)", line)
            for target in set(found[1].split() if found else []) - targets:
                yield f"names make {target}"
            for suite in re.findall(r"--filter (\w+)", line):
                if suite not in words and f"/Tests/{suite}/" not in paths:
                    yield f"names the tests {suite}"


# The whole of Foundation makes the program twice as large. These run only while it is built.
WHOLE = re.compile(r"^\s*(?:@\w+ )*(?:\w+ )?import (?:\w+ )?Foundation(?:\w*)\b(?<!Foundations)", re.M)
WITH_FOUNDATION = ("Sources/Essentials/", "Sources/BuiltIn/Embedding/", "Sources/BuiltIn/Plugin/")


def imports(files):
    for name in files:
        if not name.startswith("Sources/") or not name.endswith(".swift"):
            continue
        if not name.startswith(WITH_FOUNDATION) and WHOLE.search((ROOT / name).read_text()):
            yield f"{name} imports Foundation; import Essentials"


def main():
    files = sorted(listed())
    swift = "\n".join((ROOT / name).read_text() for name in files if name.endswith(".swift"))
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text(), re.M))
    found = [
        f"{document} {problem}" for document in DOCUMENTS
        for problem in problems(document, files, swift, targets)
    ] + list(imports(files))
    if found:
        sys.exit("\n".join(found))


if __name__ == "__main__":
    main()
