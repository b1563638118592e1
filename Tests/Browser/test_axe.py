"""Every page passes every rule of axe for WCAG 2.2 AA and its best practices."""

from importlib.resources import files

import pytest

from conftest import DESKTOP, PHONE

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
OPTIONS = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice",
    ],
    "rules": {"target-size": {"enabled": True}},
    "resultTypes": ["violations", "incomplete"],
}


def test_axe_finds_nothing(page, served, open_tab):
    tab = open_tab(served + page.address)
    tab.evaluate(AXE)
    problems = []
    for viewport in (PHONE, DESKTOP):
        tab.set_viewport_size(viewport)
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            found = tab.evaluate("options => axe.run(document, options)", OPTIONS)
            place = f"{viewport['width']} px, {scheme}"
            problems += [line for line in describe(found, place)]
    assert problems == []


def describe(found, place):
    """A line for each element that breaks a rule, or about which axe could not decide."""
    for result in found["violations"] + found["incomplete"]:
        for node in result["nodes"]:
            yield f"{place}: {result['id']}: {node['target']}: {node['failureSummary']}"
