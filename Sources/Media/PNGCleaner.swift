/// Takes everything out of a PNG file that is not needed to show it.
///
/// Kept are the picture, its colours and its frames, and how it is turned. Texts, times, Exif and
/// the chunks of programs are not, nor what follows the end.
///
/// Source: Portable Network Graphics, third edition (W3C, 2025), sections 5 and 11.
struct PNGCleaner {
  static let signature: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A]

  private static let kept: Set<String> = [
    "IHDR", "PLTE", "IDAT", "IEND", "tRNS", "gAMA", "cHRM", "sRGB", "iCCP", "cICP", "mDCV", "cLLI",
    "sBIT", "bKGD", "pHYs", "acTL", "fcTL", "fdAT",
  ]

  private let bytes: [UInt8]
  private var output = signature
  private var orientation: Orientation?
  private var hasPicture = false
  private var isAnimated = false
  private var hasAlpha = false

  static func clean(
    _ bytes: [UInt8]
  ) throws(MediaDefect) -> (bytes: [UInt8], traits: PictureTraits) {
    var cleaner = PNGCleaner(bytes: bytes)
    cleaner.output.reserveCapacity(bytes.count)
    try cleaner.walk()
    return (cleaner.output, cleaner.traits)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  /// The type of the colours is a byte of the header (11.2.1): palettes and alpha have types of
  /// their own.
  private var traits: PictureTraits {
    let hasColors = bytes.big(25, 1) == 0 || bytes.big(25, 1) == 2
    return PictureTraits(
      orientation: orientation, isAnimated: isAnimated, isPhotograph: hasColors && !hasAlpha)
  }

  private mutating func walk() throws(MediaDefect) {
    guard bytes.has("IHDR", at: 12) else { throw .damaged("it does not begin with its header") }
    var offset = Self.signature.count
    while true {
      guard let length = bytes.big(offset, 4), let type = bytes.text(offset + 4, 4),
        bytes.holds(offset, length + 12)
      else { throw .truncated }
      let data = offset + 8..<offset + 8 + length
      offset = data.upperBound + 4
      try take(type, data)
      if type == "IEND" { break }
    }
    guard hasPicture else { throw .damaged("there is no picture in it") }
  }

  private mutating func take(_ type: String, _ data: Range<Int>) throws(MediaDefect) {
    switch type {
    case "eXIf": takeExif(data)
    case "iCCP": try takeProfile(data)
    case _ where Self.kept.contains(type):
      hasPicture = hasPicture || type == "IDAT"
      isAnimated = isAnimated || type == "acTL"
      hasAlpha = hasAlpha || type == "tRNS"
      output += bytes[data.lowerBound - 8..<data.upperBound + 4]
    // The case of the first letter tells whether a picture can be shown without the chunk (5.4).
    case _ where type.utf8.first?.isUppercase ?? true:
      throw .damaged("it has a part that no program knows")
    default: break
    }
  }

  private mutating func takeExif(_ data: Range<Int>) {
    guard orientation == nil else { return }
    orientation = Orientation(inExif: data, of: bytes)
    if let orientation { append("eXIf", orientation.tiff) }
  }

  /// The colour profile without the name that somebody gave it (11.3.2.3).
  private mutating func takeProfile(_ data: Range<Int>) throws(MediaDefect) {
    guard let end = bytes[data].firstIndex(of: 0) else {
      throw .damaged("its colour profile has no end")
    }
    append("iCCP", "icc".utf8 + Array(bytes[end..<data.upperBound]))
  }

  private mutating func append(_ type: String, _ data: [UInt8]) {
    output.appendBig(data.count, 4)
    let checked = type.utf8 + data
    output += checked
    output.appendBig(Int(CRC32.of(checked)), 4)
  }
}

extension UInt8 {
  fileprivate var isUppercase: Bool { self & 0x20 == 0 }
}

/// The cyclic redundancy check of a chunk (PNG, annex D).
enum CRC32 {
  private static let table: [UInt32] = (0..<256).map { (byte: UInt32) in
    (0..<8).reduce(byte) { value, _ in
      value & 1 == 1 ? 0xEDB8_8320 ^ (value >> 1) : value >> 1
    }
  }

  static func of(_ bytes: [UInt8]) -> UInt32 {
    ~bytes.reduce(~UInt32(0)) { table[Int(($0 ^ UInt32($1)) & 0xFF)] ^ ($0 >> 8) }
  }
}
