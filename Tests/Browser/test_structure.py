"""Every page has one first heading, skips no level, and names its landmarks."""

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
