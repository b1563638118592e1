"""Every page prints whole, in black on white, without what only helps on a screen."""

from pdf import Print, normal

# What A4 paper leaves between its margins, in CSS pixels.
A4 = {"width": 688, "height": 1000}
SCREEN_ONLY = "nav, button, .skip-link, .site-footer"
# Without the words that are for screen readers only.
WORDS = """() => {
  const all = [...document.querySelectorAll('body *')];
  all.filter((part) => getComputedStyle(part).clipPath !== 'none').forEach((part) => part.remove());
  // The raised numbers of sources are read from paper as words of their own.
  document.querySelectorAll('.citation').forEach((part) => part.replaceWith(' '));
  return document.body.innerText.split(/\\s+/);
}"""
HEADINGS = """() => [...document.querySelectorAll('h1, h2, h3, h4, h5, h6, caption')]
  .map((heading) => heading.innerText.trim())"""
COLOURS = """() => {
  const { color } = getComputedStyle(document.querySelector('main p'));
  return [color, getComputedStyle(document.documentElement).backgroundColor];
}"""


def for_print(tab, scheme="light"):
    tab.emulate_media(media="print", color_scheme=scheme)
    return tab


def test_paper_shows_no_navigation(page, served, open_tab, probe):
    tab = for_print(open_tab(served + page.address, A4))
    shown = [part for part in tab.locator(SCREEN_ONLY).all() if part.is_visible()]
    assert [part.inner_text() for part in shown] == []
    assert tab.evaluate(probe("lost-text"), 1) == []


# Of the numbers of sources only those on a leaflet are not printed.
HIDDEN_CITATIONS = """() => [...document.querySelectorAll('.citation')]
  .filter((part) => !part.closest('.leaflet') && !part.checkVisibility())
  .map((part) => part.parentElement.textContent)"""
REPORTS = """() => [...document.querySelectorAll('.reports :is(dt, dd:not(.bar))')].flatMap((part) => {
  const copy = part.cloneNode(true);
  for (const hidden of copy.querySelectorAll('.visually-hidden, .citation')) hidden.replaceWith(' ');
  return copy.textContent.trim().split(/\\s+/);
})"""
# As a browser prints that cannot open what is closed by style sheet.
OLD = "selector(::nothing-known)"


def test_paper_shows_what_sources_say_in_older_browsers(served, fresh_tab):
    def older(route):
        sheet = route.fetch()
        route.fulfill(response=sheet, body=sheet.text().replace("selector(::details-content)", OLD))

    fresh_tab.route("**/*.css", older)
    fresh_tab.goto(served + "treatments/mesotherapy/evidence/")
    said = fresh_tab.evaluate(REPORTS)
    printed = Print(for_print(fresh_tab))
    assert len(said) > 1000
    assert [word for word in said if normal(word) not in printed.text] == []


def test_paper_shows_every_word(page, served, open_tab):
    tab = for_print(open_tab(served + page.address, A4))
    printed = Print(tab)
    assert tab.evaluate(HIDDEN_CITATIONS) == []
    assert [word for word in tab.evaluate(REPORTS) if normal(word) not in printed.text] == []
    assert printed.is_tagged
    assert (printed.language, printed.title) == ("en-US", tab.title())
    assert printed.smaller_than(9) == []
    assert set(printed.last_lines).isdisjoint(tab.evaluate(HEADINGS))
    assert [word for word in tab.evaluate(WORDS) if normal(word) not in printed.text] == []


def test_paper_is_white_though_the_screen_is_dark(page, served, open_tab):
    tab = for_print(open_tab(served + page.address), scheme="dark")
    assert tab.evaluate(COLOURS) == ["rgb(0, 0, 0)", "rgb(255, 255, 255)"]
