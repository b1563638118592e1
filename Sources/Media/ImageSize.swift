/// Reads the size of a picture from the start of its file.
enum ImageSize {
  /// Width and height in pixels; nil when the bytes are of none of the kinds PNG, GIF, JPEG, WebP
  /// and SVG, or do not say.
  static func read(_ bytes: [UInt8]) -> (width: Int, height: Int)? {
    let size = png(bytes) ?? gif(bytes) ?? webp(bytes) ?? jpeg(bytes) ?? svg(bytes)
    guard let size, size.0 > 0, size.1 > 0 else { return nil }
    return size
  }

  /// PNG specification, section 11.2.2: the header chunk comes first.
  private static func png(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.starts(with: [0x89, 0x50, 0x4E, 0x47]), bytes.count >= 24 else { return nil }
    return (big(bytes, 16, 4), big(bytes, 20, 4))
  }

  private static func gif(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.starts(with: Array("GIF8".utf8)), bytes.count >= 10 else { return nil }
    return (little(bytes, 6, 2), little(bytes, 8, 2))
  }

  /// RFC 9649, sections 2.5 to 2.7.
  private static func webp(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.count >= 30, bytes.starts(with: Array("RIFF".utf8)),
      bytes[8..<12].elementsEqual("WEBP".utf8)
    else { return nil }
    switch String(decoding: bytes[12..<16], as: UTF8.self) {
    case "VP8X": return (little(bytes, 24, 3) + 1, little(bytes, 27, 3) + 1)
    case "VP8 ": return (little(bytes, 26, 2) & 0x3FFF, little(bytes, 28, 2) & 0x3FFF)
    case "VP8L":
      let bits = little(bytes, 21, 4)
      return ((bits & 0x3FFF) + 1, ((bits >> 14) & 0x3FFF) + 1)
    default: return nil
    }
  }

  /// ITU-T T.81, section B.2.2: the frame header holds the size. Any number of bytes FF can stand
  /// before a marker (section B.1.1.2).
  private static func jpeg(_ bytes: [UInt8]) -> (Int, Int)? {
    guard bytes.starts(with: [0xFF, 0xD8]) else { return nil }
    var offset = 2
    while offset + 9 <= bytes.count, bytes[offset] == 0xFF {
      let marker = bytes[offset + 1]
      if marker == 0xFF {
        offset += 1
        continue
      }
      if (0xC0...0xCF).contains(marker), ![0xC4, 0xC8, 0xCC].contains(marker) {
        return (big(bytes, offset + 7, 2), big(bytes, offset + 5, 2))
      }
      offset += 2 + big(bytes, offset + 2, 2)
    }
    return nil
  }

  private static func svg(_ bytes: [UInt8]) -> (Int, Int)? {
    let text = String(decoding: bytes.prefix(4096), as: UTF8.self)
    guard let start = text.firstRange(of: "<svg"),
      let end = text[start.upperBound...].firstIndex(of: ">")
    else { return nil }
    let tag = text[start.upperBound..<end]
    if let width = number(attribute("width", in: tag)),
      let height = number(attribute("height", in: tag))
    {
      return (width, height)
    }
    let box = attribute("viewBox", in: tag)?.split(whereSeparator: { $0 == " " || $0 == "," })
    guard let box, box.count == 4, let width = number(box[2]), let height = number(box[3]) else {
      return nil
    }
    return (width, height)
  }

  private static func attribute(_ name: String, in tag: Substring) -> Substring? {
    for quote in ["\"", "'"] {
      for start in tag.ranges(of: "\(name)=\(quote)") {
        guard tag[..<start.lowerBound].last?.isWhitespace == true else { continue }
        return tag[start.upperBound...].prefix { String($0) != quote }
      }
    }
    return nil
  }

  /// A plain or pixel number; a percentage is not a size.
  private static func number(_ text: Substring?) -> Int? {
    guard let text else { return nil }
    let digits = text.hasSuffix("px") ? text.dropLast(2) : text
    guard let value = Double(digits), value >= 1, value <= 100_000 else { return nil }
    return Int(value.rounded())
  }

  private static func big(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    bytes[offset..<offset + count].reduce(0) { $0 << 8 | Int($1) }
  }

  private static func little(_ bytes: [UInt8], _ offset: Int, _ count: Int) -> Int {
    bytes[offset..<offset + count].reversed().reduce(0) { $0 << 8 | Int($1) }
  }
}
