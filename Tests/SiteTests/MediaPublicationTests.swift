import Diagnostics
import Fixtures
import Foundations
import Testing

@testable import Media
@testable import Pictures
@testable import Site

/// Which pictures and documents are published, and what of them.
@Suite struct MediaPublicationTests {
  private let dirty = JPEGFile.make(JPEGFile.exif(ExifData.camera(orientation: 6)))
  private let secret = Array(MediaSample.secret.utf8)

  /// The pictures and documents in the output.
  private func published(_ site: SiteFixture) async throws -> [String: [UInt8]] {
    let console = try await site.build().console
    #expect(console == "")
    let endings = [".avif", ".gif", ".jpg", ".pdf", ".png", ".svg", ".webp"]
    return try site.output.files().filter { file in endings.contains { file.key.hasSuffix($0) } }
  }

  /// The names of the pictures and documents in the output, without their sizes and marks.
  private func names(_ site: SiteFixture) async throws -> [String] {
    try await published(site).keys.map { $0.replacing(#/-[0-9]+\.[0-9a-f]{10}\./#, with: ".") }
      .sorted()
  }

  @Test func publishesWithoutMetadata() async throws {
    let site = try SiteFixture(["content/articles/a.md": article("A", text: "![A face](a.jpg)")])
    site.binaries["content/articles/a.jpg"] = dirty
    let files = try await published(site)
    let stem = "articles/a-2.\(PictureDigest(of: dirty).fingerprint)"
    #expect(files.keys.sorted() == ["\(stem).jpg", "\(stem).webp"])
    for bytes in files.values {
      #expect(!bytes.contains(secret) && !bytes.contains(Array("Exif".utf8)))
    }
    let manifest = try #require(
      Manifest(bytes: Array(try site.output.text(".careleaf-manifest").utf8)))
    let bytes = try #require(files["\(stem).jpg"])
    #expect(manifest.digests[RelativePath("\(stem).jpg")] == FileDigest(of: bytes))
    #expect(try await site.page("articles/a/index.html").contains("width=\"2\" height=\"3\""))
    let again = try await site.build()
    #expect(again.counts.written == 0 && again.console == "")
  }

  @Test func publishesOnlyWhatPublishedPagesUse() async throws {
    let site = try SiteFixture([
      "content/articles/a.md": article(
        "A", "image: front.jpg", text: "![A face](shown.jpg) and [a sheet](linked.pdf#page=2)."),
      "content/articles/draft.md": article("D", "draft: true", text: "![A face](draft.jpg)"),
      "content/articles/later.md": article("E", "publish_on: 2027-01-01\nimage: later.jpg"),
      "content/articles/over.md": article("F", "expires_on: 2026-01-01", text: "[a](over.pdf)"),
    ])
    for name in ["front", "shown", "draft", "later", "unused"] {
      site.binaries["content/articles/\(name).jpg"] = dirty
    }
    for name in ["linked", "over"] {
      site.binaries["content/articles/\(name).pdf"] = PDFFile.make()
    }
    // Nothing is said about files that are not published.
    site.binaries["content/articles/broken.png"] = [1, 2, 3]
    let names = try await names(site)
    #expect(
      names == [
        "articles/front.jpg", "articles/front.webp", "articles/linked.pdf", "articles/shown.jpg",
        "articles/shown.webp",
      ])
    site.options.includesDrafts = true
    #expect(try await self.names(site).contains("articles/draft.jpg"))
  }

  @Test func removesWhatIsNoLongerUsed() async throws {
    let site = try SiteFixture(["content/articles/a.md": article("A", text: "![A face](a.jpg)")])
    site.binaries["content/articles/a.jpg"] = dirty
    #expect(try await names(site) == ["articles/a.jpg", "articles/a.webp"])
    site.files["content/articles/a.md"] = article("A", "image: a.jpg")
    #expect(try await names(site) == ["articles/a.jpg", "articles/a.webp"])
    site.files["content/articles/a.md"] = article("A")
    #expect(try await published(site) == [:])
  }

