/// What kind of file a browser is told it gets.
enum ContentType {
  private static let types = [
    "avif": "image/avif", "css": "text/css; charset=utf-8", "gif": "image/gif",
    "html": "text/html; charset=utf-8", "ico": "image/x-icon", "jpeg": "image/jpeg",
    "jpg": "image/jpeg", "js": "text/javascript; charset=utf-8",
    "json": "application/json", "mjs": "text/javascript; charset=utf-8", "mp4": "video/mp4",
    "pdf": "application/pdf", "png": "image/png", "svg": "image/svg+xml",
    "txt": "text/plain; charset=utf-8", "webm": "video/webm",
    "webmanifest":
      "application/manifest+json", "webp": "image/webp", "woff": "font/woff",
    "woff2": "font/woff2", "xml": "application/xml; charset=utf-8",
  ]

  /// The media type of the file at `path`, by its extension.
  static func of(_ path: String) -> String {
    let name = path.split(separator: "/").last ?? ""
    let kind = name.lastIndex(of: ".").map { name[name.index(after: $0)...].lowercased() }
    return kind.flatMap { types[$0] } ?? "application/octet-stream"
  }
}
