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
