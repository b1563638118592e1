/// The one place where text becomes HTML. It works on bytes: a comparison of characters would miss
/// a quotation mark that a combining mark follows.
public enum HTMLEscape {
  /// `text` with `&`, `<`, `>`, `"` and `'` replaced, fit for content and quoted attributes.
  /// Control characters, which HTML does not allow (WHATWG HTML, section 13.2.3.5), become U+FFFD.
  public static func escape(_ text: String) -> String {
    guard text.utf8.contains(where: { replacement($0) != nil }) else { return text }
    var output: [UInt8] = []
    output.reserveCapacity(text.utf8.count + 16)
    append(text, to: &output)
    return String(decoding: output, as: UTF8.self)
  }

  /// Appends `text`, escaped, to `output` as UTF-8.
  public static func append(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { append($0, to: &output) }
  }

  /// Appends the UTF-8 `bytes`, escaped, to `output`.
  public static func append(_ bytes: UnsafeBufferPointer<UInt8>, to output: inout [UInt8]) {
    var start = 0
    var index = 0
    while index < bytes.count {
      if let word = ByteWord(bytes, at: index), word.isPlainText {
        index += ByteWord.count
        continue
      }
      if let replacement = replacement(bytes[index]) {
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        output.append(contentsOf: replacement.utf8)
        start = index + 1
      }
      index += 1
    }
    output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
  }

  /// Appends `address`, escaped for a quoted `href` or `src`, to `output` as UTF-8. Bytes that
  /// no URL may contain are percent-encoded; what is encoded already stays as it is.
  public static func appendURL(_ address: String, to output: inout [UInt8]) {
    var address = address
    address.withUTF8 { bytes in
      for byte in bytes {
        if let replacement = replacement(byte), byte == UInt8(ascii: "&") || byte == 0x27 {
          output.append(contentsOf: replacement.utf8)
        } else if isURLByte(byte) {
          output.append(byte)
        } else {
          output.append(UInt8(ascii: "%"))
          output.append(hexDigit(byte >> 4))
          output.append(hexDigit(byte & 15))
        }
      }
    }
  }

  /// The text that was escaped as `bytes`.
  public static func unescape(_ bytes: some Collection<UInt8>) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count)
    var rest = bytes[...]
    while let byte = rest.first {
      let escaped = "&<>\"'".utf8.first { byte in
        replacement(byte).map { rest.starts(with: $0.utf8) } ?? false
      }
      output.append(escaped ?? byte)
      rest = rest.dropFirst(escaped.flatMap(replacement)?.utf8.count ?? 1)
    }
    return String(decoding: output, as: UTF8.self)
  }

  @inline(__always)
  private static func replacement(_ byte: UInt8) -> String? {
    // Most bytes are letters; two comparisons let them through.
    guard byte <= UInt8(ascii: ">") else { return byte == 0x7F ? "\u{FFFD}" : nil }
    switch byte {
    case UInt8(ascii: "&"): return "&amp;"
    case UInt8(ascii: "<"): return "&lt;"
    case UInt8(ascii: ">"): return "&gt;"
    case UInt8(ascii: "\""): return "&quot;"
    case UInt8(ascii: "'"): return "&#39;"
    case 0x09, 0x0A, 0x0D: return nil
    case 0..<0x20: return "\u{FFFD}"
    default: return nil
    }
  }

  private static func isURLByte(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: ";"): true  // digits, colon, semicolon
    case UInt8(ascii: "(")...UInt8(ascii: "/"): true
    case UInt8(ascii: "!"), UInt8(ascii: "#")...UInt8(ascii: "%"): true
    case UInt8(ascii: "="), UInt8(ascii: "?"), UInt8(ascii: "@"), UInt8(ascii: "_"): true
    case UInt8(ascii: "~"): true
    default: false
    }
  }

  private static func hexDigit(_ value: UInt8) -> UInt8 {
    value < 10 ? UInt8(ascii: "0") + value : UInt8(ascii: "A") + value - 10
  }
}
