"""Every link, anchor and asset of every page exists, also when the site lies below a path."""

import re
from collections import Counter
from pathlib import PurePosixPath
from urllib.parse import parse_qs, unquote, urljoin, urlsplit
from xml.etree import ElementTree

import pytest

from built_site import PUBLISHED, PUBLISHED_UNDER_PATH, build, parse
from server import find


@pytest.fixture(params=[PUBLISHED, PUBLISHED_UNDER_PATH], ids=["root", "below a path"])
def built(request):
    return build(request.param)


def problem(built, page_address, address):
    """What is wrong with a link, or None."""
    target = urlsplit(urljoin(built.published + page_address, address))
    if target.scheme == "tel":
        return None if re.fullmatch(r"\+?[0-9]+", target.path) else f"{address} is no number"
    if target.scheme == "mailto":
        # A mail to nobody in particular tells of the page.
        said = {name: "".join(texts) for name, texts in parse_qs(target.query).items()}
        tells = said.get("subject") and built.published + page_address in said.get("body", "")
        return None if "@" in target.path or tells else f"{address} says nothing"
    if target.netloc != urlsplit(built.published).netloc:
        return None if target.scheme == "https" else f"{address} is not encrypted"
    file = find(built, target.path)
    if file is None:
        return f"{address} does not exist"
    if target.fragment and unquote(target.fragment) not in parse(file).ids:
        return f"{address} has no such anchor"
    return None


def test_links_lead_somewhere(built):
    problems = [
        f"{page.address}: {found}"
        for page in built.all_pages
        for _, _, address in page.markup.links
        if (found := problem(built, page.address, address))
    ]
    assert problems == []


def test_assets_come_from_the_site(built):
    elsewhere = [
        (page.address, address)
        for page in built.all_pages
        for address in page.markup.assets
        if urlsplit(address).netloc
    ]
    assert elsewhere == []


def test_ids_are_unique(built):
    repeated = [
        (page.address, name)
        for page in built.all_pages
        for name, count in Counter(page.markup.ids).items()
        if count > 1
    ]
    assert repeated == []


@pytest.mark.parametrize("name", ["sitemap.xml", "feed.xml"])
def test_addresses_in_xml_exist(built, name):
    elements = ElementTree.parse(built.folder / name).iter()
    values = [value for element in elements for value in (element.text, element.get("href"))]
    addresses = [value for value in values if value and value.startswith("http")]
    own = [address for address in addresses if "w3.org" not in address]
    assert own and all(address.startswith(built.published) for address in own)
    assert [found for address in own if (found := problem(built, "", address))] == []


def test_every_page_can_be_reached(built):
    reached, waiting = set(), [""]
    while waiting:
        address = waiting.pop()
        if address in reached:
            continue
        reached.add(address)
        for tag, _, link in page_links(built, address):
            target = urlsplit(urljoin(built.published + address, link))
            file = find(built, target.path)
            if tag == "a" and target.netloc == urlsplit(built.published).netloc and file:
                if PurePosixPath(file).suffix == ".html":
                    waiting.append(target.path.removeprefix(built.base_path))
        waiting += forms(built, address)
    missed = {page.address for page in built.pages} - reached
    assert missed == {"404.html"}


def forms(built, address):
    """The pages that the forms of a page lead to."""
    text = find(built, built.base_path + address).read_text(encoding="utf-8")
    actions = re.findall(r'<form [^>]*action="([^"]*)"', text)
    paths = [urlsplit(urljoin(built.published + address, action)).path for action in actions]
    return [path.removeprefix(built.base_path) for path in paths]


def page_links(built, address):
    return parse(find(built, built.base_path + address)).links
