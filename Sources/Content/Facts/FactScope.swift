import Diagnostics
public import Facts
public import Foundations

/// The facts that articles can refer to.
public struct FactScope: Sendable {
  private let clinic: FactIndex
  private let subjects: [Identifier: FactIndex]
  /// The subjects that have facts which could not be read.
  private let unread: [Identifier: Treatment]

  public init(clinic: Clinic, treatments: [Treatment]) {
    self.clinic = clinic.facts
    subjects = Dictionary(treatments.map { (Identifier($0.id), $0.facts) }) { first, _ in first }
    let unread = treatments.filter { !$0.unread.isEmpty }.map { (Identifier($0.id), $0) }
    self.unread = Dictionary(unread) { first, _ in first }
  }

  /// The fact that an article in the folder of `subject`, or outside of any, means by `name`; nil
  /// when there is no such fact.
  public func fact(_ name: Identifier, in subject: String?) -> FactEntry? {
    find(name, in: subject).flatMap { $0.index[$0.name] }
  }

  /// The id that `name` begins with, as an article in the folder of `subject`, or outside of any,
  /// says it of a fact or a block; nil when it means one of its own subject, or the clinic's.
  public func owner(
    of name: Identifier, isBlock: Bool, in subject: String?
  ) -> Identifier? {
    guard let owner = name.parts?.first, subjects[owner] != nil else { return nil }
    return !isBlock && isOwn(name, of: subject) ? nil : owner
  }

  /// Whether an article in the folder of `subject` means one of its own facts by `name`.
  public func isOwn(_ name: Identifier, of subject: String?) -> Bool {
    subject.flatMap { subjects[Identifier($0)] }?.contains(name) ?? false
  }

  func contains(_ name: Identifier, in subject: String?) -> Bool { find(name, in: subject) != nil }

  /// Whether an article means a fact by `name` that is there and could not be read, as its file's
  /// own error says.
  func couldNotRead(_ name: Identifier, in subject: String?) -> Bool {
    if unread.isEmpty { return false }
    if subject.flatMap({ unread[Identifier($0)] })?.couldNotRead(name) == true { return true }
    guard let (owner, rest) = name.parts else { return false }
    return unread[owner]?.couldNotRead(rest) ?? false
  }

  private func find(
    _ name: Identifier, in subject: String?
  ) -> (index: FactIndex, name: Identifier)? {
    if let own = subject.flatMap({ subjects[Identifier($0)] }), own.contains(name) {
      return (own, name)
    }
    guard let (owner, rest) = name.parts,
      let index = owner == Self.clinicPrefix ? clinic : subjects[owner], index.contains(rest)
    else { return nil }
    return (index, rest)
  }

  /// All names that an article can use, for the nearest-name search.
  func names(in subject: String?) -> [String] {
    let own = subject.flatMap { subjects[Identifier($0)] }?.names.map(\.text) ?? []
    let others = subjects.sorted { $0.key < $1.key } + [(Self.clinicPrefix, clinic)]
    return own + others.flatMap { id, index in index.names.map { "\(id).\($0)" } }
  }

  /// The block called `name`; nil when the article must name the treatment and does not, or names
  /// one that is not there.
  public func block(_ name: String, in treatment: String?) -> BlockKey? {
    guard let (owner, block) = Identifier(name).parts else {
      return treatment.map { BlockKey(treatment: $0, name: name) }
    }
    guard subjects[owner] != nil, block.parts == nil else { return nil }
    return BlockKey(treatment: owner.text, name: block.text)
  }

  var treatmentIDs: [String] { subjects.keys.sorted().map(\.text) }

  private static let clinicPrefix: Identifier = "clinic"
}

extension Clinic {
  /// What articles can refer to after `clinic.`.
  var facts: FactIndex {
    let texts: [(Identifier, Located<String>?)] = [
      ("name", name), ("phone", phone), ("emergency_number", emergencyNumber), ("email", email),
    ]
    return FactIndex(
      texts.compactMap { id, text in text.map { FactEntry(text: $0, named: id) } })
  }
}

/// A block with the treatment that it is about.
public struct BlockKey: Sendable, Hashable {
  /// The treatment's id.
  public let treatment: String
  public let name: String

  public init(treatment: String, name: String) {
    self.treatment = treatment
    self.name = name
  }
}
