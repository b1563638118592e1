import Diagnostics
import Foundations
import YAML

/// Makes Markdown of HTML: headings, paragraphs, lists, quotes, tables, code, links, emphasis and
/// pictures. Everything else goes to the list of what is not carried over, with its place; words
/// stay, whatever stands around them.
struct HTMLConverter {
  /// What a link leads to now; nil when it leads nowhere any more, and only its words stay.
  typealias LinkSource = (_ address: String, _ line: Int) -> String?
  /// The picture beside the draft; nil when there is none.
  typealias PictureSource = (_ address: String, _ line: Int) -> String?

  let html: String
  let firstLine: Int
  let breaksLines: Bool
  let link: LinkSource
  let picture: PictureSource
  let note: (ImportNote.Kind, String, String, Int) -> Void
  /// By how much headings go down, so that none is as high as the title.
  private let headingShift: Int
  /// The HTML with its lines found.
  private let file: SourceFile

  init(
    _ html: String, firstLine: Int, breaksLines: Bool, link: @escaping LinkSource,
    picture: @escaping PictureSource,
    note: @escaping (ImportNote.Kind, String, String, Int) -> Void
  ) {
    self.html = html
    self.firstLine = firstLine
    self.breaksLines = breaksLines
    self.link = link
    self.picture = picture
    self.note = note
    file = SourceFile(path: "page.html", text: html)
    headingShift = html.lowercased().containsBytes(of: "<h1") ? 1 : 0
  }

  /// The HTML as Markdown.
  func markdown() -> String { blocks(HTMLNode.parse(html)).joined(separator: "\n\n") }

  /// The HTML as running text of Markdown.
  func inlineMarkdown() -> String {
    MarkdownText.oneLine(Self.unbroken(inline(HTMLNode.parse(html))))
  }

  private func line(_ node: HTMLNode) -> Int {
    firstLine - 1 + file.lineNumber(utf8Offset: node.offset)
  }

  private func drop(_ node: HTMLNode, _ kind: ImportNote.Kind = .html, _ reason: String = "") {
    note(kind, MarkdownText.oneLine(node.source), reason, line(node))
  }

  /// Lists a tag whose words stay; `kept` names its attributes that are carried over.
  func list(_ node: HTMLNode, kept: Set<String> = []) {
    guard case .element(_, let attributes) = node.kind,
      attributes.contains(where: { !kept.contains($0.name) })
    else { return }
    note(.html, MarkdownText.oneLine(node.raw), "its attributes are left out", line(node))
  }

  // MARK: Blocks

  private static let blockNames: Set<String> = [
    "p", "h1", "h2", "h3", "h4", "h5", "h6", "ul", "ol", "dl", "dt", "dd", "blockquote", "pre",
    "hr",
    "table", "figure", "div", "section", "article", "header", "footer", "aside", "main", "nav",
    "center", "details", "summary", "figcaption", "address", "body", "html", "head", "li", "tr",
    "td", "th", "thead", "tbody", "tfoot", "caption", "fieldset", "legend",
  ]

  /// Whether Markdown has marks for the element, or its words say all.
  static func isConverted(_ name: String) -> Bool {
    blockNames.contains(name)
      || [
        "strong", "b", "em", "i", "code", "kbd", "samp", "tt", "br", "img", "a", "col", "colgroup",
      ]
      .contains(name)
  }

  /// Whether words before and after its tags are not one word.
  static func separates(_ name: String) -> Bool {
    blockNames.contains(name) || dropped.contains(name) || ["br", "img"].contains(name)
  }

  /// What has no meaning in an article, with all that is in it.
  private static let dropped: Set<String> = [
    "script", "style", "iframe", "object", "embed", "form", "input", "select", "textarea",
    "button",
    "video", "audio", "svg", "canvas", "map", "template", "noscript", "link", "meta", "title",
    "math", "applet", "frameset", "frame",
  ]

  private func blocks(_ nodes: [HTMLNode]) -> [String] {
    var result: [String] = []
    var run: [HTMLNode] = []
    for node in nodes {
      if Self.blockNames.contains(node.name) {
        result += paragraphs(run)
        run = []
        result += block(node)
      } else {
        run.append(node)
      }
    }
    return result + paragraphs(run)
  }

  private func paragraphs(_ nodes: [HTMLNode]) -> [String] {
    guard !nodes.isEmpty else { return [] }
    return inline(nodes).split(separator: Self.paragraphEnd)
      .map { MarkdownText.paragraph(Self.lines(String($0))) }.filter { !$0.isEmpty }
  }

