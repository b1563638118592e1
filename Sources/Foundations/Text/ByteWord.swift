/// Eight bytes of a text, looked at together.
public struct ByteWord: Equatable {
  public static let count = 8
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highBits: UInt64 = 0x8080_8080_8080_8080

  private let bits: UInt64

  /// The bytes from `index` on; nil when there are fewer than eight.
  @inline(__always)
  public init?(_ bytes: UnsafeBufferPointer<UInt8>, at index: Int) {
    guard index + Self.count <= bytes.count, let base = bytes.baseAddress else { return nil }
    bits = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: index, as: UInt64.self)
  }

  private init(bits: UInt64) { self.bits = bits }

  /// Whether one of the bytes is `byte`. A byte that is equal becomes 0, the only one from which
  /// to subtract 1 borrows (Warren, Hacker's Delight, section 6-1).
  @inline(__always)
  public func has(_ byte: UInt8) -> Bool {
    let difference = bits ^ (Self.ones &* UInt64(byte))
    return (difference &- Self.ones) & ~difference & Self.highBits != 0
  }

  /// Whether no byte is one that HTML escapes or a control. `&` and `'` differ in one bit, and so do
  /// `<` and `>`; what is below 0x20 borrows from the high bit.
  @inline(__always)
  var isPlainText: Bool {
    let marks = ByteWord(bits: bits | Self.ones)
    let brackets = ByteWord(bits: bits | Self.ones &* 2)
    let controls = (bits &- Self.ones &* 0x20) & ~bits & Self.highBits
    return controls == 0 && !marks.has(0x27) && !brackets.has(0x3E) && !has(0x22) && !has(0x7F)
  }

  /// The same with the bit 0x20, which tells small letters from capitals, set in every byte.
  public var lowercased: ByteWord { ByteWord(bits: bits | Self.ones &* 0x20) }
}
