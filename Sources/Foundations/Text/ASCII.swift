import Essentials

/// Classes of ASCII characters, for the places where text is bytes: paths, identifiers, addresses
/// and markup.
extension UInt8 {
  @inlinable public var isDigit: Bool { self &- 0x30 < 10 }

  @inlinable public var isLowercaseLetter: Bool { self &- 0x61 < 26 }

  @inlinable public var isUppercaseLetter: Bool { self &- 0x41 < 26 }

  @inlinable public var isLetter: Bool { (self | 0x20).isLowercaseLetter }

  @inlinable public var isAlphanumeric: Bool { isLetter || isDigit }

  /// Space, tab, line feed, form feed or carriage return (WHATWG Infra, "ASCII whitespace").
  @inlinable public var isSpace: Bool {
    self == 0x20 || self == 0x09 || self == 0x0A || self == 0x0C || self == 0x0D
  }

  /// The small letter of a capital; any other byte as it is.
  @inlinable public var lowercased: UInt8 { isUppercaseLetter ? self | 0x20 : self }
}

extension StringProtocol {
  /// Whether it has the same bytes as `other`. `==` takes canonically equivalent texts for equal,
  /// which a file system, a server or a signature does not.
  @inlinable public func hasSameBytes(as other: some StringProtocol) -> Bool {
    utf8.elementsEqual(other.utf8)
  }
}

extension String {
  /// The same of two whole strings, which takes one call of the system.
  public func hasSameBytes(as other: String) -> Bool {
    utf8.count == other.utf8.count && orderByBytes(against: other) == 0
  }

  /// Negative, zero or positive, as its bytes come before those of `other`, are the same or after.
  func orderByBytes(against other: String) -> Int {
    var (left, right) = (self, other)
    return left.withUTF8 { left in
      right.withUTF8 { right in
        guard let first = left.baseAddress, let second = right.baseAddress,
          first != second || left.count != right.count
        else { return left.count - right.count }
        let order = memcmp(first, second, min(left.count, right.count))
        return order == 0 ? left.count - right.count : Int(order)
      }
    }
  }
}

extension String {
  /// Whether the bytes of `part` stand somewhere in it.
  public func containsBytes(of part: String) -> Bool {
    var text = self
    return text.withUTF8 { $0.firstOffset(of: part) != nil }
  }
}

extension [UInt8] {
  /// Whether it has the same bytes as `other`: `==` by one call of the system, which is faster.
  public func isSame(as other: [UInt8]) -> Bool {
    count == other.count
      && withUnsafeBufferPointer { bytes in
        guard let first = bytes.baseAddress else { return true }
        return other.withUnsafeBufferPointer { second in
          second.baseAddress.map { memcmp(first, $0, bytes.count) == 0 } ?? true
        }
      }
  }

  /// Where the bytes of `part` stand first from `start` on; nil when they do not.
  public func firstRange(ofBytes part: String, from start: Int) -> Range<Int>? {
    withUnsafeBufferPointer { bytes in
      UnsafeBufferPointer(rebasing: bytes[start...]).firstOffset(of: part).map {
        start + $0..<start + $0 + part.utf8.count
      }
    }
  }
}

extension UnsafeBufferPointer<UInt8> {
  fileprivate func firstOffset(of part: String) -> Int? {
    var part = part
    return part.withUTF8 { part in
      guard let start = baseAddress, let pattern = part.baseAddress else { return nil }
      var offset = 0
      while offset + part.count <= count,
        let found = memchr(start + offset, Int32(part[0]), count - part.count - offset + 1)
      {
        offset = UnsafeRawPointer(found) - UnsafeRawPointer(start)
        if memcmp(found, pattern, part.count) == 0 { return offset }
        offset += 1
      }
      return nil
    }
  }
}

extension RandomAccessCollection {
  /// The first index whose element is in the second part, in a collection whose elements of the
  /// first part all stand before those of the second; `endIndex` when there is no second part.
  @inlinable public func partitioningIndex(
    where isInSecondPart: (Element) throws -> Bool
  ) rethrows -> Index {
    var (start, length) = (startIndex, count)
    while length > 0 {
      let half = length / 2
      let middle = index(start, offsetBy: half)
      if try isInSecondPart(self[middle]) {
        length = half
      } else {
        start = index(after: middle)
        length -= half + 1
      }
    }
    return start
  }
}
