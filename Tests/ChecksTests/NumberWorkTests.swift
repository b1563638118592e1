import Content
import Diagnostics
import Facts
import Foundation
import Testing

@testable import Checks
@testable import Foundations

/// The work of holding numbers against facts grows with the text, not with the text times the facts.
@Suite struct NumberWorkTests {
  private static func entries(_ count: Int) -> [FactEntry] {
    (1...count).map { number in
      let place = Diagnostics.SourceLocation(
        path: "facts.yaml", start: SourcePosition(line: number, column: 1))
      let days = Quantity(low: Decimal(number), high: Decimal(number), unit: .day)
      return FactEntry(
        Identifier("f\(number)"), value: .quantity(days), label: Located("Length", at: place),
        at: place)
    }
  }

  private static func statements(_ count: Int, _ words: NumberWords) -> [FactStatement] {
    (1...count).map { number in
      let weeks = Quantity(low: Decimal(number), high: Decimal(number), unit: .day)
      return FactStatement(
        values: [.quantity(weeks)],
        // A word that all have would tell nothing of any.
        stems: number <= 200 ? [words.number(ofStem: "length"): 1] : [:], group: number,
        name: "f\(number)", text: "",
        location: Diagnostics.SourceLocation(
          path: "facts.yaml", start: SourcePosition(line: number, column: 1)))
    }
  }

  /// How many facts the numbers of an article are compared with, where it has as many as there are
  /// facts of the same name.
  private static func compared(_ count: Int) async throws -> Int {
    let text = (1...count).map { "The length is \($0) weeks. " }.joined()
    let content = try await Samples.content([
      "content/treatments/needling/facts.yaml": Samples.facts(),
      "content/treatments/needling/grown.md": Samples.article(text),
    ])
    let article = try #require(content.articles.first { "\($0.file.path)".hasSuffix("grown.md") })
    let words = Samples.words()
    let currency = try #require(Currency(code: "USD"))
    let matcher = FactMatcher(
      entries(count), of: "The subject", currency: currency, words: words.numbers)
    let statements = FactStatements { Self.statements(count, words.numbers) }
    let treatment = try #require(content.treatment("needling"))
    let facts = Checks.SubjectFacts(
      treatment: treatment, matcher: matcher, texts: FactTexts(of: treatment) { [] },
      statements: statements)
    let page = CheckedPage(
      DocumentProse(
        builder: ProseBuilder(words: words, file: article.document.file), facts: content.facts,
        treatment: article.treatment
      ).read(article.document), article: article, treatment: treatment, facts: facts,
      document: article.document,
      site: CheckedSite(content: content, asOf: Samples.day, language: .english))
    var found: [Diagnostic] = []
    NumbersCheck().check(page, &found)
    #expect(matcher.compared > count && statements.compared > count)
    return matcher.compared + statements.compared
  }

  @Test func eachNumberIsComparedWithSoManyFactsAtMost() async throws {
    let work = try [await Self.compared(300), await Self.compared(600)]
    #expect(work[1] * 10 <= 23 * work[0] && work[0] > 300 * 100, "\(work)")
    #expect(work[1] <= 600 * 4 * 128, "\(work)")
  }

  /// Facts that no word of a sentence names take no time.
  @Test func factsThatASentenceDoesNotNameAreNotCompared() async throws {
    let words = Samples.words()
    let currency = try #require(Currency(code: "USD"))
    let matcher = FactMatcher(
      Self.entries(500), of: "The subject", currency: currency, words: words.numbers)
    var builder = ProseBuilder(words: words)
    let place = Diagnostics.SourceLocation(path: "a.md")
    builder.append("It is 12 days for f7.", at: place, isExact: false)
    builder.endUnit(.paragraph, at: place)
    let content = try await Samples.content([:])
    let site = CheckedSite(content: content, asOf: Samples.day, language: .english)
    let page = CheckedPage(builder, factMatcher: matcher, site: site)
    let sentence = try #require(page.prose.sentences.first)
    let written = try #require(QuantityReader(page, sentence.tokens).read().first)
    let stems = matcher.words(sentence.tokens, of: sentence, page)
    let match = try #require(matcher.match(written, among: stems))
    #expect(match.entry.id == "f7" && !match.agrees)
    #expect(matcher.compared <= 3)
  }

  /// Many facts of one name do not tell which of them a number is about.
  @Test func tooManyFactsOfOneNameTellNothing() async throws {
    let content = try await Samples.content([:])
    let site = CheckedSite(content: content, asOf: Samples.day, language: .english)
    for (count, isTold) in [(20, true), (500, false)] {
      let words = Samples.words()
      let currency = try #require(Currency(code: "USD"))
      let matcher = FactMatcher(
        Self.entries(count), of: "The subject", currency: currency, words: words.numbers)
      var builder = ProseBuilder(words: words)
      let place = Diagnostics.SourceLocation(path: "a.md")
      builder.append("The length is 900 weeks.", at: place, isExact: false)
      builder.endUnit(.paragraph, at: place)
      let page = CheckedPage(builder, factMatcher: matcher, site: site)
      let sentence = try #require(page.prose.sentences.first)
      let written = try #require(QuantityReader(page, sentence.tokens).read().first)
      let stems = matcher.words(sentence.tokens, of: sentence, page)
      #expect((matcher.match(written, among: stems) != nil) == isTold)
    }
  }
}
