/// A QR code of an address of the preview (ISO/IEC 18004:2015): up to 78 bytes, in versions 1 to
/// 4 with error correction level L, which have one block of codewords.
public struct QRCode: Sendable, Hashable {
  private struct Version {
    let number: Int
    let dataCount: Int
    let correctionCount: Int

    var size: Int { 17 + 4 * number }
    /// How many bytes of text fit: four bits say the mode, eight the length.
    var capacity: Int { dataCount - 2 }
  }

  /// Table 7 and table 9.
  private static let versions = [
    Version(number: 1, dataCount: 19, correctionCount: 7),
    Version(number: 2, dataCount: 34, correctionCount: 10),
    Version(number: 3, dataCount: 55, correctionCount: 15),
    Version(number: 4, dataCount: 80, correctionCount: 20),
  ]

  /// The dark modules, row by row, without the quiet zone.
  public let rows: [[Bool]]

  /// The code of `text`, under the mask that is easiest to read or the given one; nil when the
  /// text is too long.
  public init?(_ text: String, mask: Int? = nil) {
    let bytes = Array(text.utf8)
    guard let version = Self.versions.first(where: { $0.capacity >= bytes.count }) else {
      return nil
    }
    let data = Self.data(bytes, version)
    let codewords = data + ErrorCorrection.codewords(for: data, count: version.correctionCount)
    var matrix = QRMatrix(version: version.number, size: version.size)
    matrix.place(codewords)
    let candidates = (mask.map { [$0] } ?? Array(0..<8)).map { matrix.masked($0) }
    rows = candidates.min { $0.penalty < $1.penalty }?.rows ?? []
  }

  /// Section 7.4: byte mode, the length, the text, the end, and bytes that fill the rest.
  private static func data(_ bytes: [UInt8], _ version: Version) -> [UInt8] {
    let head = [0x40 | UInt8(bytes.count >> 4), UInt8(bytes.count & 15) << 4 | bytes.first.top]
    let rest = bytes.indices.map { index in
      (bytes[index] & 15) << 4 | (index + 1 < bytes.count ? bytes[index + 1] >> 4 : 0)
    }
    let filling = (head.count + rest.count..<version.dataCount).enumerated().map { index, _ in
      index.isMultiple(of: 2) ? UInt8(0xEC) : 0x11
    }
    return head + rest + filling
  }

  /// The code drawn with block characters, two rows a line, with its quiet zone; light modules are
  /// drawn, for a terminal with light letters on a dark ground.
  public var text: String {
    let margin = 4
    let isLight = { (row: Int, column: Int) in
      !(rows.indices.contains(row) && rows.indices.contains(column)) || !rows[row][column]
    }
    var lines = ""
    for row in stride(from: -margin, to: rows.count + margin, by: 2) {
      for column in -margin..<rows.count + margin {
        switch (isLight(row, column), isLight(row + 1, column)) {
        case (true, true): lines += "█"
        case (true, false): lines += "▀"
        case (false, true): lines += "▄"
        case (false, false): lines += " "
        }
      }
      lines += "\n"
    }
    return lines
  }
}

extension UInt8? {
  /// The upper four bits.
  fileprivate var top: UInt8 { (self ?? 0) >> 4 }
}
