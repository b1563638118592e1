/// Finds where sentences end among the tokens of a unit.
struct SentenceSplitter {
  private let tokens: [Token]
  /// The last ends of marks that were looked for, as long rows of marks are asked for mark by mark.
  private var closersEnd = 0
  private var marksEnd = 0
  /// How many tokens were looked at, for tests.
  private(set) var looks = 0

  init(tokens: [Token]) { self.tokens = tokens }

  /// The tokens of each sentence in `range`; every token belongs to one.
  mutating func split(_ range: Range<Int>) -> [Range<Int>] {
    var sentences: [Range<Int>] = []
    var start = range.lowerBound
    var index = range.lowerBound
    while index < range.upperBound {
      guard isEnd(index, in: range) else {
        index += 1
        continue
      }
      index = endOfClosers(from: index + 1, in: range)
      sentences.append(start..<index)
      start = index
    }
    if start < range.upperBound { sentences.append(start..<range.upperBound) }
    return sentences
  }

  /// Marks that belong to the sentence that ends before them: further end marks without a space
  /// between, brackets and quotation marks.
  private mutating func closes(_ index: Int) -> Bool {
    looks += 1
    guard tokens[index].kind == .mark, tokens[index - 1].end == tokens[index].start else {
      return false
    }
    return [".", "!", "?", ")", "]", "\"", "’", "…"].contains { tokens[index].isMark($0) }
  }

  private mutating func isEnd(_ index: Int, in range: Range<Int>) -> Bool {
    looks += 1
    let token = tokens[index]
    guard token.kind == .mark else { return false }
    let isStop = token.isMark(".")
    guard isStop || token.isMark("!") || token.isMark("?") || token.isMark("…") else {
      return false
    }
    var next = endOfClosers(from: index + 1, in: range)
    guard next < range.upperBound else { return true }
    guard tokens[next].start > tokens[next - 1].end else { return false }
    next = endOfMarks(from: next, in: range)
    guard next < range.upperBound, tokens[next].isCapitalized else { return false }
    return !isStop || !isShortened(index, next: next, in: range)
  }

  /// The first token from `index` on that does not belong to the sentence before.
  private mutating func endOfClosers(from index: Int, in range: Range<Int>) -> Int {
    closersEnd = max(closersEnd, index)
    while closersEnd < range.upperBound, closes(closersEnd) { closersEnd += 1 }
    return closersEnd
  }

  private mutating func endOfMarks(from index: Int, in range: Range<Int>) -> Int {
    marksEnd = max(marksEnd, index)
    while marksEnd < range.upperBound, tokens[marksEnd].kind == .mark {
      marksEnd += 1
      looks += 1
    }
    return marksEnd
  }

  /// Whether the full stop at `index` ends an abbreviation or an initial.
  private func isShortened(_ index: Int, next: Int, in range: Range<Int>) -> Bool {
    guard index > range.lowerBound, tokens[index - 1].kind == .word else { return false }
    let before = tokens[index - 1]
    if before.classes.contains(.abbreviation) {
      if before.classes.contains(.numberAbbreviation) { return tokens[next].kind == .number }
      return !before.classes.contains(.endingAbbreviation)
    }
    let isLetter = before.end - before.start == 1 && !before.classes.contains(.pronoun)
    return before.isCapitalized && isLetter && isName(index - 2, range)
  }

  /// Whether a single capital letter after the token at `index` is an initial: at the start, after
  /// a name or after another initial, and not after a common word, as in "vitamin C".
  private func isName(_ index: Int, _ range: Range<Int>) -> Bool {
    guard index >= range.lowerBound else { return true }
    return tokens[index].kind == .mark || tokens[index].isCapitalized
  }
}
