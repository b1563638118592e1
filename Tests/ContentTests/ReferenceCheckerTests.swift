import Diagnostics
import Facts
import Testing

@testable import Content

@Suite struct ReferenceCheckerTests {
  private let known = [
    "consumer-a", "consumer-b", "consumer-c", "consumer-d", "park-2008", "plachouri-2020",
    "sculpt", "nhs",
  ]

  @Test func findsNothingWhereAllExists() throws {
    let treatment = try #require(decodeFacts(sampleFacts).treatment)
    let checker = ReferenceChecker(sources: known, topics: ["body"], reviewers: ["dr-lee"])
    #expect(checker.check(treatment) == [])
  }

  @Test func findsWhatDoesNotExist() throws {
    let treatment = try #require(decodeFacts(sampleFacts).treatment)
    let sources = known.filter { $0 != "nhs" && $0 != "sculpt" } + ["sculpted"]
    let checker = ReferenceChecker(sources: sources, topics: [], reviewers: ["dr-leo"])
    let expected = """
      error: 'body' is not a topic of clinic.yaml  [facts/unknown-topic]
        --> facts.yaml:5:10
         |
       5 | topics: [body]
         |          ^^^^ add it to clinic.yaml

      error: 'dr-lee' is not a reviewer of clinic.yaml  [facts/unknown-reviewer]
        --> facts.yaml:7:15
         |
       7 | review: { by: dr-lee, on: 2026-05-01, due: 2028-05-01 }
         |               ^^^^^^ did you mean 'dr-leo'?

      error: 'sculpt' is not a source of sources.yaml  [facts/unknown-source]
         --> facts.yaml:123:13
          |
      123 |   sources: [sculpt]
          |             ^^^^^^ did you mean 'sculpted'?

      error: 'sculpt' is not a source of sources.yaml  [facts/unknown-source]
         --> facts.yaml:125:24
          |
      125 |   reported: [{ source: sculpt, text: massage it }]
          |                        ^^^^^^ did you mean 'sculpted'?

      error: 'nhs' is not a source of sources.yaml  [facts/unknown-source]
         --> facts.yaml:137:17
          |
      137 |       sources: [nhs]
          |                 ^^^ add it to sources.yaml

      """
    #expect(rendered(checker.check(treatment), sampleFacts) == expected)
  }

  @Test func findsPayersThatNobodyNames() throws {
    let rows = ["nsh", "medicare", "self", "insurance", "nhs"].map {
      "{ id: \($0), payer: \($0), price: free }"
    }
    let text = "prices:\n  rows:\n" + rows.map { "    - \($0)\n" }.joined()
    let treatment = try #require(decodeFacts(text).treatment)
    let checker = ReferenceChecker(
      sources: known, topics: [], reviewers: [], payers: ["nhs", "army"])
    let expected = """
      error: 'nsh' is not a payer  [facts/unknown-payer]
        --> facts.yaml:3:25
         |
       3 |     - { id: nsh, payer: nsh, price: free }
         |                         ^^^ did you mean 'nhs'?

      error: 'medicare' is not a payer  [facts/unknown-payer]
        --> facts.yaml:4:30
         |
       4 |     - { id: medicare, payer: medicare, price: free }
         |                              ^^^^^^^^ add it to 'payers:' in clinic.yaml, such as 'medicare: On the public service'

      """
    #expect(rendered(checker.check(treatment), text) == expected)
  }

  @Test func checksFrontMatter() {
    let place = span("a.md", 1, 1, 2)
    let matter = FrontMatter(
      title: Located("T", at: place), summary: Located("S", at: place),
      topics: [Located("bodies", at: place), Located("body", at: place)])
    let checker = ReferenceChecker(sources: [], topics: ["body"], reviewers: [])
    #expect(checker.check(matter).map(\.id) == ["article/unknown-topic"])
  }
}
