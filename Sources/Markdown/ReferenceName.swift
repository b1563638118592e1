/// The name in `{{ a.b }}`.
enum ReferenceName {
  /// The components between the dots; nil when `bytes` is not a name.
  static func components(_ bytes: ArraySlice<UInt8>) -> [String]? {
    var components: [String] = []
    let parts = bytes.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
    for part in parts {
      guard !part.isEmpty, part.allSatisfy(isNameByte) else { return nil }
      components.append(String(decoding: part, as: UTF8.self))
    }
    return components
  }

  /// `range` of `bytes` without spaces, tabs and no-break spaces at its ends.
  static func trim(_ range: Range<Int>, of bytes: [UInt8]) -> Range<Int> {
    var start = range.lowerBound
    var end = range.upperBound
    while start < end {
      let space = spaceLength(bytes[start..<end])
      if space == 0 { break }
      start += space
    }
    while end > start {
      if LinkTarget.isSpace(bytes[end - 1]) {
        end -= 1
      } else if end - start >= 2, bytes[end - 2] == 0xC2, bytes[end - 1] == 0xA0 {
        end -= 2
      } else {
        break
      }
    }
    return start..<end
  }

  private static func spaceLength(_ bytes: ArraySlice<UInt8>) -> Int {
    if let first = bytes.first, LinkTarget.isSpace(first) { return 1 }
    return bytes.starts(with: [0xC2, 0xA0]) ? 2 : 0
  }

  /// Whether `byte` may stand in a name: an ASCII letter or digit, `_` or `-`.
  static func isNameByte(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "_"), UInt8(ascii: "-"): true
    default: false
    }
  }
}
