/// Which names the server answers to. A page elsewhere could otherwise reach it under a name of
/// its own that it lets lead here (DNS rebinding), and read drafts.
struct HostRule: Sendable {
  private let names: Set<String>
  private let allowsAddresses: Bool

  /// The rule of a server that listens at `host`, an IP address.
  init(listeningAt host: String) {
    let shown = host.contains(":") ? "[\(host)]" : host
    names = ["localhost", "127.0.0.1", "[::1]", shown.lowercased()]
    // Listening at all addresses of the machine. A name that leads here is no address, and a
    // page cannot choose the address under which it is asked for.
    allowsAddresses = host == "0.0.0.0" || host == "::"
  }

  /// Whether a request with the given `Host` header (RFC 9110, section 7.2) is answered.
  func allows(_ header: String?) -> Bool {
    guard let header, let name = Self.name(in: header.lowercased()) else { return false }
    return names.contains(name) || allowsAddresses && Self.isAddress(name)
  }

  /// Whether a request with the given `Host` header comes from this machine, as far as the name
  /// tells.
  func isLocal(_ header: String?) -> Bool {
    guard let name = header.flatMap({ Self.name(in: $0.lowercased()) }) else { return false }
    return ["localhost", "127.0.0.1", "[::1]"].contains(name)
  }

  /// The name without the port; nil when the header is malformed.
  private static func name(in header: String) -> String? {
    let end = header.hasPrefix("[") ? header.firstIndex(of: "]").map(header.index(after:)) : nil
    let name = header[..<(end ?? header.firstIndex(of: ":") ?? header.endIndex)]
    let port = header[name.endIndex...]
    guard port.isEmpty || port.first == ":" && port.dropFirst().utf8.allSatisfy(isDigit) else {
      return nil
    }
    return String(name)
  }

  private static func isAddress(_ name: String) -> Bool {
    if name.hasPrefix("["), name.hasSuffix("]") {
      return name.dropFirst().dropLast().allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }

  private static func isDigit(_ byte: UInt8) -> Bool { (48...57).contains(byte) }
}
