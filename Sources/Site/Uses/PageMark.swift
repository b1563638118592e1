import Diagnostics
import Foundations

/// A comment of a page that tells what of the content stands behind it, with what is around it
/// there.
struct PageMark: Sendable, Hashable {
  enum Kind: String, Sendable {
    /// A value that a template shows.
    case value
    /// A text of the facts that a template shows.
    case text
    case picture
    /// A fact that the text of an article refers to, by its place in the file of the article.
    case reference = "fact"
  }

  /// What a mark stands in.
  enum Surroundings: String, Sendable, Comparable {
    case text, table, picture

    static func < (left: Self, right: Self) -> Bool { left.rawValue < right.rawValue }
  }

  let kind: Kind
  /// The name of the fact, where the comment tells it.
  let name: Identifier
  /// The file; nil for a reference, which stands in the article's own.
  let path: RelativePath?
  let start: SourcePosition
  let surroundings: Surroundings
  /// The words of the heading above it and its anchor; empty where there is none.
  let heading: String
  let anchor: String
}

/// Finds the marks of a page. It reads no more of HTML than the pages of the program have: tags, of
/// which it follows tables and headings, and comments.
struct PageMarkReader {
  private let page: [UInt8]
  private var offset = 0
  private var tables = 0
  private var heading = ""
  private var anchor = ""
  /// Where the words of the heading begin that the reader is in.
  private var headingStart: Int?
  private var marks: [PageMark] = []

  static func marks(in page: [UInt8]) -> [PageMark] {
    var reader = PageMarkReader(page)
    while let start = reader.page[reader.offset...].firstIndex(of: UInt8(ascii: "<")) {
      reader.read(from: start)
    }
    return reader.marks
  }

  private init(_ page: [UInt8]) { self.page = page }

  private mutating func read(from start: Int) {
    let rest = page[start...]
    if rest.starts(with: "<!--".utf8) {
      let end = page.firstRange(ofBytes: "-->", from: start)
      let comment = page[(start + 4)..<(end?.lowerBound ?? page.count)]
      offset = end?.upperBound ?? page.count
      if let mark = mark(String(decoding: comment, as: UTF8.self)) { marks.append(mark) }
      return
    }
    let end = Self.end(ofTagAt: start, in: page)
    read(tag: page[(start + 1)..<end], from: start)
    offset = min(end + 1, page.count)
  }

  /// Where the `>` of a tag stands, which may stand in quotes before.
  private static func end(ofTagAt start: Int, in page: [UInt8]) -> Int {
    var quote: UInt8?
    for index in start..<page.count {
      let byte = page[index]
      if let open = quote {
        if byte == open { quote = nil }
      } else if byte == UInt8(ascii: "\"") {
        quote = byte
      } else if byte == UInt8(ascii: ">") {
        return index
      }
    }
    return page.count
  }

  private mutating func read(tag: ArraySlice<UInt8>, from start: Int) {
    let isEnd = tag.first == UInt8(ascii: "/")
    let name = tag.drop { $0 == UInt8(ascii: "/") }.prefix { $0.isAlphanumeric }
    if name.elementsEqual("table".utf8) {
      tables = max(0, tables + (isEnd ? -1 : 1))
    } else if name.count == 2, name.first == UInt8(ascii: "h"), name.last?.isDigit == true {
      if !isEnd {
        headingStart = start
        anchor = Self.id(tag)
      } else if let first = headingStart {
        heading = Self.words(page[first..<start])
        headingStart = nil
      }
    }
  }

  private static func id(_ tag: ArraySlice<UInt8>) -> String {
    let text = String(decoding: tag, as: UTF8.self)
    guard let start = text.firstRange(of: " id=\"") else { return "" }
    return String(text[start.upperBound...].prefix { $0 != "\"" })
  }

  /// What of markup is read, on one line.
  private static func words(_ markup: ArraySlice<UInt8>) -> String {
    var text: [UInt8] = []
    var isTag = false
    for byte in markup {
      if byte == UInt8(ascii: "<") { isTag = true }
      if !isTag { text.append(byte.isSpace ? 0x20 : byte) }
      if byte == UInt8(ascii: ">") { isTag = false }
    }
    return HTMLEscape.unescape(text)
  }

  /// The mark that a comment is; nil for any other comment.
  private func mark(_ comment: String) -> PageMark? {
    let parts = comment.split(separator: " ", maxSplits: 2).map(String.init)
    guard parts.count > 1, let word = parts.first, word.hasPrefix("careleaf-"),
      let kind = PageMark.Kind(rawValue: String(word.dropFirst("careleaf-".count)))
    else { return nil }
    let place = (parts.last ?? "").split(separator: ":", omittingEmptySubsequences: false)
    guard place.count >= 2, let line = Int(place[place.count - 2]),
      let column = Int(place[place.count - 1])
    else { return nil }
    let path = place.dropLast(2).joined(separator: ":")
    return PageMark(
      kind: kind, name: Identifier(kind == .reference ? "" : parts[1]),
      path: kind == .reference ? nil : RelativePath(path),
      start: SourcePosition(line: line, column: column),
      surroundings: kind == .picture ? .picture : tables > 0 ? .table : .text,
      heading: heading, anchor: anchor)
  }
}
