import Diagnostics
import Foundations

/// Compares a YAML tree with a schema and reports everything that does not fit.
struct SchemaValidator {
  private let schema: Schema
  private var diagnostics: [Diagnostic] = []

  /// What a message is about, and the place for what is missing in it.
  private struct Subject {
    private enum Thing {
      case file(String)
      case key(String)
      case entry(of: String?)
    }

    private let thing: Thing
    let location: SourceLocation
    /// What to write there, where that is known.
    private(set) var summary: String?

    init(file name: String, at location: SourceLocation) {
      thing = .file(name)
      self.location = location
    }

    init(_ entry: YAMLNode.Entry, summary: String? = nil) {
      thing = .key(entry.key.value)
      location = entry.key.location
      self.summary = summary
    }

    private init(_ thing: Thing, at location: SourceLocation) {
      self.thing = thing
      self.location = location
    }

    func entry(at location: SourceLocation) -> Subject {
      switch thing {
      case .file: Subject(.entry(of: nil), at: location)
      case .key(let key): Subject(.entry(of: key), at: location)
      case .entry: Subject(thing, at: location)
      }
    }

    var isFile: Bool { if case .file = thing { true } else { false } }

    /// Its name in a sentence, which only a message needs.
    var name: String {
      switch thing {
      case .file(let name): name
      case .key(let key): key.quoted
      case .entry(let key): key.map { "an entry of '\($0)'" } ?? "an entry"
      }
    }
  }

  /// What of `node` does not fit `schema`; keys missing at the top are reported at `location`.
  static func diagnostics(
    of node: YAMLNode, schema: Schema, at location: SourceLocation
  ) -> [Diagnostic] {
    var validator = SchemaValidator(schema: schema)
    validator.validate(node, schema.root, Subject(file: schema.name, at: location))
    return validator.diagnostics
  }

  private mutating func validate(_ node: YAMLNode, _ shape: Shape, _ subject: Subject) {
    if case .texts = shape {} else if node.isMissing { return reportEmpty(subject) }
    guard let shape = shape.alternative(for: node) else {
      return report(
        .wrongType, "\(subject.name) must be \(shape.name), not \(node.kindName)",
        at: node.location, help: shape.instruction)
    }
    switch shape {
    case .scalar(let format): validate(node, format, subject)
    case .list(let entry, let minimum): validate(node, entry, minimum, subject)
    case .mapping(let fields): validate(node.entries, fields, subject)
    case .keyed(let key, let value): validate(node.entries, key, value, subject)
    case .texts:
      for entry in node.entries { validate(entry.value, shape, Subject(entry)) }
    case .either: break
    }
  }

  private mutating func validate(_ node: YAMLNode, _ format: ScalarFormat, _ subject: Subject) {
    guard case .scalar(let text, _) = node.content else { return }
    if text.allSatisfy(\.isWhitespace) { return reportEmpty(subject, at: node.location) }
    if Gap.isGap(text) {
      return diagnostics.append(
        Gap.diagnostic(
          subject.name, hint: Gap.hint(text), at: node.location, canWait: schema.canWait))
    }
    guard let problem = format.problem(text) else { return }
    report(problem, at: node.location)
  }

  private mutating func validate(
    _ node: YAMLNode, _ entry: Shape, _ minimum: Int, _ subject: Subject
  ) {
    guard !hasTooMany(node.items.lazy.map(\.location), subject) else { return }
    for item in node.items { validate(item, entry, subject.entry(at: item.location)) }
    guard node.items.count < minimum else { return }
    report(
      .emptyList, "\(subject.name) has no entries", at: node.location,
      help: "write \(subject.summary ?? "at least one")")
  }

  private mutating func validate(
    _ entries: [YAMLNode.Entry], _ fields: [Field], _ subject: Subject
  ) {
    var meant: Set<String> = []
    lazy var names = KeyNames(fields.map(\.key))
    for entry in entries {
      let key = entry.key.value
      guard let field = fields.first(where: { $0.key == key }) else {
        if let nearest = reportUnknown(entry, names, subject) { meant.insert(nearest) }
        continue
      }
      validate(entry.value, field.shape, Subject(entry, summary: field.summary))
    }
    for field in fields where field.isRequired && !meant.contains(field.key) {
      guard !entries.contains(where: { $0.key.value == field.key }) else { continue }
      report(
        .missingKey, "\(subject.name) has no '\(field.key)'", at: subject.location,
        help: "add '\(field.key)': \(field.summary)")
    }
    if subject.isFile { checkRequirements(entries, meant, subject) }
  }

