"""The search page: by keyboard, for screen readers, under the strict policy, with hostile queries and
content, and with the same answers as `careleaf search`."""

import json
import os
import shutil
import subprocess
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote, urlsplit

import pytest
from playwright.sync_api import expect

from server import serving
from test_axe import violations

ROOT = Path(__file__).resolve().parents[2]
CARELEAF = (ROOT / os.environ.get("CARELEAF", ".build/release/careleaf")).resolve()
RESULT = "#search-list li"
QUERIES = [
    "tetnus jab", "going bald", "face lift", "how does mesotherapy work", "hairloss", "minox",
    "who should not have it", "can't breathe", "brusing", "what do I pay", "phosphatidilcoline",
    "zzzzqqqq",
]
HOSTILE = [
    "<img src=x onerror=alert(1)>", "\"><script>alert(1)</script>", ".*+?^${}()|[]\\", "__proto__",
    "constructor toString", "\u202e\u05d0\u05d1\u05d2 \u0645\u0631\u062d\u0628\u0627", "=", "' '' '",
    "javascript:alert(1)", "%00%0a", "mesotherapy " * 900,
]


def listen(tab):
    """What the open page logs, asks for and opens."""
    seen = {"noise": [], "requests": []}
    tab.on("console", lambda message: seen["noise"].append(message.text))
    tab.on("pageerror", lambda error: seen["noise"].append(str(error)))
    tab.on("dialog", lambda dialog: (seen["noise"].append(dialog.message), dialog.dismiss()))
    tab.on("request", lambda request: seen["requests"].append(request.url))
    return seen


def search(tab, address, query):
    tab.goto(f"{address}search/?q={quote(query)}")
    wait(tab)


def wait(tab):
    """Until something has been announced."""
    expect(tab.locator("#search-count")).not_to_be_empty()


def addresses(tab):
    links = tab.locator(f"{RESULT} a").evaluate_all("all => all.map(a => a.getAttribute('href'))")
    return links


def test_finds_and_says_only_how_many(served, fresh_tab):
    seen = listen(fresh_tab)
    search(fresh_tab, served, "mesotherpy")
    status = fresh_tab.get_by_role("status")
    assert status.inner_text().startswith("Results: ")
    assert fresh_tab.locator("[aria-live], [role=alert], [role=log]").count() == 0
    assert fresh_tab.locator(RESULT).count() == 10
    assert addresses(fresh_tab)[0] == "/treatments/mesotherapy/"
    assert fresh_tab.locator("#search-shown").inner_text() == (
        "Showing results for mesotherapy. Search instead for: mesotherpy")
    assert fresh_tab.locator(f"{RESULT} mark").count() > 0
    assert seen["noise"] == []
    assert {urlsplit(url).netloc for url in seen["requests"]} == {urlsplit(served).netloc}
    # Of the query nothing leaves but the address of the page.
    assert all("mesoth" not in url for url in seen["requests"][1:])
    assert fresh_tab.evaluate("() => localStorage.length + sessionStorage.length") == 0
    assert fresh_tab.context.cookies() == []


def test_works_by_keyboard(served, fresh_tab):
    fresh_tab.goto(served)
    fresh_tab.locator(".header-search input").focus()
    fresh_tab.keyboard.type("hair los")
    fresh_tab.keyboard.press("Enter")
    fresh_tab.wait_for_url("**/search/?q=hair+los")
    wait(fresh_tab)
    fresh_tab.locator("#search-query").focus()
    # Past the button and, as nothing was corrected, to the first result.
    fresh_tab.keyboard.press("Tab")
    fresh_tab.keyboard.press("Tab")
    assert fresh_tab.evaluate("() => document.activeElement.closest('#search-list li') !== null")
    target = fresh_tab.evaluate("() => document.activeElement.href")
    fresh_tab.keyboard.press("Enter")
    fresh_tab.wait_for_url(target)
    fresh_tab.go_back()
    wait(fresh_tab)
    assert fresh_tab.locator("#search-query").input_value() == "hair los"


def test_more_results_take_the_focus(served, fresh_tab):
    search(fresh_tab, served, "injections")
    fresh_tab.locator("#search-more").focus()
    fresh_tab.keyboard.press("Enter")
    expect(fresh_tab.locator(f"{RESULT} a").nth(10)).to_be_focused()


