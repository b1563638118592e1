"""The scripts that look for faults find faults."""

LOST_TEXT = """
<p style="position: relative; left: -3em">Too far left</p>
<p style="height: 0.5em; overflow: hidden">Cut below</p>
<p>Above <span style="position: absolute; transform: translateX(-2em)">another</span></p>
<div style="overflow-x: auto"><p style="width: 300em; text-align: right">Can be scrolled to</p></div>
<p hidden>Nobody is to see this</p>
<p>All is well here</p>
"""


def test_lost_text_is_found(fresh_tab, probe):
    fresh_tab.set_content(LOST_TEXT)
    assert fresh_tab.evaluate(probe("lost-text"), 1) == [
        'beyond the edge of the page: "Too far left"',
        'cut by <p class="">: "Cut below"',
        'on top of each other: "Above" / "another"',
    ]


FOCUS = """
<style>a:focus { outline: 3px solid black }</style>
<a href="#a">First</a> <a href="#b" style="outline: none">Unmarked</a>
<a href="#c" style="position: absolute; left: -900px">Out of view</a>
<a href="#d" style="display: none">Hidden</a> <button>Last</button>
"""


def test_focus_is_recorded(fresh_tab, probe):
    fresh_tab.set_content(FOCUS)
    fresh_tab.evaluate(probe("record-focus"))
    for _ in range(4):
        fresh_tab.keyboard.press("Tab")
    fresh_tab.evaluate("() => { document.activeElement.blur(); }")
    fresh_tab.evaluate("() => new Promise(requestAnimationFrame)")
    record = fresh_tab.evaluate("() => window.focusRecord")
    assert [(entry["name"], entry["isMarked"], entry["isInView"]) for entry in record] == [
        ("<a> First", True, True),
        ("<a> Unmarked", False, True),
        ("<a> Out of view", True, False),
        ("<button> Last", True, True),
    ]
    assert len(fresh_tab.evaluate("() => window.focusable()")) == 4