  /// Reports the requirements of which no key is there, nor one that was probably meant.
  private mutating func checkRequirements(
    _ entries: [YAMLNode.Entry], _ meant: Set<String>, _ subject: Subject
  ) {
    let excuses = schema.excuses.flatMap { key in entries.first { $0.key.value == key } }
    let known = meant.union(entries.map(\.key.value))
      .union(excuses?.value.entries.map(\.key.value) ?? [])
    for requirement in schema.requirements where known.isDisjoint(with: requirement.keys) {
      let key = requirement.keys.first ?? ""
      let others = requirement.keys.dropFirst().map { ", or '\($0)'" }.joined()
      report(
        .missingKey, "\(subject.name) has no '\(key)'", at: subject.location,
        help: "add '\(key)': \(requirement.summary)\(others)")
    }
  }

  private mutating func validate(
    _ entries: [YAMLNode.Entry], _ format: ScalarFormat, _ value: Shape, _ subject: Subject
  ) {
    if entries.isEmpty {
      report(
        .emptyList, "\(subject.name) has no entries", at: subject.location,
        help: "write at least one")
    }
    guard !hasTooMany(entries.lazy.map(\.key.location), subject) else { return }
    for entry in entries {
      let key = entry.key
      if let problem = format.problem(key.value) { report(problem, at: key.location) }
      validate(entry.value, value, Subject(entry))
    }
  }

  /// Whether there are more entries than the schema allows, which is reported at the first of them.
  private mutating func hasTooMany(
    _ places: some RandomAccessCollection<SourceLocation>, _ subject: Subject
  ) -> Bool {
    guard let most = schema.mostEntries, let first = places.dropFirst(most).first else {
      return false
    }
    report(
      .tooMany, "\(subject.name) has \(places.count) entries, and \(most) are the most",
      at: first, help: "leave out what patients can do without, or join entries")
    return true
  }

  private mutating func reportEmpty(_ subject: Subject, at location: SourceLocation? = nil) {
    report(
      .empty, "\(subject.name) is empty", at: location ?? subject.location,
      help: "write something after it, or remove the line")
  }

  /// Returns the key that was probably meant, which is then not missing as well.
  private mutating func reportUnknown(
    _ entry: YAMLNode.Entry, _ names: KeyNames, _ subject: Subject
  ) -> String? {
    let key = entry.key
    let nearest = names.nearest(to: key.value)
    var diagnostic = Diagnostic(
      schema.rule(.unknownKey), "\(key.value.quoted) is not a key of \(subject.name)",
      at: key.location, nearest: nearest)
    if subject.isFile, let help = schema.unknownKeyHelp {
      if nearest == nil { diagnostic.help = help } else { diagnostic.explanation = "Or: \(help)." }
    } else if nearest == nil, entry.isPieceOfText {
      diagnostic.help = "between { and } a text ends at a comma: put all of it in double quotes"
    } else if nearest == nil {
      let list = names.keys.joined(separator: ", ")
      diagnostic.explanation = "The keys that can stand here are \(list)."
    }
    diagnostics.append(diagnostic)
    return nearest
  }

  private mutating func report(
    _ kind: SchemaProblem, _ message: String, at location: SourceLocation, help: String
  ) {
    diagnostics.append(Diagnostic(schema.rule(kind), message, at: location, help: help))
  }

  private mutating func report(_ problem: ScalarProblem, at location: SourceLocation) {
    diagnostics.append(
      Diagnostic(
        problem.rule.inFamily(schema.prefix), problem.message, at: location,
        nearest: problem.nearest, orElse: problem.help))
  }
}

/// The keys of a group, to find the one that was meant by another.
private struct KeyNames {
  let keys: [String]
  private let search: NearestName
  private let words: [Set<[UInt8]>]

  init(_ keys: [String]) {
    self.keys = keys
    search = NearestName(in: keys)
    words = keys.map(Self.words)
  }

  /// The one that is nearly `text`; else the only one whose words all stand in it, or that has all
  /// of its words: 'how_often' is 'often', and 'phase' is 'phase_name'.
  func nearest(to text: String) -> String? {
    if let nearest = search.match(for: text) { return nearest }
    let wanted = Self.words(of: text)
    let found = words.indices.filter {
      words[$0].isSubset(of: wanted) || wanted.isSubset(of: words[$0])
    }
    return found.count == 1 && !wanted.isEmpty ? keys[found[0]] : nil
  }

  private static func words(of text: String) -> Set<[UInt8]> {
    Set(text.utf8.split { $0 == UInt8(ascii: "_") || $0 == UInt8(ascii: "-") }.map(Array.init))
  }
}

extension YAMLNode.Entry {
  /// Whether it seems to go on a text that a comma has cut off: words with nothing behind them.
  fileprivate var isPieceOfText: Bool {
    guard case .scalar(let text, _) = value.content else { return false }
    // The thousands of a number are one too: { chance: 1 in 1,000 }.
    return text.isEmpty
      && (key.value.utf8.contains(UInt8(ascii: " ")) || key.value.utf8.allSatisfy(\.isDigit))
  }
}

extension YAMLNode {
  fileprivate var kindName: String {
    switch content {
    case .scalar: "a text"
    case .list: "a list"
    case .mapping: "a group of keys"
    }
  }
}
