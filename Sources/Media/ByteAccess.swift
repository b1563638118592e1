/// Numbers and marks in the bytes of a file that may be hostile: nil or false, where the file does
/// not reach.
extension [UInt8] {
  /// The number in the `count` bytes at `offset`, the most significant one first.
  func big(_ offset: Int, _ count: Int) -> Int? {
    guard holds(offset, count) else { return nil }
    let value = self[offset..<offset + count].reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Int(exactly: value)
  }

  /// The number in the `count` bytes at `offset`, the least significant one first.
  func little(_ offset: Int, _ count: Int) -> Int? {
    guard holds(offset, count) else { return nil }
    let bytes = self[offset..<offset + count].reversed()
    return Int(exactly: bytes.reduce(UInt64(0)) { $0 << 8 | UInt64($1) })
  }

  /// Whether the bytes of `text` stand at `offset`.
  func has(_ text: StaticString, at offset: Int) -> Bool {
    guard holds(offset, text.utf8CodeUnitCount) else { return false }
    return text.withUTF8Buffer { self[offset..<offset + $0.count].elementsEqual($0) }
  }

  /// The bytes at `offset` as text.
  func text(_ offset: Int, _ count: Int) -> String? {
    guard holds(offset, count) else { return nil }
    return String(decoding: self[offset..<offset + count], as: UTF8.self)
  }

  /// Where `byte` stands first from `offset` on.
  func first(_ byte: UInt8, from offset: Int) -> Int? {
    guard holds(offset, 0) else { return nil }
    return self[offset...].firstIndex(of: byte)
  }

  /// Whether there are `count` bytes at `offset`.
  func holds(_ offset: Int, _ count: Int) -> Bool {
    offset >= 0 && count >= 0 && offset <= self.count && count <= self.count - offset
  }

  /// Writes `byte` over all of `range`.
  mutating func fill(_ range: Range<Int>, with byte: UInt8) {
    for index in range { self[index] = byte }
  }

  /// Appends `value` as `count` bytes, the most significant one first.
  mutating func appendBig(_ value: Int, _ count: Int) {
    for index in (0..<count).reversed() {
      append(UInt8(truncatingIfNeeded: value >> (8 * index)))
    }
  }

  /// Appends `value` as `count` bytes, the least significant one first.
  mutating func appendLittle(_ value: Int, _ count: Int) {
    for index in 0..<count { append(UInt8(truncatingIfNeeded: value >> (8 * index))) }
  }
}
