"""The data for search engines can be read and names only what the page itself says."""

import json
from urllib.parse import urlsplit

from built_site import PUBLISHED


def values(data):
    """Every (property, text) in the data, but for other treatments that the clinic offers."""
    if isinstance(data, list):
        for item in data:
            yield from values(item)
    elif isinstance(data, dict):
        own = {name: item for name, item in data.items() if name != "availableService"}
        for name, item in own.items():
            for each in item if isinstance(item, list) else [item]:
                if isinstance(each, str):
                    yield name, each
            yield from values(item)


def data_of(page):
    return [json.loads(text) for text in page.markup.structured_data]


def test_data_describes_the_page(page):
    for data in data_of(page):
        assert data["@context"] == "https://schema.org"
        assert data.get("@graph") or data.get("@type")


def test_the_site_has_data(site):
    described = [page.address for page in site.pages if page.markup.structured_data]
    assert "" in described
    assert "treatments/mesotherapy/" in described


def test_own_addresses_are_full(page):
    own = [
        text
        for name, text in values(data_of(page))
        if name in ("url", "@id") and urlsplit(text).netloc == urlsplit(PUBLISHED).netloc
    ]
    partial = [text for name, text in values(data_of(page)) if name == "url" and "://" not in text]
    assert partial == []
    assert all(text.startswith(PUBLISHED) for text in own)


def test_names_stand_on_the_page(page, served, open_tab):
    shown = " ".join(open_tab(served + page.address).locator("body").inner_text().split())
    named = [text for name, text in values(data_of(page)) if name in ("name", "text")]
    assert [text for text in named if " ".join(text.split()) not in shown] == []
