import Foundation
import Foundations
import Testing

@testable import Preview

@Suite(.timeLimit(.minutes(10))) struct WatcherTests {
  /// The ways of watching that this system has.
  enum Way: CaseIterable {
    case own, polling

    func watcher(of site: SiteOnDisk) throws -> SiteWatcher {
      let pace = SiteWatcher.Pace(quiet: 5, interval: 5)
      return switch self {
      case .own: try SiteWatcher(root: site.path, pace: pace)
      case .polling: SiteWatcher(Polling(root: site.path), pace: pace)
      }
    }
  }

  /// What is told until all of `expected` has been.
  private func changes(
    _ watcher: SiteWatcher, until expected: Set<RelativePath>
  ) async -> Set<RelativePath> {
    var found = SiteChange([])
    for await change in watcher.changes() {
      found.formUnion(change)
      if found.paths.isSuperset(of: expected) { break }
    }
    return found.paths
  }

  private func expect(
    _ expected: Set<RelativePath>, _ way: Way, after act: (SiteOnDisk) throws -> Void,
    sourceLocation: SourceLocation = #_sourceLocation
  ) async throws {
    let site = try SiteOnDisk()
    let watcher = try way.watcher(of: site)
    try act(site)
    let found = await changes(watcher, until: expected)
    #expect(found == expected, sourceLocation: sourceLocation)
  }

  @Test(arguments: Way.allCases) func tellsOfASavedFile(way: Way) async throws {
    try await expect([RelativePath(SiteOnDisk.article)], way) { site in
      let handle = try #require(FileHandle(forWritingAtPath: site.path + "/" + SiteOnDisk.article))
      try handle.seekToEnd()
      try handle.write(contentsOf: Data("more".utf8))
      try handle.close()
    }
  }

  @Test(arguments: Way.allCases) func tellsOfAFileSavedByRename(way: Way) async throws {
    try await expect([RelativePath(SiteOnDisk.article)], way) { site in
      try site.write("new", to: "content/articles/.costs.md.tmp")
      #expect(
        rename(
          site.path + "/content/articles/.costs.md.tmp", site.path + "/" + SiteOnDisk.article) == 0
      )
    }
  }

  @Test(arguments: Way.allCases) func tellsOfNewAndRemovedFiles(way: Way) async throws {
    try await expect([RelativePath(SiteOnDisk.article), "templates/assets/new.css"], way) { site in
      try site.remove(SiteOnDisk.article)
      try site.write("p {}", to: "templates/assets/.hidden")
      try site.write("p {}", to: "templates/assets/new.css")
    }
  }

  @Test(arguments: Way.allCases) func tellsOfWhatComesIntoNewFolders(way: Way) async throws {
    let folder = "content/treatments/new"
    let site = try SiteOnDisk()
    let watcher = try way.watcher(of: site)
    try site.makeFolder(folder + "/deep")
    try site.write("x", to: folder + "/deep/facts.yaml")
    let expected: Set<RelativePath> = [RelativePath(folder), "\(folder)/deep/facts.yaml"]
    #expect(await changes(watcher, until: expected).isSuperset(of: expected))
  }

  @Test(arguments: Way.allCases) func followsAFolderThatMovesAway(way: Way) async throws {
    let site = try SiteOnDisk()
    let stream = try way.watcher(of: site).changes()
    var changes = stream.makeAsyncIterator()
    try site.move("content/articles", to: "content/pages/articles")
    var found: Set<RelativePath> = []
    while !found.isSuperset(of: ["content/articles", "content/pages/articles"]) {
      found.formUnion(await changes.next()?.paths ?? [])
    }
    try site.write("x", to: "content/pages/articles/late.md")
    while !found.contains("content/pages/articles/late.md") {
      found.formUnion(await changes.next()?.paths ?? [])
    }
    #expect(!found.contains("content/articles/late.md"))
  }

  @Test(arguments: Way.allCases) func followsContentThatIsMadeAnew(way: Way) async throws {
    let site = try SiteOnDisk()
    let stream = try way.watcher(of: site).changes()
    var changes = stream.makeAsyncIterator()
    try site.remove("content")
    var found: Set<RelativePath> = []
    while !found.contains("content") { found.formUnion(await changes.next()?.paths ?? []) }
    try site.makeFolder("content/articles")
    try site.write("x", to: "content/articles/new.md")
    while !found.contains("content/articles/new.md") {
      found.formUnion(await changes.next()?.paths ?? [])
    }
    try site.write("y", to: "content/articles/later.md")
    while !found.contains("content/articles/later.md") {
      found.formUnion(await changes.next()?.paths ?? [])
    }
    #expect(found.contains("content/articles"))
  }

  @Test func leavesTheOutputAlone() async throws {
    try await expect([RelativePath(SiteOnDisk.article)], .own) { site in
      try site.makeFolder("public")
      try site.write("x", to: "public/index.html")
      try site.write("x", to: "notes.txt")
      try site.write("x", to: SiteOnDisk.article)
    }
  }
}
