/// GIF files made of their blocks (GIF89a, sections 17 to 27).
public enum GIFFile {
  /// A picture of 3 × 2 pixels with `blocks` in front of it.
  public static func make(
    _ blocks: [UInt8] = [], late: [UInt8] = [], tail: [UInt8] = []
  ) -> [UInt8] {
    Array("GIF89a".utf8) + [3, 0, 2, 0, 0x80, 0, 0, 0, 0, 0, 255, 255, 255] + blocks + picture
      + late
      + [0x3B] + tail
  }

  private static let picture: [UInt8] = [0x2C, 0, 0, 0, 0, 3, 0, 2, 0, 0, 2, 3, 0x84, 0x51, 0, 0]
  private static let secret = Array(MediaSample.secret.utf8)

  /// An extension of parts.
  private static func block(_ label: UInt8, _ parts: [UInt8]...) -> [UInt8] {
    [0x21, label] + parts.flatMap { [UInt8($0.count)] + $0 } + [0]
  }

  private static let control = block(0xF9, [4, 10, 0, 0])
  private static let loop = block(0xFF, Array("NETSCAPE2.0".utf8), [1, 0, 0])
  /// Ends XMP, which is not divided into parts, so that every reader finds the end.
  private static let magic = [1] + (0...255).reversed().map { UInt8($0) } + [0]

  static let samples = cases.map { MediaSample($0.0, "a.gif", $0.1, clean: $0.2) }

  private static let cases: [(String, [UInt8], [UInt8])] = [
    ("nothing private", make(), make()),
    ("a film", make(loop + control), make(loop + control)),
    (
      "a film of two pictures", make(loop + control, late: control + picture),
      make(loop + control, late: control + picture)
    ),
    ("a comment", make(block(0xFE, secret)), make()),
    ("a comment at the end", make(late: block(0xFE, secret, secret)), make()),
    ("a text", make(control + block(1, [UInt8](repeating: 0, count: 12), secret)), make()),
    (
      "XMP", make([0x21, 0xFF, 11] + "XMP DataXMP".utf8 + secret.filter { $0 > 31 } + magic),
      make()
    ),
    ("the data of a program", make(block(0xFF, Array("QUINCE  1.0".utf8), secret)), make()),
    (
      "more behind the repetition",
      make(block(0xFF, Array("NETSCAPE2.0".utf8), [1, 0, 0], secret)),
      make(loop)
    ),
    ("more behind the control", make(block(0xF9, [4, 10, 0, 0], secret)), make(control)),
    ("text behind the end", make(tail: secret), make()),
  ]
}
