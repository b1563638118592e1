"""The preview shows every save without being asked, and every mistake until it is fixed."""

import shutil

from preview import ARTICLE, PAGE, PROBLEMS, WORDS, shows
from test_axe import violations

SCROLLED = "() => document.body.innerText.includes('Saved words.') && scrollY === 300"


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
    assert ARTICLE + ", line" in text
    assert "stays as it was" in text
    assert tab.locator("careleaf-preview li").first.get_attribute("class") == "error"
    assert WORDS in tab.inner_text("main")
    preview.wait_for_terminal("'sesions' is not a fact")
    tab.reload()
    tab.wait_for_selector(PROBLEMS)
    preview.edit(ARTICLE, "<b>{{ sesions }}</b> matter.", "Corrected words.")
    shows(tab, "Corrected words.")
    assert tab.locator(PROBLEMS).count() == 0


GROUPS = "() => [...document.querySelector('careleaf-preview').shadowRoot.querySelectorAll('h2')]" \
    ".map((title) => title.textContent)"
OTHER = "content/articles/what-it-costs.md"


def test_lists_this_page_first_with_what_is_marked(preview, tab):
    """Each mistake is a card with the sentence, and says what to do; other pages come below."""
    preview.edit(ARTICLE, WORDS, "You need {{ mesotherapy.sesions }} of them.")
    with open(preview.folder / OTHER, "a", encoding="utf-8") as article:
        article.write("\nIt is {{ mesotherapy.sesions }}.\n")
    tab.goto(preview.start().address + PAGE)
    tab.wait_for_selector(PROBLEMS)
    assert tab.evaluate(GROUPS) == ["On this page", "On other pages"]
    first = tab.locator(PROBLEMS).first
    assert first.locator("mark").inner_text() == "mesotherapy.sesions"
    assert first.locator(".sentence").inner_text().startswith("You need {{ mesotherapy.sesions }}")
    assert "did you mean" in first.inner_text() and f"{ARTICLE}, line" in first.inner_text()
    link = first.locator("a", has_text="Open").get_attribute("href")
    assert link.startswith("vscode://file/") and ARTICLE in link
    tab.goto(preview.address + "articles/what-it-costs/")
    tab.wait_for_selector(PROBLEMS)
    assert f"{OTHER}, line" in tab.locator(PROBLEMS).first.inner_text()


def test_makes_a_fix_at_one_click(preview, tab):
    preview.edit(ARTICLE, WORDS, "You need {{ mesotherapy.sesions }} of them.")
    tab.goto(preview.start().address + PAGE)
    tab.locator(f"{PROBLEMS} button").first.click()
    tab.wait_for_selector(PROBLEMS, state="detached")
    assert "{{ mesotherapy.sessions }} of them" in (preview.folder / ARTICLE).read_text("utf-8")
    shows(tab, "8 to 15")


def test_folds_advice_and_fits_a_phone(preview, tab):
    preview.edit(ARTICLE, WORDS, f"You need {{{{ mesotherapy.sesions }}}} of {'x' * 90} and so on.")
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(preview.start().address + PAGE)
    tab.wait_for_selector(PROBLEMS)
    wide = """() => [...document.querySelector('careleaf-preview').shadowRoot.querySelectorAll('*')]
        .filter((part) => part.getBoundingClientRect().right > 361).map((part) => part.localName)"""
    assert tab.evaluate(wide) == []
    preview.edit(ARTICLE, "{{ mesotherapy.sesions }}", "{{ mesotherapy.sessions }}")
    tab.wait_for_selector("careleaf-preview details.folded", state="attached")
    assert not tab.locator("careleaf-preview details.folded[open]").count()


def test_the_closed_list_covers_no_bar_of_the_page(preview, tab):
    tab.set_viewport_size({"width": 360, "height": 740})
    tab.goto(preview.start().address + "treatments/mesotherapy/prices/")
    tab.wait_for_selector("careleaf-preview summary")
    overlap = """() => {
      const list = document.querySelector('careleaf-preview').shadowRoot.querySelector('summary');
      const bar = document.querySelector('.booking-bar');
      const [a, b] = [list.getBoundingClientRect(), bar.getBoundingClientRect()];
      return a.bottom > b.top && a.top < b.bottom;
    }"""
    assert tab.locator(".booking-bar").count() == 1
    assert not tab.evaluate(overlap)


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
