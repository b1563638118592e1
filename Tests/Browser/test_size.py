"""Pages stay small, compressed as a server sends them."""

import gzip
from urllib.parse import urljoin, urlsplit

from server import find

KILOBYTE = 1024


def compressed(file):
    return len(gzip.compress(file.read_bytes(), compresslevel=6))


def test_page_is_small(page, site):
    paths = [urlsplit(urljoin(site.published, address)).path for address in page.markup.assets]
    assets = [file for path in paths if (file := find(site, path))]
    text = compressed(page.file)
    whole = text + sum(map(compressed, assets))
    assert text <= 30 * KILOBYTE
    assert whole <= 60 * KILOBYTE


def test_styles_are_small(site):
    styles = [compressed(file) for file in site.files if file.suffix == ".css"]
    assert styles and sum(styles) <= 15 * KILOBYTE
