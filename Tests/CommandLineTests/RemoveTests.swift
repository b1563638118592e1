import Foundation
import Testing

/// What `careleaf remove` does in a site that Git keeps, and when a file cannot be changed.
@Suite struct RemoveTests {
  private func git(_ words: String..., in folder: URL) throws {
    let process = Process()
    process.executableURL = URL(filePath: "/usr/bin/env")
    process.arguments =
      ["git", "-C", folder.path, "-c", "user.name=A", "-c", "user.email=a@elm.example"] + words
    process.standardOutput = FileHandle.nullDevice
    try process.run()
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "git \(words)")
  }

  /// A site of which Git has everything.
  private func keptSite() throws -> SiteCopy {
    let site = try SiteCopy(["uses"])
    try git("init", "--quiet", in: site.url)
    try git("add", ".", in: site.url)
    try git("commit", "--quiet", "--message", "A site", in: site.url)
    return site
  }

  private func run(_ site: SiteCopy, _ words: String...) async throws -> Program.Result {
    try await Program(folder: site.url).run(words + ["--as-of", "2026-06-01"])
  }

  @Test func removesWhatGitHas() async throws {
    let site = try keptSite()
    let before = try site.files(in: "content")
    let result = try await run(site, "remove", "articles/winter.md", "--to", "articles/costs.md")
    #expect(result.status == 0, "\(result.errors)")
    #expect(
      result.output.contains("to get it back: git checkout HEAD -- content/articles/winter.md\n"))
    #expect(try site.files(in: "content")["articles/winter.md"] == nil)
    try git("checkout", "HEAD", "--", "content/articles/winter.md", in: site.url)
    #expect(
      try site.files(in: "content")["articles/winter.md"] == before["articles/winter.md"])
    #expect(try site.files(in: "content").keys.allSatisfy { !$0.contains(".careleaf") })
  }

  @Test(arguments: ["changed", "new", "ignored"]) func keepsWhatGitHasNot(state: String)
    async throws
  {
    let site = try keptSite()
    let file = site.url.appending(path: "content/articles/winter.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let path = state == "changed" ? "winter" : "summer"
    if state == "ignored" {
      try Data("summer.md\n".utf8).write(to: site.url.appending(path: ".gitignore"))
    }
    let other = site.url.appending(path: "content/articles/\(path).md")
    try Data((text + "\nMore.\n").utf8).write(to: other)
    let result = try await run(site, "remove", "articles/\(path).md")
    #expect(result.status == 1)
    #expect(result.errors.contains("not committed:\n  content/articles/\(path).md\n"))
    #expect(FileManager.default.fileExists(atPath: other.path))
    let forced = try await run(site, "remove", "articles/\(path).md", "--force")
    #expect(forced.status == 0 && !forced.output.contains("get it back"))
    #expect(!FileManager.default.fileExists(atPath: other.path))
  }

  /// A folder lies where the text of another file would be written first.
  @Test(arguments: [
    ["remove", "articles/winter.md", "--to", "articles/costs.md", "--force"],
    ["rename", "treatments/peel", "light-peel"], ["rename", "articles/costs.md", "x"],
  ]) func nothingIsHalfDone(words: [String]) async throws {
    let site = try SiteCopy(["uses"])
    let inTheWay = ["articles/.careleaf-costs.md", "articles/.careleaf-x.md"]
    for folder in inTheWay + ["treatments/peel/.careleaf-facts.yaml"] {
      try FileManager.default.createDirectory(
        at: site.url.appending(path: "content/\(folder)"), withIntermediateDirectories: true)
    }
    let before = try site.files(in: "content")
    let result = try await Program(folder: site.url).run(words + ["--as-of", "2026-06-01"])
    #expect(result.status == 74)
    #expect(result.errors.hasSuffix("  nothing was changed\n"))
    #expect(try site.files(in: "content") == before)
  }
}
