import Diagnostics
import Facts
import Foundations
import struct Essentials.Decimal

/// A sum that a sentence shows: how many there are of what the facts give a number for, and what
/// comes out.
struct NumberSum {
  /// The numbers that it explains: the result, and the count where that is no fact.
  let parts: [Range<Int>]
  let isRight: Bool
  /// Whether the words leave no doubt that the sentence does this sum, whatever else the facts say.
  var isSure = false
  /// What comes out: 3 × GBP 165 is GBP 495.
  let text: String
  let location: Diagnostics.SourceLocation
  /// The amounts that come to it, where the sentence has all of them: no other sum is meant by these.
  var terms: [Range<Int>] = []

  /// From the first to the last of its numbers.
  var tokens: Range<Int> {
    let start = parts.map(\.lowerBound).min() ?? 0
    return start..<max(start, parts.map(\.upperBound).max() ?? 0)
  }

  fileprivate func explains(_ written: WrittenQuantity) -> Bool {
    parts.contains { $0.overlaps(written.tokens) }
  }
}

/// The sums of a sentence. They are made where a number of it is no fact: few sentences have one.
struct NumberSums {
  /// Longer sentences are lists of numbers.
  private static let mostNumbers = 8
  private static let mostTokens = 128

  private let written: [WrittenQuantity]
  private let sentence: Sentence
  private let page: CheckedPage
  private lazy var all = made()
  private lazy var shown = terms.flatMap { ShownSums($0) }
  /// Where the wrong ones begin that are reported.
  private var reported: Set<Int> = []

  init(_ written: [WrittenQuantity], in sentence: Sentence, _ page: CheckedPage) {
    self.written = written
    self.sentence = sentence
    self.page = page
  }

  private var terms: SumTerms? {
    guard let words = page.words.numbers.facts, written.count <= Self.mostNumbers,
      sentence.tokens.count <= Self.mostTokens
    else { return nil }
    return SumTerms(written, sentence, page, words)
  }

  private func made() -> [NumberSum] {
    guard let treatment = page.treatment, let terms else { return [] }
    let shown = terms.moneySums()
    let meant = shown.flatMap(\.terms)
    let others = terms.priceSums(treatment).filter { sum in
      sum.isRight || !sum.parts.contains { part in meant.contains { $0.overlaps(part) } }
    }
    return shown + others + terms.packs() + terms.sumsInSentence() + terms.doseSums(treatment)
      + terms.remainders(treatment.facts)
  }

  /// The sum that a number is in, rather one that comes out right.
  mutating func sum(of written: WrittenQuantity) -> NumberSum? {
    let found = all.filter { $0.explains(written) }
    return found.first(where: \.isRight) ?? found.first
  }

  /// The sum of `written` that is wrong beyond doubt, though a fact says the number.
  mutating func wrongSum(of written: WrittenQuantity) -> NumberSum? {
    guard mayBeWrong(written), let sum = sum(of: written), !sum.isRight, sum.isSure,
      !isShown(written)
    else { return nil }
    return sum
  }

  /// Whether a number comes out of others near it, as the sentence says.
  mutating func isShown(_ written: WrittenQuantity) -> Bool {
    isClockOfExample(written) || shown?.explain(written) ?? false
  }

  /// Whether it is one of two times of day between which a time of the facts lies: at 7 am, and not
  /// before 11 am, of four hours.
  private func isClockOfExample(_ written: WrittenQuantity) -> Bool {
    guard case .clock(let own) = written.value else { return false }
    return self.written.contains { other in
      guard case .clock(let clock) = other.value, clock != own else { return false }
      let minutes = Decimal(
        abs((clock.hour - own.hour) * 60 + clock.minute - own.minute))
      let time = Quantity(low: minutes, high: minutes, unit: .minute)
      let gap = WrittenQuantity(value: .quantity(time, also: []), tokens: written.tokens)
      return page.sayElsewhere(gap, isAge: false)
        || page.factStatements?.saysLimit(of: gap) ?? false
    }
  }

