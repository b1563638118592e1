public import Foundations
import Media

/// A picture or document that lies beside the articles that show it or link to it.
public struct MediaFile: Sendable, Hashable {
  /// The path in the site's folder.
  public let path: RelativePath
  /// The width in pixels of a picture, where its file says it.
  public let width: Int?
  /// The height in pixels of a picture, where its file says it.
  public let height: Int?

  /// The address within the site: where the file lies in `content/`.
  public var pagePath: PagePath { PagePath(path.reference(in: "content")) }

  /// Whether the file at `path` is a picture or a document, by its extension.
  static func isMedia(_ path: RelativePath) -> Bool { MediaFormat(path) != nil }

  /// Whether the file at `path` is a picture, by its extension.
  static func isPicture(_ path: RelativePath) -> Bool { MediaFormat(path)?.isPicture ?? false }
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
