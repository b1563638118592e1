import Diagnostics
import Facts
import Foundations

/// Finds facts of one file that contradict each other: two values under one label, and a word for
/// a chance that its number has not.
struct FactAgreementCheck: Check {
  enum Kind: String, DiagnosticKind {
    case contradiction = "numbers/facts-disagree"
    case band = "numbers/chance-word"

    var rule: DiagnosticRule {
      switch self {
      case .contradiction:
        rule(
          "Two facts that contradict each other",
          "Both are published, and patients cannot tell which is right. Make the two agree, or say "
            + "it once.",
          by: "CDC Clear Communication Index, item 15")
      case .band:
        rule(
          "A word for a chance that its number does not have",
          "Product information uses each of these words for one band of chances, and readers of both "
            + "would be misled: very common from 1 in 10, common from 1 in 100, uncommon from 1 in "
            + "1,000, rare from 1 in 10,000, very rare below.",
          by: "European Commission, Guideline on summary of product characteristics (2009), 4.8")
      }
    }
  }

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ treatment: Treatment, _ site: CheckedSite, _ findings: inout [Diagnostic]) {
    guard let language = site.language else { return }
    for risk in treatment.risks.common + treatment.risks.serious {
      if let finding = band(of: risk, language.quantities) { findings.append(finding) }
    }
    contradictions(treatment.facts, language.facts, &findings)
  }

  // MARK: Words for chances

  private func band(of risk: Risk, _ words: QuantityWords) -> Diagnostic? {
    guard let chance = risk.chance, let number = chance.value.band else { return nil }
    for text in [risk.name, risk.text].compactMap(\.self) {
      guard let (band, written) = words.band(in: text.value), band != number else { continue }
      let value = FactValue.chance(chance.value).plainText
      return Kind.band.finding(
        "\(written.quoted) differs from the chance of this risk, which is \(value)",
        at: text.location,
        help: "write \(words.text(of: number).quoted), or leave the word out: pages add it",
        notes: [.init("the chance is here", at: chance.location)])
    }
    return nil
  }

  // MARK: Values under one label

  private struct Label: Hashable {
    let words: Set<String>
    let key: ComparedValue.Key
  }

  private func contradictions(
    _ facts: FactIndex, _ words: Shared<FactWords>, _ findings: inout [Diagnostic]
  ) {
    var known: [Label: (entry: FactEntry, value: ComparedValue)] = [:]
    // What a row of a table is about has several values there, each for a column.
    for entry in facts.entries where entry.kind != .member && entry.kind != .table {
      // When something begins is not how long it lasts.
      guard let label = entry.label, !entry.tellsOnset else { continue }
      let stems = Set(FactMatcher.stems(label.value, words))
      guard !stems.isEmpty else { continue }
      for value in ComparedValue.all(of: entry) {
        let name = Label(words: stems, key: value.key)
        guard let first = known[name] else {
          known[name] = (entry, value)
          continue
        }
        guard !value.overlaps(first.value) else { continue }
        findings.append(
          Kind.contradiction.finding(
            "\(label.value.quoted) is \(entry.text) here, but \(first.entry.text) above",
            at: entry.location, help: "make the two agree, or say it once",
            notes: [.init("the other fact is here", at: first.entry.location)]))
      }
    }
  }
}

extension ComparedValue {
  /// Whether there is a value that both can be.
  fileprivate func overlaps(_ other: ComparedValue) -> Bool {
    switch (self, other) {
    case (.quantity(let own), .quantity(let other)): own.overlaps(other)
    case (.chance(let own), .chance(let other)): own.overlaps(other)
    case (.frequency(let own), .frequency(let other)):
      own.lies(within: other) || other.lies(within: own)
    case (.pair(let own), .pair(let other)):
      own.first.overlaps(other.first) && own.second.overlaps(other.second)
    default: true
    }
  }
}

extension QuantityWords {
  /// The first word for a band in `text`, and what it stands for; nil where there is none.
  fileprivate func band(in text: String) -> (Chance.Band, String)? {
    let parts = text.lowercased().split { !$0.isLetter }.map(String.init)
    for start in parts.indices {
      for (words, band) in bands where parts[start...].starts(with: words) {
        let next = parts.dropFirst(start + words.count).first ?? ""
        return notBands.contains(next) ? nil : (band, words.joined(separator: " "))
      }
    }
    return nil
  }

  fileprivate func text(of band: Chance.Band) -> String {
    bands.first { $0.band == band }?.words.joined(separator: " ") ?? ""
  }
}

/// What is said of a risk besides how long it lasts.
extension FactEntry {
  /// Whether it is when a risk begins, which is a part of the risk, and not how long it lasts.
  var tellsOnset: Bool { isOfRisk("onset") }

  /// Whether it is how much of a risk there is.
  var tellsAmount: Bool { isOfRisk("amount") }

  /// Whether it is the given part of a risk, which may have the same word as its own id.
  private func isOfRisk(_ part: Identifier) -> Bool {
    kind == .risk && owner != nil && id.components.last == part
  }
}
