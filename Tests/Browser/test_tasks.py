"""What patients come for takes them at most three steps from the first page on a phone."""

import re
from urllib.parse import unquote

import pytest

from built_site import PUBLISHED

PHONE = {"width": 360, "height": 740}


class Patient:
    """Somebody with a phone, who takes steps: a tap or a query."""

    def __init__(self, tab):
        self.tab = tab
        self.steps = 0

    def tap(self, name, where="body", role="link"):
        self.steps += 1
        self.tab.locator(where).get_by_role(role, name=name).first.click()

    def open(self, line):
        self.steps += 1
        self.tab.locator("summary", has_text=line).first.click()

    def search(self, words):
        self.steps += 1
        self.tab.get_by_role("searchbox").fill(words)
        self.tab.get_by_role("searchbox").press("Enter")

    def sees(self, text):
        shown = self.tab.locator("main").get_by_text(text).first
        shown.wait_for(state="visible")
        return self.steps <= 3


@pytest.fixture
def patient(served, open_tab):
    return Patient(open_tab(served, PHONE))


def test_what_two_areas_cost(patient):
    patient.tap("Compare prices")
    patient.tap(re.compile("Prices and what they include ?: Mesotherapy$"), "main")
    row = patient.tab.get_by_role("row", name="Two areas")
    assert row.inner_text().split("\t")[1:] == ["$500 to $800", "$4,000 to $12,000"]
    assert patient.steps <= 3


def test_may_i_have_it_while_pregnant(patient):
    patient.tap("Mesotherapy", ".cards")
    patient.open("Pages in this guide")
    patient.tap("Who should not have it", ".guide-contents")
    assert patient.sees("you are pregnant")


def test_swelling_after_three_days(patient):
    patient.tap("Sheets to print", "header")
    patient.tap(re.compile("^Mesotherapy ?: Sheet to print"), "main")
    assert patient.sees("the area gets hot, hard or more swollen")
    assert patient.sees("redness, bruising, swelling, soreness or itching has not settled after a week")


def test_print_the_sheet(patient):
    patient.tap("Sheets to print", "header")
    patient.tap(re.compile("^Mesotherapy ?: Sheet to print"), "main")
    patient.tab.evaluate("() => { window.print = () => { window.printed = true; }; }")
    patient.tap("Print this page", role="button")
    assert patient.tab.evaluate("() => window.printed") and patient.steps <= 3


def test_what_is_the_mesoderm(patient):
    patient.tap("Glossary", "footer")
    patient.tap("M", ".letter-index")
    assert patient.sees("mesoderm")


@pytest.mark.parametrize("words, name", [
    ("fat injections", "Mesotherapy"), ("going bald", "Pattern hair loss"),
])
def test_find_by_a_lay_word(patient, words, name):
    patient.tap("Search this site", "header")
    patient.search(words)
    patient.tap(name, "#search-list")
    assert patient.tab.locator("h1").inner_text() == name and patient.steps <= 3


def test_find_by_a_lay_word_in_the_list(patient):
    patient.tap("Treatments", ".site-menu")
    entry = patient.tab.get_by_role("listitem").filter(has_text="Fat injections (see Mesotherapy)")
    entry.get_by_role("link").click()
    assert patient.tab.locator("h1").inner_text() == "Mesotherapy" and patient.steps <= 2


def test_share_a_page(patient):
    patient.tap("Mesotherapy", ".cards")
    link = patient.tab.get_by_role("link", name="Send this page by email")
    address = link.get_attribute("href")
    assert address.startswith("mailto:?subject=")
    assert unquote(address).endswith(f"Mesotherapy&body={PUBLISHED}treatments/mesotherapy/")
    assert patient.steps <= 3
