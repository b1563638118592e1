public import Diagnostics

/// What a piece of a YAML file may be. A schema is made of shapes; the validator and the export
/// for editors both read it.
public indirect enum Shape: Sendable {
  case scalar(ScalarFormat)
  case list(Shape, atLeast: Int)
  /// Keys that the schema names.
  case mapping([Field])
  /// Keys that the writer chooses, with values of one shape.
  case keyed(ScalarFormat, Shape)
  /// Texts, also empty ones, under keys that the writer chooses, in groups however deep.
  case texts
  /// One of several shapes, no two of the same kind of node.
  case either([Shape])

  public static func value<Value>(_ parser: ScalarParser<Value>) -> Shape {
    .scalar(parser.format)
  }

  public static let text = Shape.value(ScalarParser.text)
}

public struct Field: Sendable {
  public var key: String
  public var shape: Shape
  public var isRequired: Bool
  /// Whether skeletons have it although it can be left out.
  public var isUsual = false
  /// What it is for, in a few words that complete "write …" and serve as a hint in editors.
  public var summary: String

  public init(key: String, shape: Shape, isRequired: Bool, summary: String) {
    self.key = key
    self.shape = shape
    self.isRequired = isRequired
    self.summary = summary
  }

  public static func optional(_ key: String, _ shape: Shape, _ summary: String) -> Field {
    Field(key: key, shape: shape, isRequired: false, summary: summary)
  }

  /// One that can be left out, but most files have.
  public static func usual(_ key: String, _ shape: Shape, _ summary: String) -> Field {
    var field = optional(key, shape, summary)
    field.isUsual = true
    return field
  }

  public static func required(_ key: String, _ shape: Shape, _ summary: String) -> Field {
    Field(key: key, shape: shape, isRequired: true, summary: summary)
  }
}

/// Keys at the top of a file of which one must be there.
public struct KeyRequirement: Sendable, Hashable {
  /// The keys; the first is the usual one.
  public var keys: [String]
  /// What the usual one is for, as in a `Field`.
  public var summary: String

  public init(keys: [String], summary: String) {
    self.keys = keys
    self.summary = summary
  }
}

public struct Schema: Sendable {
  /// The first part of the ids of its diagnostics, such as `facts`.
  public var prefix: String
  /// What messages call such a file: "the facts file".
  public var name: String
  public var root: Shape
  /// How many entries a list, or a group of keys that the writer chooses, has at most; nil for any
  /// number. A limit is for what is shown as a whole in several places.
  public var mostEntries: Int?
  /// What must be at the top beside the required keys.
  public var requirements: [KeyRequirement]
  /// A key at the top under which a writer says of required keys why they are not there.
  public var excuses: String?
  /// What to do about a key at the top that the schema does not know; nil to list those it knows.
  public var unknownKeyHelp: String?

  /// Whether the rest of the site can be published while such a file has gaps.
  public var canWait: Bool
  /// What stands for a gap where not every text can be read, in the order in which they are tried.
  public var standIns: [String]

  public init(
    prefix: String, name: String, root: Shape, mostEntries: Int? = nil, canWait: Bool = false,
    standIns: [String] = [], requirements: [KeyRequirement] = [], excuses: String? = nil,
    unknownKeyHelp: String? = nil
  ) {
    self.prefix = prefix
    self.name = name
    self.root = root
    self.mostEntries = mostEntries
    self.requirements = requirements
    self.excuses = excuses
    self.unknownKeyHelp = unknownKeyHelp
    self.canWait = canWait
    self.standIns = standIns
  }

  public func rule(_ problem: SchemaProblem) -> DiagnosticRule { problem.rule.inFamily(prefix) }
}

extension Shape {
  /// What messages call such a value.
  var name: String {
    switch self {
    case .scalar(let format): format.name
    case .list: "a list"
    case .mapping, .keyed: "a group of keys"
    case .texts: "a text or a group of texts"
    case .either(let shapes): shapes.map(\.name).joined(separator: " or ")
    }
  }

  /// The shape among its alternatives that is of the same kind of node as `node`.
  func alternative(for node: YAMLNode) -> Shape? {
    switch (self, node.content) {
    case (.scalar, .scalar), (.list, .list), (.mapping, .mapping), (.keyed, .mapping),
      (.texts, .scalar), (.texts, .mapping):
      self
    case (.either(let shapes), _): shapes.lazy.compactMap { $0.alternative(for: node) }.first
    default: nil
    }
  }

  /// How to write such a value, for a writer who wrote something else.
  var instruction: String {
    switch self {
    case .scalar: "write \(name) on the same line as the key"
    case .texts: "write a text on the same line as the key, or keys with texts below it"
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

extension Schema {
  /// The tree of a YAML file, or of the `lines` of one (from 1) that hold YAML, compared with the
  /// schema; nil when it cannot be read. Every problem goes to `diagnostics`.
  public func read(
    _ file: SourceFile, lines: Range<Int>? = nil, _ diagnostics: inout [Diagnostic]
  ) -> YAMLNode? {
    let known = diagnostics.count
    let top = Self.top(of: file, lines)
    guard let node = YAMLReader(file, lines: lines).read(&diagnostics) else {
      if diagnostics.count == known {
        diagnostics.append(Diagnostic(rule(.empty), "\(name) is empty", at: top))
      }
      return nil
    }
    let first = SourceLocation(path: file.path, start: node.entries.first?.key.location.start)
    let found = SchemaValidator.diagnostics(
      of: node, schema: self, at: top.start == nil ? first : top)
    diagnostics += found
    return found.hasGaps ? fillingGaps(of: node) : node
  }

  /// The tree of a file that is known to fit, such as one that comes with the program.
  public static func readKnown(_ file: SourceFile) -> YAMLNode? {
    var problems: [Diagnostic] = []
    return YAMLReader(file).read(&problems)
  }

  /// The place of what is missing: the whole file, or the line that opens the front matter.
  private static func top(of file: SourceFile, _ lines: Range<Int>?) -> SourceLocation {
    guard let lines, lines.lowerBound > 1 else { return SourceLocation(path: file.path) }
    let line = lines.lowerBound - 1
    return SourceLocation(
      path: file.path, start: SourcePosition(line: line, column: 1),
      end: SourcePosition(line: line, column: file.line(line).count + 1))
  }
}
