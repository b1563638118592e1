public import Diagnostics

/// Reads one YAML document into a tree that knows where everything stands. It takes the part of
/// YAML that people write by hand. Anchors, aliases, merge keys, tags and keys that are no text
/// are errors and are never expanded, so that no file costs more than its length.
struct YAMLReader {
  static let depthLimit = 64

  private let file: SourceFile
  private let lines: Range<Int>

  /// A reader of the given `lines` (from 1) of `file`; of all of them when none are given.
  init(_ file: SourceFile, lines: Range<Int>? = nil) {
    self.file = file
    self.lines = lines ?? 1..<file.lineCount + 1
  }

  /// The document's root; nil when there is none or it cannot be read. Every problem goes to
  /// `diagnostics`. A file of comments alone is no problem here.
  func read(_ diagnostics: inout [Diagnostic]) -> YAMLNode? {
    let prepared = YAMLText(file, lines: lines)
    diagnostics += prepared.diagnostics
    var builder = YAMLTreeBuilder(marks: YAMLMarks(file, firstLine: lines.lowerBound))
    do throws(YAMLParserError) {
      try YAMLEvents.forEach(in: prepared.bytes) { event in
        builder.take(event)
        return !builder.isFinished
      }
    } catch {
      let problem = YAMLSyntaxError(error, file: file, firstLine: lines.lowerBound)
      builder.stop(prepared.diagnostics.isEmpty ? problem.diagnostic : nil)
    }
    diagnostics += builder.diagnostics
    guard prepared.hasSoundIndentation, let root = builder.root, !root.isMissing else {
      return nil
    }
    return root
  }
}

/// Puts a tree together from events and reports what Careleaf does not take from YAML.
private struct YAMLTreeBuilder {
  /// The document, once it is complete.
  private(set) var root: YAMLNode?
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the rest of the file is of no interest.
  private(set) var isFinished = false

  private var marks: YAMLMarks
  private var frames: [Frame] = []
  private var hasDocument = false

  private struct Frame {
    let isMapping: Bool
    let location: SourceLocation
    var items: [YAMLNode] = []
    var entries: [YAMLNode.Entry] = []
    /// The key whose value comes next.
    var key: Located<String>?
    var keys: [String: SourceLocation] = [:]
  }

  init(marks: YAMLMarks) { self.marks = marks }

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
          YAMLProblem.severalDocuments, "'---' begins a second document in the same file",
          at: location, help: "keep one document in a file"))
    }
    hasDocument = true
  }

  private mutating func open(isMapping: Bool, at location: SourceLocation) {
    if let frame = frames.last, frame.isMapping, frame.key == nil {
      return stop(Self.complexKey(at: location))
    }
    if frames.count == YAMLReader.depthLimit { return stop(Self.tooDeep(at: location)) }
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
          YAMLProblem.duplicateKey, "the key '\(entry.key.value)' is written twice",
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
          YAMLProblem.tag, "a value that begins with '!' is a YAML tag",
          at: location.start(count: 1), help: "put the text in double quotes"))
    }
  }

  private mutating func warnOfComment(after end: YAMLMark) {
    guard let comment = marks.hangingComment(after: end) else { return }
    diagnostics.append(
      Diagnostic(
        YAMLProblem.comment, "\(comment.value.quoted) is taken for a comment and left out",
        at: comment.location, help: "put the whole text in double quotes, or a space after '#'"))
  }

  private mutating func reportShorthand(_ message: String, at location: SourceLocation) {
    diagnostics.append(
      Diagnostic(
        YAMLProblem.alias, message, at: location, help: "write the value out",
        explanation: "If it is meant as text, put it in double quotes."))
  }

  /// Gives up the document because of `diagnostic`, or of what was reported already.
  mutating func stop(_ diagnostic: Diagnostic?) {
    if let diagnostic { diagnostics.append(diagnostic) }
    root = nil
    frames = []
    isFinished = true
  }

  private static func tooDeep(at location: SourceLocation) -> Diagnostic {
    let message = "lists and keys are nested more than \(YAMLReader.depthLimit) deep"
    return Diagnostic(YAMLProblem.tooDeep, message, at: location, help: "nest less")
  }

  private static func complexKey(at location: SourceLocation) -> Diagnostic {
    Diagnostic(
      YAMLProblem.complexKey, "a list or a group of keys stands where a key belongs",
      at: location, help: "put the text in double quotes",
      explanation: "Text that begins with '{' or '[' needs double quotes: \"{{ sessions }}\".")
  }
}

