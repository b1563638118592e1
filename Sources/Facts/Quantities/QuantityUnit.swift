public import Essentials
public import Foundations

/// What a quantity counts or measures: a unit of UCUM, a counted noun or a unit that a site
/// declares. Two are the same where their codes are.
///
/// The Unified Code for Units of Measure (UCUM, https://ucum.org) is what FHIR and other health
/// standards name units by. Counted nouns have their singular for a code.
public struct QuantityUnit: Sendable, Hashable {
  /// What units that can be converted into each other have in common.
  public enum Dimension: Sendable, Hashable {
    /// A plain number, such as an INR.
    case none
    case share, time, length, area, volume, mass, energy, temperature, pressure, angle
    /// Amount of substance.
    case amount
    case massConcentration, amountConcentration, amountRatio, enzymeActivity
    case internationalUnits, internationalUnitConcentration, cellCount
    /// Units that are no international ones.
    case arbitraryUnitConcentration
    case rate, flow, filtration, speed, dosePerBodyMass, dosePerBodyArea, bodyMassIndex
    case loudness, radiationDose, absorbedDose, radioactivity, radiantExposure
    case magneticField, lensPower
    /// Things that are counted. Those of one kind are never those of another.
    case counted(Identifier)

    public var isCounted: Bool {
      if case .counted = self { true } else { false }
    }
  }

  /// How pages write a unit.
  public enum Naming: Sendable, Hashable {
    /// By a symbol that is the same in all languages, such as mg or °C.
    case symbol(String)
    /// By the words of the interface for one and for several, under this key.
    case word(String)
    /// By the words that the site declares.
    case own(one: String, other: String)
  }

  /// Behind one reference, because quantities are copied for every comparison.
  private final class Parts: Sendable {
    let code: Identifier
    let dimension: Dimension
    let size: Decimal
    let offset: Decimal
    let spellings: [String]
    let naming: Naming

    init(
      _ code: Identifier, _ dimension: Dimension, _ size: Decimal, _ offset: Decimal,
      _ naming: Naming, _ spellings: [String]
    ) {
      self.code = code
      self.dimension = dimension
      self.size = size
      self.offset = offset
      self.naming = naming
      self.spellings = spellings
    }
  }

  private let parts: Parts

  /// The code of UCUM, such as `mm[Hg]`, or the id of a counted noun.
  public var code: Identifier { parts.code }
  public var dimension: Dimension { parts.dimension }
  /// How many of the smallest unit of its dimension it holds: exact, so that nothing is divided.
  /// A month is a twelfth of a year, and a year 365.25 days, as in UCUM.
  public var size: Decimal { parts.size }
  /// What is added to a value before it is multiplied by `size`: other than 0 for degrees of
  /// Fahrenheit only.
  public var offset: Decimal { parts.offset }
  /// The spellings that writers use, in small letters; the first is the one that messages show for
  /// several, the second the one for a single one.
  public var spellings: [String] { parts.spellings }
  public var naming: Naming { parts.naming }

  init(
    _ code: Identifier, _ dimension: Dimension, size: Decimal = 1, offset: Decimal = 0,
    _ naming: Naming, spellings: [String]
  ) {
    parts = Parts(code, dimension, size, offset, naming, spellings)
  }

  /// A unit that a site declares: things that are counted, as `one` and `other` name them.
  public init(own id: Identifier, one: String, other: String) {
    let spellings = [other, one].map { $0.lowercased() }
    self.init(id, .counted(id), .own(one: one, other: other), spellings: spellings)
  }

  public static func == (left: Self, right: Self) -> Bool {
    left.parts === right.parts || left.code == right.code
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(code) }

  /// A value in this unit as one in the smallest unit of its dimension.
  public func inSmallest(_ value: Decimal) -> Decimal { (value + offset) * size }

  /// What so many of this unit of time and `rest` of a smaller one, `part`, come to in the smaller
  /// one: 1 hour 30 minutes are 90. Nil where `rest` would be one or more of this unit itself, or does
  /// not divide it: 1 day and 30 hours, 1 month and 3 days.
  public func time(_ number: Decimal, and rest: Decimal, of part: QuantityUnit) -> Decimal? {
    guard dimension == .time, part.dimension == .time, part.size < size else { return nil }
    let whole = size / part.size
    guard rest < whole, whole.wholeNumber != nil else { return nil }
    return number * whole + rest
  }

  /// Whether values below 0 mean something: degrees, lens powers, and numbers such as a T-score.
  public var allowsNegative: Bool {
    dimension == .temperature || dimension == .none || dimension == .lensPower
  }

  /// What a message calls it: the symbol, or the word for several.
  public var name: String {
    if case .symbol(let symbol) = naming, !symbol.isEmpty { return symbol }
    return spellings.first ?? code.text
  }
}

extension QuantityUnit: CustomStringConvertible {
  public var description: String { code.text }
}
