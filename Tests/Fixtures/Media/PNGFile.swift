/// PNG files made of their chunks (PNG, third edition, section 5).
public enum PNGFile {
  /// A grey picture of 3 × 2 pixels with `chunks` in front of its data and `late` behind them.
  public static func make(
    _ chunks: [UInt8] = [], late: [UInt8] = [], tail: [UInt8] = []
  ) -> [UInt8] {
    signature + chunk("IHDR", [0, 0, 0, 3, 0, 0, 0, 2, 8, 0, 0, 0, 0]) + chunks
      + chunk("IDAT", pixels) + late + chunk("IEND", []) + tail
  }

  private static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]
  /// Two lines of no filter and three black pixels, stored (RFC 1950 and RFC 1951).
  private static let pixels: [UInt8] =
    [0x78, 1, 1, 8, 0, 0xF7, 0xFF] + [UInt8](repeating: 0, count: 8) + [0, 8, 0, 1]
  private static let secret = Array(MediaSample.secret.utf8)

  /// A chunk with its length and its check.
  public static func chunk(_ type: String, _ data: [UInt8]) -> [UInt8] {
    let checked = type.utf8 + data
    return big(data.count, 4) + checked + big(Int(crc(checked)), 4)
  }

  /// Bit by bit, unlike the program.
  private static func crc(_ bytes: [UInt8]) -> UInt32 {
    var value = ~UInt32(0)
    for byte in bytes {
      value ^= UInt32(byte)
      for _ in 0..<8 { value = value & 1 == 1 ? (value >> 1) ^ 0xEDB8_8320 : value >> 1 }
    }
    return ~value
  }

  static let samples: [MediaSample] =
    cases.map { MediaSample($0.0, "a.png", $0.1, clean: $0.2) }
    + (2...8).map { value in
      MediaSample(
        "orientation \(value)", "a.png",
        make(chunk("eXIf", ExifData.camera(orientation: value, isLittle: value > 4))),
        clean: make(chunk("eXIf", ExifData.orientation(value))))
    }

  private static let colors =
    chunk("gAMA", [0, 0, 0xB1, 0x8F]) + chunk("sRGB", [0])
    + chunk("pHYs", [0, 0, 0, 1, 0, 0, 0, 1, 0])
    + chunk("cHRM", [UInt8](repeating: 1, count: 32)) + chunk("sBIT", [8]) + chunk("bKGD", [0, 0])
    + chunk("tRNS", [0, 0])
  private static let film =
    chunk("acTL", big(1, 4) + big(0, 4)) + chunk("fcTL", [UInt8](repeating: 0, count: 26))
  private static let frame = chunk("fdAT", [0, 0, 0, 1] + pixels)

  private static let cases: [(String, [UInt8], [UInt8])] = [
    ("nothing private", make(), make()), ("colours", make(colors), make(colors)),
    ("frames", make(film, late: frame), make(film, late: frame)),
    ("a text", make(chunk("tEXt", Array("Author\0".utf8) + secret)), make()),
    ("a compressed text", make(late: chunk("zTXt", Array("Author\0\0".utf8) + secret)), make()),
    (
      "a text in a language", make(chunk("iTXt", Array("XML:com.adobe.xmp\0".utf8) + secret)),
      make()
    ),
    ("Exif", make(chunk("eXIf", ExifData.camera())), make()),
    (
      "Exif behind the data", make(late: chunk("eXIf", ExifData.camera(orientation: 8))),
      make(late: chunk("eXIf", ExifData.orientation(8)))
    ),
    ("a time", make(chunk("tIME", [7, 0xEA, 5, 1, 12, 0, 0])), make()),
    ("a palette's name", make(chunk("sPLT", secret)), make()),
    ("the chunks of programs", make(chunk("prVW", secret) + chunk("mkBS", secret)), make()),
    (
      "the name of a colour profile", make(chunk("iCCP", secret + [0, 0, 7, 7])),
      make(chunk("iCCP", Array("icc".utf8) + [0, 0, 7, 7]))
    ),
    ("text behind the end", make(tail: secret), make()),
  ]
}
