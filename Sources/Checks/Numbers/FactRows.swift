import Facts

/// Which of the rows of a table a number is about. A number of another row is wrong where the
/// sentence names its own: people under 25 have the doses of those under 25.
extension FactStatements {
  /// How much a word around a number must count to name a row.
  private static let leastOfWord = 0.3
  private static let leastTold = 0.4
  /// The same where an age names the row.
  private static let leastToldWithAge = 0.25

  /// What the sentence names and what says another number, where what agrees is a row beside it or
  /// is not named at all; nil where the number may well be about what agrees.
  func rowBeside(
    _ agreeing: Match, among matches: [Match], isStrict: Bool, _ context: NumberContext
  ) -> Match? {
    let saying = Set(matches.filter { $0.agreement == .agrees }.map(\.statement.group))
    let others = matches.filter { other in
      other.statement.group != agreeing.statement.group && other.differs(strictly: isStrict)
        && !saying.contains(other.statement.group)
        && (isBeside(other, agreeing) && other.statement.canContradict
          && isNamed(other, not: agreeing, context)
          || isOfAnother(agreeing, context) && hasName(other, beyond: agreeing, context)
            && !hasWords(agreeing, beyond: other, context.near))
    }
    let choice = agreeing.statement.choice?.isWithout
    return others.first { $0.statement.choice?.isWithout == choice } ?? others.first
  }

  /// Whether a limit only lies within a range, and the row has another limit of that kind: less than
  /// 6.5 is no target of 4 to 7, where less than 5.5 is normal.
  func hasOwnLimit(_ match: Match, among matches: [Match], _ written: WrittenQuantity) -> Bool {
    guard match.agreement == .within, let own = written.quantity,
      own.low == nil || own.high == nil
    else { return false }
    return matches.contains { other in
      other.statement.group == match.statement.group && other.agreement == .differs
        && other.statement.values.contains { $0.isLimit(like: own) || $0.isTurned(own) }
    }
  }

  /// Whether `other` is of a row beside the one that the sentence names, or says the same of the
  /// whole.
  func isRowBeside(_ other: FactStatement, _ named: Match, _ context: NumberContext) -> Bool {
    guard let column = named.statement.column else { return false }
    return (other.column == column || other.isWhole(of: column))
      && other.group != named.statement.group
      && context.stems.contains { near in
        let stem = index.stems[near.stem]
        return near.isOwn && !near.isOfAnother && named.statement.naming.contains(stem)
          && other.stems[stem] == nil
      }
  }