  /// Stands where a paragraph ends in text that has no element for it.
  private static let paragraphEnd: Character = "\u{1D}"
  /// Stands where a line ends.
  private static let lineEnd: Character = "\u{1E}"

  /// Running text without breaks.
  static func unbroken(_ text: String) -> String {
    String(text.map { $0 == lineEnd || $0 == paragraphEnd ? " " : $0 })
  }

  /// Running text with its breaks, each line without spaces at its ends.
  private static func lines(_ text: String) -> String {
    text.split(separator: lineEnd, omittingEmptySubsequences: false)
      .map { MarkdownText.oneLine(String($0)) }.filter { !$0.isEmpty }.joined(separator: "\\\n")
  }

  private func block(_ node: HTMLNode) -> [String] {
    switch node.name {
    case "p":
      list(node)
      return blocks(node.children)
    case "h1", "h2", "h3", "h4", "h5", "h6":
      list(node)
      let level = min(6, (node.name.utf8.last.map { Int($0) - 48 } ?? 2) + headingShift)
      let words = MarkdownText.oneLine(
        Self.unbroken(inline(node.children)))
      return words.isEmpty ? [] : [String(repeating: "#", count: max(2, level)) + " " + words]
    case "ul", "ol": return listBlock(node)
    case "blockquote":
      list(node)
      let inner = blocks(node.children).joined(separator: "\n\n")
      return inner.isEmpty ? [] : [Self.indented(inner, by: "> ", first: "> ")]
    case "pre":
      list(node)
      return [MarkdownText.codeBlock(MarkdownText.decoded(node.plainText))]
    case "hr":
      list(node)
      return ["***"]
    case "table": return [HTMLTable(node, converter: self).markdown].filter { !$0.isEmpty }
    case "figure": return figure(node)
    case "dt":
      list(node)
      let words = MarkdownText.oneLine(inline(node.children))
      return words.isEmpty ? [] : ["**\(words)**"]
    default:
      // Its words stay; a tag without attributes says nothing that could be lost.
      list(node)
      return blocks(node.children)
    }
  }

  private func listBlock(_ node: HTMLNode) -> [String] {
    list(node, kept: ["start"])
    var number = node["start"].flatMap { Int($0) } ?? 1
    var items: [String] = []
    var isTight = true
    for child in node.children {
      if case .text = child.kind, MarkdownText.oneLine(child.raw).isEmpty { continue }
      let inner = child.name == "li" ? blocks(child.children) : blocks([child])
      if child.name == "li" { list(child) }
      guard !inner.isEmpty else { continue }
      let mark = node.name == "ol" ? "\(number). " : "- "
      number += 1
      isTight = isTight && inner.count <= 2
      let text = inner.joined(
        separator: inner.count <= 2 && Self.isList(inner.last) ? "\n" : "\n\n")
      items.append(
        Self.indented(text, by: String(repeating: " ", count: mark.utf8.count), first: mark))
    }
    return items.isEmpty ? [] : [items.joined(separator: isTight ? "\n" : "\n\n")]
  }

  private static func isList(_ block: String?) -> Bool {
    block.map { $0.hasPrefix("- ") || $0.utf8.first?.isDigit == true } ?? false
  }

