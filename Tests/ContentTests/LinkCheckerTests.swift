import Fixtures
import Testing

@testable import Content
@testable import Foundations

@Suite struct LinkCheckerTests {
  private let others: [String: String?] = [
    "content/treatments/peel/risks.md": page("## Scars\n\n## Long redness"),
    "content/articles/costs.md": page("Text."), "content/pages/about.md": page("Text."),
    "content/treatments/peel/hidden.md": page("## Head", front: "draft: true"),
    "content/treatments/peel/guide.pdf": String(decoding: PDFFile.make(), as: UTF8.self),
  ]

  private func problems(_ text: String) async throws -> String {
    try await SampleSite(others.merging([pagePath: page(text)]) { $1 }).problems()
  }

  private func expect(
    _ destination: String, _ heading: String, help: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let expected = pageError(
      heading, "See [it](\(destination)).", column: 10, length: destination.count, help: help)
    #expect(
      try await problems("See [it](\(destination)).") == expected, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "risks.md", "risks.md#scars", "risks.md#", "#", "./risks.md", "index.md", "prices.md",
    "aftercare.md", "evidence.md", "look.md", "guide.pdf", "../../articles/costs.md",
    "../../pages/about.md", "../peel/risks.md#long-redness", "/", "/prices/", "/treatments/peel/",
    "/treatments/peel/prices/", "/topics/skin/", "https://x.example/a.md#b", "mailto:a@x.example",
    "tel:+15415550100", "//x.example/",
  ])
  func acceptsLinksThatLeadSomewhere(destination: String) async throws {
    #expect(try await problems("See [it](\(destination)).") == "")
  }

  @Test func acceptsAnchorsOfThePageItself() async throws {
    #expect(try await problems("## Größe\n\n## Own {#mine}\n\n[a](#größe) [b](#mine)") == "")
  }

  @Test func suggestsTheNearestPage() async throws {
    try await expect(
      "risk.md", "there is no page 'risk.md'  [links/unknown-page]",
      help: "did you mean 'risks.md'?")
    try await expect(
      "../../articles/cost.md", "there is no page '../../articles/cost.md'  [links/unknown-page]",
      help: "did you mean '../../articles/costs.md'?")
    try await expect(
      "/prises/", "there is no page '/prises/'  [links/unknown-page]",
      help: "did you mean '/prices/'?")
    try await expect(
      "/prices", "there is no page '/prices'  [links/unknown-page]",
      help: "did you mean '/prices/'?")
    try await expect(
      "wholly-other.md", "there is no page 'wholly-other.md'  [links/unknown-page]",
      help: "link to the Markdown file of the page, such as aftercare.md")
  }

  @Test func suggestsTheNearestAnchor() async throws {
    try await expect(
      "risks.md#scar", "the page has no heading '#scar'  [links/unknown-anchor]",
      help: "did you mean '#scars'?")
    try await expect(
      "risks.md#xyzzy", "the page has no heading '#xyzzy'  [links/unknown-anchor]",
      help: "its headings are: #long-redness, #scars")
    try await expect(
      "#scars", "the page has no heading '#scars'  [links/unknown-anchor]",
      help: "link to the page without '#'")
  }

  @Test func knowsTheAnchorsOfTheGlossaryAndTheSources() async throws {
    let text = "[a](/glossary/#term-dermis) [b](/sources/#trial)"
    #expect(try await problems(text) == "")
    try await expect(
      "/sources/#trail", "the page has no source '#trail'  [links/unknown-anchor]",
      help: "did you mean '#trial'?")
  }

  @Test(arguments: ["[it]()", "[it](<>)", "![it]()", "![it](< >)"])
  func saysOnceThatAnAddressIsMissing(text: String) async throws {
    let found = try await problems("See \(text).")
    #expect(found.ranges(of: "error: ").count == 1, "\(found)")
    #expect(found.contains("[markdown/empty-link]"))
  }

  @Test func saysThatAPageIsNotPublished() async throws {
    try await expect(
      "hidden.md#head", "'A title' is not published  [links/unpublished]",
      help: "it is a draft, not published yet or expired: remove the link or publish it")
    let site = SampleSite(others.merging([pagePath: page("[it](hidden.md#head)")]) { $1 })
    #expect(try await site.load(drafts: true).console == "")
  }

  @Test(arguments: ["../../../README.md", "../../../../../etc/passwd", "a\\\\b.md"])
  func refusesLinksOutOfTheSite(destination: String) async throws {
    let found = try await problems("See [it](\(destination)).")
    #expect(found.contains("  [links/"), "\(found)")
    #expect(found.contains("\(pagePath):6:10\n"))
  }

  @Test func reportsEveryLinkOfThePagesItPublishes() async throws {
    let found = try await SampleSite([
      "content/articles/a.md": page("[a](x.md) [b](y.md)"),
      "content/articles/b.md": page("[a](x.md)", front: "draft: true"),
    ]).problems()
    #expect(found.ranges(of: "[links/unknown-page]").count == 2)
  }

  @Test(arguments: [
    ("b.md", "x/y", "x/y/b.md"), ("../b.md", "x/y", "x/b.md"), ("./../y/./b", "x/y", "x/y/b"),
    ("a//b", "", "a/b"), ("..", "x/y", "x"), ("b.md", "", "b.md"),
  ])
  func resolvesPaths(reference: String, folder: String, expected: String) {
    #expect(RelativePath(folder).resolving(reference)?.text == expected)
  }

  @Test(arguments: [("", "x"), ("/a", "x"), ("..", "x"), ("../..", "x"), ("a\\b", "x"), (".", "")])
  func resolvesNothingOutsideTheSite(reference: String, folder: String) {
    #expect(RelativePath(folder).resolving(reference) == nil)
  }

  @Test(arguments: [
    ("x/y/b.md", "x/y"), ("x/b.md", "x/y"), ("b.md", "x/y"), ("b.md", ""), ("z/b.md", "x/y"),
    ("x/y/z/b.md", "x"), ("x/y", "x/y"),
  ])
  func writesWhatItResolves(path: String, folder: String) {
    let reference = RelativePath(path).reference(in: RelativePath(folder))
    #expect(RelativePath(folder).resolving(reference)?.text == path)
  }
}
