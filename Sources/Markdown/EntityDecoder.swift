/// Decodes HTML entities as libcmark does (CommonMark spec, section 6.2).
struct EntityDecoder {
  private var known: [String: [UInt8]] = [:]

  /// The length in the source and the text of the entity at `start`; nil when there is none.
  mutating func decode(_ bytes: [UInt8], at start: Int) -> (length: Int, text: [UInt8])? {
    // The longest name has 31 characters.
    let end = bytes[start...].prefix(34).firstIndex(of: UInt8(ascii: ";"))
    guard let end, end > start + 1 else { return nil }
    let source = bytes[start...end]
    guard source.dropFirst().dropLast().allSatisfy(Self.canOccur) else { return nil }
    let name = String(decoding: source, as: UTF8.self)
    let text = known[name] ?? Self.ask(Array(source))
    known[name] = text
    return text.isEmpty ? nil : (source.count, text)
  }

  private static func canOccur(_ byte: UInt8) -> Bool {
    switch byte {
    case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, UInt8(ascii: "#"): true
    default: false
    }
  }

  /// What libcmark makes of `source`; empty when it is no entity.
  private static func ask(_ source: [UInt8]) -> [UInt8] {
    let text = CMarkNode.withTree(source) {
      Array($0.firstChild?.firstChild?.literal ?? Self.none)
    }
    guard let text, text != source else { return [] }
    return text
  }

  private static var none: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: nil, count: 0)
  }
}
