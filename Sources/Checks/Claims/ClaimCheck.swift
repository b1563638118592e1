import Diagnostics
import Facts
import Foundations
import Markdown

/// Reports claims that health pages must not make.
struct ClaimCheck: Check {
  let lexicon: ClaimLexicon

  var infos: [DiagnosticRule] { lexicon.rules.map(\.info) }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    let finder = finder(in: page.prose, of: page)
    for unit in page.prose.units where unit.kind != .reported(isDenied: true) && !unit.isDontItem {
      for sentence in page.prose.sentences[unit.sentences] {
        let claims = finder.claims(
          in: sentence, isInstruction: unit.isInstruction, isCited: page.isCited(sentence))
        for claim in claims {
          findings.append(lexicon.rules[claim.owner].finding(claim, page.prose))
        }
      }
    }
    checkPictures(page, &findings)
  }

  private func finder(in prose: Prose, of page: CheckedPage) -> ClaimFinder {
    ClaimFinder(
      lexicon: lexicon, prose: prose, words: page.words,
      region: page.site.content.clinic.region.value, kind: page.treatment?.kind.base)
  }

  /// The names of pictures are read too: by people who save one, and by search engines.
  private func checkPictures(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    let pictures =
      page.document?.collect(.image) { ($0.destination($1), $0.destinationLocation($1)) } ?? []
    if pictures.isEmpty { return }
    var builder = ProseBuilder(words: page.words)
    for (address, location) in pictures {
      builder.append(Self.words(ofName: address), at: location, isExact: false)
      builder.endUnit(.altText, at: location)
    }
    let prose = builder.prose
    let finder = finder(in: prose, of: page)
    for sentence in prose.sentences {
      for claim in finder.claims(in: sentence, isCited: false) {
        findings.append(lexicon.rules[claim.owner].finding(claim, prose))
      }
    }
  }

  /// The words of a file's name: "before and after" of "media/before-and-after.jpg".
  private static func words(ofName address: String) -> String {
    let name = address.utf8.split(separator: UInt8(ascii: "/")).last ?? address.utf8[...]
    let stem = name.prefix { $0 != UInt8(ascii: ".") }
    return String(decoding: stem.map { $0.isWordByte ? $0 : UInt8(ascii: " ") }, as: UTF8.self)
  }
}

extension UInt8 {
  /// Whether it can be in a word, of ASCII or of other letters.
  fileprivate var isWordByte: Bool {
    self >= 0x80 || isAlphanumeric
  }
}

extension ClaimRule {
  /// Whether it holds in a country (ISO 3166-1).
  func holds(in region: String) -> Bool { regions.isEmpty || regions.contains(region) }

  func finding(_ claim: FoundClaim, _ prose: Prose) -> Diagnostic {
    let words = prose.text(ofTokens: claim.tokens)
    let shown = words.split(whereSeparator: \.isWhitespace).joined(separator: " ")
    let info = claim.reason == nil ? info : info.warning
    let what = claim.reason.map { " \($0)" } ?? ""
    return info.finding(
      "'\(shown)'\(what): \(info.title)", at: prose.location(ofTokens: claim.tokens),
      help: instead, explanation: info.explanation)
  }
}

extension DiagnosticRule {
  /// The same as a warning at most.
  var warning: DiagnosticRule {
    DiagnosticRule(
      id: id, severity: min(severity, .warning), title: title, explanation: explanation,
      authority: authority)
  }
}

/// The wordings of claims and of what denies them, ready for searching. A class, because every
/// reader and check has it and one reference is cheap to hold.
final class ClaimLexicon: Sendable {
  let language: CheckLanguage?
  let rules: [ClaimRule]
  let symbols: SymbolTable
  let claims: WordingGraph
  let exceptions: WordingGraph
  private let cues: WordingGraph
  /// For each rule, its number to the model; nil for those of the site.
  private let listed: [Int?]
  /// For each sort of claim that words make together, the rule that it is reported by.
  private let sorts: [ClaimSort: Int]

  init(rules: [ClaimRule], language: CheckLanguage?) {
    var symbols = SymbolTable()
    func builder(_ patterns: (ClaimRule) -> [WordingPattern]) -> WordingGraphBuilder {
      let owned = rules.enumerated().flatMap { number, rule in
        patterns(rule).map { ($0, owner: number) }
      }
      return WordingGraphBuilder(owned, &symbols)
    }
    let (claims, exceptions) = (builder(\.patterns), builder(\.unless))
    let cues = WordingGraphBuilder(
      (language?.claimCues ?? []).flatMap { cue, wordings in
        wordings.compactMap { try? WordingPattern($0) }.map { ($0, owner: cue.rawValue) }
      }, &symbols)
    self.claims = WordingGraph(claims, symbols)
    self.exceptions = WordingGraph(exceptions, symbols)
    self.cues = WordingGraph(cues, symbols)
    self.language = language
    self.rules = rules
    self.symbols = symbols
    let grammar = language?.grammar
    listed = rules.map { $0.isBuiltIn ? grammar?.listed($0.info.id) : nil }
    let known = rules.enumerated().filter { grammar != nil && $1.isBuiltIn }
    sorts = Dictionary(
      ClaimSort.allCases.compactMap { sort in
        known.first { $1.info.id == sort.rule }.map { (sort, $0.offset) }
      }
    ) { first, _ in first }
  }

  /// How the language makes claims; nil when no rule that comes with Careleaf is used.
  var grammar: ClaimGrammar? { sorts.isEmpty ? nil : language?.grammar }

  /// The number that a rule has in the model; nil for those of the site.
  func feature(of rule: Int) -> Int? { listed[rule] }

  /// The rule that claims of a sort are reported by; nil when the site has its own.
  func rule(of sort: ClaimSort) -> Int? { sorts[sort] }

  func cues(
    in range: Range<Int>, of tokens: [Token], _ search: inout WordingSearch
  ) -> [(cue: ClaimCue, tokens: Range<Int>)] {
    cues.hits(in: range, of: tokens, &search).compactMap { hit in
      ClaimCue(rawValue: hit.owner).map { ($0, hit.tokens) }
    }
  }
}
