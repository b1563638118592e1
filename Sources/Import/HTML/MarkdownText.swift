import Foundations

/// Text as Markdown that says just that.
enum MarkdownText {
  /// `text` of HTML as running text of Markdown. Entities mean the same in both and stay.
  static func escaped(_ text: String) -> String {
    var result: [UInt8] = []
    for byte in text.utf8 {
      if "\\`*_[]<>{}|".utf8.contains(byte) { result.append(UInt8(ascii: "\\")) }
      result.append(byte)
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// The paragraph `text` so that none of its lines begins something else, such as a list.
  static func paragraph(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { line in
      var bytes = Array(line.utf8)
      let digits = bytes.prefix { $0.isDigit }.count
      if digits > 0, digits < bytes.count, bytes[digits] == 0x2E || bytes[digits] == 0x29 {
        bytes.insert(UInt8(ascii: "\\"), at: digits)
      } else if let first = bytes.first, "#-+=~>:".utf8.contains(first) {
        bytes.insert(UInt8(ascii: "\\"), at: 0)
      }
      return String(decoding: bytes, as: UTF8.self)
    }.joined(separator: "\n")
  }

  /// The destination of a link.
  static func destination(_ address: String) -> String {
    let plain = address.utf8.allSatisfy { $0 > 0x20 && $0 != 0x7F && !"()<>\\".utf8.contains($0) }
    if plain, !address.isEmpty { return address }
    let bytes = address.utf8.flatMap { byte -> [UInt8] in
      "<>\\".utf8.contains(byte) ? [UInt8(ascii: "\\"), byte] : byte < 0x20 ? [] : [byte]
    }
    return "<\(String(decoding: bytes, as: UTF8.self))>"
  }

  static func title(_ text: String) -> String {
    var result = [UInt8(ascii: "\"")]
    for byte in oneLine(text).utf8 {
      if "\\\"".utf8.contains(byte) { result.append(UInt8(ascii: "\\")) }
      result.append(byte)
    }
    return String(decoding: result + [UInt8(ascii: "\"")], as: UTF8.self)
  }

  /// `text` with each run of spaces and line ends as one space, and none at its ends.
  static func oneLine(_ text: String) -> String {
    text.utf8.split(whereSeparator: \.isSpace).map { String(Substring($0)) }.joined(separator: " ")
  }

  /// Code in running text.
  static func code(_ text: String) -> String {
    let fence = String(repeating: "`", count: longestRun(in: text) + 1)
    let inner = oneLine(text)
    let needsSpace = inner.utf8.first == 0x60 || inner.utf8.last == 0x60
    return inner.isEmpty ? "" : needsSpace ? "\(fence) \(inner) \(fence)" : fence + inner + fence
  }

  static func codeBlock(_ text: String, language: String = "") -> String {
    let fence = String(repeating: "`", count: max(3, longestRun(in: text) + 1))
    let body = text.utf8.last == 0x0A ? String(text.dropLast()) : text
    return "\(fence)\(language)\n\(body)\n\(fence)"
  }

  /// How many backticks stand beside one another at most.
  private static func longestRun(in text: String) -> Int {
    var (longest, run) = (0, 0)
    for byte in text.utf8 {
      run = byte == 0x60 ? run + 1 : 0
      longest = max(longest, run)
    }
    return longest
  }

  /// What entities stand for, of those by number and those that code needs: Markdown shows code as
  /// it is written.
  static func decoded(_ text: String) -> String {
    guard text.utf8.contains(UInt8(ascii: "&")) else { return text }
    var result = ""
    var rest = text[...]
    while let ampersand = rest.utf8.firstIndex(of: UInt8(ascii: "&")) {
      result += rest[..<ampersand]
      rest = rest[ampersand...]
      let end = rest.utf8.prefix(12).firstIndex(of: UInt8(ascii: ";"))
      let name = rest.utf8.index(after: ampersand)
      guard let end, let text = entity(rest[name..<end]) else {
        result += "&"
        rest = rest[name...]
        continue
      }
      result += text
      rest = rest[rest.utf8.index(after: end)...]
    }
    return result + rest
  }

  private static func entity(_ name: Substring) -> String? {
    switch name {
    case "amp": return "&"
    case "lt": return "<"
    case "gt": return ">"
    case "quot": return "\""
    case "apos": return "'"
    case "nbsp": return "\u{A0}"
    default:
      guard name.utf8.first == UInt8(ascii: "#") else { return nil }
      let digits = name.dropFirst()
      let isHex = digits.utf8.first.map { $0.lowercased == UInt8(ascii: "x") } ?? false
      let number = isHex ? UInt32(digits.dropFirst(), radix: 16) : UInt32(digits)
      return number.flatMap(Unicode.Scalar.init).flatMap { $0.value == 0 ? nil : String($0) }
    }
  }
}
