import Foundation

/// An address of the web, without its anchor.
struct LookupAddress: Hashable, Sendable {
  /// The whole address.
  let text: String
  /// The server's name or number, in small letters.
  let host: String

  /// Reads `text`; nil when it is no `http` or `https` address with a host.
  init?(_ text: String) {
    self.init(URL(string: text.hasPrefix("//") ? "https:" + text : text))
  }

  private init?(_ url: URL?) {
    guard let url, let scheme = url.scheme?.lowercased(), ["http", "https"].contains(scheme),
      let host = url.host()?.lowercased(), !host.isEmpty
    else { return nil }
    text = String(url.absoluteString.prefix { $0 != "#" })
    self.host = host.hasPrefix("[") ? String(host.dropFirst().dropLast()) : host
  }

  /// The address that a redirection from here to `location` leads to; nil when it leads out of the
  /// web.
  func redirected(to location: String) -> LookupAddress? {
    LookupAddress(URL(string: location, relativeTo: URL(string: text))?.absoluteURL)
  }
}
