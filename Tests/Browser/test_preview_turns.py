"""A saved text turns the open page into the new one without loading it, wherever nobody could tell
the difference; in doubt the page is loaded."""

import pytest

from preview import ARTICLE, PAGE, PROBLEMS, WORDS, shows

LAYOUT = "templates/layouts/base.mustache"
FACTS = "content/treatments/mesotherapy/facts.yaml"
CLINIC = "content/clinic.yaml"
SHEET = "treatments/mesotherapy/aftercare/"
# Keeps what the preview has a screen reader say.
LISTEN = """() => {
  window.heard = [];
  const hear = () => heard.push(
    document.querySelector('careleaf-preview').shadowRoot.querySelector('[role=status]').textContent
  );
  const listen = () => {
    const root = document.querySelector('careleaf-preview')?.shadowRoot;
    if (!root) return requestAnimationFrame(listen);
    return new MutationObserver(hear).observe(root, { childList: true, subtree: true });
  };
  listen();
}"""
STAYS = "window.isTheSamePage === true"
# Whether the page is what loading it would give, but for what the preview adds to it.
IS_AS_LOADED = """async () => {
  const bare = (page) => {
    const root = page.documentElement.cloneNode(true);
    const own = '[src^="/.careleaf/"], [href^="/.careleaf/"], careleaf-preview, careleaf-review';
    for (const element of root.querySelectorAll(own)) element.remove();
    for (const details of root.querySelectorAll('details')) details.open = false;
    root.normalize();
    return root;
  };
  const text = await (await fetch(location.href)).text();
  const fresh = bare(new DOMParser().parseFromString(text, 'text/html'));
  return bare(document).isEqualNode(fresh);
}"""


@pytest.fixture
def tab(tab):
    tab.add_init_script("window.printed = 0; window.print = () => { window.printed += 1; };")
    return tab


def open_page(preview, tab, page=PAGE):
    tab.goto(preview.start().address + page)
    tab.wait_for_selector("careleaf-review button")
    tab.evaluate("window.isTheSamePage = true")


def test_keeps_what_the_reader_has_done(preview, tab):
    preview.edit(
        "templates/article.mustache",
        "{{{body}}}",
        "<details><summary>More</summary><p>Hidden.</p></details>"
        "<label>Name <input></label>{{{body}}}",
    )
    open_page(preview, tab)
    tab.click("main summary")
    tab.fill("main input", "Typed")
    tab.evaluate("scrollTo(0, 300)")
    tab.evaluate(LISTEN)
    preview.edit(ARTICLE, WORDS, "Saved words.")
    shows(tab, "Saved words.")
    assert tab.evaluate(STAYS)
    assert tab.evaluate("scrollY") == 300
    assert tab.evaluate("document.querySelector('main details').open")
    assert tab.evaluate("document.activeElement.value") == "Typed"
    tab.wait_for_function("() => heard.some((words) => words.includes('shows what was saved'))")


EDITS = [
    (ARTICLE, WORDS, "Saved *words* of another kind."),
    (ARTICLE, "## Check the license\n", "A new paragraph.\n\n> [!NOTE]\n> New.\n\n## Check it\n"),
    (ARTICLE, "1. Ask for the full name of the person who will inject you.\n", ""),
    (ARTICLE, "3. Check that", "3. First check that"),
    (ARTICLE, "A new paragraph.\n\n", "| a | b |\n|---|---|\n| 1 | 2 |\n\n"),
    (ARTICLE, "title: Choosing a provider", "title: A provider"),
    (ARTICLE, "| 1 | 2 |\n", "| 0 | 0 |\n| 1 | 3 |\n"),
    (ARTICLE, "- What exactly will you inject", "- New.\n- What exactly will you inject"),
    (CLINIC, "name: ", "name: New "),
    (ARTICLE, "topics: [choosing, safety]", "topics: [safety]"),
    (ARTICLE, "Saved *words* of another kind.", WORDS),
]


