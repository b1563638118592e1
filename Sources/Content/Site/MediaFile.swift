/// A picture or document that lies beside the articles that show it or link to it.
public struct MediaFile: Sendable, Hashable {
  /// The path in the site's folder.
  public let path: String
  /// The width in pixels of a picture, where its file says it.
  public let width: Int?
  /// The height in pixels of a picture, where its file says it.
  public let height: Int?

  /// The address within the site: where the file lies in `content/`.
  public var pagePath: PagePath { PagePath(String(path.dropFirst("content/".count))) }

  /// The kinds of file that are pictures, by extension.
  static let pictureExtensions: Set<String> = ["avif", "gif", "jpeg", "jpg", "png", "svg", "webp"]
  /// The kinds of file that articles can link to, by extension.
  static let documentExtensions: Set<String> = ["pdf"]

  /// Whether the file at `path` is a picture or a document, by its extension.
  static func isMedia(_ path: String) -> Bool {
    let kind = fileExtension(path)
    return pictureExtensions.contains(kind) || documentExtensions.contains(kind)
  }

  /// Whether the file at `path` is a picture, by its extension.
  static func isPicture(_ path: String) -> Bool {
    pictureExtensions.contains(fileExtension(path))
  }

  private static func fileExtension(_ path: String) -> String {
    path.lastIndex(of: ".").map { path[path.index(after: $0)...].lowercased() } ?? ""
  }
}
