import NIOCore
import NIOHTTP1

/// Answers the requests of one connection, one after the other, and closes it when its client
/// keeps it waiting.
final class Connection: ChannelDuplexHandler {
  typealias InboundIn = Incoming
  typealias OutboundIn = Never
  typealias OutboundOut = HTTPServerResponsePart

  private enum Phase {
    case waiting
    /// Part of a request is here.
    case receiving
    case answering
    case streaming
    /// Nothing more is answered.
    case ending
  }

  /// How much is written at once. A client has the time that it may idle to fetch as much.
  private static let pieceBytes = 1 << 20
  /// How long what a client still sends is read and thrown away. Closing at once would reset the
  /// connection and could take the last answer from it (RFC 9112, section 9.6).
  private static let linger = TimeAmount.seconds(1)

  private let times: HTTPServer.Times
  private let isAdmitted: Bool
  private let respond: HTTPServer.Responder
  private var phase = Phase.waiting
  /// What has come together with the request that is being answered.
  private var queue = CircularBuffer<Incoming>()
  private var wantsRead = false
  /// Whether no request is answered after this one.
  private var isLast = false
  private var inputHasEnded = false
  private var lastWrite: EventLoopFuture<Void>?
  private var timer: Scheduled<Void>?
  private var work: Task<Void, Never>?

  /// - Parameter isAdmitted: Whether there are few enough connections to answer this one.
  init(times: HTTPServer.Times, isAdmitted: Bool, respond: @escaping HTTPServer.Responder) {
    self.times = times
    self.isAdmitted = isAdmitted
    self.respond = respond
  }

  func channelActive(context: ChannelHandlerContext) {
    if isAdmitted { return wait(for: times.idle, context) }
    refuse(.serviceUnavailable, context)
    closeOnceWritten(context)
  }

  func channelInactive(context: ChannelHandlerContext) {
    phase = .ending
    timer?.cancel()
    work?.cancel()
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch phase {
    case .waiting, .receiving: take(unwrapInboundIn(data), context)
    case .answering: queue.append(unwrapInboundIn(data))
    case .streaming, .ending: return
    }
  }

  /// Nothing is read while a request is answered, so that what waits behind it stays short.
  func read(context: ChannelHandlerContext) {
    wantsRead = phase == .answering
    if !wantsRead { context.read() }
  }

  func channelReadComplete(context: ChannelHandlerContext) {
    // Bytes have come, and they were no whole request. Those to come do not put the end off.
    guard phase == .waiting else { return }
    phase = .receiving
    wait(for: times.request, context)
  }

  func userInboundEventTriggered(context: ChannelHandlerContext, event: Any) {
    guard event as? ChannelEvent == .inputClosed else { return }
    inputHasEnded = true
    switch phase {
    // A client that has sent its last request may still read the answer. A browser that has left
    // looks the same, but nobody else reads an answer without end.
    case .answering: return
    case .streaming: context.close(promise: nil)
    case .waiting, .receiving, .ending: closeOnceWritten(context)
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    context.close(promise: nil)
  }

  private func take(_ incoming: Incoming, _ context: ChannelHandlerContext) {
    switch incoming {
    case .refused(let status): refuse(status, context)
    case .request(let head): answer(head, context)
    }
  }

  /// Goes on after an answer.
  private func takeNext(_ context: ChannelHandlerContext) {
    phase = .waiting
    if let next = queue.popFirst() { return take(next, context) }
    if inputHasEnded { return closeOnceWritten(context) }
    resumeReading(context)
  }

  private func resumeReading(_ context: ChannelHandlerContext) {
    if wantsRead { read(context: context) }
  }

  private func closeOnceWritten(_ context: ChannelHandlerContext) {
    guard let lastWrite else { return context.close(promise: nil) }
    lastWrite.assumeIsolated().whenComplete { _ in context.close(promise: nil) }
  }

  /// Closes the connection after `time`, unless something else is waited for before.
  private func wait(for time: TimeAmount, _ context: ChannelHandlerContext) {
    timer?.cancel()
    timer = context.eventLoop.assumeIsolated().scheduleTask(in: time) {
      context.close(promise: nil)
    }
  }
}

// The answers. They are made in tasks; everything else happens on the loop of the connection.
extension Connection {
  private func refuse(_ status: HTTPResponseStatus, _ context: ChannelHandlerContext) {
    isLast = true
    let answer = Answer.text(status, "\(status.code) \(status.reasonPhrase)\n").guarded
    // Nobody knows in which version something was asked for.
    write(answer, to: HTTPRequestHead(version: .http1_1, method: .GET, uri: "/"), context)
  }