def test_more_results_come_when_their_files_come(served, fresh_tab):
    search(fresh_tab, served, "injections")
    first = addresses(fresh_tab)
    fresh_tab.route("**/search/pages-*.json", lambda route: route.abort())
    fresh_tab.locator("#search-more").click()
    expect(fresh_tab.locator("#search-count")).to_contain_text("does not work")
    assert addresses(fresh_tab) == first
    fresh_tab.unroute_all()
    fresh_tab.locator("#search-more").click()
    expect(fresh_tab.locator(f"{RESULT} a").nth(10)).to_be_focused()
    assert addresses(fresh_tab)[:10] == first
    # Those of a new search take their place, whatever is still on the way.
    fresh_tab.locator("#search-query").fill("tetanus")
    expect(fresh_tab.locator(f"{RESULT} a").first).to_have_attribute(
        "href", "/vaccines/tetanus-booster/")


def test_says_that_it_does_not_work_and_then_works(served, fresh_tab):
    search(fresh_tab, served, "swelling")
    fresh_tab.route("**/search/*.json", lambda route: route.abort())
    fresh_tab.locator("#search-query").fill("minoxidil zzz")
    count = fresh_tab.locator("#search-count")
    expect(count).to_contain_text("does not work")
    assert addresses(fresh_tab) == []
    assert fresh_tab.locator("#search-letters").is_visible()
    # For an emergency nothing more is needed.
    fresh_tab.locator("#search-query").fill("I can't breathe")
    expect(fresh_tab.locator("#search-help")).to_be_visible()
    fresh_tab.unroute_all()
    fresh_tab.locator("#search-query").fill("minoxidil")
    expect(count).to_contain_text("Results: ")
    assert fresh_tab.locator("#search-help").is_hidden()


def test_finds_in_a_site_that_was_published_anew(site, tmp_path, fresh_tab):
    copy = tmp_path / "site"
    shutil.copytree(site.folder, copy)
    with serving(replace(site, folder=copy)) as address:
        fresh_tab.goto(f"{address}search/")
        old = next(copy.glob("search/index-*.json"))
        new = old.rename(old.with_stem("index-ffffffffff"))
        page = copy / "search/index.html"
        text = page.read_text(encoding="utf-8")
        assert text.count(old.name) == 1
        page.write_text(text.replace(old.name, new.name), encoding="utf-8")
        fresh_tab.locator("#search-query").fill("tetanus")
        expect(fresh_tab.locator(f"{RESULT} a").first).to_have_attribute(
            "href", "/vaccines/tetanus-booster/")


def test_what_was_typed_is_there_after_going_back(served, fresh_tab):
    fresh_tab.goto(f"{served}search/")
    fresh_tab.locator("#search-query").press_sequentially("tetanus")
    wait(fresh_tab)
    fresh_tab.locator(f"{RESULT} a").first.click()
    fresh_tab.wait_for_url("**/vaccines/tetanus-booster/")
    fresh_tab.go_back()
    wait(fresh_tab)
    assert fresh_tab.locator("#search-query").input_value() == "tetanus"
    assert addresses(fresh_tab)[0] == "/vaccines/tetanus-booster/"


def test_finds_while_typing(served, fresh_tab):
    fresh_tab.goto(f"{served}search/")
    fresh_tab.locator("#search-query").press_sequentially("teta")
    wait(fresh_tab)
    assert addresses(fresh_tab)[0] == "/vaccines/tetanus-booster/"
    assert fresh_tab.locator("#search-letters").is_hidden()
    fresh_tab.locator("#search-query").fill("")
    expect(fresh_tab.locator("#search-count")).to_be_empty()
    assert fresh_tab.locator("#search-letters").is_visible()


def test_there_is_a_way_back_to_the_words_as_typed(served, fresh_tab):
    search(fresh_tab, served, "tetunus")
    fresh_tab.locator("#search-instead").click()
    expect(fresh_tab.locator("#search-count")).to_contain_text("Nothing")
    assert fresh_tab.locator("#search-letters").is_visible()
    assert "exact" in fresh_tab.url


@pytest.mark.parametrize("query", ["can't breathe", "face sweling", "I want to kill myself"])
def test_danger_comes_first(query, served, fresh_tab):
    search(fresh_tab, served, query)
    card = fresh_tab.locator("#search-help")
    assert card.is_visible()
    assert card.locator("a").first.get_attribute("href") == "tel:911"
    results = fresh_tab.locator("#search-list").bounding_box()
    assert card.bounding_box()["y"] < results["y"]
    search(fresh_tab, served, "prices")
    assert card.is_hidden()


@pytest.mark.parametrize("query", ["mesotherpy", "can't breathe", "zzzzqqqq", "hair"])
def test_axe_finds_nothing_among_results(query, served, tab):
    search(tab, served, query)
    assert violations(tab) == []


@pytest.mark.parametrize("query", HOSTILE, ids=range(len(HOSTILE)))
def test_hostile_queries_are_words(query, served, fresh_tab):
    seen = listen(fresh_tab)
    search(fresh_tab, served, query)
    assert seen["noise"] == []
    assert fresh_tab.locator("#search-list img, #search-list script, #search-shown img").count() == 0
    assert fresh_tab.evaluate("() => document.documentElement.scrollWidth <= innerWidth")
    assert fresh_tab.evaluate("() => Object.keys(Object.prototype).length") == 0


