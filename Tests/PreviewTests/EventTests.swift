import Diagnostics
import Fixtures
import Foundation
import Testing

@testable import Preview

@Suite struct EventTests {
  @Test func holdsTheWholeState() {
    var state = PreviewState(session: "abc")
    state.revision = 3
    state.sameSince = 2
    state.page = "/about/"
    let problem = Diagnostic(
      "site/bad", "<b> & \"so\"",
      at: SourceLocation(path: "a.md", start: SourcePosition(line: 1, column: 3)), help: "fix")
    state.listedProblems = ProblemList(DiagnosticList([problem])) {
      SourceFile(path: $0, text: "ab</script>")
    }
    let event = state.event
    #expect(
      String(decoding: event, as: UTF8.self) == """
        retry: 500
        data: {"session":"abc","revision":3,"sameSince":2,"styles":null,"page":"/about/",\
        "stale":false,"errors":true,"summary":"1 error",\
        "problems":[{"severity":"error","message":"<b> & \\"so\\"","id":"site/bad","path":"a.md",\
        "line":1,"column":3,"before":"ab","marked":"","after":"</script>","help":"fix","notes":[],\
        "fixes":[]}],"more":0}


        """)
  }

  @Test func greetsWithTheLatestAndKeepsTheLast() async throws {
    let hub = EventHub([1])
    var events = try #require(hub.events()).makeAsyncIterator()
    #expect(await events.next() == [1])
    hub.publish([2])
    hub.publish([3])
    #expect(await events.next() == [3])
    var late = try #require(hub.events()).makeAsyncIterator()
    #expect(await late.next() == [3])
    #expect(hub.listenerCount == 2)
  }

  @Test func forgetsThoseThatHaveGone() async {
    let hub = EventHub([1])
    let (greetings, greeting) = AsyncStream.makeStream(of: Void.self)
    let tasks = (0..<100).map { _ in
      Task {
        guard let events = hub.events() else { return }
        for await _ in events { greeting.yield() }
      }
    }
    var greeted = greetings.makeAsyncIterator()
    for _ in tasks { await greeted.next() }
    #expect(hub.listenerCount == 100)
    for (index, task) in tasks.enumerated() {
      task.cancel()
      await task.value
      #expect(hub.listenerCount == 99 - index)
    }
    _ = hub.events()
    #expect(hub.listenerCount == 0, "a stream that nobody reads counts")
  }

  @Test func hasPlacesForSoManyListeners() {
    let hub = EventHub([1])
    var streams = (0..<EventHub.mostListeners).compactMap { _ in hub.events() }
    #expect(streams.count == EventHub.mostListeners && hub.events() == nil)
    streams.removeFirst()
    #expect(hub.events() != nil)
  }

  @Test func listsWhatIsUrgentFirstAndNotEverything() {
    var state = PreviewState(session: "abc")
    let place = SourceLocation(path: "a.md")
    let advice = (0..<300).map { Diagnostic("a/\($0)", .advice, "a", at: place) }
    let error = Diagnostic("e/rror", "e", at: SourceLocation(path: "z.md"))
    state.listedFindings = ProblemList(DiagnosticList(advice)) { _ in nil }
    state.listedProblems = ProblemList(DiagnosticList([error])) { _ in nil }
    let text = String(decoding: state.event, as: UTF8.self)
    #expect(text.contains("\"problems\":[{\"severity\":\"error\",\"message\":\"e\""))
    #expect(text.contains("\"summary\":\"1 error, 300 advice\""))
    #expect(text.hasSuffix("],\"more\":101}\n\n"))
  }

  @Test func neverLosesAnEventToAHeartbeat() async throws {
    let hub = EventHub([1])
    var events = try #require(hub.events()).makeAsyncIterator()
    hub.beat()
    hub.beat()
    #expect(await events.next() == [1])
    hub.publish([2])
    hub.beat()
    #expect(await events.next() == [2])
    hub.beat()
    #expect(await events.next() == Array(":\n\n".utf8))
  }
}
