import Fixtures
import Foundations
import Testing

@Suite struct SitePictureTests {
  private let face = "content/treatments/peel/face.jpg"

  private func problems(_ text: String) async throws -> String {
    var site = SampleSite([pagePath: page(text)])
    site.files[face] = JPEGFile.make()
    site.files["content/logo.svg"] = SVGFile.make()
    return try await site.problems()
  }

  @Test(arguments: [
    "![A face](face.jpg)", "![A face](./face.jpg \"Title\")", "![A logo](../../logo.svg)",
    "![A face][f]\n\n[f]: face.jpg",
  ])
  func acceptsPicturesThatAreThere(text: String) async throws {
    #expect(try await problems(text) == "")
  }

  @Test func suggestsTheNearestPicture() async throws {
    let text = "![A face](fase.jpg) here"
    #expect(
      try await problems(text)
        == pageError(
          "there is no picture 'fase.jpg'  [images/missing]", text, column: 11, length: 8,
          help: "did you mean 'face.jpg'?"))
  }

  @Test(arguments: ["look.md", "facts.yaml", "../../../photo.jpg", "/photo.jpg", "xyzzy.png"])
  func refusesWhatIsNoPictureOfTheSite(source: String) async throws {
    let text = "![A face](\(source))"
    #expect(
      try await problems(text)
        == pageError(
          "there is no picture '\(source)'  [images/missing]", text, column: 11,
          length: source.count,
          help: "put it into content/treatments/peel as .jpg, .png, .webp, .avif, .gif or .svg"))
  }

  @Test(arguments: ["https://x.example/a.jpg", "//x.example/a.jpg"])
  func refusesPicturesOfOtherServers(source: String) async throws {
    let text = "![A face](\(source))"
    #expect(
      try await problems(text)
        == pageError(
          "pictures of other servers are not shown  [images/remote]", text, column: 11,
          length: source.count, help: "put the picture beside the article"))
  }

  @Test func wantsADescription() async throws {
    let found = try await problems("![](face.jpg)")
    #expect(found.hasPrefix("error: "), "\(found)")
    #expect(found.contains("\(pagePath):6:"))
  }

  @Test func notesThePicturesOfAPage() async throws {
    var site = SampleSite([pagePath: page("![A face](face.jpg)", front: "image: ../../logo.svg")])
    site.files[face] = JPEGFile.make()
    site.files["content/logo.svg"] = SVGFile.make()
    site.files["content/unused.jpg"] = [0xFF]
    let (content, console) = try await site.load()
    #expect(console == "")
    let article = try #require(content?.articles.first)
    #expect(article.previewImage == "content/logo.svg")
    #expect(article.outline.images.map(\.value.text) == [face, "content/logo.svg"])
    #expect(content?.media["content/logo.svg"]?.width == 3)
    #expect(content?.media["content/logo.svg"]?.height == 2)
    #expect(content?.media[RelativePath(face)]?.width == 3)
    #expect(
      content?.mediaUses == ["content/logo.svg": .card, RelativePath(face): .shown])
    #expect(content?.media["content/logo.svg"]?.made == nil)
    let made = content?.media[RelativePath(face)]
    #expect(
      made?.plainPath.description.hasPrefix("treatments/peel/face-3.") == true
        && made?.plainPath.description.hasSuffix(".jpg") == true)
    #expect(content?.media["content/unused.jpg"]?.width == nil)
  }

  /// A file of a few bytes can promise any number of pixels, also one that is not decoded here.
  @Test func looksAtSizesBeforeAnythingElse() async throws {
    func found(_ name: String, _ bytes: [UInt8]) async throws -> [String] {
      var site = SampleSite([pagePath: page("![A face](\(name))")])
      site.files["content/treatments/peel/\(name)"] = bytes
      return try await site.problemList().map(\.id)
    }
    let rest = PNGFile.chunk("IDAT", [0x78, 1]) + PNGFile.chunk("IEND", [])
    func png(_ width: [UInt8], _ film: [UInt8] = []) -> [UInt8] {
      let header = PNGFile.chunk("IHDR", width + width + [8, 0, 0, 0, 0])
      return Array(PictureFile.png.prefix(8)) + header + film + rest
    }
    let film = PNGFile.chunk("acTL", [0, 0, 0, 1, 0, 0, 0, 0])
    #expect(try await found("a.png", png([0, 0, 0, 0])) == ["media/damaged"])
    #expect(
      try await found("a.png", png([0, 0, 0x75, 0x30], film))
        == ["media/too-many-pixels"])
    var jpeg = JPEGFile.make()
    let frame = try #require(jpeg.firstIndex(of: 0xC0))
    (jpeg[frame + 4], jpeg[frame + 5]) = (0, 0)
    #expect(try await found("a.jpg", jpeg) == ["media/damaged"])
  }
}
