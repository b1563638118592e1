import NIOCore
import NIOHTTP1
import NIOPosix
import Synchronization

/// Answers requests (RFC 9112) within limits: of their length, of the time that they take, and of
/// the number of connections.
struct HTTPServer: Sendable {
  /// Makes the answer to a request. The second value is whether it comes from this machine.
  typealias Responder = @Sendable (HTTPRequestHead, Bool) async -> Answer

  /// How long a connection may keep the server waiting.
  struct Times: Sendable {
    /// From the first byte of a request to its last.
    var request = TimeAmount.seconds(10)
    /// For the next request, or to fetch an answer.
    var idle = TimeAmount.seconds(60)
  }

  var times = Times()
  /// How many connections are answered at a time. A browser opens six to a server. Some systems
  /// let a program open 256 files.
  var mostConnections = 200
  let respond: Responder

  /// Answers until its task is cancelled, and then closes all connections.
  /// - Throws: `IOError` when the system does not let it listen at `address`.
  func run(at address: SocketAddress, _ isListening: (UInt16) -> Void) async throws {
    let connections = OpenConnections(most: mostConnections)
    // One loop is enough for a few browsers, and leaves the processors to the builds.
    let loop = MultiThreadedEventLoopGroup.singleton.next()
    let server = try await ServerBootstrap(group: loop)
      .serverChannelOption(.backlog, value: 128)
      .serverChannelOption(.socketOption(.so_reuseaddr), value: 1)
      .childChannelOption(.tcpOption(.tcp_nodelay), value: 1)
      .childChannelOption(.allowRemoteHalfClosure, value: true)
      .childChannelInitializer { channel in
        channel.eventLoop.makeCompletedFuture { try prepare(channel, connections.add(channel)) }
      }
      .bind(to: address).get()
    isListening(UInt16(server.localAddress?.port ?? 0))
    try await withTaskCancellationHandler {
      try await server.closeFuture.get()
    } onCancel: {
      server.close(promise: nil)
    }
    connections.close()
  }

  /// Makes a connection read requests and answer them.
  func prepare(_ channel: any Channel, _ isAdmitted: Bool = true) throws {
    let connection = Connection(times: times, isAdmitted: isAdmitted, respond: respond)
    try channel.pipeline.syncOperations.addHandlers(RequestReader.handlers() + [connection])
  }
}

/// The connections that are open, to count and to close them.
private final class OpenConnections: Sendable {
  private let most: Int
  /// Nil once they are closed.
  private let channels = Mutex<[ObjectIdentifier: any Channel]?>([:])

  init(most: Int) { self.most = most }

  /// Notes a new connection; false where there are enough of them.
  func add(_ channel: any Channel) -> Bool {
    let isAdmitted = channels.withLock { channels in
      guard let count = channels?.count, count < most else { return false }
      channels?[ObjectIdentifier(channel)] = channel
      return true
    }
    if isAdmitted {
      channel.closeFuture.whenComplete { _ in
        self.channels.withLock { $0?[ObjectIdentifier(channel)] = nil }
      }
    }
    return isAdmitted
  }

  func close() {
    let all = channels.withLock { channels in
      defer { channels = nil }
      return channels ?? [:]
    }
    for channel in all.values { channel.close(promise: nil) }
  }
}
