"""The tokens that templates/README.md shows make the same content another site, as easy to read."""

import re

import pytest

from built_site import ROOT
from changed_site import build_changed
from conftest import DESKTOP
from server import serving
from test_axe import AXE, OPTIONS, describe

KINDS = [
    "", "treatments/", "treatments/mesotherapy/", "treatments/mesotherapy/aftercare/",
    "treatments/mesotherapy/prices/", "treatments/mesotherapy/evidence/", "prices/", "people/",
    "locations/", "glossary/", "search/", "medicines/minoxidil/plan/",
]


def use_tokens_of_the_readme(site):
    text = (ROOT / "templates/README.md").read_text("utf-8")
    tokens = re.search(r"\*\*A second look\.\*\*.*?```yaml\n(.*?)```", text, re.S)[1]
    (site / "templates").mkdir()
    (site / "templates/tokens.yaml").write_text(tokens, "utf-8")


@pytest.fixture(scope="module")
def second(tmp_path_factory):
    site = build_changed(tmp_path_factory.mktemp("second"), use_tokens_of_the_readme)
    with serving(site) as address:
        yield address


@pytest.mark.parametrize("path", KINDS)
def test_is_as_easy_to_read(path, second, open_tab):
    tab = open_tab(second + path)
    tab.evaluate(AXE)
    tab.set_viewport_size(DESKTOP)
    problems = []
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        found = tab.evaluate("options => axe.run(document, options)", OPTIONS)
        problems += describe(found["violations"], DESKTOP, scheme)
    assert problems == []


def test_looks_another_way(second, served, open_tab):
    look = """() => {
      const style = (name) => getComputedStyle(document.querySelector(name));
      return [style('h1').fontFamily, style('h1').color, style('.card').borderRadius];
    }"""
    own, other = (open_tab(address).evaluate(look) for address in (served, second))
    assert all(a != b for a, b in zip(own, other))
