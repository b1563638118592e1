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
  public func look() throws(PictureDefect) -> PictureLook { PictureLook(try largest()) }

  /// The `renditions` of the picture as files, in their order. The same file and the same
  /// libraries always give the same bytes, whatever else is asked for.
  /// - Throws: `PictureDefect` when it cannot be decoded.
  public func make(_ renditions: [Rendition]) throws(PictureDefect) -> [[UInt8]] {
    try make(renditions, of: largest())
  }

  /// The same, and what the picture looks like.
  public func makeAndLook(
    _ renditions: [Rendition]
  ) throws(PictureDefect) -> (files: [[UInt8]], look: PictureLook) {
    let largest = try largest()
    return (try make(renditions, of: largest), PictureLook(largest))
  }

  private func make(
    _ renditions: [Rendition], of largest: Raster
  ) throws(PictureDefect) -> [[UInt8]] {
    let isFlat = format != .jpeg && largest.colorCount(limit: 2048) < 2048
    var files: [[UInt8]] = []
    for rendition in renditions {
      let raster = largest.scaled(
        width: min(rendition.width, largest.width), height: min(rendition.height, largest.height))
      guard let file = PictureEncoder(isFlat: isFlat).encode(raster, as: rendition.format) else {
        throw .tooManyPixels
      }
      files.append(file)
    }
    return files
  }

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
