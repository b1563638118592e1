import BuiltIn
import Fixtures
import Foundation
import Foundations
import Testing

/// The program holds the files of this repository, byte for byte.
@Suite struct BuiltInTests {
  private static let repository = URL(filePath: #filePath).deletingLastPathComponent()
    .deletingLastPathComponent().deletingLastPathComponent()

  private func files(below folder: String) throws -> [RelativePath: [UInt8]] {
    let disk = SiteFolder.disk(Self.repository.path)
    var files: [RelativePath: [UInt8]] = [:]
    for entry in try disk.files(RelativePath(folder)) {
      files[entry.path] = try disk.read(entry.path)
    }
    return files
  }

  @Test func holdsEveryFileOfTheTheme() throws {
    var expected = try files(below: "templates")
    #expect(expected.removeValue(forKey: "templates/README.md") != nil)
    #expect(expected.count > 50)
    let found = BuiltIn.theme.map { (RelativePath("templates").appending($0.key.text), $0.value) }
    #expect(Dictionary(uniqueKeysWithValues: found) == expected)
  }

  @Test func holdsWhatExplainsTheFolders() throws {
    let names: [RelativePath] = ["content/README.md", "templates/README.md"]
    #expect(BuiltIn.guides.keys.sorted() == names)
    for name in names {
      #expect(try SiteFolder.disk(Self.repository.path).read(name) == BuiltIn.guides[name])
    }
  }
}
