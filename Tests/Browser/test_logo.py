"""A clinic's own logo, icon and pictures, in light and dark, and the page of a person."""

import json
import re
import shutil
import urllib.request

import pytest

from changed_site import build_changed
from conftest import DESKTOP
from server import serving
from test_axe import violations

PHONE = {"width": 360, "height": 740}
# A drawing can be made in any unit.
LOGO = """<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 15 5">
<rect width="5" height="5" fill="{0}"/><path d="M6 1h8v3H6z" fill="{0}"/></svg>"""


def use_a_logo(site):
    content = site / "content"
    (content / "logo.svg").write_text(LOGO.format("#7a1f5c"), "utf-8")
    (content / "dark.svg").write_text(LOGO.format("#f2b8dc"), "utf-8")
    (content / "icon.svg").write_text(
        '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9"><path d="M0 0h9v9z"/></svg>')
    clinic = content / "clinic.yaml"
    clinic.write_text(clinic.read_text("utf-8") + (
        "logo: { picture: logo.svg, dark: dark.svg, has_name: true }\nicon: icon.svg\n"), "utf-8")
    team = content / "team"
    team.mkdir()
    shutil.copy(content / "treatments/mesotherapy/tray.jpg", team / "lee.jpg")
    (team / "pictures.yaml").write_text(
        "lee.jpg: { description: A tray on a table, credit: Ann Elm, licence: CC BY 4.0 }\n")
    text = clinic.read_text("utf-8")
    name = "name: Dr. Kim Lee\n"
    clinic.write_text(text.replace(name, name + "    picture: team/lee.jpg\n"))
    article = content / "articles/alternatives.md"
    review = ("review: { by: dr-lee, on: 2026-05-01, due: 2027-05-01 }\n"
              "image: ../team/lee.jpg\nsummary:")
    article.write_text(article.read_text("utf-8").replace("summary:", review, 1), "utf-8")


@pytest.fixture(scope="module")
def branded(tmp_path_factory):
    site = build_changed(tmp_path_factory.mktemp("logo"), use_a_logo)
    with serving(site) as address:
        yield address


@pytest.mark.parametrize("size", [PHONE, DESKTOP], ids=["phone", "desktop"])
def test_the_logo_stands_for_the_name(size, branded, open_tab):
    tab = open_tab(branded + "prices/")
    tab.set_viewport_size(size)
    home = tab.get_by_role("link", name="Alder Lane Clinic", exact=True).first
    image = home.locator("img")
    box = image.bounding_box()
    assert box["height"] >= 36 and abs(box["width"] / box["height"] - 3) < 0.1
    assert image.evaluate("image => image.naturalWidth") > 0
    assert tab.evaluate("document.documentElement.scrollWidth") <= size["width"]
    assert home.locator("span").bounding_box()["width"] <= 1
    for scheme, file in (("light", "logo.svg"), ("dark", "dark.svg")):
        tab.emulate_media(color_scheme=scheme)
        # The browser takes the other file when it has loaded it, not at once.
        tab.wait_for_function(
            "([image, file]) => image.currentSrc.endsWith('/' + file)",
            arg=[image.element_handle(), file])


def test_telephones_can_keep_the_site(branded, open_tab):
    tab = open_tab(branded)
    manifest = tab.locator("link[rel=manifest]").evaluate("link => link.href")
    with urllib.request.urlopen(manifest) as answer:
        said = json.load(answer)
    assert said["name"] == "Alder Lane Clinic" and said["start_url"] == "/"
    assert said["icons"] == [{"src": "/icon.svg", "sizes": "any", "type": "image/svg+xml"}]
    assert tab.locator("link[rel=icon]").get_attribute("href") == "/icon.svg"
    colour = tab.locator("meta[name=theme-color]").get_attribute("content")
    assert said["theme_color"] == colour == "#0a3d39"


@pytest.mark.parametrize("path", ["people/", "people/dr-lee/"])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_people_are_as_easy_to_read(path, scheme, branded, open_tab):
    tab = open_tab(branded + path)
    tab.emulate_media(color_scheme=scheme)
    assert violations(tab) == []


@pytest.mark.parametrize("path", [
    "people/", "people/dr-lee/", "articles/", "articles/alternatives/"])
def test_whoever_took_a_picture_is_named(path, branded, open_tab):
    credits = open_tab(branded + path).locator(".picture-credit")
    assert set(credits.all_inner_texts()) == {"Ann Elm, CC BY 4.0"}
    assert credits.first.is_visible()


def test_a_review_leads_to_the_person_and_back(branded, open_tab):
    tab = open_tab(branded + "articles/alternatives/")
    tab.locator(".review-line").get_by_role("link", name="Dr. Kim Lee").click()
    assert re.search("/people/dr-lee/$", tab.url)
    assert tab.locator("h1").inner_text() == "Dr. Kim Lee"
    reviewed = tab.locator(".reviewed-pages a")
    assert reviewed.all_inner_texts() == ["Other choices"]
    reviewed.first.click()
    assert re.search("/articles/alternatives/$", tab.url)
