/// What a picture looks like to a program.
public struct PictureLook: Sendable, Hashable {
  /// Whether it seems to be a picture of words: light or dark lines, broken many times, on an even
  /// ground. Nobody can read such words aloud, enlarge, search or translate them.
  public let hasWords: Bool

  /// So many colours are told apart, for each of red, green and blue.
  private static let steps = 8
  /// Fewer pixels hold no lines of words.
  private static let leastWidth = 200
  /// Words leave at least this much of the ground free, and at most this much.
  private static let ground = 0.6...0.97
  /// What is neither ground nor words, at most.
  private static let other = 0.12
  /// How often a line of words changes between ink and ground, at least.
  private static let changes = 20

  /// So wide a picture is enough to see it, in pixels.
  static let width = 720

  /// The look of a picture, of which `raster` is `width` pixels wide, or as many as it has.
  init(_ raster: Raster) {
    var counts = [Int](repeating: 0, count: Self.steps * Self.steps * Self.steps)
    let colors = Self.colors(of: raster)
    for color in colors { counts[color] += 1 }
    // The most frequent first; of two as frequent the same one in every run.
    let order = counts.indices.sorted { (counts[$1], $0) < (counts[$0], $1) }
    let share = { (count: Int) in Double(count) / Double(colors.count) }
    let known = order.prefix(3).reduce(0) { $0 + counts[$1] }
    hasWords =
      raster.width >= Self.leastWidth && Self.ground.contains(share(counts[order[0]]))
      && share(colors.count - known) <= Self.other
      && Self.lineCount(colors, width: raster.width, ground: order[0]) * 6 >= raster.height
  }

  public init(hasWords: Bool) { self.hasWords = hasWords }

  /// The colour of each pixel, in few steps.
  private static func colors(of raster: Raster) -> [Int] {
    let count = raster.width * raster.height
    return raster.bytes.withUnsafeBufferPointer { bytes in
      (0..<count).map { pixel in
        let start = pixel &* raster.channels
        let (red, green, blue) = (bytes[start], bytes[start &+ 1], bytes[start &+ 2])
        return (step(red) &* steps &+ step(green)) &* steps &+ step(blue)
      }
    }
  }

  private static func step(_ number: UInt8) -> Int { Int(number) &* steps / 256 }

  /// How many rows change as often as those of words do.
  private static func lineCount(_ colors: [Int], width: Int, ground: Int) -> Int {
    stride(from: 0, to: colors.count, by: width).count { start in
      var changeCount = 0
      for index in start + 1..<start + width
      where (colors[index] == ground) != (colors[index - 1] == ground) {
        changeCount += 1
      }
      return changeCount >= changes
    }
  }
}
