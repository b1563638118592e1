import Facts

/// What is around a number that tells what it is about.
struct NumberContext {
  var stems: [StemNearby]
  let lead: NumberLead?
  /// The rows of which another value stands beside it.
  let rows: [NumberRow]
  /// How old those are of whom the sentence tells; nil where it tells no age, or of several.
  var age: Quantity?
  /// Whether those of whom it tells a chance do without what others have; nil where it does not say.
  var isWithout: Bool?
  /// Whether the sentence has no other number of its kind.
  var isAlone = false
  /// Whether it is a time that stands beside an amount: within 3 days.
  var isPace = false
}

/// The stem of a word around a number, by its number among those of statements.
struct StemNearby {
  let stem: Int
  /// How much it counts.
  var weight: Double
  /// Whether it stands in the sentence itself, or in the row or the column of a table.
  let isOwn: Bool
  /// Whether it is nearer to another number of the same kind.
  var isOfAnother = false
  /// Whether it stands in a sentence before, to which nothing points, or in a heading that has a
  /// number of its own.
  var isBefore = false
  /// Whether it is in what a time is counted from: after the operation.
  var isAnchor = false
}

/// A row, or an item, of the facts that speaks of what a number may be about.
struct NumberRow {
  let number: Int
  /// The statements of the row that the sentence tells beside the number.
  var told: Set<Int>
  /// How much that counts.
  var weight: Double
}

/// The two words right before a number and its limit: "can take" of "can take up to 12 weeks".
struct NumberLead: Hashable {
  private let first: Int32
  private let second: Int32

  /// Nil where no two words stand there.
  init?(before number: WrittenQuantity, of sentence: Sentence, _ page: CheckedPage) {
    let last = number.tokens.lowerBound - 1
    guard sentence.tokens.contains(last) else { return nil }
    // "Up to", "longer than".
    let isLimit =
      page.known(last).kinds.contains(.lastOfBound)
      || page.known(last).roles.contains(.comparison)
    let second = isLimit ? last - 2 : last
    guard sentence.tokens.contains(second - 1),
      [second - 1, second].allSatisfy({ page.prose.tokens[$0].kind == .word })
    else { return nil }
    first = page.known(second - 1).stem
    self.second = page.known(second).stem
    // Only of verbs the words before tell much: "in the first" stands before anything.
    let words = page.words.numbers
    guard first >= 0, let verbs = words.facts?.lasting,
      verbs.contains(words.text(ofStem: self.second))
    else { return nil }
  }
}
