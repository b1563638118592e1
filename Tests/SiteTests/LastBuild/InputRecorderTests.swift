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
    #expect(await inputs.ifUnchanged(in: disk) != nil)
    try place.put("text", at: "b")
    try place.link("content/c", to: "../b")
    #expect(await inputs.ifUnchanged(in: disk) == nil)
  }

  /// What is listed after a file was read may be about other bytes.
  @Test(arguments: [nil, 1]) func stampsAreThoseFromBeforeTheReading(first: Int?) throws {
    let time = Mutex(first)
    let listing = SiteFolder(
      files: { _ throws(FileProblem) in
        let stamp = time.withLock { $0 }.map { seconds in
          let moment = FileStamp.Moment(seconds: seconds, nanoseconds: 0)
          return FileStamp(inode: 1, size: 1, modified: moment, changed: moment)
        }
        return ["content/a.jpg", "content/b.jpg", "content/c.md"].map {
          .init(path: $0, stamp: stamp)
        }
      },
      read: { _ throws(FileProblem) in [1] })
    let recorder = InputRecorder()
    let recording = recorder.recording(listing)
    _ = try recording.files("content")
    for path: RelativePath in ["content/a.jpg", "content/c.md"] { _ = try recording.read(path) }
    time.withLock { $0 = 2 }
    _ = try recording.files("content")
    let inputs = try #require(recorder.inputs(from: listing))
    #expect(inputs.stamps.keys.sorted() == (first == nil ? [] : ["content/a.jpg"]))
    #expect(inputs.stamps.values.allSatisfy { $0.text.hasPrefix("1 1 1 ") })
  }

  @Test func knowsADigestOnlyByItsStamp() throws {
    let moments = [1, 2].map { FileStamp.Moment(seconds: $0, nanoseconds: 0) }
    let stamps = moments.map { FileStamp(inode: 1, size: 1, modified: $0, changed: moments[0]) }
    let digest = FileDigest(of: [7])
    var last = BuildInputs(files: ["content/a.jpg": digest, "content/b.jpg": digest])
    last.stamp([
      "content/a.jpg": stamps[0], "content/b.jpg": stamps[0], "content/c.jpg": stamps[0],
    ])
    let listing = SiteFolder(
      files: { _ throws(FileProblem) in
        [
          .init(path: "content/a.jpg", stamp: stamps[0]),
          .init(path: "content/b.jpg", stamp: stamps[1]),
          .init(path: "content/c.jpg", stamp: stamps[0]),
        ]
      },
      read: { _ throws(FileProblem) in [1] })
    let recorder = InputRecorder { [last] in last }
    let recording = recorder.recording(listing)
    #expect(recording.knownDigest("content/a.jpg") == nil)
    _ = try recording.files("content")
    #expect(recording.knownDigest("content/a.jpg") == digest.hex)
    #expect(recording.knownDigest("content/b.jpg") == nil)
    #expect(recording.knownDigest("content/c.jpg") == nil)
    // What was taken for known was read as far as anybody can tell.
    #expect(recorder.inputs(from: listing)?.files == ["content/a.jpg": digest])
  }
}
