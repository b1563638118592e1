import Foundations

/// TOML (TOML 1.0.0) as front matter has it: keys with dots, tables, lists of tables, all kinds of
/// strings, lists and inline tables. Numbers, dates and truth values stay as they are written. A
/// line that cannot be read is named and left out; none is read as something else.
struct TOMLDocument: Sendable {
  private(set) var items: [FrontMatterItem] = []
  /// The numbers of lines that cannot be read.
  private(set) var unreadLines: [Int] = []

  private let bytes: [UInt8]
  private var offset = 0
  private var line: Int
  private var table = ""
  /// How many tables of a list there were.
  private var counts: [String: Int] = [:]

  private static let depthLimit = 32

  private struct Unreadable: Error {}

  /// The document `text`, whose first line has the number `firstLine` in its file.
  init(_ text: String, firstLine: Int) {
    bytes = Array(text.utf8)
    line = firstLine
    while true {
      skipBlank()
      guard offset < bytes.count else { break }
      readLine()
    }
  }

  private var byte: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private func isAt(_ text: String) -> Bool { bytes[offset...].starts(with: text.utf8) }

  private mutating func step() {
    if byte == UInt8(ascii: "\n") { line += 1 }
    offset += 1
  }

  private mutating func skipSpaces() {
    while byte == 0x20 || byte == 0x09 { offset += 1 }
  }

  private mutating func skipComment() {
    guard byte == UInt8(ascii: "#") else { return }
    while let byte, byte != UInt8(ascii: "\n") { offset += 1 }
  }

  /// Passes over spaces, line ends and comments.
  private mutating func skipBlank() {
    while let byte {
      if byte == UInt8(ascii: "#") {
        skipComment()
      } else if byte.isSpace {
        step()
      } else {
        return
      }
    }
  }

  private mutating func readLine() {
    let (start, first, count) = (offset, line, items.count)
    do throws(Unreadable) {
      if byte == UInt8(ascii: "[") {
        try readTable()
      } else {
        try readPair(under: table, depth: 0)
      }
      skipSpaces()
      skipComment()
      guard byte == nil || byte == UInt8(ascii: "\n") else { throw Unreadable() }
    } catch {
      // From the next line on, as if this one were not there.
      items.removeSubrange(count...)
      unreadLines.append(first)
      (offset, line) = (start, first)
      while let byte, byte != UInt8(ascii: "\n") { offset += 1 }
    }
  }

  private mutating func readTable() throws(Unreadable) {
    let isList = isAt("[[")
    offset += isList ? 2 : 1
    let key = try readKey()
    guard isAt(isList ? "]]" : "]") else { throw Unreadable() }
    offset += isList ? 2 : 1
    guard isList else { return table = key }
    counts[key, default: 0] += 1
    table = "\(key).\(counts[key] ?? 1)"
  }

  private mutating func readPair(under path: String, depth: Int) throws(Unreadable) {
    let first = line
    let key = try readKey()
    guard byte == UInt8(ascii: "=") else { throw Unreadable() }
    offset += 1
    skipSpaces()
    try readValue(path.isEmpty ? key : "\(path).\(key)", line: first, depth: depth)
  }

