import Diagnostics
import Fixtures
import Foundation
import Foundations
import Pictures
import Testing

@testable import Preview

@Suite struct PreviewSiteTests {
  private let site: SiteOnDisk
  private let preview: PreviewSite
  private let article = SiteOnDisk.article
  private let page = "articles/costs/index.html"

  init() throws {
    site = try SiteOnDisk()
    preview = try site.preview()
  }

  @Test func showsWhatWasSaved() async throws {
    let first = await preview.rebuild(after: .unknown)
    #expect(first.revision == 1 && !first.isStale && first.page == nil && first.styles == nil)
    let before = try #require(try await preview.text(page))
    try site.write(Self.text("Saved words."), to: article)
    let second = await preview.rebuild(after: SiteChange([RelativePath(article)]))
    #expect(second.revision == 2 && second.page == "/articles/costs/" && second.styles == nil)
    let after = try #require(try await preview.text(page))
    #expect(!before.contains("Saved words.") && after.contains("Saved words."))
    #expect(after.contains("data-revision=\"2\""))
  }

  @Test func keepsTheLastGoodPages() async throws {
    _ = await preview.rebuild(after: .unknown)
    let before = try await preview.text(page)
    try site.write(Self.text("{{ nothing }}"), to: article)
    let broken = await preview.rebuild(after: SiteChange([RelativePath(article)]))
    #expect(broken.isStale && broken.revision == 1)
    #expect(broken.problems.map(\.id) == ["facts/unknown-reference"])
    #expect(try await preview.text(page) == before)
    try site.write(Self.text("Fixed."), to: article)
    let fixed = await preview.rebuild(after: SiteChange([RelativePath(article)]))
    #expect(!fixed.isStale && fixed.revision == 2 && fixed.problems.isEmpty)
    #expect(try await preview.text(page)?.contains("Fixed.") == true)
  }

  @Test func beginsWithABrokenSite() async throws {
    try site.write("name: [", to: "content/clinic.yaml")
    let broken = await preview.rebuild(after: .unknown)
    #expect(broken.isStale && broken.revision == 0)
    #expect(await preview.pageCount == nil)
    #expect(try await preview.file("index.html") == nil)
    let good = try SiteOnDisk()
    try site.remove("content")
    try FileManager.default.copyItem(
      atPath: good.path + "/content", toPath: site.path + "/content")
    let fixed = await preview.rebuild(after: SiteChange(["content"]))
    #expect(!fixed.isStale && fixed.revision == 1)
    #expect(try await preview.file("index.html") != nil)
  }

  @Test func outlivesItsSources() async throws {
    _ = await preview.rebuild(after: .unknown)
    try site.move("content", to: "elsewhere")
    let gone = await preview.rebuild(after: SiteChange(["content"]))
    #expect(gone.problems.map(\.id).contains("clinic/missing-file"))
    #expect(try await preview.file(page) != nil)
    try site.move("elsewhere", to: "content")
    let back = await preview.rebuild(after: SiteChange(["content"]))
    #expect(!back.isStale && back.revision == 2)
  }

  @Test func tellsStyleSheetsApart() async throws {
    let sheet = "templates/assets/site.css"
    _ = await preview.rebuild(after: .unknown)
    try site.write("p { color: green }", to: sheet)
    let styled = await preview.rebuild(after: SiteChange([RelativePath(sheet)]))
    let address = try #require(styled.styles?.first)
    #expect(styled.revision == 2 && styled.styles?.count == 1)
    #expect(try await preview.text(String(address.dropFirst())) == "p { color: green }")
    let both = await preview.rebuild(
      after: SiteChange([RelativePath(sheet), RelativePath(article)]))
    #expect(both.styles == nil)
    #expect(await preview.rebuild(after: .unknown).styles == nil)
  }

  @Test func loadsPagesAnewWhenAStyleSheetFixesTheSite() async throws {
    let sheet = "templates/assets/site.css"
    _ = await preview.rebuild(after: .unknown)
    try site.write("p { background: url(nothing.svg) }", to: sheet)
    #expect(await preview.rebuild(after: SiteChange([RelativePath(sheet)])).isStale)
    try site.write("p { color: green }", to: sheet)
    let fixed = await preview.rebuild(after: SiteChange([RelativePath(sheet)]))
    #expect(fixed.revision == 2 && fixed.styles == nil)
  }