  /// Whether it is an amount of money with what it is for behind it: few are looked at further.
  private func mayBeWrong(_ number: WrittenQuantity) -> Bool {
    let end = number.tokens.upperBound
    guard number.isMoney, sentence.tokens.contains(end) else { return false }
    let next = page.known(end)
    return next.roles.contains(.lengthStart) || !next.kinds.isDisjoint(with: [.article, .each])
  }

  /// Whether a wrong sum is reported for the first time.
  mutating func isNew(_ sum: NumberSum) -> Bool {
    reported.insert(sum.tokens.lowerBound).inserted
  }
}

/// What the words and numbers of a sentence show of sums.
struct SumTerms {
  let written: [WrittenQuantity]
  let sentence: Sentence
  let page: CheckedPage
  let words: Shared<FactWords>
  /// The stems of the sentence.
  let stems: Set<Int32>
  let counts: [Count]

  /// How many of something: three single doses.
  struct Count {
    let number: Int
    let tokens: Range<Int>
    /// The stems of the words behind it.
    let nouns: [Int32]
  }

  init(
    _ written: [WrittenQuantity], _ sentence: Sentence, _ page: CheckedPage,
    _ words: Shared<FactWords>
  ) {
    self.written = written
    self.sentence = sentence
    self.page = page
    self.words = words
    stems = Set(sentence.tokens.lazy.map { page.known($0).stem })
    counts = Self.counts(written, sentence, page)
  }

  private static let mostCounted = 24

  private static func counts(
    _ written: [WrittenQuantity], _ sentence: Sentence, _ page: CheckedPage
  ) -> [Count] {
    let reader = QuantityReader(page, sentence.tokens)
    var found: [Count] = []
    var index = sentence.tokens.lowerBound
    while index < sentence.tokens.upperBound {
      let start = index
      guard page.prose.tokens[start].classes.contains(.number),
        let number = reader.number(&index)?.wholeNumber
      else {
        index = start + 1
        continue
      }
      let isMoney = written.contains { $0.isMoney && $0.tokens.overlaps(start..<index) }
      guard (1...mostCounted).contains(number), !isMoney, !isNumbered(start, sentence, page)
      else { continue }
      let nouns = (index..<index + 3).clamped(to: sentence.tokens).prefix {
        page.prose.tokens[$0].kind == .word
      }
      found.append(
        Count(
          number: number, tokens: start..<min(index + 1, sentence.tokens.upperBound),
          nouns: nouns.map { page.known($0).stem }))
    }
    return found
  }

  /// Whether it is part of a name: band 3.
  private static func isNumbered(
    _ index: Int, _ sentence: Sentence, _ page: CheckedPage
  ) -> Bool {
    sentence.tokens.contains(index - 1)
      && page.words.numbers.facts?.name(page.word(index - 1), numbered: page.word(index)) != nil
  }

  func stem(_ word: String) -> Int32 { page.words.numbers.number(ofStem: words.stem(word)) }

  /// The stems of the words of a text that tell something.
  func stems(_ text: String) -> [Int32] { page.words.numbers.stems(of: text) }

  /// Whether the sentence has all words of a text.
  func names(_ text: String) -> Bool {
    let own = stems(text)
    return !own.isEmpty && own.allSatisfy(stems.contains)
  }

  func has(_ role: FactRoles) -> Bool {
    sentence.tokens.contains { page.known($0).roles.contains(role) } || role == .total && saysInAll
  }

  /// Whether it says that something comes out in two words: which is.
  var saysOutcome: Bool { says(words.outcomeParts) }

  private var saysInAll: Bool { says(words.inAll) }

  private func says(_ parts: [[String]]) -> Bool {
    guard !parts.isEmpty else { return false }
    return sentence.tokens.dropLast().contains { index in
      parts.contains([page.word(index), page.word(index + 1)])
    }
  }
}
