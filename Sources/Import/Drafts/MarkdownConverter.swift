import Diagnostics
import Foundations
import Markdown

/// Makes Markdown of the program of that of others: links and pictures lead where they lie now,
/// HTML becomes Markdown, headings stand below the title, and what means something else here is
/// escaped.
struct MarkdownConverter {
  let link: HTMLConverter.LinkSource
  let picture: HTMLConverter.PictureSource
  let note: (ImportNote.Kind, String, String, Int) -> Void

  /// A change of the text at a range of its bytes.
  private struct Edit {
    let range: Range<Int>
    let text: String
  }

  /// The text of a page, whose first line has the number `firstLine` in its file.
  func markdown(_ text: String, firstLine: Int, isMDX: Bool) -> String {
    let tags = TemplateTags(text, firstLine: firstLine, isMDX: isMDX)
    for tag in tags.tags { note(.shortcode, tag.text, tag.reason, tag.line) }
    let file = SourceFile(path: "page.md", text: tags.text)
    let (document, _) = MarkdownParser(allowsRawHTML: true).parse(file)
    let edits = document.read { reader in
      DocumentEdits(reader, file, firstLine: firstLine, converter: self).edits()
    }
    return Self.apply(edits.map { ($0.range, $0.text) }, to: tags.text)
  }

  /// `text` with edits made that do not lie in one another; of two that do, the first is made.
  private static func apply(_ edits: [(range: Range<Int>, text: String)], to text: String)
    -> String
  {
    let bytes = Array(text.utf8)
    var output: [UInt8] = []
    var position = 0
    let order = edits.enumerated().sorted { left, right in
      (left.element.range.lowerBound, left.offset) < (right.element.range.lowerBound, right.offset)
    }
    for (_, edit) in order where edit.range.lowerBound >= position {
      output += bytes[position..<edit.range.lowerBound]
      output += edit.text.utf8
      position = edit.range.upperBound
    }
    return String(decoding: output + bytes[position...], as: UTF8.self)
  }
}

/// The changes that a document needs.
private struct DocumentEdits {
  private let reader: DocumentReader
  private let file: SourceFile
  private let firstLine: Int
  private let converter: MarkdownConverter
  /// By how much headings go down.
  private let shift: Int
  /// The nodes in tables.
  private let tables: [Range<Int>]

  typealias Edit = (range: Range<Int>, text: String)

  init(
    _ reader: DocumentReader, _ file: SourceFile, firstLine: Int, converter: MarkdownConverter
  ) {
    self.reader = reader
    self.file = file
    self.firstLine = firstLine
    self.converter = converter
    tables = reader.all.filter { reader.kind($0) == .table }.map(reader.inside)
    shift = reader.all.contains { reader.kind($0) == .heading && reader.level($0) == 1 } ? 1 : 0
  }

  func edits() -> [Edit] {
    var edits: [Edit] = []
    var anchors: [String?] = []
    for node in reader.all {
      switch reader.kind(node) {
      case .heading: edits += heading(node)
      case .link: edits += link(node)
      case .image: edits += image(node)
      case .htmlBlock: edits.append((reader.range(node), block(node)))
      case .commentBlock, .comment:
        converter.note(.comment, source(node), "", line(node))
        edits.append((reader.range(node), ""))
      case .rawHTML: edits += tag(node, &anchors)
      case .term, .citation: edits += brackets(node)
      case .factReference, .blockReference:
        converter.note(.shortcode, source(node), "left out", line(node))
        edits.append((reader.range(node), ""))
      default: break
      }
    }
    return edits
  }

  private func start(_ node: Int) -> Range<Int> {
    reader.range(node).lowerBound..<reader.range(node).lowerBound
  }

  private func source(_ node: Int) -> String { source(reader.range(node)) }

  private func source(_ range: Range<Int>) -> String {
    file.withUTF8 { String(decoding: $0[range], as: UTF8.self) }
  }

  private func line(_ node: Int) -> Int {
    firstLine - 1 + file.lineNumber(utf8Offset: reader.range(node).lowerBound)
  }

  /// Makes text of brackets that mean something here.
  private func brackets(_ node: Int) -> [Edit] {
    var start = reader.range(node).lowerBound
    // With those directly before: of two, the outer one would begin a name otherwise.
    while start > 0, source(start - 1..<start) == "[" { start -= 1 }
    return source(start..<reader.range(node).upperBound).utf8.enumerated().filter {
      $0.element == UInt8(ascii: "[")
    }
    .map { (start + $0.offset..<start + $0.offset, "\\") }
  }

