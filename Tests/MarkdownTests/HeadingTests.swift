import Diagnostics
import Testing

@testable import Markdown

@Suite("Headings and their anchors")
struct HeadingTests {
  @Test(arguments: [
    ("## What to expect", "what-to-expect"),
    ("## What's *new* & `code`?", "whats-new-code"),
    ("## Größe — ÄÖ", "größe-äö"), ("## 治療 後", "治療-後"), ("## Что? Да!", "что-да"),
    ("## ???", "section"), ("## Costs {{ prices.thighs }}", "costs-prices-thighs"),
    ("## [a](b) [c] [@d]", "a-c"), ("## a_b  c", "a-b-c"), ("Two\nlines\n---", "two-lines"),
    ("## Callout 1", "section-callout-1"), ("## Page -- sheet", "page-sheet"),
    ("## Own {#mine}", "mine"),
    ("## Own {#a-b} ##", "a-b"),
    ("Own {#mine}\n---", "mine"), ("## `code` {#mine}", "mine"),
    ("## Not {#mine} here", "not-mine-here"),
    ("## Not \\{#mine}", "not-mine"), ("## Not `{#mine}`", "not-mine"),
    ("## *Not {#mine}*", "not-mine"),
  ])
  func slugs(_ text: String, _ expected: String) {
    #expect(parse(text).document.collect(.heading) { $0.anchor($1) } == [expected])
  }

  @Test func anchorsAreUnique() {
    let text = "## A\n## A\n## A 2\n## A\n## B\n## C {#b}\n## A {#a-3}"
    #expect(
      parse(text).document.collect(.heading) { $0.anchor($1) } == [
        "a", "a-2", "a-2-2", "a-4", "b-2", "b", "a-3",
      ])
  }

  @Test func explicitAnchorsAreNotShown() {
    #expect(html("## *Own* text  {#mine}") == "<h2 id=\"mine\"><em>Own</em> text</h2>\n")
  }

  @Test(arguments: [
    ("# Title", ["1:1-1:8 markdown/level-one-heading"]),
    ("Title\n===", ["1:1-2:4 markdown/level-one-heading"]),
    ("## A {#b c}", ["1:8-1:11 markdown/heading-id"]),
    ("## A {#é}", ["1:8-1:9 markdown/heading-id"]),
    ("## A {#}", ["1:6-1:9 markdown/heading-id"]),
    ("## A {#ref-a}", ["1:8-1:13 markdown/reserved-heading-id"]),
    ("## A {#a--b}", ["1:8-1:12 markdown/reserved-heading-id"]),
    ("##", ["1:1-1:3 markdown/empty-heading"]),
    ("## {#a}", ["1:1-1:8 markdown/empty-heading"]),
  ])
  func mistakes(_ text: String, _ expected: [String]) {
    #expect(problems(text) == expected)
  }

  @Test func aDuplicateAnchorNamesBothPlaces() {
    let diagnostics = parse("## A {#x}\n\n## B {#x}").diagnostics
    #expect(diagnostics.map(\.id) == ["markdown/duplicate-heading-id"])
    #expect(diagnostics.map { describe($0.location) } == ["3:8-3:9"])
    #expect(diagnostics.flatMap(\.notes).map { describe($0.location) } == ["1:8-1:9"])
  }
}
