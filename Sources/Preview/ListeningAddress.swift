import FlyingFox
import FlyingSocks

/// Where the preview listens.
public struct ListeningAddress: Sendable, Hashable {
  /// The IP address, without brackets.
  public let host: String
  /// The port; nil when any free one from 8080 on will do.
  public let port: UInt16?

  /// The given place; nil when `host` is neither an IP address nor `localhost`.
  public init?(host: String = "127.0.0.1", port: UInt16? = nil) {
    self.host = host == "localhost" ? "127.0.0.1" : host
    self.port = port
    guard (try? socketAddress(port: 0)) != nil else { return nil }
  }

  /// Whether other machines can reach it.
  public var isOpenToOthers: Bool { host != "::1" && !host.hasPrefix("127.") }

  /// The address of the first page, as a browser on this machine wants it.
  public func url(port: UInt16) -> String {
    let reachable = ["0.0.0.0": "127.0.0.1", "::": "::1"][host] ?? host
    return "http://\(reachable.contains(":") ? "[\(reachable)]" : reachable):\(port)/"
  }

  /// The addresses of the first page for other devices; none where they cannot reach it.
  public func urlsForOthers(port: UInt16) -> [String] {
    guard isOpenToOthers else { return [] }
    let isEverywhere = host == "0.0.0.0" || host == "::"
    let hosts = isEverywhere ? MachineAddresses.all(isIPv6: host == "::") : [host]
    return hosts.map { "http://\($0.contains(":") ? "[\($0)]" : $0):\(port)/" }
  }

  func socketAddress(port: UInt16) throws -> any SocketAddress {
    host.contains(":") ? try .inet6(ip6: host, port: port) : try .inet(ip4: host, port: port)
  }
}
