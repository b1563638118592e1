import Diagnostics
import Foundations

/// Nests the tags of a template and finds sections that are not closed or closed wrongly, and
/// text in a layout that no block would show.
struct TemplateParser {
  private let positions: SourcePositions
  private let bytes: [UInt8]
  private var tags: ArraySlice<TemplateTag>
  /// The tag before the text that comes next.
  private var previous: TemplateTag?
  private var isTooDeep = false
  private(set) var diagnostics: [Diagnostic]

  private static let deepestLevel = 50

  init(_ file: SourceFile) {
    positions = SourcePositions(file)
    var scanner = TemplateScanner(file, positions)
    scanner.scan()
    bytes = scanner.bytes
    tags = scanner.tags[...]
    diagnostics = scanner.diagnostics
  }

  mutating func parse() -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while !tags.isEmpty {
      nodes += parseNodes(in: [])
      if !tags.isEmpty {
        let end = takeTag()
        report(.strayEnd, "nothing is open that '\(end.name)' could close", at: end)
      }
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

  private mutating func parseBody(of tag: TemplateTag, in open: [TemplateTag]) -> [TemplateNode] {
    guard open.count < Self.deepestLevel else {
      report(.tooDeep, "sections are nested more than \(Self.deepestLevel) deep", at: tag)
      tags = []
      isTooDeep = true
      return []
    }
    let nodes = parseNodes(in: open + [tag])
    if !isTooDeep { takeEnd(of: tag, in: open) }
    return nodes
  }

  private mutating func takeEnd(of tag: TemplateTag, in open: [TemplateTag]) {
    guard let end = tags.first else {
      return report(
        .unclosedSection, "'\(tag.name)' is opened and never closed", at: tag,
        help: "add {{/\(tag.name)}} where it ends")
    }
    if end.name == tag.name {
      _ = takeTag()
    } else if open.contains(where: { $0.name == end.name }) {
      let line = positions.position(utf8Offset: end.range.lowerBound).line
      report(
        .unclosedSection, "'\(tag.name)' is not closed before '\(end.name)'", at: tag,
        help: "add {{/\(tag.name)}} before line \(line)")
    } else {
      _ = takeTag()
      report(
        .wrongEnd, "this closes '\(end.name)', but '\(tag.name)' is open", at: end,
        help: "write {{/\(tag.name)}}",
        fixes: [.write(tag.name, at: positions.location(utf8Offsets: end.nameRange))])
    }
  }

  private mutating func takeTag() -> TemplateTag {
    let tag = tags.removeFirst()
    previous = tag
    return tag
  }

  private func addText(before next: TemplateTag?, to nodes: inout [TemplateNode]) {
    let text = TemplateText(bytes).text(between: previous, and: next)
    if !text.isEmpty { nodes.append(.text(text)) }
  }

  /// Mustache shows nothing of a layout's content but its blocks.
  private mutating func checkText(before tag: TemplateTag) {
    let range = (previous?.range.upperBound ?? 0)..<tag.range.lowerBound
    guard let first = range.first(where: { !bytes[$0].isSpace }),
      let last = range.last(where: { !bytes[$0].isSpace })
    else { return }
    diagnostics.append(
      Diagnostic(
        TemplateProblem.outsideBlock, "only blocks can stand directly in a layout",
        at: positions.location(utf8Offsets: first..<last + 1),
        help: "put it between {{$name}} and {{/name}}"))
  }

  private mutating func report(
    _ kind: TemplateProblem, _ message: String, at tag: TemplateTag, help: String? = nil,
    fixes: [Diagnostic.Fix] = []
  ) {
    diagnostics.append(
      Diagnostic(
        kind, message, at: positions.location(utf8Offsets: tag.nameRange), help: help, fixes: fixes
      ))
  }
}

private struct TemplateScanner {
  let bytes: [UInt8]
  private(set) var tags: [TemplateTag] = []
  private(set) var diagnostics: [Diagnostic] = []
  private let positions: SourcePositions
  private var position = 0

