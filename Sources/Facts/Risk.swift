public import Diagnostics
public import Foundations

/// An unwanted effect of a treatment.
public struct Risk: Sendable {
  /// The key by which articles refer to it; nil when none was given.
  public var id: String?
  /// What happens, in a few words.
  public var name: Located<String>
  public var text: Located<String>?
  /// How much of it, such as 2 to 4 kg of weight gained; nil where that is not said.
  public var amount: Located<Quantity>?
  /// How long after the start it begins; nil where that is not said.
  public var onset: Located<Quantity>?
  public var lasts: Quantity?
  /// How likely it is.
  public var chance: Located<Chance>?
  public var provenance: Provenance
  public var location: SourceLocation

  /// The name of how long it lasts in the index of facts; that of all risks when it has no id.
  public var factName: Identifier { Identifier(id.map { "risks.\($0)" } ?? "risks") }

  /// The name of how much of it there is in the index of facts.
  public var amountName: Identifier { factName.appending("amount") }

  /// The name of when it begins in the index of facts.
  public var onsetName: Identifier { factName.appending("onset") }

  /// The name of how likely it is in the index of facts.
  public var chanceName: Identifier { factName.appending("chance") }

  public init(
    id: String? = nil, name: Located<String>, text: Located<String>? = nil,
    amount: Located<Quantity>? = nil, onset: Located<Quantity>? = nil, lasts: Quantity? = nil,
    chance: Located<Chance>? = nil, provenance: Provenance = .init(), location: SourceLocation
  ) {
    self.id = id
    self.name = name
    self.text = text
    self.amount = amount
    self.onset = onset
    self.lasts = lasts
    self.chance = chance
    self.provenance = provenance
    self.location = location
  }
}

public struct Risks: Sendable {
  /// Effects that many people have.
  public var common: [Risk]
  /// Effects that can do lasting harm or need medical help.
  public var serious: [Risk]
  /// What is said where none of these is known.
  public var noSerious: CitedText?
  public var provenance: Provenance
  public var location: SourceLocation

  public init(
    common: [Risk], serious: [Risk], noSerious: CitedText? = nil,
    provenance: Provenance = .init(), location: SourceLocation
  ) {
    self.common = common
    self.serious = serious
    self.noSerious = noSerious
    self.provenance = provenance
    self.location = location
  }
}
