import Content
import Diagnostics
import Fixtures
import Foundations
import Testing

@testable import Checks
@testable import Pictures

@Suite struct PictureCheckTests {
  /// What is found of the picture `name`, which an article describes by `text`.
  private func found(
    _ name: String, _ bytes: [UInt8], text: String = "A fold", notes: String? = nil
  ) async throws -> [String] {
    var texts = [
      "content/clinic.yaml": Samples.clinic(), "content/sources.yaml": Samples.sources,
      "content/glossary.yaml": Samples.glossary,
      "content/articles/a.md": Samples.article("![\(text)](\(name))"),
    ]
    texts["content/articles/pictures.yaml"] = notes
    var files = texts.mapValues { Array($0.utf8) }
    files["content/articles/\(name)"] = bytes
    let loader = ContentLoader(
      folder: .memory(files), options: LoadOptions(asOf: Samples.day, blockNames: []))
    var problems: [Diagnostic] = []
    let content = try #require(try await loader.load(&problems))
    #expect(problems.isEmpty)
    let report = try await Samples.checker.get().check(content, asOf: Samples.day, workers: 1)
    return report.diagnostics.filter { $0.id.hasPrefix("structure/") && $0.id.contains("picture") }
      .map { "\($0.id): \($0.message)" }
  }

  @Test(arguments: [
    "a.gif", "A.GIF", "image", "Photo", "a picture", "the photo of", "IMG_2041", "img20260501",
    "DSC00012.JPG", "Screenshot 2026-05-01", "12", "`photo`", "*image* 3",
  ])
  func findsUselessDescriptions(text: String) async throws {
    let found = try await found("a.gif", GIFFile.make(), text: text)
    #expect(found.count == 1 && found[0].hasPrefix("structure/picture-description: "))
  }

  @Test(arguments: [
    "A fold", "A photo of a fold", "Picture of health", "a", "\"\"", "图片说明", "Image 3: a needle",
    "Falte", "12 needles",
  ])
  func takesNoOtherDescriptionForUseless(text: String) async throws {
    #expect(try await found("fold-of-skin.gif", GIFFile.make(), text: text) == [])
  }

