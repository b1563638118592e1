import Content
import FlyingFox
import Foundation
import Site

@testable import Foundations
@testable import Preview

/// Inputs as requests to a preview of the sample site: the address, and if they have more lines,
/// the part of the file and the name of the server.
actor FuzzRequests {
  /// How many of the addresses were those of files.
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

  /// The addresses of the site, and those of the preview itself.
  static func seeds() throws -> [String] {
    let own = ["preview.js", "words.json", "review.json?page=/prices/", "pages.json"]
    let site = try InjectionSite().files.keys.sorted().map { path in
      "/" + path.split(separator: "/").dropFirst().joined(separator: "/").prefix { $0 != "." }
    }
    return site.map { $0 + "/" } + site.map { $0 + "/index.html\nbytes=5-90" }
      + own.map { "/.careleaf/" + $0 } + ["/", "/404.html\nbytes=-7\n[::1]:8080", "/sitemap.xml"]
  }

  private static func paths() async throws -> [String] {
    let plan = try await InjectionSite().prepare().plan
    return plan?.stages.joined().map(\.path.text) ?? []
  }

  /// The promises that the answer to `input` breaks.
  func problems(_ input: [UInt8]) async throws -> [String] {
    let lines = String(decoding: input, as: UTF8.self)
      .split(separator: "\n", maxSplits: 2, omittingEmptySubsequences: false).map(String.init)
    let host = lines.count > 2 ? lines[2] : "localhost"
    let range = lines.count > 1 ? lines[1] : nil
    // Its answer has no end.
    guard !lines[0].hasPrefix("/.careleaf/events") else { return [] }
    let response = try await handler.handleRequest(request(lines[0], range: range, host: host))
    let body = try await response.bodyData
    return isRight(response, body, target: lines[0], host: host)
      ? [] : ["\(response.statusCode.code) with \(body.count) bytes for \(lines)"]
  }

  private func isRight(
    _ response: HTTPResponse, _ body: Data, target: String, host: String
  ) -> Bool {
    let isLocal = ["localhost", "127.0.0.1", "[::1]"].contains { host.lowercased().hasPrefix($0) }
    let code = response.statusCode.code
    guard isLocal else { return code == 421 }
    switch code {
    case 200, 206:
      if target.hasPrefix("/.careleaf/") { return code == 200 }
      foundCount += 1
      return code == 200 ? bodies.contains(body) : bodies.contains { $0.range(of: body) != nil }
    case 302:
      let location = response.headers[.location] ?? ""
      return location.hasPrefix("/") && !location.hasPrefix("//")
        && location.utf8.allSatisfy { $0 >= 0x20 }
    default: return [400, 404, 416, 421].contains(code)
    }
  }

  private func request(_ target: String, range: String?, host: String) -> HTTPRequest {
    let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    var headers = HTTPHeaders()
    headers[.host] = host
    headers[.range] = range
    let query = parts.count > 1 ? String(parts[1]) : ""
    return HTTPRequest(
      method: .GET, version: .http11,
      target: HTTPRequest.Target(path: String(parts[0]), query: query),
      headers: headers, body: HTTPBodySequence())
  }
}