  /// Where a site allows HTML, or a template names a picture, nobody has looked up what it leads to.
  @Test func publishesWhatHTMLAndTemplatesName() async throws {
    let text =
      "<img src=\"/health/articles/a.jpg\">\n\n<a href='../b.pdf'>b</a> <img src=../c.jpg>"
    let site = try SiteFixture([
      "content/articles/a.md": article("A", text: text),
      "templates/fragments/footer.mustache": "<img src=\"/pages/logo.jpg\">",
    ])
    site.files["content/clinic.yaml", default: ""] += "raw_html: true\n"
    for name in ["articles/a", "articles/c", "pages/logo", "pages/other"] {
      site.binaries["content/\(name).jpg"] = dirty
    }
    site.binaries["content/articles/b.pdf"] = PDFFile.make()
    let files = try await published(site)
    #expect(files.values.allSatisfy { !$0.contains(secret) })
    #expect(
      files.keys.sorted() == [
        "articles/a.jpg", "articles/b.pdf", "articles/c.jpg", "pages/logo.jpg",
      ])
  }

  /// A picture can be whole as a file and still hold nothing that can be shown.
  @Test func refusesWhatCannotBeDecoded() async throws {
    let site = try SiteFixture(["content/articles/a.md": article("A", text: "![A face](a.png)")])
    let header: [UInt8] = [0, 0, 0, 3, 0, 0, 0, 2, 8, 2, 0, 0, 0]
    func file(_ header: [UInt8]) -> [UInt8] {
      let chunks = [("IHDR", header), ("IDAT", [1, 2, 3]), ("IEND", [])].map {
        PNGFile.chunk($0.0, $0.1)
      }
      return Array(PictureFile.png.prefix(8)) + chunks.joined()
    }
    site.binaries["content/articles/a.png"] = file(header)
    let console = try await site.build().console
    #expect(console.hasPrefix("error: the file is damaged: its pixels cannot be decoded ("))
    #expect(console.contains("  [media/damaged]\n  --> content/articles/a.png\n"))
    site.binaries["content/articles/a.png"] = file([0, 0, 0x40, 0, 0, 0, 0x40, 0, 8, 2, 0, 0, 0])
    try await site.expectProblems(
      """
      error: the picture has too many pixels  [media/too-many-pixels]
        --> content/articles/a.png
         = help: save it smaller: 4,000 pixels in width are more than any page shows

      """)
  }

  /// What was kept of a picture gives the same site as making it again, and nothing is kept that is
  /// not used.
  @Test func keepsWhatItMade() async throws {
    let site = try SiteFixture(["content/articles/a.md": article("A", text: "![A face](a.jpg)")])
    site.binaries["content/articles/a.jpg"] = PictureFile.jpeg
    let made = try await published(site)
    let folder = TemporaryFolder()
    for isFresh in [false, false, true] {
      site.options.pictures = LastBuild.pictures(of: folder.path, isFresh: isFresh)
      #expect(try await published(site) == made)
      site.options.pictures?.removeUnused()
      // The two others are what it looks like, and what keeps the folder out of repositories.
      #expect(try folder.files().count == made.count + 2)
    }
    let kept = try #require(try folder.files().keys.first { !$0.hasSuffix(".gitignore") })
    try folder.put([1, 2, 3], at: kept)
    site.options.pictures = LastBuild.pictures(of: folder.path)
    #expect(try await published(site) == made)
    site.files["content/articles/a.md"] = article("A")
    #expect(try await published(site) == [:])
    site.options.pictures = LastBuild.pictures(of: folder.path)
    site.options.pictures?.removeUnused()
    #expect(try folder.files().count == 1)
  }

  @Test func refusesWhatCannotBeCleaned() async throws {
    let site = try SiteFixture([
      "content/articles/a.md": article(
        "A", text: "![A face](a.jpg) ![A face](b.png) ![A face](c.svg)"),
      "content/articles/c.svg":
        "<svg xmlns='http://www.w3.org/2000/svg'>\n <a onclick='b'/></svg>",
    ])
    site.binaries["content/articles/a.jpg"] = Array(dirty.dropLast())
    site.binaries["content/articles/b.png"] = GIFFile.make()
    try await site.expectProblems(
      """
      error: the file is damaged: it ends too early  [media/damaged]
        --> content/articles/a.jpg
         = help: open it in a program that shows it, and save it again

      error: the file is GIF, not PNG  [media/wrong-kind]
        --> content/articles/b.png
         = help: let its name end with '.gif', or save it as PNG

      error: 'onclick' is not allowed in a drawing  [media/script]
        --> content/articles/c.svg:2:5
         |
       2 |  <a onclick='b'/></svg>
         |     ^^^^^^^^^^^ remove the attribute

      """)
  }

  /// Somebody can save another picture while the site is made.
  @Test func neverPublishesAPictureThatItHasNotLookedAt() async throws {
    let site = try SiteFixture(["content/articles/a.md": article("A", text: "![A face](a.jpg)")])
    site.binaries["content/articles/a.jpg"] = dirty
    let folder = TemporaryFolder()
    for (path, text) in site.files { try folder.put(text, at: path) }
    try folder.put(dirty, at: "content/articles/a.jpg")
    let build = try await SiteBuild.prepare(.disk(folder.path), options: site.options)
    let name = "articles/a-2.\(PictureDigest(of: dirty).fingerprint).jpg"
    let file = try #require(build.plan?.file(at: RelativePath(name)))
    let made = try file.make()
    #expect(MediaFormat(of: made) == .jpeg && !made.contains(secret))
    try folder.put(JPEGFile.make(JPEGFile.exif(ExifData.camera())), at: "content/articles/a.jpg")
    #expect(throws: FileProblem.self) { try file.make() }
    try folder.put(Array(dirty.prefix(60)), at: "content/articles/a.jpg")
    #expect(throws: FileProblem.self) { try file.make() }
  }

  @Test func cleansThePicturesOfTheTheme() throws {
    var diagnostics: [Diagnostic] = []
    let clean = JPEGFile.make(JPEGFile.exif(ExifData.orientation(6)))
    let script = Array("<svg><script/></svg>".utf8)
    let pipeline = AssetPipeline(
      [
        "team.jpg": dirty, "a.svg": SVGFile.make("<!-- a -->"), "b.svg": script,
        "c.png": [1], "d.bin": [1],
      ], &diagnostics)
    #expect(pipeline.assets["team.jpg"]?.bytes == clean)
    #expect(pipeline.assets["a.svg"]?.bytes == SVGFile.make())
    #expect(pipeline.assets["d.bin"]?.bytes == [1])
    #expect(
      diagnostics.map(\.location.path) == ["templates/assets/b.svg", "templates/assets/c.png"])
  }
}
