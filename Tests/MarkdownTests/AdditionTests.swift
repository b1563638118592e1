import Testing

@testable import Markdown

@Suite("Fact references, blocks, citations and terms")
struct AdditionTests {
  @Test(arguments: [
    ("{{ sessions }}", "<p>&lt;sessions&gt;</p>\n"),
    ("a {{prices.thighs}}, b", "<p>a &lt;prices.thighs&gt;, b</p>\n"),
    (
      "Call {{ clinic.phone }}",
      "<p>Call <a href=\"tel:+15550100\">&lt;clinic.phone&gt;</a></p>\n"
    ),
    ("[call {{ clinic.phone }}](b.md)", "<p><a href=\"b.md\">call &lt;clinic.phone&gt;</a></p>\n"),
    ("*{{ a_b-c }}*", "<p><em>&lt;a_b-c&gt;</em></p>\n"),
    ("{{ a--b }}", "<p>&lt;a--b&gt;</p>\n"),
    ("{{\u{A0}a\u{A0}}}", "<p>&lt;a&gt;</p>\n"),
    ("{{ a\n}} b", "<p>&lt;a&gt; b</p>\n"),
    ("`{{ a }}`", "<p><code>{{ a }}</code></p>\n"),
    ("    {{ a }}", "<pre><code>{{ a }}\n</code></pre>\n"),
    ("\\{{ a } \\{\\{ b", "<p>{{ a } {{ b</p>\n"),
    ("## For {{ price }}", "<h2 id=\"for-price\">For &lt;price&gt;</h2>\n"),
    ("[costs {{ a }}](b.md)", "<p><a href=\"b.md\">costs &lt;a&gt;</a></p>\n"),
    ("![has {{ a }}](b.svg)", "<p><img src=\"b.svg\" alt=\"has &lt;a&gt;\" /></p>\n"),
    ("{{> prices }}", "<section>prices</section>\n"),
    ("  {{>mesotherapy.prices}}  ", "<section>mesotherapy.prices</section>\n"),
    (
      "a\n\n> {{> b }}\n\nc",
      "<p>a</p>\n<blockquote>\n<section>b</section>\n</blockquote>\n<p>c</p>\n"
    ),
    ("- {{> b }}", "<ul>\n<li>\n<section>b</section>\n</li>\n</ul>\n"),
    ("[mesoderm]", "<p><a class=\"term\" href=\"/glossary/#mesoderm\">mesoderm</a></p>\n"),
    (
      "a [crow's\n  feet] b",
      "<p>a <a class=\"term\" href=\"/glossary/#crow&#39;s%20feet\">crow’s feet</a> b</p>\n"
    ),
    ("[a](b) [a]", "<p><a href=\"b\">a</a> <a class=\"term\" href=\"/glossary/#a\">a</a></p>\n"),
    ("[a]\n\n[a]: b", "<p><a href=\"b\">a</a></p>\n"),
    ("\\[a] [b\\] `[c]`", "<p>[a] [b] <code>[c]</code></p>\n"),
    ("&#91;a]", "<p>[a]</p>\n"),
    ("[ ] [x] [X] []", "<p>[ ] [x] [X] []</p>\n"),
    ("[*a*]", "<p>[<em>a</em>]</p>\n"),
    ("[see [a] here](b)", "<p><a href=\"b\">see a here</a></p>\n"),
    ("[a [b]", "<p>[a <a class=\"term\" href=\"/glossary/#b\">b</a></p>\n"),
  ])
  func rendering(_ text: String, _ expected: String) {
    #expect(html(text) == expected)
    #expect(problems(text) == [])
  }

