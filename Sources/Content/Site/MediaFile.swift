public import Foundations
import Media
public import Pictures

/// A picture or document that lies beside the articles that show it or link to it.
public struct MediaFile: Sendable, Hashable {
  /// The path in the site's folder.
  public let path: RelativePath
  /// The width in pixels of a picture, where its file says it.
  public let width: Int?
  /// The height in pixels of a picture, where its file says it.
  public let height: Int?
  /// What is made of it; nil where it is published as it is, but without its metadata.
  public let made: MadePicture?
  /// What it looks like, where it has been decoded.
  public internal(set) var look: PictureLook?
  /// What is said of it in `pictures.yaml` or the front matter of an article.
  public private(set) var notes: PictureNotes?

  init(
    path: RelativePath, width: Int? = nil, height: Int? = nil, made: MadePicture? = nil,
    notes: PictureNotes? = nil
  ) {
    self.path = path
    self.width = width
    self.height = height
    self.made = made
    self.notes = notes
  }

  func with(_ notes: PictureNotes?) -> MediaFile {
    var file = self
    file.notes = notes
    return file
  }

  /// Whether it can be a photograph, not a drawing.
  public var isPhotograph: Bool { made?.set.plain.format == .jpeg }

  /// Whether it is an SVG file, which has no pixels.
  public var isDrawing: Bool { MediaFormat(path) == .svg }

  /// Whether an article need not say what the picture shows.
  var isDescribed: Bool { notes?.isDescribed ?? false }

  /// The address within the site: where the file lies in `content/`.
  public var pagePath: PagePath { PagePath(path.reference(in: "content")) }

  /// The address of a file that is made of it, such as `articles/fold-720.3fa2c1b09d.webp`. It
  /// changes with the picture.
  public func pagePath(of rendition: Rendition) -> PagePath {
    let name = path.name
    let stem = name.utf8.lastIndex(of: UInt8(ascii: ".")).map { name[..<$0] } ?? name
    let mark = made.map { ".\($0.digest.fingerprint)" } ?? ""
    let size = rendition.isCard ? "card" : "\(rendition.width)"
    let made = "\(stem)-\(size)\(mark).\(rendition.format.rawValue)"
    return PagePath(path.parent.appending(made).reference(in: "content"))
  }

  /// The address that a link to the picture leads to: of the largest file that is made of it.
  public var linkPath: PagePath { made.map { pagePath(of: $0.set.largest) } ?? pagePath }

  /// The address for programs that do not know WebP, such as those that show what a link leads to.
  public var plainPath: PagePath { made.map { pagePath(of: $0.set.plain) } ?? pagePath }

  /// Whether programs that show what a link leads to can show the picture at `path`, by its extension.
  static func canBeCard(_ path: RelativePath) -> Bool {
    MediaFormat(path).map { [.jpeg, .png, .webp, .gif].contains($0) } ?? false
  }

  /// Whether browsers and telephones can show the picture at `path` for a site, by its extension.
  static func canBeIcon(_ path: RelativePath) -> Bool {
    MediaFormat(path).map { [.png, .svg].contains($0) } ?? false
  }

  /// Whether the file at `path` is a picture or a document, by its extension.
  static func isMedia(_ path: RelativePath) -> Bool { MediaFormat(path) != nil }

  /// Whether the file at `path` is a picture, by its extension.
  static func isPicture(_ path: RelativePath) -> Bool { MediaFormat(path)?.isPicture ?? false }
}

/// How a picture or document is used.
public struct MediaUse: OptionSet, Sendable, Hashable {
  public let rawValue: UInt8

  public init(rawValue: UInt8) { self.rawValue = rawValue }

  /// Articles show it or link to it.
  public static let shown = MediaUse(rawValue: 1)
  /// It stands for a page where a link to it is shown.
  public static let card = MediaUse(rawValue: 2)
  /// HTML or a template names its address.
  public static let named = MediaUse(rawValue: 4)
  /// It stands for a page where others link to it, such as in messages.
  public static let link = MediaUse(rawValue: 8)
  /// Browsers and telephones show it for the site.
  public static let icon = MediaUse(rawValue: 16)
}

extension SiteFolder {
  /// The bytes of the picture or document at `path`: all of them, unless they are more than it may
  /// have.
  /// - Throws: `FileProblem` when it cannot be read.
  public func readMedia(_ path: RelativePath) throws -> [UInt8] {
    var bytes: [UInt8] = []
    try readParts(path) { part in
      bytes += part
      return bytes.count <= MediaFormat.sizeLimit
    }
    return bytes
  }
}
