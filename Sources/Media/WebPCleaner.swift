/// Takes everything out of a WebP file that is not needed to show it: Exif, XMP, chunks of programs
/// and what follows the end. The colour profile, the frames and how the picture is turned are kept;
/// some browsers turn it, Chromium does not.
///
/// Source: RFC 9649, section 2.
struct WebPCleaner {
  private struct Chunk {
    let type: String
    let data: Range<Int>
  }

  /// Bits of the extended header (2.7).
  private enum Flag {
    static let exif: UInt8 = 0x08
    static let xmp: UInt8 = 0x04
  }

  private static let kept: Set<String> = ["VP8 ", "VP8L", "ALPH", "ANIM", "ICCP"]

  private let bytes: [UInt8]
  private var output = Array("RIFF\0\0\0\0WEBP".utf8)
  private var orientation: Orientation?
  private var hasPicture = false
  private var isAnimated = false
  private var hasAlpha = false
  /// Whether it is compressed with loss and without alpha.
  private var isPhotograph = false
  /// Where the bits of the extended header stand in the output.
  private var flags: Int?

  static func clean(
    _ bytes: [UInt8]
  ) throws(MediaDefect) -> (bytes: [UInt8], traits: PictureTraits) {
    var cleaner = WebPCleaner(bytes: bytes)
    cleaner.output.reserveCapacity(bytes.count)
    try cleaner.walk()
    let traits = PictureTraits(
      orientation: cleaner.orientation, isAnimated: cleaner.isAnimated,
      isPhotograph: cleaner.isPhotograph)
    return (cleaner.output, traits)
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func walk() throws(MediaDefect) {
    guard let length = bytes.little(4, 4), length >= 4, bytes.holds(8, length) else {
      throw .truncated
    }
    for chunk in try chunks(in: 12..<8 + length) { try take(chunk) }
    guard hasPicture else { throw .damaged("there is no picture in it") }
    if let flags {
      output[flags] &= ~(Flag.exif | Flag.xmp)
      if orientation != nil { output[flags] |= Flag.exif }
    }
    var size: [UInt8] = []
    size.appendLittle(output.count - 8, 4)
    output.replaceSubrange(4..<8, with: size)
  }

  private mutating func take(_ chunk: Chunk) throws(MediaDefect) {
    switch chunk.type {
    case "VP8X" where chunk.data.count >= 10:
      flags = output.count + 8
      append("VP8X", bytes[chunk.data.prefix(10)])
    case "EXIF":
      guard orientation == nil, flags != nil else { return }
      orientation = Orientation(inExif: chunk.data, of: bytes)
      if let orientation { append("EXIF", orientation.tiff) }
    case "ANMF":
      isAnimated = true
      try takeFrame(chunk)
    case _ where Self.kept.contains(chunk.type):
      hasPicture = hasPicture || chunk.type.hasPrefix("VP8")
      if chunk.type == "VP8 " { isPhotograph = !hasAlpha }
      hasAlpha = hasAlpha || chunk.type == "ALPH"
      append(chunk.type, bytes[chunk.data])
    default: break
    }
  }

  /// A frame has a header of 16 bytes and then chunks of its own.
  private mutating func takeFrame(_ chunk: Chunk) throws(MediaDefect) {
    guard chunk.data.count >= 16 else { throw .damaged("a frame of it has no header") }
    let body = chunk.data.lowerBound + 16
    var frame = Array(bytes[chunk.data.lowerBound..<body])
    for part in try chunks(in: body..<chunk.data.upperBound) where Self.kept.contains(part.type) {
      hasPicture = hasPicture || part.type.hasPrefix("VP8")
      Self.append(part.type, bytes[part.data], to: &frame)
    }
    append("ANMF", frame)
  }

  private mutating func append(_ type: String, _ data: some Collection<UInt8>) {
    Self.append(type, data, to: &output)
  }

  /// A chunk of odd length is followed by a byte 0 (2.3).
  private static func append(
    _ type: String, _ data: some Collection<UInt8>, to output: inout [UInt8]
  ) {
    output += type.utf8
    output.appendLittle(data.count, 4)
    output += data
    if !data.count.isMultiple(of: 2) { output.append(0) }
  }

  private func chunks(in range: Range<Int>) throws(MediaDefect) -> [Chunk] {
    var chunks: [Chunk] = []
    var offset = range.lowerBound
    while offset < range.upperBound {
      guard let type = bytes.text(offset, 4), let length = bytes.little(offset + 4, 4),
        length <= range.upperBound - offset - 8
      else { throw .truncated }
      chunks.append(Chunk(type: type, data: offset + 8..<offset + 8 + length))
      offset += 8 + length + length % 2
    }
    return chunks
  }
}
