import Content
import Fixtures
import Foundation
import Pictures
import Synchronization
import Testing

@testable import Foundations
@testable import Site

/// Pictures are large. A build reads none again whose stamp says that it is still the same, and all
/// others.
@Suite struct PictureStampTests {
  private let fixture: SiteFixture
  private let site = TemporaryFolder()
  private let photo = "content/articles/fold.jpg"

  /// The sources with stamps that a test sets, and what was read of them.
  private final class StampedFolder: Sendable {
    let stamps = Mutex<[String: Int]>([:])
    let reads = Mutex<Set<String>>([])

    func folder(of fixture: SiteFixture) -> SiteFolder {
      let plain = fixture.folder
      return SiteFolder(
        files: { [self] path throws(FileProblem) in
          try plain.files(path).map { entry in
            let time = stamps.withLock { $0[entry.path.text] }
            return .init(path: entry.path, stamp: time.map(Self.stamp))
          }
        },
        read: { [self] path throws(FileProblem) in
          reads.withLock { _ = $0.insert(path.text) }
          return try plain.read(path)
        })
    }

    static func stamp(_ time: Int) -> FileStamp {
      let moment = FileStamp.Moment(seconds: time, nanoseconds: 5)
      return FileStamp(inode: 1, size: 2, modified: moment, changed: moment)
    }

    func touch(_ path: String, _ time: Int?) { stamps.withLock { $0[path] = time } }

    /// Whether the file at `path` was read since this was asked last.
    func hasRead(_ path: String) -> Bool {
      reads.withLock { reads in
        defer { reads = [] }
        return reads.contains(path)
      }
    }
  }

  private let stamped = StampedFolder()

  init() throws {
    fixture = try SiteFixture([
      "content/articles/a.md": article("A", text: "![A fold](fold.jpg)")
    ])
    fixture.binaries[photo] = PictureFile.jpeg
    stamped.touch(photo, 1)
  }

  private var last: LastBuild {
    var last = LastBuild(site: site.path, output: fixture.output.path, circumstances: [])
    last.secondsLater = 10
    return last
  }

  /// Builds the site; returns whether the build before was repeated.
  @discardableResult private func build(isFresh: Bool = false) async throws -> Bool {
    let steps = Mutex<[SitePipeline.Step]>([])
    var options = fixture.options
    options.pictures = LastBuild.pictures(of: site.path, isFresh: isFresh)
    let outcome = try await SitePipeline(
      folder: stamped.folder(of: fixture), options: options,
      didEnd: { step in steps.withLock { $0.append(step) } }
    ).build(
      SiteWriter(root: fixture.output.path, isSynced: false), last: last, isFresh: isFresh
    ) { _, _ in ("", "") }
    #expect(outcome.counts != nil)
    return steps.withLock { $0.contains(.comparedWithLastBuild) }
  }

  @Test func readsNoPictureOfAnUnchangedSite() async throws {
    #expect(try await !build())
    #expect(stamped.hasRead(photo))
    #expect(try await build())
    #expect(!stamped.hasRead(photo))
  }

  /// A file that was only touched is read once more, and then known by its new stamp.
  @Test func readsATouchedPictureOnce() async throws {
    try await build()
    stamped.touch(photo, 2)
    _ = stamped.hasRead(photo)
    #expect(try await build())
    #expect(stamped.hasRead(photo))
    #expect(try await build())
    #expect(!stamped.hasRead(photo))
  }

  /// The file was changed a moment ago: another change could have the same stamp.
  @Test func readsWhatHasNotSettled() async throws {
    stamped.touch(photo, nil)
    try await build()
    for _ in 0..<2 {
      _ = stamped.hasRead(photo)
      #expect(try await build())
      #expect(stamped.hasRead(photo))
    }
    stamped.touch(photo, 1)
    #expect(try await build())
    #expect(stamped.hasRead(photo))
    #expect(try await build())
    #expect(!stamped.hasRead(photo))
  }

  @Test func noticesAnotherPicture() async throws {
    try await build()
    let before = try fixture.output.files()
    fixture.binaries[photo] = PictureFile.progressiveJPEG
    stamped.touch(photo, 2)
    #expect(try await !build())
    #expect(try fixture.output.files() != before)
  }

  /// A text has changed: the pictures beside it are not read, and the site is what it would have been.
  @Test func readsNoPictureForAChangedText() async throws {
    try await build()
    fixture.files["content/articles/a.md"] = article("A", text: "![A fold](fold.jpg)\n\nMore.")
    _ = stamped.hasRead(photo)
    #expect(try await !build())
    #expect(!stamped.hasRead(photo))
    let found = try fixture.output.files()
    #expect(try await !build(isFresh: true))
    #expect(stamped.hasRead(photo))
    #expect(try fixture.output.files() == found)
    // The record of a build that read nothing of it is as good as another.
    #expect(try await build())
    #expect(!stamped.hasRead(photo))
  }

