import Facts
import Foundations
import struct Essentials.Decimal

/// What a threshold, or a wait, says of the values above and below its number.
struct ThresholdSide {
  /// What its column calls it.
  enum Column: String {
    case normal, target, limit, diagnosis
    /// How long something must be waited for at least.
    case wait
  }

  let column: Column
  /// Whether what lies above its number is good.
  let isGoodAbove: Bool
  /// The stems of what to do beyond it.
  let then: Set<Int32>

  /// Nil where a cell has no such side, or its words do not say which.
  init?(_ cell: FactTable.Cell, of table: FactTable, then: [Int32]) {
    if Self.isWait(cell, of: table) {
      (column, isGoodAbove, self.then) = (.wait, true, [])
      return
    }
    guard table.shape.id == "thresholds", let column = Column(rawValue: cell.column),
      case .values(let values) = cell.content, let quantity = values.first?.measured,
      quantity.isLimit
    else { return nil }
    let isAbove = quantity.low != nil
    switch column {
    case .normal, .target: isGoodAbove = isAbove
    case .diagnosis: isGoodAbove = !isAbove
    case .wait: return nil
    case .limit:
      guard let limit = cell.limit else { return nil }
      isGoodAbove = limit == .kept ? isAbove : !isAbove
    }
    self.column = column
    self.then = Set(then)
  }

  /// The side of a temperature that is a fact of its own, from which on patients call: 38 °C or higher.
  init?(ownFact value: FactValue?) {
    guard let quantity = value?.quantity, quantity.unit.dimension == .temperature,
      quantity.low != nil, quantity.high == nil
    else { return nil }
    (column, isGoodAbove, then) = (.limit, false, [])
  }

  private static func isWait(_ cell: FactTable.Cell, of table: FactTable) -> Bool {
    guard case .values(let values) = cell.content, let time = values.first?.quantity,
      time.unit.dimension == .time
    else { return false }
    return switch (table.shape.id, cell.column) {
    case ("waits", "wait"), ("dose", "gap"): time.low != nil && time.high == nil
    case ("schedule", "minimum_gap"): time.isSingle || time.high == nil
    default: false
    }
  }
}

extension FactStatements {
  /// The unit of the thresholds with a number; nil where there is none, or where they have several.
  func unit(ofThresholdAt number: Decimal) -> QuantityUnit? {
    let limits = index.thresholds.map { index.statements[$0] }.filter { $0.side?.column != .wait }
    let units = limits.flatMap(\.values).compactMap { value in
      if case .quantity(let fact) = value, fact.low ?? fact.high == number {
        fact.unit
      } else {
        nil
      }
    }
    return Set(units).count == 1 ? units.first : nil
  }

  /// The threshold with the number of a limit in prose; nil where there is none, or where several do
  /// not have the same good side.
  fileprivate func threshold(at written: WrittenQuantity) -> FactStatement? {
    let same = limits(at: written).filter { $0.side?.column != .wait }
    return Set(same.map(\.side?.isGoodAbove)).count == 1 ? same.first : nil
  }

  /// The waits with the number of a limit in prose.
  fileprivate func waits(at written: WrittenQuantity) -> [FactStatement] {
    limits(at: written).filter { $0.side?.column == .wait }
  }

  fileprivate func limits(at written: WrittenQuantity) -> [FactStatement] {
    index.thresholds.map { index.statements[$0] }.filter { statement in
      statement.values.contains { value in
        switch (value, written.value) {
        case (.quantity(let fact), _): written.quantities.contains { $0.hasNumber(of: fact) }
        case (.pair(let fact), .pair(let own)):
          own.first.hasNumber(of: fact.first) && own.second.hasNumber(of: fact.second)
        default: false
        }
      }
    }
  }
}

/// A limit in prose that is turned round has the right number and says the opposite: it tells what to
/// do beyond a threshold, and means the good side of it.
struct LimitSides {
  /// How many words may stand between a limit and what it is called.
  private static let reach = 4
  private static let reachOfDemand = 6
  private static let lengthOfClause = 12
  /// How many words of what to do beyond a threshold tell that a sentence says so.
  private static let leastOfThen = 2

  private let sentence: Sentence
  private let page: CheckedPage

  init(_ sentence: Sentence, _ page: CheckedPage) {
    self.sentence = sentence
    self.page = page
  }

  /// A limit in prose beside the threshold with its number.
  enum Side {
    case right
    case wrong(FactStatement)
  }

