import Foundation

/// An axis of the days after a treatment on which every phase gets the same room, so that the
/// first day can be read beside weeks.
struct TimeScale: Sendable {
  /// The ends of the stretches, in days after the beginning of day 1.
  let boundaries: [Decimal]

  /// The axis for `phases`, and for effects that last up to `longest` days.
  init(phases: [ClosedRange<Int>], longest: Decimal?) {
    let days = Set(phases.flatMap { [$0.lowerBound - 1, $0.upperBound] } + [0]).sorted()
    var boundaries = days.map { Decimal($0) }
    if let longest, let last = boundaries.last, longest > last { boundaries.append(longest) }
    self.boundaries = boundaries
  }

  /// Where a moment lies, in thousandths of the width.
  func position(_ day: Decimal) -> Int {
    let count = Decimal(max(1, boundaries.count - 1))
    for (index, pair) in zip(boundaries, boundaries.dropFirst()).enumerated()
    where day <= pair.1 {
      let share = (max(day, pair.0) - pair.0) / (pair.1 - pair.0)
      return Rounding.integer((Decimal(index) + share) * 1000 / count)
    }
    return 1000
  }

  /// Whether a day takes the same room everywhere.
  var isEven: Bool {
    Set(zip(boundaries, boundaries.dropFirst()).map { $1 - $0 }).count < 2
  }
}
