import Diagnostics
import Foundations
import Markdown

/// Takes out of Markdown what the old program would have replaced: shortcodes of Hugo and Zola, the
/// tags of Liquid, and what MDX has beside Markdown. Lines stay lines.
struct TemplateTags {
  /// A tag that was taken out.
  struct Tag {
    let text: String
    let line: Int
    let reason: String
  }

  private(set) var text = ""
  private(set) var tags: [Tag] = []

  private let bytes: [UInt8]
  /// Where code stands, in which nothing is a tag.
  private let code: [Range<Int>]
  private let isMDX: Bool
  private var offset = 0
  private var line: Int
  private var output: [UInt8] = []
  /// Whether there is no end any more of tags `}}`, `%}` and `}`.
  private var isOver = [false, false, false]

  /// The text without its tags; `firstLine` is the number of its first line in its file.
  init(_ markdown: String, firstLine: Int, isMDX: Bool) {
    bytes = Array(markdown.utf8)
    line = firstLine
    self.isMDX = isMDX
    code = Self.code(in: markdown)
    var blocks = code[...]
    while offset < bytes.count {
      while let first = blocks.first, first.upperBound <= offset { blocks = blocks.dropFirst() }
      if let first = blocks.first, first.contains(offset) {
        keep(to: first.upperBound)
      } else {
        step()
      }
    }
    text = String(decoding: output, as: UTF8.self)
  }

  private static func code(in markdown: String) -> [Range<Int>] {
    let file = SourceFile(path: "page.md", text: markdown)
    let (document, _) = MarkdownParser(allowsRawHTML: true).parse(file)
    return document.read { text in
      text.all.filter { text.kind($0) == .code || text.kind($0) == .codeBlock }.map(text.range)
    }.sorted { $0.lowerBound < $1.lowerBound }
  }

  private var isAtLineStart: Bool { offset == 0 || bytes[offset - 1] == UInt8(ascii: "\n") }

  private func isAt(_ text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }

  private mutating func keep(to end: Int) {
    line += bytes[offset..<end].count { $0 == UInt8(ascii: "\n") }
    output += bytes[offset..<end]
    offset = end
  }

  private mutating func step() {
    if isAt("{{"), let end = end(of: "}}", 0) { return replace(to: end) }
    if isAt("{%"), let end = end(of: "%}", 1) { return replace(to: end) }
    let rest = bytes[offset...].prefix(Self.longestAttributes)
    if isAt("{:"), let end = rest.firstIndex(of: UInt8(ascii: "}")), isOnLine(end) {
      return remove(to: end + 1, "attributes of kramdown")
    }
    if isMDX, isAtLineStart, isAt("import ") || isAt("export ") {
      return remove(to: bytes[offset...].firstIndex(of: UInt8(ascii: "\n")) ?? bytes.count, "MDX")
    }
    if isMDX, isAt("{"), let end = end(of: "}", 2) {
      return remove(to: end, "MDX")
    }
    if isAt("}}") {
      // The end of nothing, which would be taken for a mistake.
      output += "\\}\\}".utf8
      offset += 2
      return
    }
    if isAt("[^") {
      // A footnote, which would be taken for something else; its text stays.
      output += "\\[^".utf8
      offset += 2
      return
    }
    keep(to: offset + 1)
  }

  private static let longestAttributes = 1000

  /// Where the next `mark` from here on ends; nil when there is none. What was not found once is
  /// not looked for again.
  private mutating func end(of mark: String, _ number: Int) -> Int? {
    guard !isOver[number] else { return nil }
    let found = bytes.firstRange(ofBytes: mark, from: offset + 1)?.upperBound
    isOver[number] = found == nil
    return found
  }

  private func isOnLine(_ end: Int) -> Bool {
    !bytes[offset..<end].contains(UInt8(ascii: "\n"))
  }

