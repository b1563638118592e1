"""The panel of the preview tells where each number comes from, and what was found on a page."""

import re

from preview import ARTICLE, PAGE, WORDS, shows
from test_axe import violations


def open_panel(tab, key="F2"):
    tab.wait_for_selector("careleaf-review button")
    tab.keyboard.press(key)
    tab.wait_for_selector("careleaf-review h3")


GUIDE = "treatments/mesotherapy/what-to-expect/"
FACT = "careleaf-review .panel > ul > li"


def test_the_panel_shows_where_numbers_come_from(preview, tab):
    tab.goto(preview.start().address + GUIDE)
    open_panel(tab)
    fact = tab.locator(FACT).first
    text = fact.inner_text()
    assert "Number of sessions: 8 to 15 sessions" in text
    assert "content/treatments/mesotherapy/facts.yaml:" in text
    assert "What sources report" in text
    link = fact.locator("a").first.get_attribute("href")
    assert link.startswith(f"vscode://file{preview.folder}/content/treatments/mesotherapy/facts")
    marked = "[...CSS.highlights.get('careleaf-fact')].map(String)"
    assert "8 to 15 sessions" in tab.evaluate(marked)
    fact.locator("button").click()
    assert tab.evaluate("[...CSS.highlights.get('careleaf-shown')].map(String)") == [
        "8 to 15 sessions"
    ]
    preview.edit(
        "content/treatments/mesotherapy/what-to-expect.md", "A course is", "A whole course is"
    )
    shows(tab, "A whole course is")
    tab.wait_for_selector("careleaf-review h3")
    assert "Number of sessions: 8 to 15 sessions" in tab.locator(FACT).first.inner_text()


FACTS = "content/treatments/mesotherapy/facts.yaml"


def line_of(preview, text):
    """The first line of the facts that holds a text, from 1."""
    lines = (preview.folder / FACTS).read_text(encoding="utf-8").splitlines()
    return next(number for number, line in enumerate(lines, 1) if text in line)


def test_the_panel_leads_from_numbers_of_templates_to_their_line(preview, tab):
    tab.goto(preview.start().address + "treatments/mesotherapy/prices/")
    open_panel(tab)
    # The text of the page names the price too.
    price = tab.locator(FACT, has_text="Thighs: $250 to $400").first
    line = line_of(preview, "thighs: {")
    assert f"{FACTS}:{line}\n" in price.inner_text() + "\n"
    link = price.locator("a").first.get_attribute("href")
    assert re.fullmatch(rf"vscode://file{preview.folder}/{FACTS}:{line}:\d+", link)
    assert "What sources report" in price.inner_text()
    price.locator("button").click()
    shown = tab.evaluate("[...CSS.highlights.get('careleaf-shown')].map(String)")
    assert len(shown) > 1 and set(shown) == {"$250 to $400"}
    assert price.locator("p code").inner_text() == "prices.thighs"
    estimate = tab.locator(FACT, has_text="Thighs: $2,000 to $6,000")
    assert f"{FACTS}:{line}" in estimate.inner_text()
    validity = tab.locator(FACT, has_text="prices.valid_until")
    assert f"{FACTS}:{line_of(preview, 'valid_until:')}" in validity.inner_text()
    tab.goto(preview.address + "treatments/mesotherapy/")
    glance = tab.locator(FACT, has_text="session_length").first
    glance.wait_for()
    # The value stands below the name of the fact.
    assert f"{FACTS}:{line_of(preview, 'session_length:') + 1}" in glance.inner_text()


def test_the_button_can_be_clicked_beside_the_list_of_mistakes(preview, tab):
    tab.goto(preview.start().address + GUIDE)
    tab.locator("careleaf-preview .panel").wait_for()
    tab.locator("careleaf-review button").first.click()
    tab.locator(FACT).first.wait_for()
    # Nor does the closed list catch clicks on the page between the two.
    middle = "document.elementFromPoint(innerWidth / 3, innerHeight - 12).localName"
    assert not tab.evaluate(middle).startswith("careleaf-")


def test_the_panel_shows_value_and_text_of_a_report(preview, tab):
    tab.goto(preview.start().address + "treatments/mesotherapy/risks/")
    open_panel(tab)
    bruising = tab.locator(FACT, has_text="Bruising: up to 7 days").first.inner_text()
    assert "risks.bruising" in bruising
    assert "up to 7 days: All effects on its list normally fade within a week." in bruising
    assert "The majority have little or no bruising. (" in bruising
    swelling = tab.locator(FACT, has_text="Swelling: 1 to 7 days").first.inner_text()
    assert "1 to 2 days (" in swelling


def test_the_panel_knows_the_facts_of_pages_that_compare(preview, tab):
    tab.goto(preview.start().address + "prices/")
    open_panel(tab)
    assert "made from no single file" in tab.inner_text("careleaf-review .panel")
    price = tab.locator(FACT, has_text="Thighs: $250 to $400")
    assert price.locator("p code").inner_text() == "mesotherapy.prices.thighs"
    assert f"{FACTS}:{line_of(preview, 'thighs: {')}" in price.inner_text()


