/// A name that is the same as another only where its UTF-8 bytes are, such as `prices.thighs`. A
/// `String` takes composed and decomposed letters, or K and the Kelvin sign, for the same, and
/// merges what follows a mark with the mark before it. Names in files are bytes.
public struct Identifier: Sendable, Hashable, Comparable {
  public let text: String

  public init(_ text: some StringProtocol) { self.text = String(text) }

  private func order(against other: Self) -> Int { text.orderByBytes(against: other.text) }

  public static func == (left: Self, right: Self) -> Bool { left.order(against: right) == 0 }

  public static func < (left: Self, right: Self) -> Bool { left.order(against: right) < 0 }

  public func hash(into hasher: inout Hasher) {
    var text = text
    text.withUTF8 { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    hasher.combine(0xFF as UInt8)
  }

  /// What stands before the first dot, and what stands after it; nil when there is no dot.
  public var parts: (first: Identifier, rest: Identifier)? {
    guard let dot = text.utf8.firstIndex(of: UInt8(ascii: ".")) else { return nil }
    return (Identifier(text[..<dot]), Identifier(text[text.utf8.index(after: dot)...]))
  }

  /// What stands between the dots.
  public var components: [Identifier] {
    text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .map { Identifier(Substring($0)) }
  }

  /// The name with `member` after it and a dot between.
  public func appending(_ member: String) -> Identifier { Identifier("\(text).\(member)") }
}

extension Identifier: ExpressibleByStringLiteral, CustomStringConvertible {
  public init(stringLiteral text: String) { self.text = text }

  public var description: String { text }
}
