import Foundations

/// Cuts XML into tags, texts and the rest. It takes less than XML allows: no document type, and no
/// encoding but UTF-8, so that no reader can take the same bytes for something else.
///
/// Source: Extensible Markup Language 1.0 (fifth edition), sections 2 and 3.
struct XMLScanner {
  struct Attribute {
    let name: String
    /// All of it, with the white space in front.
    let range: Range<Int>
    /// What stands between the quotation marks.
    let value: Range<Int>
  }

  struct Tag {
    let name: String
    let nameRange: Range<Int>
    let attributes: [Attribute]
    let isEmpty: Bool
    let range: Range<Int>
  }

  enum Token {
    case start(Tag)
    case end(name: String, range: Range<Int>)
    case text(Range<Int>)
    /// Text in which no mark means anything, with the marks around it.
    case plainText(Range<Int>, content: Range<Int>)
    case comment
    case instruction(target: String, range: Range<Int>)
  }

  private let bytes: [UInt8]
  private var offset: Int

  init(_ bytes: [UInt8]) {
    self.bytes = bytes
    offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
  }

  /// The next token; nil at the end.
  mutating func next() throws(MediaDefect) -> Token? {
    let start = offset
    guard start < bytes.count else { return nil }
    guard bytes[start] == UInt8(ascii: "<") else {
      offset = bytes.first(UInt8(ascii: "<"), from: start) ?? bytes.count
      return .text(start..<offset)
    }
    if bytes.has("<!--", at: start) {
      try skip(4, "-->", "the comment has no end")
      return .comment
    }
    if bytes.has("<![CDATA[", at: start) {
      try skip(9, "]]>", "the text has no end")
      return .plainText(start..<offset, content: start + 9..<offset - 3)
    }
    if bytes.has("<?", at: start) {
      try skip(2, "?>", "the instruction has no end")
      let target = bytes[(start + 2)..<(offset - 2)].prefix { !$0.isSpace }
      return .instruction(target: String(decoding: target, as: UTF8.self), range: start..<offset)
    }
    if bytes.has("<!", at: start) { throw documentType() }
    return bytes.has("</", at: start) ? try endTag() : .start(try startTag())
  }

  private mutating func skip(
    _ length: Int, _ end: String, _ problem: String
  ) throws(MediaDefect) {
    let start = offset
    guard let found = bytes.firstRange(ofBytes: end, from: start + length) else {
      throw .markup(problem, start..<start + length)
    }
    offset = found.upperBound
  }

  private func documentType() -> MediaDefect {
    let end = bytes.first(UInt8(ascii: ">"), from: offset).map { $0 + 1 } ?? bytes.count
    return MediaDefect(
      problem: .documentType, message: "a drawing needs no document type",
      help: "delete it", range: offset..<end)
  }

  private mutating func endTag() throws(MediaDefect) -> Token {
    let start = offset
    offset += 2
    let name = try self.name()
    skipSpace()
    guard bytes.has(">", at: offset) else { throw .markup("the tag has no end", start..<offset) }
    offset += 1
    return .end(name: String(decoding: bytes[name], as: UTF8.self), range: start..<offset)
  }

  private mutating func startTag() throws(MediaDefect) -> Tag {
    let start = offset
    offset += 1
    let name = try self.name()
    var attributes: [Attribute] = []
    while true {
      let space = offset
      skipSpace()
      let isEmpty = bytes.has("/>", at: offset)
      if isEmpty || bytes.has(">", at: offset) {
        offset += isEmpty ? 2 : 1
        return Tag(
          name: String(decoding: bytes[name], as: UTF8.self), nameRange: name,
          attributes: attributes, isEmpty: isEmpty, range: start..<offset)
      }
      guard offset > space else { throw .markup("the tag has no end", start..<offset) }
      attributes.append(try attribute(from: space))
    }
  }

