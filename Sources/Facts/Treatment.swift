public import Diagnostics
public import Foundations

/// Everything the clinic states about one subject.
public struct Treatment: Sendable {
  /// The name of its folder, which is also its address.
  public let id: String
  public let kind: SubjectKind
  /// The path of its facts file.
  public let path: RelativePath
  public let name: Located<String>
  /// The name as it stands inside a sentence, where capitals may differ: "cataract surgery".
  public let nameInSentence: Located<String>?
  public let otherNames: [Located<String>]
  /// What patients call it: found by the search, and not shown as a name of it.
  public let layNames: [Located<String>]
  /// One sentence about it.
  public let summary: Located<String>
  /// Old addresses of its guide, from the site's root, whose pages lead to those of today.
  public let aliases: [Located<String>]
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
  /// What to do before and after, in the order of time.
  public let timeline: [TimelineEntry]
  /// Facts of rows and columns, in the order of `TableShape.all`.
  public let tables: [FactTable]
  /// The facts that its file gives, by their keys.
  public let given: Set<Identifier>
  /// Required facts that do not apply to it.
  public let absences: [FactAbsence]
  /// The values of its file that are those of no fact: what sources report, and the like.
  public var valuesBeside: [Located<FactValue>] = []
  /// The facts that its file gives and that could not be read.
  public var unread: Set<UnreadFact> = []
  /// All of these facts by their names.
  public private(set) var facts = FactIndex()

  public init(
    id: String, kind: SubjectKind = SubjectKind(.treatment), path: RelativePath,
    name: Located<String>, nameInSentence: Located<String>? = nil,
    otherNames: [Located<String>] = [], layNames: [Located<String>] = [],
    summary: Located<String>, aliases: [Located<String>] = [], topics: [Located<String>] = [],
    order: Int = 0,
    review: Review? = nil, quantities: [QuantityName: QuantityFact],
    statements: [StatementName: StatementFact], lists: [ListName: ListFact],
    injectedInto: [SkinLayer] = [], risks: Risks, evidence: Evidence, aftercare: Aftercare,
    getHelp: GetHelp, prices: PriceList, alternatives: Alternatives, otherFacts: [OtherFact] = [],
    tables: [FactTable] = [], timeline: [TimelineEntry] = [], given: Set<Identifier> = [],
    absences: [FactAbsence] = []
  ) {
    self.id = id
    self.kind = kind
    self.path = path
    self.name = name
    self.nameInSentence = nameInSentence
    self.otherNames = otherNames
    self.layNames = layNames
    self.summary = summary
    self.aliases = aliases
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
    self.tables = tables
    self.timeline = timeline
    self.given = given
    self.absences = absences
    facts = FactIndexBuilder.index(of: self)
  }

  public var address: SubjectAddress { SubjectAddress(folder: kind.folder, id: id) }

  public func table(_ id: Identifier) -> FactTable? { tables.first { $0.shape.id == id } }

  /// Whether its file gives the fact `key`.
  public func gives(_ key: Identifier) -> Bool { given.contains(key) }
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