  private static func indented(_ text: String, by indent: String, first: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).enumerated().map { index, line in
      let mark = index == 0 ? first : indent
      return line.isEmpty ? String(mark.prefix { $0 != " " }) : mark + line
    }.joined(separator: "\n")
  }

  /// A picture with its caption, which becomes its title; anything else as blocks.
  private func figure(_ node: HTMLNode) -> [String] {
    list(node)
    let captions = node.children.filter { $0.name == "figcaption" }
    let others = node.children.filter { $0.name != "figcaption" }
    let inner = blocks(others)
    guard let caption = captions.first, captions.count == 1, inner.count == 1,
      inner[0].hasPrefix("!["), inner[0].hasSuffix(")"), !inner[0].hasSuffix("\")"),
      caption.children.allSatisfy({ $0.children.isEmpty && $0.name.isEmpty })
    else { return inner + blocks(captions) }
    list(caption)
    let title = MarkdownText.title(caption.plainText)
    return title == "\"\"" ? inner : [inner[0].dropLast() + " \(title))"]
  }

  // MARK: Running text

  func inline(_ nodes: [HTMLNode]) -> String { nodes.map(inline).joined() }

  private func inline(_ node: HTMLNode) -> String {
    switch node.kind {
    case .text: return text(node.raw)
    case .comment:
      drop(node, .comment)
      return ""
    case .stray:
      // What it would end was never begun, so that nothing is lost with it.
      return ""
    case .element(let name, _): return element(node, name)
    }
  }

  private func text(_ raw: String) -> String {
    let escaped = MarkdownText.escaped(raw)
    guard breaksLines else { return escaped.replacing("\n", with: " ") }
    var result = ""
    let lines = escaped.split(separator: "\n", omittingEmptySubsequences: false)
    for (index, line) in lines.enumerated() {
      let isBlank = MarkdownText.oneLine(String(line)).isEmpty
      // What follows the last line end may go on in an element.
      let isEmptyLine = isBlank && index < lines.count - 1
      if index > 0 { result.append(isEmptyLine ? Self.paragraphEnd : Self.lineEnd) }
      if !isBlank || lines.count == 1 { result += line }
    }
    return result
  }

  private func element(_ node: HTMLNode, _ name: String) -> String {
    if Self.dropped.contains(name) {
      drop(node, .html, "left out with all that is in it")
      return ""
    }
    switch name {
    case "strong", "b": return emphasised(node, by: "**")
    case "em", "i": return emphasised(node, by: "*")
    case "code", "kbd", "samp", "tt":
      list(node)
      return MarkdownText.code(MarkdownText.decoded(node.plainText))
    case "br":
      list(node)
      return String(Self.lineEnd)
    case "img": return image(node)
    case "a": return anchor(node)
    default:
      if Self.blockNames.contains(name) {
        // A block in running text, as in a link or a cell of a table.
        list(node)
        return " " + inline(node.children) + " "
      }
      note(.html, MarkdownText.oneLine(node.raw), "its words stay", line(node))
      return inline(node.children)
    }
  }

  private func emphasised(_ node: HTMLNode, by mark: String) -> String {
    list(node)
    let inner = inline(node.children)
    let words = inner.drop { $0.isWhitespace || $0 == Self.lineEnd }
    guard !words.isEmpty, !inner.contains(Self.paragraphEnd) else { return inner }
    let start = inner.prefix(inner.count - words.count)
    var core = words
    while let last = core.last, last.isWhitespace || last == Self.lineEnd { core.removeLast() }
    // The marks would be text where nothing but emphasis is in them.
    return "\(start)\(mark)\(core)\(mark)\(words.dropFirst(core.count))"
  }

  private func anchor(_ node: HTMLNode) -> String {
    let words = inline(node.children)
    guard let address = node["href"].map({ MarkdownText.oneLine($0) }), !address.isEmpty else {
      list(node)
      return words
    }
    list(node, kept: ["href", "title"])
    let title = node["title"].map { " " + MarkdownText.title($0) } ?? ""
    guard let target = link(MarkdownText.decoded(address), line(node)) else {
      if let title = node["title"] { note(.html, title, "the title of a link", line(node)) }
      return words
    }
    let text = MarkdownText.oneLine(
      Self.unbroken(words))
    if text.isEmpty {
      note(.link, node.raw, "it has no words", line(node))
      return ""
    }
    let before = words.first?.isWhitespace ?? false ? " " : ""
    let after = words.last?.isWhitespace ?? false ? " " : ""
    return "\(before)[\(text)](\(MarkdownText.destination(target))\(title))\(after)"
  }

  private func image(_ node: HTMLNode) -> String {
    let description = MarkdownText.oneLine(node["alt"] ?? "")
    let address = MarkdownText.oneLine(node["src"] ?? "")
    guard !address.isEmpty, let path = picture(MarkdownText.decoded(address), line(node)) else {
      drop(node, .picture, Self.missingReason)
      return MarkdownText.escaped(description)
    }
    list(node, kept: ["src", "alt", "title"])
    let words = description.isEmpty ? Self.missing : MarkdownText.escaped(description)
    let title = node["title"].map { " " + MarkdownText.title($0) } ?? ""
    return "![\(words)](\(MarkdownText.destination(path))\(title))"
  }

  /// Why a picture is left out.
  static let missingReason = "not in the folder, and nothing is fetched; its description stays"

  /// What stands for a description that somebody has still to write.
  static let missing = Gap.text("say what the picture shows")
}
