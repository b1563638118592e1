"""Builds the sample site with the program and lists its pages."""

import os
import subprocess
import tempfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from markup import Markup

ROOT = Path(__file__).resolve().parents[2]
PUBLISHED = "https://clinic.example/"
PUBLISHED_UNDER_PATH = "https://clinic.example/health/"


@dataclass(frozen=True)
class Page:
    """A page by its address below the site's base, such as `about/`, and its file."""

    address: str
    file: Path

    @property
    def markup(self):
        return parse(self.file)


@dataclass(frozen=True)
class Site:
    """A built site: its folder and the address that it is published under."""

    folder: Path
    published: str
    program_output: str

    @property
    def base_path(self):
        return urlsplit(self.published).path

    @property
    def files(self):
        """Every published file; the program's own manifest is hidden from servers."""
        found = (path for path in self.folder.rglob("*") if path.is_file())
        return sorted(path for path in found if not path.name.startswith("."))

    @property
    def all_pages(self):
        return [self._page(file) for file in self.files if file.suffix == ".html"]

    @property
    def pages(self):
        """The pages that a reader stays on: all but those that lead to another."""
        return [page for page in self.all_pages if not page.markup.leads_elsewhere]

    def _page(self, file):
        address = file.relative_to(self.folder).as_posix()
        return Page(address.removesuffix("index.html"), file)


@cache
def parse(file):
    return Markup(file.read_text(encoding="utf-8"))


@cache
def build(published=PUBLISHED):
    """Builds the site into a folder that lasts as long as this process."""
    program = os.environ.get("CARELEAF", str(ROOT / ".build/release/careleaf"))
    folder = _folder(published)
    command = [program, "build", "--site", str(ROOT), "--output", folder, "--base-url", published]
    done = subprocess.run(command, capture_output=True, text=True)
    if done.returncode != 0:
        raise RuntimeError(f"careleaf could not build the site:\n{done.stdout}{done.stderr}")
    return Site(Path(folder), published, done.stdout)


@cache
def _temporary_folder(published):
    return tempfile.TemporaryDirectory(prefix="careleaf-site-")


def _folder(published):
    return _temporary_folder(published).name
