/// Colour profiles made of their tags (ICC.1:2022, section 7), and pictures with them.
public enum ICCProfile {
  /// That of the screens of phones (SMPTE EG 432-1, with the white point and the curve of sRGB).
  public static let displayP3 = light(
    [[0.51512, 0.24120, -0.00105], [0.29198, 0.69225, 0.04189], [0.15710, 0.06657, 0.78407]],
    curve: curveOfSRGB)
  /// That of cameras (Adobe RGB (1998), 4.3).
  public static let adobeRGB = light(
    [[0.60974, 0.31111, 0.01947], [0.20528, 0.62567, 0.06087], [0.14919, 0.06322, 0.74457]],
    curve: power(563))
  /// IEC 61966-2-1.
  public static let sRGB = light(
    [[0.43607, 0.22249, 0.01392], [0.38515, 0.71687, 0.09708], [0.14307, 0.06061, 0.71410]],
    curve: curveOfSRGB)
  /// Grey whose light is its number to the power of 461 / 256.
  public static let grey = profile(
    "GRAY", "XYZ ", [("wtpt", xyz([0.9642, 1, 0.8249])), ("kTRC", power(461))])
  /// Inks of which only black can be seen (10.11, a table of 8 bits with two steps for each ink).
  public static let blackInk: [UInt8] = {
    let ramp = (0...255).map { UInt8($0) }
    let identity = (0..<9).flatMap { fixed($0 % 4 == 0 ? 1 : 0) }
    let colors = (0..<16).flatMap { node -> [UInt8] in [node % 2 == 1 ? 0 : 255, 128, 128] }
    let table =
      Array("mft1".utf8) + [0, 0, 0, 0, 4, 3, 2, 0] + identity
      + (0..<4).flatMap { _ in ramp } + colors + (0..<3).flatMap { _ in ramp }
    return profile("CMYK", "Lab ", [("A2B0", table), ("wtpt", xyz([0.9642, 1, 0.8249]))], "prtr")
  }()

  private static let curveOfSRGB =
    Array("para".utf8) + [0, 0, 0, 0, 0, 3, 0, 0]
    + [2.4, 1 / 1.055, 0.055 / 1.055, 1 / 12.92, 0.04045].flatMap(fixed)

  /// A curve that is a power, of which `value` is 256 times as much.
  private static func power(_ value: Int) -> [UInt8] {
    Array("curv".utf8) + [0, 0, 0, 0, 0, 0, 0, 1] + big(value, 2) + [0, 0]
  }

  private static func light(_ primaries: [[Double]], curve: [UInt8]) -> [UInt8] {
    profile(
      "RGB ", "XYZ ",
      [("wtpt", xyz([0.9642, 1, 0.8249]))] + zip("rgb", primaries).map { ("\($0)XYZ", xyz($1)) }
        + "rgb".map { ("\($0)TRC", curve) })
  }

  private static func xyz(_ values: [Double]) -> [UInt8] {
    Array("XYZ ".utf8) + [0, 0, 0, 0] + values.flatMap(fixed)
  }

  /// A number with 16 bits behind the point (4.6).
  private static func fixed(_ value: Double) -> [UInt8] {
    let bits = UInt32(bitPattern: Int32((value * 65536).rounded()))
    return [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: bits >> UInt32($0)) }
  }

  private static func profile(
    _ space: String, _ connection: String, _ tags: [(String, [UInt8])], _ kind: String = "mntr"
  ) -> [UInt8] {
    var list = big(tags.count, 4)
    var data: [UInt8] = []
    for (name, bytes) in tags {
      list += name.utf8 + big(128 + 4 + 12 * tags.count + data.count, 4) + big(bytes.count, 4)
      data += bytes + [UInt8](repeating: 0, count: (4 - bytes.count % 4) % 4)
    }
    let rest =
      [2, 0x40, 0, 0] + Array((kind + space + connection).utf8) + [UInt8](repeating: 0, count: 12)
      + "acsp".utf8 + [UInt8](repeating: 0, count: 28)
      + [0, 0, 0xF6, 0xD6, 0, 1, 0, 0, 0, 0, 0xD3, 0x2D] + [UInt8](repeating: 0, count: 48)
    return big(128 + list.count + data.count, 4) + [0, 0, 0, 0] + rest + list + data
  }
}

// MARK: - Pictures

extension ICCProfile {
  /// The file `jpeg` with a `profile` in segments of at most `partSize` bytes (B.4).
  public static func put(
    _ profile: [UInt8], intoJPEG jpeg: [UInt8], partSize: Int = 60000
  ) -> [UInt8] {
    let starts = Array(stride(from: 0, to: profile.count, by: partSize))
    let segments = starts.enumerated().flatMap { number, start in
      JPEGFile.segment(
        0xE2,
        Array("ICC_PROFILE\0".utf8) + [UInt8(number + 1), UInt8(starts.count)]
          + profile[start..<min(start + partSize, profile.count)])
    }
    return Array(jpeg.prefix(2)) + segments + jpeg.dropFirst(2)
  }

  /// The file `png` with a `profile`, stored without compression (RFC 1950 and RFC 1951).
  public static func put(_ profile: [UInt8], intoPNG png: [UInt8]) -> [UInt8] {
    var (low, high) = (1, 0)
    for byte in profile {
      low = (low + Int(byte)) % 65521
      high = (high + low) % 65521
    }
    let length = [profile.count & 255, profile.count >> 8].map { UInt8($0) }
    let stream = [0x78, 1, 1] + length + length.map { ~$0 } + profile + big(high << 16 | low, 4)
    let chunk = PNGFile.chunk("iCCP", Array("icc\0\0".utf8) + stream)
    return Array(png.prefix(33)) + chunk + png.dropFirst(33)
  }

  /// The file `webp` of 48 × 32 pixels, which has no extended header, with a `profile`.
  public static func put(_ profile: [UInt8], intoWebP webp: [UInt8]) -> [UInt8] {
    let padding = [UInt8](repeating: 0, count: profile.count % 2)
    return WebPFile.make(
      "VP8X".utf8 + little(10, 4) + [0x20, 0, 0, 0, 47, 0, 0, 31, 0, 0] + "ICCP".utf8
        + little(profile.count, 4) + profile + padding + webp.dropFirst(12))
  }
}
