import Checks
import FlyingFox
import FlyingSocks
import Testing

@testable import careleaf

/// Requests to a server on this machine, to which nothing but a test may send one.
@Suite struct WebRequestTests {
  private func answers(_ requests: [(String, String)]) async throws -> [WebAnswer] {
    let server = HTTPServer(
      address: try .inet(ip4: "127.0.0.1", port: 0),
      handler: ClosureHTTPHandler { request in
        switch request.path {
        case "/moved":
          HTTPResponse(statusCode: .movedPermanently, headers: HTTPHeaders([.location: "/there"]))
        case "/there": HTTPResponse(statusCode: .ok, body: .init("text".utf8))
        case "/head": HTTPResponse(statusCode: request.method == .HEAD ? .notImplemented : .ok)
        case "/agent":
          HTTPResponse(
            statusCode: request.headers[HTTPHeader("User-Agent")] == nil ? .badRequest : .accepted)
        default: HTTPResponse(statusCode: .notFound)
        }
      })
    let run = Task { try await server.run() }
    defer { run.cancel() }
    try await server.waitUntilListening(timeout: 240)
    guard case .ip4(_, let port) = await server.listeningAddress else { return [] }
    var answers: [WebAnswer] = []
    for (method, path) in requests {
      let request = WebRequest(
        method: method, address: "http://127.0.0.1:\(port)\(path)", timeout: .seconds(3600))
      answers.append(await request.answer())
    }
    return answers
  }

  @Test func tellsWhatTheServerAnswersAndFollowsNothing() async throws {
    let answers = try await answers([
      ("HEAD", "/there"), ("GET", "/there"), ("HEAD", "/moved"), ("GET", "/moved"),
      ("HEAD", "/head"), ("GET", "/head"), ("GET", "/missing"), ("HEAD", "/agent"),
    ])
    #expect(
      answers == [
        .status(200), .status(200), .status(301, location: "/there"),
        .status(301, location: "/there"), .status(501), .status(200), .status(404), .status(202),
      ])
  }

  /// To let go of a session while it asked what to do with a redirection ended the program.
  @Test func outlivesManyRedirections() async throws {
    let requests = Array(repeating: ("GET", "/moved"), count: 200)
    #expect(
      try await answers(requests)
        == Array(repeating: .status(301, location: "/there"), count: 200))
  }

  @Test func tellsWhenNobodyAnswers() async {
    let request = WebRequest(method: "GET", address: "http://127.0.0.1:1/", timeout: .seconds(60))
    #expect(await request.answer() == .failure("the server takes no connection"))
    let wrong = WebRequest(method: "GET", address: "http://a b", timeout: .seconds(1))
    guard case .failure = await wrong.answer() else {
      return #expect(Bool(false), "it is no address")
    }
  }

  @Test func hostsHaveNumbers() {
    #expect(HostAddresses.all(of: "127.0.0.1") == ["127.0.0.1"])
    #expect(HostAddresses.all(of: "::1") == ["::1"])
    #expect(HostAddresses.all(of: "no host").isEmpty)
  }
}
