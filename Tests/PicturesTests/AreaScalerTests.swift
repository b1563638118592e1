import Testing

@testable import Pictures

@Suite struct AreaScalerTests {
  /// Half of the light of white is 188, not 128 (IEC 61966-2-1).
  @Test func mixesLightAndNotNumbers() {
    let stripes = Raster(
      width: 4, height: 1, channels: 3,
      bytes: [0, 0, 0, 255, 255, 255, 0, 0, 0, 255, 255, 255])
    let mixed = stripes.scaled(width: 2, height: 1)
    #expect(mixed.bytes == [188, 188, 188, 188, 188, 188])
  }

  @Test func changesNothingInTheSameSize() {
    for channels in [3, 4] {
      var bytes: [UInt8] = []
      for value in 0..<256 {
        bytes +=
          [UInt8(value), UInt8(255 - value), UInt8(value / 2)] + (channels == 4 ? [255] : [])
      }
      let raster = Raster(width: 64, height: 4, channels: channels, bytes: bytes)
      var scaler = AreaScaler(from: (64, 4), to: (64, 4), channels: channels)
      bytes.withUnsafeBufferPointer { all in
        for row in 0..<4 {
          let length = 64 * channels
          scaler.add(UnsafeBufferPointer(rebasing: all[row * length..<(row + 1) * length]))
        }
      }
      #expect(scaler.raster == raster)
    }
  }

  /// Division is by multiplication: the numbers must be those of division all the same.
  @Test func dividesExactly() {
    var random = SystemRandomNumberGenerator()
    for (width, small) in [(997, 361), (1000, 500), (65_521, 3), (2, 1), (64, 63)] {
      let bytes = (0..<width * 3).map { _ in UInt8.random(in: 0...255, using: &random) }
      let raster = Raster(width: width, height: 1, channels: 3, bytes: bytes)
      let scaled = raster.scaled(width: small, height: 1)
      for column in 0..<small {
        for channel in 0..<3 {
          let light = (column * width..<(column + 1) * width).reduce(0) { sum, part in
            sum + Int(LinearLight.ofNumber[Int(bytes[part / small * 3 + channel])])
          }
          let mean = LinearLight.number[(light + width / 2) / width]
          #expect(scaled.bytes[column * 3 + channel] == mean)
        }
      }
    }
  }

  /// Whatever the sizes, each pixel counts as much as any other: an even picture stays even, and the
  /// light of all pixels together stays the same.
  @Test func countsEveryPixelOnce() {
    for (width, height) in [(7, 5), (6, 5), (13, 11), (3, 1), (1, 1)] {
      let even = Raster(
        width: 13, height: 11, channels: 3, bytes: [UInt8](repeating: 77, count: 429))
      let small = even.scaled(width: width, height: height)
      #expect(small.bytes == [UInt8](repeating: 77, count: width * height * 3))
    }
    for place in 0..<143 {
      var bytes = [UInt8](repeating: 0, count: 429)
      for channel in 0..<3 { bytes[3 * place + channel] = 255 }
      let one = Raster(width: 13, height: 11, channels: 3, bytes: bytes)
        .scaled(width: 1, height: 1)
      // A pixel of 143: 458 of 65,535.
      #expect(one.bytes == [20, 20, 20], "\(place)")
    }
  }

  /// The colour of what cannot be seen does not run into what can.
  @Test func weighsColorsByAlpha() {
    let edge = Raster(
      width: 2, height: 1, channels: 4, bytes: [255, 0, 0, 0, 0, 0, 255, 255])
    #expect(edge.scaled(width: 1, height: 1).bytes == [0, 0, 255, 128])
  }

  @Test func findsTheNumberOfEveryAmountOfLight() {
    for number in 0...255 {
      #expect(LinearLight.number[Int(LinearLight.ofNumber[number])] == UInt8(number))
    }
    #expect(LinearLight.number == LinearLight.number.sorted())
  }
}
