/// Gives every distinct text a number, in the order in which they come. All text of a site goes
/// through such tables word by word, so a text is hashed eight bytes at a time, and the bytes of two
/// are compared only where their hashes are the same.
public struct ByteTable: Sendable {
  /// The number of a text, and whether it has not been there before.
  public typealias Place = (number: Int32, isNew: Bool)

  /// The bytes of all texts, one after the other.
  private var bytes: [UInt8] = []
  /// Where each text begins, and where the last one ends.
  private var starts: [Int32] = [0]
  /// Half of a text's hash above its number and 1; 0 where there is none.
  private var slots: [UInt64]

  /// An empty table with room for `capacity` texts, a power of 2.
  public init(capacity: Int = 2048) { slots = Array(repeating: 0, count: capacity * 2) }

  public var count: Int { starts.count - 1 }

  /// The text with `number`.
  public subscript(number: Int32) -> ArraySlice<UInt8> {
    bytes[Int(starts[Int(number)])..<Int(starts[Int(number) + 1])]
  }

  public func text(_ number: Int32) -> String { String(decoding: self[number], as: UTF8.self) }

  /// The number of `text`, which is put in where it is new.
  public mutating func place(of text: UnsafeBufferPointer<UInt8>) -> Place {
    let hash = Self.hash(text)
    let (slot, number) = find(text, hash)
    guard number < 0 else { return (number, false) }
    return (insert(text, hash, at: slot), true)
  }

  /// The number of `text`; nil where it is not there.
  public func number(of text: UnsafeBufferPointer<UInt8>) -> Int32? {
    let number = find(text, Self.hash(text)).number
    return number < 0 ? nil : number
  }

  public mutating func place(of text: String) -> Place {
    var text = text
    return text.withUTF8 { place(of: $0) }
  }

  public mutating func place(of text: [UInt8]) -> Place {
    text.withUnsafeBufferPointer { place(of: $0) }
  }

  /// The slot of `text`, and its number; -1 where it is not there.
  private func find(
    _ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64
  ) -> (slot: Int, number: Int32) {
    slots.withUnsafeBufferPointer { slots in
      let mask = slots.count - 1
      var slot = Int(truncatingIfNeeded: hash) & mask
      while slots[slot] != 0 {
        let number = Int32(truncatingIfNeeded: slots[slot]) - 1
        if slots[slot] >> 32 == hash >> 32, isText(number, text) { return (slot, number) }
        slot = (slot + 1) & mask
      }
      return (slot, -1)
    }
  }

  private func isText(_ number: Int32, _ text: UnsafeBufferPointer<UInt8>) -> Bool {
    let (start, end) = (Int(starts[Int(number)]), Int(starts[Int(number) + 1]))
    guard end - start == text.count else { return false }
    guard let other = text.baseAddress else { return true }
    return bytes.withUnsafeBufferPointer { bytes in
      bytes.baseAddress.map { Self.areSame($0 + start, other, text.count) } ?? false
    }
  }

  /// Compares bytes as `hash` reads them: a call for each word would take longer.
  @inline(__always)
  private static func areSame(
    _ left: UnsafePointer<UInt8>, _ right: UnsafePointer<UInt8>, _ count: Int
  ) -> Bool {
    let (left, right) = (UnsafeRawPointer(left), UnsafeRawPointer(right))
    func isSame<Bits: FixedWidthInteger & BitwiseCopyable>(_ offset: Int, _: Bits.Type) -> Bool {
      left.loadUnaligned(fromByteOffset: offset, as: Bits.self)
        == right.loadUnaligned(fromByteOffset: offset, as: Bits.self)
    }
    if count >= 8 {
      var offset = 0
      while offset + 8 < count {
        guard isSame(offset, UInt64.self) else { return false }
        offset += 8
      }
      return isSame(count - 8, UInt64.self)
    }
    if count >= 4 { return isSame(0, UInt32.self) && isSame(count - 4, UInt32.self) }
    return (0..<count).allSatisfy { isSame($0, UInt8.self) }
  }

  private mutating func insert(
    _ text: UnsafeBufferPointer<UInt8>, _ hash: UInt64, at slot: Int
  ) -> Int32 {
    let number = Int32(count)
    bytes += text
    starts.append(Int32(bytes.count))
    slots[slot] = Self.slot(hash, Int(number))
    if count * 2 > slots.count { grow() }
    return number
  }

  private mutating func grow() {
    slots = Array(repeating: 0, count: slots.count * 2)
    bytes.withUnsafeBufferPointer { bytes in
      for number in 0..<count {
        let text = bytes[Int(starts[number])..<Int(starts[number + 1])]
        let hash = Self.hash(UnsafeBufferPointer(rebasing: text))
        var slot = Int(truncatingIfNeeded: hash) & (slots.count - 1)
        while slots[slot] != 0 { slot = (slot + 1) & (slots.count - 1) }
        slots[slot] = Self.slot(hash, Int(number))
      }
    }
  }

  private static func slot(_ hash: UInt64, _ number: Int) -> UInt64 {
    hash & 0xFFFF_FFFF_0000_0000 | UInt64(number + 1)
  }

  /// A hash whose every bit depends on every byte. The last bytes of a text of eight and more are
  /// taken twice in place of being taken one by one (as in wyhash).
  @inline(__always)
  static func hash(_ text: UnsafeBufferPointer<UInt8>) -> UInt64 {
    guard let base = text.baseAddress else { return 0 }
    let start = UnsafeRawPointer(base)
    var hash = UInt64(text.count) &* 0x9E37_79B9_7F4A_7C15
    if text.count >= 8 {
      var offset = 0
      while offset + 8 < text.count {
        mix(start.loadUnaligned(fromByteOffset: offset, as: UInt64.self), into: &hash)
        offset += 8
      }
      mix(start.loadUnaligned(fromByteOffset: text.count - 8, as: UInt64.self), into: &hash)
    } else if text.count >= 4 {
      let first = start.loadUnaligned(as: UInt32.self)
      let last = start.loadUnaligned(fromByteOffset: text.count - 4, as: UInt32.self)
      mix(UInt64(first) << 32 | UInt64(last), into: &hash)
    } else if text.count > 0 {
      let middle = UInt64(text[text.count / 2])
      mix(UInt64(text[0]) << 16 | middle << 8 | UInt64(text[text.count - 1]), into: &hash)
    }
    return hash
  }

  /// Folds both halves of a product of 128 bits together.
  @inline(__always)
  private static func mix(_ bits: UInt64, into hash: inout UInt64) {
    let product = (hash ^ bits ^ 0xA076_1D64_78BD_642F)
      .multipliedFullWidth(by: 0xE703_7ED1_A0B4_28DB)
    hash = product.high ^ product.low
  }
}