extension SourceLocation {
  fileprivate func start(count: Int) -> SourceLocation {
    guard let start else { return self }
    let end = SourcePosition(line: start.line, column: start.column + count)
    return SourceLocation(path: path, start: start, end: end)
  }
}

/// Turns libyaml's places into places of the file. The columns of one line are kept, so that a
/// long line with many nodes is counted once.
private struct YAMLMarks {
  private let file: SourceFile
  private let firstLine: Int
  private var line = 0
  private var columns: [Int] = []
  /// The line's scalars, where it may have a comment.
  private var scalars: [Unicode.Scalar] = []

  /// Places in a document that begins at `firstLine` (from 1) of `file`.
  init(_ file: SourceFile, firstLine: Int) {
    self.file = file
    self.firstLine = firstLine
  }

  mutating func location(_ start: YAMLMark, _ end: YAMLMark) -> SourceLocation {
    SourceLocation(path: file.path, start: position(start), end: position(end))
  }

  /// What looks like a comment but hangs on the text that ends at `mark`, such as `#1` in
  /// `Our #1 choice`; nil when there is none.
  mutating func hangingComment(after mark: YAMLMark) -> Located<String>? {
    let place = position(mark)
    guard mark.column < scalars.count else { return nil }
    let rest = scalars[mark.column...]
    let sign = rest.prefix { $0 == " " }.endIndex
    guard sign + 1 < rest.endIndex, rest[sign] == "#",
      !" #!".unicodeScalars.contains(rest[sign + 1])
    else { return nil }
    var text = String.UnicodeScalarView()
    text.append(contentsOf: rest[sign...])
    let column = place.column + sign - mark.column
    return Located(
      String(text),
      at: SourceLocation(
        path: file.path, start: SourcePosition(line: place.line, column: column),
        end: SourcePosition(line: place.line, column: column + String(text).count)))
  }

  private mutating func position(_ mark: YAMLMark) -> SourcePosition {
    let line = firstLine + mark.line
    if line > file.lineCount {
      let last = file.lineCount
      return SourcePosition(line: last, column: file.line(last).count + 1)
    }
    if line != self.line { enter(line) }
    let column = columns.isEmpty ? mark.column + 1 : columns[min(mark.column, columns.count - 1)]
    return SourcePosition(line: line, column: column)
  }

  private mutating func enter(_ line: Int) {
    self.line = line
    let text = file.line(line)
    columns = Self.columns(of: text)
    scalars = text.utf8.contains(UInt8(ascii: "#")) ? Array(text.unicodeScalars) : []
  }

  /// The column of every scalar and of the line's end; empty when they are equal anyway.
  private static func columns(of line: Substring) -> [Int] {
    guard !line.utf8.allSatisfy({ $0 < 0x80 }) else { return [] }
    var columns: [Int] = []
    var column = 1
    for character in line {
      columns += repeatElement(column, count: character.unicodeScalars.count)
      column += 1
    }
    return columns + [column]
  }
}

/// YAML of which no schema is known, such as the front matter of other programs.
public enum YAMLDocument {
  /// The document in `lines` (from 1) of `file` as it was written; nil when there is none or it
  /// cannot be read. Every problem goes to `diagnostics`: anchors, aliases, merge keys, tags and
  /// keys that come twice are among them, and nothing is expanded.
  public static func read(
    _ file: SourceFile, lines: Range<Int>, _ diagnostics: inout [Diagnostic]
  ) -> YAMLNode? {
    YAMLReader(file, lines: lines).read(&diagnostics)
  }
}
