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
    document.read { text in
      checkLevels(text, &findings)
      var previous: NodeKind?
      for block in text.blocks where text.kind(block) != .commentBlock {
        if previous == .callout, text.kind(block).isText {
          let place = text.location(block)
          findings.append(
            Kind.afterCallout.finding(
              "text follows a callout without a heading between them",
              at: SourceLocation(path: place.path, start: place.start),
              help: "put a heading before it, or move it above the callout"))
        }
        previous = text.kind(block)
      }
    }
  }

  /// The page's title is the heading of level 1.
  private func checkLevels(_ text: DocumentReader, _ findings: inout [Diagnostic]) {
    var level = 1
    for heading in text.all where text.kind(heading) == .heading {
      let own = text.level(heading)
      if own > level + 1 {
        findings.append(
          Kind.skipped.finding(
            "this heading is of level \(own), and the one before of level \(level)",
            at: text.location(heading),
            help: "begin it with '\(String(repeating: "#", count: level + 1)) '"))
      }
      if text.inside(heading).isEmpty {
        findings.append(
          Kind.empty.finding(
            "this heading has no words", at: text.location(heading),
            help: "write one or delete it"))
      }
      level = own
    }
  }
}

extension NodeKind {
  fileprivate var isText: Bool {
    switch self {
    case .paragraph, .bulletList, .orderedList, .quote: true
    default: false
    }
  }
}
