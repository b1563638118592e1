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
