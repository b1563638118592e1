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
      report("template/too-deep", "sections are nested more than 50 deep", at: tag)
      tags = []
      isTooDeep = true
      return []
    }
    let nodes = parseNodes(in: open + [tag])
    guard !isTooDeep else { return nodes }
    guard let end = tags.first else {
      report(
        "template/unclosed-section", "'\(tag.name)' is opened and never closed", at: tag,
        help: "add {{/\(tag.name)}} where it ends")
      return nodes
    }
    if end.name == tag.name {
      _ = takeTag()
    } else if open.contains(where: { $0.name == end.name }) {
      report(
        "template/unclosed-section", "'\(tag.name)' is not closed before '\(end.name)'", at: tag,
        help:
          "add {{/\(tag.name)}} before line \(file.position(utf8Offset: end.range.lowerBound).line)"
      )
    } else {
      _ = takeTag()
      report(
        "template/wrong-end", "this closes '\(end.name)', but '\(tag.name)' is open", at: end,
        help: "write {{/\(tag.name)}}", replacement: tag.name)
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
        "template/outside-block", "only blocks can stand directly in a layout",
        at: file.location(utf8Offsets: offset..<offset + length),
        help: "put it between {{$name}} and {{/name}}"))
  }

  private mutating func reportStrayEnd(_ tag: TemplateTag) {
    report("template/stray-end", "nothing is open that '\(tag.name)' could close", at: tag)
  }

  private mutating func report(
    _ id: String, _ message: String, at tag: TemplateTag, help: String? = nil,
    replacement: String? = nil
  ) {
    diagnostics.append(
      Diagnostic(
        id, message, at: file.location(utf8Offsets: tag.nameRange), help: help,
        replacement: replacement))
  }
}
