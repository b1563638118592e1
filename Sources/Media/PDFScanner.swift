import Foundations

/// Cuts the bytes of a PDF file into tokens (ISO 32000-2, 7.2 and 7.3). What is in a stream is one
/// token, which may be compressed and is not looked into.
struct PDFScanner {
  enum Token: Equatable {
    /// A name without its slash; `#` and two digits stand for a byte in it.
    case name(String)
    /// The bytes between the brackets of a string.
    case string(Range<Int>, isHex: Bool)
    /// A number or a keyword.
    case word(String)
    /// The bytes of a stream.
    case stream(Range<Int>)
    case mark
  }

  private let bytes: [UInt8]
  private var offset = 0

  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// The next token; nil at the end.
  mutating func next() throws(MediaDefect) -> Token? {
    skipSpace()
    guard offset < bytes.count else { return nil }
    switch bytes[offset] {
    case UInt8(ascii: "/"):
      offset += 1
      return .name(Self.decoded(regularBytes()))
    case UInt8(ascii: "("): return try string()
    case UInt8(ascii: "<"):
      guard bytes.has("<<", at: offset) else { return try hexString() }
      offset += 2
      return .mark
    case let byte where Self.isDelimiter(byte):
      offset += 1
      return .mark
    default:
      let word = String(decoding: regularBytes(), as: UTF8.self)
      return word == "stream" ? try stream() : .word(word)
    }
  }

  private mutating func skipSpace() {
    while offset < bytes.count {
      if Self.isSpace(bytes[offset]) {
        offset += 1
      } else if bytes[offset] == UInt8(ascii: "%") {
        while offset < bytes.count, bytes[offset] != 0x0A, bytes[offset] != 0x0D { offset += 1 }
      } else {
        return
      }
    }
  }

  private mutating func regularBytes() -> ArraySlice<UInt8> {
    let start = offset
    while offset < bytes.count, !Self.isSpace(bytes[offset]), !Self.isDelimiter(bytes[offset]) {
      offset += 1
    }
    return bytes[start..<offset]
  }

  /// A string in brackets, which may hold others; a backslash takes their meaning away (7.3.4.2).
  private mutating func string() throws(MediaDefect) -> Token {
    let start = offset + 1
    var depth = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "\\"): offset += 1
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")"): depth -= 1
      default: break
      }
      offset += 1
      if depth == 0 { return .string(start..<offset - 1, isHex: false) }
    }
    throw .damaged("a text in it has no end")
  }

  private mutating func hexString() throws(MediaDefect) -> Token {
    let start = offset + 1
    guard let end = bytes.first(UInt8(ascii: ">"), from: start) else {
      throw .damaged("a text in it has no end")
    }
    offset = end + 1
    return .string(start..<end, isHex: true)
  }

  /// The bytes behind the keyword and its end of line (7.3.8.1).
  private mutating func stream() throws(MediaDefect) -> Token {
    if bytes.has("\r\n", at: offset) {
      offset += 2
    } else if bytes.has("\n", at: offset) {
      offset += 1
    }
    guard let end = bytes.firstRange(ofBytes: "endstream", from: offset) else { throw .truncated }
    defer { offset = end.upperBound }
    return .stream(offset..<end.lowerBound)
  }

  private static func decoded(_ name: ArraySlice<UInt8>) -> String {
    guard name.contains(UInt8(ascii: "#")) else { return String(decoding: name, as: UTF8.self) }
    var decoded: [UInt8] = []
    var rest = name
    while let byte = rest.popFirst() {
      let digits = String(decoding: rest.prefix(2), as: UTF8.self)
      if byte == UInt8(ascii: "#"), let value = UInt8(digits, radix: 16), digits.utf8.count == 2 {
        decoded.append(value)
        rest = rest.dropFirst(2)
      } else {
        decoded.append(byte)
      }
    }
    return String(decoding: decoded, as: UTF8.self)
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte.isSpace || byte == 0 }

  private static func isDelimiter(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "["), UInt8(ascii: "]"), UInt8(ascii: "{"), UInt8(ascii: "}"),
      UInt8(ascii: "/"), UInt8(ascii: "%"):
      true
    default: false
    }
  }
}
