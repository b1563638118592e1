import Foundations
import Markdown

/// What a link in an article leads to.
public enum LinkTarget: Sendable, Hashable {
  /// Another site, a mail address or a phone number.
  case external(String)
  /// A place on the same page.
  case anchor(String)
  /// A page of the site, and a place on it.
  case page(PagePath, anchor: String?)
  /// A picture or document.
  case media(MediaFile)
  /// A file of the site that is no page.
  case unknown(path: String)
  /// A path that leads out of the site or cannot be one.
  case invalid

  /// What `destination` leads to in the file at `path`.
  init(_ destination: String, inFile path: String, pages: PageIndex) {
    if destination.hasPrefix("#") {
      self = .anchor(String(destination.dropFirst()))
    } else if Self.isExternal(destination) {
      self = .external(destination)
    } else {
      self = Self.local(destination, inFile: path, pages: pages)
    }
  }

  private static func local(
    _ destination: String, inFile path: String, pages: PageIndex
  ) -> LinkTarget {
    let mark = destination.utf8.firstIndex(of: UInt8(ascii: "#"))
    let anchor = mark.map { String(destination[destination.utf8.index(after: $0)...]) }
    let written = mark.map { String(destination[..<$0]) } ?? destination
    if written.hasPrefix("/") {
      let page = PagePath(String(written.dropFirst()))
      return pages.contains(page) ? .page(page, anchor: anchor) : .unknown(path: written)
    }
    guard let file = RelativePath.resolve(written, in: RelativePath.folder(of: path)) else {
      return .invalid
    }
    if let page = pages.path(ofFile: file) { return .page(page, anchor: anchor) }
    if let media = pages.media(atFile: file) { return .media(media) }
    return .unknown(path: file)
  }

  /// Whether the address has a scheme or names a server.
  private static func isExternal(_ destination: String) -> Bool {
    if destination.hasPrefix("//") { return true }
    let scheme = destination.utf8.prefix { $0 != UInt8(ascii: ":") }
    guard scheme.count < destination.utf8.count, !scheme.isEmpty else { return false }
    return scheme.allSatisfy { byte in
      (97...122).contains(byte | 0x20) || (48...57).contains(byte) || byte == UInt8(ascii: "+")
        || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
    }
  }
}
