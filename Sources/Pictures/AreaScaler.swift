/// Makes a picture smaller, row by row: each pixel becomes the mean light of the area that it covers in
/// the larger one, parts of pixels included. All numbers are whole, so the result is the same on every
/// machine.
struct AreaScaler {
  /// What an output pixel covers: a part of the first pixel, whole ones, and a part of the last.
  private struct Cover {
    let first: Int
    let last: Int
    let firstWeight: UInt64
    let lastWeight: UInt64
  }

  private let source: (width: Int, height: Int)
  private let target: (width: Int, height: Int)
  private let channels: Int
  private let covers: [Cover]
  private let perWidth: Divisor
  private let perHeight: Divisor
  /// The light of the rows that the next output row covers so far, by their parts.
  private var sums: [UInt64]
  /// The mean light of a row.
  private var row: [UInt32]
  private var output: [UInt8] = []
  /// The numbers of the next row of the source and of the output.
  private var next = (row: 0, output: 0)

  /// A scaler to the size `target`, which is no larger than that of the `source`; both are in pixels
  /// and at least 1.
  init(from source: (width: Int, height: Int), to target: (width: Int, height: Int), channels: Int)
  {
    precondition((1...source.width).contains(target.width))
    precondition((1...source.height).contains(target.height))
    self.source = source
    self.target = target
    self.channels = channels
    // In units in which a pixel of the source is as wide as the target has pixels.
    covers = (0..<target.width).map { column in
      let (start, end) = (column * source.width, (column + 1) * source.width)
      let (first, last) = (start / target.width, (end - 1) / target.width)
      return Cover(
        first: first, last: last,
        firstWeight: UInt64(min(end, (first + 1) * target.width) - start),
        lastWeight: UInt64(end - last * target.width))
    }
    perWidth = Divisor(source.width)
    perHeight = Divisor(source.height)
    sums = [UInt64](repeating: 0, count: target.width * channels)
    row = [UInt32](repeating: 0, count: target.width * channels)
    output.reserveCapacity(target.width * target.height * channels)
  }

  /// The picture, when all rows have been added.
  var raster: Raster {
    Raster(width: target.width, height: target.height, channels: channels, bytes: output)
  }

  /// Adds the next row of the source.
  mutating func add(_ pixels: UnsafeBufferPointer<UInt8>) {
    precondition(pixels.count == source.width * channels && next.row < source.height)
    if channels == 4 { narrowWithAlpha(pixels) } else { narrow(pixels) }
    var start = next.row * target.height
    let end = start + target.height
    next.row += 1
    // A row can end one output row and begin the next.
    while start < end {
      let border = (next.output + 1) * source.height
      let part = UInt64(min(border, end) - start)
      addRow(part)
      start = min(border, end)
      if start == border { finishRow() }
    }
  }

  /// Adds a part of the mean light of a row to that of the rows before.
  private mutating func addRow(_ part: UInt64) {
    row.withUnsafeBufferPointer { row in
      sums.withUnsafeMutableBufferPointer { sums in
        for index in 0..<sums.count { sums[index] &+= UInt64(row[index]) &* part }
      }
    }
  }

  /// Writes the mean light of what each output pixel covers of a row of `pixels` into `row`. All pixels
  /// of a large picture go through this loop.
  private mutating func narrow(_ pixels: UnsafeBufferPointer<UInt8>) {
    let whole = UInt64(target.width)
    LinearLight.ofNumber.withUnsafeBufferPointer { light in
      covers.withUnsafeBufferPointer { covers in
        row.withUnsafeMutableBufferPointer { row in
          for column in 0..<covers.count {
            let cover = covers[column]
            var sum = Light(of: pixels, cover.first, light).times(cover.firstWeight)
            if cover.last > cover.first {
              var inner = Light()
              var pixel = cover.first &+ 1
              while pixel < cover.last {
                inner.add(Light(of: pixels, pixel, light))
                pixel &+= 1
              }
              sum.add(inner.times(whole))
              sum.add(Light(of: pixels, cover.last, light).times(cover.lastWeight))
            }
            row[3 &* column] = UInt32(truncatingIfNeeded: perWidth.nearest(sum.red))
            row[3 &* column &+ 1] = UInt32(truncatingIfNeeded: perWidth.nearest(sum.green))
            row[3 &* column &+ 2] = UInt32(truncatingIfNeeded: perWidth.nearest(sum.blue))
          }
        }
      }
    }
  }

