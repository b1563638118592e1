/// What a piece of a YAML file may be. A schema is made of shapes; the validator and the export
/// for editors both read it.
indirect enum Shape: Sendable {
  /// A text that a format takes.
  case scalar(ScalarFormat)
  /// A list with entries of one shape, of which there are at least so many.
  case list(Shape, atLeast: Int)
  /// Keys that the schema names.
  case mapping([Field])
  /// Keys that the writer chooses, with values of one shape.
  case keyed(ScalarFormat, Shape)
  /// One of several shapes, no two of the same kind of node.
  case either([Shape])

  /// A text that `parser` reads.
  static func value<Value>(_ parser: ScalarParser<Value>) -> Shape { .scalar(parser.format) }

  /// Any text.
  static let text = Shape.value(ScalarParser.text)
}

/// A key that a mapping can have.
struct Field: Sendable {
  /// The key.
  var key: String
  /// What its value may be.
  var shape: Shape
  /// Whether it must be there.
  var isRequired: Bool
  /// What it is for, in a few words that complete "write …" and serve as a hint in editors.
  var summary: String

  /// An optional key.
  static func optional(_ key: String, _ shape: Shape, _ summary: String) -> Field {
    Field(key: key, shape: shape, isRequired: false, summary: summary)
  }

  /// A key that must be there.
  static func required(_ key: String, _ shape: Shape, _ summary: String) -> Field {
    Field(key: key, shape: shape, isRequired: true, summary: summary)
  }
}

/// The schema of one kind of file.
struct Schema: Sendable {
  /// The first part of the ids of its diagnostics, such as `facts`.
  var prefix: String
  /// What messages call such a file: "the facts file".
  var name: String
  /// What the file may hold.
  var root: Shape
}

extension Shape {
  /// What messages call such a value.
  var name: String {
    switch self {
    case .scalar(let format): format.name
    case .list: "a list"
    case .mapping, .keyed: "a group of keys"
    case .either(let shapes): shapes.map(\.name).joined(separator: " or ")
    }
  }

  /// The shape among its alternatives that is of the same kind of node as `node`.
  func alternative(for node: YAMLNode) -> Shape? {
    switch (self, node.content) {
    case (.scalar, .scalar), (.list, .list), (.mapping, .mapping), (.keyed, .mapping): self
    case (.either(let shapes), _): shapes.lazy.compactMap { $0.alternative(for: node) }.first
    default: nil
    }
  }

  /// How to write such a value, for a writer who wrote something else.
  var instruction: String {
    switch self {
    case .scalar: "write \(name) on the same line as the key"
    case .list: "write each entry on a line of its own after '- '"
    case .mapping(let fields): "write keys below it, such as '\(Self.example(of: fields)):'"
    case .keyed: "write keys with values below it"
    case .either(let shapes): shapes.first?.instruction ?? ""
    }
  }

  private static func example(of fields: [Field]) -> String {
    (fields.first { $0.isRequired } ?? fields.first)?.key ?? ""
  }
}
