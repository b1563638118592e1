"""Takes pictures of every page at three widths, light and dark, and of what it prints:
`python screenshots.py FOLDER [part of an address ...]`."""

import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

from built_site import build
from chromium import find_chromium
from server import serving

WIDTHS = [360, 768, 1280]
SCHEMES = ["light", "dark"]


def take(tab, address, folder, name):
    tab.emulate_media(media="null", color_scheme="light")
    tab.goto(address)
    for width in WIDTHS:
        tab.set_viewport_size({"width": width, "height": 800})
        for scheme in SCHEMES:
            tab.emulate_media(color_scheme=scheme)
            tab.screenshot(path=folder / f"{name}-{width}-{scheme}.png", full_page=True)
    tab.pdf(path=folder / f"{name}.pdf", format="A4", tagged=True)


def main(folder, *parts):
    folder.mkdir(parents=True, exist_ok=True)
    site = build()
    wanted = [page for page in site.pages if not parts or any(p in page.address for p in parts)]
    with serving(site) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        tab = browser.new_page()
        for page in wanted:
            name = page.address.strip("/").replace("/", "-") or "home"
            take(tab, served + page.address, folder, name)
        browser.close()
    print(f"pictures of {len(wanted)} pages are in {folder}")


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), *sys.argv[2:])
