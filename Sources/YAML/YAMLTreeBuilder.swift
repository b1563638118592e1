import Diagnostics

/// Puts a tree together from events and reports what Careleaf does not take from YAML.
struct YAMLTreeBuilder {
  /// The document, once it is complete.
  var root: YAMLNode?
  /// What was found.
  var diagnostics: [Diagnostic] = []
  /// Whether the rest of the file is of no interest.
  private(set) var isFinished = false

  private var marks: YAMLMarks
  private var frames: [Frame] = []
  private var hasDocument = false

  private struct Frame {
    var isMapping: Bool
    var location: SourceLocation
    var items: [YAMLNode] = []
    var entries: [YAMLNode.Entry] = []
    var key: Located<String>?
    var keys: [String: SourceLocation] = [:]
  }

  /// A builder that places nodes by `marks`.
  init(marks: YAMLMarks) { self.marks = marks }

  /// Takes the next event.
  mutating func take(_ event: YAMLEvent) {
    let location = marks.location(event.start, event.end)
    reportProperties(event, at: location)
    switch event.kind {
    case .documentStart: startDocument(at: location)
    case .scalar(let text, let isPlain):
      if isPlain, !text.isEmpty { warnOfComment(after: event.end) }
      add(YAMLNode(content: .scalar(text, isPlain: isPlain), location: location))
    case .alias(let name):
      reportShorthand("'*\(name)' stands for a value written elsewhere", at: location)
      add(YAMLNode(content: .scalar("*\(name)", isPlain: true), location: location))
    case .listStart: open(isMapping: false, at: location)
    case .mappingStart: open(isMapping: true, at: location)
    case .listEnd, .mappingEnd: close(at: location)
    case .documentEnd, .other: break
    }
  }

  private mutating func startDocument(at location: SourceLocation) {
    if hasDocument {
      stop(
        Diagnostic(
          "yaml/several-documents", .error, "'---' begins a second document in the same file",
          at: location, help: "keep one document in a file"))
    }
    hasDocument = true
  }

  private mutating func open(isMapping: Bool, at location: SourceLocation) {
    if let frame = frames.last, frame.isMapping, frame.key == nil {
      return stop(Self.complexKey(at: location))
    }
    if frames.count == YAMLReader.depthLimit {
      return stop(Self.tooDeep(at: location))
    }
    frames.append(Frame(isMapping: isMapping, location: location))
  }

  private mutating func close(at end: SourceLocation) {
    guard let frame = frames.popLast() else { return }
    var location = frame.location
    if let last = end.end, last.line == location.start?.line {
      location.end = last
    } else if let key = frame.entries.first?.key.location, key.start == location.start {
      location = key
    }
    let content: YAMLNode.Content =
      frame.isMapping ? .mapping(frame.entries) : .list(frame.items)
    add(YAMLNode(content: content, location: location))
  }

  private mutating func add(_ node: YAMLNode) {
    guard let top = frames.indices.last else {
      if root == nil { root = node }
      return
    }
    if !frames[top].isMapping {
      frames[top].items.append(node)
    } else if let key = frames[top].key {
      frames[top].key = nil
      addEntry(YAMLNode.Entry(key: key, value: node), to: top)
    } else if case .scalar(let text, let isPlain) = node.content {
      if text == "<<", isPlain { reportShorthand("'<<' takes over other keys", at: node.location) }
      frames[top].key = Located(text, at: node.location)
    }
  }

  private mutating func addEntry(_ entry: YAMLNode.Entry, to frame: Int) {
    if let first = frames[frame].keys[entry.key.value] {
      diagnostics.append(
        Diagnostic(
          "yaml/duplicate-key", .error, "the key '\(entry.key.value)' is written twice",
          at: entry.key.location, help: "keep one of the two",
          notes: [.init("it is first written here", at: first)]))
    } else {
      frames[frame].keys[entry.key.value] = entry.key.location
      frames[frame].entries.append(entry)
    }
  }

  private mutating func reportProperties(_ event: YAMLEvent, at location: SourceLocation) {
    if let anchor = event.anchor {
      reportShorthand(
        "'&\(anchor)' names a value to use elsewhere", at: location.start(count: anchor.count + 1))
    }
    if event.tag != nil {
      diagnostics.append(
        Diagnostic(
          "yaml/tag", .error, "a value that begins with '!' is a YAML tag",
          at: location.start(count: 1), help: "put the text in double quotes"))
    }
  }

  private mutating func warnOfComment(after end: YAMLMark) {
    guard let comment = marks.hangingComment(after: end) else { return }
    diagnostics.append(
      Diagnostic(
        "yaml/comment", .warning, "\(comment.value.quoted) is taken for a comment and left out",
        at: comment.location,
        help: "put the whole text in double quotes, or a space after '#'"))
  }

  private mutating func reportShorthand(_ message: String, at location: SourceLocation) {
    diagnostics.append(
      Diagnostic(
        "yaml/alias", .error, message, at: location, help: "write the value out",
        explanation: "If it is meant as text, put it in double quotes."))
  }

  private mutating func stop(_ diagnostic: Diagnostic) {
    diagnostics.append(diagnostic)
    root = nil
    frames = []
    isFinished = true
  }

  /// The problem of a document that is nested too deep at `location`.
  static func tooDeep(at location: SourceLocation) -> Diagnostic {
    let message = "lists and keys are nested more than \(YAMLReader.depthLimit) deep"
    return Diagnostic("yaml/too-deep", .error, message, at: location, help: "nest less")
  }

  private static func complexKey(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      "yaml/complex-key", .error, "a list or a group of keys stands where a key belongs",
      at: location, help: "put the text in double quotes",
      explanation: "Text that begins with '{' or '[' needs double quotes: \"{{ sessions }}\".")
  }
}

extension SourceLocation {
  /// The first `count` characters of the stretch.
  fileprivate func start(count: Int) -> SourceLocation {
    guard let start else { return self }
    let end = SourcePosition(line: start.line, column: start.column + count)
    return SourceLocation(path: path, start: start, end: end)
  }
}