  private func answer(_ head: HTTPRequestHead, _ context: ChannelHandlerContext) {
    phase = .answering
    timer?.cancel()
    // After a request to change the protocol, the reader expects none of this one.
    if !head.isKeepAlive || head.version != .http1_1 || head.method == .CONNECT
      || head.headers.contains(name: "upgrade")
    {
      isLast = true
    }
    let isLocal = context.remoteAddress?.isLoopback ?? false
    let here = NIOLoopBound((self, context), eventLoop: context.eventLoop)
    work = Task { [respond] in
      let answer = await respond(head, isLocal)
      here.eventLoop.execute {
        let (connection, context) = here.value
        guard connection.phase == .answering else { return }
        connection.write(answer, to: head, context)
      }
    }
  }

  private func write(
    _ answer: Answer, to request: HTTPRequestHead, _ context: ChannelHandlerContext
  ) {
    var head = HTTPResponseHead(
      version: request.version, status: answer.status, headers: answer.headers)
    if isLast { head.headers.replaceOrAdd(name: "Connection", value: "close") }
    switch answer.body {
    case .events(let events):
      phase = .streaming
      // Only who reads notices that the browser leaves.
      resumeReading(context)
      context.writeAndFlush(wrapOutboundOut(.head(head)), promise: nil)
      stream(events, context)
    case .bytes(let data):
      head.headers.replaceOrAdd(name: "Content-Length", value: String(data.count))
      context.write(wrapOutboundOut(.head(head)), promise: nil)
      write(request.method == .HEAD ? ByteBuffer() : ByteBuffer(bytes: data), context)
    }
  }

  /// Writes the rest of an answer. Its first piece goes out together with its head.
  private func write(_ rest: ByteBuffer, _ context: ChannelHandlerContext) {
    var rest = rest
    let piece = rest.readSlice(length: min(rest.readableBytes, Self.pieceBytes)) ?? ByteBuffer()
    let body = wrapOutboundOut(.body(.byteBuffer(piece)))
    let promise = context.eventLoop.makePromise(of: Void.self)
    lastWrite = promise.futureResult
    wait(for: times.idle, context)
    guard rest.readableBytes == 0 else {
      promise.futureResult.assumeIsolated().whenSuccess { [rest] in self.write(rest, context) }
      return context.writeAndFlush(body, promise: promise)
    }
    context.write(body, promise: nil)
    context.writeAndFlush(wrapOutboundOut(.end(nil)), promise: promise)
    guard isLast else { return takeNext(context) }
    phase = .ending
    resumeReading(context)
    promise.futureResult.assumeIsolated().whenSuccess { self.end(context) }
  }

  private func stream(_ events: AsyncStream<[UInt8]>, _ context: ChannelHandlerContext) {
    let channel = context.channel
    work = Task { [times] in
      for await event in events {
        let part = HTTPServerResponsePart.body(.byteBuffer(ByteBuffer(bytes: event)))
        // A client that reads nothing holds no place for ever.
        let end = channel.eventLoop.scheduleTask(in: times.idle) { channel.close(promise: nil) }
        defer { end.cancel() }
        do { try await channel.writeAndFlush(part) } catch { break }
      }
      channel.close(promise: nil)
    }
  }

  /// Says that nothing more is written, and leaves the client some time to read it.
  private func end(_ context: ChannelHandlerContext) {
    wait(for: Self.linger, context)
    context.close(mode: .output, promise: nil)
  }
}

extension SocketAddress {
  /// Whether it is one of this machine itself (RFC 1122, section 3.2.1.3; RFC 4291, sections 2.5.3
  /// and 2.5.5.2).
  var isLoopback: Bool {
    guard let address = ipAddress?.utf8 else { return false }
    return address.elementsEqual("::1".utf8) || address.starts(with: "127.".utf8)
      || address.starts(with: "::ffff:127.".utf8)
  }
}
