import Essentials
import NIOCore

/// Answers requests at an address, at the first port that is free where none is asked for.
struct PreviewListener: Sendable {
  let address: ListeningAddress
  let server: HTTPServer

  /// How many ports are tried when none is asked for.
  private static let portCount: UInt16 = 100
  private static let firstPort: UInt16 = 8080

  /// Answers until its task is cancelled. `isListening` is called with the port once it is bound.
  /// - Throws: `PortProblem` when the port is taken or not allowed.
  func run(_ isListening: (UInt16) -> Void) async throws {
    if let port = address.port { return try await run(at: port, isListening) }
    for port in Self.firstPort..<Self.firstPort + Self.portCount - 1 {
      do {
        return try await run(at: port, isListening)
      } catch let problem as PortProblem where problem.isTaken {
        continue
      }
    }
    try await run(at: Self.firstPort + Self.portCount - 1, isListening)
  }

  private func run(
    at port: UInt16, _ isListening: (UInt16) -> Void
  ) async throws {
    do {
      try await server.run(at: address.socketAddress(port: port), isListening)
    } catch let problem as IOError {
      throw PortProblem(
        port: port, isTaken: problem.errnoCode == EADDRINUSE,
        reason: String(cString: strerror(problem.errnoCode)))
    }
  }
}

public struct ListeningAddress: Sendable, Hashable {
  /// The IP address, without brackets.
  public let host: String
  /// Nil for the first free one from 8080 on.
  public let port: UInt16?

  /// Nil when `host` is neither an IP address nor `localhost`.
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

  func socketAddress(port: UInt16) throws -> SocketAddress {
    try SocketAddress(ipAddress: host, port: Int(port))
  }
}

/// Why the preview cannot listen at a port.
public struct PortProblem: Error, Sendable, Hashable {
  public let port: UInt16
  /// Whether another program has it.
  public let isTaken: Bool
  /// What the system says, such as "Permission denied".
  public let reason: String
}
