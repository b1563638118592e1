import Diagnostics
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
    for link in document.links { check(link, &findings) }
    for image in document.images where !image.isDecorative { check(image, &findings) }
    for table in document.tables {
      for cell in table.header where Self.text(cell.content).isEmpty {
        findings.append(
          Kind.header.finding(
            "this column has no heading", at: cell.location, help: "write what its cells say"))
      }
    }
  }

  private func check(_ link: Located<Link>, _ findings: inout [Diagnostic]) {
    let text = Self.text(link.content)
    let saysNothing = words?.emptyTexts.contains(text.lowercased()) ?? false
    guard saysNothing || Self.isAddress(text) || text.isEmpty else { return }
    findings.append(
      Kind.link.finding(
        text.isEmpty ? "this link has no words" : "'\(text)' does not say where the link leads",
        at: link.location, help: "name the page, such as 'Read about the risks'"))
  }

  /// The parser has reported a picture without any description.
  private func check(_ image: Located<Image>, _ findings: inout [Diagnostic]) {
    let text = Self.text(image.alternative)
    guard saysNothing(text.lowercased()) else { return }
    findings.append(
      Kind.useless.finding(
        "'\(text)' does not say what the picture shows", at: image.location,
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

  private static func text(_ inlines: [Inline]) -> String {
    // Most are one piece of text, in which spaces are as they should be.
    if inlines.count == 1, case .text(let text) = inlines[0].kind { return text }
    return inlines.map { inline in
      switch inline.kind {
      case .text(let text), .code(let text): text
      case .softBreak, .lineBreak: " "
      case .term(let term): term.text
      case .factReference(let reference): reference.name
      default: text(inline.children)
      }
    }.joined().split(whereSeparator: \.isWhitespace).joined(separator: " ")
  }
}
