import Content
import Diagnostics
import Facts
import Foundations
import Markdown

/// Finds help cards that send people for help at different times: those written by hand that tell
/// other signs than the facts, and facts of two subjects that take the same sign differently. That
/// one subject has more signs than another is right: it has other risks.
struct HelpCardCheck: Check {
  enum Kind: String, DiagnosticKind {
    case differs = "balance/other-help-card"
    case contradicts = "balance/other-urgency"

    var rule: DiagnosticRule {
      switch self {
      case .differs:
        rule(
          "A help card that differs from the one in the facts",
          "People read one page, and must find every sign on it. The block {{> get-help }} shows "
            + "the signs of the facts on every page, and they are kept in one place.",
          .warning, by: Self.authority)
      case .contradicts:
        rule(
          "A sign that is more urgent elsewhere",
          "Two pages give different advice on the same sign, and who reads the milder one may wait "
            + "too long. Ask a clinician which is right.",
          .warning, by: Self.authority)
      }
    }

    private static let authority =
      "NHS digital service manual, Help users decide when and where to get care"
  }

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let article = page.article, let document = page.document else { return }
    let treatments = page.treatment.map { [$0] } ?? page.site.content.treatments
    document.read { text in
      for callout in text.all where text.kind(callout) == .callout {
        let lists = treatments.map { $0.getHelp.signs(text.calloutKind(callout)) }
        guard lists.contains(where: { !$0.isEmpty }) else { continue }
        let signs = Self.signs(callout, text)
        // Signs of something else, such as a condition, are a card of their own.
        guard let list = lists.first(where: { Self.isAbout($0, signs) }),
          !lists.contains(where: { Self.isSame($0, signs) })
        else { continue }
        findings.append(Self.finding(list, signs, at: text.location(callout), in: article))
      }
    }
  }

  /// Of all the facts of the site, each sign is held against its most urgent place.
  func check(_ site: CheckedSite, _ terms: Set<Int>, _ findings: inout [Diagnostic]) {
    let lists = Self.urgencies.map { kind in
      site.content.treatments.flatMap { treatment in
        treatment.getHelp.signs(kind).map { (sign: $0.text, subject: treatment.name.value) }
      }
    }
    var first: [[String]: (urgency: Int, sign: Located<String>)] = [:]
    for (urgency, list) in lists.enumerated() {
      for (sign, subject) in list {
        let words = ComparedWords(sign.value.withoutParentheses).words
        guard let other = first[words] else {
          first[words] = (urgency, sign)
          continue
        }
        guard other.urgency < urgency else { continue }
        let name = Self.urgencies[other.urgency].rawValue
        findings.append(
          Kind.contradicts.finding(
            "\(sign.value.quoted) is a sign for '\(name)' elsewhere", at: sign.location,
            help: "list it under '\(name)' of \(subject) too, or say how the two differ",
            notes: [.init("the other one", at: other.sign.location)]))
      }
    }
  }

  /// The most urgent first.
  private static let urgencies: [CalloutKind] = [.emergency, .urgent, .routine]

  private static func signs(_ callout: Int, _ text: DocumentReader) -> [ComparedWords] {
    text.inside(callout).filter { text.kind($0) == .item }.map { item in
      ComparedWords(text.plainText(of: text.inside(item)) { _ in "" })
    }
  }

  /// Whether a card of `signs` means what `list` means: one of them is much the same.
  private static func isAbout(_ list: [CitedText], _ signs: [ComparedWords]) -> Bool {
    list.contains { item in
      let sign = ComparedWords(item.text.value)
      return signs.contains { Self.isAlike(sign, $0) }
    }
  }

  private static func isAlike(_ sign: ComparedWords, _ other: ComparedWords) -> Bool {
    sign.share(in: other) >= 0.6 && other.share(in: sign) >= 0.6
  }

  private static func isSame(_ list: [CitedText], _ signs: [ComparedWords]) -> Bool {
    Set(list.map { ComparedWords($0.text.value).words }) == Set(signs.map(\.words))
  }

  private static func finding(
    _ list: [CitedText], _ signs: [ComparedWords], at location: SourceLocation, in article: Article
  ) -> Diagnostic {
    let missing = list.first { item in
      let words = ComparedWords(item.text.value)
      return !signs.contains { $0.words == words.words }
    }
    let message =
      missing.map { "this card does not say \($0.text.value.quoted), as 'get_help' does" }
      ?? "this card has more signs than 'get_help'"
    let block = article.treatment == nil ? "the same signs" : "{{> get-help }}"
    return Kind.differs.finding(
      message, at: location, help: "show \(block) in its place, or add the sign to the facts",
      notes: missing.map { [.init("the sign is here", at: $0.text.location)] } ?? [])
  }
}

extension GetHelp {
  /// The signs that a card of `kind` lists; none for other callouts.
  fileprivate func signs(_ kind: CalloutKind) -> [CitedText] {
    switch kind {
    case .emergency: emergency
    case .urgent: urgent
    case .routine: routine
    case .note, .tip, .important, .warning, .caution, .do, .dont: []
    }
  }
}

extension String {
  /// The text without what stands in parentheses, which says how a sign looks or what to do.
  fileprivate var withoutParentheses: String {
    var depth = 0
    let kept = unicodeScalars.filter { scalar in
      if scalar == "(" { depth += 1 }
      defer { if scalar == ")", depth > 0 { depth -= 1 } }
      return depth == 0
    }
    return String(String.UnicodeScalarView(kept))
  }
}
