import Diagnostics
import Facts
import Foundations

/// Compares numbers typed in articles with the facts of their treatment.
struct NumbersCheck: Check {
  enum Kind: String, DiagnosticKind {
    case disagrees = "numbers/disagrees"
    case typed = "numbers/typed"
    case uncovered = "numbers/uncovered"

    var rule: DiagnosticRule {
      switch self {
      case .disagrees:
        rule(
          "A number that differs from the facts",
          "Two numbers for one thing confuse patients, and one of them is wrong. A fact "
            + "reference always shows what facts.yaml says.",
          by: "CDC Clear Communication Index, item 15; GMC, Maintaining trust")
      case .typed:
        rule(
          "A number that a fact reference can say",
          "The number is right today. When the fact changes, a typed number stays behind. Write "
            + "the reference in its place.",
          .advice, by: "Careleaf, content/README.md")
      case .uncovered:
        rule(
          "A number that nothing supports",
          "Patients decide by numbers. Each one must come from the facts or from a source that "
            + "readers can check.",
          .warning, by: "FTC Health Products Compliance Guidance (2022); PIF TICK, evidence")
      }
    }
  }

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard page.article != nil else { return checkFacts(page, &findings) }
    var cited = CitedValues(page)
    for sentence in page.prose.sentences
    where !sentence.classes.isDisjoint(with: QuantityReader.classes) && !page.isCited(sentence) {
      check(sentence, page, &cited, &findings)
    }
  }

  /// In the facts themselves only a contradiction counts: references do not work there.
  private func checkFacts(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let matcher = page.factMatcher else { return }
    for unit in page.prose.units where unit.kind == .fact && !unit.isCited {
      for sentence in page.prose.sentences[unit.sentences]
      where !sentence.isCited && !sentence.classes.isDisjoint(with: QuantityReader.classes) {
        let words = matcher.words(of: sentence, page)
        for quantity in QuantityReader(page, sentence.tokens).read() where quantity.isTotal {
          let match = matcher.match(quantity, isAge: quantity.isAge(page), among: words)
          guard let match, !match.isAllowed else { continue }
          findings.append(contradiction(quantity, match, page, help: "make the two agree"))
        }
      }
    }
  }

  private func check(
    _ sentence: Sentence, _ page: CheckedPage, _ cited: inout CitedValues,
    _ findings: inout [Diagnostic]
  ) {
    lazy var words = page.factMatcher?.words(of: sentence, page)
    lazy var hasDay = sentence.tokens.contains { page.word($0) == "day" }
    for quantity in QuantityReader(page, sentence.tokens).read() where quantity.isTotal {
      let isAge = quantity.isAge(page)
      let match = words.flatMap { page.factMatcher?.match(quantity, isAge: isAge, among: $0) }
      if let match, match.agrees {
        if let name = match.name { findings.append(agreement(quantity, name, page)) }
      } else if let match, !match.isAllowed {
        let first = match.name.map { "write {{ \($0) }}" } ?? "make the two agree"
        findings.append(
          contradiction(
            quantity, match, page, help: "\(first), or cite the source of the other number"))
      } else if quantity.needsSupport, !isAge, !(quantity.is24Hours && hasDay),
        !cited.support(quantity, in: sentence)
      {
        findings.append(unsupported(quantity, page))
      }
    }
  }

  private func shown(_ quantity: WrittenQuantity, _ page: CheckedPage) -> String {
    page.prose.text(ofTokens: quantity.tokens).split(whereSeparator: \.isWhitespace)
      .joined(separator: " ")
  }

  private func agreement(
    _ quantity: WrittenQuantity, _ name: Identifier, _ page: CheckedPage
  ) -> Diagnostic {
    let reference = "{{ \(name) }}"
    let location = page.prose.location(ofTokens: quantity.tokens)
    // Front matter can hold no reference.
    let isInBody = (location.start?.line ?? 0) >= (page.article?.bodyLine ?? .max)
    return Kind.typed.finding(
      "'\(shown(quantity, page))' is typed; the fact \(name) says it too", at: location,
      help: "write \(reference)",
      fixes: isInBody ? page.prose.fixes(writing: reference, ofTokens: quantity.tokens) : [])
  }

  private func contradiction(
    _ quantity: WrittenQuantity, _ match: FactMatch, _ page: CheckedPage, help: String
  ) -> Diagnostic {
    let fact = match.entry
    let name = match.name == nil ? fact.label?.value.quoted ?? fact.id.text : fact.id.text
    return Kind.disagrees.finding(
      "'\(shown(quantity, page))' differs from the facts, where \(name) is \(fact.text)",
      at: page.prose.location(ofTokens: quantity.tokens), help: help,
      explanation: Kind.disagrees.rule.explanation,
      notes: [.init("the fact is here", at: fact.location)])
  }

  private func unsupported(_ quantity: WrittenQuantity, _ page: CheckedPage) -> Diagnostic {
    let isFact = page.treatment != nil
    return Kind.uncovered.finding(
      "no fact and no source supports '\(shown(quantity, page))'",
      at: page.prose.location(ofTokens: quantity.tokens),
      help: "cite the source, as in [@source-id], "
        + (isFact ? "or add it to facts.yaml and refer to it" : "or refer to a treatment's fact"),
      explanation: Kind.uncovered.rule.explanation)
  }
}

