"""Takes the pictures of README.md from the sample site, as small WebP files: `make readme-pictures`."""

import io
import sys
import tempfile
from pathlib import Path

from PIL import Image
from playwright.sync_api import sync_playwright

from built_site import ROOT, build
from chromium import find_chromium
from preview import Preview
from server import serving

FOLDER = ROOT / "docs/pictures"
# README shows two beside each other, in a column of about 400 pixels, also on dense screens.
WIDTH = 1000
LARGEST = 150_000
SCREEN = {"width": 1200, "height": 800}
PHONE = {"width": 390, "height": 800}


def save(name, shots):
    """One picture of `shots` beside each other, with a little room between."""
    pictures = [Image.open(io.BytesIO(shot)).convert("RGB") for shot in shots]
    room = 40 if len(pictures) > 1 else 0
    height = max(picture.height for picture in pictures)
    width = sum(picture.width for picture in pictures) + room * (len(pictures) - 1)
    sheet = Image.new("RGB", (width, height), "white")
    left = 0
    for picture in pictures:
        sheet.paste(picture, (left, 0))
        left += picture.width + room
    sheet = sheet.resize((WIDTH, round(height * WIDTH / width)), Image.Resampling.LANCZOS)
    file = FOLDER / f"{name}.webp"
    sheet.save(file, quality=80, method=6)
    size = file.stat().st_size
    print(f"{file.relative_to(ROOT)}: {sheet.width} by {sheet.height}, {size:,} bytes")
    if size > LARGEST:
        sys.exit("that is too large for README")


def shoot(tab, address, screen, scroll_to=None):
    tab.set_viewport_size(screen)
    tab.goto(address)
    if scroll_to:
        tab.evaluate("text => [...document.querySelectorAll('h2')].find("
                     "h => h.textContent.includes(text)).scrollIntoView()", scroll_to)
    tab.wait_for_function("[...document.images].every(image => image.complete)")
    return tab.screenshot()


def of_the_site(tab, served):
    guide = f"{served}treatments/mesotherapy/"
    save("home", [shoot(tab, served, SCREEN)])
    save("prices", [shoot(tab, f"{guide}prices/", SCREEN, "Price")])
    save("phone", [
        shoot(tab, guide, PHONE), shoot(tab, f"{guide}aftercare/", PHONE, "When to get help"),
        shoot(tab, f"{guide}risks/", PHONE, "Side effects"),
    ])


def of_the_preview(tab):
    with tempfile.TemporaryDirectory() as folder:
        preview = Preview(folder)
        try:
            tab.set_viewport_size(SCREEN)
            tab.goto(f"{preview.start().address}treatments/mesotherapy/what-to-expect/")
            tab.wait_for_selector("careleaf-review button")
            tab.keyboard.press("F2")
            tab.wait_for_selector("careleaf-review h3")
            save("review", [tab.screenshot()])
        finally:
            preview.stop()


def main():
    FOLDER.mkdir(parents=True, exist_ok=True)
    with serving(build()) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        context = browser.new_context(device_scale_factor=2, reduced_motion="reduce")
        tab = context.new_page()
        of_the_site(tab, served)
        of_the_preview(tab)
        browser.close()


if __name__ == "__main__":
    main()
