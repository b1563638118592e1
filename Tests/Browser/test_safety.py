"""What a patient must see is on the page, in sight, and never inside a part that is closed."""

import pytest
import yaml

from built_site import ROOT

FACTS = ["risks", "who_should_not_have_it", "ask_first", "get_help"]
WARNINGS = (
    ".callout-emergency, .callout-urgent, .callout-stop, .callout-warning, .callout-caution, "
    ".callout-dont")
CLOSABLE = "details, dialog, [popover], [hidden], [aria-expanded='false']"
OUT_OF_SIGHT = """([texts, warnings, closable]) => {
  const plain = (text) => text.replace(/\\s+/g, ' ').trim();
  const sought = new Set(texts.map(plain));
  const isLost = (element) => element.closest(closable)
    || !element.checkVisibility({ visibilityProperty: true, opacityProperty: true })
    || element.getBoundingClientRect().height < 1;
  // A name in a list of contents leads to what is in sight.
  const leadsThere = (element) => {
    const link = element.querySelector('a[href^="#"]') ?? element.closest('a[href^="#"]');
    const target = link?.closest('nav') && document.getElementById(link.hash.slice(1));
    return target && !isLost(target);
  };
  const important = [...document.querySelectorAll('body *')].filter((element) =>
    element.matches(warnings)
      || sought.has(plain(element.textContent)) && !leadsThere(element));
  const lost = important.filter(isLost);
  return [important.length, lost.map((element) => plain(element.textContent))];
}"""


def texts(value):
    """Every name and text below a fact, such as the name of a risk."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, list):
        for item in value:
            yield from texts(item)
    elif isinstance(value, dict):
        for key, item in value.items():
            if key not in ("id", "sources", "source", "reported"):
                yield from texts(item)


def important_texts():
    files = sorted(ROOT.glob("content/*/*/facts.yaml"))
    read = [yaml.safe_load(file.read_text(encoding="utf-8")) for file in files]
    return sorted({text for facts in read for name in FACTS for text in texts(facts.get(name))})


IMPORTANT = important_texts()


def test_warnings_are_in_sight(page, served, open_tab):
    tab = open_tab(served + page.address)
    _, lost = tab.evaluate(OUT_OF_SIGHT, [IMPORTANT, WARNINGS, CLOSABLE])
    if page.address == "search/":
        # Shown when a query sounds like an emergency: see test_search.py.
        lost = [text for text in lost if not text.startswith("Is this an emergency?")]
    assert lost == []


@pytest.mark.parametrize("name", ["risks", "aftercare"])
def test_warnings_are_recognised(name, served, open_tab):
    tab = open_tab(f"{served}treatments/mesotherapy/{name}/")
    count, _ = tab.evaluate(OUT_OF_SIGHT, [IMPORTANT, WARNINGS, CLOSABLE])
    assert count >= 10


def test_help_cards_say_their_urgency_in_words(leaflet, served, open_tab):
    tab = open_tab(served + leaflet.address)
    titles = tab.locator(".leaflet-sheet .callout-title").all_inner_texts()
    assert [title.split(":")[0] for title in titles] == ["Emergency", "Urgent", "Not urgent"]


def test_dont_items_begin_with_do_not(page, served, open_tab):
    items = open_tab(served + page.address).locator(".dont-list > li").all_inner_texts()
    assert [item for item in items if not item.lower().startswith("do not")] == []
