import Fixtures
import Synchronization
import Testing

@testable import Foundations
@testable import Pictures
@testable import Site

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
      <h1>Look: Peel</h1>
      <p><img src="/treatments/peel/a.gif" alt="A face" width="3" height="2" decoding="async" /></p>

      """
    try await site.expectOutput(
      adding: [
        "treatments/peel/look/index.html": page,
        "treatments/peel/a.gif": String(decoding: gif, as: UTF8.self),
      ])
    #expect(try site.output.files()["treatments/peel/a.gif"] == gif)
  }

  private func markup(of text: String, _ binaries: [String: [UInt8]]) async throws -> String {
    let site = try site(text)
    for (name, bytes) in binaries { site.binaries["content/treatments/peel/\(name)"] = bytes }
    let page = try await site.page("treatments/peel/look/index.html")
    return String(page.dropFirst("<h1>Look: Peel</h1>\n".utf8.count)).replacing(
      #/\.[0-9a-f]{10}\./#, with: ".*.")
  }

  /// Browsers choose from the widths; who knows no WebP gets another file. No telephone asks for
  /// one of 360 pixels for the width of a text.
  @Test func offersSeveralWidths() async throws {
    let wide = try wide()
    #expect(
      try await markup(of: "![A fold](b.png \"How to hold it\")", ["b.png": wide])
        == """
        <figure>
        <a class="picture-link" href="/treatments/peel/b-1300.*.webp"><picture>\
        <source type="image/webp" srcset="\
        /treatments/peel/b-720.*.webp 720w, /treatments/peel/b-1080.*.webp 1080w, \
        /treatments/peel/b-1300.*.webp 1300w" sizes="(min-width: 48rem) 43rem, 92vw" />\
        <img src="/treatments/peel/b-1080.*.jpg" alt="A fold" width="1300" height="13" \
        decoding="async" /></picture></a>
        <figcaption>How to hold it</figcaption>
        </figure>

        """)
  }

  /// What is below the first picture can wait; what decorates is no link; a small picture has no
  /// more to show.
  @Test func showsSmallAndDecorativePictures() async throws {
    let text = "![\"\"](b.png)\n\nText ![A fold](c.png \"Title\").\n"
    #expect(
      try await markup(of: text, ["b.png": wide(), "c.png": PictureFile.alphaPNG])
        == """
        <p><picture><source type="image/webp" srcset="\
        /treatments/peel/b-720.*.webp 720w, /treatments/peel/b-1080.*.webp 1080w, \
        /treatments/peel/b-1300.*.webp 1300w" sizes="(min-width: 48rem) 43rem, 92vw" />\
        <img src="/treatments/peel/b-1080.*.jpg" alt="" width="1300" height="13" \
        decoding="async" /></picture></p>
        <p>Text <picture><source type="image/webp" srcset="/treatments/peel/c-48.*.webp 48w" \
        sizes="(min-width: 48rem) 43rem, 92vw" /><img src="/treatments/peel/c-48.*.png" \
        alt="A fold" title="Title" width="48" height="32" loading="lazy" decoding="async" />\
        </picture>.</p>

        """)
  }

  /// Readers see how much time lies between the two, and what they must not expect.
  @Test func saysWhatMustBeSaidOfAPair() async throws {
    let rest = "unedited: true, consent: { scope: [website], until: 2027-05-31 }"
    let site = try site("![A fold](b.png \"Title\")\n\n![Another](c.png)")
    for name in ["b.png", "c.png"] {
      site.binaries["content/treatments/peel/\(name)"] = PictureFile.png
    }
    site.files["content/treatments/peel/pictures.yaml"] = """
      b.png: { taken: 2026-01-31, credit: Ann Elm, \(rest) }
      c.png: { before: b.png, taken: 2026-03-01, procedure: 2 <peels>, \(rest) }

      """
    let words = try #require(site.files["templates/i18n/en.yaml"])
    site.files["templates/i18n/en.yaml"] =
      words.replacing("\"pictures.before\"", with: "\"Before {date}.\"")
      .replacing("\"pictures.after\"", with: "\"After {date}: {procedure}\"")
    let page = try await site.page("treatments/peel/look/index.html")
      .replacing("dates.months.", with: "")
    #expect(page.contains("<figcaption>Title <small>Before 31 1 2026. Ann Elm</small>"))
    #expect(page.contains("<figcaption><small>After 1 3 2026: 2 &lt;peels&gt;</small>"))
  }

  /// Not only those that stand alone have somebody who made them.
  @Test func namesWhoMadePicturesAmongWords() async throws {
    let site = try site("Text ![A fold](b.png) and words.\n\n- ![Another](b.png)")
    site.binaries["content/treatments/peel/b.png"] = PictureFile.png
    site.files["content/treatments/peel/pictures.yaml"] =
      "b.png: { credit: Ann <Elm>, licence: CC BY 4.0 }\n"
    let page = try await site.page("treatments/peel/look/index.html")
    let credit = "</picture> <small class=\"picture-credit\">(Ann &lt;Elm&gt;, CC BY 4.0)</small>"
    #expect(page.contains("\(credit) and words."))
    #expect(page.contains("\(credit)</li>"))
  }

  /// An address tells what it leads to: other bytes have another one.
  @Test func publishesNothingUnderTheAddressOfAnotherPicture() async throws {
    let site = try site("![A fold](b.png)")
    let path: RelativePath = "content/treatments/peel/b.png"
    let picture = Mutex(PictureFile.png)
    let rest = site.folder
    let folder = SiteFolder(
      files: { folder throws(FileProblem) in
        let files = try rest.files(folder)
        return path.isBelow(folder) ? (files + [.init(path: path)]) : files
      },
      read: { file throws(FileProblem) in
        file == path ? picture.withLock { $0 } : try rest.read(file)
      })
    let plan = try #require(try await SiteBuild.prepare(folder, options: site.options).plan)
    let file = try #require(
      plan.stages.joined().first { $0.path.text.hasPrefix("treatments/peel/b-48.") })
    #expect(throws: Never.self) { try file.make() }
    picture.withLock { $0 = PictureFile.palettePNG }
    #expect(
      throws: FileProblem(path: path.text, reason: "It has changed while the site was made")
    ) { try file.make() }
  }

  @Test func leadsLinksToTheLargest() async throws {
    #expect(
      try await markup(of: "[A fold](b.png)", ["b.png": wide()])
        == "<p><a href=\"/treatments/peel/b-1300.*.webp\">A fold</a></p>\n")
  }

  /// A picture of 1,300 × 13 pixels.
  private func wide() throws -> [UInt8] {
    let bytes = (0..<1300 * 13 * 3).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let raster = Raster(width: 1300, height: 13, channels: 3, bytes: bytes)
    return try #require(PictureEncoder(isFlat: false).encode(raster, as: .png))
  }

  @Test func leavesTheSizeOutWhereTheFileDoesNotSayIt() async throws {
    let site = try site("![A face](a.gif)")
    site.files["content/treatments/peel/look.md"] = article("Look", text: "![A face](a.svg)")
    site.files["content/treatments/peel/a.svg"] = "<svg xmlns='http://www.w3.org/2000/svg'/>"
    #expect(
      try await site.page("treatments/peel/look/index.html")
        == "<h1>Look: Peel</h1>\n<p><img src=\"/treatments/peel/a.svg\" alt=\"A face\" /></p>\n")
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

  // MARK: - In templates

  private let shown =
    "{{#picture}}{{url}}|{{choices}}|{{width}}x{{height}}|{{description}};{{/picture}}"

  /// A card has the picture of its page in small files; the first page of the site in all.
  @Test func cardsAndTheFirstPageShowPictures() async throws {
    let site = try site("Text.")
    site.binaries["content/articles/b.png"] = try wide()
    site.files["content/articles/a.md"] = article("A", "image: b.png")
    site.files["content/treatments/peel/index.md"] = article("Peel", "image: ../../articles/b.png")
    site.files["templates/articles.mustache"] = "{{#articles}}\(shown){{/articles}}"
    site.files["templates/subjects.mustache"] = "{{#treatments}}\(shown){{/treatments}}"
    let small = """
      /articles/b-1080.*.jpg|/articles/b-360.*.webp 360w, /articles/b-720.*.webp 720w|1300x13|;
      """
    for page in ["articles/index.html", "treatments/index.html"] {
      let found = try await site.page(page).replacing(#/\.[0-9a-f]{10}\./#, with: ".*.")
      #expect(found == small, "\(page)")
    }
    #expect(try await made(site) == ["b-1080.*.jpg", "b-360.*.webp", "b-720.*.webp"])
    site.files["content/pages/index.md"] = article("Home", "image: ../articles/b.png")
    site.files["content/articles/pictures.yaml"] = "b.png: { description: A fold }\n"
    site.files["templates/home.mustache"] =
      "{{#page.picture}}{{choices}}|{{description}}{{/page.picture}}"
    let home = try await site.page("index.html")
    #expect(home.contains("webp 1300w|A fold"))
    #expect(
      try await made(site) == [
        "b-1080.*.jpg", "b-1080.*.webp", "b-1300.*.webp", "b-360.*.webp", "b-720.*.webp",
      ])
  }

  /// The names of the files that are made of pictures in `articles`.
  private func made(_ site: SiteFixture) async throws -> [String] {
    try await site.plan().stages.joined().map(\.path.text)
      .filter { $0.hasPrefix("articles/b-") }
      .map { path in
        String(path.dropFirst("articles/".count))
          .replacing(#/\.[0-9a-f]{10}\./#, with: ".*.")
      }.sorted()
  }

  @Test func reviewersHavePictures() async throws {
    let site = try site("Text.")
    let clinic = try #require(site.files["content/clinic.yaml"])
    let plain = "{ id: dr-lee, name: Dr. Lee, role: Doctor }"
    #expect(clinic.contains(plain))
    let lee = "{ id: dr-lee, name: Dr. Lee, role: Doctor, picture: team/lee.png }"
    site.files["content/clinic.yaml"] = clinic.replacing(plain, with: lee)
    site.binaries["content/team/lee.png"] = PictureFile.png
    site.files["content/articles/a.md"] = article(
      "A", "review: { by: dr-lee, on: 2026-05-01, due: 2027-05-01 }")
    site.files["templates/article.mustache"] = "{{#page.review}}\(shown){{/page.review}}"
    let page = try await site.page("articles/a/index.html")
    #expect(page.contains(#/^/team/lee-48\.[0-9a-f]{10}\.jpg\|/team/lee-48\./#), "\(page)")
    site.files["content/clinic.yaml"] =
      clinic.replacing(
        plain, with: lee.replacing("lee.png", with: "li.png"))
    let console = try await site.build().console
    #expect(console.contains("there is no picture 'team/li.png'  [images/missing]"))
    #expect(console.contains("did you mean 'team/lee.png'?"))
    site.files["content/clinic.yaml"] =
      clinic.replacing(
        plain, with: lee.replacing("team/", with: "../../"))
    #expect(try await site.build().console.contains("[images/missing]"))
  }
}
