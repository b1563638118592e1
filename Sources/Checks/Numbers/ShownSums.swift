import Facts
import Foundations
import struct Essentials.Decimal

/// Numbers that come out of others near them, where the sentence says that something is worked out:
/// "The first visit is £65, each of the three that follow £48, which is £209 altogether."
///
/// `SumTerms` follows sums of which the words tell what is counted, and finds those that are wrong. Here
/// a number is only excused: it is one of those beside it, of the sentence before, of a price or of a
/// dose, so many times or with another one added or taken away.
struct ShownSums {
  fileprivate struct Amount {
    let key: ComparedValue.Key
    let value: Decimal
    /// Where it stands in the sentence; nil for what stands elsewhere.
    var tokens: Range<Int>?
  }

  /// A longer sentence before is a list, and of more facts any number is a sum.
  private static let longestBefore = 128
  private static let mostFacts = 64

  private let own: [Amount]
  /// What the sentence before says.
  private var before: [Amount] = []
  /// The prices and doses of the facts.
  private var facts: [Amount] = []
  /// How many times something is counted in the sentence and the one before.
  private var counts: [Count] = []
  /// Whether it says that numbers are taken together, that something comes out, and that something is
  /// left or how much more it is.
  private let saysTotal: Bool
  private let adds: Bool
  private let takesAway: Bool

  private struct Count {
    let number: Decimal
    let tokens: Range<Int>
  }

  /// Nil where the sentence does not say that a number is worked out.
  init?(_ terms: SumTerms) {
    let page = terms.page
    saysTotal = terms.has(.total)
    adds = saysTotal || terms.has(.outcome)
    takesAway =
      terms.has(.rest) || terms.sentence.tokens.contains { page.known($0).kinds.contains(.saving) }
    guard adds || takesAway else { return nil }
    own = terms.written.compactMap { Amount($0, isOwn: true) }
    addCounts(terms)
    if let previous = page.sentence(before: terms.sentence),
      previous.tokens.count <= Self.longestBefore
    {
      let written = QuantityReader(page, previous.tokens).read(withFacts: true)
      before = written.compactMap { Amount($0, isOwn: false) }
      addCounts(SumTerms(written, previous, page, terms.words))
    }
    let facts = page.treatment?.facts.entries.flatMap(Self.amounts) ?? []
    self.facts = facts.count <= Self.mostFacts ? facts : []
  }

  private mutating func addCounts(_ terms: SumTerms) {
    let words = terms.page.site.quantities.times
    for token in terms.sentence.tokens {
      guard let times = words[terms.page.word(token)] else { continue }
      counts.append(Count(number: Decimal(times), tokens: token..<token + 1))
    }
    counts += terms.counts.filter { count in
      // The 2 of 2 weeks counts nothing.
      !terms.written.contains { $0.tokens.overlaps(count.tokens) && $0.isMeasure }
    }.map { Count(number: Decimal($0.number), tokens: $0.tokens) }
    counts += terms.written.compactMap { written in
      guard case .frequency(let often) = written.value else { return nil }
      return Count(number: Decimal(often.times.upperBound), tokens: written.tokens)
    }
    counts.removeAll { $0.number <= 1 }
  }

  private static func amounts(of entry: FactEntry) -> [Amount] {
    if case .amount(.range(let low, let high), _, _)? = entry.value {
      return low == high ? [Amount(key: .money, value: low)] : []
    }
    return ComparedValue.all(of: entry).compactMap { value in
      guard case .quantity(let quantity) = value, quantity.unit.isOfMedicine, quantity.isSingle,
        let amount = quantity.lowInSmallest
      else { return nil }
      return Amount(key: value.key, value: amount)
    }
  }

  /// Whether a number comes out of others, or is one of those that another one comes out of. How much
  /// of a medicine comes together must be said, because it is often told beside how often.
  func explain(_ written: WrittenQuantity) -> Bool {
    guard let number = Amount(written, isOwn: true), number.value > 0,
      saysTotal || !(written.quantity?.unit.isOfMedicine ?? false)
    else { return false }
    let counts = Set(self.counts.filter { !$0.tokens.overlaps(written.tokens) }.map(\.number))
    let own = self.own.filter { $0.key == number.key && $0.tokens != number.tokens }.map(\.value)
    let near = own + before.filter { $0.key == number.key }.map(\.value)
    let once = near + facts.filter { $0.key == number.key }.map(\.value)
    let often = once.flatMap { one in counts.map { count in one * count } }
    return often.contains(number.value) || comesOut(number.value, of: near, once + often)
      || own.contains { whole in
        counts.contains { number.value * $0 == whole }
          || own.contains { $0 + number.value == whole && $0 != whole }
      }
  }

  /// Whether a number is what two others are together, or what lies between them. One of the two stands
  /// here.
  private func comesOut(_ number: Decimal, of near: [Decimal], _ others: [Decimal]) -> Bool {
    near.contains { one in
      adds && ![number, number - one].contains(one) && others.contains(number - one)
        || takesAway && (others.contains(one + number) || others.contains(one - number))
    }
  }
}

extension ShownSums.Amount {
  /// One number of one kind, in the smallest unit; nil for anything else.
  fileprivate init?(_ written: WrittenQuantity, isOwn: Bool) {
    guard let (key, value) = written.amount else { return nil }
    self.init(key: key, value: value, tokens: isOwn ? written.tokens : nil)
  }
}

extension WrittenQuantity {
  fileprivate var isMeasure: Bool {
    guard let quantity else { return true }
    if case .counted = quantity.unit.dimension { return false }
    return true
  }
}

extension QuantityUnit {
  /// Whether so much of a medicine can be taken.
  var isOfMedicine: Bool {
    switch dimension {
    case .mass, .volume, .internationalUnits: true
    default: isDoseUnit || self == .dose
    }
  }
}
