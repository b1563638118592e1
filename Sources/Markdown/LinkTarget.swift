/// The address and the title of a link in the source (CommonMark spec, section 6.3).
enum LinkTarget {
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
    scan: while index < bytes.count {
      switch bytes[index] {
      case UInt8(ascii: "\\") where index + 1 < bytes.count && isPunctuation(bytes[index + 1]):
        index += 2
        continue
      case UInt8(ascii: "("): depth += 1
      case UInt8(ascii: ")") where depth == 0: break scan
      case UInt8(ascii: ")"): depth -= 1
      case let byte where isSpace(byte): break scan
      default: break
      }
      index += 1
    }
    return index == start && start < bytes.count && isSpace(bytes[start]) || depth != 0
      ? nil : index
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
      let escapes =
        bytes[index] == UInt8(ascii: "\\") && index + 1 < bytes.count
        && isPunctuation(bytes[index + 1])
      index += escapes ? 2 : 1
    }
    return nil
  }

  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }

  /// Whether `byte` is ASCII punctuation, which a backslash can escape.
  static func isPunctuation(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x21...0x2F, 0x3A...0x40, 0x5B...0x60, 0x7B...0x7E: true
    default: false
    }
  }
}
