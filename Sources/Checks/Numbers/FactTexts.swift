import Diagnostics
import Facts
import Foundations

/// What the texts of a subject's facts say in numbers, read when somebody asks. A class, because
/// all pages of the subject share it.
final class FactTexts {
  /// A value with the sentence that it stands in.
  struct Value {
    let written: WrittenQuantity
    let isAge: Bool
    let stems: Set<String>
    let sentence: String
    let location: Diagnostics.SourceLocation
  }

  private let read: () -> [Value]
  private let never: [Located<String>]
  private(set) lazy var values: [Value] = read()
  /// How it must never be taken.
  private(set) lazy var ruledOut = values.filter { value in
    never.contains { $0.location.holds(value.location) }
  }

  /// The values that `read` finds in the texts of `treatment`.
  init(of treatment: Treatment, _ read: @escaping () -> [Value]) {
    self.read = read
    never = treatment.table("dose")?.never ?? []
  }

  /// A text of the facts that gives another value for what the words of a sentence name. Times,
  /// lengths and counts are of too many things to be told by a word or two.
  func contradicted(by quantity: WrittenQuantity, among words: SentenceStems) -> Value? {
    guard let key = ComparedValue.all(of: quantity).first?.key, let least = key.leastWords else {
      return nil
    }
    let near = values.lazy.map { ($0, $0.stems.intersection(words.told).count) }
      .filter { value, count in
        count >= least && ComparedValue.all(of: value.written).contains { $0.key == key }
      }
    return near.max { $0.1 < $1.1 }?.0
  }
}

extension FactTexts {
  /// The values in the sentences of `page`, which holds the texts of the facts.
  static func values(of page: CheckedPage, _ words: FactWords?) -> [Value] {
    page.prose.sentences.flatMap { sentence -> [Value] in
      guard !sentence.classes.isDisjoint(with: QuantityReader.classes) else { return [] }
      let stems = SentenceStems(sentence, page, words).told
      return QuantityReader(page, sentence.tokens).read().map { written in
        Value(
          written: written, isAge: written.isAge(page), stems: stems,
          sentence: page.prose.text(ofTokens: sentence.tokens),
          location: page.prose.location(ofTokens: sentence.tokens))
      }
    }
  }
}

extension ComparedValue.Key {
  /// How many words must be the same for two values to be about the same; nil where words cannot
  /// tell.
  fileprivate var leastWords: Int? {
    switch self {
    case .pair, .quantity(.temperature): 1
    case .chance: 2
    case .frequency, .age, .clock, .money: nil
    case .quantity(let dimension):
      switch dimension {
      case .mass, .massConcentration, .amountConcentration, .amountRatio, .enzymeActivity,
        .internationalUnits, .cellCount, .filtration, .pressure, .dosePerBodyMass,
        .dosePerBodyArea:
        2
      default: nil
      }
    }
  }
}

extension FactTable {
  /// How the dose must never be taken.
  fileprivate var never: [Located<String>]? {
    guard case .texts(let texts)? = details.first(where: { $0.column == "never" })?.content else {
      return nil
    }
    return texts
  }
}

extension Diagnostics.SourceLocation {
  /// Whether `other` lies within it.
  func holds(_ other: Diagnostics.SourceLocation) -> Bool {
    guard let start, let end, let first = other.start, let last = other.end else { return false }
    return path == other.path && start <= first && last <= end
  }
}
