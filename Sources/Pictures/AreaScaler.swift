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
  /// The light of the rows that the next output row covers so far, by their parts.
  private var sums: [UInt64]
  /// The mean light of a row.
  private var row: [UInt64]
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
    sums = [UInt64](repeating: 0, count: target.width * channels)
    row = sums
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
      for index in sums.indices { sums[index] &+= row[index] &* part }
      start = min(border, end)
      if start == border { finishRow() }
    }
  }

  /// Writes the mean light of what each output pixel covers of a row of `pixels` into `row`.
  private mutating func narrow(_ pixels: UnsafeBufferPointer<UInt8>) {
    let (width, whole) = (UInt64(source.width), UInt64(target.width))
    LinearLight.ofNumber.withUnsafeBufferPointer { light in
      for (column, cover) in covers.enumerated() {
        for channel in 0..<3 {
          var sum = UInt64(light[Int(pixels[3 &* cover.first &+ channel])]) &* cover.firstWeight
          if cover.last > cover.first {
            var inner: UInt64 = 0
            var pixel = cover.first &+ 1
            while pixel < cover.last {
              inner &+= UInt64(light[Int(pixels[3 &* pixel &+ channel])])
              pixel &+= 1
            }
            sum &+= inner &* whole
            sum &+= UInt64(light[Int(pixels[3 &* cover.last &+ channel])]) &* cover.lastWeight
          }
          row[3 &* column &+ channel] = (sum &+ width / 2) / width
        }
      }
    }
  }

  /// The same for pixels with alpha: a pixel counts as far as it can be seen.
  private mutating func narrowWithAlpha(_ pixels: UnsafeBufferPointer<UInt8>) {
    let (width, whole) = (UInt64(source.width), UInt64(target.width))
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
        for channel in 0..<4 { row[4 &* column &+ channel] = (sum[channel] &+ width / 2) / width }
      }
    }
  }

  private mutating func finishRow() {
    let height = UInt64(source.height)
    LinearLight.number.withUnsafeBufferPointer { number in
      for start in stride(from: 0, to: sums.count, by: channels) {
        var alpha: UInt64 = 65535
        if channels == 4 { alpha = (sums[start + 3] &+ height / 2) / height }
        for channel in 0..<3 {
          let light = (sums[start + channel] &+ height / 2) / height
          let full = alpha == 65535 ? light : alpha == 0 ? 0 : light &* 65535 / alpha
          output.append(number[Int(min(full, 65535))])
        }
        if channels == 4 { output.append(UInt8((alpha &+ 128) / 257)) }
      }
    }
    for index in sums.indices { sums[index] = 0 }
    next.output += 1
  }
}
