import Diagnostics
import Fixtures
import Foundations
import Testing

@testable import Site

@Suite struct AssetTests {
  private func problems(_ assets: [RelativePath: String]) -> String {
    var diagnostics: [Diagnostic] = []
    _ = AssetPipeline(assets.mapValues { Array($0.utf8) }, &diagnostics)
    return ConsoleRenderer { path in
      path.relative(to: "templates/assets").flatMap { assets[$0] }
        .map { SourceFile(path: path, text: $0) }
    }.render(diagnostics)
  }

  /// The built assets by their path in `templates/assets/`: path and text.
  private func built(_ assets: [RelativePath: String]) -> [String: String] {
    var diagnostics: [Diagnostic] = []
    let pipeline = AssetPipeline(assets.mapValues { Array($0.utf8) }, &diagnostics)
    #expect(diagnostics == [])
    return Dictionary(
      uniqueKeysWithValues: pipeline.assets.values.map {
        ($0.outputPath.text, String(decoding: $0.bytes, as: UTF8.self))
      })
  }

  /// Whatever its name is, a photograph says where it was taken.
  @Test func refusesPicturesWithOtherNames() {
    func found(_ name: RelativePath, _ bytes: [UInt8]) -> [String] {
      var diagnostics: [Diagnostic] = []
      _ = AssetPipeline([name: bytes], &diagnostics)
      return diagnostics.map(\.id)
    }
    let photograph = JPEGFile.make(JPEGFile.exif(ExifData.camera()))
    let heic = [0, 0, 0, 24] + Array("ftypheic\0\0\0\0mif1heic".utf8)
    for (name, bytes) in [
      ("team.jfif", photograph), ("team.jpe", photograph), ("team.bin", PictureFile.png),
      ("team", PDFFile.make()), ("team.heic", heic), ("a.tif", Array("II*\0".utf8)),
      ("a.dng", Array("MM\0*".utf8)),
    ] {
      #expect(found(RelativePath(name), bytes) == ["media/wrong-kind"], "\(name)")
    }
    let film = [0, 0, 0, 24] + Array("ftypisom\0\0\0\0isomavc1".utf8)
    for (name, bytes) in [
      ("a.mp4", film), ("a.woff2", Array("wOF2".utf8)), ("a.xml", Array("<svg/>".utf8)),
      ("a.txt", []),
    ] {
      #expect(found(RelativePath(name), bytes) == [], "\(name)")
    }
    #expect(found("pictures.yaml", []) == ["template/picture-notes"])
    #expect(found("team/pictures.yaml", []) == ["template/picture-notes"])
  }

