public import Diagnostics
public import Foundations

/// Everything the clinic states about one treatment.
public struct Treatment: Sendable {
  /// The name of its folder, which is also its address.
  public let id: String
  /// The path of its facts file.
  public let path: RelativePath
  public let name: Located<String>
  public let otherNames: [Located<String>]
  /// One sentence about it.
  public let summary: Located<String>
  /// The ids of the topics it belongs to.
  public let topics: [Located<String>]
  /// Its place among the treatments; equal places are ordered by name.
  public let order: Int
  /// Who reviewed the facts; nil when nobody has.
  public let review: Review?
  public let quantities: [QuantityName: QuantityFact]
  public let statements: [StatementName: StatementFact]
  public let lists: [ListName: ListFact]
  /// The layers of the skin that the needle goes into; empty when the facts do not say.
  public let injectedInto: [SkinLayer]
  public let risks: Risks
  public let evidence: Evidence
  public let aftercare: Aftercare
  public let getHelp: GetHelp
  public let prices: PriceList
  public let alternatives: Alternatives
  public let otherFacts: [OtherFact]
  /// All of these facts by their names.
  public private(set) var facts = FactIndex()

  public init(
    id: String, path: RelativePath, name: Located<String>, otherNames: [Located<String>] = [],
    summary: Located<String>, topics: [Located<String>] = [], order: Int = 0,
    review: Review? = nil, quantities: [QuantityName: QuantityFact],
    statements: [StatementName: StatementFact], lists: [ListName: ListFact],
    injectedInto: [SkinLayer] = [], risks: Risks, evidence: Evidence, aftercare: Aftercare,
    getHelp: GetHelp, prices: PriceList, alternatives: Alternatives, otherFacts: [OtherFact] = []
  ) {
    self.id = id
    self.path = path
    self.name = name
    self.otherNames = otherNames
    self.summary = summary
    self.topics = topics
    self.order = order
    self.review = review
    self.quantities = quantities
    self.statements = statements
    self.lists = lists
    self.injectedInto = injectedInto
    self.risks = risks
    self.evidence = evidence
    self.aftercare = aftercare
    self.getHelp = getHelp
    self.prices = prices
    self.alternatives = alternatives
    self.otherFacts = otherFacts
    facts = FactIndexBuilder.index(of: self)
  }
}

/// Who read a text as a clinician, and when.
public struct Review: Sendable, Hashable {
  /// The id of the reviewer in `clinic.yaml`.
  public var reviewer: Located<String>
  /// When the text was read.
  public var on: Located<CalendarDate>
  public var due: Located<CalendarDate>

  public init(reviewer: Located<String>, on: Located<CalendarDate>, due: Located<CalendarDate>) {
    self.reviewer = reviewer
    self.on = on
    self.due = due
  }
}

/// The layers from the surface of the skin inwards that an injection can go into.
public enum SkinLayer: String, Sendable, CaseIterable {
  case epidermis
  case dermis
  case fat
  case muscle
}
