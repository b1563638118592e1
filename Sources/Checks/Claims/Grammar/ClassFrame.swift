/// Two groups of words that make a claim together: one of `first`, and within so many items after
/// it, in the same clause, one of `second`; or one of `first` alone.
struct ClassFrame: Sendable {
  let name: String
  let sort: ClaimSort
  let first: Lexemes
  var within = 0
  var second = Lexemes()
  /// What the sentence must have too, wherever; empty for nothing.
  var beside = Lexemes()
  /// What none of its items may be.
  var without = Lexemes()
  /// How many words and marks a sentence has at least, for frames of one word: "Too deep".
  var fewestItems = 0
  /// Why the two make a claim, in words that complete "it".
  let reason: String

  private static let stops = Lexemes(.stop, .dash, .question, .condition)

  /// What a sentence must have so that both can stand in it.
  struct Needs: Sendable {
    fileprivate let first: Lexemes
    /// All classes where any will do.
    fileprivate let second: Lexemes
    fileprivate let beside: Lexemes
    fileprivate let fewestItems: Int

    func areMet(by items: SentenceItems) -> Bool {
      items.all.has(first) && items.all.has(second) && items.all.has(beside)
        && items.count >= fewestItems
    }
  }

  var needs: Needs {
    let any = Lexemes(rawValue: .max)
    return Needs(
      first: first, second: within == 0 ? any : second, beside: beside.isEmpty ? any : beside,
      fewestItems: fewestItems)
  }

  /// Where they stand among `items` from the item `start` on; nil when they do not.
  func range(in items: SentenceItems, from start: Int = 0) -> Range<Int>? {
    for index in start..<max(start, items.count)
    where items[index].has(first) && !items[index].has(without) {
      if within == 0 { return index..<index + 1 }
      var next = index + 1
      while next < items.count, next <= index + within, !items[next].has(Self.stops.union(without))
      {
        if items[next].has(second) { return index..<next + 1 }
        next += 1
      }
    }
    return nil
  }
}

/// What a sentence claims, and with it the rule that says why it must not.
enum ClaimSort: String, CaseIterable, Sendable {
  case effect, superiority, endorsement, urgency, guarantee, permanence, painless, natural
  case approval, trivialising, tone
  case safety = "absolute-safety"
  case studied = "clinically-proven"
  case downtime = "no-recovery"

  /// The id of the rule.
  var rule: String { "claims/" + rawValue }
}