  @Test func readsThePictureWhereWhatWasMadeOfItIsGoneOrSpoilt() async throws {
    try await build()
    let found = try fixture.output.files()
    let kept = try site.files().keys.filter { $0.hasPrefix(".careleaf/pictures/") }
    #expect(kept.count >= 3)
    for change in 0..<3 {
      for path in kept where !path.hasSuffix(".gitignore") {
        if change == 0 { try FileManager.default.removeItem(atPath: site.path + "/" + path) }
        if change == 1 { try site.put("spoilt", at: path) }
        if change == 2 { try site.put("", at: path) }
      }
      let text = "![A fold](fold.jpg)\n\n\(change)"
      fixture.files["content/articles/a.md"] = article("A", text: text)
      _ = stamped.hasRead(photo)
      #expect(try await !build())
      #expect(stamped.hasRead(photo))
      let pictures = found.filter { $0.key.contains("fold") }
      #expect(try fixture.output.files().filter { $0.key.contains("fold") } == pictures)
      #expect(pictures.count == 2)
    }
  }

  /// A picture with the ending of another kind is refused, though its bytes are known.
  @Test func refusesAKnownPictureOfAnotherKind() async throws {
    try await build()
    fixture.binaries["content/articles/fold.png"] = PictureFile.jpeg
    stamped.touch("content/articles/fold.png", 1)
    fixture.files["content/articles/a.md"] = article("A", text: "![A fold](fold.png)")
    var options = fixture.options
    options.pictures = LastBuild.pictures(of: site.path)
    let prepared = try await SiteBuild.prepare(stamped.folder(of: fixture), options: options)
    #expect(prepared.plan == nil)
  }

  // MARK: - The output

  /// The path of a picture in the output.
  private func made() throws -> String {
    try #require(try fixture.output.files().keys.filter { $0.hasSuffix(".webp") }.sorted().first)
  }

  private func seal(later seconds: Int) throws -> FileDigest? {
    let folder = OutputFolder(root: fixture.output.path)
    let listed = try #require(ListedFiles(manifest: try folder.read(Manifest.fileName)))
    return folder.seal(of: listed, later: seconds)
  }

  /// A site's folder may come from elsewhere, and its manifest with it.
  @Test(arguments: [
    "../x/a.jpg", "x/../../a.jpg", "/x/a.jpg", ".x/a.jpg", "x\0/a.jpg", "x/a.txt/../b.png",
  ])
  func looksAtNoFileOutsideTheOutput(path: String) async throws {
    try await build()
    let folder = OutputFolder(root: fixture.output.path)
    var manifest = try folder.read(Manifest.fileName)
    #expect(ListedFiles(manifest: manifest) != nil)
    manifest += Array("\(String(repeating: "0", count: 64))  \(path)\n".utf8)
    #expect(ListedFiles(manifest: manifest) == nil)
  }

  @Test func sealsOnlyWhatHasSettled() async throws {
    try await build()
    #expect(try seal(later: -1000) == nil)
    let seal = try #require(try seal(later: 10))
    #expect(try self.seal(later: 20) == seal)
    let path = try made()
    let bytes = try #require(try fixture.output.files()[path])
    try fixture.output.put(bytes, at: path)
    #expect(try self.seal(later: 20) != seal)
    try FileManager.default.removeItem(atPath: fixture.output.path + "/" + path)
    #expect(try self.seal(later: 20) == nil)
    try fixture.output.link(path, to: "elsewhere")
    #expect(try self.seal(later: 20) == nil)
  }

  /// Whether the only record has a seal.
  private var isSealed: Bool {
    get throws {
      let path = try site.files().keys.first { $0.hasSuffix(".json") }
      // That of the output stands before that of the sources or behind it.
      let seals = try site.text(try #require(path)).ranges(of: "\"seal\":\"").count
      return seals == 2
    }
  }

  /// A build does not seal what it has just written; the next one looks at it and does.
  @Test func looksAtTheOutputOnceMore() async throws {
    try await build()
    #expect(try !isSealed)
    #expect(try await build())
    #expect(try isSealed)
    #expect(try await build())
  }

  /// Also when the time at which it was modified is put back.
  @Test(arguments: [false, true]) func noticesWhatHasBeenDoneToAPicture(sealed: Bool) async throws
  {
    try await build()
    if sealed { #expect(try await build()) }
    let path = try made()
    let file = fixture.output.path + "/" + path
    let time = try #require(
      try FileManager.default.attributesOfItem(atPath: file)[.modificationDate] as? Date)
    var bytes = try #require(try fixture.output.files()[path])
    let good = bytes
    bytes[bytes.count - 1] ^= 1
    try Data(bytes).write(to: URL(fileURLWithPath: file))
    try FileManager.default.setAttributes([.modificationDate: time], ofItemAtPath: file)
    #expect(try await !build())
    #expect(try fixture.output.files()[path] == good)
  }
}
