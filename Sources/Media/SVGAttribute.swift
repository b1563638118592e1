import Essentials
import Foundations

/// What becomes of an attribute of a drawing.
enum SVGAttribute {
  case keep
  case remove
  /// Another value takes the place of its own.
  case write([UInt8])

  private static let pictures: [(start: String, format: MediaFormat)] = [
    ("data:image/png;base64,", .png), ("data:image/jpeg;base64,", .jpeg),
    ("data:image/jpg;base64,", .jpeg), ("data:image/webp;base64,", .webp),
    ("data:image/gif;base64,", .gif),
  ]

  init(
    _ attribute: XMLScanner.Attribute, of bytes: [UInt8], _ defects: inout [MediaDefect]
  ) throws(MediaDefect) {
    let name = QualifiedName(attribute.name)
    var value = XMLText()
    try value.append(attribute.value, of: bytes)
    let place = attribute.value.isEmpty ? attribute.range : attribute.value
    let small = String(decoding: name.local.utf8.map(\.lowercased), as: UTF8.self)
    self = .keep
    if name.prefix.isEmpty, small.utf8.starts(with: "on".utf8) {
      defects.append(.script(attribute.name, in: attribute.range.trimmed(of: bytes)))
    } else if attribute.name == "xml:base" {
      defects.append(.remote(bytes, place))
    } else if small == "href" {
      self = try Self.reference(value, bytes, place, &defects)
    } else if small == "attributename" {
      let target = QualifiedName(String(decoding: value.bytes.map(\.lowercased), as: UTF8.self))
      if target.local == "href" || target.local.utf8.starts(with: "on".utf8) {
        defects.append(.script(attribute.name, in: place))
      }
    } else if !["", "xml", "xmlns"].contains(name.prefix) {
      self = .remove
    } else if attribute.name != "xmlns", name.prefix != "xmlns" {
      if !Self.isText(small) { defects += SVGStyle.defects(of: value) }
    }
  }

  /// Whether an attribute is words for people or names for style sheets; most others are styles.
  private static func isText(_ name: String) -> Bool {
    ["class", "id", "lang", "role", "title"].contains(name)
      || ["aria-", "data-"].contains { name.utf8.starts(with: $0.utf8) }
  }

  /// An address must be a part of the drawing, or a picture written out in it, which is cleaned.
  private static func reference(
    _ value: XMLText, _ bytes: [UInt8], _ place: Range<Int>, _ defects: inout [MediaDefect]
  ) throws(MediaDefect) -> SVGAttribute {
    let address = value.bytes.filter { !$0.isSpace }
    if address.isEmpty || address.first == UInt8(ascii: "#") { return .keep }
    let start = String(decoding: address.prefix(24).map(\.lowercased), as: UTF8.self)
    guard let kind = pictures.first(where: { start.utf8.starts(with: $0.start.utf8) }) else {
      defects.append(.remote(bytes, place))
      return .keep
    }
    let digits = Data(address.dropFirst(kind.start.utf8.count))
    guard let picture = Data(base64Encoded: digits).map(Array.init),
      let clean = try cleaned(picture, kind.format, at: place)
    else {
      throw .markup("the picture in the drawing cannot be read", place)
    }
    if clean == picture { return .keep }
    return .write(kind.start.utf8 + Array(Data(clean).base64EncodedData()))
  }

  private static func cleaned(
    _ picture: [UInt8], _ format: MediaFormat, at place: Range<Int>
  ) throws(MediaDefect) -> [UInt8]? {
    guard MediaFormat(of: picture) == format else { return nil }
    switch format {
    case .png: return try PNGCleaner.clean(picture).bytes
    case .jpeg: return try JPEGCleaner.clean(picture).bytes
    case .webp: return try WebPCleaner.clean(picture).bytes
    case .gif: return try GIFCleaner.clean(picture)
    case .avif, .pdf, .svg: return nil
    }
  }
}

/// Addresses in the style sheets and styles of a drawing.
enum SVGStyle {
  /// What asks for another file, or could hide that it does (CSS Syntax 3, 4.3.7; CSS Images 4, 2.4).
  static func defects(of text: XMLText) -> [MediaDefect] {
    let small = text.bytes.map(\.lowercased)
    var defects: [MediaDefect] = []
    for range in small.ranges(of: "url(") where !leadsInside(small[range.upperBound...]) {
      let end = small[range.upperBound...].firstIndex(of: UInt8(ascii: ")")) ?? small.count
      defects.append(.remote(small, range.lowerBound..<min(end + 1, small.count), text))
    }
    for word in ["@import", "image(", "image-set(", "src("] {
      defects += small.ranges(of: word).map { .remote(small, $0, text) }
    }
    defects += small.ranges(of: "\\").prefix(1).map { range in
      MediaDefect(
        problem: .remoteAddress, message: "a backslash in a style can hide what it says",
        help: "write the letter itself", range: text.origin(range))
    }
    return defects
  }

  /// Whether an address that begins here is that of a part of the drawing.
  private static func leadsInside(_ text: ArraySlice<UInt8>) -> Bool {
    let start = text.drop { $0.isSpace || $0 == UInt8(ascii: "\"") || $0 == UInt8(ascii: "'") }
    return start.first == UInt8(ascii: "#")
  }
}

extension [UInt8] {
  /// Where the bytes of `part` stand.
  fileprivate func ranges(of part: String) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    while let range = firstRange(ofBytes: part, from: ranges.last?.upperBound ?? 0) {
      ranges.append(range)
    }
    return ranges
  }
}

extension Range<Int> {
  /// Without the white space in front.
  fileprivate func trimmed(of bytes: [UInt8]) -> Range<Int> {
    (bytes[self].firstIndex { !$0.isSpace } ?? lowerBound)..<upperBound
  }
}

extension MediaDefect {
  fileprivate static func script(_ name: String, in range: Range<Int>) -> MediaDefect {
    MediaDefect(
      problem: .script, message: "'\(name)' is not allowed in a drawing",
      help: "remove the attribute", range: range)
  }

  fileprivate static func remote(
    _ bytes: [UInt8], _ range: Range<Int>, _ text: XMLText? = nil
  ) -> MediaDefect {
    let address = String(decoding: bytes[range].prefix(60), as: UTF8.self)
    return MediaDefect(
      problem: .remoteAddress, message: "'\(address)' leads out of the drawing",
      help: "put the picture into the drawing, or remove this", range: text?.origin(range) ?? range
    )
  }
}