  /// One level lower where the page has a heading of the first level.
  private func heading(_ node: Int) -> [Edit] {
    // Of a heading that was a tag of a template nothing is left.
    if reader.inside(node).isEmpty { return [(reader.range(node), "")] }
    guard shift > 0 else { return [] }
    let level = min(6, reader.level(node) + shift)
    let range = reader.range(node)
    let text = source(range)
    if text.utf8.first == UInt8(ascii: "#") {
      return reader.level(node) == 6 ? [] : [(start(node), "#")]
    }
    // A heading that is underlined.
    guard let end = text.utf8.lastIndex(of: UInt8(ascii: "\n")) else { return [] }
    let first = reader.children(of: node).first { _ in true }
    let underline = text.utf8.distance(from: text.utf8.startIndex, to: end)
    return first == nil
      ? []
      : [
        (start(node), String(repeating: "#", count: level) + " "),
        (range.lowerBound + underline..<range.upperBound, ""),
      ]
  }

  /// What stands before and after the words of a link or picture.
  private func ends(_ node: Int) -> (before: Range<Int>, after: Range<Int>)? {
    let range = reader.range(node)
    let children = Array(reader.children(of: node))
    guard let first = children.first, let last = children.last else { return nil }
    let (start, end) = (reader.range(first).lowerBound, reader.range(last).upperBound)
    guard range.lowerBound <= start, end <= range.upperBound else { return nil }
    return (range.lowerBound..<start, end..<range.upperBound)
  }

  private func title(_ node: Int) -> String {
    let title = reader.title(node)
    return title.isEmpty ? "" : " " + MarkdownText.title(title)
  }

  private func link(_ node: Int) -> [Edit] {
    let address = reader.destination(node)
    let target = converter.link(address, line(node))
    guard target != address else { return [] }
    guard let (before, after) = ends(node) else {
      converter.note(.link, source(node), "it has no words", line(node))
      return [(reader.range(node), "")]
    }
    guard let target else {
      if !title(node).isEmpty { converter.note(.link, title(node), "its title", line(node)) }
      return [(before, ""), (after, "")]
    }
    return [(before, "["), (after, "](\(MarkdownText.destination(target))\(title(node)))")]
  }

  private func image(_ node: Int) -> [Edit] {
    let words = reader.plainText(of: reader.inside(node)) { $0 }
    let found = converter.picture(reader.destination(node), line(node))
    guard let found else {
      converter.note(.picture, source(node), HTMLConverter.missingReason, line(node))
      return [(reader.range(node), MarkdownText.escaped(words))]
    }
    let target = "](\(MarkdownText.destination(found))\(title(node)))"
    guard !words.isEmpty, let (before, after) = ends(node) else {
      return [(reader.range(node), "![\(HTMLConverter.missing)\(target)")]
    }
    return [(before, "!["), (after, target)]
  }

  /// The HTML of a block as Markdown, as deep in lists and quotes as it stands.
  private func block(_ node: Int) -> String {
    let html = HTMLConverter(
      String(decoding: reader.bytes(node), as: UTF8.self), firstLine: line(node),
      breaksLines: false,
      link: converter.link, picture: converter.picture, note: converter.note)
    let text = html.markdown()
    let column = reader.location(node).start?.column ?? 1
    guard column > 1 else { return text + "\n" }
    let indent = String(repeating: " ", count: column - 1)
    return text.split(separator: "\n", omittingEmptySubsequences: false)
      .joined(separator: "\n" + indent) + "\n"
  }

  private func tag(_ node: Int, _ anchors: inout [String?]) -> [Edit] {
    let raw = source(node)
    guard let token = HTMLTokenizer.tokens(of: raw).first else { return [] }
    let range = reader.range(node)
    switch token.kind {
    case .open("img", _, _):
      let html = HTMLConverter(
        raw, firstLine: line(node), breaksLines: false, link: converter.link,
        picture: converter.picture, note: converter.note)
      return [(range, html.inlineMarkdown())]
    case .open("br", _, _): return [(range, isInTable(node) ? " " : "\\\n")]
    case .open("a", let attributes, _):
      let address = attributes.first { $0.name == "href" }?.value ?? ""
      let target =
        address.isEmpty ? nil : converter.link(MarkdownText.decoded(address), line(node))
      anchors.append(target)
      let others = attributes.contains { $0.name != "href" }
      if others || address.isEmpty { converter.note(.html, raw, "its words stay", line(node)) }
      return [(range, target == nil ? "" : "[")]
    case .close("a"):
      let target = anchors.popLast() ?? nil
      return [(range, target.map { "](\(MarkdownText.destination($0)))" } ?? "")]
    case .open(let name, let attributes, _):
      if !attributes.isEmpty || Self.marks[name] == nil {
        converter.note(.html, raw, "its words stay", line(node))
      }
      return [(range, Self.marks[name] ?? "")]
    case .close(let name): return [(range, Self.marks[name] ?? "")]
    case .comment, .text:
      converter.note(.html, raw, "left out", line(node))
      return [(range, "")]
    }
  }

  /// The elements that Markdown has marks for.
  private static let marks = [
    "strong": "**", "b": "**", "em": "*", "i": "*", "code": "`", "kbd": "`",
  ]

  private func isInTable(_ node: Int) -> Bool {
    let next = tables.partitioningIndex { $0.lowerBound > node }
    return next > 0 && tables[next - 1].contains(node)
  }
}
