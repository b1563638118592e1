import Foundations
import YAML

/// An `http` or `https` address that is safe to write into a page: a host of letters, digits,
/// points and hyphens, no user name, and only the characters of RFC 3986.
struct WebAddress {
  /// The address with scheme and host in lower case.
  let text: String

  /// The address that `text` says; nil when it is none.
  init?(_ text: String) {
    let bytes = Array(text.utf8)
    guard let scheme = ["http://", "https://"].first(where: { Self.hasPrefix($0, bytes) }) else {
      return nil
    }
    let rest = bytes.dropFirst(scheme.utf8.count)
    let host = rest.prefix { !"/?#".utf8.contains($0) }.map(\.lowercased)
    guard Self.isHost(host), rest.allSatisfy(Self.isAllowed) else { return nil }
    self.text = scheme + String(decoding: host + rest.dropFirst(host.count), as: UTF8.self)
  }

  /// Capitals do not matter.
  private static func hasPrefix(_ prefix: String, _ bytes: [UInt8]) -> Bool {
    bytes.lazy.map(\.lowercased).starts(with: prefix.utf8)
  }

  private static func isHost(_ bytes: [UInt8]) -> Bool {
    let parts = bytes.split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count <= 2, let name = parts.first else { return false }
    if parts.count == 2, !isPort(parts[1]) { return false }
    let hyphen = UInt8(ascii: "-")
    return name.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
      .allSatisfy { label in
        !label.isEmpty && label.allSatisfy { $0.isAlphanumeric || $0 == hyphen }
          && label.first != hyphen && label.last != hyphen
      }
  }

  private static func isPort(_ bytes: ArraySlice<UInt8>) -> Bool {
    bytes.allSatisfy(\.isDigit) && UInt16(String(decoding: bytes, as: UTF8.self)) != nil
  }

  private static func isAllowed(_ byte: UInt8) -> Bool {
    byte.isAlphanumeric || "-._~:/?#[]!$&'()*+,;=%@".utf8.contains(byte)
  }

  /// Whether `text` is a Digital Object Identifier in the form that Crossref assigns.
  static func isDOI(_ text: String) -> Bool {
    guard let slash = text.utf8.firstIndex(of: UInt8(ascii: "/")) else { return false }
    let (prefix, suffix) = (text.utf8[..<slash], text.utf8[slash...].dropFirst())
    let number = prefix.dropFirst(3)
    return prefix.starts(with: "10.".utf8) && !suffix.isEmpty
      && (4...9).contains(number.count) && number.allSatisfy(\.isDigit)
      && suffix.allSatisfy { $0.isAlphanumeric || "-._;()/:".utf8.contains($0) }
  }

  /// Whether `path` has only plain names between its `/`, and `..` only where allowed.
  static func isSafePath(_ path: Substring.UTF8View, allowsParent: Bool) -> Bool {
    let parts = path.split(separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let names = parts.last?.isEmpty == true ? parts.dropLast() : parts[...]
    return names.allSatisfy { name in
      !name.isEmpty && !name.elementsEqual(".".utf8)
        && (allowsParent || !name.elementsEqual("..".utf8))
        && name.allSatisfy { $0 >= 0x20 && $0 != 0x7F && !"\\?#".utf8.contains($0) }
    }
  }
}

extension ScalarParser where Value == String {
  /// The address of a site: `http` or `https` with a host, and `/` at its end once read.
  static var baseURL: Self {
    Self(name: "a web address", pattern: "^https?://[^/?#@ ]+[^?# ]*$") {
      text throws(ScalarProblem) in
      guard let address = WebAddress(text), !text.contains("?"), !text.contains("#") else {
        throw ScalarProblem(
          ValueProblem.badURL, "\(text.quoted) is not the address of a site",
          help: "write it as https://www.example.com/")
      }
      return address.text.hasSuffix("/") ? address.text : address.text + "/"
    }
  }

  static var webAddress: Self {
    Self(name: "a web address", pattern: "^https?://[^ ]+$") { text throws(ScalarProblem) in
      if let address = WebAddress(text) { return address.text }
      throw ScalarProblem(
        ValueProblem.badURL, "\(text.quoted) is not a web address",
        help: "copy it from the browser; it begins with https://")
    }
  }

  static var doi: Self {
    Self(name: "a DOI", pattern: "^10\\.[0-9]{4,9}/[-._;()/:A-Za-z0-9]+$") {
      text throws(ScalarProblem) in
      if WebAddress.isDOI(text) { return text }
      let rest = text.firstRange(of: "10.").map { String(text[$0.lowerBound...]) } ?? ""
      throw ScalarProblem(
        ValueProblem.badDOI, "\(text.quoted) is not a DOI",
        help: WebAddress.isDOI(rest) ? "write '\(rest)'" : "write it as 10.1111/obr.12049")
    }
  }

  /// A PubMed number.
  static var pmid: Self {
    text(
      "a PubMed number", jsonTypes: ["string", "integer"], kind: ValueProblem.badPubMed,
      help: "write digits only", pattern: "^[0-9]{1,9}$"
    ) {
      (1...9).contains($0.utf8.count) && $0.utf8.allSatisfy(\.isDigit)
    }
  }

  /// An old address on the site.
  static var alias: Self {
    text(
      "an address on this site", kind: ValueProblem.badAlias, help: "write it as '/old-page/'",
      pattern: "^/[^?#\\\\ ]*$"
    ) { text in
      text.utf8.first == UInt8(ascii: "/")
        && WebAddress.isSafePath(text.utf8.dropFirst(), allowsParent: false)
    }
  }

  /// A file beside an article.
  static var filePath: Self {
    text("a file beside this one", kind: ValueProblem.badPath, help: "write it as 'picture.jpg'") {
      text in
      text.utf8.first != UInt8(ascii: "/") && !text.utf8.contains(UInt8(ascii: ":"))
        && WebAddress.isSafePath(text.utf8[...], allowsParent: true)
    }
  }
}
