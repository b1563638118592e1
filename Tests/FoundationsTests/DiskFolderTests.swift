import Fixtures
import Foundation
import Testing

@testable import Foundations

/// A folder of the site beside one of somebody else's, with links from the first to the second.
@Suite struct DiskFolderTests {
  private let site = TemporaryFolder()
  private let other = TemporaryFolder()
  private var disk: DiskFolder { DiskFolder(site.path) }

  /// Names that a cut by `Character` would not find the slash behind or before.
  private static let names: [RelativePath] = ["link", "\u{600}", "a/\u{301}b", "a/b/c/d"]

  /// Makes `name` a link to the other folder, which has one file.
  private func plant(_ name: RelativePath) throws {
    try other.put("theirs", at: "file")
    if !name.parent.isEmpty { try disk.makeFolder(name.parent) }
    try site.link(name.text, to: other.path)
  }

  private func expectRefusal(_ body: (DiskFolder) throws -> Void) throws {
    #expect(throws: FileProblem.self) { try body(disk) }
    #expect(
      try other.files().mapValues { String(decoding: $0, as: UTF8.self) } == ["file": "theirs"])
    #expect(try other.folders() == [])
  }

  @Test(arguments: names) func followsNoLinkOnTheWay(name: RelativePath) throws {
    try plant(name)
    let file = name.appending("file")
    try site.put("ours", at: "ours")
    try expectRefusal { _ = try $0.open(file) }
    try expectRefusal { _ = try $0.create(file, for: file) }
    try expectRefusal { try $0.move("ours", to: file) }
    try expectRefusal { try $0.move(file, to: "stolen") }
    try expectRefusal { try $0.makeFolder(name.appending("new")) }
    try expectRefusal { _ = try $0.names(in: name) }
    try expectRefusal { try $0.synchronize([file]) }
    #expect(!disk.removeFolder(name.appending("file")))
    try disk.remove(file)
    #expect(try disk.look(at: file) == (.nothing, 0))
    #expect(try other.text("file") == "theirs")
  }

  @Test func followsNoLinkAtTheEnd() throws {
    try other.put("theirs", at: "file")
    try site.link("link", to: other.path + "/file")
    try expectRefusal { _ = try $0.open("link") }
    try expectRefusal { _ = try $0.create("link", for: "link") }
    #expect(try disk.look(at: "link").kind == .link)
    try disk.remove("link")
    #expect(try other.text("file") == "theirs")
  }

  @Test func theFolderItselfMayBeALink() throws {
    try other.put("theirs", at: "file")
    try site.link("link", to: other.path)
    let linked = DiskFolder(site.path + "/link")
    #expect(try linked.names(in: .empty) == ["file"])
    let file = try linked.open("file")
    #expect(try file.read(file.size) == Array("theirs".utf8))
  }

  @Test func writesAndReadsBack() throws {
    try disk.makeFolder("a/\u{301}b")
    var file = try disk.create("a/\u{301}b/c", for: "d")
    try file.write([1, 2])
    try file.write([3])
    try file.finish()
    try disk.move("a/\u{301}b/c", to: "d")
    #expect(try disk.look(at: "d") == (.file, 3))
    #expect(try disk.open("d").read(10) == [1, 2, 3])
    #expect(disk.removeFolder("a/\u{301}b") && disk.removeFolder("a"))
    #expect(try disk.names(in: .empty) == ["d"])
  }

  @Test func opensOrdinaryFilesOnly() throws {
    try disk.makeFolder("folder")
    #expect(throws: FileProblem(path: site.path + "/folder", reason: "Not an ordinary file")) {
      _ = try disk.open("folder")
    }
    #expect(throws: FileProblem(path: "gone", reason: "No such file or directory")) {
      _ = try DiskFolder(site.path, namesRelatively: true).open("gone")
    }
  }
}

/// What systems do that cannot open a whole path at once.
@Suite struct WalkTests {
  private let site = TemporaryFolder()

