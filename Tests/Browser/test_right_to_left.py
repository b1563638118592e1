"""In a language that is written from right to left, pages and pictures run that way."""

import pytest

from built_site import ROOT
from changed_site import build_changed
from conftest import DESKTOP, NARROW
from server import serving
from test_axe import violations

WORDS = {
    "direction: ltr": "direction: rtl",
    "Pages in this guide": "صفحات هذا الدليل",
    "We publish": "ننشر",
    "Call us\n": "اتصل بنا\n",
}
# Where the ends of an axis and of its bars lie, and whether words in pictures are turned round.
PICTURES = """() => [...document.querySelectorAll('svg.picture')].map((picture) => {
  const ticks = [...picture.querySelectorAll('.picture-tick')]
    .map((tick) => [tick.textContent, tick.getBoundingClientRect()]);
  const frame = picture.getBoundingClientRect();
  const turned = [...picture.querySelectorAll('text')].filter((text) => {
    const matrix = text.getScreenCTM();
    return matrix.a < 0;
  });
  const out = [...picture.querySelectorAll('text')].filter((text) => {
    const box = text.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1;
  });
  return {
    zero: ticks.filter(([text]) => text === '0').map(([, box]) => frame.right - box.right),
    turned: turned.length, out: out.map((text) => text.textContent),
  };
})"""


def in_arabic(source):
    clinic = source / "content/clinic.yaml"
    clinic.write_text(clinic.read_text().replace("locale: en-US", "locale: ar-EG"))
    words = (ROOT / "templates/i18n/en.yaml").read_text()
    for english, arabic in WORDS.items():
        assert english in words
        words = words.replace(english, arabic)
    (source / "templates/i18n").mkdir(parents=True)
    (source / "templates/i18n/ar.yaml").write_text(words)


@pytest.fixture(scope="module")
def arabic(tmp_path_factory):
    with serving(build_changed(tmp_path_factory.mktemp("arabic"), in_arabic)) as address:
        yield address


def test_axes_begin_at_the_right(arabic, open_tab):
    tab = open_tab(arabic + "treatments/mesotherapy/evidence/")
    assert tab.locator("html").get_attribute("dir") == "rtl"
    pictures = tab.evaluate(PICTURES)
    zeros = [distance for picture in pictures for distance in picture["zero"]]
    assert zeros and all(abs(distance) < 3 for distance in zeros)
    assert [picture["turned"] for picture in pictures if picture["turned"]] == []
    assert [text for picture in pictures for text in picture["out"]] == []


@pytest.mark.parametrize("viewport", [NARROW, DESKTOP], ids=["narrow", "wide"])
@pytest.mark.parametrize("address", ["", "treatments/mesotherapy/evidence/", "prices/"])
def test_nothing_scrolls_sideways(address, viewport, arabic, open_tab, probe):
    tab = open_tab(arabic + address, viewport)
    assert tab.evaluate("() => document.scrollingElement.scrollWidth <= innerWidth")
    assert tab.evaluate(probe("lost-text"), 1) == []


def test_axe_finds_nothing_in_arabic(arabic, open_tab):
    assert violations(open_tab(arabic + "treatments/mesotherapy/aftercare/")) == []
