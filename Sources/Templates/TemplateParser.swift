import Diagnostics

/// Nests the tags of a template and finds sections that are not closed or closed wrongly, and
/// text in a layout that no block would show.
struct TemplateParser {
  private let file: SourceFile
  private let text: TemplateText
  private var tags: ArraySlice<TemplateTag>
  /// The tag before the text that comes next.
  private var previous: TemplateTag?
  private var isTooDeep = false
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: SourceFile, tags: [TemplateTag]) {
    self.file = file
    text = TemplateText(Array(file.text.utf8))
    self.tags = tags[...]
  }

  mutating func parse() -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while !tags.isEmpty {
      nodes += parseNodes(in: [])
      if !tags.isEmpty { reportStrayEnd(takeTag()) }
    }
    addText(before: nil, to: &nodes)
    return nodes
  }

  /// Parses up to an end tag that closes one of `open`, or to the end of the template.
  private mutating func parseNodes(in open: [TemplateTag]) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while let next = tags.first {
      if open.last?.kind == .layout { checkText(before: next) }
      addText(before: next, to: &nodes)
      guard next.kind != .end else { break }
      let tag = takeTag()
      switch tag.kind {
      case .text, .html: nodes.append(.value(tag))
      case .partial: nodes.append(.partial(tag))
      case .section, .invertedSection: nodes.append(.section(tag, parseBody(of: tag, in: open)))
      case .layout: nodes.append(.layout(tag, parseBody(of: tag, in: open)))
      case .block: nodes.append(.block(tag, parseBody(of: tag, in: open)))
      case .comment, .unsupported, .end: break
      }
    }
    return nodes
  }

  private mutating func parseBody(
    of tag: TemplateTag, in open: [TemplateTag]
  ) -> [TemplateNode] {
    guard open.count < 50 else {
      report(.tooDeep, "sections are nested more than 50 deep", at: tag)
      tags = []
      isTooDeep = true
      return []
    }
    let nodes = parseNodes(in: open + [tag])
    guard !isTooDeep else { return nodes }
    guard let end = tags.first else {
      report(
        .unclosedSection, "'\(tag.name)' is opened and never closed", at: tag,
        help: "add {{/\(tag.name)}} where it ends")
      return nodes
    }
    if end.name == tag.name {
      _ = takeTag()
    } else if open.contains(where: { $0.name == end.name }) {
      report(
        .unclosedSection, "'\(tag.name)' is not closed before '\(end.name)'", at: tag,
        help:
          "add {{/\(tag.name)}} before line \(file.position(utf8Offset: end.range.lowerBound).line)"
      )
    } else {
      _ = takeTag()
      report(
        .wrongEnd, "this closes '\(end.name)', but '\(tag.name)' is open", at: end,
        help: "write {{/\(tag.name)}}",
        fixes: [.write(tag.name, at: file.location(utf8Offsets: end.nameRange))])
    }
    return nodes
  }

  private mutating func takeTag() -> TemplateTag {
    let tag = tags.removeFirst()
    previous = tag
    return tag
  }

  private func addText(before next: TemplateTag?, to nodes: inout [TemplateNode]) {
    let text = text.text(between: previous, and: next)
    if !text.isEmpty { nodes.append(.text(text)) }
  }

  /// Mustache shows nothing of a layout's content but its blocks.
  private mutating func checkText(before tag: TemplateTag) {
    let bytes = file.text.utf8
    let textStart = previous?.range.upperBound ?? 0
    let start = bytes.index(bytes.startIndex, offsetBy: textStart)
    let end = bytes.index(bytes.startIndex, offsetBy: tag.range.lowerBound)
    let isText: (UInt8) -> Bool = { $0 != 0x20 && !(0x09...0x0D).contains($0) }
    guard let first = bytes[start..<end].firstIndex(where: isText),
      let last = bytes[start..<end].lastIndex(where: isText)
    else { return }
    let offset = textStart + bytes.distance(from: start, to: first)
    let length = bytes.distance(from: first, to: last) + 1
    diagnostics.append(
      Diagnostic(
        TemplateProblem.outsideBlock, "only blocks can stand directly in a layout",
        at: file.location(utf8Offsets: offset..<offset + length),
        help: "put it between {{$name}} and {{/name}}"))
  }

  private mutating func reportStrayEnd(_ tag: TemplateTag) {
    report(.strayEnd, "nothing is open that '\(tag.name)' could close", at: tag)
  }

  private mutating func report(
    _ kind: TemplateProblem, _ message: String, at tag: TemplateTag, help: String? = nil,
    fixes: [Diagnostic.Fix] = []
  ) {
    diagnostics.append(
      Diagnostic(
        kind, message, at: file.location(utf8Offsets: tag.nameRange), help: help, fixes: fixes))
  }
}

