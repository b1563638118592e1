import Diagnostics
import Fixtures
import Media

@testable import Foundations

/// Inputs as pictures and documents. The first byte of an input tells the ending of its name.
enum FuzzMedia {
  private static let endings = ["jpg", "png", "gif", "webp", "avif", "svg", "pdf"]

  static func seeds() -> [[UInt8]] {
    MediaSample.all.map { sample in
      let ending = RelativePath(sample.path).fileExtension.replacing("jpeg", with: "jpg")
      return [UInt8(endings.firstIndex(of: String(ending)) ?? 0)] + sample.bytes
    }
  }

  /// The promises that `input` breaks: a file is refused with a reason, or published, and what is
  /// published is clean, so that to clean it again changes nothing.
  static func problems(_ input: [UInt8]) -> [String] {
    let path = RelativePath("content/a." + endings[Int(input.first ?? 0) % endings.count])
    let bytes = Array(input.dropFirst())
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: path, showing: bytes)
    guard let clean = CleanMedia(bytes, path: path, &diagnostics) else {
      return (diagnostics.isEmpty ? ["refused without a reason"] : [])
        + file.broken(by: diagnostics)
    }
    let again = CleanMedia(clean.bytes, path: path, &diagnostics)
    let isSame = again?.bytes == clean.bytes && diagnostics.isEmpty
    let size = clean.size.map { min($0.width, $0.height) } ?? 1
    return (isSame ? [] : ["not clean: \(path) \(clean.bytes)"])
      + (size > 0 ? [] : ["a size of \(size)"])
      + (clean.bytes.count <= bytes.count + 100 ? [] : ["grows"])
  }

  /// A file of about `bytes` bytes in which `word` stands again and again: a drawing or a document,
  /// by what the word belongs to, or the segments of a photograph.
  static func repeated(_ word: [UInt8], bytes: Int) -> [UInt8] {
    let many = Array(repeatElement(word, count: bytes / word.count + 1).joined())
    switch word.first {
    case UInt8(ascii: "/"), UInt8(ascii: "("):
      return [6] + "%PDF-1.7\n".utf8 + many + "\n%%EOF".utf8
    case 0xFF: return [0] + JPEGFile.make(many)
    case let byte? where byte < 0x20 || byte == 0x21: return [2] + GIFFile.make(many)
    default: return [5] + SVGFile.make(String(decoding: many, as: UTF8.self))
    }
  }

  /// Marks, lengths and names of parts.
  static let words: [[UInt8]] =
    [
      "<g>", "</g>", "<!--", "-->", "<![CDATA[", "]]>", "<style>", "</style>", "@import", "url(",
      "href='#a'", "<image href='data:image/png;base64,AAAA'/>", "xmlns:a='b' ", "&#x41;", "&amp;",
      "<?a?>", "<a xmlns='b'>", "</a>", "onload='a'", "'", "\"", "\\", "/Info 5 0 R ", "(", "(a) ",
      "/Type /Metadata ", "/#49nfo ", "/Filter ", "/Author (a)", "<<", ">>", "5 0 obj ",
      "stream\n",
      "endstream ", "endobj ", "%%EOF", "JFIF\0", "Exif\0\0", "ICC_PROFILE\0", "IHDR", "IDAT",
      "IEND", "iCCP", "eXIf", "VP8X", "VP8 ", "EXIF", "ANMF", "ftyp", "meta", "iinf", "iloc",
      "infe",
      "moov", "trak", "uuid", "avif", "MM\0*", "II*\0",
    ].map { Array($0.utf8) } + [
      [0xFF, 0xD8], [0xFF, 0xD9], [0xFF, 0xE1, 0, 2], [0xFF, 0xE1, 0xFF, 0xFF],
      [0xFF, 0xDA, 0, 2],
      [0xFF, 0xFF], [0xFF, 0xD0], [0xFF, 0], [0x21, 0xFE, 0], [0x21, 0xFF, 11], [0, 0, 0, 0],
      [0, 0, 0, 1], [0, 0, 0, 8], [0x7F, 0xFF, 0xFF, 0xFF], [0xFF, 0xFF, 0xFF, 0xFF],
    ]
}
