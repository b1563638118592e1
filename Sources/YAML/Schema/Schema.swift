public import Diagnostics

/// What a piece of a YAML file may be. A schema is made of shapes; the validator and the export
/// for editors both read it.
public indirect enum Shape: Sendable {
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
  public static func value<Value>(_ parser: ScalarParser<Value>) -> Shape {
    .scalar(parser.format)
  }

  /// Any text.
  public static let text = Shape.value(ScalarParser.text)
}

/// A key that a mapping can have.
public struct Field: Sendable {
  /// The key.
  public var key: String
  /// What its value may be.
  public var shape: Shape
  /// Whether it must be there.
  public var isRequired: Bool
  /// What it is for, in a few words that complete "write …" and serve as a hint in editors.
  public var summary: String

  /// A key with the shape of its value.
  public init(key: String, shape: Shape, isRequired: Bool, summary: String) {
    self.key = key
    self.shape = shape
    self.isRequired = isRequired
    self.summary = summary
  }

  /// An optional key.
  public static func optional(_ key: String, _ shape: Shape, _ summary: String) -> Field {
    Field(key: key, shape: shape, isRequired: false, summary: summary)
  }

  /// A key that must be there.
  public static func required(_ key: String, _ shape: Shape, _ summary: String) -> Field {
    Field(key: key, shape: shape, isRequired: true, summary: summary)
  }
}

/// The schema of one kind of file.
public struct Schema: Sendable {
  /// The first part of the ids of its diagnostics, such as `facts`.
  public var prefix: String
  /// What messages call such a file: "the facts file".
  public var name: String
  /// What the file may hold.
  public var root: Shape

  /// A schema of files called `name` in messages.
  public init(prefix: String, name: String, root: Shape) {
    self.prefix = prefix
    self.name = name
    self.root = root
  }
}

extension Shape {
  /// What messages call such a value.
  public var name: String {
    switch self {
    case .scalar(let format): format.name
    case .list: "a list"
    case .mapping, .keyed: "a group of keys"
    case .either(let shapes): shapes.map(\.name).joined(separator: " or ")
    }
  }

  /// The shape among its alternatives that is of the same kind of node as `node`.
  public func alternative(for node: YAMLNode) -> Shape? {
    switch (self, node.content) {
    case (.scalar, .scalar), (.list, .list), (.mapping, .mapping), (.keyed, .mapping): self
    case (.either(let shapes), _): shapes.lazy.compactMap { $0.alternative(for: node) }.first
    default: nil
    }
  }

  /// How to write such a value, for a writer who wrote something else.
  public var instruction: String {
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

/// A YAML file, or the front matter of an article, on its way to a value.
public struct ContentFile {
  /// The file.
  public var file: SourceFile
  /// The lines that hold YAML, from 1; nil for all of them.
  public var lines: Range<Int>?

  /// The given `lines` of `file`.
  public init(file: SourceFile, lines: Range<Int>? = nil) {
    self.file = file
    self.lines = lines
  }

  /// The tree of the file, compared with `schema`; nil when it cannot be read.
  ///
  /// Every problem goes to `diagnostics`.
  public func read(_ schema: Schema, _ diagnostics: inout [Diagnostic]) -> YAMLNode? {
    let known = diagnostics.count
    let location = top
    guard let node = YAMLReader(file, lines: lines).read(&diagnostics) else {
      if diagnostics.count == known {
        diagnostics.append(
          Diagnostic("\(schema.prefix)/empty", .error, "\(schema.name) is empty", at: location))
      }
      return nil
    }
    let place = location.start == nil ? beginning(of: node) : location
    diagnostics += SchemaValidator.diagnostics(of: node, schema: schema, at: place)
    return node
  }

  /// The place of what is missing in a file of YAML alone: where its first key stands.
  private func beginning(of node: YAMLNode) -> SourceLocation {
    SourceLocation(path: file.path, start: node.entries.first?.key.location.start)
  }

  /// The place of what is missing: the whole file, or the line that opens the front matter.
  private var top: SourceLocation {
    guard let lines, lines.lowerBound > 1 else { return SourceLocation(path: file.path) }
    let line = lines.lowerBound - 1
    return SourceLocation(
      path: file.path, start: SourcePosition(line: line, column: 1),
      end: SourcePosition(line: line, column: file.line(line).count + 1))
  }
}
