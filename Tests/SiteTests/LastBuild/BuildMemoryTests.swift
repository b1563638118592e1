import Checks
import Content
import Fixtures
import Foundation
import Synchronization
import Testing

@testable import Foundations
@testable import Site

/// What a build keeps for the next one is used only where it is certain, and harms nobody.
@Suite struct BuildMemoryTests {
  private let fixture: SiteFixture
  private let site = TemporaryFolder()

  init() throws {
    fixture = try SiteFixture([
      "content/articles/a.md": article("A", text: "We utilize {{ peel.sessions }} [dermis]."),
      "content/articles/b.md": article(
        "B",
        text: """
          <!-- careleaf: allow plain/uncommon-word because so until 2027-01-01 -->

          Utilize it.
          """),
    ])
  }

  private func last(_ circumstances: [String] = ["2026-06-01"]) -> LastBuild {
    LastBuild(site: site.path, output: fixture.output.path, circumstances: circumstances)
  }

  /// Builds the site as the next run of the program.
  @discardableResult private func build(
    _ circumstances: [String] = ["2026-06-01"], isFresh: Bool = false
  ) async throws -> BuildOutcome {
    let writer = SiteWriter(root: fixture.output.path, isSynced: false)
    return try await SitePipeline(folder: fixture.folder, options: fixture.options)
      .build(writer, last: last(circumstances), isFresh: isFresh) { findings, _ in
        (findings.map { "\($0)\n" }.joined(), "")
      }
  }

  /// The path of the only memory.
  private func file() throws -> String {
    try #require(try site.files().keys.first { $0.hasSuffix(".memory") })
  }