  private mutating func attribute(from space: Int) throws(MediaDefect) -> Attribute {
    let name = try self.name()
    skipSpace()
    guard bytes.has("=", at: offset) else { throw .markup("the attribute has no value", name) }
    offset += 1
    skipSpace()
    guard offset < bytes.count, bytes[offset] == 0x22 || bytes[offset] == 0x27,
      let end = bytes.first(bytes[offset], from: offset + 1)
    else { throw .markup("the attribute has no value in quotation marks", name) }
    let value = offset + 1..<end
    guard !bytes[value].contains(UInt8(ascii: "<")) else {
      throw .markup("the value of the attribute has no end", name)
    }
    offset = end + 1
    return Attribute(
      name: String(decoding: bytes[name], as: UTF8.self), range: space..<offset, value: value)
  }

  private mutating func name() throws(MediaDefect) -> Range<Int> {
    let start = offset
    while offset < bytes.count, !bytes[offset].isSpace, !"/>=<\"'&".utf8.contains(bytes[offset]) {
      offset += 1
    }
    guard offset > start else {
      throw .markup("a name is missing", start..<min(start + 1, bytes.count))
    }
    return start..<offset
  }

  private mutating func skipSpace() {
    while offset < bytes.count, bytes[offset].isSpace { offset += 1 }
  }
}

/// A piece of XML with what stands for its characters put in place, and where each byte comes from.
struct XMLText {
  private(set) var bytes: [UInt8] = []
  /// Where runs of bytes begin here, and in the source.
  private var runs: [(start: Int, origin: Int)] = []

  private static let named = ["amp": "&", "lt": "<", "gt": ">", "quot": "\"", "apos": "'"]

  /// Appends the text in `range` of `source`; as it stands, where `isPlain`.
  mutating func append(
    _ range: Range<Int>, of source: [UInt8], isPlain: Bool = false
  ) throws(MediaDefect) {
    var offset = range.lowerBound
    while offset < range.upperBound {
      if source[offset] == UInt8(ascii: "&"), !isPlain {
        // No reference is longer.
        let reference = source[offset..<range.upperBound].prefix(12)
        guard let end = reference.firstIndex(of: UInt8(ascii: ";")),
          let scalar = Self.scalar(source[offset + 1..<end])
        else {
          throw .markup("this character has no meaning here", offset..<offset + 1)
        }
        add(scalar.utf8, from: offset)
        offset = end + 1
      } else {
        let rest = source[offset..<range.upperBound]
        let end = isPlain ? nil : rest.firstIndex(of: UInt8(ascii: "&"))
        add(source[offset..<(end ?? range.upperBound)], from: offset)
        offset = end ?? range.upperBound
      }
    }
  }

  private mutating func add(_ new: some Sequence<UInt8>, from origin: Int) {
    runs.append((bytes.count, origin))
    bytes += new
  }

  /// What a reference stands for, without its marks (XML, 4.1 and 4.6).
  private static func scalar(_ reference: ArraySlice<UInt8>) -> String? {
    let text = String(decoding: reference, as: UTF8.self)
    guard text.utf8.first == UInt8(ascii: "#") else { return named[text] }
    let isHex = text.utf8.dropFirst().first == UInt8(ascii: "x")
    let digits = text.utf8.dropFirst(isHex ? 2 : 1)
    guard digits.allSatisfy(\.isAlphanumeric) else { return nil }
    guard
      let scalar = UInt32(Substring(digits), radix: isHex ? 16 : 10)
        .flatMap(Unicode.Scalar.init), scalar.value >= 0x20 || [9, 10, 13].contains(scalar.value)
    else { return nil }
    return String(Character(scalar))
  }

  /// The range in the source of what stands at `range` here.
  func origin(_ range: Range<Int>) -> Range<Int> {
    let start = origin(range.lowerBound)
    return start..<max(start, range.isEmpty ? start : origin(range.upperBound - 1) + 1)
  }

  private func origin(_ offset: Int) -> Int {
    let number = runs.partitioningIndex { $0.start > offset } - 1
    return number < 0 ? 0 : runs[number].origin + offset - runs[number].start
  }
}

extension MediaDefect {
  static func markup(_ problem: String, _ range: Range<Int>) -> MediaDefect {
    MediaDefect(
      problem: .damaged, message: problem,
      help: "open the drawing in a program that shows it, and save it again", range: range)
  }
}
