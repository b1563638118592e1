"""The aftercare sheet prints as a leaflet that a nurse can hand over."""

import cv2
import numpy
import pytest
import yaml

from built_site import ROOT
from pdf import Print, normal

CLINIC = yaml.safe_load((ROOT / "content/clinic.yaml").read_text(encoding="utf-8"))
ADDRESS = CLINIC["base_url"]


@pytest.fixture(params=["A4", "Letter"])
def paper(request):
    return request.param


@pytest.fixture(scope="module")
def prints():
    """What was printed already, by address and paper."""
    return {}


@pytest.fixture
def printed(leaflet, paper, served, open_tab, prints):
    key = (leaflet.address, paper)
    if key not in prints:
        prints[key] = Print(open_tab(served + leaflet.address), paper)
    return prints[key]


def test_fits_on_one_leaf(printed):
    assert len(printed.sheets) <= 2


def test_begins_with_when_to_get_help(printed):
    first = normal("".join(piece.text for piece in printed.sheets[0]))
    assert normal("Emergency: call 911 now if:") in first
    assert normal("Urgent: call us the same day if:") in first


def test_letters_are_large_enough(printed):
    assert printed.smaller_than(12) == []


def test_says_whom_to_call_and_how_old_it_is(printed, leaflet):
    wanted = [
        CLINIC["name"],
        CLINIC["phone"],
        f"In an emergency, call {CLINIC['emergency_number']}",
        "reviewed",
        "Version:",
        "Date:",
        "Emergency:",
        "Urgent:",
        "Not urgent:",
        ADDRESS + leaflet.address,
    ]
    assert [text for text in wanted if normal(text) not in printed.text] == []


def test_keeps_headings_with_what_follows(printed, leaflet, served, open_tab):
    headings = open_tab(served + leaflet.address).locator("h2, h3, .phase-days").all_inner_texts()
    assert set(printed.last_lines).isdisjoint(headings)


def test_is_tagged_for_screen_readers(printed):
    assert printed.is_tagged


def test_large_print_is_large(leaflet, paper, served, open_tab):
    tab = open_tab(served + leaflet.address)
    tab.get_by_role("link", name="Large print").click()
    printed = Print(tab, paper)
    assert printed.smaller_than(18) == []
    assert normal(CLINIC["phone"]) in printed.text


def test_has_boxes_to_tick(leaflet, served, open_tab):
    tab = open_tab(served + leaflet.address)
    tab.emulate_media(media="print")
    boxes = tab.evaluate(
        """() => [...document.querySelectorAll('.do-list > li')].map((item) => {
          const { borderStyle, width, height } = getComputedStyle(item, '::before');
          return borderStyle === 'solid' && width === height;
        })"""
    )
    assert boxes and all(boxes)


@pytest.mark.parametrize("sheet", ["treatments/mesotherapy/aftercare/",
                                  "treatments/mesotherapy/preparation/",
                                  "tests/skin-prick-test/preparation/"])
def test_code_leads_to_the_page(sheet, served, open_tab):
    tab = open_tab(served + sheet, device_scale_factor=4)
    assert tab.locator(".print-code").is_hidden()
    tab.emulate_media(media="print")
    picture = numpy.frombuffer(tab.locator(".print-code").screenshot(), dtype=numpy.uint8)
    text, corners, _ = cv2.QRCodeDetectorAruco().detectAndDecode(
        cv2.imdecode(picture, cv2.IMREAD_GRAYSCALE))
    assert corners is not None and text == ADDRESS + sheet


@pytest.mark.parametrize("sheet", ["treatments/mesotherapy/preparation/",
                                  "tests/skin-prick-test/preparation/"])
def test_preparation_has_its_warnings_on_the_first_page(sheet, paper, served, open_tab):
    printed = Print(open_tab(served + sheet), paper)
    first = normal("".join(piece.text for piece in printed.sheets[0]))
    assert normal("Emergency: call 911 now if:") in first
    assert normal("Urgent: call us the same day if:") in first
