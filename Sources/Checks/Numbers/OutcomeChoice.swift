import Facts
import Foundations

/// Which choice a row of outcomes is of: with the tablet, or without it. The two say the same but for
/// that, and often name the same tablet, so words that are counted cannot tell them apart.
struct OutcomeChoice {
  /// Whether it is to do without what the others have, or to have what has no effect: placebo.
  let isWithout: Bool
  /// The stems of the words that name it.
  let stems: Set<Int32>

  /// Nil for a row of no choice.
  init?(_ row: FactTable.Row, _ words: Shared<FactWords>, stems: (String) -> Set<Int32>) {
    guard let text = row.texts("choice").first?.value else { return nil }
    let denials = words.without.union(words.negators)
    isWithout = !denials.isDisjoint(with: StatementStems.parts(of: text))
    self.stems = stems(text)
  }

  /// The stems that name what those who do not do without it have; none where no row is of the others.
  static func stems(in statements: [FactStatement]) -> Set<Int32> {
    let choices = statements.compactMap(\.choice)
    func stems(_ isWithout: Bool) -> Set<Int32> {
      choices.reduce(into: []) { if $1.isWithout == isWithout { $0.formUnion($1.stems) } }
    }
    let (with, without) = (stems(false), stems(true))
    guard choices.contains(where: \.isWithout), !with.isEmpty else { return [] }
    return with.isSubset(of: without) ? with : with.subtracting(without)
  }
}

extension FactStatements {
  /// What the rows of the choice that the sentence tells say, where what agrees with the number is of the
  /// other: 48 in 100 without the tablet, which is how many it helps. Nil where a row of that choice says
  /// the same.
  func rowOfChoice(
    rather agreeing: Match, among matches: [Match], isStrict: Bool, _ context: NumberContext
  ) -> Match? {
    guard let isWithout = context.isWithout, let own = agreeing.statement.choice,
      own.isWithout != isWithout
    else { return nil }
    let others = matches.filter {
      $0.statement.choice?.isWithout == isWithout
        && $0.statement.column == agreeing.statement.column
    }
    guard others.allSatisfy({ $0.differs(strictly: isStrict) }) else { return nil }
    return others.first(where: \.statement.canContradict)
  }
}

/// Finds of which choice a sentence tells a chance.
struct ChoiceReader {
  /// How far from a chance its choice may be told, and how far from that what denies it.
  private static let reach = 40
  private static let reachOfDenial = 4
  /// How many words from "with" what is had may stand.
  private static let reachOfWith = 3

  let sentence: Sentence
  let page: CheckedPage
  let around: NumberSurroundings
  /// The stems that name what those have who do not do without it.
  let named: Set<Int32>

  /// Whether those have to do without it of whom a chance is told, as the words nearest to it say; nil
  /// where none do, or those of both are as near.
  func isWithout(_ chance: WrittenQuantity) -> Bool? {
    guard let words = page.words.numbers.facts else { return nil }
    let tokens = chance.tokens.lowerBound - Self.reach..<chance.tokens.upperBound + Self.reach
    var nearest: [Bool: (nearness: Double, distance: Int)] = [:]
    for token in tokens.clamped(to: sentence.tokens) {
      guard let isWithout = isWithout(at: token, words) else { continue }
      let found = (
        nearness: around.nearness(of: token..<token + 1, to: chance.tokens),
        distance: max(chance.tokens.lowerBound - token, token - chance.tokens.upperBound + 1, 0)
      )
      let known = nearest[isWithout]
      if known.map({ ($0.nearness, -$0.distance) < (found.nearness, -found.distance) }) ?? true {
        nearest[isWithout] = found
      }
    }
    guard let without = nearest[true] else { return nearest[false] == nil ? nil : false }
    guard let with = nearest[false] else { return true }
    if without.nearness != with.nearness { return without.nearness > with.nearness }
    return without.distance == with.distance ? nil : without.distance < with.distance
  }

  /// Which choice the word at `token` tells; nil where it tells none.
  private func isWithout(at token: Int, _ words: Shared<FactWords>) -> Bool? {
    if words.without.contains(page.word(token)) { return true }
    let end = sentence.tokens.upperBound
    let after = token + 1..<min(token + 1 + Self.reachOfWith, end)
    let isLast = token + 1 == end || page.prose.tokens[token + 1].kind == .mark
    // Those who do not, those who do.
    if isNegator(token) { return isLast ? true : nil }
    if words.doing.contains(page.word(token)) { return isLast ? false : nil }
    let isHad =
      named.contains(page.known(token).statementStem)
      || words.taking.contains(page.words.numbers.text(ofStem: page.known(token).stem))
    if isHad {
      let before = max(sentence.tokens.lowerBound, token - Self.reachOfDenial)..<token
      return before.contains { isNegator($0) || words.without.contains(page.word($0)) }
    }
    guard words.having.contains(page.word(token)),
      !after.contains(where: { words.without.contains(page.word($0)) })
    else { return nil }
    return after.contains { next in
      words.pointers.contains(page.word(next))
        || words.doseNouns.contains(page.words.numbers.text(ofStem: page.known(next).stem))
    } ? false : nil
  }

  private func isNegator(_ token: Int) -> Bool {
    page.prose.tokens[token].classes.contains(.negator)
  }
}
