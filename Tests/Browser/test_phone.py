"""On a phone the first screen holds what a page is about, and the guide and the menu stay at hand."""

import pytest

PHONE = {"width": 360, "height": 740}
PLACES = """() => {
  const top = (element) => element && element.getBoundingClientRect().top;
  const seen = (element) => element.checkVisibility() && !element.closest('.visually-hidden');
  const texts = [...document.querySelectorAll('.content :is(p, li, dt, label), .lead')];
  const guide = document.querySelector('.guide-contents');
  return {
    heading: top(document.querySelector('h1')),
    text: Math.min(...texts.filter(seen).filter((text) => !guide || text.closest('.content'))
      .map(top)),
    header: document.querySelector('.site-header').getBoundingClientRect().height,
  };
}"""
MENU_ROWS = """() => new Set([...document.querySelectorAll('.site-menu a')]
  .map((link) => link.getBoundingClientRect().top)).size"""


def test_first_screen_says_what_the_page_is_about(page, served, open_tab):
    found = open_tab(served + page.address, PHONE).evaluate(PLACES)
    assert found["heading"] <= PHONE["height"] / 3
    assert found["text"] <= PHONE["height"] - 32
    assert found["header"] <= PHONE["height"] / 4


def test_menu_is_one_row_with_all_entries(served, open_tab):
    tab = open_tab(served, PHONE)
    assert tab.evaluate(MENU_ROWS) == 1
    last = tab.locator(".site-menu a").last
    last.focus()
    box = last.bounding_box()
    assert 0 <= box["x"] and box["x"] + box["width"] <= PHONE["width"]


def test_clinic_can_be_called_and_searched(served, open_tab):
    tab = open_tab(served, PHONE)
    call = tab.locator("header").get_by_role("link", name="Call us")
    assert call.is_visible() and call.get_attribute("href").startswith("tel:+")
    tab.locator("header").get_by_role("link", name="Search this site").click()
    assert tab.get_by_role("searchbox").is_visible()


def test_guide_opens_without_a_script(browser, served):
    context = browser.new_context(viewport=PHONE, java_script_enabled=False)
    tab = context.new_page()
    tab.goto(served + "treatments/mesotherapy/")
    guide = tab.get_by_role("navigation", name="Pages in this guide")
    assert guide.bounding_box()["height"] < 60
    assert not guide.get_by_role("link", name="Risks").is_visible()
    guide.get_by_text("Pages in this guide").last.click()
    guide.get_by_role("link", name="Risks").click()
    assert tab.url.endswith("/risks/")
    context.close()


def test_guide_is_open_at_the_side_of_a_wide_page(served, open_tab):
    tab = open_tab(served + "treatments/mesotherapy/")
    guide = tab.get_by_role("navigation", name="Pages in this guide")
    assert guide.get_by_role("link", name="Risks").is_visible()
    assert guide.locator("summary").is_hidden()


@pytest.mark.parametrize(
    "address", ["treatments/mesotherapy/preparation/", "tests/skin-prick-test/preparation/"])
def test_preparation_begins_with_help_and_what_to_do(address, served, open_tab):
    tab = open_tab(served + address, PHONE)
    titles = tab.locator(".content :is(h2, h3)").all_inner_texts()
    assert titles[0] == "When to get help"
    assert titles[1].startswith("Emergency")
    assert titles.index("What to do") < next(
        (index for index, title in enumerate(titles) if title.startswith("You should not")), 99)
    tab.locator(".tools").get_by_role("link", name="What to do").click()
    assert tab.locator(".do-list > li").first.bounding_box()["y"] < PHONE["height"]


def test_evidence_is_at_most_half_as_long_as_it_was(served, open_tab):
    tab = open_tab(served + "treatments/mesotherapy/evidence/", PHONE)
    # 33,500 px for 25 differences it was.
    assert tab.locator(".difference").count() == 25
    told = tab.locator(".difference :is(.published dd, .reports > dl dd)")
    assert told.count() >= 25 and all(part.is_visible() for part in told.all() if not part.evaluate(
        "(part) => part.closest('details') || part.matches('.bar')"))
    assert tab.evaluate("() => document.scrollingElement.scrollHeight") <= 33_500 / 2


def test_home_shows_its_subjects_soon(served, open_tab):
    tab = open_tab(served, PHONE)
    assert tab.locator(".content h2").first.bounding_box()["y"] < PHONE["height"]


def test_booking_stays_at_hand_and_out_of_the_way(served, open_tab):
    tab = open_tab(served + "treatments/mesotherapy/prices/", PHONE)
    bar = tab.locator(".booking-bar a")
    assert bar.bounding_box()["y"] + bar.bounding_box()["height"] <= PHONE["height"]
    assert tab.locator("header").get_by_role("link", name="Book").is_hidden()
    # The footer is free of it.
    tab.evaluate("() => scrollTo(0, document.scrollingElement.scrollHeight)")
    footer = tab.locator(".site-footer").bounding_box()
    assert bar.bounding_box()["y"] + bar.bounding_box()["height"] <= footer["y"]
    for address in ("aftercare/", "preparation/"):
        tab.goto(f"{served}treatments/mesotherapy/{address}")
        assert tab.get_by_role("link", name="Book").count() == 0