  /// On which side of a threshold a limit stands; nil where the words around it do not say which is
  /// meant.
  func side(of written: WrittenQuantity) -> Side? {
    guard let quantity = written.quantity ?? written.pair?.first, quantity.isLimit,
      let facts = page.factStatements
    else { return nil }
    if let wait = facts.waits(at: written).first(where: { isTooShort(written, $0) }) {
      return .wrong(wait)
    }
    guard let threshold = facts.threshold(at: written), let side = threshold.side,
      let isGood = isToldAsGood(written, threshold, side)
    else { return nil }
    // An aim of up to 48, where 48 or more is the diagnosis.
    let told = facts.limits(at: written).filter { says(cuesOf: $0, in: tokensAround) }
    if Set(told.map(\.side?.column)).count > 1 { return nil }
    let isRight = (quantity.low != nil) == (isGood == side.isGoodAbove)
    if !isRight { return .wrong(threshold) }
    // What is aimed for, or may be, is not what is usual.
    return isGood && side.column != .normal ? nil : .right
  }

  /// Whether a sentence says to wait no longer than somebody must at least: "at most two hours before the
  /// test". What takes less, and what to do where it was less, says so.
  private func isTooShort(_ written: WrittenQuantity, _ wait: FactStatement) -> Bool {
    let start = written.tokens.lowerBound
    let before = (start - Self.lengthOfClause..<start).clamped(to: sentence.tokens)
    return written.quantity?.low == nil && !isCondition(written) && !isLasting(before)
      && !before.contains { isNegator($0) && !isOfBound($0 + 1) }
      && !(page.factStatements?.sayUpperEnd(of: written) ?? true)
      && sentence.tokens.contains { wait.naming.contains(page.known($0).statementStem) }
  }

  /// Whether the words before a limit say that something lasts: it takes you less than.
  private func isLasting(_ before: Range<Int>) -> Bool {
    let verb = before.last { !isOfBound($0) && !page.known($0).roles.contains(.ignored) }
    guard let verb, let words = page.words.numbers.facts else { return false }
    return words.lasting.contains(page.words.numbers.text(ofStem: page.known(verb).stem))
  }

  /// Whether it is a word of a limit: the "more" of "no more than", whose "no" denies nothing.
  private func isOfBound(_ token: Int) -> Bool {
    page.known(token).kinds.contains(.bound)
  }

  /// Whether the words around a limit say that it is usual; false where they tell what to do then, and
  /// nil where they say neither.
  private func isToldAsGood(
    _ written: WrittenQuantity, _ threshold: FactStatement, _ side: ThresholdSide
  ) -> Bool? {
    let around = tokensAround
    // What a study says is its own.
    let open: FactRoles = page.isCited(sentence) ? [.reversal, .attribution] : .reversal
    if around.contains(where: { !page.known($0).roles.isDisjoint(with: open) }) { return nil }
    let usual = usual(behind: written)
    let isDemanded = isDemanded(written) || isDenied(written, side)
    let isGood =
      isDemanded || usual.contains { !isDenied($0) }
      || side.column == .normal && isAlone(written) && says(cuesOf: threshold, in: around)
    let isBad =
      usual.contains(where: isDenied)
      || isCondition(written) && !isDemanded && around.contains { isAlarm($0) || isBan($0) }
      || says(side.then, in: around)
      || side.column == .diagnosis && says(cuesOf: threshold, in: around)
    return isGood == isBad ? nil : isGood
  }

  /// The sentence, what introduces its list and the cells of its row.
  private var tokensAround: [Int] {
    let units = page.prose.units
    let unit = units[sentence.unit]
    var ranges = [sentence.tokens]
    if let leadIn = unit.leadIn, let last = page.prose.sentences[units[leadIn].sentences].last {
      ranges.append(last.tokens)
    }
    if unit.kind == .cell {
      let near = (sentence.unit - 4..<sentence.unit + 5).clamped(to: units.indices)
      ranges += near.filter { $0 != sentence.unit && units[$0].row == unit.row }
        .map { units[$0].tokens }
    }
    return ranges.flatMap(\.self)
  }

  /// Whether it is what must be: should be at least 100, should not be below 100. "Not below" has been
  /// read as at least.
  private func isDemanded(_ written: WrittenQuantity) -> Bool {
    let near = (written.tokens.lowerBound - Self.reachOfDemand..<written.tokens.lowerBound)
      .clamped(to: sentence.tokens)
    return near.contains { token in
      guard page.known(token).roles.contains(.ban), near.contains(token + 1) else { return false }
      let verb = (token + 1..<near.upperBound).first { !isNegator($0) && !isAlways($0) }
      return verb.map { page.words.numbers.facts?.beings.contains(page.word($0)) ?? false }
        ?? false
    }
  }

  /// Whether it is the only number of its sentence.
  private func isAlone(_ written: WrittenQuantity) -> Bool {
    !sentence.tokens.contains { token in
      !written.tokens.contains(token) && page.prose.tokens[token].classes.contains(.number)
    }
  }

