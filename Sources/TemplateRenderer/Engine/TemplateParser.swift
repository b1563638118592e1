import Diagnostics

/// Nests the tags of a template and finds sections that are not closed or closed wrongly.
struct TemplateParser {
  private let file: SourceFile
  private var tags: ArraySlice<TemplateTag>
  private(set) var diagnostics: [Diagnostic] = []

  init(_ file: SourceFile, tags: [TemplateTag]) {
    self.file = file
    self.tags = tags[...]
  }

  mutating func parse() -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while !tags.isEmpty {
      nodes += parseNodes(in: [])
      if let stray = tags.popFirst() { reportStrayEnd(stray) }
    }
    return nodes
  }

  /// Parses up to an end tag that closes one of `open`, or to the end of the template.
  private mutating func parseNodes(in open: [TemplateTag]) -> [TemplateNode] {
    var nodes: [TemplateNode] = []
    while let tag = tags.first, tag.kind != .end {
      tags.removeFirst()
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
      return []
    }
    let nodes = parseNodes(in: open + [tag])
    guard let end = tags.first else {
      report(
        "template/unclosed-section", "'\(tag.name)' is opened and never closed", at: tag,
        help: "add {{/\(tag.name)}} where it ends")
      return nodes
    }
    if end.name == tag.name {
      tags.removeFirst()
    } else if open.contains(where: { $0.name == end.name }) {
      report(
        "template/unclosed-section", "'\(tag.name)' is not closed before '\(end.name)'", at: tag,
        help:
          "add {{/\(tag.name)}} before line \(file.position(utf8Offset: end.range.lowerBound).line)"
      )
    } else {
      tags.removeFirst()
      report(
        "template/wrong-end", "this closes '\(end.name)', but '\(tag.name)' is open", at: end,
        help: "write {{/\(tag.name)}}", replacement: tag.name)
    }
    return nodes
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
