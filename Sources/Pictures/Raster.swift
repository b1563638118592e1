/// Pixels row by row, without gaps: three bytes each, red, green and blue of sRGB, or four with
/// alpha, which does not yet weaken the colours.
struct Raster: Sendable, Equatable {
  let width: Int
  let height: Int
  let channels: Int
  var bytes: [UInt8]

  init(width: Int, height: Int, channels: Int, bytes: [UInt8]) {
    precondition(bytes.count == width * height * channels)
    self.width = width
    self.height = height
    self.channels = channels
    self.bytes = bytes
  }

  /// The same in the size `width` × `height`, which is no larger.
  func scaled(width: Int, height: Int) -> Raster {
    if width == self.width, height == self.height { return self }
    var scaler = AreaScaler(
      from: (self.width, self.height), to: (width, height), channels: channels)
    bytes.withUnsafeBufferPointer { pixels in
      let length = self.width * channels
      for row in 0..<self.height {
        scaler.add(UnsafeBufferPointer(rebasing: pixels[row * length..<(row + 1) * length]))
      }
    }
    return scaler.raster
  }

  /// The same as it is shown: turned and mirrored as `orientation` says (Exif 2.32, tag 274).
  func shown(_ orientation: Int) -> Raster {
    guard (2...8).contains(orientation) else { return self }
    let isTurned = orientation >= 5
    let (newWidth, newHeight) = isTurned ? (height, width) : (width, height)
    // From one pixel to the next it is always as far, in rows and in columns.
    let start = offset(ofShown: 0, 0, orientation)
    let (right, down) = (
      offset(ofShown: 1, 0, orientation) - start, offset(ofShown: 0, 1, orientation) - start
    )
    let turned = [UInt8](unsafeUninitializedCapacity: bytes.count) { turned, count in
      bytes.withUnsafeBufferPointer { bytes in
        for y in 0..<newHeight {
          var from = start + y * down
          for _ in 0..<newWidth {
            for channel in 0..<channels { turned[count &+ channel] = bytes[from &+ channel] }
            count &+= channels
            from &+= right
          }
        }
      }
    }
    return Raster(width: newWidth, height: newHeight, channels: channels, bytes: turned)
  }

  /// The part of `size` that begins at a pixel.
  func part(at x: Int, _ y: Int, size: (width: Int, height: Int)) -> Raster {
    precondition(x >= 0 && y >= 0 && x + size.width <= width && y + size.height <= height)
    var part: [UInt8] = []
    part.reserveCapacity(size.width * size.height * channels)
    for row in y..<y + size.height {
      let start = (row * width + x) * channels
      part += bytes[start..<start + size.width * channels]
    }
    return Raster(width: size.width, height: size.height, channels: channels, bytes: part)
  }

  /// Where the pixel stands that is shown in column `x` of row `y`.
  private func offset(ofShown x: Int, _ y: Int, _ orientation: Int) -> Int {
    let (right, bottom) = (width - 1, height - 1)
    let (column, row) =
      switch orientation {
      case 2: (right - x, y)
      case 3: (right - x, bottom - y)
      case 4: (x, bottom - y)
      case 5: (y, x)
      case 6: (y, bottom - x)
      case 7: (right - y, bottom - x)
      case 8: (right - y, x)
      default: (x, y)
      }
    return (row * width + column) * channels
  }

  /// Whether no pixel lets anything through.
  var isOpaque: Bool {
    channels == 3 || stride(from: 3, to: bytes.count, by: 4).allSatisfy { bytes[$0] == 255 }
  }

  /// How many colours there are; `limit`, where there are as many or more.
  func colorCount(limit: Int) -> Int {
    var colors: Set<UInt32> = []
    for start in stride(from: 0, to: bytes.count, by: channels) {
      var color: UInt32 = 0
      for channel in 0..<channels { color = color << 8 | UInt32(bytes[start + channel]) }
      if colors.insert(color).inserted, colors.count >= limit { return limit }
    }
    return colors.count
  }
}
