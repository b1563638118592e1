"""Blocks that are taken out of guides at random leave no fact about safety unseen: the program names
each, and the block that it names brings it back."""

import html
import json
import os
import random
import re
import shutil
import subprocess

import pytest
import yaml

from built_site import ROOT

PROGRAM = os.environ.get("CARELEAF", str(ROOT / ".build/release/careleaf"))
HOSPITAL = ROOT / "Tests/Sites/hospital/content"
BLOCK = re.compile(r"^\{\{> ([a-z-]+) \}\}\n", re.M)
HELP = re.compile(r"put \{\{> ([a-z-]+) \}\} into a page of (\S+)")


def run(*arguments):
    return subprocess.run(
        [PROGRAM, *map(str, arguments)], capture_output=True, text=True, check=False)


def unseen(site):
    found = json.loads(run("check", "--site", site, "--format", "json").stdout)["diagnostics"]
    return [finding for finding in found if finding["id"] == "safety/unseen"]


def safety_texts(facts):
    """What must be read of a subject: the names of risks, and whole sentences of lists."""
    for group in (facts.get("risks") or {}).values():
        for risk in group if isinstance(group, list) else []:
            if isinstance(risk, dict) and "name" in risk:
                yield risk["name"]
    for name in ("who_should_not_have_it", "get_help"):
        value = facts.get(name) or {}
        for items in value.values() if isinstance(value, dict) else [value]:
            for item in items if isinstance(items, list) else []:
                yield item["text"] if isinstance(item, dict) and "text" in item else item
    alternatives = facts.get("alternatives") or {}
    for other in alternatives.get("others", []):
        yield other["name"]


def words(text):
    """Letters and digits alone: pages write units, quotation marks and spaces in their own way."""
    return re.sub(r"[^a-z0-9]+", "", text.lower())


def remove_blocks(site, chance):
    """Takes blocks out of the articles; returns how many."""
    count = 0
    for article in sorted(site.glob("content/*/*/*.md")):
        text = article.read_text(encoding="utf-8")
        kept = BLOCK.sub(lambda block: "" if chance.random() < 0.5 else block.group(), text)
        count += len(BLOCK.findall(text)) - len(BLOCK.findall(kept))
        article.write_text(kept, encoding="utf-8")
    return count


@pytest.mark.parametrize("seed", range(12))
def test_each_fact_is_named_or_seen(seed, tmp_path):
    site = tmp_path / "site"
    shutil.copytree(HOSPITAL, site / "content")
    assert unseen(site) == []
    assert remove_blocks(site, random.Random(seed)) > 10
    named = unseen(site)
    assert named != []
    for finding in named:
        block, folder = HELP.search(finding["help"]).groups()
        article = sorted((site / folder).glob("*.md"))[0]
        with article.open("a", encoding="utf-8") as file:
            file.write(f"\n{{{{> {block} }}}}\n")
    assert unseen(site) == []
    built = run("build", "--site", site, "--output", tmp_path / "public", "--no-sync")
    assert built.returncode == 0, built.stderr[:2000]
    for file in sorted(site.glob("content/*/*/facts.yaml")):
        pages = (tmp_path / "public" / file.parent.relative_to(site / "content")).rglob("*.html")
        shown = words("".join(
            html.unescape(re.sub(r"<[^>]+>", " ", page.read_text(encoding="utf-8")))
            for page in pages))
        facts = yaml.safe_load(file.read_text(encoding="utf-8"))
        lost = [text for text in safety_texts(facts) if words(text) not in shown]
        assert lost == [], file.parent.name