  @Test func tellsSinceWhenOnlyContentHasChanged() async throws {
    let clinic = "content/clinic.yaml"
    let picture = "content/articles/needle.svg"
    #expect(await preview.rebuild(after: .unknown).sameSince == 1)
    #expect(
      await preview.rebuild(after: SiteChange([RelativePath(article), RelativePath(clinic)]))
        .sameSince == 1)
    let template = "templates/article.mustache"
    #expect(
      await preview.rebuild(after: SiteChange([RelativePath(article), RelativePath(template)]))
        .sameSince == 3)
    #expect(await preview.rebuild(after: SiteChange([RelativePath(article)])).sameSince == 3)
    try site.write("<svg xmlns=\"http://www.w3.org/2000/svg\"/>", to: picture)
    #expect(await preview.rebuild(after: SiteChange([RelativePath(picture)])).sameSince == 5)
    #expect(await preview.rebuild(after: SiteChange(["content/articles/4913"])).sameSince == 5)
    #expect(await preview.rebuild(after: .unknown).sameSince == 7)
  }

  @Test func servesPicturesWithoutMetadata() async throws {
    let picture = site.path + "/content/articles/face.jpg"
    try site.write(Self.text("![A face](face.jpg)"), to: article)
    let dirty = JPEGFile.make(JPEGFile.exif(ExifData.camera()))
    try Data(dirty).write(to: URL(filePath: picture))
    #expect(await preview.rebuild(after: .unknown).problems.isEmpty)
    let secret = Data(MediaSample.secret.utf8)
    let address = "articles/face-3.\(PictureDigest(of: dirty).fingerprint).jpg"
    let file = try #require(try await preview.file(address))
    #expect(file.starts(with: [0xFF, 0xD8]) && file.range(of: secret) == nil)
    #expect(try await preview.file("articles/face.jpg") == nil)
    try Data(dirty.dropLast()).write(to: URL(filePath: picture))
    let broken = await preview.rebuild(after: SiteChange(["content/articles/face.jpg"]))
    #expect(broken.isStale && broken.problems.map(\.id) == ["media/damaged"])
    let other = JPEGFile.make(JPEGFile.exif(ExifData.camera(orientation: 6)))
    try Data(other).write(to: URL(filePath: picture))
    let fixed = await preview.rebuild(after: SiteChange(["content/articles/face.jpg"]))
    #expect(!fixed.isStale && fixed.problems.isEmpty)
    let turned = "articles/face-2.\(PictureDigest(of: other).fingerprint).webp"
    let next = try #require(try await preview.file(turned))
    #expect(next.range(of: secret) == nil)
    #expect(try await preview.file(address) == nil)
  }

  /// Nobody decodes a picture before somebody looks at it; then the preview says what is wrong.
  @Test func tellsOfPicturesThatCannotBeDecoded() async throws {
    let path = site.path + "/content/articles/a.png"
    let data = try #require(Data(PictureFile.png).range(of: Data("IDAT".utf8)))
    let header = Array(PictureFile.png[..<(data.lowerBound - 4)])
    let damaged = header + PNGFile.chunk("IDAT", [0x78, 0x9C, 1, 2, 3])
    try Data(damaged + PNGFile.chunk("IEND", [])).write(to: URL(filePath: path))
    try site.write(Self.text("![A fold](a.png)"), to: article)
    let state = await preview.rebuild(after: .unknown)
    #expect(!state.isStale && state.problems.isEmpty && state.findings.isEmpty)
    let html = try #require(try await preview.text(page))
    let address = try #require(html.firstMatch(of: #/src="/(articles/a-[^"]*)"/#)?.1)
    await #expect(throws: (any Error).self) { try await preview.file(String(address)) }
    let found = await preview.state
    #expect(found.findings.map(\.id) == ["media/damaged"])
    #expect(found.findings.first?.location.path == "content/articles/a.png")
    #expect(String(decoding: found.event, as: UTF8.self).contains("cannot be decoded"))
    let review = await preview.review(showsEditor: false)?.page(at: "/articles/costs/", html: nil)
    #expect(review?.text.contains("cannot be decoded") == true)
    // Checks that end later keep it, and so does a build of something else.
    #expect(await preview.checkContent()?.findings.count == 1)
    // With another picture it is gone.
    try Data(PictureFile.png).write(to: URL(filePath: path))
    _ = await preview.rebuild(after: SiteChange(["content/articles/a.png"]))
    #expect(await preview.checkContent()?.findings.isEmpty == true)
  }

  @Test func remembersWhatChangedWhileNothingCouldBeShown() async throws {
    _ = await preview.rebuild(after: .unknown)
    try site.write(Self.text("{{ nothing }}"), to: article)
    _ = await preview.rebuild(
      after: SiteChange([RelativePath(article), "templates/article.mustache"]))
    try site.write(Self.text("Fixed."), to: article)
    let fixed = await preview.rebuild(after: SiteChange([RelativePath(article)]))
    #expect(fixed.revision == 2 && fixed.sameSince == 2)
  }

  @Test func showsNoPageForSeveralArticles() async throws {
    _ = await preview.rebuild(after: .unknown)
    let change = SiteChange([RelativePath(article), "content/pages/about.md"])
    #expect(await preview.rebuild(after: change).page == nil)
  }

  @Test func makesNoFiles() async throws {
    let before = try FileManager.default.subpathsOfDirectory(atPath: site.path).sorted()
    _ = await preview.rebuild(after: .unknown)
    _ = try await preview.file(page)
    #expect(try FileManager.default.subpathsOfDirectory(atPath: site.path).sorted() == before)
  }

  @Test func listsWhatWasCheckedAndNotWhatWasSavedSince() async throws {
    try site.write(Self.text("Older words."), to: article)
    let preview = try site.preview { [site, article] _ in
      try site.write(Self.text("Newer words."), to: article)
      let place = SourceLocation(
        path: RelativePath(article), start: SourcePosition(line: 5, column: 1))
      return SiteFindings([Diagnostic("x/y", .warning, "wrong", at: place)])
    }
    _ = await preview.rebuild(after: .unknown)
    let state = try #require(await preview.checkContent())
    let list = state.listedFindings.json.text
    #expect(list.contains("Older words.") && !list.contains("Newer words."))
    #expect(state.files.texts(RelativePath(article))?.line(5) == "Older words.")
  }

  private static func text(_ body: String) -> String {
    "---\ntitle: Costs\nsummary: What it costs.\n---\n\(body)\n"
  }
}
