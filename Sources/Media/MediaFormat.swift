public import Diagnostics
public import Foundations

/// The kinds of pictures and documents that a site can publish.
public enum MediaFormat: String, Sendable, CaseIterable {
  case avif, gif, jpeg, pdf, png, svg, webp

  /// The largest file that is read, in bytes. To clean a file takes memory for all of it, and no
  /// page that people open on a phone needs a larger one.
  public static let sizeLimit = 64 << 20

  /// What the extension of `path` promises; nil when that is none of the kinds. A site may have
  /// thousands of files, so no text is made of it.
  public init?(_ path: RelativePath) {
    guard let format = path.text.utf8.withContiguousStorageIfAvailable(Self.promised) ?? nil else {
      return nil
    }
    self = format
  }

  private static func promised(by path: UnsafeBufferPointer<UInt8>) -> MediaFormat? {
    guard let dot = path.lastIndex(of: UInt8(ascii: ".")), dot > 0,
      path[dot - 1] != UInt8(ascii: "/")
    else { return nil }
    let ending = path[(dot + 1)...]
    return extensions.first { name, _ in
      name.utf8CodeUnitCount == ending.count
        && zip(UnsafeBufferPointer(start: name.utf8Start, count: ending.count), ending)
          .allSatisfy { $0 == $1.lowercased }
    }?.format
  }

  private static let extensions: [(name: StaticString, format: MediaFormat)] = [
    ("jpg", .jpeg), ("jpeg", .jpeg), ("webp", .webp), ("png", .png), ("svg", .svg),
    ("avif", .avif), ("gif", .gif), ("pdf", .pdf),
  ]

  /// Whether pages can show it as a picture.
  public var isPicture: Bool { self != .pdf }

  /// What people call it.
  var name: String { self == .webp ? "WebP" : rawValue.uppercased() }

  /// What `bytes` are by the signature they begin with; nil when that is none of the kinds. Sources:
  /// ITU-T T.81, B.2.1; PNG (third edition), 5.2; GIF89a, 17; RFC 9649, 2.4; AV1 Image File Format,
  /// 6; ISO 32000-2, 7.5.2. An SVG file begins with white space, a declaration or a tag.
  init?(of bytes: [UInt8]) {
    if bytes.starts(with: [0xFF, 0xD8, 0xFF]) {
      self = .jpeg
    } else if bytes.starts(with: PNGCleaner.signature) {
      self = .png
    } else if bytes.has("GIF87a", at: 0) || bytes.has("GIF89a", at: 0) {
      self = .gif
    } else if bytes.has("RIFF", at: 0), bytes.has("WEBP", at: 8) {
      self = .webp
    } else if AVIFCleaner.mayBegin(bytes) {
      self = .avif
    } else if bytes.has("%PDF-", at: 0) {
      self = .pdf
    } else if SVGCleaner.mayBegin(bytes) {
      self = .svg
    } else {
      return nil
    }
  }
}

extension MediaFormat {
  /// What is wrong with the file `bytes` at `path`, which has the extension of none of the kinds: it is a
  /// picture or document all the same, with whatever it says about its maker.
  public static func disguise(_ bytes: [UInt8], path: RelativePath) -> Diagnostic? {
    guard MediaFormat(path) == nil, let name = hiddenName(bytes) else { return nil }
    return Diagnostic(
      MediaProblem.wrongKind,
      "the file is a picture or document (\(name)), and its name does not say so",
      at: SourceLocation(path: path),
      help:
        "save it as .jpg, .png, .webp, .svg or .pdf; then what it says of its maker is taken out")
  }

  /// Sources: those of `init(of:)`; ISO/IEC 23008-12, 10.2 (HEIF); TIFF 6.0, section 2. Much that is no
  /// drawing begins as SVG does.
  private static func hiddenName(_ bytes: [UInt8]) -> String? {
    if let format = MediaFormat(of: bytes), format != .svg { return format.name }
    if bytes.starts(with: [0x49, 0x49, 0x2A, 0]) || bytes.starts(with: [0x4D, 0x4D, 0, 0x2A]) {
      return "TIFF"
    }
    let brands: [StaticString] = ["heic", "heix", "heif", "mif1", "msf1", "hevc"]
    let isHEIF = bytes.has("ftyp", at: 4) && brands.contains { bytes.has($0, at: 8) }
    return isHEIF ? "HEIC" : nil
  }
}

/// A picture or document as it is published: without what it says about whoever made it.
public struct CleanMedia: Sendable {
  public let bytes: [UInt8]
  /// The width and height in pixels as it is shown, where the file says it.
  public let size: (width: Int, height: Int)?
  /// How it is turned to be shown: the number of Exif, 1 where it is not (CIPA DC-008, 4.6.4).
  public let orientation: Int
  /// Whether it has several frames.
  public let isAnimated: Bool
  /// Whether it can be a photograph: all pixels hide what is behind them, and have any colour.
  public let isPhotograph: Bool

  /// The file at `path` with `bytes`, of which everything is taken out that is not needed to show
  /// it: places, names, times, devices, comments, previews, and whatever follows its end. The same
  /// bytes always give the same result. Nothing is decoded.
  /// - Returns: Nil when it must not be published as it is; `diagnostics` then says why.
  public init?(
    _ bytes: [UInt8], path: RelativePath, _ diagnostics: inout [Diagnostic]
  ) {
    do throws(MediaDefects) {
      self = try Self.cleaned(bytes, path: path)
    } catch {
      diagnostics += error.diagnostics(of: bytes, at: path)
      return nil
    }
  }

  private init(_ bytes: [UInt8], _ traits: PictureTraits = PictureTraits()) {
    self.bytes = bytes
    orientation = traits.orientation?.value ?? 1
    isAnimated = traits.isAnimated
    isPhotograph = traits.isPhotograph
    let size = ImageSize.read(bytes)
    let isTurned = traits.orientation?.isTurned ?? false
    self.size = isTurned ? size.map { (width: $0.height, height: $0.width) } : size
  }

  private static func cleaned(
    _ bytes: [UInt8], path: RelativePath
  ) throws(MediaDefects) -> CleanMedia {
    guard bytes.count <= MediaFormat.sizeLimit else { throw MediaDefects([.tooLarge]) }
    guard let format = MediaFormat(path), MediaFormat(of: bytes) == format else {
      throw MediaDefects([.wrongKind(of: bytes, at: path)])
    }
    do throws(MediaDefect) {
      switch format {
      case .avif: return CleanMedia(try AVIFCleaner.clean(bytes))
      case .gif: return CleanMedia(try GIFCleaner.clean(bytes))
      case .jpeg:
        let (clean, traits) = try JPEGCleaner.clean(bytes)
        return CleanMedia(clean, traits)
      case .pdf: return CleanMedia(try PDFCleaner.clean(bytes))
      case .png:
        let (clean, traits) = try PNGCleaner.clean(bytes)
        return CleanMedia(clean, traits)
      case .svg: break
      case .webp:
        let (clean, traits) = try WebPCleaner.clean(bytes)
        return CleanMedia(clean, traits)
      }
    } catch {
      throw MediaDefects([error])
    }
    return CleanMedia(try SVGCleaner.clean(bytes))
  }
}

/// What the parts of a picture file tell without its pixels.
struct PictureTraits: Sendable {
  var orientation: Orientation?
  var isAnimated = false
  var isPhotograph = false
}