  private func opens(_ path: RelativePath) -> Bool {
    let folder = open(site.path, O_RDONLY | O_DIRECTORY)
    defer { close(folder) }
    let found = DiskFolder.walk(path.components, from: folder, O_RDONLY, O_RDONLY | O_DIRECTORY)
    if let found { close(found) }
    return found != nil
  }

  @Test func findsWhatIsThereAndFollowsNoLink() throws {
    try site.put("", at: "a/\u{301}b/c")
    try site.link("a/link", to: "\u{301}b")
    try site.link("a/file", to: "\u{301}b/c")
    #expect(opens("a") && opens("a/\u{301}b") && opens("a/\u{301}b/c"))
    #expect(!opens("a/link/c") && !opens("a/link") && !opens("a/file") && !opens("a/gone"))
    #expect(!opens("..") && !opens("a/..") && !opens("a/../a"))
  }

  @Test func leadsNeverOutOfTheFolder() throws {
    try site.put("", at: "a/b")
    let disk = DiskFolder(site.path + "/a")
    #expect(throws: FileProblem.self) { _ = try disk.open("../a/b") }
    #expect(throws: FileProblem.self) { _ = try disk.names(in: "..") }
    #expect(throws: FileProblem.self) { _ = try disk.create("../c", for: "c") }
    #expect(try site.files().keys.sorted() == ["a/b"])
  }
}

@Suite struct DiskWalkTests {
  private let site = TemporaryFolder()

  private func walk(_ folder: RelativePath) -> DiskWalk {
    var walk = DiskWalk(root: site.path)
    walk.visit(folder)
    return walk
  }

  @Test func findsFilesAndTellsLinks() throws {
    for name in ["c/a", "c/b/d", "c/.hidden", "c/.git/x", "other"] { try site.put("", at: name) }
    try site.link("c/link", to: "..")
    let walk = walk("c")
    #expect(walk.problems == [])
    #expect(Set(walk.folders) == ["c", "c/b"])
    let files = Dictionary(uniqueKeysWithValues: walk.files.map { ($0.path, $0.isSymbolicLink) })
    #expect(files == ["c/a": false, "c/b/d": false, "c/link": true])
  }

  @Test func findsNothingWhereNothingIs() {
    #expect(walk("c").files.isEmpty)
    #expect(walk("c").problems == [])
  }