/// The values that stand in the facts of a page's subject, and those that the page gives with a
/// source, which its title and summary may repeat. They are looked for when they are needed.
private struct CitedValues {
  private let page: CheckedPage
  private lazy var values = Self.values(of: page)

  init(_ page: CheckedPage) { self.page = page }

  mutating func support(_ quantity: WrittenQuantity, in sentence: Sentence) -> Bool {
    if page.factMatcher?.says(quantity) == true { return true }
    if page.factTexts?.values.contains(where: { $0.says(quantity) }) == true { return true }
    switch page.prose.units[sentence.unit].kind {
    case .title, .summary: return values.contains { $0.says(quantity) }
    default: return false
    }
  }

  private static func values(of page: CheckedPage) -> [WrittenQuantity] {
    page.prose.sentences.filter(page.isCited).flatMap { sentence in
      QuantityReader(page, sentence.tokens).read()
    }
  }
}

/// What the texts of a subject's facts say in numbers, read when somebody asks. A class, because
/// all pages of the subject share it.
final class FactTexts {
  private let read: () -> [WrittenQuantity]
  private(set) lazy var values: [WrittenQuantity] = read()

  init(_ read: @escaping () -> [WrittenQuantity]) { self.read = read }
}

extension WrittenQuantity {
  /// Whether both say the same, whatever they are about.
  fileprivate func says(_ other: WrittenQuantity) -> Bool {
    if case .money = value { return value == other.value }
    return ComparedValue.all(of: other).contains { typed in
      ComparedValue.all(of: self).contains { own in
        own.key == typed.key && typed.agreement(with: own).agrees
      }
    }
  }

  /// A time that is no claim in a sentence with "day": "24 hours a day", opening hours.
  fileprivate var is24Hours: Bool { quantity?.unit == .hour && quantity?.low == 24 }

  /// Whether it tells how much there is in all, and not a single thing or a share of something.
  var isTotal: Bool {
    guard let quantity else { return true }
    if quantity.unit == .area || quantity.unit == .injection { return false }
    if quantity.isSingle, quantity.low == 1 { return !quantity.isCountOrTime }
    return true
  }

  /// Whether patients decide by it, so that a fact or a source must stand behind it.
  var needsSupport: Bool {
    switch value {
    case .money, .chance, .pair: return true
    case .frequency, .band: return false
    case .quantity(let quantity, _):
      switch quantity.unit.dimension {
      case .counted: return quantity.unit == .session
      case .none, .angle, .rate: return false
      default: return true
      }
    }
  }

  /// Whether it is how old somebody is.
  func isAge(_ page: CheckedPage) -> Bool {
    guard let unit = quantity?.unit, unit == .year || unit == .month else { return false }
    let end = tokens.upperBound
    let after = end < page.prose.tokens.count ? page.word(end) : ""
    let before = tokens.lowerBound > 0 ? page.word(tokens.lowerBound - 1) : ""
    let last = tokens.last.map(page.word) ?? ""
    if ["older", "younger", "over", "under", "above"].contains(last) { return true }
    return ["old", "of", "ago", "and", "or"].contains(after)
      || ["age", "aged", "under", "over", "than", "turn"].contains(before)
  }
}

extension Quantity {
  fileprivate var isCountOrTime: Bool {
    if case .counted = unit.dimension { return true }
    return unit.dimension == .time
  }
}
