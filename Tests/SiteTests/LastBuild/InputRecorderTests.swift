import Content
import Fixtures
import Synchronization
import Testing

@testable import Foundations
@testable import Site

@Suite struct InputRecorderTests {
  private let folder = SiteFolder.memory([
    "content/a": Array("a".utf8), "content/b": [UInt8](repeating: 7, count: 3 << 20),
    "content/unread": [],
  ])

  @Test func notesWhatIsReadOnly() throws {
    let recorder = InputRecorder()
    let recording = recorder.recording(folder)
    #expect(try recording.files("content") == folder.files("content"))
    #expect(try recording.read("content/a") == Array("a".utf8))
    let inputs = try #require(recorder.inputs(from: folder))
    #expect(inputs.files == ["content/a": FileDigest(of: Array("a".utf8))])
    #expect(inputs.folders.keys.sorted() == ["content"])
  }

  @Test(arguments: [1, 2, 10])
  func notesAFileWholeOfWhichAPartIsRead(parts: Int) throws {
    let recorder = InputRecorder()
    var count = 0
    try recorder.recording(folder).readParts("content/b") { _ in
      count += 1
      return count < parts
    }
    #expect(count == min(parts, 3))
    let inputs = try #require(recorder.inputs(from: folder))
    #expect(inputs.files == ["content/b": FileDigest(of: try folder.read("content/b"))])
  }

  @Test func refusesWhatChangesBetweenTwoReadings() throws {
    let recorder = InputRecorder()
    let times = Mutex(0)
    let changing = SiteFolder(
      files: { _ throws(FileProblem) in [] },
      read: { _ throws(FileProblem) in
        times.withLock { times in
          times += 1
          return times == 2 ? [2] : [1]
        }
      })
    let recording = recorder.recording(changing)
    for _ in 0..<3 { _ = try recording.read("x") }
    #expect(recorder.inputs(from: changing) == nil)
  }

  @Test func refusesWhatCouldNotBeRead() throws {
    let recorder = InputRecorder()
    let recording = recorder.recording(folder)
    #expect(throws: FileProblem.self) { try recording.read("content/missing") }
    #expect(recorder.inputs(from: folder) == nil)
  }

  @Test func seesALinkThatTakesTheNameOfAFile() async throws {
    let place = TemporaryFolder()
    try place.put("text", at: "content/a")
    let disk = SiteFolder.disk(place.path)
    let recorder = InputRecorder()
    _ = try recorder.recording(disk).files("content")
    let inputs = try #require(recorder.inputs(from: disk))
    #expect(await inputs.areUnchanged(in: disk))
    try place.put("text", at: "b")
    try place.link("content/c", to: "../b")
    #expect(await !inputs.areUnchanged(in: disk))
  }
}
