"""Every page has one first heading, skips no level, and names its landmarks."""

import re
from collections import Counter

LANDMARKS = """() => ({
  banner: document.querySelectorAll('body > header').length,
  main: document.querySelectorAll('main').length,
  contentinfo: document.querySelectorAll('body > footer').length,
  title: document.title,
  language: document.documentElement.lang,
})"""
HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6')]
  .filter(heading => heading.checkVisibility())
  .map(heading => [Number(heading.localName[1]), heading.innerText.trim()])"""


def test_headings_form_an_outline(page, served, open_tab):
    headings = open_tab(served + page.address).evaluate(HEADINGS)
    levels = [level for level, _ in headings]
    content = headings[: levels.index(1) + 1]
    assert levels.count(1) == 1 and len(content) == 1, headings
    skipped = [
        headings[index + 1]
        for index in range(len(levels) - 1)
        if levels[index + 1] > levels[index] + 1
    ]
    assert skipped == []
    assert all(text for _, text in headings)


def test_has_its_landmarks(page, served, open_tab, site):
    found = open_tab(served + page.address).evaluate(LANDMARKS)
    assert (found["banner"], found["main"], found["contentinfo"]) == (1, 1, 1)
    assert found["title"] and found["language"] == "en-US"


def test_navigations_have_names_of_their_own(page, served, open_tab):
    tree = open_tab(served + page.address).locator("body").aria_snapshot()
    lines = [line.strip().lstrip("- ").rstrip(":") for line in tree.splitlines()]
    navigations = [line for line in lines if line.split(" ")[0] == "navigation"]
    assert navigations and "navigation" not in navigations
    assert max(Counter(navigations).values()) == 1, navigations


def test_titles_differ(site):
    titles = Counter(title(page) for page in site.pages)
    assert [text for text, count in titles.items() if count > 1] == []


def title(page):
    text = page.file.read_text(encoding="utf-8")
    return text[text.index("<title>") + len("<title>") : text.index("</title>")]


def test_pages_of_guides_are_called_after_their_subject(site, served, open_tab):
    kinds = ("treatments", "tests", "medicines", "vaccines", "conditions")
    guides = [page for page in site.pages
              if page.address.startswith(kinds) and page.address.count("/") == 3]
    assert {page.address.split("/")[0] for page in guides} == set(kinds)
    for page in guides:
        tab = open_tab(served + page.address)
        name = tab.locator(".breadcrumb a").last.inner_text()
        assert name.lower() in tab.locator("h1").inner_text().lower()


def test_cards_have_headings(page, served, open_tab):
    tab = open_tab(served + page.address)
    cards = tab.locator(".card").all()
    assert [card.inner_text() for card in cards if card.locator("h3 a").count() != 1] == []


def test_current_place_is_seen_in_forced_colours(served, open_tab):
    tab = open_tab(served + "treatments/mesotherapy/", forced_colors="active")
    for place in (".site-menu [aria-current]", ".guide-contents [aria-current] > span"):
        marked = tab.locator(place).evaluate(
            """(element) => {
              const { borderBottomColor, outlineStyle, textDecorationLine, backgroundColor }
                = getComputedStyle(element);
              return outlineStyle !== 'none' || textDecorationLine === 'underline'
                && borderBottomColor !== backgroundColor;
            }"""
        )
        assert marked, place


def test_differences_can_be_reached_from_where_they_are_mentioned(served, open_tab):
    tab = open_tab(served + "treatments/mesotherapy/")
    tab.locator(".differ-line a").first.click()
    assert tab.locator(":target .difference-title").inner_text() == "Number of sessions"
    tab.goto(served + "treatments/mesotherapy/risks/")
    tab.get_by_role("link", name=re.compile("Sources differ ?: Swelling")).click()
    assert tab.locator(":target .difference-title").inner_text() == "Swelling"


def test_key_facts_are_few_and_say_something(page, served, open_tab):
    facts = open_tab(served + page.address).locator(".key-facts")
    for block in facts.all():
        values = block.locator("dd").all_inner_texts()
        assert 1 <= len(values) <= 6
        assert not [value for value in values if value.startswith("ask us")]
