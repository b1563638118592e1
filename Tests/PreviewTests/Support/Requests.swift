import Foundation
import NIOCore
import NIOHTTP1
import NIOPosix

@testable import Preview

extension PreviewHandler {
  /// A handler for the pages of `site`, listening at this machine only.
  init(_ site: PreviewSite) {
    self.init(site: site, hub: EventHub([]), hosts: HostRule(listeningAt: "127.0.0.1"))
  }

  /// The answer to a request with further headers than the host.
  func answer(
    _ target: String, method: HTTPMethod = .GET, host: String? = "localhost:8080",
    headers: HTTPHeaders = [:], isLocal: Bool = true
  ) async -> Answer {
    var head = HTTPRequestHead(version: .http1_1, method: method, uri: target, headers: headers)
    if let host { head.headers.add(name: "Host", value: host) }
    return await answer(head, isLocal: isLocal)
  }
}

extension Answer {
  /// The body; empty where it has no end.
  var bytes: Data {
    if case .bytes(let data) = body { data } else { Data() }
  }

  /// The body as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }
}

/// A server on a free port of this machine, while `body` runs with it.
func withServer(
  _ server: HTTPServer, _ body: (RawClient) async throws -> Void
) async throws {
  let (ports, listening) = AsyncStream.makeStream(of: UInt16.self)
  let run = Task {
    defer { listening.finish() }
    try await server.run(at: SocketAddress(ipAddress: "127.0.0.1", port: 0)) {
      listening.yield($0)
    }
  }
  defer { run.cancel() }
  if let port = await ports.first(where: { _ in true }) { try await body(RawClient(port: port)) }
  run.cancel()
  try await run.value
}

/// A client that sends bytes as they are.
struct RawClient: Sendable {
  typealias Pieces = NIOAsyncChannelInboundStream<ByteBuffer>
  typealias Writer = NIOAsyncChannelOutboundWriter<ByteBuffer>

  let port: UInt16

  /// A connection, while `body` runs with it.
  func connect<Result: Sendable>(
    _ body: @escaping @Sendable (inout Pieces.AsyncIterator, Writer) async throws -> Result
  ) async throws -> Result {
    let connection = try await ClientBootstrap(group: .singletonMultiThreadedEventLoopGroup)
      .connect(host: "127.0.0.1", port: Int(port)) { channel in
        channel.eventLoop.makeCompletedFuture {
          try NIOAsyncChannel<ByteBuffer, ByteBuffer>(
            wrappingChannelSynchronously: channel,
            configuration: .init(isOutboundHalfClosureEnabled: true))
        }
      }
    return try await connection.executeThenClose { pieces, writer in
      var iterator = pieces.makeAsyncIterator()
      return try await body(&iterator, writer)
    }
  }

  /// All that the server sends for `text` until it closes the connection.
  /// - Parameter isAll: Whether to say that nothing more will come.
  func answer(_ text: String, isAll: Bool = false) async throws -> String {
    try await connect { pieces, writer in
      // The server may close it meanwhile.
      try? await writer.write(ByteBuffer(string: text))
      if isAll { writer.finish() }
      var all = ByteBuffer()
      while var piece = try await pieces.next() { all.writeBuffer(&piece) }
      return String(buffer: all)
    }
  }
}

extension RawClient.Pieces.AsyncIterator {
  /// What comes until `text` has come.
  mutating func until(_ text: String) async throws -> String {
    var all = ""
    while !all.contains(text), let piece = try await next() { all += String(buffer: piece) }
    return all
  }
}
