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

# The policy of the site allows no style element.
WITHOUT_MARKS = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync('li::before, li::after, a::after { content: none !important }');
  document.adoptedStyleSheets.push(sheet);
}"""


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
    # What axe could not decide: on a narrow screen the colours of what is scrolled out of view, so
    # only a wide one is looked at; behind the pictures of ticks and crosses, so they are taken away;
    # and in drawings what lies behind words: see test_pictures.py.
    tab.evaluate(WITHOUT_MARKS)
    for scheme in ("light", "dark"):
        tab.emulate_media(color_scheme=scheme)
        found = tab.evaluate("options => axe.run(document, options)", OPTIONS)
        for result in found["incomplete"]:
            result["nodes"] = [node for node in result["nodes"] if not node["html"].startswith("<text ")]
        problems += describe(found["violations"] + found["incomplete"], DESKTOP, scheme)
    assert problems == []


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
