/// Takes everything out of a GIF file that is not needed to show it: comments, texts, XMP and the
/// data of programs, and what follows the end. How often it is repeated is kept.
///
/// Source: GIF89a (CompuServe, 1990), sections 17 to 27; the repetition is Netscape's extension.
struct GIFCleaner {
  private enum Label {
    static let extensionBlock: UInt8 = 0x21
    static let image: UInt8 = 0x2C
    static let trailer: UInt8 = 0x3B
    static let plainText: UInt8 = 0x01
    static let graphicControl: UInt8 = 0xF9
    static let application: UInt8 = 0xFF
  }

  private let bytes: [UInt8]
  private var offset = 0
  private var output: [UInt8] = []
  /// How the next picture is shown; it also belongs to a text, which is left out.
  private var control: [UInt8] = []
  private var hasPicture = false

  static func clean(_ bytes: [UInt8]) throws(MediaDefect) -> [UInt8] {
    var cleaner = GIFCleaner(bytes: bytes)
    cleaner.output.reserveCapacity(bytes.count)
    try cleaner.walk()
    return cleaner.output
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func walk() throws(MediaDefect) {
    guard bytes.holds(0, 13) else { throw .truncated }
    try copy(13 + Self.colorTableSize(bytes[10]))
    while let label = bytes.big(offset, 1).map({ UInt8($0) }), label != Label.trailer {
      switch label {
      case Label.image: try copyImage()
      case Label.extensionBlock: try takeExtension()
      // Bytes 0 between blocks, which some programs write, mean nothing.
      case 0: offset += 1
      default: throw .damaged("a part of it is out of place")
      }
    }
    guard bytes.holds(offset, 1) else { throw .truncated }
    guard hasPicture else { throw .damaged("there is no picture in it") }
    output.append(Label.trailer)
  }

  /// The bytes of the color table that the packed fields of a descriptor announce.
  private static func colorTableSize(_ fields: UInt8) -> Int {
    fields & 0x80 == 0 ? 0 : 3 << (Int(fields & 7) + 1)
  }

  private mutating func copyImage() throws(MediaDefect) {
    guard bytes.holds(offset, 10) else { throw .truncated }
    output += control
    control = []
    hasPicture = true
    // The descriptor, the color table and the size of the first code.
    try copy(10 + Self.colorTableSize(bytes[offset + 9]) + 1)
    let start = offset
    try skipParts()
    output += bytes[start..<offset]
  }

  private mutating func takeExtension() throws(MediaDefect) {
    guard bytes.holds(offset, 3) else { throw .truncated }
    let label = bytes[offset + 1]
    let length = Int(bytes[offset + 2])
    let data = offset + 3
    offset += 2
    try skipParts()
    switch label {
    case Label.graphicControl where length == 4:
      control = bytes[data - 3..<data + 4] + [0]
    case Label.application where length == 11: takeRepetition(data)
    case Label.plainText: control = []
    default: break
    }
  }

  /// Its first part names the program, the second has a 1 and how often to begin again.
  private mutating func takeRepetition(_ data: Int) {
    guard bytes.has("NETSCAPE2.0", at: data) || bytes.has("ANIMEXTS1.0", at: data) else { return }
    let part = data + 11
    guard part + 4 <= offset, bytes[part] >= 3, bytes[part + 1] & 7 == 1 else { return }
    output += [Label.extensionBlock, Label.application, 11] + "NETSCAPE2.0".utf8
    output += [3, 1, bytes[part + 2], bytes[part + 3], 0]
  }

  /// Moves behind a row of parts, each with its length before it, up to one without bytes.
  private mutating func skipParts() throws(MediaDefect) {
    while let length = bytes.big(offset, 1), bytes.holds(offset, length + 1) {
      offset += length + 1
      if length == 0 { return }
    }
    throw .truncated
  }

  private mutating func copy(_ count: Int) throws(MediaDefect) {
    guard bytes.holds(offset, count) else { throw .truncated }
    output += bytes[offset..<offset + count]
    offset += count
  }
}
