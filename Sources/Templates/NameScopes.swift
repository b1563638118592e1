/// The sections that enclose a place in a template, outermost first, and what names mean in them.
struct NameScopes {
  /// What a name can be looked up in.
  enum Scope {
    case fields(ViewFields)
    case text
    case html
  }

  /// What a name means.
  enum Meaning {
    case shape(ViewShape)
    /// There is nothing called `component`, which is one of the names between the dots; `known`
    /// are the names there, `owner` is the name before the dot.
    case unknown(component: Substring, owner: Substring?, known: [String])
    /// `.` where no text is meant.
    case noText
  }

  private let scopes: [Scope]
  /// The names of the sections that opened the inner scopes. In templates of the same page,
  /// scopes with the same trail mean the same.
  let trail: [String]

  /// The outermost scope: what a page offers.
  init(root: ViewFields) { self.init(scopes: [.fields(root)], trail: []) }

  private init(scopes: [Scope], trail: [String]) {
    self.scopes = scopes
    self.trail = trail
  }

  /// The scopes inside the section called `name`, for a value of the given shape.
  func inside(_ name: String, _ shape: ViewShape) -> NameScopes {
    switch shape {
    case .flag: self
    case .text, .texts: adding(.text, name)
    case .html: adding(.html, name)
    case .object(let fields, _), .list(let fields): adding(.fields(fields), name)
    }
  }

  private func adding(_ scope: Scope, _ name: String) -> NameScopes {
    NameScopes(scopes: scopes + [scope], trail: trail + [name])
  }

  /// What `name` means here, as `TemplateWriter` looks it up: the first component in the innermost
  /// scope that has it, the others in what it stands for.
  func meaning(of name: String) -> Meaning {
    if name == "." { return dot }
    let components = name.split(separator: ".")
    guard let first = components.first, var shape = shape(of: String(first)) else {
      return .unknown(component: components.first ?? "", owner: nil, known: names)
    }
    for (owner, component) in zip(components, components.dropFirst()) {
      guard case .object(let fields, _) = shape, let part = fields.shapes[String(component)] else {
        return .unknown(component: component, owner: owner, known: Self.parts(of: shape))
      }
      shape = part
    }
    return .shape(shape)
  }

  /// All names that can be used here, in alphabetical order.
  var names: [String] { Set(scopes.flatMap(Self.names)).sorted() }

  /// The names of the innermost scope.
  var innermostNames: [String] { scopes.last.map(Self.names) ?? [] }

  private var dot: Meaning {
    switch scopes.last {
    case .text: .shape(.text(optional: false))
    case .html: .shape(.html(optional: false))
    case .fields, nil: .noText
    }
  }

  private func shape(of name: String) -> ViewShape? {
    scopes.reversed().lazy.compactMap { scope in
      guard case .fields(let fields) = scope else { return nil }
      return fields.shapes[name]
    }.first
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
