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
    let lead: NumberLead?
    /// The numbers of the stems of the sentence that tell something.
    let stems: [Int32]
    let sentence: String
    let location: Diagnostics.SourceLocation

    /// How old somebody is; nil for what is no age.
    var age: Quantity? {
      if case .age(let age) = written.value { return age }
      return isAge ? written.quantity : nil
    }
  }

  private let read: () -> [Value]
  private let never: [Located<String>]
  private(set) lazy var values: [Value] = read()
  private lazy var said = ValueIndex(values.lazy.flatMap { ComparedValue.all(of: $0.written) })
  private lazy var amounts = Set(values.lazy.map(\.written).filter(\.isMoney).map(\.value))
  /// The values whose sentences have a stem, in order.
  private lazy var byStem: [Int32: [Int]] = {
    var byStem: [Int32: [Int]] = [:]
    for (index, value) in values.enumerated() {
      for stem in value.stems { byStem[stem, default: []].append(index) }
    }
    return byStem.filter { $0.value.count <= Self.mostWithWord }
  }()
  /// How it must never be taken.
  private(set) lazy var ruledOut =
    never.isEmpty
    ? []
    : values.filter { value in never.contains { $0.location.holds(value.location) } }

  /// A word that stands with more numbers tells nothing of any.
  private static let mostWithWord = 256

  /// The values that `read` finds in the texts of `treatment`.
  init(of treatment: Treatment, _ read: @escaping () -> [Value]) {
    self.read = read
    never = treatment.table("dose")?.never ?? []
  }

  /// Whether a text says the same, whatever it is about.
  func says(_ written: WrittenQuantity) -> Bool {
    if written.isMoney { return amounts.contains(written.value) }
    return ComparedValue.all(of: written).contains { said.says($0) }
  }

  func saysAll(of written: WrittenQuantity) -> Bool {
    if written.isMoney { return amounts.contains(written.value) }
    return ComparedValue.all(of: written).contains { said.saysAll(of: $0) }
  }

  /// A text of the facts that gives another value for what the words of a sentence name. Times,
  /// lengths and counts are of too many things to be told by a word or two.
  func contradicted(by quantity: WrittenQuantity, among words: SentenceStems) -> Value? {
    guard let key = ComparedValue.all(of: quantity).first?.key, let least = key.leastWords else {
      return nil
    }
    var counts: [Int: Int] = [:]
    for stem in words.told {
      for index in byStem[stem] ?? [] { counts[index, default: 0] += 1 }
    }
    let near = counts.filter { index, count in
      count >= least
        && ComparedValue.all(of: values[index].written).contains { $0.key == key }
    }
    return near.max { ($0.value, -$0.key) < ($1.value, -$1.key) }.map { values[$0.key] }
  }
}

/// The ages in the texts of a subject.
struct WrittenAges {
  private let all: [(age: Quantity, location: Diagnostics.SourceLocation)]

  init(_ texts: [FactTexts.Value]) {
    all = texts.compactMap { text in text.age.map { ($0, text.location) } }
  }

  /// How old those are whom a row is for, by the words of its name: people of 80 and over.
  func of(_ row: FactTable.Row) -> [Quantity] {
    guard let title = row.title?.location, !all.isEmpty else { return [] }
    let names = ["for", "when", "who"].flatMap { row.texts($0) }.map(\.location) + [title]
    return all.filter { age in names.contains { $0.holds(age.location) } }.map(\.age)
  }
}

extension FactTexts {
  /// The values in the sentences of `page`, which holds the texts of the facts.
  static func values(of page: CheckedPage) -> [Value] {
    page.prose.sentences.flatMap { sentence -> [Value] in
      guard !sentence.classes.isDisjoint(with: QuantityReader.classes) else { return [] }
      let found = QuantityReader(page, sentence.tokens).read()
      if found.isEmpty { return [] }
      let stems = SentenceStems(sentence.tokens, of: sentence, page).told
      let text = page.prose.text(ofTokens: sentence.tokens)
      let location = page.prose.location(ofTokens: sentence.tokens)
      return found.map { written in
        Value(
          written: written, isAge: written.isAge(in: sentence, page),
          lead: NumberLead(before: written, of: sentence, page), stems: stems,
          sentence: text, location: location)
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
    case .frequency, .age, .clock, .money, .cycleDays: nil
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
