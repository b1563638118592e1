public import Diagnostics
public import Foundations

/// A row of the index of facts.
public struct FactEntry: Sendable {
  /// Which shape of fact it comes from.
  public enum Kind: Sendable, Hashable {
    case text, quantity, statement, list, risk, price, estimate, date
    /// A value in a table, such as the amount of a dose.
    case table
    /// A fact that the clinic named itself.
    case own
    /// The price list as a whole.
    case prices
    /// Another part of the facts, or a piece of one, which is more than one value.
    case part
    /// An end of a range or the range without its unit, such as `sessions.low`.
    case member
  }

  /// What patients read of an entry beside its value.
  public struct Text: Sendable {
    public enum Role: Sendable {
      case statement, label, prohibition
      /// A statement that has numbers of its own: about another choice, or beside the values of
      /// its row in a table.
      case aside
    }

    public let text: Located<String>
    public let role: Role
    /// Whether a source stands behind it, or it needs none.
    public let isCited: Bool
  }

  /// The name by which articles refer to it: unique among those that can be referred to.
  public let id: Identifier
  public let kind: Kind
  /// What it says; nil for what is more than one value.
  public let value: FactValue?
  /// The value much as the facts file writes it; empty when there is none.
  public let text: String
  /// What the facts file calls it; nil where the words of the interface have a label.
  public var label: Located<String>?
  /// The words that mark it in prose, each of one word or several; where there are none, its label
  /// and its name do.
  public var words: [String] = []
  /// Its texts in the order in which patients read them.
  public var texts: [Text] = []
  public var provenance = Provenance()
  /// The sources named by its texts.
  var textSources: [Located<String>] = []
  public let location: SourceLocation
  /// What else it is computed from.
  public var further: [SourceLocation] = []
  /// The entry that it is a part of, whose provenance it has; nil when the provenance is its own.
  public var owner: Identifier?
  /// Whether articles can refer to it.
  public var isReferable: Bool
  /// Whether it stands among the facts at a glance, where it is one of the clinic's own.
  public internal(set) var isKeyFact = true
  /// Whether the site says that it does.
  public internal(set) var isChosen = false

  init(_ id: Identifier, _ kind: Kind, _ value: FactValue? = nil, at location: SourceLocation) {
    self.id = id
    self.kind = kind
    self.value = value
    text = value?.plainText ?? ""
    self.location = location
    isReferable = value != nil
  }

  /// A fact of the site's own, which `words` mark in prose.
  public init(
    _ id: Identifier, value: FactValue, label: Located<String>?, words: [String] = [],
    at location: SourceLocation
  ) {
    self.init(id, .own, value, at: location)
    self.label = label
    self.words = words
  }

  /// Where it says that it, or one of its texts, rests on the source with the given id.
  public func citedPlaces(of id: String) -> [SourceLocation] {
    ((owner == nil ? provenance.sources : []) + textSources)
      .filter { $0.value.hasSameBytes(as: id) }.map(\.location)
  }

  /// A fact that is a text and nothing more.
  public init(text: Located<String>, named id: Identifier) {
    self.init(id, .text, .text(text.value), at: text.location)
  }
}

/// Everything that the facts of a subject say, as one table in the order of its pages.
/// Whoever needs facts by name, or all of them, asks here: references in articles, suggestions,
/// citations, checks, the review panel. A name is listed exactly when it has a value.
public struct FactIndex: Sendable {
  public let entries: [FactEntry]
  /// The rows that articles can refer to.
  private let rows: [Identifier: Int]

  /// An index of `entries`, of which the first of a name counts.
  public init(_ entries: [FactEntry] = []) {
    self.entries = entries
    rows = Dictionary(
      entries.indices.lazy.filter { entries[$0].isReferable }.map { (entries[$0].id, $0) }
    ) { first, _ in first }
  }

  /// The fact that articles mean by `name`; nil when there is none.
  public subscript(name: Identifier) -> FactEntry? { rows[name].map { entries[$0] } }

  public func contains(_ name: Identifier) -> Bool { rows[name] != nil }

  /// The entry called `name`, of several the one that is written at the start of `location`.
  public func entry(_ name: Identifier, at location: SourceLocation) -> FactEntry? {
    let named = entries.lazy.filter { $0.id == name }
    return named.first { $0.location.start == location.start } ?? named.first
  }

  /// The names that articles can refer to, in the order of their bytes.
  public var names: [Identifier] { rows.keys.sorted() }

  /// Whether articles can refer to the same names as in `other`, whatever the values.
  public func hasSameNames(as other: FactIndex) -> Bool {
    rows.count == other.rows.count && rows.keys.allSatisfy(other.contains)
  }

  /// The facts that the words of the interface label, because the facts file does not.
  public static let labelledNames: [Identifier] =
    (QuantityName.allCases.map(\.rawValue) + StatementName.allCases.map(\.rawValue)
    + ListName.allCases.map(\.rawValue) + ["prices", "risks", "evidence", "aftercare"])
    .map { Identifier($0) }

  /// Every mention of a source, with its place.
  public var citations: [Located<String>] {
    entries.flatMap { entry in
      entry.textSources + (entry.owner == nil ? entry.provenance.citations : [])
    }
  }

  /// The ids of all sources that the facts rest on or report, each once, in the order of bytes.
  public var citedSources: [String] {
    Set(citations.map { Identifier($0.value) }).sorted().map(\.text)
  }
}
