import Facts

/// Which of the rows of a table a number is about. A number of another row is wrong where the
/// sentence names its own: people under 25 have the doses of those under 25.
extension FactStatements {
  /// How much a word around a number must count to name a row.
  private static let leastOfWord = 0.3
  private static let leastTold = 0.4

  /// What the sentence names and what says another number, where what agrees is a row beside it or
  /// is not named at all; nil where the number may well be about what agrees.
  func rowBeside(
    _ agreeing: Match, among matches: [Match], isStrict: Bool, _ context: NumberContext
  ) -> Match? {
    let saying = Set(matches.filter { $0.agreement == .agrees }.map(\.statement.group))
    return matches.first { other in
      other.statement.group != agreeing.statement.group && other.differs(strictly: isStrict)
        && !saying.contains(other.statement.group)
        && (isBeside(other, agreeing) && other.statement.canContradict
          && isNamed(other, not: agreeing, context)
          || isOfAnother(agreeing, context) && hasName(other, beyond: agreeing, context)
            && !hasWords(agreeing, beyond: other, context.near))
    }
  }

  /// Whether `other` is of a row beside the one that the sentence names.
  func isRowBeside(_ other: FactStatement, _ named: Match, _ context: NumberContext) -> Bool {
    named.statement.column != nil && other.column == named.statement.column
      && other.group != named.statement.group
      && context.stems.contains { near in
        let stem = index.stems[near.stem]
        return near.isOwn && !near.isOfAnother && named.statement.naming.contains(stem)
          && other.stems[stem] == nil
      }
  }

  /// Whether both say the same of two rows.
  private func isBeside(_ match: Match, _ other: Match) -> Bool {
    match.statement.column.map { $0 == other.statement.column } ?? false
  }

  /// Whether a word that names a statement is nearer to another number of the same kind.
  private func isOfAnother(_ match: Match, _ context: NumberContext) -> Bool {
    !isTold(match, context)
      && context.stems.contains { near in
        near.isOfAnother && match.statement.naming.contains(index.stems[near.stem])
      }
  }

  /// Whether a number is that of another row of the table, and another number of the sentence is
  /// one of the row of `best` alone.
  func isOfRowBeside(
    _ best: Match, among matches: [Match], isStrict: Bool, _ context: NumberContext
  ) -> Bool {
    isTold(best, context)
      && matches.contains { other in
        other.statement.column == best.statement.column && other.agrees(strictly: isStrict)
          && !isTold(other, context) && !hasWords(other, beyond: best, context)
      }
  }

  /// The row that says another of those of the age that the sentence tells. Of times more is said than
  /// a row does.
  func rowOfAge(
    among matches: [Match], isStrict: Bool, _ context: NumberContext
  ) -> Match? {
    guard let age = context.age else { return nil }
    return matches.first { match in
      match.differs(strictly: isStrict) && match.statement.canContradict
        && match.statement.column != nil && match.told >= Self.leastTold
        && !match.statement.values.contains(where: \.isTime) && isTold(match, context)
        && ages(of: match).contains { age.isSame(as: $0) }
    }
  }

  /// Whether the words, numbers and ages around a number are those of `match`, and none that of
  /// `other` alone.
  private func isNamed(_ match: Match, not other: Match, _ context: NumberContext) -> Bool {
    guard match.told >= Self.leastTold else { return false }
    if let age = context.age, isAge(age, of: match, not: other) { return true }
    guard match.own > other.own || match.score > other.score, !isTold(other, context),
      !hasWords(other, beyond: match, context.near)
    else { return false }
    return isTold(match, context) || hasName(match, beyond: other, context)
  }

  /// Whether there is a word around the number that names one row and that the other has not.
  private func hasName(_ match: Match, beyond other: Match, _ context: NumberContext) -> Bool {
    context.stems.contains { near in
      near.weight >= Self.leastOfWord && !near.isOfAnother && !near.isBefore
        && match.statement.naming.contains(index.stems[near.stem])
        && other.statement.stems[index.stems[near.stem]] == nil
    }
  }

  /// Whether those of an age are those whom one row is for and the other is not.
  private func isAge(_ age: Quantity, of match: Match, not other: Match) -> Bool {
    let (own, others) = (ages(of: match), ages(of: other))
    if others.isEmpty { return false }
    return own.contains { age.touches($0) } && !others.contains { age.touches($0) }
      || own.contains { age.isSame(as: $0) } && !others.contains { age.isSame(as: $0) }
  }

  /// Whether another number of the sentence is one of its row.
  private func isTold(_ match: Match, _ context: NumberContext) -> Bool {
    context.rows.contains { row in
      row.number == match.statement.group && !row.told.contains(match.number)
    }
  }

  /// How old those are whom a row is for.
  private func ages(of match: Match) -> [Quantity] {
    (index.byRow[match.statement.group] ?? []).flatMap { statement in
      index.statements[statement].values.compactMap { value in
        if case .age(let age) = value { age } else { nil }
      }
    }
  }
}

extension NumberContext {
  /// Without the words that are another number's or stand further off.
  fileprivate var near: NumberContext {
    NumberContext(
      stems: stems.filter { !$0.isOfAnother && !$0.isBefore }, lead: lead, rows: rows, age: age)
  }
}

extension Quantity {
  /// Whether somebody of this age may be one of those of `other`; one number may be either end.
  fileprivate func touches(_ other: Quantity) -> Bool {
    overlaps(other) || isSingle && (low == other.low || low == other.high)
  }

  fileprivate func isSame(as other: Quantity) -> Bool {
    lies(within: other) && other.lies(within: self)
  }
}