  private var record: BuildRecord { get throws { try #require(last().record(over: .none)) } }

  /// What a run that has read the site as it is now would take over.
  private func memory() throws -> BuildMemory? {
    let recorder = InputRecorder()
    let folder = recorder.recording(fixture.folder)
    for entry in try folder.files("") { _ = try folder.read(entry.path) }
    return last().memory(of: try record, for: recorder)
  }

  @Test func isReadAsItWasWritten() async throws {
    try await build()
    let bytes = try #require(try site.files()[try file()])
    let memory = try #require(try memory())
    #expect(Array(memory.packed.joined()) == bytes)
    #expect(memory.pages.keys.contains("articles/a/index.html"))
  }

  @Test func takesNoDamagedFile() async throws {
    try await build()
    let (path, bytes) = (try file(), try #require(try site.files()[try file()]))
    #expect(try memory() != nil)
    for length in stride(from: 0, to: bytes.count, by: 97) {
      try site.put(Array(bytes.prefix(length)), at: path)
      #expect(try memory() == nil)
    }
    for place in stride(from: 0, to: bytes.count, by: 53) {
      var damaged = bytes
      damaged[place] ^= 1 << UInt8(place % 8)
      try site.put(damaged, at: path)
      #expect(try memory() == nil)
    }
    try FileManager.default.removeItem(atPath: site.path + "/" + path)
    #expect(try memory() == nil)
  }

  /// Whoever makes the digest agree too can say anything, but nothing that ends the program.
  @Test func survivesEveryByteThatIsAnother() async throws {
    try await build()
    let bytes = try #require(try site.files()[try file()])
    func memory(_ bytes: [UInt8]) -> BuildMemory? {
      BuildMemory(bytes, manifest: FileDigest(of: [])) { _ in true }
    }
    var read = 0
    for place in bytes.indices {
      for byte in [bytes[place] ^ 1, bytes[place] ^ 0x80, 0xFF] {
        var changed = bytes
        changed[place] = byte
        if memory(changed) != nil { read += 1 }
      }
      #expect(memory(Array(bytes.prefix(place))) == nil)
    }
    // A letter of a message can be another.
    #expect(read > 0)
  }

  @Test func isOfOneVersionAndDay() async throws {
    try await build()
    #expect(last(["2026-06-02"]).record(over: .none) == nil)
    try await build(["2026-06-02"])
    #expect(last(["2026-06-01"]).record(over: .none) == nil)
    #expect(last(["2026-06-02"]).record(over: .none) != nil)
  }

  /// One from an earlier build, beside the record of a later one.
  @Test func takesNoOlderFile() async throws {
    try await build()
    let (path, older) = (try file(), try #require(try site.files()[try file()]))
    fixture.files["content/articles/a.md"] = article("A", text: "Other.")
    try await build()
    #expect(try memory() != nil)
    try site.put(older, at: path)
    #expect(try memory() == nil)
  }

  @Test func aDamagedFileChangesNothing() async throws {
    let first = try await build()
    let files = try fixture.output.files()
    fixture.files["content/articles/c.md"] = article("C")
    try await build()
    try site.put("careleaf memory 2", at: try file())
    fixture.files["content/articles/c.md"] = nil
    let third = try await build()
    #expect(third.output == first.output)
    #expect(try fixture.output.files() == files)
  }

  @Test func ownRulesThatHaveChangedForgetWhatWasFound() async throws {
    try await build()
    let rule = """
      id: claims/utilize
      title: a long word
      severity: warning
      why: A short one does.
      instead: say use
      authority: The clinic
      patterns:
        - utilize*
      pass:
        - Use it.
      fail:
        - We utilize it.

      """
    fixture.files["content/rules/text.yaml"] = rule
    let changed = try await build()
    let expected = try await build(isFresh: true)
    #expect(changed.output == expected.output)
    #expect(changed.output.contains("claims/utilize"))
  }

  /// What has been made of the same is made no more, if nobody has touched it.
  @Test func makesNoPageOfTheSameAgain() async throws {
    let made = Mutex<[String: Int]>([:])
    func page(_ name: String, _ inputs: String, _ text: String) -> PlannedFile {
      var page = PlannedFile(path: RelativePath(name), origin: .init(path: "x")) { output in
        made.withLock { $0[name, default: 0] += 1 }
        output += text.utf8
      }
      page.inputs = FileDigest(of: Array(inputs.utf8))
      return page
    }
    func write(
      _ pages: [PlannedFile], _ memory: BuildMemory?, later: Int = 0
    ) async throws -> SiteWriter.Written {
      made.withLock { $0 = [:] }
      var writer = SiteWriter(root: fixture.output.path, isSynced: false)
      writer.secondsLater = later
      return try await writer.write([pages], workers: 1, known: memory)
    }
    func manifest() throws -> FileDigest {
      FileDigest(of: Array(try fixture.output.text(Manifest.fileName.text).utf8))
    }
    let pages = [page("a.html", "1", "A"), page("b.html", "1", "B"), page("c.html", "1", "C")]
    var memory = BuildMemory(pages: try await write(pages, nil).pages)
    #expect(memory.pages.count == 3 && memory.pages.values.allSatisfy { $0.stamp == nil })
    memory.manifest = try manifest()
    try fixture.output.put("by hand", at: "b.html")
    let counts = try await write(
      [pages[0], pages[1], page("c.html", "2", "D")], memory
    ).counts
    #expect(made.withLock { $0 } == ["b.html": 1, "c.html": 1])
    #expect(counts == WriteCounts(written: 2, unchanged: 1))
    #expect(try fixture.output.text("b.html") == "B")
    // It is of another manifest now.
    _ = try await write(pages, memory)
    #expect(made.withLock { $0 } == ["a.html": 1, "b.html": 1, "c.html": 1])
    // A page is read until it has settled, then known by its stamp, which every change makes another.
    memory = BuildMemory(pages: try await write(pages, nil, later: 10).pages)
    memory.manifest = try manifest()
    #expect(memory.pages.values.allSatisfy { $0.stamp != nil })
    try fixture.output.put("by hand", at: "b.html")
    _ = try await write(pages, memory, later: 10)
    #expect(made.withLock { $0 } == ["b.html": 1])
    #expect(try fixture.output.text("b.html") == "B")
  }

  /// A stamp spares the reading: whoever can make one up can let a page stand that they have put there.
  @Test func readsNoPageWhoseStampIsTheSame() async throws {
    var page = PlannedFile(path: "a.html", origin: .init(path: "x")) { output in
      output += "A".utf8
    }
    page.inputs = FileDigest(of: Array("1".utf8))
    var writer = SiteWriter(root: fixture.output.path, isSynced: false)
    writer.secondsLater = 10
    var memory = BuildMemory(pages: try await writer.write([[page]], workers: 1, known: nil).pages)
    memory.manifest = FileDigest(
      of: Array(try fixture.output.text(Manifest.fileName.text).utf8))
    try fixture.output.put("B", at: "a.html")
    memory.pages["a.html"]?.stamp =
      DiskFolder(fixture.output.path).settledStamps(of: ["a.html"], later: 10)[0]
    #expect(try await writer.write([[page]], workers: 1, known: memory).counts.unchanged == 1)
    #expect(try fixture.output.text("a.html") == "B")
  }

  @Test(arguments: [[], [0], Array(UInt8(0)...30), Array(UInt8(0)...32)])
  func digestsHave32Bytes(bytes: [UInt8]) {
    #expect(FileDigest(bytes: bytes[...]) == nil)
    #expect(FileDigest(hex: String(repeating: "0", count: bytes.count)) == nil)
  }

  @Test func digestsAreReadFromTheirDigitsAndBytes() {
    let digest = FileDigest(of: Array("abc".utf8))
    // FIPS 180-4 has it as an example.
    let hex = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
    #expect(digest.hex == hex)
    #expect(FileDigest(hex: hex) == digest)
    #expect(FileDigest(hex: hex.uppercased()) == nil)
    #expect(digest.withBytes { FileDigest(bytes: Array($0)[...]) } == digest)
    #expect(FileDigest(of: []) > digest)
  }
}