  /// Whether it denies what lies beyond a usual value: "they never have less than 5.5".
  private func isDenied(_ written: WrittenQuantity, _ side: ThresholdSide) -> Bool {
    guard side.column == .normal || side.column == .target, !isCondition(written) else {
      return false
    }
    let start = written.tokens.lowerBound
    let before = (start - Self.lengthOfClause..<start).clamped(to: sentence.tokens)
    return before.contains {
      isNegator($0) && !isOfBound($0 + 1)
        && !page.prose.tokens[$0].classes.contains(.nearNegator)
    }
  }

  /// Whether the word between "should" and "be" only says that it always is so.
  private func isAlways(_ token: Int) -> Bool {
    page.words.numbers.facts?.always.contains(page.word(token)) ?? false
  }

  private func isAlarm(_ token: Int) -> Bool {
    page.known(token).roles.contains(.alarm) && !isDenied(token)
  }

  private func isDenied(_ token: Int) -> Bool {
    (max(0, token - Self.reach)..<token).contains(where: isNegator)
  }

  private func isNegator(_ token: Int) -> Bool {
    page.prose.tokens[token].classes.contains(.negator)
  }

  /// Whether it is the "not" of something that is not to be done: you should not take it.
  private func isBan(_ token: Int) -> Bool {
    let tokens = page.prose.tokens.indices
    return isNegator(token) && tokens.contains(token - 1) && tokens.contains(token + 1)
      && page.known(token - 1).roles.contains(.ban)
      && !page.known(token + 1).roles.contains(.allowed)
  }

  /// Whether it is called what a value is the diagnosis of.
  private func says(cuesOf threshold: FactStatement, in tokens: [Int]) -> Bool {
    tokens.contains { token in
      let stem = page.known(token).statementStem
      return stem >= 0 && threshold.cues.contains(stem) && !isDenied(token)
    }
  }

  /// The words that call it usual: "below 42 is usual", or the same in the next cell.
  private func usual(behind written: WrittenQuantity) -> [Int] {
    let unit = page.prose.units[sentence.unit]
    let behind =
      unit.kind == .cell
      ? page.prose.unit(after: sentence.unit, inRow: unit.row)?.tokens ?? 0..<0
      : written.tokens.upperBound..<sentence.tokens.upperBound
    return behind.prefix(Self.reach).prefix { token in
      page.prose.tokens[token].kind == .word && !page.known(token).roles.contains(.boundary)
    }.filter { page.known($0).roles.contains(.usual) }
  }

  /// Whether it says when something is done: "if it falls below 1.6", or an item or cell of that, or a
  /// sentence that begins so.
  private func isCondition(_ written: WrittenQuantity) -> Bool {
    let unit = page.prose.units[sentence.unit]
    if unit.kind == .cell || unit.leadIn != nil { return true }
    // "Above 1.5 you stop."
    let start = sentence.tokens.lowerBound
    if start + 1 == written.tokens.lowerBound, page.known(start).kinds.contains(.bound) {
      return true
    }
    let first = max(sentence.tokens.lowerBound, written.tokens.lowerBound - Self.lengthOfClause)
    for token in (first..<written.tokens.lowerBound).reversed() {
      if page.known(token).roles.contains(.condition), !isNegator(token) { return true }
      // "Once it is above 30", not "once a week".
      if page.known(token).kinds.contains(.times), page.prose.tokens.indices.contains(token + 1),
        page.known(token + 1).kinds.isDisjoint(with: [.each, .within])
      {
        return true
      }
      let mark = page.prose.tokens[token]
      if mark.isMark(",") || mark.isMark(";") || mark.isMark(":") { return false }
    }
    return false
  }

  /// Whether the words around are most of those that tell what to do.
  private func says(_ then: Set<Int32>, in tokens: [Int]) -> Bool {
    let told = Set(tokens.map { page.known($0).statementStem }).intersection(then)
    return told.count >= Self.leastOfThen && told.count * 3 >= then.count * 2
      && !tokens.contains(where: isNegator)
  }
}

extension Prose {
  /// The cell behind the one with the given number in the same row of a table.
  fileprivate func unit(after number: Int, inRow row: Int) -> ProseUnit? {
    guard units.indices.contains(number + 1) else { return nil }
    let next = units[number + 1]
    return next.kind == .cell && next.row == row ? next : nil
  }
}

extension FactValue {
  /// What is measured, of a pair the first number.
  fileprivate var measured: Quantity? {
    if case .pair(let pair) = self { return pair.first }
    return quantity
  }
}

extension WrittenQuantity {
  fileprivate var pair: Pair? {
    if case .pair(let pair) = value { return pair }
    return nil
  }
}

extension Quantity {
  /// Whether it has one end alone.
  fileprivate var isLimit: Bool { (low == nil) != (high == nil) }

  /// Whether the one end of it is that of `other`, on whichever side.
  fileprivate func hasNumber(of other: Quantity) -> Bool {
    guard other.isLimit || other.isSingle, unit.dimension == other.unit.dimension else {
      return false
    }
    return lowInSmallest ?? highInSmallest == other.lowInSmallest ?? other.highInSmallest
  }
}