  /// Takes out a tag of a template, or puts in its place what it says.
  private mutating func replace(to end: Int) {
    let tag = String(decoding: bytes[offset..<end], as: UTF8.self)
    let words = TagWords(tag)
    if let path = words.path {
      tags.append(Tag(text: tag, line: line, reason: "read as '\(path)'"))
      output += path.utf8
      skip(to: end)
    } else if words.isBase {
      tags.append(Tag(text: tag, line: line, reason: "left out of addresses"))
      skip(to: end)
    } else if let picture = words.picture {
      tags.append(Tag(text: tag, line: line, reason: "read as a picture"))
      output += picture.utf8
      skip(to: end)
    } else {
      remove(to: end, "left out; what stands between two tags stays")
    }
  }

  private mutating func remove(to end: Int, _ reason: String) {
    let tag = String(decoding: bytes[offset..<end], as: UTF8.self)
    tags.append(Tag(text: MarkdownText.oneLine(tag), line: line, reason: reason))
    skip(to: end)
  }

  /// Passes over what is taken out, but for its line ends.
  private mutating func skip(to end: Int) {
    let ends = bytes[offset..<end].count { $0 == UInt8(ascii: "\n") }
    output += Array(repeating: UInt8(ascii: "\n"), count: ends)
    line += ends
    offset = end
  }
}

/// What a tag of a template says, as far as it can be said in Markdown.
private struct TagWords {
  /// The page that a tag for links names, of Hugo (`ref`) or Jekyll (`link`, `post_url`).
  var path: String?
  /// Whether it stands for where the site lies, as `{{ site.baseurl }}`.
  var isBase = false
  /// The picture that Hugo's `figure` shows, in Markdown.
  var picture: String?

  init(_ tag: String) {
    let inner = tag.dropFirst(2).dropLast(2)
    let trimmed = inner.drop { "<%- ".contains($0) }
    var words = String(trimmed)
    while let last = words.last, ">%- ".contains(last) { words.removeLast() }
    let name = words.prefix { !$0.isWhitespace }
    let rest = words.dropFirst(name.count).drop { $0.isWhitespace }
    if let quote = words.first, quote == "\"" || quote == "'" {
      path = Self.filtered(words, quote)
      return
    }
    switch name {
    case "ref", "relref": path = Self.first(rest)
    case "link" where tag.hasPrefix("{%"): path = "/" + rest
    case "post_url": path = "/_posts/\(rest).md"
    case "site.baseurl", "site.url", "site.BaseURL", ".Site.BaseURL": isBase = true
    case "figure":
      let values = Self.attributes(rest)
      guard let source = values["src"] ?? values["link"] else { return }
      let alt = values["alt"] ?? HTMLConverter.missing
      let caption = values["caption"] ?? values["title"]
      picture =
        "![\(MarkdownText.escaped(alt))](\(MarkdownText.destination(source))"
        + (caption.map { " " + MarkdownText.title($0) } ?? "") + ")"
    default: break
    }
  }

  /// The address in quotes that a filter makes whole, as `{{ "/a/" | relative_url }}`.
  private static func filtered(_ words: String, _ quote: Character) -> String? {
    let parts = words.split(separator: quote, maxSplits: 2, omittingEmptySubsequences: false)
    guard parts.count == 3 else { return nil }
    let filter = parts[2].drop { $0 == "|" || $0.isWhitespace }.prefix { !$0.isWhitespace }
    let isAddress = ["relative_url", "absolute_url", "relURL", "absURL"].contains(filter)
    return isAddress ? String(parts[1]) : nil
  }

  private static func first(_ text: Substring) -> String? {
    let name = text.split(whereSeparator: \.isWhitespace).first.map(String.init) ?? ""
    let plain = name.filter { $0 != "\"" && $0 != "'" && $0 != "`" }
    return plain.isEmpty ? nil : plain
  }

  private static func attributes(_ text: Substring) -> [String: String] {
    var values: [String: String] = [:]
    for match in text.matches(of: #/([a-z]+)\s*=\s*"([^"]*)"/#) {
      values[String(match.output.1)] = String(match.output.2)
    }
    return values
  }
}
