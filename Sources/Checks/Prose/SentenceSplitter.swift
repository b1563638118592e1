/// Finds where sentences end among the tokens of a unit.
struct SentenceSplitter {
  private let tokens: [Token]
  private let range: Range<Int>
  /// Where the next sentence begins.
  private var start: Int
  /// The last ends of marks that were looked for, as long rows of marks are asked for mark by mark.
  private var closersEnd = 0
  private var marksEnd = 0
  /// How many tokens were looked at, for tests.
  private(set) var looks = 0

  /// Splits the `range` of `tokens`.
  init(_ tokens: [Token], _ range: Range<Int>) {
    self.tokens = tokens
    self.range = range
    start = range.lowerBound
  }

  /// The tokens of the next sentence; nil at the end. Every token belongs to one.
  mutating func next() -> Range<Int>? {
    if start == range.upperBound { return nil }
    let first = start
    var index = first
    while index < range.upperBound, !isEnd(index) { index += 1 }
    start = index < range.upperBound ? endOfClosers(from: index + 1) : index
    return first..<start
  }

  /// Marks that belong to the sentence that ends before them: further end marks without a space
  /// between, brackets and quotation marks.
  private mutating func closes(_ index: Int) -> Bool {
    looks += 1
    guard tokens[index - 1].end == tokens[index].start else { return false }
    switch tokens[index].mark {
    case ".", "!", "?", ")", "]", "\"", "’", "…": return true
    default: return false
    }
  }

  private mutating func isEnd(_ index: Int) -> Bool {
    looks += 1
    switch tokens[index].mark {
    case ".", "!", "?", "…": break
    default: return false
    }
    var next = endOfClosers(from: index + 1)
    guard next < range.upperBound else { return true }
    guard tokens[next].start > tokens[next - 1].end else { return false }
    next = endOfMarks(from: next)
    guard next < range.upperBound, tokens[next].isCapitalized else { return false }
    return !tokens[index].isMark(".") || !isShortened(index, next: next)
  }

  /// The first token from `index` on that does not belong to the sentence before.
  private mutating func endOfClosers(from index: Int) -> Int {
    closersEnd = max(closersEnd, index)
    while closersEnd < range.upperBound, closes(closersEnd) { closersEnd += 1 }
    return closersEnd
  }

  private mutating func endOfMarks(from index: Int) -> Int {
    marksEnd = max(marksEnd, index)
    while marksEnd < range.upperBound, tokens[marksEnd].kind == .mark {
      marksEnd += 1
      looks += 1
    }
    return marksEnd
  }

  /// Whether the full stop at `index` ends an abbreviation or an initial.
  private func isShortened(_ index: Int, next: Int) -> Bool {
    guard index > range.lowerBound, tokens[index - 1].kind == .word else { return false }
    let before = tokens[index - 1]
    if before.classes.contains(.abbreviation) {
      if before.classes.contains(.numberAbbreviation) { return tokens[next].kind == .number }
      return !before.classes.contains(.endingAbbreviation)
    }
    let isLetter = before.end - before.start == 1 && !before.classes.contains(.pronoun)
    return before.isCapitalized && isLetter && isName(index - 2)
  }

  /// Whether a single capital letter after the token at `index` is an initial: at the start, after
  /// a name or after another initial, and not after a common word, as in "vitamin C", nor as the end
  /// of a unit: 10⁹/L, 38 °C.
  private func isName(_ index: Int) -> Bool {
    guard index >= range.lowerBound else { return true }
    if tokens[index].isMark("/") || tokens[index].isMark("°") { return false }
    return tokens[index].kind == .mark || tokens[index].isCapitalized
  }
}
