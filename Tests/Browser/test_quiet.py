"""A page asks nothing of other hosts, stores nothing, logs nothing, and does not move."""

import time
from urllib.parse import urlsplit

# Pictures and scripts come late, as they do on a slow line, so that what moves is seen to move.
LATE = 0.2
SHIFTS = """() => new Promise((resolve) => {
  const moved = [];
  const name = (node) => node && node.parentElement ? node.outerHTML?.slice(0, 80) : 'text';
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      moved.push(...entry.sources.map(({ node }) => name(node)));
    }
  }).observe({ type: 'layout-shift', buffered: true });
  requestAnimationFrame(() => requestAnimationFrame(() => resolve(moved)));
})"""
STORED = """async () => ({
  cookie: document.cookie,
  local: Object.keys(localStorage),
  session: Object.keys(sessionStorage),
  databases: (await indexedDB.databases()).length,
  workers: (await navigator.serviceWorker.getRegistrations()).length,
})"""
NOTHING = {"cookie": "", "local": [], "session": [], "databases": 0, "workers": 0}


def come_late(route):
    time.sleep(LATE)
    route.continue_()


def test_logs_asks_and_stores_nothing(page, served, fresh_tab):
    noise, requests = [], []
    fresh_tab.on("console", lambda message: noise.append(f"{message.type}: {message.text}"))
    fresh_tab.on("pageerror", lambda error: noise.append(str(error)))
    fresh_tab.on("requestfailed", lambda request: noise.append(f"failed: {request.url}"))
    fresh_tab.on("request", lambda request: requests.append(request.url))
    response = fresh_tab.goto(served + page.address)
    assert response.headers["content-security-policy"] == "default-src 'self'"
    assert noise == []
    assert {urlsplit(url).netloc for url in requests} == {urlsplit(served).netloc}
    assert fresh_tab.evaluate(STORED) == NOTHING
    assert fresh_tab.context.cookies() == []


def test_nothing_moves_while_loading(page, served, fresh_tab):
    fresh_tab.route("**/*.{svg,js,png,jpg,woff2}", come_late)

    def moved():
        fresh_tab.goto(served + page.address)
        return fresh_tab.evaluate(SHIFTS)

    # On a busy machine Chromium paints once in a thousand times before the style sheet. What a page
    # itself makes move, moves each time.
    assert moved() == [] or moved() == []


def test_what_moves_is_noticed(fresh_tab):
    fresh_tab.set_content("<p>Below</p>")
    fresh_tab.evaluate("() => new Promise((done) => setTimeout(done, 100))")
    fresh_tab.evaluate("() => document.body.prepend(Object.assign(new Image(), {height: 300}))")
    fresh_tab.evaluate("() => new Promise((done) => setTimeout(done, 100))")
    assert fresh_tab.evaluate(SHIFTS) == ["<p>Below</p>"]
