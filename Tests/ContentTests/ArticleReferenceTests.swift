import Testing

@Suite struct ArticleReferenceTests {
  private let prices = "content/treatments/peel/prices.md"

  private func expect(
    _ text: String, _ heading: String, column: Int, length: Int, help: String,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let expected = pageError(heading, text, column: column, length: length, help: help)
    let found = try await pageProblems(text)
    #expect(found == expected, sourceLocation: sourceLocation)
  }

  @Test(arguments: [
    "{{ sessions }}, {{sessions.low}}, {{ sessions.range }}", "{{ prices.face }}", "{{ name }}",
    "{{ course_total.face.high }}", "{{ peel.sessions }}", "{{ clinic.phone }}",
    "{{ what_it_is }}",
    "{{> prices }}", "{{> peel.prices }}", "[@trial]", "[@trial; @trial]", "[dermis]",
    "[Inner  Skin]", "`{{ sesions }}`", "\\[xyzzy\\]",
  ])
  func acceptsWhatIsThere(text: String) async throws {
    #expect(try await pageProblems(text) == "")
  }

  @Test func suggestsTheNearestFact() async throws {
    try await expect(
      "You need {{ sesions }}.", "'sesions' is not a fact of peel  [facts/unknown-reference]",
      column: 13, length: 7, help: "did you mean 'sessions'?")
    try await expect(
      "It costs {{ prices.fce.low }}.",
      "'prices.fce.low' is not a fact of peel  [facts/unknown-reference]", column: 13, length: 14,
      help: "did you mean 'prices.face.low'?")
    try await expect(
      "{{ xyzzy }} is", "'xyzzy' is not a fact of peel  [facts/unknown-reference]", column: 4,
      length: 5, help: "see the facts in facts.yaml")
    try await expect(
      "{{ clinic.fone }}!", "'clinic.fone' is not a fact of peel  [facts/unknown-reference]",
      column: 4, length: 11, help: "did you mean 'clinic.phone'?")
  }

  @Test func wantsTheTreatmentOutsideItsFolder() async throws {
    let path = "content/articles/a.md"
    let expected = """
      error: 'sessions' is not a fact  [facts/unknown-reference]
        --> \(path):6:4
         |
       6 | {{ sessions }} and
         |    ^^^^^^^^ outside a subject's folder write the subject first, such as {{ peel.sessions }}

      """
    let site = SampleSite([path: page("{{ sessions }} and")])
    #expect(try await site.problems() == expected)
    #expect(try await SampleSite([path: page("{{ peel.sessions }}")]).problems() == "")
  }

  @Test func suggestsTheNearestBlock() async throws {
    try await expect(
      "{{> price }}", "there is no block 'price'  [blocks/unknown]", column: 5, length: 5,
      help: "did you mean 'prices'?")
    try await expect(
      "{{> xyzzy }}", "there is no block 'xyzzy'  [blocks/unknown]", column: 5, length: 5,
      help: "known are: prices, risks")
    try await expect(
      "{{> peal.prices }}",
      "'peal.prices' does not say which subject it is about  [blocks/unknown-treatment]",
      column: 5, length: 11, help: "did you mean the subject 'peel'?")
  }

  @Test func wantsTheTreatmentOfABlockOutsideItsFolder() async throws {
    let path = "content/articles/a.md"
    let expected = """
      error: 'prices' does not say which subject it is about  [blocks/unknown-treatment]
        --> \(path):6:5
         |
       6 | {{> prices }}
         |     ^^^^^^ write one of these and a dot before it: peel

      """
    #expect(try await SampleSite([path: page("{{> prices }}")]).problems() == expected)
    #expect(try await SampleSite([path: page("{{> peel.prices }}")]).problems() == "")
  }

  @Test func suggestsTheNearestSource() async throws {
    try await expect(
      "It works [@trail].", "'trail' is not a source of sources.yaml  [article/unknown-source]",
      column: 12, length: 5, help: "did you mean 'trial'?")
    try await expect(
      "So [@trial; @xyzzy].",
      "'xyzzy' is not a source of sources.yaml  [article/unknown-source]", column: 14, length: 5,
      help: "add it to sources.yaml")
  }

  @Test func suggestsTheNearestTerm() async throws {
    try await expect(
      "The [dermiss] is", "'dermiss' is not in glossary.yaml  [glossary/unknown-term]", column: 6,
      length: 7, help: "did you mean 'dermis'?")
    try await expect(
      "The [xyzzy] is", "'xyzzy' is not in glossary.yaml  [glossary/unknown-term]", column: 6,
      length: 5, help: "add it there, or write \\[ for a bracket")
  }

  @Test func notesWhatOtherPagesNeed() async throws {
    let text =
      "[@trial] [x](prices.md)\n\n## Two words\n\n## Two words\n\n## Own {#mine}\n\n[@trial]"
    let (content, console) = try await SampleSite([pagePath: page(text)]).load()
    #expect(console == "")
    let outline = try #require(content?.articles.first?.outline)
    #expect(outline.anchors == ["two-words", "two-words-2", "mine"])
    #expect(outline.citations == ["trial"])
    #expect(outline.links.map(\.value) == ["prices.md"])
  }
}