  @Test func citations() {
    let first = "<a href=\"#ref-a\" id=\"cite-a-1\" aria-label=\"Reference a\">1</a>"
    let second = "<a href=\"#ref-a\" id=\"cite-a-2\" aria-label=\"Reference a\">1</a>"
    let other = "<a href=\"#ref-b-2\" id=\"cite-b-2-1\" aria-label=\"Reference b-2\">3</a>"
    #expect(
      html("x [@a]\n[@a, p. 3–4;\n@b-2]") == "<p>x<sup class=\"citation\">\(first)</sup>"
        + "<sup class=\"citation\">\(second), p. 3–4, \(other)</sup></p>\n")
    #expect(html("[x [@a]](b)") == "<p><a href=\"b\">x<sup class=\"citation\">1</sup></a></p>\n")
  }

  @Test func namesAreLocated() {
    let text = "ä {{ a.b }} [@c;  @d, p] [e 'f']\n\n> - {{> g.h }}"
    let document = parse(text).document
    let kinds: [NodeKind] = [.factReference, .citationItem, .term, .blockReference]
    #expect(
      kinds.map { document.collect($0) { describe($0.nameLocation($1)) } } == [
        ["1:6-1:9"], ["1:15-1:16", "1:20-1:21"], ["1:27-1:32"], ["3:9-3:12"],
      ])
    #expect(
      kinds.map { document.collect($0) { $0.name($1) } } == [
        ["a.b"], ["c", "d"], ["e 'f'"], ["g.h"],
      ])
    #expect(document.places(of: .factReference) == ["1:3-1:12"])
    #expect(document.collect(.citationItem) { $0.string($1, 1) } == ["", "p"])
    #expect(document.collect(.term) { $0.string($1, 1) } == ["e ‘f’"])
    #expect(document.blockReferences == ["g.h"])
  }

  @Test(arguments: [
    ("{{ }}", ["1:1-1:6 markdown/malformed-reference"]),
    ("a {{ b c }}", ["1:6-1:9 markdown/malformed-reference"]),
    ("{{ a..b }}", ["1:4-1:8 markdown/malformed-reference"]),
    ("{{ sécurité }}", ["1:4-1:12 markdown/malformed-reference"]),
    ("a {{ b", ["1:3-1:5 markdown/unclosed-reference"]),
    ("a {{ b {{ c }}", ["1:3-1:5 markdown/unclosed-reference"]),
    ("{{ *a* }}", ["1:1-1:3 markdown/unclosed-reference", "1:8-1:10 markdown/stray-braces"]),
    ("a }} b", ["1:3-1:5 markdown/stray-braces"]),
    ("{{#a}} {{/a}}", ["1:1-1:7 markdown/template-syntax", "1:8-1:14 markdown/template-syntax"]),
    ("{{{ a }}}", ["1:1-1:10 markdown/template-syntax"]),
    ("a {{> b }}", ["1:3-1:11 markdown/block-not-alone"]),
    (
      "c\n{{> a }}\n{{> b }}",
      ["2:1-2:9 markdown/block-not-alone", "3:1-3:9 markdown/block-not-alone"]
    ),
    (
      "{{> a }} {{> b }}",
      ["1:1-1:9 markdown/block-not-alone", "1:10-1:18 markdown/block-not-alone"]
    ),
    (
      "{{> a }}\n*{{> b }}*",
      ["1:1-1:9 markdown/block-not-alone", "2:2-2:10 markdown/block-not-alone"]
    ),
    ("# {{> a }}", ["1:1-1:11 markdown/level-one-heading", "1:3-1:11 markdown/block-not-alone"]),
    ("*{{> a }}*", ["1:2-1:10 markdown/block-not-alone"]),
    ("{{> }}", ["1:1-1:7 markdown/malformed-reference"]),
    ("[@]", ["1:1-1:4 markdown/malformed-citation"]),
    ("[@a; b]", ["1:1-1:8 markdown/malformed-citation"]),
    ("[@a b]", ["1:1-1:7 markdown/malformed-citation"]),
    ("see [a](b c.md)", ["1:5-1:9 markdown/broken-link"]),
    ("![a](b c.jpg)", ["1:1-1:6 markdown/broken-link"]),
    ("[a]({{b}})", ["1:5-1:10 markdown/reference-in-address"]),
    ("[a]()", ["1:5-1:5 markdown/empty-link"]),
  ])
  func mistakes(_ text: String, _ expected: [String]) {
    #expect(problems(text) == expected)
  }

  /// Each on a line of its own, with or without empty lines between.
  @Test(arguments: ["{{> a }}\n{{> b }}\n  {{> c }}", "{{> a }}\n\n{{> b }}\n{{> c }}"])
  func takesBlocksOnLinesOfTheirOwn(_ text: String) {
    #expect(problems(text) == [])
    #expect(parse(text).document.blockReferences == ["a", "b", "c"])
  }
}
