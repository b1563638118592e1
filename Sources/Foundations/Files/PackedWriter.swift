/// Writes numbers and texts one after another for `PackedReader` to read, for notes that a program
/// makes for itself: JSON of a large site takes longer to read than what it would save.
public struct PackedWriter: Sendable {
  private var body: [UInt8] = []
  /// Every text once, in the order in which they come first: paths and kinds of problem come often.
  private var texts = ByteTable(capacity: 1 << 12)

  public init() {}

  /// The texts, then all that refers to them.
  public var bytes: [UInt8] {
    var whole = PackedWriter()
    whole.add(texts.count)
    for number in 0..<Int32(texts.count) {
      whole.add(texts[number].count)
      whole.body += texts[number]
    }
    return whole.body + body
  }

  /// Adds a number from 0 on: seven bits to a byte, the lowest first, and the eighth where there are
  /// more (LEB128).
  public mutating func add(_ number: Int) {
    var rest = UInt64(Swift.max(0, number))
    while rest >= 0x80 {
      body.append(UInt8(truncatingIfNeeded: rest) | 0x80)
      rest >>= 7
    }
    body.append(UInt8(truncatingIfNeeded: rest))
  }

  public mutating func add(_ flag: Bool) { body.append(flag ? 1 : 0) }

  /// Adds the eight bytes of a number, the lowest first.
  public mutating func add(_ number: Double) {
    withUnsafeBytes(of: number.bitPattern.littleEndian) { body.append(contentsOf: $0) }
  }

  public mutating func add(_ text: String) { add(Int(texts.place(of: text).number)) }

  /// Adds bytes of which the reader knows how many there are.
  public mutating func add(bytes: some Sequence<UInt8>) { body += bytes }

  // Inlinable, as code that is not made for one type looks up types with each value.

  /// Adds whether there is a value, and that.
  @inlinable
  public mutating func add<Value>(
    _ value: Value?, _ write: (inout PackedWriter, Value) -> Void
  ) {
    add(value != nil)
    if let value { write(&self, value) }
  }

  /// Adds how many `values` there are, and each.
  @inlinable
  public mutating func add<Values: Collection>(
    _ values: Values, _ write: (inout PackedWriter, Values.Element) -> Void
  ) {
    add(values.count)
    for value in values { write(&self, value) }
  }
}
