"""The preview shows every save without being asked, and every mistake until it is mended."""

import shutil

import pytest

from conftest import DESKTOP, NARROW
from preview import Preview
from test_axe import AXE, OPTIONS, describe

ARTICLE = "content/articles/choosing-a-provider.md"
PAGE = "articles/choosing-a-provider/"
WORDS = "Who holds the needle matters."
STRICT = "default-src 'self'"
PROBLEMS = "careleaf-preview li.error"
SCROLLED = "() => document.body.innerText.includes('Saved words.') && scrollY === 300"


@pytest.fixture
def preview(tmp_path):
    preview = Preview(tmp_path)
    yield preview
    preview.stop()


@pytest.fixture
def tab(fresh_tab):
    """A tab whose pages have a strict content security policy."""

    def add_policy(route):
        if route.request.resource_type != "document":
            return route.continue_()
        response = route.fetch(max_redirects=0)
        headers = {**response.headers, "content-security-policy": STRICT}
        return route.fulfill(response=response, headers=headers)

    fresh_tab.route("**/*", add_policy)
    return fresh_tab


def shows(tab, text):
    tab.wait_for_function("text => document.body?.innerText.includes(text)", arg=text)


def test_shows_a_saved_article_where_it_was_scrolled_to(preview, tab):
    tab.goto(preview.start().address + PAGE)
    tab.evaluate("scrollTo(0, 300)")
    preview.edit(ARTICLE, WORDS, "Saved words.")
    tab.wait_for_function(SCROLLED)


def test_shows_the_page_whose_article_was_saved(preview, tab):
    tab.goto(preview.start().address)
    preview.edit(ARTICLE, WORDS, "Saved words.")
    tab.wait_for_url(preview.address + PAGE)
    shows(tab, "Saved words.")


def test_shows_saved_facts_and_templates(preview, tab):
    tab.goto(preview.start().address + "treatments/mesotherapy/prices/")
    preview.edit(
        "content/treatments/mesotherapy/facts.yaml", "price: 250 to 400 }", "price: 251 to 409 }"
    )
    shows(tab, "$251 to $409")
    preview.edit("templates/fragments/footer.mustache", "<footer", "<p>New footer</p><footer")
    shows(tab, "New footer")


def test_changes_styles_without_loading_the_page(preview, tab):
    tab.goto(preview.start().address)
    tab.evaluate("window.isTheSamePage = true")
    for colour in ("rgb(1, 2, 3)", "rgb(4, 5, 6)"):
        with open(preview.folder / "templates/assets/site.css", "a", encoding="utf-8") as sheet:
            sheet.write(f"\nh1 {{ color: {colour}; }}\n")
        tab.wait_for_function(
            "colour => getComputedStyle(document.querySelector('h1')).color === colour", arg=colour
        )
    assert tab.evaluate("window.isTheSamePage")
    tab.wait_for_function("document.querySelectorAll('link[rel=stylesheet]').length === 1")


def test_lists_mistakes_until_they_are_mended(preview, tab):
    tab.goto(preview.start().address + PAGE)
    preview.edit(ARTICLE, WORDS, "<b>{{ sesions }}</b> matter.")
    tab.wait_for_selector(PROBLEMS)
    text = tab.inner_text("careleaf-preview section")
    assert "'sesions' is not a fact" in text
    assert "<b>{{ sesions }}</b> matter." in text
    assert ARTICLE + ":" in text
    assert "stays as it was" in text
    assert tab.locator("careleaf-preview li").first.get_attribute("class") == "error"
    assert WORDS in tab.inner_text("main")
    preview.wait_for_terminal("'sesions' is not a fact")
    tab.reload()
    tab.wait_for_selector(PROBLEMS)
    preview.edit(ARTICLE, "<b>{{ sesions }}</b> matter.", "Mended words.")
    shows(tab, "Mended words.")
    assert tab.locator(PROBLEMS).count() == 0


def test_shows_claims_that_nobody_may_make_in_the_page(preview, tab):
    tab.goto(preview.start().address + PAGE)
    preview.edit(ARTICLE, WORDS, "Our injections are completely safe and guaranteed to work.")
    shows(tab, "completely safe")
    tab.wait_for_selector(PROBLEMS)
    assert "cannot be built" in tab.inner_text("careleaf-preview section")


def test_begins_with_a_broken_site(preview, tab):
    clinic = preview.folder / "content/clinic.yaml"
    good = clinic.read_text(encoding="utf-8")
    clinic.write_text("name: [", encoding="utf-8")
    tab.goto(preview.start().address + PAGE)
    tab.wait_for_selector(PROBLEMS)
    assert tab.inner_text("h1") == "There is no page to show yet"
    clinic.write_text(good, encoding="utf-8")
    shows(tab, WORDS)


def test_outlives_content_that_is_deleted_and_made_anew(preview, tab, tmp_path):
    tab.goto(preview.start().address + PAGE)
    shutil.move(preview.folder / "content", tmp_path / "elsewhere")
    tab.wait_for_selector(PROBLEMS)
    assert WORDS in tab.inner_text("main")
    shutil.copytree(tmp_path / "elsewhere", preview.folder / "content")
    tab.wait_for_selector(PROBLEMS, state="detached")
    preview.edit(ARTICLE, WORDS, "Saved words.")
    shows(tab, "Saved words.")


def test_goes_on_when_the_preview_is_started_again(preview, tab):
    tab.goto(preview.start().address + PAGE)
    port = preview.port
    assert preview.stop() == 0
    preview.edit(ARTICLE, WORDS, "Saved words.")
    preview.start(port)
    shows(tab, "Saved words.")


def test_leaves_nothing_behind(preview):
    before = sorted(path for path in preview.folder.rglob("*"))
    preview.start()
    assert preview.stop() == 0
    after = set(preview.folder.rglob("*")) - set(before)
    assert {path.name for path in after} == {"terminal.txt"}


def test_axe_finds_nothing_in_what_the_preview_adds(preview, tab):
    preview.edit(ARTICLE, WORDS, "{{ sesions }} matter.")
    preview.start()
    tab.unroute_all()
    tab.goto(preview.address)
    tab.wait_for_selector(PROBLEMS)
    assert violations(tab) == []
    preview.edit(ARTICLE, "{{ sesions }} matter.", WORDS)
    shows(tab, WORDS)
    tab.wait_for_selector("careleaf-preview summary")
    assert violations(tab) == []
    preview.edit(ARTICLE, WORDS, "{{ sesions }} matter.")
    tab.wait_for_selector(PROBLEMS)
    assert violations(tab) == []


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
    assert "sessions: 8 to 15 sessions" in text
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
    assert "sessions: 8 to 15 sessions" in tab.locator(FACT).first.inner_text()


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
        assert violations(tab) == []


def violations(tab):
    tab.evaluate(AXE)
    found = []
    for viewport in (NARROW, DESKTOP):
        tab.set_viewport_size(viewport)
        results = tab.evaluate("options => axe.run(document, options)", OPTIONS)
        found += describe(results["violations"], viewport, "light")
    return found
