import Diagnostics
import Testing

@testable import Checks

@Suite struct OtherCheckTests {
  private func ids(_ body: String, facts: String = Samples.facts(), asOf: String = "2026-06-01")
    async throws -> Set<String>
  {
    let found = try await Samples.guide(body, facts: facts, asOf: asOf)
    return Set(found.compactMap { $0.split(separator: " ").dropFirst().first.map(String.init) })
  }

  private static func words(_ count: Int) -> String {
    "You " + String(repeating: "rest ", count: count - 2) + "here."
  }

  static let findings: [(String, String)] = [
    (words(21), "plain/long-sentence"), (words(26), "plain/very-long-sentence"),
    ("A one. B two. C three. D four.", "plain/long-paragraph"),
    ("- a\n- b\n- c\n- d\n- e\n- f\n- g", "plain/long-list"),
    ("You can't swim.", "plain/contraction"),
    ("Patients should rest.", "plain/patients"), ("It is 14% of them.", "plain/percentage"),
    ("## Is it hard?", "plain/question-heading"), ("Ask about the trial.", "plain/unmarked-term"),
    ("It can be a Blood clot.", "plain/unmarked-term"),
    ("It can be a blood\nclot.", "plain/unmarked-term"),
    ("The [trial] saw no blood-clots.", "plain/unmarked-term"),
    ("Ask.", "structure/unused-term"),
    ("The ABC said so.", "plain/abbreviation"), ("### Deep", "structure/skipped-level"),
    ("> [!NOTE] N\n> Text.\n\nMore text.", "structure/text-after-callout"),
    ("[Click here](https://a.example)", "structure/link-text"),
    ("<https://a.example/b>", "structure/link-text"),
    ("| | B |\n|---|---|\n| x | y |", "structure/empty-table-heading"),
    ("It improves the skin.\n\nPeople have smoother skin.", "balance/benefits-without-risks"),
    ("{{> risks }}", "balance/no-help-block"),
  ]

  @Test(arguments: findings) func finds(body: String, id: String) async throws {
    #expect(try await ids(body).contains(id + ":"))
  }

  static let silent: [(String, String)] = [
    (words(20), "plain/long-sentence"), (words(25), "plain/very-long-sentence"),
    ("A one. B two. C three.", "plain/long-paragraph"),
    ("- a\n- b\n- c\n- d\n- e\n- f", "plain/long-list"), ("You cannot swim.", "plain/contraction"),
    ("Twenty patients had pain [@trial-a].", "plain/patients"),
    ("## How hard it is", "plain/question-heading"),
    ("Ask about the [trial].", "plain/unmarked-term"),
    ("A [blood clot] is no [blood]. Blood clots are rare.", "plain/unmarked-term"),
    ("A clot of it, or any clot. `trial` {{ sessions }}", "plain/unmarked-term"),
    ("The trial saw a clot in the [blood], a blood clot.", "structure/unused-term"),
    ("The A Big Club (ABC) said so.", "plain/abbreviation"),
    ("## One\n\n### Two\n\n## Three", "structure/skipped-level"),
    ("> [!NOTE] N\n> Text.\n\n## More\n\nText.", "structure/text-after-callout"),
    ("[The risks](https://a.example)", "structure/link-text"),
    (
      "It improves the skin.\n\nIt carries the risk of infection.",
      "balance/benefits-without-risks"
    ),
    ("Nothing improves the skin.\n\nIs it effective?", "balance/benefits-without-risks"),
    ("{{> risks }}\n\n{{> get-help }}", "balance/no-help-block"),
  ]

  @Test(arguments: silent) func staysSilent(body: String, id: String) async throws {
    #expect(try await !ids(body).contains(id + ":"))
  }

