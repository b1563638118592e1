/// A picture or document with things in it that must not be published, and what is left of it.
public struct MediaSample: Sendable, CustomStringConvertible {
  public let description: String
  /// A name with the extension of its kind.
  public let path: String
  public let bytes: [UInt8]
  /// The bytes that are published.
  public let clean: [UInt8]

  init(_ name: String, _ path: String, _ bytes: [UInt8], clean: [UInt8]) {
    description = "\(path): \(name)"
    self.path = path
    self.bytes = bytes
    self.clean = clean
  }

  /// Stands wherever something private is put into a sample.
  public static let secret = "Dr. Mabel Quince, C:\\Users\\quince\\faces"

  /// All samples of all kinds.
  public static let all =
    JPEGFile.samples + PNGFile.samples + GIFFile.samples + WebPFile.samples + AVIFFile.samples
    + SVGFile.samples + PDFFile.samples
}

/// Exif data as cameras write them.
public enum ExifData {
  /// Exif with a place, an artist, a serial number, notes of the maker and a small picture beside the
  /// `orientation`, if it says one.
  public static func camera(orientation: Int? = nil, isLittle: Bool = false) -> [UInt8] {
    let secret = Array(MediaSample.secret.utf8) + [0]
    var entries: [(tag: Int, type: Int, data: [UInt8])] = [
      (0x010F, 2, secret), (0x013B, 2, secret), (0x8298, 2, secret), (0x927C, 7, secret),
      (0xA431, 2, secret), (0x8825, 4, [0, 0, 0, 0]), (0x0201, 4, [0, 0, 0, 0]),
    ]
    if let orientation {
      let value = isLittle ? [UInt8(orientation), 0] : [0, UInt8(orientation)]
      entries.insert((0x0112, 3, value), at: 1)
    }
    return tiff(entries, isLittle: isLittle)
  }

  /// What is left of it.
  public static func orientation(_ value: Int) -> [UInt8] {
    tiff([(0x0112, 3, [0, UInt8(value)])], isLittle: false)
  }

  /// A list of entries, and behind it what does not fit into them (TIFF 6.0, section 2).
  static func tiff(
    _ entries: [(tag: Int, type: Int, data: [UInt8])], isLittle: Bool
  ) -> [UInt8] {
    func number(_ value: Int, _ count: Int) -> [UInt8] {
      let bytes = (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
      return isLittle ? bytes : bytes.reversed()
    }
    var list = number(entries.count, 2)
    var rest: [UInt8] = []
    let end = 8 + 2 + 12 * entries.count + 4
    for (tag, type, data) in entries {
      let size = [3: 2, 4: 4][type] ?? 1
      list += number(tag, 2) + number(type, 2) + number(data.count / size, 4)
      if data.count > 4 {
        list += number(end + rest.count, 4)
        rest += data
      } else {
        list += data + [UInt8](repeating: 0, count: 4 - data.count)
      }
    }
    let start = Array((isLittle ? "II" : "MM").utf8) + number(42, 2) + number(8, 4)
    return start + list + number(0, 4) + rest
  }
}

/// The least significant byte last, or first.
func big(_ value: Int, _ count: Int) -> [UInt8] { little(value, count).reversed() }

func little(_ value: Int, _ count: Int) -> [UInt8] {
  (0..<count).map { UInt8(truncatingIfNeeded: value >> (8 * $0)) }
}
