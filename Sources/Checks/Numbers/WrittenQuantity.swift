import Essentials
import Facts

/// A number or range with what it counts, a frequency, a chance or a pair as it stands in prose.
struct WrittenQuantity {
  /// Behind a reference, because a reader tries many forms, most of which are not there.
  indirect enum Value: Hashable {
    /// With the other units that the writer may mean: degrees are those of angles or Celsius.
    case quantity(Quantity, also: [QuantityUnit])
    /// Money in the currency with this code.
    case money(low: Decimal?, high: Decimal?, code: String)
    case frequency(Frequency)
    case chance(Chance)
    case pair(Pair)
    /// A word for how likely something is: rare.
    case band(Chance.Band)
    /// How old somebody is, in years.
    case age(Quantity)
    case clock(ClockTime)
    /// Days of a cycle, of which the first is 1.
    case cycleDays([ClosedRange<Int>])
  }

  let value: Value
  let tokens: Range<Int>
  /// Whether it is one of something with no number beside it: a week.
  var isUnnumbered = false
  /// Whether it is how often by so many of what is done, in whose place no reference can stand: two walks
  /// a week.
  var isOfThing = false
  /// Whether it is a range from a number to the same: 1 in 10 to 1 in 10.
  var hasSameEnds = false
  /// Whether it only tells of whom the rest is: in your fifties.
  var isVague = false
  /// Whether it counts more than there are: 246 in 100. Its value is all of them.
  var isMoreThanAll = false

  var quantity: Quantity? {
    guard case .quantity(let quantity, _) = value else { return nil }
    return quantity
  }

  /// The time between two of what is done every so often; nil for anything else.
  var interval: Quantity? {
    guard case .frequency(let frequency) = value, frequency.times == 1...1 else { return nil }
    return Quantity(
      low: frequency.period.lowerBound, high: frequency.period.upperBound, unit: frequency.unit)
  }

  /// The quantity in each unit that the writer may mean.
  var quantities: [Quantity] {
    guard case .quantity(let quantity, let others) = value else { return [] }
    return [quantity] + others.map { quantity.with($0) }
  }
}

extension Quantity {
  /// The same numbers in another unit.
  func with(_ unit: QuantityUnit) -> Quantity {
    Quantity(
      low: low, high: high, unit: unit, isLowExcluded: isLowExcluded,
      isHighExcluded: isHighExcluded, isApproximate: isApproximate)
  }

  /// The chance that so many percent are; nil for what is no share of all.
  var chance: Chance? {
    guard unit == .percent else { return nil }
    let ends = [low, high].map { $0.flatMap { Chance.Share($0, in: 100) } }
    guard ends[0] != nil || ends[1] != nil else { return nil }
    return Chance(
      low: ends[0], high: ends[1], isLowExcluded: isLowExcluded, isHighExcluded: isHighExcluded,
      isApproximate: isApproximate, isPercent: true)
  }
}