/// Finds the tags of a template.
struct TemplateScanner {
  private let file: SourceFile
  private let bytes: [UInt8]
  private var position = 0
  private(set) var tags: [TemplateTag] = []
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: SourceFile) {
    self.file = file
    bytes = Array(file.text.utf8)
  }

  mutating func scan() {
    while let start = find([0x7B, 0x7B], from: position) {
      scanTag(at: start)
    }
  }

  private mutating func scanTag(at start: Int) {
    let isTriple = start + 2 < bytes.count && bytes[start + 2] == 0x7B
    let closing: [UInt8] = isTriple ? [0x7D, 0x7D, 0x7D] : [0x7D, 0x7D]
    let contentStart = start + (isTriple ? 3 : 2)
    guard let close = find(closing, from: contentStart) else {
      reportUnclosed(at: start)
      position = bytes.count
      return
    }
    position = close + closing.count
    add(isTriple: isTriple, content: contentStart..<close, range: start..<position)
  }

  private mutating func add(isTriple: Bool, content: Range<Int>, range: Range<Int>) {
    var kind: TemplateTag.Kind = isTriple ? .html : .text
    var name = content
    if !isTriple, let sign = name.first.map({ bytes[$0] }), let signKind = Self.signs[sign] {
      kind = signKind
      name = name.dropFirst()
    }
    while let first = name.first, Self.isSpace(bytes[first]) { name = name.dropFirst() }
    while let last = name.last, Self.isSpace(bytes[last]) { name = name.dropLast() }
    let text = String(decoding: bytes[name], as: UTF8.self)
    if kind != .comment, kind != .unsupported, !Self.isName(text, of: kind) { kind = .unsupported }
    if kind == .unsupported { reportUnsupported(range) }
    tags.append(TemplateTag(kind: kind, name: text, range: range, nameRange: name))
  }

  private mutating func reportUnclosed(at start: Int) {
    diagnostics.append(
      Diagnostic(
        TemplateProblem.unclosedTag, "a tag is opened with '{{' and never closed",
        at: file.location(utf8Offsets: start..<min(start + 2, bytes.count)),
        help: "close it with '}}'"))
  }

  private mutating func reportUnsupported(_ range: Range<Int>) {
    diagnostics.append(
      Diagnostic(
        TemplateProblem.unsupportedTag, "this is not a tag that templates can use",
        at: file.location(utf8Offsets: range),
        help: "use {{name}}, {{{html}}}, {{#name}}, {{^name}}, {{/name}}, {{>partial}}, "
          + "{{<layout}}, {{$block}} or {{! comment }}"))
  }

  private func find(_ pattern: [UInt8], from start: Int) -> Int? {
    guard bytes.count >= pattern.count, start <= bytes.count - pattern.count else { return nil }
    return (start...(bytes.count - pattern.count)).first { offset in
      bytes[offset] == pattern[0] && bytes[offset + 1] == pattern[1]
        && (pattern.count < 3 || bytes[offset + 2] == pattern[2])
    }
  }

  private static let signs: [UInt8: TemplateTag.Kind] = [
    UInt8(ascii: "#"): .section, UInt8(ascii: "^"): .invertedSection, UInt8(ascii: "/"): .end,
    UInt8(ascii: ">"): .partial, UInt8(ascii: "<"): .layout, UInt8(ascii: "$"): .block,
    UInt8(ascii: "!"): .comment, UInt8(ascii: "&"): .html, UInt8(ascii: "="): .unsupported,
    UInt8(ascii: "%"): .unsupported,
  ]

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x09 || byte == 0x0A || byte == 0x0D
  }

  private static func isName(_ name: String, of kind: TemplateTag.Kind) -> Bool {
    if name == "." { return kind == .text || kind == .html }
    guard let first = name.utf8.first, let last = name.utf8.last else { return false }
    let dot = UInt8(ascii: ".")
    return first != dot && last != dot && !name.contains("..")
      && name.utf8.allSatisfy { byte in
        (97...122).contains(byte) || (65...90).contains(byte) || (48...57).contains(byte)
          || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-") || byte == dot
          || byte == UInt8(ascii: "/")
      }
  }
}

