import NIOCore
import NIOHTTP1

/// What a connection has brought.
enum Incoming: Sendable, Equatable {
  case request(HTTPRequestHead)
  /// Something that is no request, or none that is answered. Where the next one begins is not
  /// known.
  case refused(HTTPResponseStatus)
}

/// Reads requests by RFC 9112. What is unclear is refused and not guessed: programs that guess
/// differently are how requests are smuggled (section 11.2).
final class RequestReader: ChannelInboundHandler {
  typealias InboundIn = HTTPServerRequestPart
  typealias InboundOut = Incoming

  /// The most bytes of a request's target, of a header's name, of a header's value.
  fileprivate static let mostFieldBytes = 8 << 10
  /// The most bytes of all of them together.
  fileprivate static let mostHeadBytes = 16 << 10
  private static let mostFields = 100

  private let count: HeadByteCount
  private var head: HTTPRequestHead?
  private var hasRefused = false

  private init(_ count: HeadByteCount) { self.count = count }

  /// What turns the bytes of one connection into requests, and answers into bytes.
  static func handlers() -> [any ChannelHandler] {
    var limits = NIOHTTPDecoderLimitConfiguration()
    limits.maxHeaderFieldSize = mostFieldBytes
    limits.maxHeaderListSize = mostHeadBytes
    limits.maxHeaderFieldCount = mostFields
    let count = HeadByteCount()
    return [
      count,
      ByteToMessageHandler(
        HTTPRequestDecoder(leftOverBytesStrategy: .dropBytes, limitConfiguration: limits)),
      HTTPResponseEncoder(), NIOHTTPResponseHeadersValidator(), RequestReader(count),
    ]
  }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    switch unwrapInboundIn(data) {
    case .head(let head):
      count.restart()
      if let refusal = Self.refusal(of: head) { return refuse(refusal, context) }
      self.head = Self.originForm(head)
    case .end:
      guard let head, !hasRefused else { return }
      context.fireChannelRead(wrapInboundOut(.request(head)))
    case .body: return
    }
  }

  func errorCaught(context: ChannelHandlerContext, error: any Error) {
    switch error as? HTTPParserError {
    case .headerOverflow?:
      refuse(count.hasLongTarget ? .uriTooLong : .requestHeaderFieldsTooLarge, context)
    case .invalidMethod?: refuse(.notImplemented, context)
    case .invalidVersion?: refuse(.httpVersionNotSupported, context)
    case .some: refuse(.badRequest, context)
    // Something else than the text of a request; the channel closes where it has to.
    case nil: return
    }
  }

  private func refuse(_ status: HTTPResponseStatus, _ context: ChannelHandlerContext) {
    guard !hasRefused else { return }
    hasRefused = true
    count.stop()
    context.fireChannelRead(wrapInboundOut(.refused(status)))
  }

  /// Why a request is not answered that its reader has found well-formed.
  private static func refusal(of head: HTTPRequestHead) -> HTTPResponseStatus? {
    // RFC 9112, section 3.2: 400 for a request of version 1.1 without `Host`, and for any with two.
    let hosts = head.headers["host"].count
    guard hosts == 1 || hosts == 0 && head.version != .http1_1 else { return .badRequest }
    // Nothing that the preview answers has a body, and what is not read needs no limits.
    guard head.headers["transfer-encoding"].isEmpty,
      head.headers["content-length"].allSatisfy({ Int($0) == 0 })
    else { return .payloadTooLarge }
    return nil
  }

  /// `head` with the target's own host in place of the header's, as RFC 9112 asks for in section
  /// 3.2.2.
  private static func originForm(_ head: HTTPRequestHead) -> HTTPRequestHead {
    let scheme = "http://".utf8
    let target = head.uri.utf8
    guard head.uri.lowercased().utf8.starts(with: scheme) else { return head }
    let rest = target.dropFirst(scheme.count)
    let host = rest.prefix { $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "?") }
    let path = String(Substring(rest[host.endIndex...]))
    var head = head
    head.headers.replaceOrAdd(name: "host", value: String(Substring(host)))
    head.uri = path.utf8.first == UInt8(ascii: "/") ? path : "/" + path
    return head
  }
}

/// Ends the reading of a request that goes on without end in places where its reader does not
/// count, such as spaces.
private final class HeadByteCount: ChannelInboundHandler {
  typealias InboundIn = ByteBuffer

  private var bytes = 0
  private var hasStopped = false
  private var line = RequestLine()

  /// Whether it is the first line of the request that is too long.
  var hasLongTarget: Bool { line.isLong }

  /// Begins to count the next request.
  func restart() { bytes = 0 }

  /// Throws away everything that comes from now on.
  func stop() { hasStopped = true }

  func channelRead(context: ChannelHandlerContext, data: NIOAny) {
    guard !hasStopped else { return }
    // One read can end a request and hold others; only the reads before it are all of this one.
    guard bytes <= RequestReader.mostHeadBytes * 2 else {
      return context.fireErrorCaught(HTTPParserError.headerOverflow)
    }
    let buffer = unwrapInboundIn(data)
    bytes += buffer.readableBytes
    for byte in buffer.readableBytesView { line.add(byte) }
    context.fireChannelRead(data)
  }
}

/// Tells the first line of a request from its headers, which end with an empty line.
private struct RequestLine {
  private var length = 0
  private var isFirst = true
  private(set) var isLong = false

  mutating func add(_ byte: UInt8) {
    switch byte {
    case UInt8(ascii: "\r"): return
    case UInt8(ascii: "\n"):
      isFirst = length == 0
      length = 0
    default:
      length += 1
      if isFirst { isLong = length > RequestReader.mostFieldBytes }
    }
  }
}
