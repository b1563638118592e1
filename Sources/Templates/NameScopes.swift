/// Where the value of a name is while a page renders.
struct ValuePlace {
  /// The number of the enclosing section, from the outermost, that has the name.
  let scope: Int
  /// The slot of the name's first part.
  let slot: Int
  /// The slots of the other parts, each in what the one before stands for.
  var parts: [Int] = []
}

/// The sections that enclose a place in a template, outermost first, and what names mean in them.
/// The check and the program that renders both ask here.
struct NameScopes {
  private enum Scope {
    case fields(ViewFields)
    /// A section for a value without names.
    case value(ViewShape)
  }

  enum Meaning {
    case value(ValuePlace, ViewShape)
    /// There is nothing called as the part of the name with this number; `known` are the names
    /// that it could have been, which not every mistake needs.
    case unknown(part: Int, known: () -> [String])
    /// `.` where no text is meant.
    case noText
  }

  private var scopes: [Scope]
  /// The scopes that are entered for each element of a list.
  private var lists: [Int] = []
  /// How many lists around come again for each element of another.
  private(set) var repetitions = 0
  /// The names of the sections that opened the inner scopes. In templates of the same page,
  /// scopes with the same trail mean the same.
  private(set) var trail: [String] = []

  init(root: ViewFields) { scopes = [.fields(root)] }

  /// Enters the section called `name` for a value of `shape`. A flag has nothing to enter.
  ///
  /// - Parameter isElsewhere: Whether it is a list that comes again for each element of another.
  mutating func enter(_ name: String, _ shape: ViewShape, isElsewhere: Bool = false) {
    if shape.isList { lists.append(scopes.count) }
    if isElsewhere { repetitions += 1 }
    switch shape {
    case .flag: return
    case .text, .texts: scopes.append(.value(.text(optional: false)))
    case .html, .fixed: scopes.append(.value(shape))
    case .object(let fields, _), .list(let fields): scopes.append(.fields(fields))
    }
    trail.append(name)
  }

  /// Whether a list is entered further in than the scope with a number.
  func isInList(from scope: Int) -> Bool { lists.last.map { $0 > scope } ?? false }

  /// What the name with the parts `path` means here: the first part in the innermost scope that
  /// has it, the others in what it stands for. `.` has no parts.
  func meaning(of path: [String]) -> Meaning {
    guard let first = path.first else { return dot }
    guard var (place, shape) = value(of: first) else { return .unknown(part: 0) { names } }
    for (index, name) in path.enumerated().dropFirst() {
      guard case .object(let fields, _) = shape, let (slot, part) = fields[name] else {
        return .unknown(part: index) { [shape] in Self.parts(of: shape) }
      }
      place.parts.append(slot)
      shape = part
    }
    return .value(place, shape)
  }

  /// All names that can be used here, in alphabetical order.
  private var names: [String] {
    scopes.count == 1 ? innermostNames : Set(scopes.flatMap(Self.names)).sorted()
  }

  var innermostNames: [String] { scopes.last.map(Self.names) ?? [] }

  private var dot: Meaning {
    guard case .value(let shape) = scopes.last else { return .noText }
    return .value(ValuePlace(scope: scopes.count - 1, slot: 0), shape)
  }

  private func value(of name: String) -> (ValuePlace, ViewShape)? {
    for (number, scope) in scopes.enumerated().reversed() {
      if case .fields(let fields) = scope, let (slot, shape) = fields[name] {
        return (ValuePlace(scope: number, slot: slot), shape)
      }
    }
    return nil
  }

  private static func names(in scope: Scope) -> [String] {
    guard case .fields(let fields) = scope else { return [] }
    return fields.names
  }

  private static func parts(of shape: ViewShape) -> [String] {
    guard case .object(let fields, _) = shape else { return [] }
    return fields.names
  }
}
