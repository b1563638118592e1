/// Reads what `PackedWriter` has written. The bytes may come from anybody: nothing in them makes the
/// reader go beyond their end or ask for more memory than a small multiple of their number.
public struct PackedReader: Sendable {
  /// What is read is not what a `PackedWriter` writes.
  public struct Defect: Error, Sendable, Hashable {
    public init() {}
  }

  private let bytes: [UInt8]
  private var place = 0
  /// Those that come first, to which the rest refers.
  private var table: [String] = []

  /// A reader of `bytes`.
  /// - Throws: `Defect` when they do not begin with their texts, in UTF-8.
  public init(_ bytes: [UInt8]) throws(Defect) {
    self.bytes = bytes
    let count = try count()
    table.reserveCapacity(count)
    for _ in 0..<count {
      guard let text = String(validating: try part(try number()), as: UTF8.self) else {
        throw Defect()
      }
      table.append(text)
    }
  }

  public var isAtEnd: Bool { place == bytes.count }

  /// A number from 0 to `Int.max`.
  public mutating func number() throws(Defect) -> Int {
    var number: UInt64 = 0
    for shift in stride(from: UInt64(0), to: 63, by: 7) {
      let byte = try byte()
      number |= UInt64(byte & 0x7F) << shift
      if byte < 0x80 { return Int(number) }
    }
    throw Defect()
  }

  /// How many things follow. Each takes a byte or more, so there can be no more than bytes.
  public mutating func count() throws(Defect) -> Int {
    let count = try number()
    guard count <= bytes.count - place else { throw Defect() }
    return count
  }

  public mutating func flag() throws(Defect) -> Bool {
    switch try byte() {
    case 0: false
    case 1: true
    default: throw Defect()
    }
  }

  public mutating func double() throws(Defect) -> Double {
    let pattern = try part(8).reversed().reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
    return Double(bitPattern: pattern)
  }

  public mutating func text() throws(Defect) -> String {
    let number = try number()
    guard number < table.count else { throw Defect() }
    return table[number]
  }

  public mutating func texts() throws(Defect) -> [String] {
    try list { reader throws(Defect) in try reader.text() }
  }

  public mutating func optionalText() throws(Defect) -> String? {
    try optional { reader throws(Defect) in try reader.text() }
  }

  /// The next `count` bytes.
  public mutating func part(_ count: Int) throws(Defect) -> ArraySlice<UInt8> {
    guard count <= bytes.count - place else { throw Defect() }
    place += count
    return bytes[place - count..<place]
  }

  // Inlinable, as code that is not made for one type looks up types with each value.

  /// What `PackedWriter` has added of a value that need not be there.
  @inlinable
  public mutating func optional<Value>(
    _ read: (inout PackedReader) throws(Defect) -> Value
  ) throws(Defect) -> Value? {
    try flag() ? try read(&self) : nil
  }

  /// What `PackedWriter` has added of several values.
  @inlinable
  public mutating func list<Value>(
    _ read: (inout PackedReader) throws(Defect) -> Value
  ) throws(Defect) -> [Value] {
    var values: [Value] = []
    for _ in 0..<(try count()) { values.append(try read(&self)) }
    return values
  }

  private mutating func byte() throws(Defect) -> UInt8 {
    guard place < bytes.count else { throw Defect() }
    place += 1
    return bytes[place - 1]
  }
}
