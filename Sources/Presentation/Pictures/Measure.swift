import Facts
import Foundation

/// Units that can be turned into each other, so that values in them fit on one axis.
struct Measure: Sendable, Hashable {
  private enum Kind: Sendable, Hashable {
    case time
    case length
    case count(Facts.Unit)
  }

  private let kind: Kind
  /// How many of the smallest unit of its kind one of the unit is.
  private let size: Decimal

  /// The measure of `unit`.
  init(_ unit: Facts.Unit) {
    (kind, size) =
      switch unit {
      case .minute: (.time, 1)
      case .hour: (.time, 60)
      case .day: (.time, 1440)
      case .week: (.time, 7 * 1440)
      // A twelfth of a year of 365.25 days, as `Unit.days` has it.
      case .month: (.time, 43830)
      case .year: (.time, 12 * 43830)
      case .millimetre: (.length, 1)
      case .centimetre: (.length, 10)
      case .session, .area, .injection, .millilitre, .percent: (.count(unit), 1)
      }
  }

  /// `quantity` counted in `unit`; nil when it measures something else.
  static func range(_ quantity: Quantity, in unit: Facts.Unit) -> ReportPicture.Range? {
    let own = Measure(quantity.unit)
    let other = Measure(unit)
    guard own.kind == other.kind else { return nil }
    return ReportPicture.Range(
      low: quantity.low.map { $0 * own.size / other.size },
      high: quantity.high.map { $0 * own.size / other.size })
  }

  /// The unit of the largest of `quantities` that measure the same as the first.
  static func axisUnit(of quantities: [Quantity]) -> Facts.Unit? {
    guard let first = quantities.first else { return nil }
    let kind = Measure(first.unit).kind
    let sized = quantities.compactMap { quantity -> (unit: Facts.Unit, size: Decimal)? in
      let measure = Measure(quantity.unit)
      guard measure.kind == kind, let value = quantity.high ?? quantity.low else { return nil }
      return (quantity.unit, value * measure.size)
    }
    return sized.max { $0.size < $1.size }?.unit
  }
}
