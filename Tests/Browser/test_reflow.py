"""Nothing scrolls sideways and no text is lost on a phone, at 400 % zoom, or with more space
between letters and lines (WCAG 1.4.4, 1.4.10 and 1.4.12)."""

from conftest import DESKTOP, NARROW

# What WCAG 1.4.12 lets a reader ask for. Set through a style sheet object, which the site's
# security policy allows.
ADD_TEXT_SPACING = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(`
    * {
      line-height: 1.5 !important;
      letter-spacing: 0.12em !important;
      word-spacing: 0.16em !important;
    }
    p { margin-block-end: 2em !important; }
  `);
  document.adoptedStyleSheets = [sheet];
}"""
DOUBLE_TEXT = """() => {
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(':root { font-size: 200% !important; }');
  document.adoptedStyleSheets = [sheet];
}"""
PLAIN = "() => { document.adoptedStyleSheets = []; }"
VIEWS = [
    ("narrow", NARROW, PLAIN),
    ("narrow, more space", NARROW, ADD_TEXT_SPACING),
    ("wide", DESKTOP, PLAIN),
    ("wide, more space", DESKTOP, ADD_TEXT_SPACING),
    ("wide, text of twice the size", DESKTOP, DOUBLE_TEXT),
]
SCROLLS_SIDEWAYS = "() => document.scrollingElement.scrollWidth > innerWidth"


def test_every_text_stays_whole(page, served, open_tab, probe):
    tab = open_tab(served + page.address)
    problems = []
    for name, viewport, change in VIEWS:
        tab.set_viewport_size(viewport)
        tab.evaluate(change)
        problems += [f"{name}: {text}" for text in tab.evaluate(probe("lost-text"), 1)]
        if tab.evaluate(SCROLLS_SIDEWAYS):
            problems.append(f"{name}: the page scrolls sideways")
    assert problems == []
