import Content
import FlyingFox
import FlyingSocks

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#else
  import Darwin
#endif

/// Answers requests at an address, at the first port that is free where none is asked for.
struct PreviewListener: Sendable {
  let address: ListeningAddress
  let handler: PreviewHandler

  /// How many ports are tried when none is asked for.
  private static let portCount: UInt16 = 100
  private static let firstPort: UInt16 = 8080

  /// Answers until its task is cancelled. `isListening` is told the port once it is had.
  ///
  /// - Throws: `PortProblem` when the port is taken or cannot be had.
  func run(_ isListening: @escaping @Sendable (UInt16) -> Void) async throws {
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
    at port: UInt16, _ isListening: @escaping @Sendable (UInt16) -> Void
  ) async throws {
    let server = HTTPServer(
      address: try address.socketAddress(port: port), logger: .disabled, handler: handler)
    try await withThrowingTaskGroup(of: Void.self) { group in
      group.addTask {
        do {
          try await server.run()
        } catch SocketError.failed(_, let number, let reason) {
          throw PortProblem(port: port, isTaken: number == EADDRINUSE, reason: reason)
        }
      }
      group.addTask {
        try await server.waitUntilListening(timeout: 60)
        if let port = await server.listeningAddress?.port { isListening(port) }
      }
      try await group.next()
      try await group.next()
    }
  }
}

extension Socket.Address {
  fileprivate var port: UInt16? {
    switch self {
    case .ip4(_, let port), .ip6(_, let port): port
    case .unix: nil
    }
  }
}
