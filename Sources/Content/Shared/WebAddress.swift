import Diagnostics
import YAML

/// An `http` or `https` address that is safe to write into a page: a host of letters, digits,
/// points and hyphens, no user name, and only the characters of RFC 3986.
struct WebAddress {
  /// The address with scheme and host in lower case.
  let text: String

  /// The address that `text` says; nil when it is none.
  init?(_ text: String) {
    guard let mark = text.firstRange(of: "://") else { return nil }
    let scheme = text[..<mark.lowerBound].lowercased()
    let rest = text[mark.upperBound...]
    let host = rest.prefix { !"/?#".contains($0) }
    guard scheme == "http" || scheme == "https", Self.isHost(host.lowercased()),
      rest.utf8.allSatisfy(Self.isAllowed)
    else { return nil }
    self.text = "\(scheme)://\(host.lowercased())\(rest[host.endIndex...])"
  }

  /// Whether `text` is a Digital Object Identifier in the form that Crossref assigns.
  static func isDOI(_ text: String) -> Bool {
    let parts = text.split(separator: "/", maxSplits: 1, omittingEmptySubsequences: false)
    guard parts.count == 2, parts[0].hasPrefix("10."), !parts[1].isEmpty else { return false }
    let number = parts[0].dropFirst(3)
    return (4...9).contains(number.utf8.count) && number.utf8.allSatisfy { (48...57).contains($0) }
      && parts[1].utf8.allSatisfy { isAlphanumeric($0) || "-._;()/:".utf8.contains($0) }
  }

  /// Whether `path` has only plain names between its `/`, and `..` only where allowed.
  static func isSafePath(_ path: Substring, allowsParent: Bool) -> Bool {
    let parts = path.split(separator: "/", omittingEmptySubsequences: false)
    let names = parts.last == "" ? parts.dropLast() : parts[...]
    return names.allSatisfy { name in
      !name.isEmpty && name != "." && (allowsParent || name != "..")
        && name.unicodeScalars.allSatisfy {
          $0.value >= 0x20 && !"\\?#\u{7F}".contains(Character($0))
        }
    }
  }

  private static func isHost(_ text: String) -> Bool {
    let parts = text.split(separator: ":", omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.first else { return false }
    if parts.count == 2, UInt16(parts[1]) == nil { return false }
    return name.split(separator: ".", omittingEmptySubsequences: false).allSatisfy { label in
      !label.isEmpty && label.utf8.allSatisfy { isAlphanumeric($0) || $0 == UInt8(ascii: "-") }
        && !label.hasPrefix("-") && !label.hasSuffix("-")
    }
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    isAlphanumeric(byte) || "-._~:/?#[]!$&'()*+,;=%@".utf8.contains(byte)
  }

  private static func isAlphanumeric(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (65...90).contains(byte) || (97...122).contains(byte)
  }
}

extension ScalarParser where Value == String {
  /// The address of a site: `http` or `https` with a host, and `/` at its end once read.
  static var baseURL: Self {
    Self(name: "a web address", pattern: "^https?://[^/?#@ ]+[^?# ]*$") {
      text throws(ScalarProblem) in
      guard let address = WebAddress(text), !text.contains("?"), !text.contains("#") else {
        throw ScalarProblem(
          "bad-url", "\(text.quoted) is not the address of a site",
          help: "write it as https://www.example.com/")
      }
      return address.text.hasSuffix("/") ? address.text : address.text + "/"
    }
  }

  /// An `http` or `https` address.
  static var webAddress: Self {
    Self(name: "a web address", pattern: "^https?://[^ ]+$") { text throws(ScalarProblem) in
      if let address = WebAddress(text) { return address.text }
      throw ScalarProblem(
        "bad-url", "\(text.quoted) is not a web address",
        help: "copy it from the browser; it begins with https://")
    }
  }

  /// A Digital Object Identifier.
  static var doi: Self {
    Self(name: "a DOI", pattern: "^10\\.[0-9]{4,9}/[-._;()/:A-Za-z0-9]+$") {
      text throws(ScalarProblem) in
      if WebAddress.isDOI(text) { return text }
      let start = text.firstRange(of: "10.")?.lowerBound
      let rest = start.map { String(text[$0...]) } ?? ""
      throw ScalarProblem(
        "bad-doi", "\(text.quoted) is not a DOI",
        help: WebAddress.isDOI(rest) ? "write '\(rest)'" : "write it as 10.1111/obr.12049")
    }
  }

  /// A PubMed number.
  static var pmid: Self {
    text("a PubMed number", kind: "bad-pmid", help: "write digits only", pattern: "^[0-9]{1,9}$") {
      (1...9).contains($0.utf8.count) && $0.utf8.allSatisfy { (48...57).contains($0) }
    }
  }

  /// An old address on the site.
  static var alias: Self {
    text(
      "an address on this site", kind: "bad-alias", help: "write it as '/old-page/'",
      pattern: "^/[^?#\\\\ ]*$"
    ) { text in
      text.hasPrefix("/") && WebAddress.isSafePath(text.dropFirst(), allowsParent: false)
    }
  }

  /// A file beside an article.
  static var filePath: Self {
    text("a file beside this one", kind: "bad-path", help: "write it as 'picture.jpg'") { text in
      !text.hasPrefix("/") && !text.contains(":")
        && WebAddress.isSafePath(text[...], allowsParent: true)
    }
  }
}
