"""A source has the same small number everywhere, and no number stands alone on a line."""

import re

from conftest import DESKTOP

PHONE = {"width": 360, "height": 740}
ALONE = """() => [...document.querySelectorAll('.citation')].filter((mark) => {
  const range = document.createRange();
  let node = mark.previousSibling;
  while (node && node.nodeType === Node.COMMENT_NODE) node = node.previousSibling;
  // In a table a cell can hold nothing but numbers, below the name of its column.
  if (!node || !node.textContent.trim()) return mark.parentElement.localName !== 'td';
  while (node.nodeType !== Node.TEXT_NODE) node = node.lastChild;
  range.setStart(node, node.data.length - 1);
  range.setEnd(node, node.data.length);
  const before = range.getBoundingClientRect();
  const link = (mark.querySelector('a') ?? mark).getBoundingClientRect();
  return link.top >= before.bottom || link.bottom <= before.top;
}).map((mark) => mark.parentElement.textContent)"""
NUMBERS = """() => [...document.querySelectorAll('.citation a')]
  .map((link) => [link.hash.replace(/^#(ref-)?/, ''), link.firstChild.data])"""


def test_no_number_stands_alone(page, served, open_tab):
    tab = open_tab(served + page.address, PHONE)
    found = tab.evaluate(ALONE)
    tab.set_viewport_size(DESKTOP)
    assert found + tab.evaluate(ALONE) == []


def test_a_source_has_one_number(site, served, open_tab):
    numbers = {}
    for page in site.pages:
        for source, number in open_tab(served + page.address).evaluate(NUMBERS):
            numbers.setdefault(source, set()).add(number)
    assert len(numbers) > 20
    assert {source: found for source, found in numbers.items() if len(found) > 1} == {}
    listed = open_tab(served + "sources/").locator(".source-list > li")
    places = {entry.get_attribute("id"): str(index + 1) for index, entry in enumerate(listed.all())}
    assert {source: {places[source]} for source in numbers} == numbers


def test_references_show_the_numbers_of_the_text(served, open_tab):
    tab = open_tab(served + "treatments/mesotherapy/evidence/")
    items = tab.locator(".references li").all()
    shown = {item.get_attribute("id"): item.get_attribute("value") for item in items}
    cited = {"ref-" + source: number for source, number in tab.evaluate(NUMBERS)}
    assert items and all(cited[name] == number for name, number in shown.items())
    assert all(re.fullmatch(r"\d+", number) for number in shown.values())
