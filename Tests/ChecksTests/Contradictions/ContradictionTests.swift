import Diagnostics
import Facts
import Foundations
import Testing

@testable import Checks
@testable import Content
@testable import YAML

/// Sentences about facts of several kinds of care, most of which say something else than the facts.
@Suite struct ContradictionTests {
  /// What the number check finds in one sentence, as `severity: message`.
  private static func findings(
    in sentences: [String], facts: String
  ) async throws -> [[String]] {
    var files = ["content/treatments/needling/facts.yaml": Samples.facts()]
    for (index, sentence) in sentences.enumerated() {
      files["content/treatments/needling/s\(index).md"] = Samples.article(sentence)
    }
    let content = try await Samples.content(files)
    let currency = try #require(Currency(code: "GBP"))
    let words = Samples.words()
    let matcher = FactMatcher(
      try entries(facts), of: "The subject", currency: currency, words: words.numbers)
    let site = CheckedSite(content: content, asOf: Samples.day, language: .english)
    return try sentences.indices.map { index in
      let path = RelativePath("content/treatments/needling/s\(index).md")
      let article = try #require(content.articles.first { $0.file.path == path })
      let page = CheckedPage(
        DocumentProse(
          builder: ProseBuilder(words: words, file: article.document.file),
          facts: content.facts, treatment: article.treatment
        ).read(article.document), article: article,
        treatment: content.treatment("needling"), factMatcher: matcher,
        document: article.document, site: site)
      var found: [Diagnostic] = []
      NumbersCheck().check(page, &found)
      return found.map { "\($0.severity.rawValue): \($0.message)" }
    }
  }

  /// The facts written as a table in `SubjectFacts`.
  private static func entries(_ facts: String) throws -> [FactEntry] {
    try facts.split(separator: "\n").enumerated().map { index, line in
      let cells = line.split(separator: "|", omittingEmptySubsequences: false)
        .map { String($0).trimmed }
      let place = Diagnostics.SourceLocation(
        path: "facts.yaml", start: SourcePosition(line: index + 1, column: 1))
      let words = cells[2].split(separator: ",").map { String($0).trimmed }.filter { $0 != "" }
      return FactEntry(
        Identifier(cells[0]), value: try value(cells[4], cells[3]),
        label: Located(cells[1], at: place), words: words, at: place)
    }
  }

  private static func value(_ text: String, _ shape: String) throws -> FactValue {
    switch shape {
    case "quantity": .quantity(try QuantityGrammar.any.parse(text))
    case "number":
      .quantity(try QuantityGrammar(units: [.number], defaultUnit: .number).parse(text))
    case "dose": .dose(try DoseGrammar(amount: .dose()).parse(text))
    case "frequency": .frequency(try FrequencyGrammar.parse(text))
    case "chance": .chance(try ChanceGrammar.parse(text))
    case "pair": .pair(try PairGrammar(grammar: .any).parse(text))
    default: .text(text)
    }
  }

  private typealias Subjects = [(facts: String, pairs: [SeededContradictions.Pair])]

  /// The sentences that are missed, and the honest ones that are blamed, with what was found.
  private static func judge(
    _ subjects: Subjects
  ) async throws -> (count: Int, missed: [String], blamed: [String]) {
    var (count, missed, blamed) = (0, [String](), [String]())
    for subject in subjects {
      let honest = subject.pairs.map(\.honest)
      for (sentence, found) in zip(honest, try await findings(in: honest, facts: subject.facts))
      where found.contains(where: { !$0.hasPrefix("advice") }) {
        blamed.append("\(sentence) [\(found.joined(separator: "; "))]")
      }
      let wrong = subject.pairs.flatMap(\.wrong)
      count += wrong.count
      for (sentence, found) in zip(wrong, try await findings(in: wrong, facts: subject.facts))
      where !found.contains(where: { $0.hasPrefix("error") }) {
        missed.append("\(sentence) [\(found.joined(separator: "; "))]")
      }
    }
    return (count, missed, blamed)
  }

  @Test func findsEachKnownContradiction() async throws {
    let (_, missed, blamed) = try await Self.judge(SeededContradictions.known)
    #expect(missed.isEmpty && blamed.isEmpty, "missed: \(missed); blamed: \(blamed)")
  }

  @Test func whatIsSaidElsewhereIsAWarning() async throws {
    for (facts, sentences) in SeededContradictions.saidElsewhere {
      for found in try await Self.findings(in: sentences, facts: facts) {
        #expect(found.count == 1 && found.allSatisfy { $0.hasPrefix("warning") }, "\(found)")
      }
    }
  }

  /// What is found of sentences that nothing was tuned by; the bounds are what was measured.
  @Test func judgesContradictionsItWasNotMadeFor() async throws {
    let (count, missed, blamed) = try await Self.judge(SeededContradictions.heldOut)
    print("held out: \(count) contradictions, missed \(missed), blamed \(blamed)")
    #expect(missed.isEmpty, "missed: \(missed)")
    #expect(blamed.isEmpty, "blamed: \(blamed)")
  }

  @Test func otherNumbersAreNoErrors() async throws {
    for (facts, sentences) in SeededContradictions.other {
      for (sentence, found) in zip(sentences, try await Self.findings(in: sentences, facts: facts))
      {
        #expect(!found.contains { $0.hasPrefix("error") }, "\(sentence) \(found)")
      }
    }
  }
}
