"""A site that is published below a path works there: it asks for nothing above that path."""

from urllib.parse import urlsplit

STYLED = "() => getComputedStyle(document.body).margin === '0px'"


def test_page_works_below_a_path(page, served_under_path, fresh_tab):
    answers = []
    fresh_tab.on("response", lambda answer: answers.append(answer))
    fresh_tab.goto(served_under_path + page.address)
    assert [answer.url for answer in answers if answer.status != 200] == []
    assert all(urlsplit(answer.url).path.startswith("/health/") for answer in answers)
    assert fresh_tab.evaluate(STYLED)


def test_unknown_address_shows_a_page_that_works(served_under_path, open_tab):
    tab = open_tab(served_under_path + "no/such/page/")
    assert tab.locator("h1").inner_text() == "This page does not exist"
    assert tab.evaluate(STYLED)
    tab.locator("header a").first.click()
    assert tab.url == served_under_path