  @Test func namesAssetsByTheirContent() {
    // The first ten digits of SHA-256: of "abc", FIPS 180-2, appendix B.1; of nothing, RFC 6234.
    #expect(
      built(["abc.js": "abc", "a.b/none": "", "x.min.js": "abc"]) == [
        "assets/abc.ba7816bf8f.js": "abc", "assets/a.b/none.e3b0c44298": "",
        "assets/x.min.ba7816bf8f.js": "abc",
      ])
  }

  @Test func resolvesTheReferencesOfStyleSheets() {
    let css = """
      @font-face { src: url(fonts/a.woff2) format("woff2"), url( 'fonts/a.woff2#x' ); }
      a { background: url("../logo.ico?v=1#top") } b { background: url(data:image/png;base64,AA) }
      c { background: url(#local), url(https://x.example/a.png), url(/absolute.png) }
      """
    let expected = """
      @font-face { src: url("../css/fonts/a.ba7816bf8f.woff2") format("woff2"), \
      url("../css/fonts/a.ba7816bf8f.woff2#x"); }
      a { background: url("../logo.ba7816bf8f.ico?v=1#top") } \
      b { background: url(data:image/png;base64,AA) }
      c { background: url(#local), url(https://x.example/a.png), url(/absolute.png) }
      """
    let found = built(["css/site.css": css, "css/fonts/a.woff2": "abc", "logo.ico": "abc"])
    #expect(found.count == 3)
    #expect(found.first { $0.key.hasPrefix("assets/css/site.") }?.value == expected)
  }

  @Test func namesAStyleSheetByWhatItRefersTo() {
    let before = built(["site.css": "url(a.ico)", "a.ico": "1"]).keys
    let after = built(["site.css": "url(a.ico)", "a.ico": "2"]).keys
    #expect(Set(before).isDisjoint(with: after))
  }

  @Test func reportsUnknownReferences() {
    let expected = """
      error: there is no asset 'logo.png'  [template/unknown-asset]
        --> templates/assets/site.css:2:9
         |
       2 | b { x: url("logo.png"), url(zebra.woff) }
         |             ^^^^^^^^ did you mean 'logo.pdg'?

      error: there is no asset 'zebra.woff'  [template/unknown-asset]
        --> templates/assets/site.css:2:29
         |
       2 | b { x: url("logo.png"), url(zebra.woff) }
         |                             ^^^^^^^^^^ put the file into templates/assets/

      """
    let css = "a {}\nb { x: url(\"logo.png\"), url(zebra.woff) }"
    #expect(
      problems(["site.css": css, "logo.pdg": ""]) == expected.replacing(":2:9", with: ":2:13"))
  }

  @Test(arguments: ["../../content/clinic.yaml", "../a.png", "", "a\\b.png"])
  func reportsReferencesThatLeadNowhere(reference: String) {
    let found = problems(["site.css": "x: url('\(reference)')", "other.css": ""])
    #expect(found.hasPrefix("error: there is no asset '\(reference)'  [template/unknown-asset]\n"))
  }

  /// What is no clean drawing is not published as it is, be it the theme's own.
  @Test func refusesDrawingsThatCannotBeCleaned() {
    let drawing = "<svg xmlns=\"http://www.w3.org/2000/svg\">\n<script>a()</script></svg>"
    let expected = """
      error: 'script' is not allowed in a drawing  [media/script]
        --> templates/assets/logo.svg:2:2
         |
       2 | <script>a()</script></svg>
         |  ^^^^^^ remove it

      """
    #expect(problems(["logo.svg": drawing, "site.css": "url(logo.svg)"]) == expected)
    #expect(problems(["logo.svg": "abc"]).hasPrefix("error: "))
  }

  @Test func refusesTwoAssetsOfOneName() {
    let expected = """
      error: templates cannot tell this asset from 'site-1.css'  [template/same-asset-name]
        --> templates/assets/site_1.css
         = help: both are {{assets.site_1_css}}; rename one of them

      """
    #expect(problems(["site_1.css": "", "site-1.css": "", "other.css": ""]) == expected)
  }

  @Test(arguments: ["@import \"other.css\";", "@import 'other.css';", "@import url(other.css);"])
  func refusesImportsThatCannotBeFollowed(rule: String) {
    let column = rule.contains("url") ? 13 : 10
    let expected = """
      error: style sheets cannot import others of the theme  [template/css-import]
        --> templates/assets/site.css:1:\(column)
         |
       1 | \(rule)
         | \(String(repeating: " ", count: column - 1))^^^^^^^^^ name both in the layout instead

      """
    #expect(problems(["site.css": rule, "other.css": ""]) == expected)
  }

  @Test func leavesImportsOfOtherServersAlone() {
    let rules = "@import \"https://x.example/a.css\"; @import url(//x.example/a.css);"
    #expect(built(["site.css": rules]).values.sorted() == [rules])
  }

  @Test func writesAssetsAndTheirAddresses() async throws {
    let site = try SiteFixture([
      "templates/assets/css/site.css": "a{}",
      "templates/article.mustache": "{{assets.css_site_css}}",
      "content/articles/a.md": article("A"),
    ])
    let name = "assets/css/site.0b8be49d99.css"
    let path = try #require(
      try await site.plan().stages[0].first?.path.text, "the asset must be in the first stage")
    try await site.expectOutput(adding: [path: "a{}", "articles/a/index.html": "/\(path)"])
    #expect(path.count == name.count && path.hasPrefix("assets/css/site."))
  }

  @Test func suggestsTheNearestAsset() async throws {
    let site = try SiteFixture([
      "templates/assets/site.css": "", "templates/article.mustache": "{{assets.sit_css}}",
    ])
    try await site.expectProblems(
      """
      error: there is no part of 'assets' called 'sit_css'  [template/unknown-name]
        --> templates/article.mustache:1:10
         |
       1 | {{assets.sit_css}}
         |          ^^^^^^^ did you mean 'site_css'?

      """)
  }

  /// A string that does not end on its line is none, and no message quotes a file as a whole.
  @Test(.timeLimit(.minutes(1))) func survivesStringsThatDoNotEnd() {
    #expect(problems(["site.css": String(repeating: "@import \"a", count: 1)]) == "")
    #expect(problems(["site.css": "@import \"a\n\";"]) == "")
    let many = problems(["site.css": String(repeating: "@import \"a", count: 20_000)])
    #expect(many.utf8.count < 20_000 * 1000)
    let long = problems(["site.css": "url(" + String(repeating: "a", count: 50_000) + ")"])
    #expect(long.utf8.count < 2000)
  }
}