def test_gives_what_loading_would_give(preview, tab):
    open_page(preview, tab)
    for number, (file, old, new) in enumerate(EDITS):
        preview.edit(file, old, new)
        preview.edit(ARTICLE, "summary: ", f"summary: {number}. ")
        tab.wait_for_function(
            "number => document.querySelector('meta[name=description]').content"
            ".startsWith(`${number}. `)",
            arg=number,
        )
        assert tab.evaluate(IS_AS_LOADED), (file, new)
        assert tab.evaluate(STAYS), (file, new)


def test_shows_facts_without_loading(preview, tab):
    open_page(preview, tab, "treatments/mesotherapy/prices/")
    preview.edit(FACTS, "price: 250 to 400 }", "price: 251 to 409 }")
    shows(tab, "$251 to $409")
    assert tab.evaluate(STAYS) and tab.evaluate(IS_AS_LOADED)


def test_shows_the_last_of_many_saves(preview, tab):
    open_page(preview, tab)
    text = (preview.folder / ARTICLE).read_text(encoding="utf-8")
    for number in range(30):
        saved = text.replace(WORDS, f"Save {number}.")
        (preview.folder / ARTICLE).write_text(saved, encoding="utf-8")
        tab.wait_for_timeout(number)
    shows(tab, "Save 29.")
    assert tab.evaluate(STAYS) and tab.evaluate(IS_AS_LOADED)


def test_shows_what_was_mended_without_loading(preview, tab):
    open_page(preview, tab)
    preview.edit(ARTICLE, WORDS, "{{ sesions }} matter.")
    tab.wait_for_selector(PROBLEMS)
    preview.edit(ARTICLE, "{{ sesions }} matter.", "Corrected words.")
    shows(tab, "Corrected words.")
    assert tab.locator(PROBLEMS).count() == 0
    assert tab.evaluate(STAYS)


def test_loads_pages_with_scripts_which_then_work(preview, tab):
    open_page(preview, tab, SHEET)
    preview.edit(
        "content/treatments/mesotherapy/aftercare.md", "Good aftercare lowers", "It lowers"
    )
    shows(tab, "It lowers")
    assert not tab.evaluate(STAYS)
    tab.click(".print-button")
    assert tab.evaluate("window.printed") == 1


def test_loads_pages_whose_template_or_script_was_saved(preview, tab):
    open_page(preview, tab)
    preview.edit(LAYOUT, "<main ", '<p id="new">New layout</p><main ')
    shows(tab, "New layout")
    assert not tab.evaluate(STAYS)
    tab.goto(preview.address + SHEET)
    tab.evaluate("window.isTheSamePage = true")
    with open(preview.folder / "templates/assets/print.js", "a", encoding="utf-8") as script:
        script.write("\nwindow.isNewScript = true;\n")
    tab.wait_for_function("() => window.isNewScript")
    assert not tab.evaluate(STAYS)
    tab.click(".print-button")
    assert tab.evaluate("window.printed") == 1


def test_loads_pages_that_a_template_change_has_reached_while_hidden(preview, tab):
    """What a tab has missed counts as well."""
    open_page(preview, tab)
    hide = "Object.defineProperty(document, 'hidden', {{ value: {}, configurable: true }});" \
        "document.dispatchEvent(new Event('visibilitychange'));"
    tab.evaluate(hide.format("true"))
    preview.edit(LAYOUT, "<main ", '<p id="new">New layout</p><main ')
    preview.wait_for_terminal("pages, read in", times=2)
    preview.edit(ARTICLE, WORDS, "Saved words.")
    preview.wait_for_terminal("pages, read in", times=3)
    tab.evaluate(hide.format("false"))
    shows(tab, "Saved words.")
    shows(tab, "New layout")
    assert not tab.evaluate(STAYS)


def test_loads_pages_whose_picture_was_saved(preview, tab):
    picture = preview.folder / "content/articles/needle.svg"
    square = '<svg xmlns="http://www.w3.org/2000/svg" width="{0}" height="{0}"/>'
    picture.write_text(square.format(10), encoding="utf-8")
    preview.edit(ARTICLE, WORDS, WORDS + "\n\n![A needle](needle.svg)\n")
    open_page(preview, tab)
    picture.write_text(square.format(20), encoding="utf-8")
    tab.wait_for_function("() => document.querySelector('main img')?.naturalWidth === 20")
    assert not tab.evaluate(STAYS)
