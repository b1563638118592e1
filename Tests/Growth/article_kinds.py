"""Articles whose growth is measured: Markdown and front matter."""

from kinds import ARTICLE, CLINIC, HEAD, TREATMENT, add, fill, grown, nested


def articles():
    article = grown("article", ARTICLE, HEAD)
    # What opens and never closes.
    for name, unit in {
        "unclosed emphasis": "*a ", "unclosed strong": "**a ", "unclosed underscores": "_a ",
        "closed and never opened": "a** ", "emphasis of every length": "*a **b ***c ****d ",
        "unclosed brackets": "[", "brackets with words": "[a ", "closing brackets": "a] ",
        "unclosed links": "[a](", "unclosed link targets": "[a](<b ", "unclosed titles": "[a](b \"",
        "unclosed pictures": "![a ", "nested pictures": "![a](b ", "exclamation marks": "!",
        "unclosed angle brackets": "<", "unclosed comments": "<!-- ", "unclosed tags": "<a ",
        "unclosed instructions": "<? ", "unclosed declarations": "<!A ", "CDATA": "<![CDATA[ ",
        "unclosed facts": "{{ a ", "unclosed blocks": "{{> a ", "unclosed citations": "[@a; ",
        "unclosed heading ids": "## A {#\n", "backslashes": "\\", "escaped marks": "\\* ",
        "asterisks": "*", "underscores": "_", "asterisks in words": "a*b_c", "tildes": "~~~\n",
        "backticks on lines": "```\n", "lone backticks": "` `` ``` ", "quotes": "\"a 'b ",
        "parentheses": "[a](((", "destination parentheses": "[a](b(c ",
    }.items():
        # What stands in brackets is a word that the glossary must explain.
        is_html = name in ("unclosed tags", "unclosed comments")
        article(name, unit, mistakes=is_html or "[a]" in unit)

    def ticks(size):
        parts, count = [], 1
        while size > 0:
            parts.append("`" * count + "a ")
            size -= count + 2
            count += 1
        return {ARTICLE: HEAD + "".join(parts)}
    add("article", "backticks of every length", ticks)

    # What is long, deep or often.
    for name, unit in {
        "a long word": "abcdefgh", "a long line": "word ", "short lines": "a\n",
        "blank lines": "\n", "paragraphs": "One two three.\n\n", "long sentence": "and so on, ",
        "short sentences": "It is so. ", "abbreviations": "e.g. Dr. A. ", "points": ".",
        "numbers": "5 weeks and 7 days. ", "a long number": "7", "digits and points": "1.2,3",
        "tabs": "\ta\n", "carriage returns": "a\r", "marks on letters": "e\u0301",
        "a mark on marks": "\u0301", "joined pictures": "\U0001F468\u200d",
        "capitals of one": "\u0130 ", "letters of all scripts": "\u4e00\u0623\u05d0 ",
        "line separators": "a\u2028", "spaces": "a        ", "trailing spaces": "a  \n",
        "entities": "&amp; &copy; ", "unknown entities": "&abcdefgh ", "numeric entities": "&#65;",
        "large numeric entities": "&#x10FFFF; ", "percent-encodings": "[a](/%41%42%43) ",
        "autolinks": "<https://a{i}.example/> ", "addresses": "https://a{i}.example/ ",
        "links to other sites": "[the price {i}](https://a.example/{i}) ",
        "thematic breaks": "---\n\n", "setext headings": "a {i}\n---\n\n",
        "underlined paragraphs": "a\nb\nc\n===\n", "headings with one text": "## A\n\ntext\n\n",
        "headings": "## A {i}\n\ntext\n\n", "headings with ids": "## A {#a{i}}\n\ntext\n\n",
        "headings that look numbered": "## A 2\n\n## A\n\n",
        "list items": "- a\n", "loose list items": "- a\n\n", "ordered items": "{i}. a\n",
        "nested list items": "- a\n  - b\n    - c\n", "changing lists": "- a\n* b\n+ c\n",
        "many quotes": "> a\n\n", "a long quote": "> a\n", "quotes and lists": "> - a\n",
        "lazy quotes": "> a\nb\n\n", "callouts": "> [!NOTE] A\n> b\n\n",
        "code blocks": "```\na\n```\n\n", "indented code": "    a\n", "code spans": "`a` ",
        "strong words": "**a** ", "nested emphasis": "*a **b** c* ",
        "reference definitions": "[r{i}]: https://a.example/{i}\n",
        "one definition": "[r]: https://a.example/\n", "uses of one definition": "[a][r] ",
        "hard breaks": "a\\\n", "waivers": (
            "<!-- careleaf: allow claims/permanence because it quotes until 2027-01-01 -->\n\n"
            "It lasts for ever.\n\n"),
        "known facts": "{{ peel.sessions }} ", "known citations": "[@known] ",
        "citations at once": "[@known; @known; @known] ", "glossary marks": "[scab] ",
        "glossary words": "scab scabs ", "links to a page": "[the other](other.md) ",
        "links to an anchor": "[the other](other.md#part) ", "blocks": "{{> peel.prices }}\n\n",
        "claims": "It is guaranteed and completely safe. ", "denied claims": (
            "We do not say that it is guaranteed and never that it is safe. "),
        "words of claims": "no not never safe results guaranteed permanent always risk ",
        "a claim in one sentence": "it is completely safe and painless ",
        "commas": "a, ", "semicolons": "a; ", "colons": "a: ", "dashes": "a--b ",
        "hyphens": "a-b-", "dollars": "$5 USD 6 to 7 ", "percent signs": "5% of 10%. ",
        "words for numbers": "two to three weeks ", "plain text in brackets": "\\[a\\] ",
        "table rows": "| a | b |\n",
    }.items():
        first = {"uses of one definition": "[r]: https://a.example/\n\n",
            "table rows": "| a | b |\n|---|---|\n"}.get(name, "")
        mistakes = name in (
            "claims", "a claim in one sentence", "percent signs", "dollars", "numbers",
            "uses of one definition", "waivers", "nested list items", "points",
            "headings that look numbered")
        article(name, unit, first=first, mistakes=mistakes)

    # What is wrong.
    for name, unit in {
        "unknown facts": "{{ peel.x{i} }} ", "one unknown fact": "{{ peel.sesions }} ",
        "unknown citations": "[@x{i}] ", "unknown blocks": "{{> peel.x{i} }}\n\n",
        "unknown glossary marks": "[x{i}] ", "links to unknown pages": "[the page](x{i}.md) ",
        "links to an unknown page": "[the page](unknown.md) ",
        "links to unknown anchors": "[the page](other.md#x{i}) ",
        "unknown pictures": "![a](p{i}.png) ", "undefined footnotes": "a[^{i}] ",
        "footnotes": "[^{i}]: a\n\n", "HTML blocks": "<div>\n\n", "HTML in lines": "a <b>c</b> ",
        "other schemes": "[the page](javascript:a{i}) ", "zero bytes": "a\0 ",
        "control characters": "a\x01\x02 ", "unknown callouts": "> [!X{i}] A\n> b\n\n",
        "first headings": "# A {i}\n\n", "skipped headings": "## A\n\n#### B\n\n",
        "ids that are taken": "## A {#a}\n\n", "waivers of nothing": (
            "<!-- careleaf: allow claims/permanence because it quotes until 2027-01-01 -->\n\na"
            "\n\n"),
        "waivers of unknown rules": "<!-- careleaf: allow x{i} because a until 2027-01-01 -->\n\n",
        "waivers without an end": "<!-- careleaf: allow x -->\n\n", "words that need a term": (
            "erythema edema contraindication "), "links called here": "[here](other.md) ",
    }.items():
        article(name, unit, mistakes=True)
    guide = grown("guide", f"{TREATMENT}/grown.md", HEAD)
    for name, unit in {
        "numbers in one sentence": "5 weeks and 6 days or ", "prices in one sentence": "$150 and ",
        "sentences about the one before": "It takes 5 weeks. ",
        "numbers": "A session takes 5 weeks. ",
        "prices": "The face costs $150. ", "numbers that facts say": "You need 2 to 3 sessions. ",
        "known facts": "{{ sessions }} ", "unknown facts": "{{ x{i} }} ", "words": "word ",
        "ranges": "5 to 6 to 7 to ", "numbers and units": "5 5 weeks weeks ",
        "sentences that deny": "It is not safe. It is no cure. ", "blocks": "{{> prices }}\n\n",
    }.items():
        guide(name, unit, mistakes=name not in ("known facts", "words", "blocks"))
    allowed = {"content/clinic.yaml": CLINIC + "raw_html: true\n"}
    article("raw HTML", "<b>a</b> <div>\n\n", others=allowed)

    def deep(name, unit, end="", deepest=1 << 30, **options):
        add("article", name,
            lambda size: {ARTICLE: HEAD + nested(unit, end, size, deepest) + "\n"}, **options)
    deep("deep quotes", "> ")
    deep("deep lists", "- ")
    deep("deep ordered lists", "1. ")
    deep("deep quotes and lists", "> - 1. ")
    deep("deep brackets", "[", "]")
    deep("deep links", "[a", "](b)", mistakes=True)
    deep("deep emphasis", "*a ", " a*")
    deep("deep strong", "**a ", " a**")
    deep("deep pictures", "![", "](b)", mistakes=True)

    def steps(unit, last):
        def files(size):
            lines, depth = [], 0
            while size > 0:
                lines.append(unit * depth + last)
                size -= len(lines[-1])
                depth += 1
            return {ARTICLE: HEAD + "".join(lines)}
        return files
    add("article", "lists ever deeper", steps("  ", "- a\n"))
    add("article", "quotes ever deeper", steps("> ", "a\n"))

    def table(name, row, rule, **options):
        def files(size):
            first, *rest = row(size)
            return {ARTICLE: HEAD + "\n".join([first, rule(first), *rest]) + "\n"}
        add("article", name, files, **options)

    def columns(row):
        return "|" + "---|" * (row.count("|") - row.count("\\|") - 1)
    table("a table of many columns",
        lambda size: ["|" + "a|" * (size // 8), "|" + "b|" * (size // 8)], columns)
    table("escaped pipes",
        lambda size: ["| a | b |"] + ["| a\\|b\\|c | d |"] * (size // 16), columns)
    table("pipes in one cell", lambda size: ["| a | b |", "| " + "a\\|" * (size // 3) + " | d |"],
        columns)
    table("code in cells", lambda size: ["| a | b |"] + ["| `a\\|b` | d |"] * (size // 16), columns)
    table("rows that are too long", lambda size: ["| a | b |"] + ["| a | b | c |"] * (size // 14),
        columns)
    table("rows that are too short",
        lambda size: ["| a | b | c |"] + ["| a"] * (size // 4), columns)
    article("heads of tables without a line", "| a | b |\n\n")
    article("tables", "| a | b |\n|---|---|\n| c | d |\n\n")
    article("lines of tables", "|---|---|\n")

    front = grown(
        "front matter", ARTICLE, "---\ntitle: Grown\nsummary: About it.\n", "---\n\nText.\n")
    front("unknown keys", "key{i}: a\n", mistakes=True)
    front("keys written twice", "title: a\n", mistakes=True)
    front("comments", "# a comment\n")
    front("aliases", "  - /old-{i}/\n", first="aliases:\n", page=True)
    front("the same alias", "  - /old/\n", first="aliases:\n", mistakes=True)
    front("bad aliases", "  - old {i}\n", first="aliases:\n", mistakes=True)
    front("unknown topics", "  - t{i}\n", first="topics:\n", mistakes=True)
    front("a long value", "word ", first="image: ", last="\n", mistakes=True)
    grown("front matter", ARTICLE, "---\ntitle: ", "\nsummary: a\n---\n\nText.\n")(
        "a long title", "word ")
    grown("front matter", ARTICLE)("never closed", "a: b\n", first="---\n", mistakes=True)


articles()
