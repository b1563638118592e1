import Checks
import Foundation
import NIOCore
import NIOHTTP1
import Testing

@testable import Preview
@testable import careleaf

/// Requests to a server on this machine, to which nothing but a test may send one.
@Suite struct WebRequestTests {
  private static let server = HTTPServer { request, _ in
    switch request.uri {
    case "/moved":
      Answer(status: .movedPermanently, headers: ["Location": "/there"], body: .bytes(Data()))
    case "/there": .text(.ok, "text")
    case "/head": .text(request.method == .HEAD ? .notImplemented : .ok, "")
    case "/agent": .text(request.headers["user-agent"].isEmpty ? .badRequest : .accepted, "")
    default: .text(.notFound, "")
    }
  }

  private func answers(_ requests: [(String, String)]) async throws -> [WebAnswer] {
    let (ports, listening) = AsyncStream.makeStream(of: UInt16.self)
    let run = Task {
      defer { listening.finish() }
      try await Self.server.run(at: SocketAddress(ipAddress: "127.0.0.1", port: 0)) {
        listening.yield($0)
      }
    }
    defer { run.cancel() }
    var answers: [WebAnswer] = []
    guard let port = await ports.first(where: { _ in true }) else { return [] }
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
