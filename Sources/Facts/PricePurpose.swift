public import Diagnostics

/// What a price buys.
public enum PricePurpose: Sendable, Hashable {
  /// One of what a word of the program names, such as a session.
  case one(PriceBasis)
  /// One of anything else that is counted, in the site's own words: "lens".
  case each(String)
  /// So many together, in the site's own words: 2 "body parts".
  case several(Int, of: String)
  /// The stage with the given id.
  case stage(Located<String>)
  /// The stages with the given ids, at one price for all.
  case package([Located<String>])
  /// The stages with the given ids, at the sum of their own prices.
  case total([Located<String>])
  /// What the name of the row says.
  case named

  /// The ids of the stages that it names.
  public var stages: [Located<String>] {
    switch self {
    case .stage(let stage): [stage]
    case .package(let stages), .total(let stages): stages
    case .one, .each, .several, .named: []
    }
  }

  /// What the purposes of comparable prices have in common, for the price with the given id. A
  /// price that only its name explains can be compared with no other.
  func comparison(of price: String) -> PriceComparison.Purpose {
    switch self {
    case .one(let basis): .one(basis)
    case .each(let noun): .each(noun)
    case .several(let count, let noun): .several(count, of: noun)
    case .stage: .stage
    case .package(let stages): .package(stages.map(\.value))
    case .total, .named: .named(price)
    }
  }
}

/// What one price buys, where a word says it.
public enum PriceBasis: String, Sendable, CaseIterable {
  /// One session, whatever the area.
  case session
  /// One area in one session.
  case area
  /// The whole course of sessions.
  case course
  case visit
  case dose
  case prescription
  /// One thing that is handed over, such as an appliance.
  case item
  case eye
  case tooth
  /// One side of the body.
  case side
  /// Several things that belong together.
  case package
  /// What is paid on top of another price.
  case addition
  /// What is paid in advance.
  case deposit

  /// Those that a price list by area can have for all of its prices.
  public static let ofAreas: [PriceBasis] = [.session, .area, .course]

  /// Whether the price is paid as often as there is one.
  public var isCounted: Bool {
    switch self {
    case .session, .area, .visit, .dose, .prescription, .item, .eye, .tooth, .side: true
    case .course, .package, .addition, .deposit: false
    }
  }
}

/// What prices must have in common to stand in one range, on one axis or in one sum of offers.
public struct PriceComparison: Sendable, Hashable {
  public enum Purpose: Sendable, Hashable {
    case one(PriceBasis)
    case each(String)
    case several(Int, of: String)
    case stage
    case package([String])
    /// What the row with the given id says.
    case named(String)
  }

  /// The id of who pays.
  public let payer: String
  public let purpose: Purpose

  /// Whether it is a price of the thing itself, not what is paid on top or in advance.
  public var isOfWhole: Bool { purpose != .one(.addition) && purpose != .one(.deposit) }
}
