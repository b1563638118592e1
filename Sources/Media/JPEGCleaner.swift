/// Takes everything out of a JPEG file that is not needed to show it.
///
/// Kept are the tables, the frame and the scans; the density of JFIF without its small picture;
/// Adobe's segment, without which the colours of CMYK come out wrong; the colour profile; and how
/// the picture is turned. Exif, XMP, IPTC, comments, the segments of makers and what follows the end
/// are not, such as a second picture (CIPA DC-007, multi-picture format).
///
/// Source: ITU-T T.81, annex B; JFIF 1.02 (ITU-T T.871); ITU-T T.872, 6.5.3 (Adobe's segment);
/// ICC.1:2022, B.4 (profiles in JPEG).
struct JPEGCleaner {
  private enum Marker {
    static let endOfImage: UInt8 = 0xD9
    static let startOfScan: UInt8 = 0xDA
    static let app0: UInt8 = 0xE0
    static let app1: UInt8 = 0xE1
    static let app2: UInt8 = 0xE2
    static let app14: UInt8 = 0xEE
  }

  private let bytes: [UInt8]
  private var offset = 2
  private var output: [UInt8] = [0xFF, 0xD8]
  private var orientation: Orientation?
  private var hasExif = false
  private var hasFrame = false
  private var hasScan = false

  static func clean(
    _ bytes: [UInt8]
  ) throws(MediaDefect) -> (bytes: [UInt8], traits: PictureTraits) {
    var cleaner = JPEGCleaner(bytes: bytes)
    cleaner.output.reserveCapacity(bytes.count)
    try cleaner.walk()
    return (
      cleaner.output, PictureTraits(orientation: cleaner.orientation, isPhotograph: true)
    )
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private mutating func walk() throws(MediaDefect) {
    while true {
      let marker = try nextMarker()
      if marker == Marker.endOfImage { break }
      // Restart marks and the mark for temporary use stand alone.
      if marker == 0x01 || (0xD0...0xD7).contains(marker) { continue }
      guard marker >= 0xC0, marker != 0xD8 else { throw .damaged("a part of it is out of place") }
      guard let length = bytes.big(offset, 2), length >= 2, bytes.holds(offset, length) else {
        throw .truncated
      }
      let data = offset + 2..<offset + length
      offset += length
      take(marker, data)
      if marker == Marker.startOfScan { try copyScan() }
    }
    guard hasFrame, hasScan else { throw .damaged("there is no picture in it") }
    output += [0xFF, Marker.endOfImage]
  }

  /// The next marker (B.1.1.2): any number of bytes FF may come before it. What else stands between
  /// two segments is passed over, as decoders do.
  private mutating func nextMarker() throws(MediaDefect) -> UInt8 {
    while let mark = bytes.first(0xFF, from: offset), mark + 1 < bytes.count {
      offset = mark + 1
      if bytes[offset] == 0xFF { continue }
      offset += 1
      if bytes[offset - 1] != 0 { return bytes[offset - 1] }
    }
    throw .truncated
  }

  /// Copies a segment or leaves it out.
  private mutating func take(_ marker: UInt8, _ data: Range<Int>) {
    switch marker {
    case Marker.app0 where bytes.has("JFIF\0", at: data.lowerBound) && data.count >= 14:
      let start = data.lowerBound
      append(marker, bytes[start..<start + 12] + [0, 0])
    case Marker.app1: takeExif(data)
    case Marker.app2
    where bytes.has("ICC_PROFILE\0", at: data.lowerBound) && data.count >= 14,
      Marker.app14 where bytes.has("Adobe", at: data.lowerBound) && data.count >= 12:
      let end = marker == Marker.app14 ? data.lowerBound + 12 : data.upperBound
      append(marker, bytes[data.lowerBound..<end])
    case 0xE0...0xEF, 0xF0...0xFE: break
    default:
      let isFrame = (0xC0...0xCF).contains(marker) && ![0xC4, 0xC8, 0xCC].contains(marker)
      hasFrame = hasFrame || isFrame
      append(marker, bytes[data])
    }
  }

  /// The first Exif segment counts.
  private mutating func takeExif(_ data: Range<Int>) {
    guard !hasExif, bytes.has("Exif\0\0", at: data.lowerBound), data.count >= 6 else { return }
    hasExif = true
    orientation = Orientation(inExif: data, of: bytes)
    if let orientation { append(Marker.app1, "Exif\0\0".utf8 + orientation.tiff) }
  }

  private mutating func append(_ marker: UInt8, _ data: some Collection<UInt8>) {
    output += [0xFF, marker]
    output.appendBig(data.count + 2, 2)
    output += data
  }

  /// Copies the compressed data behind a scan's header: up to a mark that is neither a byte FF in
  /// the data, which 0 follows (F.1.2.3), nor a restart.
  private mutating func copyScan() throws(MediaDefect) {
    hasScan = true
    let start = offset
    while let mark = bytes.first(0xFF, from: offset), mark + 1 < bytes.count {
      let next = bytes[mark + 1]
      if next == 0 || (0xD0...0xD7).contains(next) {
        offset = mark + 2
      } else if next == 0xFF {
        offset = mark + 1
      } else {
        output += bytes[start..<mark]
        offset = mark
        return
      }
    }
    throw .truncated
  }
}
