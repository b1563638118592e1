"""Without JavaScript a reader sees the same words."""

# Buttons need JavaScript for what they do, so they may be missing, but for those that send a form.
BUTTONS = "button:not([type=submit])"
HIDE_BUTTONS = f"() => document.querySelectorAll('{BUTTONS}').forEach((button) => button.remove())"
WORDS = "() => document.body.innerText.split(/\\s+/).filter(Boolean)"


def test_says_the_same_without_javascript(page, served, open_tab):
    with_script = open_tab(served + page.address)
    with_script.evaluate(HIDE_BUTTONS)
    without = open_tab(served + page.address, java_script_enabled=False)
    assert without.locator(f"{BUTTONS}:visible").count() == 0
    assert without.evaluate(WORDS) == with_script.evaluate(WORDS)