  @Test func saysThatAFolderOfTheSiteIsALink() throws {
    try site.put("", at: "real/a.md")
    try site.link("content", to: "real")
    #expect(walk("content").files.isEmpty)
    #expect(
      walk("content").problems == [
        FileProblem(
          path: "content",
          reason: "A symbolic link, which is not followed")
      ])
  }

  @Test func endsInFoldersThatAreTooDeep() throws {
    try site.put("", at: "c" + String(repeating: "/d", count: 70) + "/file")
    let problem = try #require(walk("c").problems.first)
    #expect(problem.reason == "Folders are nested more than 64 deep")
    #expect(walk("c").problems.count == 1)
  }

  /// A file that was changed just now may change again in the same moment.
  @Test func trustsNoStampOfAFileThatHasJustChanged() throws {
    try site.put("", at: "c/a")
    let walks = [-1000, 10].map { seconds in
      var walk = DiskWalk(root: site.path, later: seconds)
      walk.visit("c")
      return walk
    }
    #expect(walks.map { $0.files.map(\.isSettled) } == [[false], [true]])
    #expect(walks[0].files.map(\.stamp) == walks[1].files.map(\.stamp))
  }

  @Test func asksForStampsByNames() throws {
    for name in ["c/a.png", "c/b.png"] { try site.put("", at: name) }
    let folder = DiskFolder(site.path)
    func stamps(of names: [String], in path: RelativePath = "c", later: Int = 10) -> [UInt8]? {
      var bytes: [UInt8] = []
      let text = Array(names.joined(separator: ",").utf8)
      var (ranges, start): ([Range<Int>], Int) = ([], 0)
      for name in names {
        ranges.append(start..<start + name.utf8.count)
        start += name.utf8.count + 1
      }
      return folder.addSettledStamps(of: ranges, in: text, at: path, later: later, to: &bytes)
        ? bytes : nil
    }
    var walk = DiskWalk(root: site.path, later: 10)
    walk.visit("c")
    let known = try walk.files.sorted { $1.path < $0.path }.map { try #require($0.stamp) }
    #expect(known.count == 2)
    let all = zip(["b.png\0", "a.png\0"], known).flatMap { Array($0.utf8) + bytes(of: $1) }
    #expect(stamps(of: ["b.png", "a.png"]) == all)
    // Not before they have settled, and only of ordinary files that are there.
    #expect(stamps(of: ["a.png"], later: -1000) == nil)
    for name in ["d.png", "..", "."] { #expect(stamps(of: ["a.png", name]) == nil) }
    #expect(stamps(of: ["a.png"], in: "d") == nil)
    #expect(stamps(of: []) == [])
  }

  @Test func givesTheStampsOfPathsInTheirOrder() throws {
    for name in ["a", "c/a", "c/b", "c/d/a", "d/a"] { try site.put(name, at: name) }
    try site.link("c/link", to: "a")
    var walk = DiskWalk(root: site.path, later: 10)
    for folder in ["c", "d"] { walk.visit(RelativePath(folder)) }
    let known = Dictionary(uniqueKeysWithValues: walk.files.map { ($0.path, $0.stamp) })
    let paths: [RelativePath] = ["c/b", "c/a", "c/d/a", "c/gone", "c/link", "c/d", "d/a", "e/a"]
    let folder = DiskFolder(site.path)
    let stamps = folder.settledStamps(of: paths, later: 10)
    #expect(stamps.map { $0 != nil } == [true, true, true, false, false, false, true, false])
    for (path, stamp) in zip(paths, stamps) where stamp != nil { #expect(known[path] == stamp) }
    #expect(folder.settledStamps(of: ["a"], later: 10) != [nil])
    #expect(folder.settledStamps(of: paths, later: -1000).allSatisfy { $0 == nil })
    #expect(folder.settledStamps(of: []) == [])
  }

  @Test func listsTheSameNamesWithoutStamps() throws {
    for name in ["c/a", "c/b/d", "c/.hidden"] { try site.put("", at: name) }
    try site.link("c/link", to: "b")
    try site.link("c/lost", to: "nowhere")
    let folder = SiteFolder.disk(site.path)
    let plain = { (entry: SiteFolder.Entry) in
      SiteFolder.Entry(path: entry.path, isSymbolicLink: entry.isSymbolicLink)
    }
    let names = try folder.names("c")
    #expect(names.map(\.path) == ["c/a", "c/b/d", "c/link", "c/lost"])
    #expect(try names == folder.files("c").map(plain))
  }

  private func bytes(of stamp: FileStamp) -> [UInt8] {
    var bytes: [UInt8] = []
    stamp.append(to: &bytes)
    return bytes
  }

  @Test func writesStampsAsText() {
    let large = FileStamp.Moment(seconds: .max, nanoseconds: 999_999_999)
    let small = FileStamp.Moment(seconds: -1, nanoseconds: 0)
    let stamps = [
      FileStamp(inode: .max, size: .max, modified: large, changed: small),
      FileStamp(inode: 0, size: 0, modified: small, changed: large),
    ]
    for stamp in stamps {
      #expect(FileStamp(stamp.text) == stamp)
      #expect(bytes(of: stamp).count == 48)
    }
    #expect(bytes(of: stamps[0]) != bytes(of: stamps[1]))
    for text in ["", "1 2 3 4 5", "1 2 3 4 5 6 7", "1 2 3 4 5 x", "1  2 3 4 5 6"] {
      #expect(FileStamp(text) == nil)
    }
  }
}