  @Test func namesTheLongestTermOnceAndOnlyUnusedEntries() async throws {
    let found = try await Samples.guide("Blood clots and a blood clot. A [trial].")
    #expect(
      found.filter { $0.contains("plain/unmarked-term") } == [
        "advice plain/unmarked-term: 'Blood clots' is in the glossary and is not marked on this page"
      ])
    let whole = try await Samples.check(["content/articles/a.md": Samples.article("Blood.")])
    #expect(
      whole.filter { $0.id == "structure/unused-term" }.map(\.message) == [
        "no page uses 'trial'", "no page uses 'blood clot'",
      ])
  }

  /// A zero byte is read as U+FFFD, which takes three; places stay those of the file's characters.
  @Test func findsPlacesAfterAZeroByte() async throws {
    let article = Samples.article("A\0 page é\0.\n\n\0 We é guarantee results.")
    let found = try await Samples.check(["content/articles/a.md": article])
    let claim = try #require(found.first { $0.id == "claims/guarantee" })
    #expect(claim.location.start == SourcePosition(line: 7, column: 8))
  }

  @Test func datesMatter() async throws {
    let review = "review: { by: dr-a, on: 2026-01-01, due: 2027-06-01 }"
    let facts = Samples.facts(review: review)
    let days: [(String, [String])] = [
      ("2026-06-01", []), ("2027-05-10", ["review/due:"]), ("2027-06-02", ["review/overdue:"]),
      ("2025-12-31", ["dates/prices-early:", "review/future:"]),
      ("2027-12-15", ["dates/prices-expiring:", "review/overdue:"]),
      ("2028-01-01", ["dates/prices-expired:", "review/overdue:"]),
    ]
    for (day, expected) in days {
      let found = try await ids("Text.", facts: facts, asOf: day)
      let dated = found.filter { $0.hasPrefix("dates/prices") || $0.hasPrefix("review/") }
      #expect(dated.subtracting(["review/sample:"]).sorted() == expected, "\(day)")
    }
  }

  @Test func watchesOverEachPrice() async throws {
    let rows = """
      prices:
        rows:
          - { id: a, name: A visit, price: 9, valid_from: 2026-07-01, valid_until: 2026-12-31 }
          - { id: b, name: A test, price: 8 }
      """
    let parts = Samples.facts().split(separator: "prices:\n")
    let rest = try #require(
      parts.last?.firstRange(of: "risks:").map { parts[1][$0.lowerBound...] })
    let facts = parts[0] + rows + "\n" + rest
    let days = [
      (
        "2026-06-01", "warning dates/prices-early: the price of A visit holds from 2026-07-01 only"
      ),
      ("2026-08-01", nil),
      (
        "2026-12-30",
        "advice dates/prices-expiring: the price of A visit runs out on 2026-12-31, tomorrow"
      ),
      ("2027-01-01", "warning dates/prices-expired: the price of A visit held until 2026-12-31"),
    ]
    for (day, expected) in days {
      let found = try await Samples.guide("Text.", facts: String(facts), asOf: day)
      #expect(found.filter { $0.contains("dates/prices") } == [expected].compactMap(\.self))
    }
  }

  @Test func longIntervalsAndWeakSources() async throws {
    let review = "review: { by: dr-a, on: 2026-01-01, due: 2029-06-01 }"
    let weak = "lasting: { text: It lasts a while., sources: [magazine-a] }"
    let found = try await ids("Text.", facts: Samples.facts(review: review, lasting: weak))
    #expect(found.isSuperset(of: ["review/interval:", "balance/weak-source:"]))
  }

  @Test func aNoteOfARiskAnswersForItsSource() async throws {
    let bare = "lasts: 1 to 5 days }"
    for (rest, isFound) in [("", true), (", note: We know it from there only.", false)] {
      let facts = Samples.facts().replacing(
        bare, with: "lasts: 1 to 5 days, sources: [magazine-a]\(rest) }")
      let found = try await ids("Text.", facts: facts)
      #expect(found.contains("balance/weak-risk-source:") == isFound)
    }
  }

  @Test func thinRisks() async throws {
    let used = "skin that is dull and dry and old and tired and loose and lined and thin and pale"
    #expect(
      try await ids("Text.", facts: Samples.facts(used: used)).contains("balance/thin-risks:"))
    #expect(try await !ids("Text.").contains("balance/thin-risks:"))
  }

  @Test func theResultDoesNotDependOnTheNumberOfWorkers() async throws {
    let files = Dictionary(
      uniqueKeysWithValues: (0..<40).map { index in
        (
          "content/articles/a\(index).md",
          Samples.article("It is painless. You can't fail. It is \(index) hours.")
        )
      })
    let one = try await Samples.report(files, workers: 1)
    let many = try await Samples.report(files, workers: 7)
    #expect(one.diagnostics == many.diagnostics)
    #expect(one.pages.map(\.path) == many.pages.map(\.path))
  }

  @Test func everyCheckIsExplained() throws {
    var problems: [Diagnostics.Diagnostic] = []
    let checker = Checker(rules: try ClaimRules(folder: nil, &problems)) { _ in nil }
    #expect(Set(checker.infos.map(\.id)).count == checker.infos.count)
    for info in checker.infos {
      #expect(!info.title.isEmpty && !info.explanation.isEmpty && !info.authority.isEmpty)
      #expect(!info.title.hasSuffix("."))
    }
  }
}
