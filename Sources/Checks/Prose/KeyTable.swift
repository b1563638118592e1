/// Numbers by pairs of numbers, for look-ups in inner loops: a flat table with open addressing, which
/// counts no references and needs no hash of several rounds.
struct KeyTable: Sendable {
  private var keys: [UInt64]
  private var values: [Int32]
  private(set) var count = 0

  /// An empty table with room for `capacity` pairs, a power of 2.
  init(capacity: Int = 512) {
    keys = Array(repeating: Self.none, count: capacity * 2)
    values = Array(repeating: 0, count: capacity * 2)
  }

  /// No pair has this key: the first number is not below 0.
  private static let none = UInt64.max

  subscript(first: Int32, second: Int32) -> Int32? {
    get {
      let key = Self.key(first, second)
      let slot = slot(of: key)
      return keys[slot] == key ? values[slot] : nil
    }
    set {
      guard let newValue else { return }
      let key = Self.key(first, second)
      let slot = slot(of: key)
      if keys[slot] == Self.none { count += 1 }
      (keys[slot], values[slot]) = (key, newValue)
      if count * 2 > keys.count { grow() }
    }
  }

  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }

  /// The slot of `key`, or the free one where it belongs.
  private func slot(of key: UInt64) -> Int {
    let mask = keys.count - 1
    // The high bits of the product depend on all bits of the key (Knuth, TAOCP 6.4).
    var slot = Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
    while keys[slot] != key, keys[slot] != Self.none { slot = (slot + 1) & mask }
    return slot
  }

  private mutating func grow() {
    var larger = KeyTable(capacity: keys.count)
    for (key, value) in zip(keys, values) where key != Self.none {
      let slot = larger.slot(of: key)
      (larger.keys[slot], larger.values[slot]) = (key, value)
    }
    larger.count = count
    self = larger
  }
}
