import Essentials
import Facts

/// Days of a cycle by their numbers, of which the first is 1: "on days 1 to 7".
extension FactStatements {
  /// Whether some are days of a cycle.
  var haveCycleDays: Bool { index.bits[.cycleDays] != nil }

  /// The first days of a cycle of the facts where none are `days`, and no time is either: nothing else
  /// is told in such a way, whatever the words are.
  func statement(contradicting days: [ClosedRange<Int>]) -> FactStatement? {
    let typed = ComparedValue.cycleDays(days)
    let isSaid = index.statements.contains { statement in
      statement.values.contains { $0.key == .cycleDays && typed.agreement(with: $0).agrees }
    }
    if isSaid || sayTime(days) { return nil }
    return index.statements.first { $0.values.contains { $0.key == .cycleDays } }
  }

  /// Whether facts say a time that is just these days, such as that of a phase.
  func sayTime(_ days: [ClosedRange<Int>]) -> Bool {
    days.allSatisfy { day in
      index.statements.contains { Self.saysTime($0, day) }
    }
  }

  private static func saysTime(_ statement: FactStatement, _ days: ClosedRange<Int>) -> Bool {
    // The numbers of days are also kept as times.
    guard !statement.values.contains(where: { $0.key == .cycleDays }) else { return false }
    let times = times(of: days, isCycle: statement.column == "dose.cycle")
    return statement.values.contains { value in
      guard case .quantity(let time) = value else { return false }
      return times.contains(where: time.isSame)
    }
  }

  /// The times that days by their numbers can be: days 10 to 17, or the 14 days of days 1 to 14. The day
  /// after a whole cycle begins the next one.
  private static func times(of days: ClosedRange<Int>, isCycle: Bool) -> [Quantity] {
    func time(_ days: ClosedRange<Int>) -> Quantity {
      Quantity(low: Decimal(days.lowerBound), high: Decimal(days.upperBound), unit: .day)
    }
    let (first, last) = (days.lowerBound, days.upperBound)
    if isCycle { return days.count == 1 ? [time(first - 1...first - 1)] : [] }
    return [time(days)] + (first == 1 && last > 1 ? [time(last...last)] : [])
  }
}

extension Quantity {
  fileprivate func isSame(as other: Quantity) -> Bool {
    hasSameLow(as: other) && hasSameHigh(as: other)
  }
}