  private static let signs: [UInt8: TemplateTag.Kind] = [
    UInt8(ascii: "#"): .section, UInt8(ascii: "^"): .invertedSection, UInt8(ascii: "/"): .end,
    UInt8(ascii: ">"): .partial, UInt8(ascii: "<"): .layout, UInt8(ascii: "$"): .block,
    UInt8(ascii: "!"): .comment, UInt8(ascii: "&"): .html, UInt8(ascii: "="): .unsupported,
    UInt8(ascii: "%"): .unsupported,
  ]

  init(_ file: SourceFile, _ positions: SourcePositions) {
    self.positions = positions
    bytes = Array(file.text.utf8)
  }

  mutating func scan() {
    while let open = bytes.firstRange(ofBytes: "{{", from: position) {
      scanTag(at: open.lowerBound)
    }
  }

  private mutating func scanTag(at start: Int) {
    let isTriple = bytes[start...].starts(with: "{{{".utf8)
    let contentStart = start + (isTriple ? 3 : 2)
    let close = bytes.firstRange(ofBytes: isTriple ? "}}}" : "}}", from: contentStart)
    position = close?.upperBound ?? bytes.count
    if let close {
      add(isTriple: isTriple, content: contentStart..<close.lowerBound, range: start..<position)
    } else {
      diagnostics.append(
        Diagnostic(
          TemplateProblem.unclosedTag, "a tag is opened with '{{' and never closed",
          at: positions.location(utf8Offsets: start..<start + 2), help: "close it with '}}'"))
    }
  }

  private mutating func add(isTriple: Bool, content: Range<Int>, range: Range<Int>) {
    var kind: TemplateTag.Kind = isTriple ? .html : .text
    var name = bytes[content]
    if !isTriple, let sign = name.first, let signKind = Self.signs[sign] {
      kind = signKind
      name = name.dropFirst()
    }
    name = name.drop(while: \.isSpace)
    while name.last?.isSpace == true { name.removeLast() }
    if kind != .comment, kind != .unsupported, !Self.isName(name, of: kind) { kind = .unsupported }
    if kind == .unsupported {
      diagnostics.append(
        Diagnostic(
          TemplateProblem.unsupportedTag, "this is not a tag that templates can use",
          at: positions.location(utf8Offsets: range),
          help: "use {{name}}, {{{html}}}, {{#name}}, {{^name}}, {{/name}}, {{>partial}}, "
            + "{{<layout}}, {{$block}} or {{! comment }}"))
    }
    tags.append(
      TemplateTag(
        kind: kind, name: String(decoding: name, as: UTF8.self), range: range,
        nameRange: name.startIndex..<name.endIndex))
  }

  private static func isName(_ name: ArraySlice<UInt8>, of kind: TemplateTag.Kind) -> Bool {
    if name.elementsEqual(".".utf8) { return kind == .text || kind == .html }
    return name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false).allSatisfy {
      !$0.isEmpty && $0.allSatisfy { $0.isAlphanumeric || "_-/".utf8.contains($0) }
    }
  }
}

/// The text between the tags of a template.
///
/// White space at the start of lines goes, and so do blank lines: pages need no layout of their
/// source. As in Mustache (specification 1.4, "standalone tags"), a line that holds nothing but a
/// tag that writes nothing leaves no line behind.
private struct TemplateText {
  private let bytes: [UInt8]
  private static let newline = UInt8(ascii: "\n")

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
      let isDropped = Self.isBlank(byte) || byte == Self.newline
      if byte == UInt8(ascii: "\r") || (atLineStart && isDropped) { continue }
      text.append(byte)
      atLineStart = byte == Self.newline
    }
    return text
  }

  /// Whether the tag writes nothing itself and has its line to itself.
  private func isAlone(_ tag: TemplateTag) -> Bool {
    guard tag.kind != .text, tag.kind != .html else { return false }
    let before = bytes[..<tag.range.lowerBound].last { !Self.isBlank($0) }
    return (before ?? Self.newline) == Self.newline && endOfLine(from: tag.range.upperBound) != nil
  }

  /// Where the line ends in which `start` lies, if only white space stands before that.
  private func endOfLine(from start: Int) -> Int? {
    let end = bytes[start...].firstIndex { !Self.isBlank($0) && $0 != UInt8(ascii: "\r") }
    guard let end else { return bytes.count }
    return bytes[end] == Self.newline ? end : nil
  }

  private static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 }
}
