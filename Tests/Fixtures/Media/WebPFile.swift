/// WebP files made of their chunks (RFC 9649, section 2).
public enum WebPFile {
  public static func make(_ chunks: [UInt8], tail: [UInt8] = []) -> [UInt8] {
    Array("RIFF".utf8) + little(chunks.count + 4, 4) + "WEBP".utf8 + chunks + tail
  }

  private static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    type.utf8 + little(data.count, 4) + data + (data.count % 2 == 1 ? [0] : [])
  }

  private static let secret = Array(MediaSample.secret.utf8)
  private static let lossless = chunk("VP8L", [0x2F, 2, 0x40, 0, 0, 0x88, 0x88, 8])
  private static let lossy = chunk("VP8 ", [0, 0, 0, 0x9D, 1, 0x2A, 3, 0, 2, 0, 9])

  private static func header(_ flags: UInt8) -> [UInt8] {
    chunk("VP8X", [flags, 0, 0, 0, 2, 0, 0, 1, 0, 0])
  }

  private static func exif(_ orientation: Int?) -> [UInt8] {
    chunk("EXIF", ExifData.camera(orientation: orientation))
  }

  private static let place = [UInt8](repeating: 0, count: 16)

  static let samples: [MediaSample] =
    cases.map { MediaSample($0.0, "a.webp", $0.1, clean: $0.2) }
    + (2...8).map { value in
      MediaSample(
        "orientation \(value)", "a.webp", make(header(8) + lossless + exif(value)),
        clean: make(header(8) + lossless + chunk("EXIF", ExifData.orientation(value))))
    }

  private static let cases: [(String, [UInt8], [UInt8])] = [
    ("nothing private", make(lossless), make(lossless)),
    ("a lossy picture", make(lossy), make(lossy)),
    ("Exif", make(header(8) + lossless + exif(nil)), make(header(0) + lossless)),
    (
      "Exif with a name in front",
      make(
        header(8) + lossy + chunk("EXIF", "Exif\0\0".utf8 + ExifData.camera(orientation: 6))),
      make(header(8) + lossy + chunk("EXIF", ExifData.orientation(6)))
    ),
    ("Exif that no header announces", make(lossless + exif(6)), make(lossless)),
    (
      "XMP", make(header(0x14) + chunk("ALPH", [0]) + lossy + chunk("XMP ", secret)),
      make(header(0x10) + chunk("ALPH", [0]) + lossy)
    ),
    (
      "a colour profile", make(header(0x20) + chunk("ICCP", [7]) + lossless),
      make(header(0x20) + chunk("ICCP", [7]) + lossless)
    ),
    (
      "the chunk of a program", make(header(0) + lossless + chunk("QUIN", secret)),
      make(header(0) + lossless)
    ),
    (
      "a film",
      make(
        header(2) + chunk("ANIM", [0, 0, 0, 0, 0, 0])
          + chunk("ANMF", place + lossless + chunk("QUIN", secret))),
      make(header(2) + chunk("ANIM", [0, 0, 0, 0, 0, 0]) + chunk("ANMF", place + lossless))
    ),
    ("text behind the end", make(lossless, tail: secret), make(lossless)),
  ]
}
