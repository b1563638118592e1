import Foundations

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

  /// Whether a request with the given `Host` header asks for this machine under a name that only
  /// the machine itself understands.
  func isLocal(_ header: String?) -> Bool {
    guard let name = header.flatMap({ Self.name(in: $0.lowercased()) }) else { return false }
    return ["localhost", "127.0.0.1", "[::1]"].contains(name)
  }

  /// The name without the port; nil when the header is malformed.
  private static func name(in header: String) -> String? {
    let bytes = header.utf8
    let end =
      bytes.first == UInt8(ascii: "[")
      ? bytes.firstIndex(of: UInt8(ascii: "]")).map(bytes.index(after:)) : nil
    let name = bytes[..<(end ?? bytes.firstIndex(of: UInt8(ascii: ":")) ?? bytes.endIndex)]
    let port = bytes[name.endIndex...]
    guard port.isEmpty || port.first == UInt8(ascii: ":") && port.dropFirst().allSatisfy(\.isDigit)
    else { return nil }
    return String(name)
  }

  private static func isAddress(_ name: String) -> Bool {
    if name.utf8.first == UInt8(ascii: "["), name.utf8.last == UInt8(ascii: "]") {
      let allowed = Set("0123456789abcdef:.".utf8)
      return name.utf8.dropFirst().dropLast().allSatisfy(allowed.contains)
    }
    let parts = name.split(separator: ".", omittingEmptySubsequences: false)
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }
}
