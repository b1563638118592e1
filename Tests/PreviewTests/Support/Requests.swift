import FlyingFox
import Foundation

@testable import Preview

extension PreviewHandler {
  /// A handler for the pages of `site`, listening at this machine only.
  init(_ site: PreviewSite) {
    self.init(site: site, hub: EventHub([]), hosts: HostRule(listeningAt: "127.0.0.1"))
  }

  /// The answer to a request as it comes over the wire.
  func answer(
    _ target: String, method: HTTPMethod = .GET, host: String? = "localhost:8080",
    range: String? = nil
  ) async throws -> HTTPResponse {
    let parts = target.split(separator: "?", maxSplits: 1).map(String.init)
    var headers = HTTPHeaders()
    headers[.host] = host
    headers[.range] = range
    return try await handleRequest(
      HTTPRequest(
        method: method, version: .http11,
        target: HTTPRequest.Target(path: parts[0], query: parts.count > 1 ? parts[1] : ""),
        headers: headers, body: HTTPBodySequence()))
  }
}

extension HTTPResponse {
  /// The body as text.
  var text: String {
    get async throws { String(decoding: try await bodyData, as: UTF8.self) }
  }
}
