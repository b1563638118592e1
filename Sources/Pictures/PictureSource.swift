/// A picture file whose pixels can be read.
public struct PictureSource: Sendable {
  public enum Format: Sendable, Hashable {
    case jpeg, png, webp
  }

  /// The most pixels that a picture may have: more than cameras and phones make. Whoever sends a
  /// few kilobytes that unpack to gigabytes gets no further than their header.
  public static let pixelLimit = 128_000_000

  let bytes: [UInt8]
  let format: Format
  /// The size as it is shown, in pixels.
  let size: (width: Int, height: Int)
  let orientation: Int

  /// The file `bytes` of a `format`, which say that the picture has `size` as it is shown, and is
  /// turned by the Exif `orientation`, from 1 to 8.
  /// - Throws: `PictureDefect.tooManyPixels`; nothing has been decoded yet.
  public init(
    _ bytes: [UInt8], format: Format, size: (width: Int, height: Int), orientation: Int
  ) throws(PictureDefect) {
    guard size.width > 0, size.height > 0 else { throw .damaged("it has no pixels") }
    guard size.width <= Self.pixelLimit / size.height else { throw .tooManyPixels }
    self.bytes = bytes
    self.format = format
    self.size = size
    self.orientation = orientation
  }

  /// Decodes all of it and tells what it looks like.
  /// - Throws: `PictureDefect` when it cannot be decoded.
  public func look() throws(PictureDefect) -> PictureLook {
    var steps = steps(of: try largest())
    return steps.look()
  }

  /// The `renditions` of the picture as files, in their order. The same file and the same
  /// libraries always give the same bytes, whatever else is asked for.
  /// - Throws: `PictureDefect` when it cannot be decoded.
  public func make(_ renditions: [Rendition]) throws(PictureDefect) -> [[UInt8]] {
    var steps = try steps(of: largest())
    return try make(renditions, of: &steps)
  }

  /// The same, and what the picture looks like.
  public func makeAndLook(
    _ renditions: [Rendition]
  ) throws(PictureDefect) -> (files: [[UInt8]], look: PictureLook) {
    var steps = try steps(of: largest())
    return (try make(renditions, of: &steps), steps.look())
  }

  private func make(
    _ renditions: [Rendition], of steps: inout SizeSteps
  ) throws(PictureDefect) -> [[UInt8]] {
    let isFlat = format != .jpeg && steps.largest.colorCount(limit: 2048) < 2048
    var files: [[UInt8]] = []
    for rendition in renditions {
      let raster =
        rendition.isCard
        ? LinkCard.raster(steps.largest, as: rendition)
        : steps.raster(width: rendition.width, height: rendition.height)
      guard let file = PictureEncoder(isFlat: isFlat).encode(raster, as: rendition.format) else {
        throw .tooManyPixels
      }
      files.append(file)
    }
    return files
  }

  private func steps(of largest: Raster) -> SizeSteps { SizeSteps(largest, of: size) }

  /// The picture as it is shown, in the size of the largest file.
  private func largest() throws(PictureDefect) -> Raster {
    let width = RenditionSet.largestWidth(of: size)
    let height = RenditionSet.height(of: size, width: width)
    let isTurned = orientation >= 5
    let stored = isTurned ? (height, width) : (width, height)
    return try PictureReader(source: self).raster(width: stored.0, height: stored.1)
      .shown(orientation)
  }
}

/// The sizes of a picture. One that is at most half as wide as another is made of that, which has fewer
/// pixels than the largest; which one depends on the sizes alone, so that the same file always comes out.
struct SizeSteps {
  let largest: Raster
  private let size: (width: Int, height: Int)
  private var made: [Int: Raster] = [:]

  init(_ largest: Raster, of size: (width: Int, height: Int)) {
    self.largest = largest
    self.size = size
  }

  /// The picture in a size, or as large as it is.
  mutating func raster(width: Int, height: Int) -> Raster {
    let (width, height) = (min(width, largest.width), min(height, largest.height))
    return source(of: width).scaled(width: width, height: height)
  }

  private mutating func source(of width: Int) -> Raster {
    let step = RenditionSet.widths.first { $0 >= 2 * width && $0 < largest.width }
    guard let step else { return largest }
    if let known = made[step] { return known }
    let raster = source(of: step).scaled(
      width: step, height: RenditionSet.height(of: size, width: step))
    made[step] = raster
    return raster
  }

  mutating func look() -> PictureLook {
    let width = PictureLook.width
    guard largest.width > width else { return PictureLook(largest) }
    let raster =
      made[width]
      ?? source(of: width).scaled(
        width: width, height: max(1, width * largest.height / largest.width))
    return PictureLook(raster)
  }
}
