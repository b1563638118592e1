"""Themes and folders whose growth is measured: templates, style sheets, many files."""

from kinds import (
    CLINIC, FACTS, HEAD, PRICES, RISKS, TREATMENT, add, fill, grown, many)


BASE = "{{<base}}\n{{$content}}\n{{{body}}}\n%s\n{{/content}}\n{{/base}}\n"


def themes():
    template = grown("template", "templates/article.mustache", *BASE.split("%s"))
    for name, unit in {
        "names": "{{page.title}} ", "long text": "word ", "lines": "<p>a</p>\n",
        "texts of the words": "{{strings.lists.related}} ", "comments": "{{! a }}",
        "sections": "{{#has_topics}}a{{/has_topics}}",
        "inverted": "{{^has_topics}}a{{/has_topics}}",
        "partials": "{{>topic-links}}\n", "blocks": "{{$b{i}}}a{{/b{i}}}", "braces": "{ ",
        "closing braces": "}} ", "blank lines": "\n", "spaces": " ",
    }.items():
        template(name, unit)
    for name, unit in {
        "unknown names": "{{x{i}}} ", "one unknown name": "{{titel}} ", "unknown parts": (
            "{{page.x{i}}} "), "unclosed tags": "{{", "unclosed triple tags": "{{{ ",
        "unclosed sections": "{{#has_topics}}", "unclosed different sections": "{{#a{i}}}",
        "closing tags": "{{/a}}", "unknown partials": "{{>x{i}}}", "unsupported tags": "{{=a=}}",
        "unescaped texts": "{{{page.title}}} ", "sections that close wrongly": (
            "{{#has_topics}}{{/x{i}}}"), "names without an end": "{{a.", "names of many parts": (
            "{{page.title.a.b.c.d{i}}}"), "a name of many parts": "a.",
        "layouts": "{{<base}}a{{/base}}", "unknown layouts": "{{<x{i}}}{{/x{i}}}",
    }.items():
        first, last = ("{{", "b}}") if name == "a name of many parts" else ("", "")
        template(name, unit, first=first, last=last, mistakes=True)

    def folder(name, unit, files, **options):
        def make(size):
            return {"templates/article.mustache": BASE % "{{>p0}}",
                **files(unit, max(2, size // (len(unit) + 20)))}
        add("template", name, make, **options)

    def chain(unit, count):
        return {f"templates/partials/p{i}.mustache": unit.replace("{i}", str(i + 1)) if
            i + 1 < count else "a" for i in range(count)}
    folder("partials in partials", "{{>p{i}}}", chain, mistakes=True, start=1 << 12)
    folder("partials twice in partials", "{{>p{i}}}{{>p{i}}}", chain, mistakes=True, start=1 << 10)

    def wide(unit, count):
        return {"templates/partials/p0.mustache": fill("{{>q{i}}}\n", 9 * count),
            **{f"templates/partials/q{i}.mustache": unit for i in range(count)}}
    folder("many partials", "<p>a</p>", wide, page=True)
    folder("unused partials", "<p>a</p>", lambda unit, count: {
        "templates/partials/p0.mustache": "a",
        **{f"templates/partials/q{i}.mustache": unit for i in range(count)}}, mistakes=True)

    def layouts(size):
        count = size // 60
        files = {f"templates/layouts/l{i}.mustache":
            f"{{{{<l{i + 1}}}}}{{{{$content}}}}{{{{/content}}}}{{{{/l{i + 1}}}}}"
            for i in range(count)}
        files[f"templates/layouts/l{count}.mustache"] = "{{$content}}{{/content}}"
        return {**files, "templates/article.mustache":
            "{{<l0}}{{$content}}{{{body}}}{{/content}}{{/l0}}"}
    add("template", "layouts in layouts", layouts, mistakes=True, start=1 << 12)

    def sections(name, text, **options):
        """A section for articles on the list of articles, of a site with many."""
        def files(size):
            return {"templates/articles.mustache": BASE.replace("{{{body}}}", "") % text,
                **many("content/articles/a{i}.md", 8)(size)}
        add("template", name, files, page=True, start=1 << 14, **options)
    sections("a section over articles", "{{#articles}}{{title}}{{/articles}}")
    sections("sections in sections", "{{#articles}}" * 3 + "{{title}}" + "{{/articles}}" * 3,
        mistakes=True)
    sections("different sections in sections",
        "{{#articles}}{{#treatments}}{{#articles}}{{title}}"
        "{{/articles}}{{/treatments}}{{/articles}}",
        mistakes=True)

    sheet = grown("style", "templates/assets/grown.css")
    for name, unit in {
        "rules": "p { color: red }\n", "comments": "/* a */", "unclosed comments": "/* ",
        "strings": "p { content: \"a\" }\n", "unclosed strings": "p { content: \"",
        "unclosed addresses": "url(a ",
        "addresses of other sites": "a { b: url(https://a.example/) }\n",
        "addresses in addresses": "url(url(", "data": "a { b: url(data:image/png,a) }\n",
        "known files": "a { b: url(favicon.svg) }\n", "a long address": "a",
        "names after at": "@import", "imports of other sites": "@import \"https://a.example/\";\n",
        "escapes": "\\61 ", "closing braces": "}",
    }.items():
        first, last = ("a { b: url(https://", ") }\n") if name == "a long address" else ("", "")
        sheet(name, unit, first=first, last=last)
    for name, unit in {
        "unclosed imports": "@import \"a", "imports": "@import \"a{i}.css\";\n",
        "imports by address": "@import url(a{i}.css);\n",
        "unknown files": "a { b: url(x{i}.png) }\n",
        "one unknown file": "a { b: url(x.png) }\n", "addresses above": "a { b: url(../../x) }\n",
        "a long unknown file": "a/", "spaces after imports": "@import ",
    }.items():
        first, last = ("a { b: url(", "x) }\n") if name == "a long unknown file" else ("", "")
        sheet(name, unit, first=first, last=last, mistakes=True)
    add("style", "many files", lambda size: {
        f"templates/assets/a{i}.css": "p { color: red }\n" for i in range(size // 20)}, page=True)
    add("style", "many references to many files", lambda size: {
        "templates/assets/grown.css": fill("a { b: url(x{i}.svg) }\n", size // 2),
        **{f"templates/assets/x{i}.svg": "<svg/>" for i in range(size // 40)}}, page=True)
    add("style", "names that templates cannot tell", lambda size: {
        f"templates/assets/a{'-' * (i % 100)}_{'-' * (i // 100)}.css": "a"
        for i in range(size // 100)}, mistakes=True, page=True)


def files():
    add("files", "articles", many("content/articles/a{i}.md", 8), page=True)
    add("files", "pages", many("content/pages/a{i}.md", 8), page=True)
    add("files", "guide pages", many(f"{TREATMENT}/a{{i}}.md", 8), page=True)
    treatments = many("content/treatments/t{i}/facts.yaml", 64, FACTS + PRICES + RISKS)
    add("files", "treatments", treatments, page=True, start=1 << 18)
    add("files", "treatments without facts", many("content/treatments/t{i}/index.md", 8),
        mistakes=True)
    add("files", "media", many("content/articles/a{i}.txt", 8, "a"), mistakes=True)
    add("files", "names that are no addresses", many("content/articles/A {i}.md", 8), mistakes=True)
    add("files", "files that nothing reads", many("content/a{i}.x", 8, "a"), mistakes=True)
    add("files", "empty articles", many("content/articles/a{i}.md", 8, ""), mistakes=True)
    add("files", "folders in folders", lambda size: {
        # More than 64 are refused.
        "content/" + "/".join("d" for _ in range(min(60, size // 256))) + "/a.x": "a"},
        mistakes=True)
    add("files", "many folders", lambda size: {
        f"content/d{i}/e/a.x": "a" for i in range(size // 512)}, mistakes=True)

    def linked(size):
        count = size // 512
        text = "".join(f"[the page {i}](a{i}.md)\n" for i in range(16))
        return {f"content/articles/a{i}.md": HEAD + text for i in range(max(16, count))}
    add("files", "articles with links", linked, page=True)

    def topic(size):
        head = "---\ntitle: A\nsummary: About it.\ntopics: [t]\n---\n\nText.\n"
        return {"content/clinic.yaml": CLINIC + "topics: { t: { title: T } }\n",
            **{f"content/articles/a{i}.md": head for i in range(size // 512)}}
    add("files", "articles on one topic", topic, page=True)

    def titles(size):
        return {f"content/articles/{'a' * (i % 190)}{i}.md": HEAD for i in range(size // 512)}
    add("files", "long names", titles, page=True)

    def aliases(size):
        head = "---\ntitle: A\nsummary: About it.\naliases: [/same/]\n---\n\nText.\n"
        return {f"content/articles/a{i}.md": head for i in range(size // 512)}
    add("files", "articles with one alias", aliases, mistakes=True, page=True)


themes()
files()
