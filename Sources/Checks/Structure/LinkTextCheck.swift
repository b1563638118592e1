import Diagnostics
import Foundations
import Markdown

/// Looks at what links and pictures are called, and at the headings of tables.
struct LinkTextCheck: Check {
  enum Kind: String, DiagnosticKind {
    case link = "structure/link-text"
    case useless = "structure/useless-alt"
    case header = "structure/empty-table-heading"

    var rule: DiagnosticRule {
      switch self {
      case .link:
        rule(
          "A link that does not say where it leads",
          "People who use screen readers read links without the text around them. 'Click here' "
            + "tells them nothing. Name the page that the link opens.",
          .warning, by: "WCAG 2.2, success criterion 2.4.4")
      case .useless:
        rule(
          "A description that describes nothing",
          "A file name, or 'image of', tells people who cannot see the picture nothing. Say what "
            + "the picture shows and why it matters here.",
          .warning, by: "WCAG 2.2, success criterion 1.1.1")
      case .header:
        rule(
          "A column of a table without a heading",
          "Screen readers read a column's heading before each of its cells. Give every column "
            + "one.",
          .warning, by: "WCAG 2.2, success criterion 1.3.1")
      }
    }
  }

  /// Without words only what says nothing in any language is found: addresses and names of files.
  let words: LinkWords?

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let document = page.document else { return }
    document.read { text in
      for node in text.all {
        switch text.kind(node) {
        case .link: checkLink(node, text, &findings)
        case .image where !text.isDecorative(node): checkImage(node, text, &findings)
        case .row where text.isHeader(node): checkHeader(node, text, &findings)
        default: break
        }
      }
    }
  }

  private func checkHeader(_ row: Int, _ document: DocumentReader, _ findings: inout [Diagnostic])
  {
    for cell in document.children(of: row) where Self.text(in: cell, document).isEmpty {
      findings.append(
        Kind.header.finding(
          "this column has no heading", at: document.location(cell),
          help: "write what its cells say"))
    }
  }

  private func checkLink(_ link: Int, _ document: DocumentReader, _ findings: inout [Diagnostic]) {
    let text = Self.text(in: link, document)
    let saysNothing = words?.emptyTexts.contains(text.lowercased()) ?? false
    guard saysNothing || Self.isAddress(text) || text.isEmpty else { return }
    findings.append(
      Kind.link.finding(
        text.isEmpty ? "this link has no words" : "'\(text)' does not say where the link leads",
        at: document.location(link), help: "name the page, such as 'Read about the risks'"))
  }

  /// The parser has reported a picture without any description.
  private func checkImage(
    _ image: Int, _ document: DocumentReader, _ findings: inout [Diagnostic]
  ) {
    let text = Self.text(in: image, document)
    let file = RelativePath(document.destination(image))
    // The check of descriptions tells of those.
    guard !PictureDescriptionCheck.isUseless(text, name: String(file.name)),
      saysNothing(text.lowercased())
    else { return }
    findings.append(
      Kind.useless.finding(
        "'\(text)' does not say what the picture shows", at: document.location(image),
        help: "say what a patient should learn from it"))
  }

  private func saysNothing(_ text: String) -> Bool {
    let isFile = [".jpg", ".jpeg", ".png", ".svg", ".webp", ".avif", ".gif"].contains(
      where: text.hasSuffix)
    guard !isFile, !["img_", "dsc_"].contains(where: text.hasPrefix) else { return true }
    guard let words else { return false }
    return words.emptyDescriptions.contains(text)
      || words.descriptionStarts.contains(where: text.hasPrefix)
  }

  private static func isAddress(_ text: String) -> Bool {
    text.hasPrefix("www.") || text.utf8.contains(UInt8(ascii: ":")) && text.contains("://")
  }

  private static func text(in node: Int, _ document: DocumentReader) -> String {
    let inside = document.inside(node)
    // Most are one piece of text, in which spaces are as they should be.
    if inside.count == 1, document.kind(node + 1) == .text { return document.text(node + 1) }
    return document.plainText(of: inside) { $0 }
      .split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
