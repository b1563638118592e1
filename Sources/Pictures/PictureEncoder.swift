import CPictures

/// Makes files of pixels. They hold the picture and nothing else.
struct PictureEncoder {
  /// From 0 to 100. At 78 people see no difference on a phone, and files are a third smaller than at
  /// 90.
  private static let webpQuality: Float = 78
  private static let jpegQuality: Int32 = 80
  /// From 0 to 6. Beyond 4 files take much longer and become hardly smaller.
  private static let effort: Int32 = 4

  /// So many times the bytes are worth it that a drawing's edges and colours stay as they are.
  private static let worthOfEdges = 2

  /// Which way from a file to pixels of a size this is: another number whenever other pixels come out, so
  /// that what was kept of the old ones does not count.
  private static let generation = 2

  /// Tells of other settings; files that were made with others are made anew.
  static let settings =
    "made \(generation) webp \(webpQuality) \(effort) jpeg \(jpegQuality) \(worthOfEdges)"

  /// Whether it is a drawing with few colours, whose edges must stay sharp.
  let isFlat: Bool

  /// The file of `raster`; nil when the system gives no memory.
  func encode(_ raster: Raster, as format: Rendition.Format) -> [UInt8]? {
    let raster = raster.isOpaque || format == .jpeg ? raster.withoutAlpha : raster
    switch format {
    case .jpeg:
      return Self.output(of: raster) { careleaf_write_jpeg($0, Self.jpegQuality, $1) }
    case .png: return Self.output(of: raster) { careleaf_write_png($0, $1) }
    case .webp:
      let lossy = Self.webp(raster, isLossless: false)
      guard isFlat, let exact = Self.webp(raster, isLossless: true) else { return lossy }
      return lossy.map { $0.count * Self.worthOfEdges < exact.count ? $0 : exact }
    }
  }

  private static func webp(_ raster: Raster, isLossless: Bool) -> [UInt8]? {
    output(of: raster) { careleaf_write_webp($0, isLossless, webpQuality, effort, $1) }
  }

  private static func output(
    of raster: Raster,
    _ write: (careleaf_pixels, UnsafeMutablePointer<careleaf_output>) -> Bool
  ) -> [UInt8]? {
    raster.bytes.withUnsafeBufferPointer { bytes in
      let pixels = careleaf_pixels(
        bytes: bytes.baseAddress, width: UInt32(raster.width), height: UInt32(raster.height),
        channels: UInt32(raster.channels))
      var output = careleaf_output()
      guard write(pixels, &output) else { return nil }
      defer { careleaf_free(&output) }
      return Array(UnsafeBufferPointer(start: output.bytes, count: output.count))
    }
  }
}

extension Raster {
  /// The same on white, where it lets something through.
  fileprivate var withoutAlpha: Raster {
    guard channels == 4 else { return self }
    var opaque: [UInt8] = []
    opaque.reserveCapacity(3 * width * height)
    for start in stride(from: 0, to: bytes.count, by: 4) {
      let alpha = Int(bytes[start + 3])
      for channel in 0..<3 {
        let mixed = Int(bytes[start + channel]) * alpha + 255 * (255 - alpha)
        opaque.append(UInt8((mixed + 127) / 255))
      }
    }
    return Raster(width: width, height: height, channels: 3, bytes: opaque)
  }
}

/// The libraries that pictures go through.
public enum PictureLibraries {
  /// Their names and versions.
  public static var versions: [(name: String, version: String)] {
    let (webp, color) = (careleaf_webp_version(), careleaf_color_version())
    return [
      ("libjpeg-turbo", String(cString: careleaf_jpeg_version())),
      ("libpng", String(cString: careleaf_png_version())),
      ("libwebp", "\(webp >> 16).\(webp >> 8 & 255).\(webp & 255)"),
      ("liblcms2", "\(color / 1000).\(color % 1000 / 10)"),
    ]
  }
}
