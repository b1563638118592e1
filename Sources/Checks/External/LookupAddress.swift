import Essentials

/// An address of the web, without its anchor.
struct LookupAddress: Hashable, Sendable {
  let text: String
  /// The server's name or number, in small letters.
  let host: String

  /// Reads `text`; nil when it is no `http` or `https` address with a host.
  init?(_ text: String) {
    let text = HostName.inASCII(text)
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
    let location = HostName.inASCII(location)
    return LookupAddress(URL(string: location, relativeTo: URL(string: text))?.absoluteURL)
  }
}

/// Tells the addresses of the internet from those of a machine itself and of private networks.
/// A page's links come from whoever wrote it. Were they followed anywhere, a text could make the
/// machine that checks it ask its own services or its neighbours.
enum NumericAddress {
  /// Whether a numeric address, IPv4 or IPv6, is one that everybody can reach (RFC 6890).
  static func isPublic(_ text: String) -> Bool {
    if let bytes = ipv4(text) { return isPublic(bytes) }
    guard let groups = ipv6(text) else { return false }
    return isPublic(groups)
  }

  private static func isPublic(_ bytes: [UInt8]) -> Bool {
    switch (bytes[0], bytes[1]) {
    case (0, _), (10, _), (127, _), (169, 254), (192, 168), (198, 18...19): false
    case (100, 64...127), (172, 16...31): false
    case (192, 0): bytes[2] != 0 && bytes[2] != 2
    case (198, 51): bytes[2] != 100
    case (203, 0): bytes[2] != 113
    default: bytes[0] < 224
    }
  }

  private static func isPublic(_ groups: [UInt16]) -> Bool {
    let last = [6, 7].flatMap { [UInt8(groups[$0] >> 8), UInt8(groups[$0] & 0xFF)] }
    let isMapped = groups[..<5].allSatisfy { $0 == 0 } && (groups[5] == 0xFFFF || groups[5] == 0)
    // An IPv4 address in IPv6 clothes, or through NAT64, is as public as it is without.
    if isMapped || groups[..<6].elementsEqual([0x64, 0xFF9B, 0, 0, 0, 0]) {
      return isPublic(last)
    }
    let isDocumentation = groups[0] == 0x2001 && groups[1] == 0xDB8
    let isTunnel = groups[0] == 0x2002 || groups[0] == 0x2001 && groups[1] == 0
    return groups[0] & 0xE000 == 0x2000 && !isDocumentation && !isTunnel
  }

  private static func ipv4(_ text: String) -> [UInt8]? {
    let parts = text.split(separator: ".", omittingEmptySubsequences: false)
    let bytes = parts.compactMap { UInt8($0) }
    return parts.count == 4 && bytes.count == 4 ? bytes : nil
  }

  private static func ipv6(_ text: String) -> [UInt16]? {
    let address = text.prefix { $0 != "%" }
    let halves = address.split(separator: "::", omittingEmptySubsequences: false)
    guard halves.count <= 2, address.contains(":") else { return nil }
    guard let front = groups(halves[0]), let back = groups(halves.count == 2 ? halves[1] : "")
    else { return nil }
    let missing = 8 - front.count - back.count
    guard halves.count == 2 ? missing > 0 : missing == 0 else { return nil }
    return front + Array(repeating: 0, count: missing) + back
  }

  private static func groups(_ text: Substring) -> [UInt16]? {
    guard !text.isEmpty else { return [] }
    var groups: [UInt16] = []
    for part in text.split(separator: ":", omittingEmptySubsequences: false) {
      if let bytes = ipv4(String(part)) {
        groups += [
          UInt16(bytes[0]) << 8 | UInt16(bytes[1]), UInt16(bytes[2]) << 8 | UInt16(bytes[3]),
        ]
      } else if part.utf8.count <= 4, let group = UInt16(part, radix: 16) {
        groups.append(group)
      } else {
        return nil
      }
    }
    return groups
  }
}