  /// A key, whose parts may have quotes around them, with the spaces around it.
  private mutating func readKey() throws(Unreadable) -> String {
    var parts: [String] = []
    repeat {
      if !parts.isEmpty { offset += 1 }
      skipSpaces()
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        parts.append(try readString())
      } else {
        let start = offset
        while let byte,
          byte.isAlphanumeric || byte == UInt8(ascii: "_") || byte == UInt8(ascii: "-")
        {
          offset += 1
        }
        guard offset > start else { throw Unreadable() }
        parts.append(String(decoding: bytes[start..<offset], as: UTF8.self))
      }
      skipSpaces()
    } while byte == UInt8(ascii: ".")
    return parts.joined(separator: ".")
  }

  private mutating func readValue(_ key: String, line: Int, depth: Int) throws(Unreadable) {
    guard depth < Self.depthLimit else { throw Unreadable() }
    switch byte {
    case UInt8(ascii: "["): try readList(key, line: line, depth: depth)
    case UInt8(ascii: "{"): try readInlineTable(key, depth: depth)
    default: items.append(FrontMatterItem(key: key, values: [try readScalar()], line: line))
    }
  }

  private mutating func readList(_ key: String, line: Int, depth: Int) throws(Unreadable) {
    offset += 1
    let first = items.count
    var number = 0
    skipBlank()
    while byte != UInt8(ascii: "]") {
      number += 1
      try readValue("\(key).\(number)", line: line, depth: depth + 1)
      skipBlank()
      if byte == UInt8(ascii: ",") {
        offset += 1
        skipBlank()
      } else if byte != UInt8(ascii: "]") {
        throw Unreadable()
      }
    }
    offset += 1
    let inner = items[first...]
    // A list of single values is one item.
    if inner.count == number, inner.allSatisfy({ $0.values.count == 1 }),
      zip(inner, 1...max(1, number)).allSatisfy({ $0.key == "\(key).\($1)" })
    {
      let values = inner.flatMap(\.values)
      items.replaceSubrange(
        first..., with: [FrontMatterItem(key: key, values: values, line: line)])
    }
  }

  private mutating func readInlineTable(_ key: String, depth: Int) throws(Unreadable) {
    offset += 1
    skipSpaces()
    while byte != UInt8(ascii: "}") {
      try readPair(under: key, depth: depth + 1)
      skipSpaces()
      if byte == UInt8(ascii: ",") {
        offset += 1
        skipSpaces()
      } else if byte != UInt8(ascii: "}") {
        throw Unreadable()
      }
    }
    offset += 1
  }

  private mutating func readScalar() throws(Unreadable) -> String {
    if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { return try readString() }
    let start = offset
    while let byte, byte.isAlphanumeric || "+-_.:".utf8.contains(byte) { offset += 1 }
    // A day and a time may have a space between them.
    if offset - start == 10, byte == 0x20, offset + 1 < bytes.count, bytes[offset + 1].isDigit {
      offset += 1
      while let byte, byte.isAlphanumeric || "+-.:".utf8.contains(byte) { offset += 1 }
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard Self.isValue(text) else { throw Unreadable() }
    return text
  }

  /// Whether `text` is a truth value, a number, a day or a time.
  private static func isValue(_ text: String) -> Bool {
    if ["true", "false", "inf", "+inf", "-inf", "nan", "+nan", "-nan"].contains(text) {
      return true
    }
    let rest = text.utf8.drop { $0 == UInt8(ascii: "+") || $0 == UInt8(ascii: "-") }
    return rest.first?.isDigit ?? false
  }
}

extension TOMLDocument {
  private mutating func readString() throws(Unreadable) -> String {
    guard let quote = byte else { throw Unreadable() }
    let isBasic = quote == UInt8(ascii: "\"")
    let isLong =
      offset + 2 < bytes.count && bytes[offset + 1] == quote && bytes[offset + 2] == quote
    offset += isLong ? 3 : 1
    if isLong, byte == UInt8(ascii: "\n") { step() }
    var text: [UInt8] = []
    while let next = byte {
      if next == quote {
        guard isLong else {
          offset += 1
          return String(decoding: text, as: UTF8.self)
        }
        let run = bytes[offset...].prefix { $0 == quote }.count
        if run >= 3 {
          // Up to two quotes may stand before the three that end it.
          let count = min(run, 5)
          text += Array(repeating: quote, count: count - 3)
          offset += count
          return String(decoding: text, as: UTF8.self)
        }
      }
      if next == UInt8(ascii: "\n"), !isLong { throw Unreadable() }
      if next == UInt8(ascii: "\\"), isBasic {
        text += try readEscape(isLong: isLong)
      } else {
        text.append(next)
        step()
      }
    }
    throw Unreadable()
  }

  private mutating func readEscape(isLong: Bool) throws(Unreadable) -> [UInt8] {
    offset += 1
    guard let sign = byte else { throw Unreadable() }
    let plain: [UInt8: UInt8] = [
      UInt8(ascii: "b"): 8, UInt8(ascii: "t"): 9, UInt8(ascii: "n"): 10, UInt8(ascii: "f"): 12,
      UInt8(ascii: "r"): 13, UInt8(ascii: "\""): 34, UInt8(ascii: "\\"): 92,
    ]
    if let value = plain[sign] {
      offset += 1
      return [value]
    }
    if sign == UInt8(ascii: "u") || sign == UInt8(ascii: "U") {
      let count = sign == UInt8(ascii: "u") ? 4 : 8
      let digits = String(decoding: bytes[(offset + 1)...].prefix(count), as: UTF8.self)
      guard digits.utf8.count == count, let value = UInt32(digits, radix: 16),
        let scalar = Unicode.Scalar(value)
      else { throw Unreadable() }
      offset += 1 + count
      return Array(String(Character(scalar)).utf8)
    }
    guard isLong, sign.isSpace else { throw Unreadable() }
    while let next = byte, next.isSpace { step() }
    return []
  }
}
