import Diagnostics
import Markdown

/// Looks at the order of headings and at what follows callouts.
struct HeadingCheck: Check {
  private static let skipped = CheckInfo(
    id: "structure/skipped-level", severity: .warning, title: "A heading level is left out",
    explanation:
      "People who use screen readers move by headings. A level left out looks like missing text.",
    authority: "WCAG 2.2, success criterion 1.3.1; NHS digital service manual, Formatting")
  private static let afterCallout = CheckInfo(
    id: "structure/text-after-callout", severity: .advice,
    title: "Text directly after a callout",
    explanation:
      "Screen readers take text after a callout for a part of it. A heading ends the callout.",
    authority: "NHS service manual community backlog, issue 301")
  private static let empty = CheckInfo(
    id: "structure/empty-heading", severity: .warning, title: "A heading without words",
    explanation: "An empty heading is read out as a heading and says nothing.",
    authority: "WCAG 2.2, success criterion 2.4.6")

  var infos: [CheckInfo] { [Self.skipped, Self.afterCallout, Self.empty] }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let document = page.document else { return }
    checkLevels(document, &findings)
    var previous: Block?
    for block in document.blocks {
      if case .comment = block.kind { continue }
      if let previous, case .callout = previous.kind, block.isText {
        findings.append(
          Self.afterCallout.finding(
            "text follows a callout without a heading between them",
            at: SourceLocation(path: block.location.path, start: block.location.start),
            help: "put a heading before it, or move it above the callout"))
      }
      previous = block
    }
  }

  /// The page's title is the heading of level 1.
  private func checkLevels(_ document: ReadDocument, _ findings: inout [Diagnostic]) {
    var level = 1
    for heading in document.headings {
      if heading.level > level + 1 {
        findings.append(
          Self.skipped.finding(
            "this heading is of level \(heading.level), and the one before of level \(level)",
            at: heading.location,
            help: "begin it with '\(String(repeating: "#", count: level + 1)) '"))
      }
      if heading.content.isEmpty {
        findings.append(
          Self.empty.finding(
            "this heading has no words", at: heading.location, help: "write one or delete it"))
      }
      level = heading.level
    }
  }
}

extension Block {
  /// Whether it is running text.
  fileprivate var isText: Bool {
    switch kind {
    case .paragraph, .list, .quote: true
    default: false
    }
  }
}
