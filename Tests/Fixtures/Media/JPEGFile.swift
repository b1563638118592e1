/// JPEG files made of their segments (ITU-T T.81, annex B).
public enum JPEGFile {
  /// A grey picture of 3 × 2 pixels, which can be decoded, with `segments` in front of it and `tail` behind it.
  public static func make(_ segments: [UInt8] = [], tail: [UInt8] = []) -> [UInt8] {
    [0xFF, 0xD8] + segments + picture + [0xFF, 0xD9] + tail
  }

  /// A segment with its mark and its length.
  public static func segment(_ marker: UInt8, _ data: [UInt8]) -> [UInt8] {
    [0xFF, marker] + big(data.count + 2, 2) + data
  }

  /// A table, a frame, other tables, which know one code each, and a scan with a byte FF and a restart
  /// in it.
  private static let picture =
    segment(0xDB, [0] + [UInt8](repeating: 1, count: 64))
    + segment(0xC0, [8, 0, 2, 0, 3, 1, 1, 0x11, 0])
    + segment(0xC4, [0, 1] + [UInt8](repeating: 0, count: 15) + [0])
    + segment(0xC4, [0x10, 1] + [UInt8](repeating: 0, count: 15) + [0]) + scan
  private static let scan =
    segment(0xDA, [1, 1, 0, 0, 63, 0]) + [0x12, 0xFF, 0, 0x34, 0xFF, 0xD0, 0x56]

  private static let density: [UInt8] = [1, 2, 1, 0, 72, 0, 72]
  static let jfif = segment(0xE0, Array("JFIF\0".utf8) + density + [0, 0])

  public static func exif(_ data: [UInt8]) -> [UInt8] {
    segment(0xE1, Array("Exif\0\0".utf8) + data)
  }

  private static let secret = Array(MediaSample.secret.utf8)

  static let samples: [MediaSample] =
    cases.map { MediaSample($0.0, "a.jpg", $0.1, clean: $0.2) }
    + (1...8).flatMap { value in
      [false, true].map { isLittle in
        let exif = JPEGFile.exif(ExifData.camera(orientation: value, isLittle: isLittle))
        let left = value == 1 ? [] : JPEGFile.exif(ExifData.orientation(value))
        return MediaSample(
          "orientation \(value)\(isLittle ? ", little" : "")", "a.jpeg", make(exif),
          clean: make(left))
      }
    }

  private static let cases: [(String, [UInt8], [UInt8])] = [
    ("nothing private", make(), make()),
    ("density", make(jfif), make(jfif)),
    (
      "a small picture in JFIF",
      make(segment(0xE0, Array("JFIF\0".utf8) + density + [1, 1] + secret)), make(jfif)
    ),
    (
      "a small picture behind JFIF", make(jfif + segment(0xE0, Array("JFXX\0".utf8) + secret)),
      make(jfif)
    ),
    ("Exif", make(exif(ExifData.camera())), make()),
    (
      "Exif behind JFIF", make(jfif + exif(ExifData.camera(orientation: 6))),
      make(jfif + exif(ExifData.orientation(6)))
    ),
    (
      "Exif twice",
      make(exif(ExifData.camera(orientation: 3)) + exif(ExifData.camera(orientation: 5))),
      make(exif(ExifData.orientation(3)))
    ),
    ("XMP", make(segment(0xE1, Array("http://ns.adobe.com/xap/1.0/\0".utf8) + secret)), make()),
    ("IPTC", make(segment(0xED, Array("Photoshop 3.0\0".utf8) + secret)), make()),
    ("a comment", make(segment(0xFE, secret)), make()),
    ("the segments of makers", make((0xE3...0xEC).flatMap { segment($0, secret) }), make()),
    (
      "Adobe's segment", make(segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 2])),
      make(segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 2]))
    ),
    (
      "more in Adobe's segment",
      make(segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 2] + secret)),
      make(segment(0xEE, Array("Adobe".utf8) + [0, 100, 0, 0, 0, 0, 2]))
    ),
    (
      "a colour profile", make(segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 7, 7])),
      make(segment(0xE2, Array("ICC_PROFILE\0".utf8) + [1, 1, 7, 7]))
    ),
    (
      "a profile's name behind an empty segment",
      make(segment(0xE2, []) + Array("ICC_PROFILE\0".utf8) + [1, 1]), make()
    ),
    (
      "Exif's name behind an empty segment", make(segment(0xE1, []) + Array("Exif\0\0".utf8)),
      make()
    ),
    (
      "several pictures", make(segment(0xE2, Array("MPF\0".utf8) + secret), tail: make(jfif)),
      make()
    ),
    ("text behind the end", make(tail: secret), make()),
    ("text between segments", make(jfif + secret + jfif), make(jfif + jfif)),
    ("fill bytes", [0xFF, 0xD8, 0xFF, 0xFF] + make(jfif).dropFirst(2), make(jfif)),
    (
      "a second scan", [0xFF, 0xD8] + picture + segment(0xFE, secret) + scan + [0xFF, 0xD9],
      [0xFF, 0xD8] + picture + scan + [0xFF, 0xD9]
    ),
  ]
}
