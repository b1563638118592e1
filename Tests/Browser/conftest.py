"""What the browser tests share: the built site, its server, one browser."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from built_site import PUBLISHED, PUBLISHED_UNDER_PATH, build
from chromium import find_chromium
from server import serving

PROBES = Path(__file__).parent / "probes"
PHONE = {"width": 320, "height": 640}
DESKTOP = {"width": 1280, "height": 800}


def pytest_generate_tests(metafunc):
    """A test with an argument `page` runs on every page; `leaflet`, on every aftercare sheet."""
    pages = build().pages
    for argument, chosen in [
        ("page", pages),
        ("leaflet", [page for page in pages if "leaflet" in page.file.read_text()]),
    ]:
        if argument in metafunc.fixturenames:
            metafunc.parametrize(argument, chosen, ids=lambda page: page.address or "home")


@pytest.fixture(scope="session")
def site():
    return build(PUBLISHED)


@pytest.fixture(scope="session")
def site_under_path():
    return build(PUBLISHED_UNDER_PATH)


@pytest.fixture(scope="session")
def served(site):
    with serving(site) as address:
        yield address


@pytest.fixture(scope="session")
def served_under_path(site_under_path):
    with serving(site_under_path) as address:
        yield address


@pytest.fixture(scope="session")
def browser():
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def contexts(browser):
    """Browser contexts by their options, each made once."""
    made = {}
    yield made
    for context in made.values():
        context.close()


@pytest.fixture
def open_tab(browser, contexts):
    """Opens a tab in a context with the given options, and closes it after the test."""
    tabs = []

    def open_(address=None, **options):
        options.setdefault("viewport", DESKTOP)
        key = repr(sorted(options.items()))
        if key not in contexts:
            contexts[key] = browser.new_context(**options)
        tabs.append(contexts[key].new_page())
        if address:
            tabs[-1].goto(address)
        return tabs[-1]

    yield open_
    for tab in tabs:
        tab.close()


@pytest.fixture(scope="session")
def probe():
    """Reads the script `probes/<name>.js`: one function that looks at the open page."""
    return lambda name: (PROBES / f"{name}.js").read_text(encoding="utf-8")
