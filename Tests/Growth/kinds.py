"""The kinds of input whose growth is measured: each makes files of about `size` bytes."""

from dataclasses import dataclass
from typing import Callable

HEAD = "---\ntitle: Grown\nsummary: About it.\n---\n"

CLINIC = """\
name: Clinic
base_url: https://clinic.example/
region: US
locale: en-US
currency: USD
phone: +1 541 555 0142
emergency_number: "911"
"""

FACTS = """\
name: Peel
summary: It takes off a layer of the skin.
sessions: 2 to 3
what_it_is: An acid on the skin.
who_should_not_have_it: [you are pregnant]
before: [wash your face]
evidence: { known: [It peels.], not_known: [How long it lasts.] }
aftercare: { phases: [{ name: First day, days: 1, do: [rest] }] }
get_help: { emergency: [you faint], urgent: [it bleeds], routine: [it itches] }
alternatives: { doing_nothing: The skin stays as it is. }
"""
PRICES = "prices: { areas: { face: 100 to 150 } }\n"
RISKS = "risks: { common: [Redness], serious: [Scars] }\n"

RULE = """\
id: claims/grown
title: it is grown
why: Because it is.
instead: say so
authority: Nobody
pass: [The skin is red.]
fail: [It is a z thing.]
"""

ARTICLE = "content/articles/grown.md"
TREATMENT = "content/treatments/peel"


@dataclass
class Kind:
    name: str
    #: The files, by path, of about `size` bytes; a kind of many files gives as many as fit.
    files: Callable[[int], dict]
    #: Whether all of it is mistakes, each of which takes more to report than a text to read.
    mistakes: bool = False
    #: Whether each piece makes a file or a page of its own.
    page: bool = False
    #: The smallest of the three sizes.
    start: int = 1 << 17


KINDS = []


def fill(unit, size, begin=0):
    """`unit` as often as fits, `{i}` in it counting up."""
    if "{i}" not in unit:
        return unit * max(1, size // len(unit.encode()))
    parts, length = [], 0
    while length < size:
        parts.append(unit.replace("{i}", str(begin + len(parts))))
        length += len(parts[-1].encode())
    return "".join(parts)


def add(group, name, files, **options):
    KINDS.append(Kind(f"{group}: {name}", files, **options))


def many(path, unit, text=HEAD + "Text.\n"):
    """A function that makes as many files as fit, each counting for 64 times `unit` bytes."""
    return lambda size: {path.replace("{i}", str(i)): text for i in range(size // (unit * 64))}


def grown(group, path, before="", after=""):
    """A function that adds a kind of a file with a repeated unit between two texts."""
    def make(name, unit, first="", last="", others=None, **options):
        def files(size):
            text = before + first + fill(unit, size) + last + after
            return {path: text, **(others or {})}
        add(group, name, files, **options)
    return make


def nested(unit, end, size, deepest):
    count = min(deepest, size // len(unit + end))
    return unit * count + end * count
