import Diagnostics
import Markdown

/// Looks at the order of headings and at what follows callouts.
struct HeadingCheck: Check {
  enum Kind: String, DiagnosticKind {
    case skipped = "structure/skipped-level"
    case afterCallout = "structure/text-after-callout"
    case empty = "structure/empty-heading"

    var rule: DiagnosticRule {
      switch self {
      case .skipped:
        rule(
          "A heading level is left out",
          "People who use screen readers move by headings. A level left out looks like missing "
            + "text, so use the next level below the heading above.",
          .warning, by: "WCAG 2.2, success criterion 1.3.1; NHS digital service manual, Formatting"
        )
      case .afterCallout:
        rule(
          "Text directly after a callout",
          "Screen readers take text after a callout for a part of it. A heading ends the "
            + "callout, so put one between the two.",
          .advice, by: "NHS service manual community backlog, issue 301")
      case .empty:
        rule(
          "A heading without words",
          "An empty heading is read out as a heading and says nothing. Write its words, or "
            + "remove it.",
          .warning, by: "WCAG 2.2, success criterion 2.4.6")
      }
    }
  }

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let document = page.document else { return }
    checkLevels(document, &findings)
    var previous: Block?
    for block in document.blocks {
      if case .comment = block.kind { continue }
      if let previous, case .callout = previous.kind, block.isText {
        findings.append(
          Kind.afterCallout.finding(
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
          Kind.skipped.finding(
            "this heading is of level \(heading.level), and the one before of level \(level)",
            at: heading.location,
            help: "begin it with '\(String(repeating: "#", count: level + 1)) '"))
      }
      if heading.content.isEmpty {
        findings.append(
          Kind.empty.finding(
            "this heading has no words", at: heading.location, help: "write one or delete it"))
      }
      level = heading.level
    }
  }
}

extension Block {
  fileprivate var isText: Bool {
    switch kind {
    case .paragraph, .list, .quote: true
    default: false
    }
  }
}
