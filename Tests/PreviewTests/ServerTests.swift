import Content
import Foundation
import Testing

@testable import Preview

/// The whole preview, on a port of this machine.
@Suite(.timeLimit(.minutes(10))) struct ServerTests {
  private let site: SiteOnDisk

  init() throws { site = try SiteOnDisk() }

  private func server(port: UInt16) throws -> (PreviewServer, AsyncStream<PreviewServer.Event>) {
    let (events, report) = AsyncStream.makeStream(of: PreviewServer.Event.self)
    let server = PreviewServer(
      site: try site.preview(),
      watcher: try SiteWatcher(root: site.path, pace: SiteWatcher.Pace(quiet: 5)),
      address: try #require(ListeningAddress(port: port))
    ) { report.yield($0) }
    return (server, events)
  }

  @Test func buildsListensRebuildsAndEnds() async throws {
    let (server, stream) = try server(port: 0)
    var events = stream.makeAsyncIterator()
    let run = Task { try await server.run() }
    guard case .listening(let port) = await events.next() else {
      return #expect(Bool(false), "it does not listen at once")
    }
    guard case .built(let first, let pages?, _) = await events.next() else {
      return #expect(Bool(false), "it is not built then")
    }
    #expect(first.revision == 1 && pages > 5)
    try await expectPortTaken(port)
    try site.write("{{", to: SiteOnDisk.article)
    var (latest, good) = (first, first)
    while !latest.isStale {
      // A slow machine can build once more before it sees what is written.
      if !latest.isStale { good = latest }
      if case .built(let state, _, _) = await events.next() { latest = state }
    }
    #expect(latest.revision == good.revision)
    run.cancel()
    try await run.value
  }

  private func expectPortTaken(_ port: UInt16) async throws {
    let preview = try site.preview()
    let second = PreviewServer(
      site: preview, watcher: try SiteWatcher(root: site.path),
      address: try #require(ListeningAddress(port: port))
    ) { _ in }
    let problem = await #expect(throws: PortProblem.self) { try await second.run() }
    // It is told before the first build, which takes long.
    #expect(await preview.pageCount == nil)
    #expect(problem?.port == port && problem?.isTaken == true)
  }

  @Test(arguments: [
    ("127.0.0.1", "http://127.0.0.1:80/", false), ("localhost", "http://127.0.0.1:80/", false),
    ("0.0.0.0", "http://127.0.0.1:80/", true), ("::", "http://[::1]:80/", true),
    ("::1", "http://[::1]:80/", false), ("192.168.1.5", "http://192.168.1.5:80/", true),
  ]) func knowsItsAddress(host: String, url: String, isOpen: Bool) throws {
    let address = try #require(ListeningAddress(host: host))
    #expect(address.url(port: 80) == url)
    #expect(address.isOpenToOthers == isOpen)
  }

  @Test(arguments: ["", "clinic.example", "1.2.3", "1.2.3.4:80", "[::1]"])
  func knowsWhatIsNoAddress(host: String) {
    #expect(ListeningAddress(host: host) == nil)
  }
}
