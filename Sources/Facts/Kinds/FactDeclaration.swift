public import Diagnostics

/// A fact that a site declares once for all its subjects, because Careleaf has no key for it.
public struct FactDeclaration: Sendable, Hashable {
  /// What can stand as its value.
  public enum Form: String, Sendable, CaseIterable {
    /// A number or a range with its unit.
    case quantity
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

  public init(
    id: Located<String>, label: Located<String>, form: Form, words: [Located<String>] = [],
    folders: [Located<String>] = [], isKeyFact: Bool = false
  ) {
    self.id = id
    self.label = label
    self.form = form
    self.words = words
    self.folders = folders
    self.isKeyFact = isKeyFact
  }

  /// Whether subjects in `folder` can have it.
  public func applies(to folder: String) -> Bool {
    folders.isEmpty || folders.contains { $0.value == folder }
  }
}

/// The kinds of a site and the facts that it declares.
public struct KindCatalog: Sendable, Hashable {
  /// The built-in kinds, then those of the site in the order of its file.
  public let kinds: [SubjectKind]
  public let facts: [FactDeclaration]

  public init(own kinds: [SubjectKind] = [], facts: [FactDeclaration] = []) {
    self.kinds = SubjectKind.builtIn + kinds
    self.facts = facts
  }

  public func kind(inFolder folder: String) -> SubjectKind? {
    kinds.first { $0.folder.utf8.elementsEqual(folder.utf8) }
  }

  public var folders: Set<String> { Set(kinds.map(\.folder)) }
}
