public import Essentials
import Foundations

/// How the values of a measure in one unit become those in another, where that depends on what is
/// measured: `to = from × factor + offset`.
///
/// - HbA1c: the NGSP/IFCC master equation, NGSP (%) = 0.09148 × IFCC (mmol/mol) + 2.152
///   (Hoelzel and others, Clin Chem 2004;50:166; https://ngsp.org/ifcc.asp).
/// - Glucose: molar mass 180.16 g/mol, so 1 mmol/l is 18.016 mg/dl.
/// - Cholesterol: molar mass 386.65 g/mol, so 1 mmol/l is 38.67 mg/dl.
public struct MeasureConversion: Sendable {
  /// What is measured, in small letters.
  public let measure: String
  public let from: QuantityUnit
  public let to: QuantityUnit
  public let factor: Decimal
  public let offset: Decimal
  /// How many digits after the point are usual in `to`.
  public let digits: Int

  /// The conversion of what `name` measures between the dimensions of two units; nil where there
  /// is none. It finds a measure by any word of `name`: "fasting glucose".
  public static func of(_ name: String, _ one: QuantityUnit, _ other: QuantityUnit)
    -> MeasureConversion?
  {
    let words = name.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    let dimensions = Set([one.dimension, other.dimension])
    return all.first { conversion in
      words.contains(conversion.measure)
        && dimensions == [conversion.from.dimension, conversion.to.dimension]
    }
  }

  /// `quantity` in the unit to which this converts, rounded as is usual there; itself when it has
  /// that unit's dimension already, and nil when it is of neither unit.
  public func converted(_ quantity: Quantity) -> Quantity? {
    guard quantity.unit.dimension != to.dimension else { return quantity }
    guard quantity.unit.dimension == from.dimension else { return nil }
    func convert(_ end: Decimal?) -> Decimal? {
      end.map { ($0 / from.size * factor + offset).rounded(to: digits) }
    }
    return Quantity(
      low: convert(quantity.lowInSmallest), high: convert(quantity.highInSmallest), unit: to,
      isLowExcluded: quantity.isLowExcluded, isHighExcluded: quantity.isHighExcluded,
      isApproximate: quantity.isApproximate)
  }

  private static let all: [MeasureConversion] = {
    guard let molarRatio = QuantityUnit.named("mmol/mol"),
      let molar = QuantityUnit.named("mmol/l"),
      let mass = QuantityUnit.named("mg/dl")
    else { return [] }
    let hba1c = ["hba1c", "a1c"].map { name in
      MeasureConversion(
        measure: name, from: molarRatio, to: .percent, factor: Decimal(9148) / 100_000,
        offset: Decimal(2152) / 1000, digits: 1)
    }
    let glucose = ["glucose", "sugar"].map { name in
      MeasureConversion(
        measure: name, from: molar, to: mass, factor: Decimal(18016) / 1000, offset: 0, digits: 0)
    }
    let cholesterol = ["cholesterol", "ldl", "hdl"].map { name in
      MeasureConversion(
        measure: name, from: molar, to: mass, factor: Decimal(3867) / 100, offset: 0, digits: 0)
    }
    return hba1c + glucose + cholesterol
  }()
}

extension Quantity {
  /// The same in the unit of `other`, where the units, or what `measure` names, tell how; nil where
  /// they do not.
  public func converted(like other: Quantity, measuring measure: String) -> Quantity? {
    guard unit.dimension == other.unit.dimension else {
      return MeasureConversion.of(measure, unit, other.unit)?.converted(self)
    }
    func convert(_ end: Decimal?) -> Decimal? {
      end.map { $0 / other.unit.size - other.unit.offset }
    }
    return Quantity(
      low: convert(lowInSmallest), high: convert(highInSmallest), unit: other.unit,
      isLowExcluded: isLowExcluded, isHighExcluded: isHighExcluded, isApproximate: isApproximate)
  }

  /// Whether both are the same but for rounding: published values in two units differ by up to
  /// three in a hundred, as 39 °C and 102 °F do.
  public func isNear(_ other: Quantity) -> Bool {
    func isNear(_ left: Decimal?, _ right: Decimal?) -> Bool {
      guard let left, let right else { return left == nil && right == nil }
      return abs(left - right) * 100 <= max(abs(left), abs(right)) * 3
    }
    return isNear(lowInSmallest, other.lowInSmallest)
      && isNear(highInSmallest, other.highInSmallest)
  }
}
