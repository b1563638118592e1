/// Finds link reference definitions at the front of a paragraph, which libcmark takes out.
///
/// Follows `cmark_parse_reference_inline` of libcmark's inlines.c (CommonMark spec, section 4.7).
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
    guard let end = LinkTarget.endOfDestination(bytes, from: index) else { return false }
    index = end
    let beforeTitle = index
    skipSpaceAndNewline()
    if index > beforeTitle, let end = LinkTarget.endOfTitle(bytes, from: index) {
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
      if !LinkTarget.isSpace(bytes[index]) { isBlank = false }
      let escapes =
        bytes[index] == UInt8(ascii: "\\") && index + 1 < bytes.count
        && LinkTarget.isPunctuation(bytes[index + 1])
      index += escapes ? 2 : 1
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
    if index < bytes.count, bytes[index] == 0x0A {
      index += 1
      skipSpace()
    }
  }

  private mutating func takeLineEnd() -> Bool { index == bytes.count || take(0x0A) }
}
