/// How a picture is turned or mirrored to be shown: the one thing in a camera's metadata that
/// browsers need.
///
/// Source: Exif 2.32 (CIPA DC-008), 4.6.2 and 4.6.4, tag 112 (hexadecimal); TIFF 6.0, section 2.
struct Orientation: Sendable, Equatable {
  private static let tag = 0x0112
  private static let shortType = 3

  /// From 2 to 8; 1 needs nothing.
  let value: Int

  /// Whether width and height change places.
  var isTurned: Bool { value >= 5 }

  /// The orientation in the Exif data that stand in `range` of `bytes`; nil when they say none, or
  /// that the picture is shown as it is.
  init?(inExif range: Range<Int>, of bytes: [UInt8]) {
    let exif = Array(bytes[range])
    let start = exif.has("Exif\0\0", at: 0) ? 6 : 0
    guard let order = ByteOrder(exif, start), order.read(exif, start + 2, 2) == 42,
      let list = order.read(exif, start + 4, 4),
      let count = order.read(exif, start + list, 2)
    else { return nil }
    for number in 0..<count {
      let entry = start + list + 2 + 12 * number
      guard let tag = order.read(exif, entry, 2) else { return nil }
      guard tag == Self.tag else { continue }
      guard order.read(exif, entry + 2, 2) == Self.shortType,
        let value = order.read(exif, entry + 8, 2), (2...8).contains(value)
      else { return nil }
      self.value = value
      return
    }
    return nil
  }

  /// Exif data that say this and nothing else, without the name that JPEG puts before them.
  var tiff: [UInt8] {
    var bytes = Array("MM".utf8)
    bytes.appendBig(42, 2)
    bytes.appendBig(8, 4)
    bytes.appendBig(1, 2)
    bytes.appendBig(Self.tag, 2)
    bytes.appendBig(Self.shortType, 2)
    bytes.appendBig(1, 4)
    bytes.appendBig(value << 16, 4)
    bytes.appendBig(0, 4)
    return bytes
  }
}

private enum ByteOrder {
  case little, big

  init?(_ bytes: [UInt8], _ offset: Int) {
    if bytes.has("II", at: offset) {
      self = .little
    } else if bytes.has("MM", at: offset) {
      self = .big
    } else {
      return nil
    }
  }

  func read(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int? {
    self == .big ? bytes.big(offset, count) : bytes.little(offset, count)
  }
}
