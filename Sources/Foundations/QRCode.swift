/// A QR code of an address (ISO/IEC 18004:2015): up to 106 bytes, in versions 1 to 5 with error
/// correction level L, which have one block of codewords.
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
    Version(number: 5, dataCount: 108, correctionCount: 26),
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
  fileprivate var top: UInt8 { (self ?? 0) >> 4 }
}

/// The modules of a QR code while it is made.
struct QRMatrix {
  private let size: Int
  private(set) var rows: [[Bool]]
  /// The modules that hold no data.
  private var isFunction: [[Bool]]

  /// The function patterns of a version (section 6.3), with all else light.
  init(version: Int, size: Int) {
    self.size = size
    rows = Array(repeating: Array(repeating: false, count: size), count: size)
    isFunction = rows
    for index in 0..<size {
      set(6, index, index.isMultiple(of: 2))
      set(index, 6, index.isMultiple(of: 2))
    }
    for (row, column) in [(3, 3), (3, size - 4), (size - 4, 3)] { drawFinder(row, column) }
    if version > 1 { drawAlignment(size - 7) }
    drawFormat(mask: 0)
  }

  private mutating func set(_ row: Int, _ column: Int, _ isDark: Bool) {
    guard rows.indices.contains(row), rows.indices.contains(column) else { return }
    rows[row][column] = isDark
    isFunction[row][column] = true
  }

  private mutating func drawFinder(_ row: Int, _ column: Int) {
    for (y, x) in Self.square(4) {
      let distance = max(abs(y), abs(x))
      set(row + y, column + x, distance != 2 && distance != 4)
    }
  }

  private mutating func drawAlignment(_ center: Int) {
    for (y, x) in Self.square(2) { set(center + y, center + x, max(abs(y), abs(x)) != 1) }
  }

  private static func square(_ radius: Int) -> [(Int, Int)] {
    (-radius...radius).flatMap { y in (-radius...radius).map { (y, $0) } }
  }

  /// Section 7.9: level L and the mask with their check bits, twice.
  private mutating func drawFormat(mask: Int) {
    let data = 0b01 << 3 | mask
    var remainder = data
    for _ in 0..<10 { remainder = remainder << 1 ^ (remainder >> 9) * 0x537 }
    let bits = (data << 10 | remainder) ^ 0x5412
    for index in 0..<15 {
      let isDark = bits >> index & 1 == 1
      switch index {
      case 0..<6: set(index, 8, isDark)
      case 6, 7: set(index + 1, 8, isDark)
      case 8: set(8, 7, isDark)
      default: set(8, 14 - index, isDark)
      }
      if index < 8 { set(8, size - 1 - index, isDark) } else { set(size - 15 + index, 8, isDark) }
    }
    set(size - 8, 8, true)
  }

  /// Section 7.7.3: two columns at a time from the right, up and down in turn.
  mutating func place(_ codewords: [UInt8]) {
    var index = 0
    for right in stride(from: size - 1, to: 0, by: -2).map({ $0 <= 6 ? $0 - 1 : $0 }) {
      let goesUp = (right + 1) & 2 == 0
      for step in 0..<size {
        let row = goesUp ? size - 1 - step : step
        for column in [right, right - 1] where !isFunction[row][column] {
          guard index < codewords.count * 8 else { continue }
          rows[row][column] = codewords[index / 8] >> (7 - index % 8) & 1 == 1
          index += 1
        }
      }
    }
  }

  /// Section 7.8.2: the data inverted where the mask says so.
  func masked(_ mask: Int) -> QRMatrix {
    var matrix = self
    for row in 0..<size {
      for column in 0..<size where !isFunction[row][column] {
        if Self.isInverted(row, column, mask) { matrix.rows[row][column].toggle() }
      }
    }
    matrix.drawFormat(mask: mask)
    return matrix
  }

  private static func isInverted(_ row: Int, _ column: Int, _ mask: Int) -> Bool {
    switch mask {
    case 0: (row + column) % 2 == 0
    case 1: row % 2 == 0
    case 2: column % 3 == 0
    case 3: (row + column) % 3 == 0
    case 4: (row / 2 + column / 3) % 2 == 0
    case 5: row * column % 2 + row * column % 3 == 0
    case 6: (row * column % 2 + row * column % 3) % 2 == 0
    default: ((row + column) % 2 + row * column % 3) % 2 == 0
    }
  }
}

extension QRMatrix {
  /// Section 7.8.3: how hard the code is to read.
  var penalty: Int {
    let columns = rows.indices.map { column in rows.map { $0[column] } }
    let lines = (rows + columns).reduce(0) { $0 + Self.penalty(ofLine: $1) }
    let dark = rows.joined().count(where: \.self)
    let balance = abs(dark * 20 - size * size * 10) / (size * size) * 10
    return lines + squares * 3 + balance
  }

  /// Runs of one colour, and what looks like a finder.
  private static func penalty(ofLine line: [Bool]) -> Int {
    var penalty = 0
    var run = 0
    for (index, isDark) in line.enumerated() {
      run = index > 0 && line[index - 1] == isDark ? run + 1 : 1
      if run == 5 { penalty += 3 } else if run > 5 { penalty += 1 }
    }
    let finder = [true, false, true, true, true, false, true]
    let light = [false, false, false, false]
    for pattern in [finder + light, light + finder] {
      for start in 0...line.count - pattern.count
      where line[start..<start + pattern.count].elementsEqual(pattern) {
        penalty += 40
      }
    }
    return penalty
  }

  /// How many squares of four modules have one colour.
  private var squares: Int {
    (1..<size).reduce(0) { sum, row in
      sum
        + (1..<size).count { column in
          let isDark = rows[row][column]
          return rows[row - 1][column] == isDark && rows[row][column - 1] == isDark
            && rows[row - 1][column - 1] == isDark
        }
    }
  }
}

/// The Reed-Solomon code of QR codes (ISO/IEC 18004:2015, section 7.5 and annex A).
enum ErrorCorrection {
  /// The `count` codewords that protect `data`.
  static func codewords(for data: [UInt8], count: Int) -> [UInt8] {
    let generator = generator(degree: count)
    var remainder = [UInt8](repeating: 0, count: count)
    for byte in data {
      let factor = byte ^ remainder.removeFirst()
      remainder.append(0)
      for index in remainder.indices { remainder[index] ^= product(generator[index], factor) }
    }
    return remainder
  }

  /// The product of (x - 2^0) up to (x - 2^(degree - 1)), highest power first, without the leading
  /// 1.
  private static func generator(degree: Int) -> [UInt8] {
    var coefficients = [UInt8](repeating: 0, count: degree - 1) + [1]
    var root: UInt8 = 1
    for _ in 0..<degree {
      for index in coefficients.indices {
        coefficients[index] = product(coefficients[index], root)
        if index + 1 < degree { coefficients[index] ^= coefficients[index + 1] }
      }
      root = product(root, 2)
    }
    return coefficients
  }

  /// The product in the field of 256 elements with the polynomial x^8 + x^4 + x^3 + x^2 + 1.
  private static func product(_ left: UInt8, _ right: UInt8) -> UInt8 {
    var result: UInt8 = 0
    for bit in (0..<8).reversed() {
      result = (result << 1) ^ (result & 0x80 == 0 ? 0 : 0x1D)
      if right >> bit & 1 == 1 { result ^= left }
    }
    return result
  }
}