def test_hostile_content_is_text(tmp_path, fresh_tab):
    marks = "&lt;img src=x onerror=alert(1)&gt; \\<script\\>alert(2)\\</script\\> \" ' \\</a\\>"
    folder = tmp_path / "site"
    (folder / "content/articles").mkdir(parents=True)
    # Of what the sample has, nothing is here that these lead to.
    clinic = [line for line in (ROOT / "content/clinic.yaml").read_text().splitlines()
              if not line.startswith(("navigation:", "numbers:", "social_card:", "    subjects:"))]
    (folder / "content/clinic.yaml").write_text("\n".join(clinic) + "\n")
    (folder / "content/articles/odd.md").write_text(
        "---\ntitle: Zebra \"><img src=x onerror=alert(3)>\nsummary: <b>About</b> __proto__.\n---\n"
        f"## constructor {marks}\n\nZebra {marks}\n\n## __proto__\n\nhasOwnProperty toString\n")
    subprocess.run(
        [CARELEAF, "build", "--site", folder, "--output", tmp_path / "out", "--no-sync"], check=True,
        stdout=subprocess.DEVNULL)

    class Site:
        folder = tmp_path / "out"
        base_path = "/"

    seen = listen(fresh_tab)
    with serving(Site) as address:
        for query in ["zebra", "constructor", "__proto__", "hasOwnProperty", "proto"]:
            search(fresh_tab, address, query)
            assert addresses(fresh_tab)[0].startswith("/articles/odd/"), query
            assert fresh_tab.locator("#search-list img, #search-list script, #search-list b").count() == 0
        assert "onerror" in fresh_tab.locator(RESULT).first.inner_text()
    assert seen["noise"] == []


def test_says_the_same_as_the_command(site, served, fresh_tab):
    for query in QUERIES:
        said = subprocess.run(
            [CARELEAF, "search", "--json", "--site", ROOT, "--", query], capture_output=True, text=True)
        answer = json.loads(said.stdout)
        search(fresh_tab, served, query)
        assert addresses(fresh_tab) == [each["address"] for each in answer["results"]], query
        status = fresh_tab.locator("#search-count").inner_text()
        assert status == (f"Results: {answer['count']}" if answer["count"] else status)
        assert fresh_tab.locator("#search-help").is_visible() == answer["emergency"]
        meant = fresh_tab.locator("#search-meant").inner_text()
        assert (meant if fresh_tab.locator("#search-shown").is_visible() else None) == answer["corrected"]


def test_cuts_words_as_the_program_does(served, browser):
    rows = [line.split("\t") for line in (ROOT / "Tests/Search/words.tsv").read_text().splitlines()
            if not line.startswith("#")]
    # The policy of the page would keep the test from making functions of texts.
    context = browser.new_context(bypass_csp=True)
    tab = context.new_page()
    tab.goto(f"{served}search/")
    script = (ROOT / "templates/assets/search.js").read_text()
    found = tab.evaluate(
        """async ([script, texts]) => {
          const index = document.getElementById('search-form').dataset.index;
          const { language } = await (await fetch(index)).json();
          document.getElementById('search-form').remove();
          const { Language } = new Function(`${script}; return { Language };`)();
          const words = new Language(language);
          return texts.map((text) => {
            const [word = ''] = words.words(text);
            return [text, word, words.stem(word), words.sound(word)];
          });
        }""", [script, [row[0] for row in rows]])
    context.close()
    assert found == rows


def test_without_javascript_there_are_all_names(served, open_tab):
    tab = open_tab(f"{served}search/?q=balding", java_script_enabled=False)
    links = tab.locator("#search-letters li a")
    names = links.all_inner_texts()
    for name in ["Mesotherapy", "MesoSculpting", "Lockjaw shot", "mesoderm", "Risks and safety"]:
        assert name in names
    assert tab.locator("#search-help").is_hidden()


def test_works_below_a_path(served_under_path, fresh_tab):
    search(fresh_tab, served_under_path, "tetanus booster")
    first = fresh_tab.locator(f"{RESULT} a").first
    assert first.get_attribute("href").endswith("/vaccines/tetanus-booster/")
    assert first.get_attribute("href").startswith(urlsplit(served_under_path).path)
    assert fresh_tab.request.get(first.evaluate("link => link.href")).ok


def test_is_small(site):
    import gzip

    [script] = [file for file in site.files if file.name.startswith("search.")]
    assert len(gzip.compress(script.read_bytes(), compresslevel=6)) < 10 * 1024
