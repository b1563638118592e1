"""With sixty subjects patients still find their way, and no list has to be read through."""

import pytest

from changed_site import build_changed
from server import serving

PHONE = {"width": 360, "height": 740}
TOPICS = ["body", "face", "pain", "hair"]
COUNT = 60


def with_many(source):
    treatments = source / "content/treatments"
    text = (treatments / "meso-facelift/facts.yaml").read_text()
    lines = [line for line in text.splitlines(keepends=True)
             if line.split(":")[0] not in ("name", "other_names", "lay_names", "topics", "order")]
    for number in range(COUNT - 4):
        name = f"{chr(ord('A') + number % 26)}-care {number}"
        head = (f"name: {name}\nlay_names: [Lay word {number}]\n"
                f"topics: [{TOPICS[number % 4]}]\norder: {number + 10}\n")
        (treatments / f"care-{number}").mkdir()
        (treatments / f"care-{number}/facts.yaml").write_text(head + "".join(lines))


@pytest.fixture(scope="module")
def many(tmp_path_factory):
    with serving(build_changed(tmp_path_factory.mktemp("many"), with_many)) as address:
        yield address


def test_home_shows_a_few_and_the_way_to_all(many, open_tab):
    tab = open_tab(many, PHONE)
    assert tab.locator("h2:has-text('Treatments') + .cards > li").count() == 6
    tab.locator("main").get_by_role("link", name="All treatments").last.click()
    assert tab.url.endswith("/treatments/")
    assert tab.locator(".cards > li").count() == COUNT


def test_list_has_letters_on_top_and_groups_by_topic(many, open_tab):
    tab = open_tab(many + "treatments/", PHONE)
    letters = tab.locator(".letter-index a")
    assert letters.count() == 26 and letters.first.bounding_box()["y"] < PHONE["height"]
    titles = tab.locator("h2").all_inner_texts()
    assert titles[:5] == ["From A to Z, with other names", "Body", "Face", "Pain", "Hair"]
    assert tab.get_by_text("Lay word 7 (see H-care 7)").is_visible()
    letters.nth(7).click()
    assert tab.evaluate("() => document.querySelector(':target').textContent") == "H"


def test_page_not_found_stays_short(many, open_tab):
    tab = open_tab(many + "404.html", PHONE)
    content = tab.locator("main").bounding_box()
    assert content["height"] < PHONE["height"]
