"""When the largest part of each kind of page is painted, and how much moves afterwards, on a slow phone;
see `make vitals`. The processor is slowed down four times, and the network is that of Lighthouse's
"slow 4G": 150 ms to an answer, 1.6 Mbit/s. Largest Contentful Paint and Cumulative Layout Shift are
those of the browser (W3C)."""

import sys

from playwright.sync_api import sync_playwright

from built_site import build
from chromium import find_chromium
from server import serving

KINDS = [
    "", "treatments/", "treatments/mesotherapy/", "treatments/mesotherapy/risks/",
    "treatments/mesotherapy/aftercare/", "treatments/mesotherapy/prices/",
    "treatments/mesotherapy/evidence/", "medicines/minoxidil/plan/", "articles/what-it-costs/",
    "prices/", "people/dr-lee/", "locations/", "glossary/", "search/",
]
PHONE = {"width": 360, "height": 740}
SLOWDOWN = 4
NETWORK = {"offline": False, "latency": 150, "downloadThroughput": 1.6e6 / 8,
           "uploadThroughput": 750e3 / 8}
ROUNDS = 3
WATCH = """() => {
  window.vitals = { lcp: 0, cls: 0 };
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) window.vitals.lcp = entry.startTime;
  }).observe({ type: 'largest-contentful-paint', buffered: true });
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (!entry.hadRecentInput) window.vitals.cls += entry.value;
  }).observe({ type: 'layout-shift', buffered: true });
}"""


def measure(browser, address):
    """The first visit: seconds to the largest paint, and the shift."""
    context = browser.new_context(viewport=PHONE, device_scale_factor=2)
    tab = context.new_page()
    session = context.new_cdp_session(tab)
    session.send("Network.enable")
    session.send("Network.emulateNetworkConditions", NETWORK)
    session.send("Emulation.setCPUThrottlingRate", {"rate": SLOWDOWN})
    tab.add_init_script(f"({WATCH})()")
    tab.goto(address, wait_until="networkidle")
    found = tab.evaluate("window.vitals")
    context.close()
    return found["lcp"] / 1000, found["cls"]


def main(*kinds):
    site = build()
    print(f"{'page':40} LCP in s, median of {ROUNDS}   CLS")
    with serving(site) as served, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=find_chromium())
        for kind in kinds or KINDS:
            rounds = [measure(browser, served + kind) for _ in range(ROUNDS)]
            paints, shifts = zip(*rounds)
            print(f"{'/' + kind:40} {sorted(paints)[ROUNDS // 2]:20.2f} {max(shifts):9.3f}", flush=True)
        browser.close()


if __name__ == "__main__":
    main(*sys.argv[1:])