  @Test func looksAtDescriptionsInNotes() async throws {
    let notes = "a.gif: { description: IMG_2041 }\n"
    let found = try await found("a.gif", GIFFile.make(), text: "", notes: notes)
    #expect(
      found == [
        "structure/picture-description: 'IMG_2041' does not say what the picture shows"
      ])
    #expect(PictureDescriptionCheck.isUseless("fold of skin", name: "fold-of-skin.jpg"))
    #expect(!PictureDescriptionCheck.isUseless("fold", name: "fold.jpg"))
  }

  /// What readers see or hear of pictures is read as any other text, where it is written.
  @Test func readsWhatNotesAndCaptionsSay() async throws {
    let notes = """
      a.gif:
        description: The treatment is completely safe
        credit: Ann Elm, whose guaranteed results speak
      """
    let found = try await claims(
      Samples.article("![A fold](a.gif \"A diabetic, and 100% safe\")"), notes: notes)
    #expect(found.contains("content/articles/pictures.yaml:2"))
    #expect(found.contains("content/articles/pictures.yaml:3"))
    #expect(found.contains { $0.hasPrefix("content/articles/a.md") })
    let plain = "a.gif: { description: A fold of skin, credit: Ann Elm, licence: CC BY 4.0 }\n"
    #expect(try await claims(Samples.article("![A fold](a.gif \"A fold\")"), notes: plain) == [])
    // A waiver stands where it does in other files.
    let waiver =
      "  # careleaf: allow claims/absolute-safety because it is a test until 2027-01-01\n"
    let waived = try await claims(
      Samples.article("![A fold](a.gif)"),
      notes: notes.replacing(
        "  description", with: waiver + "  description"))
    #expect(waived == ["content/articles/pictures.yaml:4"])
  }

  @Test func readsWhatTheFrontMatterSaysOfPictures() async throws {
    let article = Samples.article("![A fold](a.gif)").replacing(
      "summary:",
      with: "pictures: { a.gif: { description: The treatment is completely safe } }\nsummary:")
    #expect(try await claims(article, notes: nil).contains("content/articles/a.md:3"))
  }

  /// Where claims are found, each as file and line.
  private func claims(_ article: String, notes: String?) async throws -> [String] {
    var texts = [
      "content/clinic.yaml": Samples.clinic(), "content/sources.yaml": Samples.sources,
      "content/glossary.yaml": Samples.glossary, "content/articles/a.md": article,
    ]
    texts["content/articles/pictures.yaml"] = notes
    var files = texts.mapValues { Array($0.utf8) }
    files["content/articles/a.gif"] = GIFFile.make()
    let table = FileTable()
    let loader = ContentLoader(
      folder: .memory(files), table: table, options: LoadOptions(asOf: Samples.day, blockNames: [])
    )
    var problems: [Diagnostic] = []
    let content = try #require(try await loader.load(&problems))
    #expect(problems.isEmpty)
    var checker = try await Samples.checker.get()
    checker.texts = table.texts
    let report = await checker.check(content, asOf: Samples.day, workers: 1)
    return report.diagnostics.filter { $0.id.hasPrefix("claims/") }
      .map { "\($0.location.path):\($0.location.start?.line ?? 0)" }
  }

  private func png(_ raster: Raster) throws -> [UInt8] {
    try #require(PictureEncoder(isFlat: true).encode(raster, as: .png))
  }

  @Test func findsPhotographsWithTooFewPixels() async throws {
    #expect(
      try await found("a.jpg", PictureFile.jpeg)
        == ["structure/small-picture: 'a.jpg' is only 48 pixels wide"])
    // A drawing stays sharp, and what decorates may be small.
    #expect(try await found("a.png", PictureFile.palettePNG) == [])
    #expect(
      try await found("a.jpg", PictureFile.jpeg, notes: "a.jpg: { decorative: true }\n") == [])
    #expect(try await found("a.gif", GIFFile.make()) == [])
  }

  @Test func findsPicturesOfWords() async throws {
    let words = try png(Self.words(width: 640, height: 240))
    #expect(
      try await found("a.png", words)
        == ["structure/words-in-picture: 'a.png' seems to be a picture of words"])
  }

  @Test func takesNothingElseForWords() throws {
    let words = Self.words(width: 640, height: 240)
    #expect(PictureLook(words).hasWords)
    // Colours that run into each other, an empty ground, one shape, and stripes without a ground.
    let others: [(Int, Int) -> [UInt8]] = [
      { x, y in [UInt8(x * 255 / 640), UInt8(y), 128] }, { _, _ in [250, 250, 250] },
      { x, y in
        (x - 320) * (x - 320) + (y - 120) * (y - 120) < 6400 ? [200, 0, 0] : [255, 255, 255]
      },
      { x, _ in x % 8 < 4 ? [0, 0, 0] : [255, 255, 255] },
    ]
    for (number, color) in others.enumerated() {
      let bytes = (0..<240).flatMap { y in (0..<640).flatMap { x in color(x, y) } }
      let raster = Raster(width: 640, height: 240, channels: 3, bytes: bytes)
      #expect(!PictureLook(raster).hasWords, "\(number)")
    }
  }

  /// Lines of dark letters on a light ground: strokes of two pixels with gaps of some.
  private static func words(width: Int, height: Int) -> Raster {
    var bytes = [UInt8](repeating: 245, count: width * height * 3)
    for y in 0..<height where y % 30 > 8 && y % 30 < 22 {
      for x in 20..<width - 20 where x % 9 < 2 || (y % 30 == 14 && x % 18 < 6) {
        for channel in 0..<3 { bytes[(y * width + x) * 3 + channel] = 20 }
      }
    }
    return Raster(width: width, height: height, channels: 3, bytes: bytes)
  }
}
