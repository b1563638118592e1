import Essentials
import Facts

/// What the facts say in numbers, whatever it is about.
extension FactStatements {
  /// Whether a statement says all of it, whatever it is about. An age is told by an end: under 18.
  func saysAll(of written: WrittenQuantity, isAge: Bool) -> Bool {
    ComparedValue.ofProse(written, isAge: isAge).contains { value in
      if case .age(let age) = value {
        // Facts of the site's own say an age as a time.
        return said.says(value) || said.saysAll(of: .quantity(age))
      }
      return said.saysAll(of: value)
    }
  }

  /// Whether a statement that has any of the words around it says what prose says: then the number
  /// may be about that one.
  func say(_ written: WrittenQuantity, isAge: Bool, _ context: NumberContext) -> Bool {
    matches(ComparedValue.ofProse(written, isAge: isAge), context)
      .contains { $0.agrees(strictly: false) }
  }

  /// Whether a statement says that something is done every so often: four hours later, of every four
  /// hours.
  func sayInterval(_ written: WrittenQuantity) -> Bool {
    written.quantity?.asInterval.map { said.says(.frequency($0)) } ?? false
  }

  /// Whether a statement says the same time but for the days of a month.
  func sayNearly(_ written: WrittenQuantity) -> Bool {
    [false, true].contains { isAge in
      ComparedValue.ofProse(written, isAge: isAge).contains { said.saysNearly($0) }
    }
  }

  /// Whether a statement says that somebody is so old.
  func sayAge(_ written: WrittenQuantity) -> Bool {
    if case .age(let age) = written.value { return said.saysAll(of: .age(age)) }
    guard let quantity = written.quantity else { return false }
    return quantity.unit.dimension == .time && said.saysAll(of: .age(quantity))
  }

  /// The same where none says that it is a time.
  func sayOnlyAge(_ written: WrittenQuantity) -> Bool {
    guard let quantity = written.quantity, quantity.unit.dimension == .time else { return false }
    return said.saysAll(of: .age(quantity)) && !said.says(.quantity(quantity))
  }

  /// Whether it is so many years that somebody of some ages of the facts can be, and that are no time
  /// there.
  func sayAge(around age: Quantity) -> Bool {
    index.ages.contains { age.lies(within: $0) } && !said.says(.quantity(age))
  }

  /// The ages that rows of tables are for, each once; of very many only the first. Nearly everybody is of
  /// those who may have something at all, and "at 30 years" may be a time.
  static func ages(in statements: [FactStatement]) -> [Quantity] {
    var ages: [Quantity] = []
    let rows = statements.lazy.filter { $0.column != nil && $0.column != "eligibility.age" }
    for age in rows.flatMap(\.values).compactMap(\.age)
    where ages.count < mostAges && !ages.contains(age) {
      ages.append(age)
    }
    return ages
  }

  private static let mostAges = 128

  /// Whether it is the time over which chances are told, and no age: over 10 years.
  func saySpan(_ written: WrittenQuantity) -> Bool {
    guard let quantity = written.quantity, let number = quantity.low ?? quantity.high else {
      return false
    }
    let span = Quantity(low: number, high: number, unit: quantity.unit)
    return !said.says(.age(quantity))
      && said.owners(agreeingWith: .quantity(span)).contains {
        index.statements[$0].column == "outcomes.over"
      }
  }

  /// The row of ages that begin where `limit` ends; nil where others end there.
  func rowOfAges(from limit: Quantity) -> FactStatement? {
    func ages(_ statement: FactStatement) -> [Quantity] {
      statement.values.compactMap(\.age)
    }
    guard let end = limit.highInSmallest else { return nil }
    let rows = index.statements.filter { !ages($0).isEmpty }
    let isEnd = rows.contains { row in
      ages(row).contains { age in
        age.highInSmallest == end
          || ComparedValue.age(limit).agreement(with: .age(age)).end != "low"
            && ComparedValue.age(limit).agreement(with: .age(age)).agrees
      }
    }
    if isEnd { return nil }
    return rows.first { row in
      ages(row).contains { $0.lowInSmallest == end && $0.high != nil && !$0.isSingle }
    }
  }

  /// Whether one says that there is so much in so much: 120 mg in 5 ml.
  func say(_ amount: Quantity, in whole: Quantity) -> Bool {
    said.owners(saying: .quantity(amount)).contains { owner in
      index.statements[owner].values.contains { value in
        guard case .quantity(let other) = value else { return false }
        return whole.lies(within: other) && other.lies(within: whole)
      }
    }
  }

  /// Whether something that is no wait ends at the number of a limit.
  func sayUpperEnd(of written: WrittenQuantity) -> Bool {
    guard let limit = written.quantity, let end = limit.highInSmallest else { return false }
    return said.owners(agreeingWith: .quantity(limit)).contains { owner in
      index.statements[owner].side?.column != .wait
        && index.statements[owner].values.contains { value in
          if case .quantity(let other) = value { other.highInSmallest == end } else { false }
        }
    }
  }

  /// Whether it is the number of what has one end alone: the six weeks of "at least six weeks".
  func saysLimit(of written: WrittenQuantity) -> Bool {
    [false, true].contains { isAge in
      ComparedValue.ofProse(written, isAge: isAge).contains { typed in
        said.first(saying: typed) { $0.isLimit && typed.agreement(with: $0).agrees } != nil
      }
    }
  }

  /// The strength of a drug that an amount differs from; nil where one agrees, or where none can be
  /// compared with it.
  func strength(contradicting written: WrittenQuantity) -> FactStatement? {
    let typed = ComparedValue.ofProse(written, isAge: false)
    let strengths = index.statements.filter {
      $0.column == "dose.strength" && StatementAgreement(typed, $0) != nil
    }
    return strengths.contains { StatementAgreement(typed, $0) == .agrees } ? nil : strengths.first
  }

  /// The statement whose number is nearest to one of prose, of those that can be compared with it.
  func nearest(to written: WrittenQuantity, isAge: Bool) -> FactStatement? {
    for value in ComparedValue.ofProse(written, isAge: isAge) {
      if let owner = said.nearest(to: value) { return index.statements[owner] }
    }
    return nil
  }
}
