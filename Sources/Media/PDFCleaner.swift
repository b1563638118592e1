import Foundations

/// Blanks what a PDF file says about whoever made it: the document information but for a title that
/// is no file's name, XMP, and the metadata in photographs. The objects of a file are found by their
/// place, so nothing is moved: what must go is overwritten.
///
/// Compressed objects are not unpacked. A file that keeps its document information there is refused,
/// as is one that is encrypted, signed, has files or the data of programs attached, or has comments,
/// which name whoever wrote them.
///
/// Source: ISO 32000-2:2020, 7.5.5, 7.5.8, 7.6, 7.11.4, 12.5.6, 12.8, 14.3 and 14.5.
struct PDFCleaner {
  /// Names that stand in a file with something that is not to be seen, and what that is.
  private static let refused = [
    "Encrypt": "is encrypted, so nobody can tell what is in it",
    "ByteRange": "is signed, with the name of whoever signed it",
    "EmbeddedFile": "has other files attached", "EmbeddedFiles": "has other files attached",
    "PieceInfo": "holds the data of the program that made it",
  ]

  /// The kinds of annotations by which people comment on a document (12.5.6, table 171).
  private static let comments: Set<String> = [
    "Text", "FreeText", "Line", "Square", "Circle", "Polygon", "PolyLine", "Highlight",
    "Underline", "Squiggly", "StrikeOut", "Caret", "Stamp", "Ink", "Popup", "Redact",
  ]

  private var bytes: [UInt8]
  /// The numbers of the objects with the document information, and whether they have been found.
  private var information: [Int: Bool] = [:]

  static func clean(_ bytes: [UInt8]) throws(MediaDefect) -> [UInt8] {
    var cleaner = PDFCleaner(bytes: bytes)
    try cleaner.cutTail()
    try cleaner.blankStreams()
    // What the information refers to can itself refer to another object, but no further.
    for _ in 0..<3 {
      let count = cleaner.information.count
      try cleaner.blankInformation()
      if cleaner.information.count == count { break }
    }
    if cleaner.information.values.contains(false) {
      throw hidden("has the names of its makers in a compressed part")
    }
    return cleaner.bytes
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private static func hidden(_ what: String, help: String? = nil) -> MediaDefect {
    MediaDefect(
      problem: .hiddenData, message: "the document \(what)",
      help: help ?? "print it to a new PDF, or run: exiftool -all:all= old.pdf && "
        + "qpdf --decrypt --linearize old.pdf new.pdf")
  }

  /// Removes what follows the last mark of the end (7.5.5).
  private mutating func cutTail() throws(MediaDefect) {
    let mark = Array("%%EOF".utf8)
    var end = bytes.count
    while end >= mark.count, bytes[end - 1] != mark[4] || !bytes[..<end].hasSuffix(mark) {
      end -= 1
    }
    guard end >= mark.count else { throw .truncated }
    let line = bytes[end...].prefix(2).prefix { $0 == 0x0A || $0 == 0x0D }
    bytes.removeSubrange(line.endIndex...)
  }

  /// Blanks XMP and the metadata of photographs, and notes where the document information is.
  private mutating func blankStreams() throws(MediaDefect) {
    var scanner = PDFScanner(bytes)
    var edits: [(Range<Int>, Edit)] = []
    var object = Object()
    while let token = try scanner.next() {
      object.take(token)
      switch token {
      case .name(let name):
        if let what = Self.refused[name] { throw Self.hidden(what) }
        if object.isAnnotation, Self.comments.contains(name) {
          throw Self.hidden(
            "has comments, with the names of whoever wrote them",
            help: "delete the comments, or print the document without them to a new PDF")
        }
      case .word("R") where object.isInformation:
        guard let number = object.reference else { break }
        information[number] = false
      case .stream(let range):
        if object.isMetadata {
          guard !object.isFiltered else { throw Self.hidden("has compressed metadata") }
          edits.append((range, .spaces))
        } else if isJPEG(range) {
          edits += PhotographInPDF.metadata(in: range, of: bytes).map { ($0, .zeros) }
        } else if JPEG2000InPDF.isOne(range, of: bytes) {
          guard let found = JPEG2000InPDF.metadata(in: range, of: bytes) else {
            throw Self.hidden("has a JPEG 2000 picture that is damaged")
          }
          edits += found.map { ($0, .zeros) }
        }
      default: break
      }
    }
    for (range, edit) in edits { bytes.fill(range, with: edit == .spaces ? 0x20 : 0) }
  }

  private enum Edit {
    case spaces, zeros
  }

  private func isJPEG(_ range: Range<Int>) -> Bool {
    bytes[range].starts(with: [0xFF, 0xD8, 0xFF])
  }

  /// Blanks the texts in the objects with the document information, and notes what they refer to.
  private mutating func blankInformation() throws(MediaDefect) {
    var scanner = PDFScanner(bytes)
    var edits: [(Range<Int>, isHex: Bool)] = []
    var object = Object()
    while let token = try scanner.next() {
      object.take(token)
      guard let number = object.number, information[number] != nil else { continue }
      information[number] = true
      switch token {
      case .string(let range, let isHex):
        if object.key != "Title" || isName(range, isHex) { edits.append((range, isHex)) }
      case .word("R"):
        if let reference = object.reference, information[reference] == nil {
          information[reference] = false
        }
      default: break
      }
    }
    for (range, isHex) in edits { blank(range, isHex: isHex) }
  }

  private mutating func blank(_ range: Range<Int>, isHex: Bool) {
    for (number, index) in range.enumerated() {
      bytes[index] = isHex ? UInt8(ascii: number.isMultiple(of: 2) ? "2" : "0") : 0x20
    }
  }

  /// Whether a title may be the name or path of a file.
  private func isName(_ range: Range<Int>, _ isHex: Bool) -> Bool {
    let marks = Array("/\\.".utf8)
    guard isHex else { return bytes[range].contains(where: marks.contains) }
    let digits = bytes[range].filter { !$0.isSpace }
    return stride(from: 0, to: digits.count, by: 2).contains { start in
      UInt8(String(decoding: digits[start...].prefix(2), as: UTF8.self), radix: 16)
        .map(marks.contains) ?? true
    }
  }

  /// What is known of the object that the scanner is in.
  private struct Object {
    /// Its number; nil outside of objects.
    private(set) var number: Int?
    /// The last name that may be a key.
    private(set) var key = ""
    private(set) var isMetadata = false
    private(set) var isFiltered = false
    /// Whether the last name says what kind of annotation or picture it is.
    private(set) var isAnnotation = false
    private var words: [String] = []

    /// The number in front of `0 R`.
    var reference: Int? { words.count == 3 ? Int(words[0]) : nil }

    /// Whether the last key is that of the document information.
    var isInformation: Bool { key == "Info" }

    mutating func take(_ token: PDFScanner.Token) {
      switch token {
      case .name(let name):
        isMetadata =
          isMetadata || (key, name) == ("Type", "Metadata")
          || (key, name) == ("Subtype", "XML")
        isFiltered = isFiltered || name == "Filter"
        isAnnotation = key == "Subtype"
        key = name
        words = []
      case .word(let word):
        words = Array(words.suffix(2)) + [word]
        if word == "obj", let number = reference {
          self = Object()
          self.number = number
        } else if word == "endobj" {
          self = Object()
        }
      case .stream, .string, .mark: words = []
      }
    }
  }
}

extension ArraySlice<UInt8> {
  fileprivate func hasSuffix(_ end: [UInt8]) -> Bool { suffix(end.count).elementsEqual(end) }
}

/// The metadata in a photograph that is a stream of a PDF file.
private enum PhotographInPDF {
  /// What the segments in front of the picture hold that are neither tables nor colours, of the JPEG
  /// file in `range` (ITU-T T.81, B.1.1.4).
  static func metadata(in range: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
    var found: [Range<Int>] = []
    var offset = range.lowerBound + 2
    while offset + 4 <= range.upperBound, bytes[offset] == 0xFF, bytes[offset + 1] != 0xDA {
      if bytes[offset + 1] == 0xFF {
        offset += 1
        continue
      }
      guard let length = bytes.big(offset + 2, 2), length >= 2,
        length <= range.upperBound - offset - 2
      else { break }
      let data = offset + 4..<offset + 2 + length
      switch bytes[offset + 1] {
      case 0xE2 where bytes.has("ICC_PROFILE\0", at: data.lowerBound), 0xEE, 0xE0: break
      case 0xE1...0xEF, 0xFE: found.append(data)
      default: break
      }
      offset += 2 + length
    }
    return found
  }
}

/// The metadata in a JPEG 2000 picture that is a stream of a PDF file.
private enum JPEG2000InPDF {
  private static let signature: [UInt8] = [
    0, 0, 0, 12, 0x6A, 0x50, 0x20, 0x20, 0x0D, 0x0A, 0x87, 0x0A,
  ]