  /// Whether a text has no word around the number that a row has not, and the row has its name there.
  func isLess(_ text: Match, than row: Match, _ context: NumberContext) -> Bool {
    text.statement.name.isEmpty && text.statement.group != row.statement.group
      && row.statement.column != nil && row.statement.canContradict
      && hasName(row, beyond: text, context) && !hasWords(text, beyond: row, context.near)
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

  /// The row beside the one that agrees whose people are of the age that the sentence tells, where those
  /// of the other are not.
  func rowOfAge(
    rather agreeing: Match, among matches: [Match], isStrict: Bool, _ context: NumberContext
  ) -> Match? {
    guard let age = context.age else { return nil }
    let saying = Set(matches.filter { $0.agreement == .agrees }.map(\.statement.group))
    return matches.first { other in
      other.differs(strictly: isStrict) && other.statement.canContradict
        && !saying.contains(other.statement.group) && isBeside(other, agreeing)
        && other.told >= Self.leastTold && isAge(age, of: other, not: agreeing, context)
    }
  }

  /// What a row says of the same kind that a number differs from; nil where the row says it too.
  func statement(
    ofRow row: Int, contradicting written: WrittenQuantity, isAge: Bool
  ) -> FactStatement? {
    let typed = ComparedValue.ofProse(written, isAge: isAge)
    let own = (index.byRow[row] ?? []).map { index.statements[$0] }.filter {
      $0.column != nil && StatementAgreement(typed, $0) != nil
    }
    let differs = own.allSatisfy { StatementAgreement(typed, $0) == .differs }
    return differs ? own.first : nil
  }

  /// Whether the words, numbers and ages around a number are those of `match`, and none that of
  /// `other` alone.
  private func isNamed(_ match: Match, not other: Match, _ context: NumberContext) -> Bool {
    if let age = context.age, match.told >= Self.leastToldWithAge,
      isAge(age, of: match, not: other, context)
    {
      return true
    }
    guard match.told >= Self.leastTold, match.own > other.own || match.score > other.score,
      !isTold(other, context),
      !hasWords(other, beyond: match, context.naming(other, of: index))
    else { return false }
    return isTold(match, context) || hasName(match, beyond: other, context)
  }

  /// Whether there is a word around the number that names one row and that the other has not.
  private func hasName(_ match: Match, beyond other: Match, _ context: NumberContext) -> Bool {
    context.stems.contains { near in
      near.weight >= Self.leastOfWord && !near.isOfAnother && !near.isBefore
        && match.statement.isNamed(index.stems[near.stem], near)
        && other.statement.stems[index.stems[near.stem]] == nil
    }
  }

  /// Whether those of an age are those whom one row is for and the other is not. A row without an age is
  /// for all others, where nothing else tells the two apart.
  private func isAge(
    _ age: Quantity, of match: Match, not other: Match, _ context: NumberContext
  ) -> Bool {
    let (own, others) = (ages(of: match), ages(of: other))
    if others.isEmpty {
      return context.isAlone && own.contains { age.lies(within: $0) }
        && !hasName(other, beyond: match, context)
    }
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
      index.statements[statement].values.compactMap(\.age) + index.statements[statement].ages
    }
  }
}

extension FactStatement {
  /// Whether a stem names its row. The name of the subject does only in the sentence itself: a heading
  /// is about all that is below it.
  fileprivate func isNamed(_ stem: Int32, _ near: StemNearby) -> Bool {
    near.isAnchor
      ? anchors.contains(stem)
      : naming.contains(stem) && (near.isOwn || (stems[stem] ?? 1) > 0.1)
  }

  /// Whether one is a time of minutes or hours, and the other one of weeks or more.
  func isOfOtherScale(than typed: [ComparedValue]) -> Bool {
    guard let own = values.first, let other = typed.first else { return false }
    return own.timeScale * other.timeScale < 0
  }
}

extension ComparedValue {
  /// Whether it has the same end alone.
  fileprivate func isLimit(like other: Quantity) -> Bool {
    guard case .quantity(let own) = self, own.unit.dimension == other.unit.dimension else {
      return false
    }
    return (own.low == nil) == (other.low == nil) && (own.high == nil) == (other.high == nil)
  }

  /// Whether it is a limit with the same number on the other side of it.
  fileprivate func isTurned(_ other: Quantity) -> Bool {
    guard case .quantity(let own) = self, own.unit.dimension == other.unit.dimension,
      (own.low == nil) != (own.high == nil), (own.low == nil) == (other.high == nil)
    else { return false }
    return own.lowInSmallest ?? own.highInSmallest == other.lowInSmallest ?? other.highInSmallest
  }
}

extension NumberContext {
  /// Without the words that are another number's or stand further off.
  fileprivate var near: NumberContext {
    NumberContext(
      stems: stems.filter { !$0.isOfAnother && !$0.isBefore }, lead: lead, rows: rows, age: age)
  }

  /// The same, and of what stands outside of the sentence only what names a row: the words of a
  /// heading are about all below it.
  fileprivate func naming(_ match: FactStatements.Match, of index: FactStatements.Index) -> Self {
    var near = near
    near.stems.removeAll {
      !$0.isOwn && $0.weight < 0.8 && !match.statement.naming.contains(index.stems[$0.stem])
    }
    return near
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
