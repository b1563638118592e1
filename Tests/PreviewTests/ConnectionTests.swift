import NIOCore
import NIOEmbedded
import NIOHTTP1
import Synchronization
import Testing

@testable import Preview

/// What the server does with bytes that a browser would not send, or not so many of.
@Suite(.timeLimit(.minutes(10))) struct ConnectionTests {
  /// Answers with the target, so that the order can be seen.
  private static func server(
    request: TimeAmount = .hours(1), idle: TimeAmount = .hours(1), most: Int = 200
  ) -> HTTPServer {
    HTTPServer(times: .init(request: request, idle: idle), mostConnections: most) { head, _ in
      // Answers do not take equally long.
      if head.uri == "/slow" { for _ in 0..<100 { await Task.yield() } }
      return .text(.ok, "<\(head.uri)>")
    }
  }

  private static let first = "GET /1 HTTP/1.1\r\nHost: a\r\n\r\n"
  private static let last = "GET /last HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"

  @Test(arguments: [
    ("GET / HTTP/1.1\r\nHost: a\r\nHost: a\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nhOST: b\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost : a\r\n\r\n", 400), ("GET / HTTP/1.1\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n c\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nX: b\r\n\tc\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\n Host: a\r\n\r\n", 400), ("GET / HTTP/1.1\r\nHost: a\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a\rX: b\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nX\r\n\r\n", 400), ("GET /\u{0} HTTP/1.1\r\n", 400),
    ("GET \\ HTTP/1.1\r\nHost: a\r\n\r\n", 400), ("GET /é HTTP/1.1\r\nHost: a\r\n\r\n", 400),
    ("get / HTTP/1.1\r\nHost: a\r\n\r\n", 501), ("BREW / HTTP/1.1\r\nHost: a\r\n\r\n", 501),
    ("GET / HTTP/9.9\r\nHost: a\r\n\r\n", 505), ("GET / HTTP/2.0\r\nHost: a\r\n\r\n", 505),
    ("GET /\r\n\r\n", 505),
    ("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\n\r\nhello", 413),
    ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: -1\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 0\r\nContent-Length: 0\r\n\r\n", 400),
    ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", 413),
    ("GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: x\r\n\r\n", 413),
    (
      "GET / HTTP/1.1\r\nHost: a\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n",
      400
    ),
  ]) func refusesWhatIsNoClearRequest(request: String, status: Int) async throws {
    try await withServer(Self.server()) { client in
      // Nothing that follows is taken for a request.
      let answer = try await client.answer(request + Self.last)
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer)")
      #expect(answer.contains("\r\nConnection: close\r\n"))
      for header in Answer.text(.ok, "").guarded.headers {
        #expect(answer.contains("\r\n\(header.name): \(header.value)\r\n"))
      }
      #expect(!answer.contains("</last>"))
    }
  }

  @Test(arguments: [
    "GET /" + String(repeating: "a", count: 1 << 20),
    "GET /" + String(repeating: "a", count: 9000) + " HTTP/1.1\r\nHost: a\r\n\r\n",
    "\r\n\r\nGET /" + String(repeating: "a", count: 9000),
    String(repeating: "a", count: 9000),
  ]) func readsNoEndlessTarget(request: String) async throws {
    try await withServer(Self.server()) { client in
      let answer = try await client.answer(request)
      let status = request.contains("/") ? 414 : 501
      #expect(answer.hasPrefix("HTTP/1.1 \(status) "), "\(answer.prefix(200))")
      let second = try await client.answer(Self.first + request)
      #expect(second.contains("</1>HTTP/1.1 \(status) "), "\(second.prefix(200))")
    }
  }

  @Test(arguments: [
    "GET / HTTP/1.1\r\nX: " + String(repeating: "a", count: 1 << 20),
    "GET / HTTP/1.1\r\n" + String(repeating: "a", count: 1 << 20),
    "GET / HTTP/1.1\r\nX:" + String(repeating: " ", count: 1 << 20),
    "GET / HTTP/1.1\r\nHost: a\r\n" + String(repeating: "X: a\r\n", count: 200),
    "GET / HTTP/1.1\r\nHost: a\r\n"
      + String(repeating: "X: \(String(repeating: "a", count: 1000))\r\n", count: 20),
  ]) func readsNoEndlessHeaders(request: String) async throws {
    try await withServer(Self.server()) { client in
      let answer = try await client.answer(request)
      #expect(answer.hasPrefix("HTTP/1.1 431 "), "\(answer.prefix(200))")
    }
  }

  @Test func takesHeadersOfBrowsers() async throws {
    let long = String(repeating: "a", count: 4000)
    try await withServer(Self.server()) { client in
      let answer = try await client.answer(
        "GET /\(long) HTTP/1.1\r\nHost: a\r\nCookie: \(long)\r\nReferer: \(long)\r\n"
          + "Connection: close\r\n\r\n")
      #expect(answer.hasPrefix("HTTP/1.1 200 "))
    }
  }

  @Test func answersInOrder() async throws {
    try await withServer(Self.server()) { client in
      let request = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\nHEAD /head HTTP/1.1\r\nHost: a\r\n\r\n"
      let answer = try await client.answer(
        String(repeating: request, count: 10)
          + "GET http://b/absolute HTTP/1.1\r\nHost: a\r\n\r\n" + Self.last)
      let bodies = answer.split(separator: "<").dropFirst().map { $0.prefix { $0 != ">" } }
      #expect(bodies == Array(repeating: "/slow", count: 10) + ["/absolute", "/last"])
      #expect(answer.split(separator: "Content-Length: 7\r\n").count == 22, "\(answer)")
    }
  }

  @Test func keepsConnectionsOpen() async throws {
    try await withServer(Self.server()) { client in
      try await client.connect { pieces, writer in
        for number in 0..<10 {
          try await writer.write(ByteBuffer(string: "GET /\(number) HTTP/1.1\r\nHost: a\r\n\r\n"))
          let answer = try await pieces.until(">")
          #expect(answer.hasSuffix("</\(number)>") && !answer.contains("close"))
        }
      }
    }
  }

  @Test func endsHalfRequests() async throws {
    try await withServer(Self.server(request: .milliseconds(100))) { client in
      for half in ["G", "GET / HTTP/1.1\r\nHost: a\r\n"] {
        let answer = try await client.answer(half)
        #expect(answer == "")
      }
    }
  }

  @Test func endsIdleConnections() async throws {
    try await withServer(Self.server(idle: .milliseconds(100))) { client in
      let nothing = try await client.answer("")
      #expect(nothing == "")
      // On a busy machine a request can come too late, and the connection can be reset. The answer
      // to one in time does not hang.
      var answer = ""
      for _ in 0..<100 where answer == "" {
        answer = (try? await client.answer(Self.first)) ?? ""
      }
      #expect(answer.hasSuffix("</1>"))
    }
  }

  /// A client that asks for much and reads nothing.
  @Test func endsConnectionsThatFetchNothing() async throws {
    let server = HTTPServer(times: .init(idle: .milliseconds(100))) { _, _ in
      .text(.ok, String(repeating: "a", count: 50 << 20))
    }
    try await withServer(server) { client in
      try await client.connect { pieces, writer in
        while (try? await writer.write(ByteBuffer(string: Self.last))) != nil {}
      }
    }
  }

  @Test func answersSoManyAtATime() async throws {
    try await withServer(Self.server(most: 2)) { client in
      try await client.connect { pieces, writer in
        try await writer.write(ByteBuffer(string: Self.first))
        _ = try await pieces.until(">")
        try await client.connect { pieces, writer in
          try await writer.write(ByteBuffer(string: Self.first))
          _ = try await pieces.until(">")
          for _ in 0..<20 { #expect(try await client.answer("").hasPrefix("HTTP/1.1 503 ")) }
        }
      }
      // As soon as it has noticed that they have gone.
      while try await !client.answer(Self.last).hasSuffix("</last>") {}
    }
  }

  /// With a second write for the body, answers wait for the client's acknowledgement of the first.
  @Test func writesAnAnswerAtOnce() async throws {
    let channel = NIOAsyncTestingChannel()
    let flushes = FlushCount()
    try await channel.testingEventLoop.executeInContext {
      try channel.pipeline.syncOperations.addHandler(flushes)
      try Self.server().prepare(channel)
    }
    try await channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1))
    try await channel.writeInbound(ByteBuffer(string: Self.first))
    var answer = ""
    while !answer.contains("</1>") {
      answer += String(buffer: try await channel.waitForOutboundWrite(as: ByteBuffer.self))
    }
    #expect(flushes.count.withLock { $0 } == 1)
    _ = try await channel.finish()
  }

  @Test func answersThoseThatHaveSentTheirLast() async throws {
    try await withServer(Self.server()) { client in
      let request = "GET /slow HTTP/1.1\r\nHost: a\r\n\r\n"
      let answer = try await client.answer(request + request, isAll: true)
      #expect(answer.split(separator: "</slow>").count == 2)
    }
  }

  @Test func sendsEventsUntilTheBrowserLeaves() async throws {
    let hub = EventHub(Array("data: 1\n\n".utf8))
    try await withServer(HTTPServer { _, _ in hub.events().map(Answer.events) ?? .text(.ok, "") })
    { client in
      try await client.connect { pieces, writer in
        try await writer.write(ByteBuffer(string: "GET / HTTP/1.1\r\nHost: a\r\n\r\n"))
        let start = try await pieces.until("data: 1\n\n")
        #expect(start.contains("\r\nContent-Type: text/event-stream\r\n"))
        hub.publish(Array("data: 2\n\n".utf8))
        _ = try await pieces.until("data: 2\n\n")
        #expect(hub.listenerCount == 1)
      }
      while hub.listenerCount > 0 { await Task.yield() }
    }
  }

  /// Listeners that are silent take no place from requests.
  @Test func answersBesideAsManyListenersAsThereCanBe() async throws {
    let hub = EventHub(Array("data: 1\n\n".utf8))
    let server = HTTPServer { head, _ in
      guard head.uri == "/events" else { return .text(.ok, "<\(head.uri)>") }
      return hub.events().map(Answer.events) ?? .text(.serviceUnavailable, "busy")
    }
    #expect(EventHub.mostListeners < server.mostConnections)
    let listeners = (0..<EventHub.mostListeners).compactMap { _ in hub.events() }
    try await withServer(server) { client in
      let request = "GET /events HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n"
      for _ in 0..<3 {
        let refused = try await client.answer(request)
        #expect(refused.hasPrefix("HTTP/1.1 503 "))
      }
      let answer = try await client.answer(Self.last)
      #expect(answer.hasSuffix("</last>"))
    }
    #expect(listeners.count == EventHub.mostListeners)
  }

  /// A listener that reads nothing is noticed as soon as something has to wait for it.
  @Test func endsListenersThatReadNothing() async throws {
    let hub = EventHub(Array("data: 1\n\n".utf8))
    let server = HTTPServer(times: .init(idle: .seconds(60))) { _, _ in
      hub.events().map(Answer.events) ?? .text(.ok, "")
    }
    let channel = NIOAsyncTestingChannel()
    let writes = HeldWrites()
    try await channel.testingEventLoop.executeInContext {
      try channel.pipeline.syncOperations.addHandler(writes)
      try server.prepare(channel)
    }
    try await channel.connect(to: SocketAddress(ipAddress: "127.0.0.1", port: 1))
    try await channel.writeInbound(ByteBuffer(string: Self.first))
    while writes.held.withLock({ $0.count }) < 2 { await Task.yield() }
    await channel.testingEventLoop.advanceTime(by: .seconds(59))
    #expect(channel.isActive && hub.listenerCount == 1)
    await channel.testingEventLoop.advanceTime(by: .seconds(2))
    #expect(!channel.isActive)
    while hub.listenerCount > 0 { await Task.yield() }
  }

  @Test func endsWithOpenConnections() async throws {
    let hub = EventHub(Array("data: 1\n\n".utf8))
    let (starts, start) = AsyncStream.makeStream(of: Void.self)
    let browsers = Mutex<[Task<String, any Error>]>([])
    try await withServer(HTTPServer { _, _ in hub.events().map(Answer.events) ?? .text(.ok, "") })
    { client in
      for request in ["", "GET", "GET / HTTP/1.1\r\nHost: a\r\n\r\n"] {
        let browser = Task {
          try await client.connect { pieces, writer in
            try await writer.write(ByteBuffer(string: request))
            start.yield()
            return try await pieces.until("never")
          }
        }
        browsers.withLock { $0.append(browser) }
      }
      var started = starts.makeAsyncIterator()
      for _ in 0..<3 { await started.next() }
    }
    for browser in browsers.withLock({ $0 }) { _ = await browser.result }
  }
}

/// Counts how often something is sent.
private final class FlushCount: ChannelOutboundHandler, Sendable {
  typealias OutboundIn = ByteBuffer

  let count = Mutex(0)

  func flush(context: ChannelHandlerContext) {
    count.withLock { $0 += 1 }
    context.flush()
  }
}

/// A client that takes nothing of what is sent.
private final class HeldWrites: ChannelDuplexHandler, Sendable {
  typealias InboundIn = ByteBuffer
  typealias OutboundIn = ByteBuffer

  let held = Mutex<[EventLoopPromise<Void>?]>([])

  func write(context: ChannelHandlerContext, data: NIOAny, promise: EventLoopPromise<Void>?) {
    held.withLock { $0.append(promise) }
  }

  func channelInactive(context: ChannelHandlerContext) {
    for promise in held.withLock({ $0 }) { promise?.fail(ChannelError.ioOnClosedChannel) }
    context.fireChannelInactive()
  }
}