/// A `{{…}}` of a template.
struct TemplateTag: Sendable {
  /// What a tag does, by the sign after its braces.
  enum Kind: Sendable, Equatable {
    /// `{{name}}`
    case text
    /// `{{{name}}}` or `{{&name}}`
    case html
    /// `{{#name}}`
    case section
    /// `{{^name}}`
    case invertedSection
    /// `{{/name}}`
    case end
    /// `{{>name}}`
    case partial
    /// `{{<name}}`: a layout whose blocks the content fills
    case layout
    /// `{{$name}}`: a block of a layout
    case block
    /// `{{!…}}`
    case comment
    /// A form of Mustache that Careleaf does not offer.
    case unsupported
  }

  let kind: Kind
  let name: String
  /// The components of the name between its dots; none for `.`.
  let path: [String]
  /// The UTF-8 offsets of the whole tag.
  let range: Range<Int>
  /// The UTF-8 offsets of the name in it.
  let nameRange: Range<Int>

  init(kind: Kind, name: String, range: Range<Int>, nameRange: Range<Int>) {
    self.kind = kind
    self.name = name
    self.range = range
    self.nameRange = nameRange
    path = name.split(separator: ".").map(String.init)
  }
}

/// The text between the tags of a template.
///
/// White space at the start of lines goes, and so do blank lines: pages need no layout of their
/// source. As in Mustache (specification 1.4, "standalone tags"), a line that holds nothing but a
/// tag that writes nothing leaves no line behind.
struct TemplateText {
  private let bytes: [UInt8]
  private static let newline = UInt8(ascii: "\n")

  /// The text of the template that `bytes` are.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What to write of the text between two tags; `before` is nil at the start of the template,
  /// `after` at its end.
  func text(between before: TemplateTag?, and after: TemplateTag?) -> [UInt8] {
    var start = before?.range.upperBound ?? 0
    let end = after?.range.lowerBound ?? bytes.count
    var atLineStart = before == nil
    if let before, isAlone(before) {
      start = min(endOfLine(from: start).map { $0 + 1 } ?? end, end)
      atLineStart = true
    }
    return trimmed(start..<end, atLineStart: atLineStart)
  }

  private func trimmed(_ range: Range<Int>, atLineStart: Bool) -> [UInt8] {
    var atLineStart = atLineStart
    var text: [UInt8] = []
    for byte in bytes[range] {
      let isDropped = Self.isSpace(byte) || byte == Self.newline
      if byte == UInt8(ascii: "\r") || (atLineStart && isDropped) { continue }
      text.append(byte)
      atLineStart = byte == Self.newline
    }
    return text
  }

  /// Whether the tag writes nothing itself and has its line to itself.
  private func isAlone(_ tag: TemplateTag) -> Bool {
    guard tag.kind != .text, tag.kind != .html else { return false }
    let before = bytes[..<tag.range.lowerBound].last { !Self.isSpace($0) }
    return (before ?? Self.newline) == Self.newline && endOfLine(from: tag.range.upperBound) != nil
  }

  /// Where the line ends in which `start` lies, if only white space stands before that.
  private func endOfLine(from start: Int) -> Int? {
    let end = bytes[start...].firstIndex { !Self.isSpace($0) && $0 != UInt8(ascii: "\r") }
    guard let end else { return bytes.count }
    return bytes[end] == Self.newline ? end : nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
