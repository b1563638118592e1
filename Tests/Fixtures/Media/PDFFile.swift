/// PDF files of one page (ISO 32000-2, section 7).
public enum PDFFile {
  /// A file with `information` about itself and `objects` beside the page.
  public static func make(
    information: String = "", _ objects: String = "", trailer: String = "", tail: String = ""
  ) -> [UInt8] {
    Array(
      """
      %PDF-1.7
      1 0 obj
      << /Type /Catalog /Pages 2 0 R >>
      endobj
      2 0 obj
      << /Type /Pages /Kids [3 0 R] /Count 1 >>
      endobj
      3 0 obj
      << /Type /Page /Parent 2 0 R /MediaBox [0 0 3 2] /Contents 4 0 R >>
      endobj
      4 0 obj
      << /Length 13 >> stream
      (Info) 5 0 R
      endstream
      endobj
      5 0 obj
      << \(information) >>
      endobj
      \(objects)
      trailer
      << /Root 1 0 R /Info 5 0 R /Size 6 \(trailer) >>
      startxref
      0
      %%EOF

      """.utf8) + Array(tail.utf8)
  }

  private static let secret = MediaSample.secret
  private static let spaces = String(repeating: " ", count: secret.utf8.count)
  private static let zeros = [UInt8](repeating: 0, count: secret.utf8.count)
  private static let hex = secret.utf8.map { String($0 | 0x80, radix: 16) }.joined()
  private static let blankHex = String(repeating: "20", count: secret.utf8.count)

  private static func metadata(_ text: String) -> String {
    "6 0 obj\n<< /Type /Metadata /Subtype /XML /Length 9 >> stream\n\(text)\nendstream\nendobj"
  }

  private static func photograph(_ segments: [UInt8]) -> [UInt8] {
    picture("DCTDecode", JPEGFile.make(segments))
  }

  /// A file with a picture that is compressed by `filter`.
  public static func picture(_ filter: String, _ data: [UInt8]) -> [UInt8] {
    let parts = make("@").split(separator: UInt8(ascii: "@"), maxSplits: 1)
    let start = "6 0 obj << /Subtype /Image /Filter /\(filter) /Length 9 >> stream\n"
    return parts[0] + start.utf8 + data + "\nendstream endobj".utf8 + parts[1]
  }

  /// A JPEG 2000 file with a comment in front of the picture and a box of type `type`.
  public static func jpeg2000(comment: [UInt8], _ type: String, _ data: [UInt8]) -> [UInt8] {
    let size: [UInt8] = [0xFF, 0x51, 0, 4, 1, 2]
    let segment = [0xFF, 0x64] + big(comment.count + 4, 2) + [0, 1] + comment
    let stream = [0xFF, 0x4F] + size + segment + [0xFF, 0x90, 0, 4, 1, 2, 0xFF, 0xD9]
    return AVIFFile.box("jP  ", [0x0D, 0x0A, 0x87, 0x0A])
      + AVIFFile.box("ftyp", Array("jp2 \0\0\0\0jp2 ".utf8)) + AVIFFile.box(type, data)
      + AVIFFile.box("jp2c", stream)
  }

  private static let photo = JPEGFile.exif(ExifData.camera(orientation: 6))
  private static let blankPhoto = JPEGFile.segment(
    0xE1, [UInt8](repeating: 0, count: photo.count - 4))

  static let samples = cases.map { name, bytes, clean in
    MediaSample(name, "a.pdf", bytes, clean: clean)
  }

  private static let cases: [(String, [UInt8], [UInt8])] = [
    ("nothing private", make(), make()),
    (
      "an author", make(information: "/Author (\(secret))"),
      make(information: "/Author (\(spaces))")
    ),
    (
      "an author in brackets", make(information: "/Author (a (b\\) c) d)"),
      make(information: "/Author (           )")
    ),
    (
      "an author in digits", make(information: "/Producer<\(hex)>/Trapped/False"),
      make(information: "/Producer<\(blankHex)>/Trapped/False")
    ),
    (
      "a name in another way", make(information: "/#41uthor (\(secret))"),
      make(information: "/#41uthor (\(spaces))")
    ),
    ("a title", make(information: "/Title (Aftercare)"), make(information: "/Title (Aftercare)")),
    (
      "a title that is a file", make(information: "/Title (\(secret))"),
      make(information: "/Title (\(spaces))")
    ),
    (
      "an author elsewhere", make(information: "/Author 6 0 R", "6 0 obj (\(secret)) endobj"),
      make(information: "/Author 6 0 R", "6 0 obj (\(spaces)) endobj")
    ),
    ("XMP", make(metadata(secret)), make(metadata(spaces).replacingEnd())),
    ("a photograph", photograph(photo), photograph(blankPhoto)),
    (
      "a JPEG 2000 picture",
      picture("JPXDecode", jpeg2000(comment: [1, 2], "uuid", Array(secret.utf8))),
      picture("JPXDecode", jpeg2000(comment: [0, 0], "uuid", zeros))
    ),
    (
      "a JPEG 2000 picture with a comment",
      picture("JPXDecode", jpeg2000(comment: Array(secret.utf8), "xml ", [1])),
      picture("JPXDecode", jpeg2000(comment: zeros, "xml ", [0]))
    ),
    ("text behind the end", make(tail: secret), make()),
  ]
}

extension String {
  /// The line end in front of the end of a stream belongs to what is blanked.
  fileprivate func replacingEnd() -> String { replacing("\nendstream", with: " endstream") }
}
