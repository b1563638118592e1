"""The words in drawings can be read in every view; axe cannot tell what lies behind them."""

from conftest import DESKTOP, NARROW

VIEWS = [
    ("narrow, light", NARROW, "null", "light"),
    ("wide, light", DESKTOP, "null", "light"),
    ("wide, dark", DESKTOP, "null", "dark"),
    ("print", DESKTOP, "print", "light"),
]


def test_words_in_pictures_can_be_read(page, served, open_tab, probe):
    tab = open_tab(served + page.address)
    problems = []
    for name, viewport, media, scheme in VIEWS:
        tab.set_viewport_size(viewport)
        tab.emulate_media(media=media, color_scheme=scheme)
        problems += [f"{name}: {found}" for found in tab.evaluate(probe("picture-contrast"), 4.5)]
    assert problems == []


def test_the_site_has_pictures(site):
    texts = [page.file.read_text(encoding="utf-8") for page in site.pages]
    assert sum("<svg" in text for text in texts) >= 5
