import CPictures

/// Decodes a file row by row and makes it smaller at the same time: no more than some rows of a large
/// picture are ever held, unless its kind wants it whole.
struct PictureReader {
  /// The most that a decoder may hold, in bytes: 64 million pixels of the kinds that must be held whole.
  private static let mostBytes = 256 << 20

  let source: PictureSource

  /// The picture in the size `width` × `height`, in pixels as it is stored, that is before it is
  /// turned.
  func raster(width: Int, height: Int) throws(PictureDefect) -> Raster {
    var state = careleaf_source()
    let raster = source.bytes.withUnsafeBufferPointer { bytes in
      Self.raster(of: bytes, source, width: width, height: height, &state)
    }
    if let raster { return raster }
    throw PictureDefect(state, source)
  }

  private static func raster(
    of bytes: UnsafeBufferPointer<UInt8>, _ source: PictureSource, width: Int, height: Int,
    _ state: inout careleaf_source
  ) -> Raster? {
    let format = [.jpeg: CARELEAF_JPEG, .png: CARELEAF_PNG][source.format] ?? CARELEAF_WEBP
    guard
      let reader = careleaf_open(
        format, bytes.baseAddress, bytes.count, UInt32(width), UInt32(height), mostBytes, &state)
    else { return nil }
    defer { careleaf_close(reader) }
    let stored = (width: Int(state.width), height: Int(state.height))
    guard stored.width >= width, stored.height >= height else { return nil }
    let channels = Int(state.channels)
    var scaler = AreaScaler(from: stored, to: (width, height), channels: channels)
    for _ in 0..<stored.height {
      guard let row = careleaf_next_row(reader, &state) else { return nil }
      scaler.add(UnsafeBufferPointer(start: row, count: stored.width * channels))
    }
    return scaler.raster
  }
}

/// What keeps a picture from being decoded.
public enum PictureDefect: Error, Sendable, Hashable {
  /// Its data make no picture; with what the library for its kind says.
  case damaged(String)
  /// It has more pixels than any picture may have.
  case tooManyPixels
  /// It must be held whole to be decoded, and is too large for that; of so many pixels.
  case tooLargeForItsKind(PictureSource.Format, pixels: Int)

  fileprivate init(_ state: careleaf_source, _ source: PictureSource) {
    if state.status == CARELEAF_TOO_LARGE {
      self = .tooLargeForItsKind(source.format, pixels: source.size.width * source.size.height)
      return
    }
    if state.status == CARELEAF_NO_MEMORY {
      self = .tooManyPixels
      return
    }
    let message = withUnsafeBytes(of: state.message) { bytes in
      String(decoding: bytes.prefix { $0 != 0 }, as: UTF8.self)
    }
    self = .damaged(message.isEmpty ? "it has another size than it says" : message)
  }
}
