"""Data files whose growth is measured: those in YAML, each with what uses it."""

from kinds import ARTICLE, CLINIC, FACTS, HEAD, PRICES, RISKS, RULE, TREATMENT, add, fill, grown


def yaml():
    clinic = grown("clinic", "content/clinic.yaml", CLINIC)
    facts = grown("facts", f"{TREATMENT}/facts.yaml", FACTS + PRICES + RISKS)
    sources = grown("sources", "content/sources.yaml")
    glossary = grown("glossary", "content/glossary.yaml")
    rule = grown("rule", "content/rules/grown.yaml", RULE + "patterns: [z thing]\n")
    words = grown("words", "templates/i18n/en.yaml")
    for file in [clinic, facts, sources, glossary, rule, words]:
        file("unknown keys", "key{i}: a\n", mistakes=True)
        file("keys written twice", "name: a\n", mistakes=True)
        file("deep brackets", "[", first="key: ", mistakes=True)
        file("deep braces", "{a: ", first="key: ", mistakes=True)
        file("aliases", "a{i}: &a{i} [*a, *a]\n", first="first: &a [x]\n", mistakes=True)
        file("a long text", "word ", first="key: ", last="\n", mistakes=True)
        file("a text over lines", "  word\n", first="key: >\n", mistakes=True)
        file("comments", "# a comment\n", first="", last="key: a\n", mistakes=True)
        file("a long comment", "# ", last="\nkey: a\n", mistakes=True)
        file("tags", "key{i}: !!str a\n", mistakes=True)
    words("lists in a line", "a, ", first="key: [", last="a]\n", mistakes=True)
    glossary("signs in a line", "a #b, ", first="key: [", last="a]\n", mistakes=True)
    glossary("letters in a line", "\u00e9, ", first="key: [", last="a]\n", mistakes=True)
    facts("merge keys", "a{i}: { <<: b }\n", mistakes=True)
    facts("unclosed quotes", "a{i}: \"b\n", mistakes=True)
    facts("tabs", "\ta: b\n", mistakes=True)
    facts("documents", "---\na: b\n", mistakes=True)
    facts("keys of lists", "? [a]\n: b\n", mistakes=True)
    facts("deep indentation", " ", first="a:\n", last="b: c\n", mistakes=True)
    facts("carriage returns", "\r", last="a: b\n", mistakes=True)

    def deeper(size):
        lines, depth = [], 0
        while size > 0:
            lines.append(" " * depth + "a:\n")
            size -= len(lines[-1])
            depth += 1
        return {f"{TREATMENT}/facts.yaml": "".join(lines)}
    add("facts", "keys ever deeper", deeper, mistakes=True)

    def laughs(size):
        lines = ["l0: &l0 [a, a]"]
        lines += [f"l{i}: &l{i} [*l{i - 1}, *l{i - 1}]" for i in range(1, size // 30)]
        return {"content/clinic.yaml": CLINIC + "\n".join(lines) + "\n"}
    add("clinic", "a billion laughs", laughs, mistakes=True)

    clinic("topics", "  t{i}: { title: Topic {i} }\n", first="topics:\n", page=True)
    clinic("navigation", "  - about.md\n", first="navigation:\n", mistakes=True)
    clinic("unknown navigation", "  - x{i}.md\n", first="navigation:\n", mistakes=True)
    clinic("reviewers", "  - { id: r{i}, name: A, role: B }\n", first="reviewers:\n")
    clinic("reviewers with one id", "  - { id: r, name: A, role: B }\n", first="reviewers:\n",
        mistakes=True)
    clinic("opening hours", "  - { days: Monday, hours: 9 to {i} }\n", first="opening_hours:\n")

    sources("sources", "s{i}: { title: A, kind: consumer-article }\n", mistakes=True)
    sources("sources with a wrong kind", "s{i}: { title: A, kind: x{i} }\n", mistakes=True)
    sources("sources with a wrong address", "s{i}: { title: A, kind: clinic, url: x{i} }\n",
        mistakes=True)
    sources("sources with a long DOI", "a", first="s: { title: A, kind: clinic, doi: 10.1000/",
        last=" }\n")

    def cited(size):
        count = size // 60
        entries = "".join(f"s{i}: {{ title: A, kind: consumer-article }}\n" for i in range(count))
        text = "".join(f"It is so [@s{i}].\n\n" for i in range(count))
        return {"content/sources.yaml": entries, ARTICLE: HEAD + text}
    add("sources", "cited sources", cited)

    glossary("terms", "term{i}: What it is.\n", mistakes=True)
    glossary("terms of many words", "a b c d e f term{i}: What it is.\n", mistakes=True)
    glossary("forms of a term", "    - form{i}\n", first="term:\n  definition: A\n  forms:\n",
        mistakes=True)
    glossary("terms explained twice", "term{i}: { definition: A, forms: [same] }\n", mistakes=True)
    glossary("a term of many words", "word ", first="", last=": What it is.\n")

    def marked(size):
        count = size // 60
        entries = "".join(f"term{i}x: What it is.\n" for i in range(count))
        text = "".join(f"It is a [term{i}x].\n\n" for i in range(count))
        return {"content/glossary.yaml": entries, ARTICLE: HEAD + text}
    add("glossary", "marked terms", marked)

    def near(size):
        count = size // 60
        entries = "".join(f"term{i}x: What it is.\n" for i in range(count))
        text = "".join(f"It is a [trem{i}x].\n\n" for i in range(count))
        return {"content/glossary.yaml": entries, ARTICLE: HEAD + text}
    add("glossary", "misspelt terms", near, mistakes=True)

    def facts_with(name, unit, before, after, **options):
        add("facts", name, lambda size: {
            f"{TREATMENT}/facts.yaml": FACTS + before + fill(unit, size) + after}, **options)
    # Each area is a row of three tables.
    # More than 200 entries are one mistake.
    facts_with("areas", "    a{i}: 100 to 150\n", RISKS + "prices:\n  areas:\n", "", mistakes=True)
    facts_with("areas without a price", "    a{i}: x{i}\n", RISKS + "prices:\n  areas:\n", "",
        mistakes=True)
    facts_with("areas in another currency", "    a{i}: GBP 100\n", RISKS + "prices:\n  areas:\n",
        "", mistakes=True)
    facts_with("reports of prices", "    - { source: known, price: 100 }\n",
        RISKS + "prices:\n  areas: { face: 100 }\n  note: So it is.\n  reported:\n", "")
    facts_with("areas and reports", "    - { source: known, price: 900 }\n",
        RISKS + "prices:\n  areas: {" + "".join(f" a{i}: 100," for i in range(200))
        + " }\n  reported:\n", "", mistakes=True)
    facts_with("what prices include", "    - a thing\n",
        RISKS + "prices:\n  areas: { face: 100 }\n  includes:\n", "")
    facts_with("risks", "    - Risk {i}\n", PRICES + "risks:\n  serious: [a]\n  common:\n", "")
    def numbers_of_many(size):
        entries = "".join(
            f"  f{i}: {{ label: Length, value: {i} days }}\n" for i in range(1, 190))
        return {
            f"{TREATMENT}/facts.yaml": FACTS + PRICES + RISKS + "other_facts:\n" + entries,
            f"{TREATMENT}/more.md": HEAD + fill("The length is {i} weeks. ", size, 200)}
    add("facts", "numbers beside many facts", numbers_of_many, mistakes=True)
    facts_with("risks with times", "    - { id: r{i}, name: Risk, lasts: 1 to 5 days }\n",
        PRICES + "risks:\n  serious: [a]\n  common:\n", "")
    facts_with("risks with one id", "    - { id: r, name: Risk, lasts: 1 to 5 days }\n",
        PRICES + "risks:\n  serious: [a]\n  common:\n", "", mistakes=True)
    facts_with("reports of a risk", "        - { source: known, value: 2 days }\n",
        PRICES + "risks:\n  serious: [a]\n  common:\n    - name: Risk\n      lasts: 1 to 5 days\n"
        "      reported:\n", "")
    facts_with("facts of the site", "  f{i}: { label: A, text: It is so. }\n",
        PRICES + RISKS + "other_facts:\n", "", mistakes=True)
    facts_with("numbers of the site", "  f{i}: { label: A, value: 1 to {i} days }\n",
        PRICES + RISKS + "other_facts:\n", "", mistakes=True)
    facts_with("other names", "  - Name {i}\n", PRICES + RISKS + "other_names:\n", "")
    facts_with("lists of statements", "  - it is so\n", PRICES + RISKS + "who_can_have_it:\n", "",
        mistakes=True)
    facts_with("a long quantity", "1 ", PRICES + RISKS + "session_length: ", "\n", mistakes=True)
    facts_with("a long number", "1", PRICES + RISKS + "session_length: ", " minutes\n",
        mistakes=True)
    facts_with("a long statement", "It is so. ", PRICES + RISKS + "how_it_works: ", "\n")

    def numbers(size):
        """Numbers in an article and numbers in the facts, which are compared."""
        count = size // 80
        entries = "".join(
            f"  f{i}: {{ label: Length, value: {i} days }}\n" for i in range(1, count))
        text = "".join(f"The length is {i} weeks. " for i in range(1, count))
        return {
            f"{TREATMENT}/facts.yaml": FACTS + PRICES + RISKS + "other_facts:\n" + entries,
            f"{TREATMENT}/more.md": HEAD + text}
    add("facts", "numbers in facts and article", numbers, mistakes=True)

    def phases(size):
        lines = "".join(f"    - {{ name: Day {i}, days: {i}, do: [rest] }}\n"
            for i in range(1, size // 40))
        rest = FACTS.replace(
            "aftercare: { phases: [{ name: First day, days: 1, do: [rest] }] }\n", "")
        return {f"{TREATMENT}/facts.yaml":
            rest + PRICES + RISKS + "aftercare:\n  phases:\n" + lines}
    add("facts", "phases", phases)

    def sentences(size):
        text = RULE.replace("pass: [The skin is red.]\n", "patterns: [z thing]\n") + "pass:\n"
        return {"content/rules/grown.yaml": text + fill("  - The skin is red.\n", size)}
    add("rule", "sentences that pass", sentences)

    def pattern(name, unit, last="z", text="a ", **options):
        """A wording of `size` bytes, and as much text that nearly has it."""
        def files(size):
            wording = fill(unit, size) + last
            return {
                "content/rules/grown.yaml": RULE + f"patterns:\n  - \"{wording}\"\n  - z thing\n",
                ARTICLE: HEAD + fill(text, size)}
        add("rule", name, files, **options)
    for name, unit in {
        "a long wording": "a ", "words that may be missing": "(a )?", "words repeated": "(a )*",
        "repeated in repeated": "((a )*b )*", "choices": "(a|b) ", "any words": "_ ",
        "endings": "a* ", "letters that may be missing": "aa? ", "numbers": "# ",
    }.items():
        # A wording matches at most 32 words: the longer, the more mistaken.
        pattern(name, unit, mistakes=True)
    for name, unit in {"the same optional words": "(a )?", "the same repeated words": "(a )*",
        "the same choices": "(a|a b) "}.items():
        def files(size, unit=unit):
            return {
                "content/rules/grown.yaml":
                    RULE + f"patterns:\n  - \"{unit * 12}z\"\n  - z thing\n",
                ARTICLE: HEAD + fill("a ", size)}
        add("rule", name, files)

    def rules(name, unit, text="The skin is red. ", **options):
        def files(size):
            first = RULE + "patterns:\n  - z thing\n"
            return {"content/rules/grown.yaml": first + fill(unit, size),
                ARTICLE: HEAD + fill(text, size)}
        add("rule", name, files, **options)
    rules("wordings", "  - word{i} here\n")
    rules("wordings that begin alike", "  - the skin{i}\n")
    rules("wordings with the same endings", "  - a{i}*\n", "a ")
    rules("found by the same endings", "  - a{i}*\n", "a1 ", mistakes=True)
    rules("wordings that are equal", "  - the skin is blue\n")
    rules("endings of endings", "  - a{i}* b*\n", "a1 c1 ")
    rules("found by endings of endings", "  - a{i}* b*\n", "a1 b1 ", mistakes=True)
    rules("wordings that begin with any word", "  - _ word{i}\n")

    def many_rules(size):
        return {f"content/rules/r{i}.yaml": (RULE + "patterns: [z thing]\n").replace(
            "claims/grown", f"claims/grown-{i}") for i in range(size // 180)}
    add("rule", "many rules", many_rules, page=True)
    add("rule", "many rules with one id", lambda size: {
        f"content/rules/r{i}.yaml": RULE + "patterns: [z thing]\n" for i in range(size // 180)},
        mistakes=True)


yaml()
