import Fixtures
import Testing

@testable import Pictures

/// What stands for a page where others link to it.
@Suite struct SocialCardTests {
  private let card =
    "{{#page.social_card}}{{url}} {{width}} {{height}} {{description}}{{/page.social_card}}"
  private let page = "articles/a/index.html"

  private func site(_ text: String, _ front: String = "") throws -> SiteFixture {
    let site = try SiteFixture()
    site.files["content/articles/a.md"] = article("A", front, text: text)
    site.binaries["content/articles/b.png"] = try png(1300, 700)
    site.binaries["content/articles/c.png"] = try png(400, 400)
    for name in ["article", "home", "search"] { site.files["templates/\(name).mustache"] = card }
    return site
  }

  private func png(_ width: Int, _ height: Int) throws -> [UInt8] {
    let bytes = (0..<width * height * 3).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let raster = Raster(width: width, height: height, channels: 3, bytes: bytes)
    return try #require(PictureEncoder(isFlat: false).encode(raster, as: .png))
  }

  private func shown(_ site: SiteFixture, _ page: String? = nil) async throws -> String {
    try await site.page(page ?? self.page).replacing(#/\.[0-9a-f]{10}\./#, with: ".*.")
  }

  @Test func isCutFromThePictureOfTheArticle() async throws {
    let site = try site("![A fold](c.png)", "image: b.png")
    site.files["content/articles/pictures.yaml"] = "b.png: { description: Two folds }\n"
    let base = "https://elm.example/articles"
    #expect(try await shown(site) == "\(base)/b-card.*.jpg 1200 630 Two folds")
    // Without one, from the first in the text, with what that says of it.
    site.files["content/articles/a.md"] = article("A", text: "Text.\n\n![A *fold*](c.png)")
    #expect(try await shown(site) == "\(base)/c-card.*.jpg 400 210 A fold")
    let plan = try await site.plan()
    let file = try #require(
      plan.stages.joined().first { $0.path.text.hasPrefix("articles/c-card.") })
    let bytes = try file.make()
    let source = try PictureSource(bytes, format: .jpeg, size: (400, 210), orientation: 1)
    #expect(throws: Never.self) { try source.look() }
    #expect(!plan.stages.joined().contains { $0.path.text.hasPrefix("articles/b-card.") })
  }

  @Test func isThatOfTheClinicWhereAPageHasNone() async throws {
    let site = try site("Text.")
    #expect(try await shown(site) == "")
    site.files["content/pages/index.md"] = article("Home", "image: ../articles/c.png")
    for page in [nil, "search/index.html", "index.html"] {
      #expect(
        try await shown(site, page) == "https://elm.example/articles/c-card.*.jpg 400 210 ")
    }
    let clinic = try #require(site.files["content/clinic.yaml"])
    site.files["content/clinic.yaml"] = clinic + "social_card: articles/b.png\n"
    for page in [nil, "search/index.html"] {
      #expect(
        try await shown(site, page) == "https://elm.example/articles/b-card.*.jpg 1200 630 ")
    }
    site.files["content/clinic.yaml"] = clinic + "social_card: articles/d.png\n"
    let console = try await site.build().console
    #expect(console.contains("there is no picture 'articles/d.png'  [images/missing]"))
  }

  /// Small ones and drawings of lines are shown by no network.
  @Test func isNotMadeOfWhatCannotBeShown() async throws {
    let site = try site("![A fold](d.png)\n\n![A drawing](e.svg)")
    site.binaries["content/articles/d.png"] = PictureFile.png
    site.files["content/articles/e.svg"] = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    #expect(try await shown(site) == "")
  }

  @Test func showsPeopleOnlyWhereTheyAgreed() async throws {
    let site = try site("Text.", "image: b.png")
    let notes = "b.png: { people: true, consent: { until: 2027-01-01, scope: [website] } }\n"
    site.files["content/articles/pictures.yaml"] = notes
    #expect(try await shown(site) == "")
    let console = try await site.build().console
    #expect(
      console.contains(
        "'b.png' does not stand for the page where others link to it  [pictures/not-for-links]"))
    site.files["content/articles/pictures.yaml"] = notes.replacing(
      "[website]", with: "[website, social]")
    #expect(try await shown(site).contains("/b-card.*.jpg 1200 630"))
    #expect(try await site.build().console == "")
    // The text has another picture, which counts only where none is named.
    site.files["content/articles/pictures.yaml"] = notes
    site.files["content/articles/a.md"] = article("A", text: "![A](b.png)\n\n![B](c.png)")
    #expect(try await shown(site).contains("/c-card.*.jpg"))
  }

  @Test func leavesOutWhatOnlyDecorates() async throws {
    let site = try site("![](b.png)\n\n![B](c.png)")
    site.files["content/articles/pictures.yaml"] = "b.png: { decorative: true }\n"
    #expect(try await shown(site).contains("/c-card.*.jpg"))
  }
}
