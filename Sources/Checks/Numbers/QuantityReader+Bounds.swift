import Foundations

/// What the words around a number make it the end of: at least, or more, no more than.
extension QuantityReader {
  /// What the two words before `start` make a number there the end of.
  func bound(before start: Int) -> QuantityWords.Bound? {
    guard has(.lastOfBound, start - 1) || has(.secondOfBound, start - 2) else { return nil }
    let (second, last) = (word(start - 2), word(start - 1))
    // What "adds up to" 15 is 15.
    if second == words.longRangeMark.first, last == words.longRangeMark.last,
      words.adding.contains(word(start - 3))
    {
      return nil
    }
    return words.bounds.first {
      ($0.second ?? second) == second && ($0.last ?? last) == last
    }?.bound
  }

  /// The same where what is before it may deny it: "no more than 15", "do not use it more than 4 times".
  func deniedBound(before start: Int) -> QuantityWords.Bound? {
    guard let bound = bound(before: start) else { return nil }
    let isWithEnd = has(.or, start - 2)
    guard bound.isExcluded || isWithEnd, isDenied(before: isWithEnd ? start - 2 : start) else {
      return bound
    }
    if isWithEnd { return bound.isUpper ? .above : .below }
    return bound.isUpper ? .atLeast : .atMost
  }

  private static let lengthOfDenial = 8

  /// Whether a word before `start` in its clause denies.
  func isDenied(before start: Int) -> Bool {
    for index in (start - Self.lengthOfDenial..<start).clamped(to: range).reversed() {
      let token = page.prose.tokens[index]
      if token.classes.contains(.negator) { return !token.classes.contains(.nearNegator) }
      let roles = page.known(index).roles
      if token.kind == .mark || !roles.isDisjoint(with: [.boundary, .condition]) { return false }
    }
    return false
  }

  /// What the two words from `end` on make what is before them the end of.
  func bound(after end: Int) -> QuantityWords.Bound? {
    guard has(.boundAfter, end) else { return nil }
    let (first, second) = (word(end), word(end + 1))
    var both = second
    if has(.whole, end + 1) {
      // At the very most.
      let last = words.intensifiers.contains(word(end + 2)) ? word(end + 3) : word(end + 2)
      both = "\(second) \(last)"
    }
    return words.boundsAfter.first { $0.first == first && $0.second == both }?.bound
  }

  /// The same where a parenthesis stands before these words, which are for what is in it too: 48
  /// mmol/mol (6.5 %) or more.
  func bound(behindParenthesisFrom end: Int) -> QuantityWords.Bound? {
    let isWithin = isMark(")", end) && opened(before: end) != nil
    let close = isWithin ? end : isMark("(", end) ? closed(behind: end) : nil
    return close.flatMap { bound(after: $0 + 1) }
  }

  /// A limit without its unit that has the number of a threshold, whose unit is understood: "above 1.5
  /// you stop". What a noun stands behind is counted.
  func limitOfThreshold(at start: Int) -> WrittenQuantity? {
    var index = start
    guard let number = number(&index), !canBeRangeMark(index), !isMark("/", index),
      !isMark(":", index)
    else { return nil }
    let isBehind = bound(after: index) != nil
    let isAlone = isOver(index) || page.known(index).statementStem < 0
    guard isBehind || isAlone && bound(before: start) != nil,
      let unit = page.factStatements?.unit(ofThresholdAt: number)
    else { return nil }
    return make(number, nil, [unit], start, index)
  }

  private static let lengthOfParenthesis = 8

  private func closed(behind open: Int) -> Int? {
    (open..<open + Self.lengthOfParenthesis).first { isMark(")", $0) }
  }

  /// The parenthesis that is closed at `close`, where a number stands before it.
  private func opened(before close: Int) -> Int? {
    (close - Self.lengthOfParenthesis..<close).last { isMark("(", $0) }.flatMap { open in
      let before = (open - 4..<open).clamped(to: range)
      return before.contains { page.prose.tokens[$0].kind == .number } ? open : nil
    }
  }
}
