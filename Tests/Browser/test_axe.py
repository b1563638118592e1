"""Every page passes every rule of axe for WCAG 2.2 AA, its best practices, and AAA for contrast."""

from importlib.resources import files

from conftest import DESKTOP, NARROW

AXE = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
OPTIONS = {
    "runOnly": [
        "wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22a", "wcag22aa", "best-practice",
    ],
    "rules": {"target-size": {"enabled": True}, "color-contrast-enhanced": {"enabled": True}},
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
    # About what axe could not decide. On a narrow screen it cannot tell the colours of what is
    # scrolled out of view, and in drawings not what lies behind words: see test_pictures.py.
    undecided = describe(found["incomplete"], viewport, scheme)
    # The pictures of ticks and crosses beside an item hide the colour behind it from axe.
    decided = ["<text", "due to a pseudo element"]
    assert problems + [line for line in undecided if not any(map(line.__contains__, decided))] == []


def violations(tab):
    """A line for each element of the open page that breaks a rule."""
    tab.evaluate(AXE)
    found = []
    for viewport in (NARROW, DESKTOP):
        tab.set_viewport_size(viewport)
        results = tab.evaluate("options => axe.run(document, options)", OPTIONS)
        found += describe(results["violations"], viewport, "light")
    return found


def describe(results, viewport, scheme):
    """A line for each element that the results name."""
    return [
        f"{viewport['width']} px, {scheme}: {result['id']}: {node['html']}: "
        + " ".join(node["failureSummary"].split())
        for result in results
        for node in result["nodes"]
    ]
