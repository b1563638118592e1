"""Makes the same site for Careleaf and for Hugo: N real-looking articles over N/200 treatments."""

import random
import shutil
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
WORDS = (
    "skin small needle area clinic doctor people known study swelling bruise week day session "
    "price help call ask before after often may some other cream plan visit arm leg back"
).split()
SECTIONS = 5


def sentence(chance):
    words = " ".join(chance.choice(WORDS) for _ in range(chance.randint(8, 16)))
    return words.capitalize() + "."


def paragraph(chance):
    return " ".join(sentence(chance) for _ in range(3))


def section(chance, number, link):
    items = "\n".join(f"- {sentence(chance)}" for _ in range(3))
    return (
        f"## Section {number} about the treatment\n\n{paragraph(chance)}\n\n"
        f"{paragraph(chance)} See [the next page]({link}).\n\n{items}\n"
    )


def article(chance, title, link, facts):
    """The text below the front matter; `facts` gives the four facts as the generator writes them."""
    body = "\n".join(section(chance, number, link) for number in range(SECTIONS))
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
    chance = random.Random(count)
    content = folder / "content"
    content.mkdir(parents=True)
    for name in ("sources.yaml", "glossary.yaml"):
        shutil.copy(ROOT / "content" / name, content / name)
    clinic = (ROOT / "content/clinic.yaml").read_text()
    lines = [line for line in clinic.splitlines() if not line.startswith("navigation:")]
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
            text = article(chance, f"Article {index}", link, references)
            (target / f"article-{index}.md").write_text(front + text)


def make_hugo(folder, count):
    chance = random.Random(count)
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
            text = article(chance, f"Article {index}", f"../article-{(index + 1) % share}/", shortcodes)
            (target / f"article-{index}.md").write_text(front + text)
