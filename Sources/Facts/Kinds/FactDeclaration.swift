public import Diagnostics
import Foundations

/// A fact that a site declares once for all its subjects, because Careleaf has no key for it.
public struct FactDeclaration: Sendable, Hashable {
  /// What can stand as its value.
  public enum Form: String, Sendable, CaseIterable {
    /// A number or a range with its unit.
    case quantity
    /// How long to wait before one can do something.
    case wait
    case frequency, chance, dose
    /// How much in which time, such as a weight gain.
    case pace
    /// Two numbers with a stroke between, such as a blood pressure.
    case pair
    case text
    case list
  }

  /// The key by which facts files give it and articles refer to it.
  public let id: Located<String>
  /// What patients read before the value.
  public let label: Located<String>
  public let form: Form
  /// Words that tell that a number in prose is about it, beside those of its label.
  public let words: [Located<String>]
  /// The folders of the kinds that have it; empty for all.
  public let folders: [Located<String>]
  /// Whether it stands among the facts at a glance.
  public let isKeyFact: Bool
  /// Whether it is about safety, so that a published page must show it.
  public let isSafety: Bool
  /// The unit of a number that stands without one; values in others of its dimension are allowed.
  public let unit: QuantityUnit?

  public init(
    id: Located<String>, label: Located<String>, form: Form, words: [Located<String>] = [],
    folders: [Located<String>] = [], isKeyFact: Bool = false, isSafety: Bool = false,
    unit: QuantityUnit? = nil
  ) {
    self.id = id
    self.label = label
    self.form = form
    self.words = words
    self.folders = folders
    self.isKeyFact = isKeyFact
    self.isSafety = isSafety
    self.unit = unit
  }

  /// Whether subjects in `folder` can have it.
  public func applies(to folder: String) -> Bool {
    folders.isEmpty || folders.contains { $0.value == folder }
  }
}

/// What is counted on a site and has no built-in unit, such as zones.
public struct UnitDeclaration: Sendable, Hashable {
  /// The key in the file of kinds.
  public let id: Located<String>
  public let one: Located<String>
  public let other: Located<String>

  public init(id: Located<String>, one: Located<String>, other: Located<String>) {
    self.id = id
    self.one = one
    self.other = other
  }

  public var unit: QuantityUnit {
    QuantityUnit(own: Identifier(id.value), one: one.value, other: other.value)
  }
}

/// The kinds of a site, and the facts and units that it declares.
public struct KindCatalog: Sendable, Hashable {
  /// The built-in kinds whose folders the site has not taken for its own, then those of the site in the
  /// order of its file.
  public let kinds: [SubjectKind]
  public let facts: [FactDeclaration]
  public let units: [UnitDeclaration]

  public init(
    own kinds: [SubjectKind] = [], facts: [FactDeclaration] = [], units: [UnitDeclaration] = []
  ) {
    let taken = kinds.map(\.folder)
    let builtIn = SubjectKind.builtIn.filter { kind in
      !taken.contains { $0.hasSameBytes(as: kind.folder) }
    }
    self.kinds = builtIn + kinds
    self.facts = facts
    self.units = units
  }

  public var ownUnits: [QuantityUnit] { units.map(\.unit) }

  public func kind(inFolder folder: String) -> SubjectKind? {
    kinds.first { $0.folder.utf8.elementsEqual(folder.utf8) }
  }

  public var folders: Set<String> { Set(kinds.map(\.folder)) }
}
