import Content
import Foundation
import NIOCore
import NIOEmbedded
import NIOHTTP1
import Site

@testable import Foundations
@testable import Preview

/// Inputs as the bytes of a connection to a preview of the sample site.
actor FuzzRequests {
  /// How many of the requests were for files.
  private(set) var foundCount = 0

  private let handler: PreviewHandler
  private let bodies: Set<Data>

  init() async throws {
    let folder = SiteFolder.disk(InjectionSite.root)
    let preview = PreviewSite(
      folder: folder, options: try InjectionSite.options(), session: "abc")
    _ = await preview.rebuild(after: .unknown)
    var bodies: Set<Data> = []
    for path in try await Self.paths() {
      if let body = try await preview.file(path) { bodies.insert(body) }
    }
    self.bodies = bodies
    handler = PreviewHandler(
      site: preview, hub: EventHub([]), hosts: HostRule(listeningAt: "127.0.0.1"))
  }

  /// Requests for the pages of the site, for parts of them, for what the preview itself has, and
  /// several at once.
  static func seeds() throws -> [String] {
    let own = ["preview.js", "words.json", "review.json?page=/prices/", "pages.json"]
    let pages = try InjectionSite().files.keys.sorted().map { path in
      "/" + path.split(separator: "/").dropFirst().joined(separator: "/").prefix { $0 != "." }
        + "/"
    }
    let single =
      pages.map { request($0) } + own.map { request("/.careleaf/" + $0) }
      + pages.map { request($0 + "index.html", "Range: bytes=5-90\r\n") }
      + ["/", "/sitemap.xml", "http://[::1]:8080/"].map { request($0) }
    return single + [
      single.joined(), request("/404.html", "Range: bytes=-7\r\n", host: "[::1]:8080"),
    ]
  }

  private static func request(
    _ target: String, _ headers: String = "", host: String = "localhost"
  ) -> String {
    "GET \(target) HTTP/1.1\r\nHost: \(host)\r\n\(headers)\r\n"
  }

  private static func paths() async throws -> [String] {
    let plan = try await InjectionSite().prepare().plan
    return plan?.stages.joined().map(\.path.text) ?? []
  }

  /// The promises that the answers to `input` break.
  func problems(_ input: [UInt8]) async throws -> [String] {
    let incoming = try Self.read(input, by: input.count)
    // What is read does not depend on the pieces that it comes in. What is wrong with a request can
    // be its length or what comes later.
    var problems =
      try Self.read(input, by: 7) == incoming ? [] : ["read otherwise in small pieces"]
    if incoming.dropLast().contains(where: { !$0.isRequest }) {
      problems.append("reads on after what it has refused")
    }
    for case .request(let head) in incoming.prefix(Self.mostRequests) {
      // Its answer has no end.
      guard !head.uri.hasPrefix("/.careleaf/events") else { continue }
      let answer = await handler.answer(head, isLocal: false)
      if !isRight(answer, to: head) { problems.append("\(answer.status.code) for \(head)") }
    }
    return problems
  }

  private static let mostRequests = 10

  /// What a connection reads of `input` when it comes in pieces of `size` bytes.
  private static func read(_ input: [UInt8], by size: Int) throws -> [Incoming] {
    let channel = EmbeddedChannel()
    try channel.pipeline.syncOperations.addHandlers(RequestReader.handlers())
    var incoming: [Incoming] = []
    for start in stride(from: 0, to: input.count, by: max(size, 1)) {
      let piece = input[start..<min(start + size, input.count)]
      try channel.writeInbound(ByteBuffer(bytes: piece))
      while let next = try channel.readInbound(as: Incoming.self) {
        incoming.append(next.isRequest ? next : .refused(.badRequest))
      }
    }
    _ = try? channel.finish(acceptAlreadyClosed: true)
    return incoming
  }

  private func isRight(_ answer: Answer, to head: HTTPRequestHead) -> Bool {
    let hosts = head.headers["host"]
    let isLocal = ["localhost", "127.0.0.1", "[::1]"].contains { name in
      hosts.contains { $0.lowercased().hasPrefix(name) }
    }
    let code = answer.status.code
    guard hosts.count < 2 else { return false }
    guard isLocal else { return code == 421 }
    switch code {
    case 200, 206:
      guard case .bytes(let body) = answer.body else { return false }
      if head.uri.hasPrefix("/.careleaf/") { return code == 200 && !tellsPaths(body) }
      foundCount += 1
      return code == 200 ? bodies.contains(body) : bodies.contains { $0.range(of: body) != nil }
    case 302:
      let location = answer.headers.first(name: "Location") ?? ""
      return location.hasPrefix("/") && !location.hasPrefix("//")
        && location.utf8.allSatisfy { $0 >= 0x20 }
    default: return [400, 403, 404, 405, 416, 421].contains(code)
    }
  }

  private func tellsPaths(_ body: Data) -> Bool {
    body.range(of: Data(InjectionSite.root.utf8)) != nil
  }
}

extension Incoming {
  fileprivate var isRequest: Bool { if case .request = self { true } else { false } }
}