  static func isOne(_ range: Range<Int>, of bytes: [UInt8]) -> Bool {
    bytes[range].starts(with: signature)
  }

  /// What the boxes for XML and for programs hold, such as XMP and Exif (ITU-T T.800, I.7), and the
  /// comments in front of the picture (A.9.2); nil where the boxes of the file in `range` are not
  /// whole.
  static func metadata(in range: Range<Int>, of bytes: [UInt8]) -> [Range<Int>]? {
    var found: [Range<Int>] = []
    var offset = range.lowerBound
    // A line end may stand between the last box and the end of the stream.
    while range.upperBound - offset > 2 {
      guard let short = bytes.big(offset, 4), let type = bytes.text(offset + 4, 4) else {
        return nil
      }
      let header = short == 1 ? 16 : 8
      let left = range.upperBound - offset
      let length = short == 1 ? bytes.big(offset + 8, 8) : short == 0 ? left : short
      guard let length, length >= header, length <= left else { return nil }
      let data = offset + header..<offset + length
      switch type {
      case "xml ", "uuid", "uinf": found.append(data)
      case "jp2c": found += comments(in: data, of: bytes)
      default: break
      }
      offset += length
    }
    return found
  }

  /// The comments in the header of the code stream in `range`.
  private static func comments(in range: Range<Int>, of bytes: [UInt8]) -> [Range<Int>] {
    let (tile, comment): (UInt8, UInt8) = (0x90, 0x64)
    var found: [Range<Int>] = []
    var offset = range.lowerBound + 2
    while offset + 4 <= range.upperBound, bytes[offset] == 0xFF, bytes[offset + 1] != tile {
      guard let length = bytes.big(offset + 2, 2), length >= 2,
        length <= range.upperBound - offset - 2
      else { break }
      let data = offset + 4..<offset + 2 + length
      if bytes[offset + 1] == comment { found.append(data.dropFirst(2)) }
      offset += 2 + length
    }
    return found
  }
}
