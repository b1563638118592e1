"""Sites to build and the program that builds them, for the fault tests."""

import os
import pathlib
import resource
import shutil
import signal
import subprocess
import tempfile

ROOT = pathlib.Path(__file__).resolve().parents[2]
PROGRAM = pathlib.Path(os.environ.get("CARELEAF", ROOT / ".build/release/careleaf")).resolve()
MANIFEST = ".careleaf-manifest"

FACTS = """\
name: {name}
summary: It takes off a layer of the skin.
sessions: 2 to 3
what_it_is: An acid on the skin.
who_should_not_have_it: [you are pregnant]
before: [wash your face]
prices: {{ areas: {{ face: 100 to 150 }} }}
risks: {{ common: [Redness], serious: [Scars] }}
evidence: {{ known: [It peels.], not_known: [How long it lasts.] }}
aftercare: {{ phases: [{{ name: First day, days: 1, do: [rest] }}] }}
get_help: {{ emergency: [you faint], urgent: [it bleeds], routine: [it itches] }}
alternatives:
  doing_nothing: The skin stays as it is.
  others: [{{ name: Cream, text: It keeps the skin moist. }}]
"""

ARTICLE = """\
---
title: Article {number}, {version}
summary: About it.
---
## What {version} is

{text}
"""


class Site:
    """A site of the repository's theme and `count` articles, in a folder of its own."""

    def __init__(self, count=20, folder=None):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="careleaf-faults-", dir=folder))
        self.public = self.folder / "public"
        shutil.copytree(ROOT / "templates", self.folder / "templates")
        clinic = (ROOT / "content/clinic.yaml").read_text().replace(", about.md, contact.md", "")
        # The people of the sample see patients for what is not here.
        dropped = ("numbers:", "social_card:", "    subjects:")
        lines = [line for line in clinic.splitlines() if not line.startswith(dropped)]
        self.write("content/clinic.yaml", "\n".join(lines) + "\n")
        self.write("content/treatments/peel/facts.yaml", FACTS.format(name="Peel"))
        self.set_version("one", count)

    def set_version(self, version, count=20):
        """Writes all articles anew; a few exist in this version only."""
        shutil.rmtree(self.folder / "content/articles", ignore_errors=True)
        for number in range(count):
            name = f"only-{version}-{number}" if number % 50 == 7 else f"article-{number}"
            self.write_article(name, version, number)

    def write_article(self, name, version, number=0, text=None):
        body = text if text is not None else f"The {version} text. " * 200
        self.write(
            f"content/articles/{name}.md",
            ARTICLE.format(number=number, version=version, text=body))

    def write(self, name, text):
        path = self.folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        data = text.encode() if isinstance(text, str) else text
        path.write_bytes(data)
        return path

    def command(self, *arguments):
        return [str(PROGRAM), "build", "--as-of", "2026-06-01", "--quiet", *map(str, arguments)]

    def start(self, *arguments, **options):
        return subprocess.Popen(
            self.command(*arguments), cwd=self.folder, stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE, text=True, **options)

    def build(self, *arguments, limits=(), timeout=120, ignoring=None):
        """The exit status and what was said. `limits` are pairs for `setrlimit`."""
        def prepare():
            for limit, value in limits:
                resource.setrlimit(limit, (value, value))
            if ignoring is not None:
                signal.signal(ignoring, signal.SIG_IGN)

        process = self.start(*arguments, preexec_fn=prepare, restore_signals=False)
        _, said = process.communicate(timeout=timeout)
        # What the content checks advise is no fault.
        is_fine = process.returncode == 0 and "error:" not in said
        return process.returncode, "" if is_fine else said

    def remove(self):
        shutil.rmtree(self.folder, ignore_errors=True)


def files(folder):
    """The bytes of every file that a server would show, by path."""
    found = {}
    for path in sorted(pathlib.Path(folder).rglob("*")):
        name = path.relative_to(folder)
        if path.is_file() and not any(part.startswith(".") for part in name.parts):
            found[str(name)] = path.read_bytes()
    return found


def verify(folder):
    """What `sha256sum` says of the folder's manifest; empty when it is right."""
    run = subprocess.run(
        ["sha256sum", "--check", "--quiet", MANIFEST], cwd=folder, capture_output=True, text=True)
    return run.stdout + run.stderr
