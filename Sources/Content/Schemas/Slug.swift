/// The names that ids and addresses are made of: lower-case letters, digits, `-` and `_`, neither
/// of which stands at an end or beside another.
enum Slug {
  /// Whether `text` is such a name.
  static func isValid(_ text: String) -> Bool {
    text.utf8.count <= 100
      && text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        .allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isPlain) }
  }

  /// The nearest such name to `text`; empty when it has no letters or digits of English.
  static func make(from text: String) -> String {
    let bytes = text.lowercased().utf8.prefix(100).map { isPlain($0) ? $0 : UInt8(ascii: "-") }
    return bytes.split(separator: UInt8(ascii: "-"))
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }

  /// `text` as words to show: `inner_thighs` becomes `Inner thighs`.
  static func words(_ text: String) -> String {
    let words = text.map { $0 == "-" || $0 == "_" ? " " : String($0) }.joined()
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte)
  }
}
