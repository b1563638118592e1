import Fixtures
import Foundations
import Testing

@Suite struct FileChangesTests {
  private let folder = TemporaryFolder()
  private var disk: DiskFolder { DiskFolder(folder.path) }

  private func texts() throws -> [String: String] {
    try folder.files().mapValues { String(decoding: $0, as: UTF8.self) }
  }

  /// A folder with three files, as all changes begin.
  private func begin() throws {
    for name in ["a", "b/c", "b/d"] { try folder.put("old \(name)", at: name) }
  }

  @Test func allAreMade() throws {
    try begin()
    var changes = FileChanges()
    changes.write(Array("new a".utf8), to: "a")
    changes.write(Array("new e".utf8), to: "x/y/e")
    changes.write(Array("new c".utf8), to: "b/c")
    changes.move("b", to: "z")
    changes.remove("z/d")
    #expect(try changes.apply(in: disk) == [])
    #expect(try texts() == ["a": "new a", "x/y/e": "new e", "z/c": "new c"])
  }

  @Test func foldersThatAreLeftEmptyGo() throws {
    try begin()
    var changes = FileChanges()
    changes.remove("b/c")
    changes.remove("b/d")
    #expect(try changes.apply(in: disk) == [])
    #expect(try texts() == ["a": "old a"])
    #expect(try folder.folders() == [])
  }

  @Test func aFolderStaysInWhichSomethingElseLies() throws {
    try begin()
    try folder.put("hidden", at: "b/.note")
    var changes = FileChanges()
    changes.remove("b/c")
    changes.remove("b/d")
    _ = try changes.apply(in: disk)
    #expect(try texts() == ["a": "old a", "b/.note": "hidden"])
  }

  /// Each fails at another step, when those before it have been made.
  @Test(arguments: ["write", "remove", "move", "link"]) func noneIsMadeWhereOneFails(
    step: String
  ) throws {
    try begin()
    try folder.put("in the way", at: "taken/file")
    let before = try texts()
    var changes = FileChanges()
    changes.write(Array("new a".utf8), to: "a")
    changes.write(Array("new c".utf8), to: "b/c")
    changes.write(Array("new f".utf8), to: "b/f")
    changes.move("b", to: "z")
    changes.remove("z/d")
    switch step {
    case "write": changes.write([1], to: "taken")
    case "remove": changes.remove("nothing")
    case "move": changes.move("z", to: "taken")
    default:
      try folder.link("away", to: "/")
      changes.write([1], to: "away/file")
    }
    do throws(FileChanges.Failure) {
      _ = try changes.apply(in: disk)
      Issue.record("nothing failed")
    } catch {
      #expect(error.notUndone == [])
      #expect(!error.problem.reason.isEmpty)
    }
    #expect(try texts() == before)
  }
}
