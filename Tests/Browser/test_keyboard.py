"""The keyboard reaches every link and button in the order of the page, and shows where it is."""

from conftest import DESKTOP, NARROW

RECORD = "() => window.focusRecord"
FOCUSABLE = "() => window.focusable()"
START_OF_MAIN = "() => document.activeElement.localName"


def test_tab_reaches_everything_in_order(page, served, open_tab, probe):
    for viewport in (NARROW, DESKTOP):
        tab = open_tab(served + page.address, viewport)
        tab.evaluate(probe("record-focus"))
        expected = tab.evaluate(FOCUSABLE)
        for _ in expected:
            tab.keyboard.press("Tab")
        tab.evaluate("() => { document.activeElement.blur(); }")
        tab.evaluate("() => new Promise(requestAnimationFrame)")
        record = tab.evaluate(RECORD)
        assert [entry["index"] for entry in record] == expected
        assert [entry["name"] for entry in record if not entry["isInView"]] == []
        assert [entry["name"] for entry in record if not entry["isMarked"]] == []


def test_the_header_is_gone_through_as_it_is_read(page, served, open_tab):
    for viewport in (NARROW, DESKTOP):
        tab = open_tab(served + page.address, viewport)
        assert tab.evaluate(BACKWARDS) == []


# What the focus goes back to in a row of the header.
BACKWARDS = """() => {
  const parts = [...document.querySelectorAll('.site-header :is(a, input, button)')]
    .filter((part) => part.checkVisibility()).map((part) => [part, part.getBoundingClientRect()]);
  return parts.filter(([, { left, top, bottom }], index) => {
    const before = parts[index - 1]?.[1];
    return before && top < before.bottom && bottom > before.top && left < before.left;
  }).map(([part]) => part.outerHTML);
}"""


def test_skip_link_leads_to_the_content(page, served, open_tab):
    tab = open_tab(served + page.address)
    tab.keyboard.press("Tab")
    assert tab.locator(":focus").get_attribute("class") == "skip-link"
    tab.keyboard.press("Enter")
    assert tab.evaluate(START_OF_MAIN) == "main"
    links = tab.locator("main a[href]")
    if links.count():
        tab.keyboard.press("Tab")
        assert tab.locator("main :focus").count() == 1


def test_scrolling_regions_can_be_scrolled_by_key(page, served, open_tab):
    tab = open_tab(served + page.address, NARROW)
    assert tab.evaluate(SCROLLING_WITHOUT_FOCUS) == []


SCROLLING_WITHOUT_FOCUS = """() => [...document.querySelectorAll('body *')]
  .filter(({ scrollWidth, clientWidth }) => scrollWidth > clientWidth + 1)
  .filter((element) => ['auto', 'scroll'].includes(getComputedStyle(element).overflowX))
  .filter((element) => element.tabIndex < 0 || !element.getAttribute('role'))
  // The menu is scrolled by its links.
  .filter((element) => !element.matches('.site-menu ul:has(a[href])'))
  .map((element) => element.outerHTML.slice(0, 100))"""