  /// The same for pixels with alpha: a pixel counts as far as it can be seen.
  private mutating func narrowWithAlpha(_ pixels: UnsafeBufferPointer<UInt8>) {
    let whole = UInt64(target.width)
    LinearLight.ofNumber.withUnsafeBufferPointer { light in
      for (column, cover) in covers.enumerated() {
        var sum = SIMD4<UInt64>.zero
        for pixel in cover.first...cover.last {
          let weight =
            pixel == cover.first
            ? cover.firstWeight : pixel == cover.last ? cover.lastWeight : whole
          let alpha = UInt64(pixels[4 &* pixel &+ 3])
          for channel in 0..<3 {
            let seen = UInt64(light[Int(pixels[4 &* pixel &+ channel])]) &* alpha
            sum[channel] &+= (seen &+ 127) / 255 &* weight
          }
          sum[3] &+= alpha &* 257 &* weight
        }
        for channel in 0..<4 {
          row[4 &* column &+ channel] = UInt32(truncatingIfNeeded: perWidth.nearest(sum[channel]))
        }
      }
    }
  }

  private mutating func finishRow() {
    let (channels, perHeight) = (channels, perHeight)
    LinearLight.number.withUnsafeBufferPointer { number in
      sums.withUnsafeMutableBufferPointer { sums in
        for start in stride(from: 0, to: sums.count, by: channels) {
          var alpha: UInt64 = 65535
          if channels == 4 { alpha = perHeight.nearest(sums[start + 3]) }
          for channel in 0..<3 {
            let light = perHeight.nearest(sums[start + channel])
            let full = alpha == 65535 ? light : alpha == 0 ? 0 : light &* 65535 / alpha
            output.append(number[Int(min(full, 65535))])
          }
          if channels == 4 { output.append(UInt8((alpha &+ 128) / 257)) }
        }
        sums.update(repeating: 0)
      }
    }
    next.output += 1
  }
}

/// The light of a pixel, or of several.
private struct Light {
  var red: UInt64 = 0
  var green: UInt64 = 0
  var blue: UInt64 = 0

  init() {}

  /// The light of the pixel with a number.
  @inline(__always)
  init(
    of pixels: UnsafeBufferPointer<UInt8>, _ pixel: Int, _ light: UnsafeBufferPointer<UInt16>
  ) {
    red = UInt64(light[Int(pixels[3 &* pixel])])
    green = UInt64(light[Int(pixels[3 &* pixel &+ 1])])
    blue = UInt64(light[Int(pixels[3 &* pixel &+ 2])])
  }

  @inline(__always)
  mutating func add(_ other: Light) {
    red &+= other.red
    green &+= other.green
    blue &+= other.blue
  }

  @inline(__always)
  func times(_ weight: UInt64) -> Light {
    var light = self
    light.red &*= weight
    light.green &*= weight
    light.blue &*= weight
    return light
  }
}

/// Divides by multiplying, which takes a tenth of the time and comes to the same.
///
/// Source: Granlund and Montgomery, Division by Invariant Integers using Multiplication (1994), 4: with
/// `factor` = ⌊2^64 / divisor⌋ + 1 the upper half of the product is the quotient of all numbers below
/// 2^64 / divisor. Here they are at most 65,535 × the divisor and a half of it.
private struct Divisor {
  private let divisor: UInt64
  private let factor: UInt64
  private let isSmall: Bool

  init(_ divisor: Int) {
    self.divisor = UInt64(divisor)
    factor = divisor > 1 ? UInt64.max / UInt64(divisor) + 1 : 0
    isSmall = (2...1 << 23).contains(divisor)
  }

  /// The quotient, to the nearest whole number.
  @inline(__always)
  func nearest(_ number: UInt64) -> UInt64 {
    let number = number &+ divisor / 2
    return isSmall ? factor.multipliedFullWidth(by: number).high : number / divisor
  }
}
