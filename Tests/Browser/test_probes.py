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
