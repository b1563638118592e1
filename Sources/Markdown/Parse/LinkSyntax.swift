import Foundations

/// The address and the title of a link in the source (CommonMark spec, section 6.3).
enum LinkSyntax {
  /// The end of the link destination at `start`; nil when there is none.
  static func endOfDestination(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    return bytes[start] == UInt8(ascii: "<")
      ? endOfPointed(bytes, from: start) : endOfPlain(bytes, from: start)
  }

  private static func endOfPointed(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start + 1
    while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: ">"): return index + 1
      case UInt8(ascii: "\\"): index += 2
      case 0x0A, UInt8(ascii: "<"): return nil
      default: index += 1
      }
    }
    return nil
  }

  private static func endOfPlain(_ bytes: [UInt8], from start: Int) -> Int? {
    var index = start
    var depth = 0
    while index < bytes.count, !bytes[index].isMarkdownSpace {
      switch bytes[index] {
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"):
        if depth == 0 { return index }
        depth -= 1
      default: break
      }
      index += bytes.hasEscape(at: index) ? 2 : 1
    }
    let isEmpty = index == start && index < bytes.count
    return isEmpty || depth != 0 ? nil : index
  }

  /// The end of the link title at `start`; nil when there is none.
  static func endOfTitle(_ bytes: [UInt8], from start: Int) -> Int? {
    guard start < bytes.count else { return nil }
    let close: UInt8
    switch bytes[start] {
    case UInt8(ascii: "\""), UInt8(ascii: "'"): close = bytes[start]
    case UInt8(ascii: "("): close = UInt8(ascii: ")")
    default: return nil
    }
    var index = start + 1
    while index < bytes.count {
      if bytes[index] == close { return index + 1 }
      if bytes[index] == UInt8(ascii: "("), close == UInt8(ascii: ")") { return nil }
      index += bytes.hasEscape(at: index) ? 2 : 1
    }
    return nil
  }
}

extension UInt8 {
  /// White space as libcmark knows it: unlike `isSpace` also U+000B (`cmark_isspace`).
  var isMarkdownSpace: Bool { self == 0x20 || self &- 0x09 < 5 }

  /// ASCII punctuation, which a backslash can escape.
  var isPunctuation: Bool { (0x21...0x7E).contains(self) && !isAlphanumeric }
}

extension [UInt8] {
  /// Whether a backslash at `index` escapes the byte after it.
  func hasEscape(at index: Int) -> Bool {
    self[index] == UInt8(ascii: "\\") && index + 1 < count && self[index + 1].isPunctuation
  }

  func trimmingEnd(_ range: Range<Int>) -> Range<Int> {
    var end = range.upperBound
    while end > range.lowerBound, self[end - 1].isMarkdownSpace { end -= 1 }
    return range.lowerBound..<end
  }
}

/// Finds link reference definitions at the front of a paragraph, which libcmark takes out. Follows
/// `cmark_parse_reference_inline` of libcmark's inlines.c (CommonMark spec, section 4.7).
struct LinkDefinition {
  private let bytes: [UInt8]
  private var index: Int

  /// The length of the definitions that `bytes` begins with.
  static func length(in bytes: [UInt8]) -> Int {
    var length = 0
    while length < bytes.count, bytes[length] == UInt8(ascii: "[") {
      var definition = LinkDefinition(bytes: bytes, index: length)
      guard definition.scan() else { break }
      length = definition.index
    }
    return length
  }

  private mutating func scan() -> Bool {
    guard scanLabel(), take(UInt8(ascii: ":")) else { return false }
    skipSpaceAndNewline()
    guard let end = LinkSyntax.endOfDestination(bytes, from: index) else { return false }
    index = end
    let beforeTitle = index
    skipSpaceAndNewline()
    if index > beforeTitle, let end = LinkSyntax.endOfTitle(bytes, from: index) {
      index = end
      skipSpace()
      if takeLineEnd() { return true }
    }
    index = beforeTitle
    skipSpace()
    return takeLineEnd()
  }

  private mutating func scanLabel() -> Bool {
    let start = index + 1
    index = start
    var isBlank = true
    while index < bytes.count, bytes[index] != UInt8(ascii: "[") {
      if bytes[index] == UInt8(ascii: "]") {
        index += 1
        return !isBlank
      }
      if !bytes[index].isMarkdownSpace { isBlank = false }
      index += bytes.hasEscape(at: index) ? 2 : 1
      if index - start > 1000 { return false }
    }
    return false
  }

  private mutating func take(_ byte: UInt8) -> Bool {
    guard index < bytes.count, bytes[index] == byte else { return false }
    index += 1
    return true
  }

  private mutating func skipSpace() {
    while index < bytes.count, bytes[index] == 0x20 || bytes[index] == 0x09 { index += 1 }
  }

  private mutating func skipSpaceAndNewline() {
    skipSpace()
    if take(0x0A) { skipSpace() }
  }

  private mutating func takeLineEnd() -> Bool { index == bytes.count || take(0x0A) }
}

enum LinkSafety {
  /// Whether `address` is relative or begins with `http://`, `https://`, `mailto:` or `tel:`. Control
  /// characters and white space, which browsers drop inside a scheme, do not hide it (WHATWG URL
  /// Standard, section 4.4). Without the slashes, `https:a/b` is another server's or a path on this
  /// one, as the page itself was got by `http` or `https`.
  static func isSafe(_ address: String) -> Bool {
    guard let scheme = scheme(of: address) else { return true }
    let rest = address.utf8.drop { $0 != UInt8(ascii: ":") }.dropFirst().drop { $0 <= 0x20 }
    let isWeb = scheme == "http" || scheme == "https"
    return isWeb ? rest.starts(with: "//".utf8) : scheme == "mailto" || scheme == "tel"
  }

  /// The scheme in lower case without what browsers drop; nil when the address is relative.
  private static func scheme(of address: String) -> String? {
    guard address.utf8.contains(UInt8(ascii: ":")) else { return nil }
    var scheme: [UInt8] = []
    for byte in address.utf8 {
      switch byte {
      case UInt8(ascii: ":"): return scheme.isEmpty ? nil : String(decoding: scheme, as: UTF8.self)
      case UInt8(ascii: "/"), UInt8(ascii: "?"), UInt8(ascii: "#"), UInt8(ascii: "\\"): return nil
      case 0...0x20, 0x7F: continue
      default: scheme.append(byte.lowercased)
      }
    }
    return nil
  }
}