def test_the_open_panel_follows_saved_facts(preview, tab):
    tab.goto(preview.start().address + "treatments/mesotherapy/prices/")
    open_panel(tab)
    tab.locator(FACT, has_text="Thighs: $250 to $400").first.wait_for()
    tab.evaluate("window.isTheSamePage = true")
    preview.edit(FACTS, "prices:\n", "# A new line.\nprices:\n")
    preview.edit(FACTS, "Thighs, price: 250 to 400 }", "Thighs, price: 251 to 409 }")
    price = tab.locator(FACT, has_text="Thighs: $251 to $409").first
    price.wait_for()
    line = line_of(preview, "thighs: {")
    price.locator("code", has_text=f"{FACTS}:{line}").wait_for()
    marked = "[...CSS.highlights.get('careleaf-fact')].map(String)"
    assert "$251 to $409" in tab.evaluate(marked)
    assert tab.evaluate("window.isTheSamePage === true")
    assert tab.locator("careleaf-review .panel").is_visible()


def test_the_open_panel_follows_facts_in_the_text(preview, tab):
    tab.goto(preview.start().address + GUIDE)
    open_panel(tab)
    tab.locator(FACT, has_text="Number of sessions: 8 to 15 sessions").first.wait_for()
    line = line_of(preview, "sessions:")
    preview.edit(FACTS, "sessions:\n", "# A new line.\nsessions:\n")
    fact = tab.locator(FACT, has_text="Number of sessions: 8 to 15 sessions").first
    fact.locator("code", has_text=f"{FACTS}:{line + 1}").wait_for()


def test_the_panel_shows_findings_at_their_place(preview, tab):
    tab.goto(preview.start().address + PAGE)
    open_panel(tab)
    preview.edit(ARTICLE, WORDS, "Our “new” injections are completely safe.")
    finding = tab.locator("careleaf-review li", has_text="completely safe")
    finding.wait_for()
    assert "error" in finding.inner_text() and f"{ARTICLE}:8" in finding.inner_text()
    found = "[...(CSS.highlights.get('careleaf-finding') ?? [])].map(String)"
    tab.wait_for_function(f"() => {found}.includes('completely safe')")


def test_the_panel_is_opened_and_closed_by_keys_and_stays(preview, tab):
    tab.goto(preview.start().address + GUIDE)
    open_panel(tab)
    assert tab.evaluate("document.activeElement.shadowRoot.activeElement.id") == "panel"
    tab.reload()
    tab.wait_for_selector("careleaf-review h3")
    tab.locator("careleaf-review .panel").focus()
    tab.keyboard.press("Escape")
    assert not tab.locator("careleaf-review .panel").is_visible()
    focused = "document.activeElement.shadowRoot.activeElement.textContent"
    assert tab.evaluate(focused).startswith("Review")
    assert tab.evaluate("CSS.highlights.size") == 0
    tab.keyboard.press("Enter")
    tab.wait_for_selector("careleaf-review .panel:not([hidden])")


def test_the_panel_lists_all_pages_by_state(preview, tab):
    preview.edit(ARTICLE, "---\n", "---\ndraft: true\n")
    preview.edit("content/articles/what-it-costs.md", "---\n", "---\npublish_on: 2090-01-01\n")
    tab.goto(preview.start().address + PAGE)
    tab.wait_for_selector("careleaf-review .bar .draft")
    open_panel(tab)
    groups = tab.locator("careleaf-review summary").all_inner_texts()
    assert groups[:2] == ["Draft (1)", "Scheduled (1)"]
    tab.locator("careleaf-review summary").first.click()
    tab.locator("careleaf-review details a").first.click()
    tab.wait_for_url(preview.address + PAGE)


def test_axe_finds_nothing_in_the_panel(preview, tab):
    preview.edit(ARTICLE, WORDS, "Our injections are completely safe.")
    preview.start()
    tab.unroute_all()
    for address in (GUIDE, PAGE):
        tab.goto(preview.address + address)
        tab.wait_for_selector("careleaf-preview summary")
        tab.wait_for_selector("careleaf-review button")
        if tab.get_attribute("careleaf-review button", "aria-expanded") == "false":
            open_panel(tab)
        tab.wait_for_selector("careleaf-review h3")
        for summary in tab.locator("careleaf-review summary").all():
            summary.click()
        assert tab.evaluate(COVERED) == []
        # A button that is scrolled behind the heading would be too near to those of the heading.
        tab.locator("careleaf-review .panel").evaluate("(panel) => { panel.scrollTop = 0; }")
        assert violations(tab) == []


# What lies behind the heading of the panel when it gets the focus, from the end to the top.
COVERED = """() => {
  const { shadowRoot } = document.querySelector('careleaf-review');
  const [panel, head] = ['.panel', '.head'].map((name) => shadowRoot.querySelector(name));
  const parts = [...panel.querySelectorAll('a, button, summary')].filter((part) =>
    part.checkVisibility() && !head.contains(part));
  panel.scrollTop = panel.scrollHeight;
  return parts.reverse().filter((part) => {
    part.focus();
    return part.getBoundingClientRect().top < head.getBoundingClientRect().bottom - 1;
  }).map((part) => part.textContent);
}"""
