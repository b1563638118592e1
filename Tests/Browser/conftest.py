"""What the browser tests share: the built site, its server, one browser."""

from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright

from built_site import PUBLISHED, PUBLISHED_UNDER_PATH, build
from chromium import find_chromium
from preview import Preview
from server import serving

PROBES = Path(__file__).parent / "probes"
# A screen of 1280 by 1024 pixels at a zoom of 400 %: a small phone, and even lower.
NARROW = {"width": 320, "height": 256}
DESKTOP = {"width": 1280, "height": 800}
STRICT = "default-src 'self'"


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
def tabs(browser):
    """Tabs by the options of their contexts; opening one takes longer than loading a page."""
    opened = {}
    yield opened
    for tab in opened.values():
        tab.context.close()


@pytest.fixture
def open_tab(browser, tabs):
    """Opens an address in a tab whose context has the given options."""

    def open_(address, viewport=DESKTOP, **options):
        key = repr(sorted(options.items()))
        if key not in tabs:
            tabs[key] = browser.new_context(**options).new_page()
        tab = tabs[key]
        tab.emulate_media(media="null", color_scheme="light", reduced_motion="reduce")
        tab.set_viewport_size(viewport)
        tab.goto(address)
        return tab

    return open_


@pytest.fixture
def fresh_tab(browser):
    """A tab that remembers nothing of other pages."""
    context = browser.new_context(viewport=DESKTOP)
    yield context.new_page()
    context.close()


@pytest.fixture
def preview(tmp_path):
    """A preview of a copy of the sample site, to be started."""
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


@pytest.fixture(scope="session")
def probe():
    """Reads the script `probes/<name>.js`: one function that looks at the open page."""
    return lambda name: (PROBES / f"{name}.js").read_text(encoding="utf-8")
