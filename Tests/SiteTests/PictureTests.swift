import Fixtures
import Testing

@Suite struct PictureTests {
  /// A picture of 3 × 2 pixels.
  private let gif = GIFFile.make()

  private func site(_ text: String, _ front: String = "") throws -> SiteFixture {
    let site = try SiteFixture([
      "content/treatments/peel/look.md": article("Look", front, text: text)
    ])
    site.binaries["content/treatments/peel/a.gif"] = gif
    return site
  }

  @Test func copiesPicturesAndSaysTheirSize() async throws {
    let site = try site("![A face](a.gif)")
    let page = """
      <h1>Look</h1>
      <p><img src="/treatments/peel/a.gif" alt="A face" width="3" height="2" loading="lazy" /></p>

      """
    try await site.expectOutput(
      adding: [
        "treatments/peel/look/index.html": page,
        "treatments/peel/a.gif": String(decoding: gif, as: UTF8.self),
      ])
    #expect(try site.output.files()["treatments/peel/a.gif"] == gif)
  }

  @Test func leavesTheSizeOutWhereTheFileDoesNotSayIt() async throws {
    let site = try site("![A face](a.gif)")
    site.files["content/treatments/peel/look.md"] = article("Look", text: "![A face](a.svg)")
    site.files["content/treatments/peel/a.svg"] = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    #expect(
      try await site.page("treatments/peel/look/index.html")
        == "<h1>Look</h1>\n<p><img src=\"/treatments/peel/a.svg\" alt=\"A face\" /></p>\n")
  }

  @Test func showsThePictureOfAnotherFolder() async throws {
    let site = try site("Text.")
    site.files["content/articles/a.md"] = article(
      "A", text: "![A face](../treatments/peel/a.gif)")
    #expect(
      try await site.page("articles/a/index.html").contains("src=\"/treatments/peel/a.gif\""))
  }

  @Test func givesLinkPreviewsAFullAddress() async throws {
    let site = try site("Text.", "image: a.gif")
    site.files["templates/guide.mustache"] = "{{page.image_url}}"
    let path = "treatments/peel/look/index.html"
    #expect(try await site.page(path) == "https://elm.example/treatments/peel/a.gif")
    site.options.baseURL = "https://host.example/clinic/"
    #expect(try await site.page(path) == "https://host.example/clinic/treatments/peel/a.gif")
  }

  @Test func givesTheHomePageAPictureToo() async throws {
    let site = try site("Text.")
    site.files["content/pages/index.md"] = article("Home", "image: ../treatments/peel/a.gif")
    site.files["templates/home.mustache"] = "{{page.image_url}}"
    #expect(
      try await site.page("index.html") == "https://elm.example/treatments/peel/a.gif")
  }
}
