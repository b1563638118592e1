"""Every page passes every rule of axe for WCAG 2.2 AA and its best practices."""

from importlib.resources import files

from conftest import DESKTOP, NARROW

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
    for viewport in (NARROW, DESKTOP):
        tab.set_viewport_size(viewport)
        for scheme in ("light", "dark"):
            tab.emulate_media(color_scheme=scheme)
            found = tab.evaluate("options => axe.run(document, options)", OPTIONS)
            problems += describe(found["violations"], viewport, scheme)
    # On the narrow screen axe cannot tell the colours of what is scrolled out of view.
    problems += describe(found["incomplete"], viewport, scheme)
    assert problems == []


def describe(results, viewport, scheme):
    """A line for each element that breaks a rule, or about which axe could not decide."""
    return [
        f"{viewport['width']} px, {scheme}: {result['id']}: {node['target']}: "
        + " ".join(node["failureSummary"].split())
        for result in results
        for node in result["nodes"]
    ]
