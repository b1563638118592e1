import Content
import Diagnostics
import Facts
import Foundations
import Markdown

/// Holds what a site says of its sources against the words of theirs that `sources.yaml` keeps.
struct QuotesCheck: Check {
  enum Kind: String, DiagnosticKind {
    case misquoted = "quotes/misquoted"
    case lostHedge = "quotes/lost-hedge"

    var rule: DiagnosticRule {
      switch self {
      case .misquoted:
        rule(
          "Quotation marks around words that the source does not have",
          "Quotation marks promise the source's own words. Write them as they stand in its "
            + "'quotes' in sources.yaml, add the missing quote there, or leave the marks out.",
          .warning, by: Self.authority)
      case .lostHedge:
        rule(
          "A report that is surer than its source",
          "The source says 'may' or 'some people', and the report leaves it out. Readers then "
            + "take for certain what the source does not.",
          .warning, by: Self.authority)
      }
    }

    private static let authority =
      "ICMJE Recommendations, section IV.A.3.g; PIF TICK; Careleaf, content/README.md"
  }

  /// Without a language nobody knows what makes a sentence careful.
  let language: CheckLanguage?

  var infos: [DiagnosticRule] { language == nil ? [Kind.misquoted.rule] : Kind.rules }

  // MARK: Facts

  func check(_ treatment: Treatment, _ site: CheckedSite, _ findings: inout [Diagnostic]) {
    for entry in treatment.facts.entries where entry.owner == nil {
      for report in entry.provenance.reported {
        guard let text = report.text, let quotes = site.quotes(of: report.source.value) else {
          continue
        }
        check(text, of: report.source.value, quotes, &findings)
      }
    }
  }

  private func check(
    _ text: Located<String>, of source: String, _ quotes: [ComparedWords],
    _ findings: inout [Diagnostic]
  ) {
    for quoted in Self.quoted(in: text.value) where !Self.stands(quoted, in: quotes) {
      findings.append(Self.misquoted(quoted, by: [source], at: text.location))
    }
    let words = ComparedWords(text.value)
    // Of a few words nobody can tell which quote they are about.
    guard let language, words.stems.count > 2, !words.hasHedge(language),
      let quote = quotes.max(by: { words.share(in: $0) < words.share(in: $1) }),
      words.share(in: quote) >= 0.5, let hedge = quote.words.first(where: language.hedges.contains)
    else { return }
    findings.append(
      Kind.lostHedge.finding(
        "'\(source)' says '\(hedge)', and this does not", at: text.location,
        help: "say it as carefully as the source"))
  }

  // MARK: Articles

  /// Of a paragraph only the sources together are known: a quotation may be of any of them.
  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard page.site.hasQuotes, let document = page.document else { return }
    document.read { text in
      for block in text.all where Self.holdsText(text.kind(block)) {
        let sources = Self.sources(citedIn: block, text)
        let quotes = sources.compactMap { page.site.quotes(of: $0) }
        guard !sources.isEmpty, quotes.count == sources.count else { continue }
        let words = text.plainText(of: text.inside(block)) { _ in "" }
        for quoted in Self.quoted(in: words)
        where !quotes.contains(where: { Self.stands(quoted, in: $0) }) {
          findings.append(Self.misquoted(quoted, by: sources, at: text.location(block)))
        }
      }
    }
  }

  private static func holdsText(_ kind: NodeKind) -> Bool {
    kind == .paragraph || kind == .cell || kind == .heading
  }

  private static func sources(citedIn block: Int, _ text: DocumentReader) -> [String] {
    text.inside(block).filter { text.kind($0) == .citationItem }.map(text.name)
  }

  // MARK: Quotations

  private static func misquoted(
    _ quoted: String, by sources: [String], at location: SourceLocation
  ) -> Diagnostic {
    let names = Set(sources).sorted().map { "'\($0)'" }.joined(separator: ", ")
    return Kind.misquoted.finding(
      "no quote of \(names) has the words \(quoted.quoted)", at: location,
      help: "quote word for word, or leave the quotation marks out")
  }

  /// Whether `quoted` stands in a quote.
  private static func stands(_ quoted: String, in quotes: [ComparedWords]) -> Bool {
    let pieces = pieces(of: quoted)
    return quotes.contains { quote in pieces.allSatisfy(quote.contains) }
  }

  /// The words of the source in `quoted`, without what it leaves out by dots or puts in by brackets.
  private static func pieces(of quoted: String) -> [ComparedWords] {
    var pieces = [String.UnicodeScalarView()]
    var isPutIn = false
    for scalar in quoted.replacing("...", with: "…").unicodeScalars {
      switch scalar {
      case "[", "]", "…":
        if scalar != "…" { isPutIn = scalar == "[" }
        pieces.append(.init())
      default: if !isPutIn { pieces[pieces.count - 1].append(scalar) }
      }
    }
    return pieces.map { ComparedWords(String($0)) }
  }

  /// The texts between double quotation marks; none where a mark lacks its counterpart, since
  /// nobody can tell which.
  static func quoted(in text: String) -> [String] {
    var found: [String] = []
    var open: String.UnicodeScalarView?
    for scalar in text.unicodeScalars {
      guard Mark.canonical(scalar) == Mark.quote else {
        open?.append(scalar)
        continue
      }
      if let inner = open { found.append(String(inner)) }
      open = open == nil ? .init() : nil
    }
    return open == nil ? found : []
  }
}

extension ComparedWords {
  fileprivate func hasHedge(_ language: CheckLanguage) -> Bool {
    words.contains(where: language.hedges.contains)
  }
}
