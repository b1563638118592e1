import Content
import Diagnostics
import Fixtures
import Foundations
import Presentation
import Testing

@testable import Site

/// Sites that have only part of a theme, over one that has all.
@Suite struct BaseThemeTests {
  /// The minimal theme, with a style sheet and pictures that it shows, and one that it does not.
  private static let base: BaseTheme = {
    var files: [RelativePath: [UInt8]] = [:]
    for (path, text) in MinimalSite.theme {
      files[RelativePath(String(path.dropFirst("templates/".count)))] = Array(text.utf8)
    }
    let css = ":root { --brand: red; }\nbody { background: url(leaf.svg) }\n"
    files["layouts/base.mustache"] = Array(
      "<link href=\"{{assets.site_css}}\">{{$content}}{{/content}}{{>foot}}".utf8)
    files["partials/foot.mustache"] = Array("<p>foot</p>".utf8)
    files["assets/site.css"] = Array(css.utf8)
    for name in ["leaf", "unused"] {
      files[RelativePath("assets/\(name).svg")] = Array(
        "<svg xmlns=\"http://www.w3.org/2000/svg\"/>".utf8)
    }
    return BaseTheme(files)
  }()

  /// A site without a theme, with `changes`.
  private func site(_ changes: [String: String] = [:]) throws -> SiteFixture {
    let fixture = try SiteFixture()
    for path in MinimalSite.theme.keys { fixture.files[path] = nil }
    fixture.files.merge(changes) { $1 }
    fixture.options.theme = Self.base
    return fixture
  }

  /// The names of the published assets without their fingerprints.
  private func assets(_ fixture: SiteFixture) async throws -> Set<String> {
    let paths = try await fixture.plan().stages.joined().map(\.path)
    return Set(
      paths.compactMap { $0.relative(to: "assets") }.map { path in
        let parts = path.text.split(separator: ".")
        return "\(parts[0]).\(parts[2])"
      })
  }

  @Test func aSiteNeedsNoTheme() async throws {
    let fixture = try site()
    let (_, console) = try await fixture.build()
    #expect(console == "")
    #expect(try await fixture.page("treatments/index.html").hasSuffix("Peel;<p>foot</p>"))
    #expect(try await assets(fixture) == ["site.css", "leaf.svg"])
  }

  @Test func aSiteReplacesSingleTemplates() async throws {
    let fixture = try site([
      "templates/subjects.mustache": "{{>foot}}{{#treatments}}<b>{{name}}</b>{{/treatments}}",
      "templates/partials/foot.mustache": "<p>own</p>",
    ])
    let (_, console) = try await fixture.build()
    #expect(console == "")
    #expect(try await fixture.page("treatments/index.html") == "<p>own</p><b>Peel</b>")
    #expect(try await fixture.page("topics/index.html").hasSuffix("<p>own</p>"))
  }

  @Test func aSiteReplacesSingleAssets() async throws {
    let fixture = try site(["templates/assets/site.css": "p { color: red }\n"])
    #expect(try await assets(fixture) == ["site.css"])
    let path = try #require(
      try await fixture.plan().stages.joined().first { $0.path.hasSuffix(".css") })
    #expect(String(decoding: try path.make(), as: UTF8.self) == "p { color: red }\n")
    let named = try site(["templates/home.mustache": "{{assets.unused_svg}}"])
    #expect(try await assets(named) == ["site.css", "leaf.svg", "unused.svg"])
  }

  @Test func aSiteReplacesSingleWords() async throws {
    let fixture = try site(["templates/i18n/en.yaml": "page: { title: \"{title} at {site}\" }\n"])
    let (_, console) = try await fixture.build()
    #expect(console == "")
    fixture.files["templates/topics.mustache"] = "{{page.document_title}} {{strings.callouts.tip}}"
    #expect(try await fixture.page("topics/index.html").hasSuffix(" at Elm Clinic callouts.tip"))
  }

  @Test func wordsAreHeldAgainstThoseOfTheTheme() async throws {
    let fixture = try site([
      "templates/i18n/en.yaml": """
      page: { title: "{titel} at {site}" }
      callouts.warnin: Careful
      money.with_symbol: "{number} dollars"
      money.symbols.NOK: kr
      own.text: A text that only this site has

      """
    ])
    let expected = """
      error: nothing is put in for '{titel}' in 'page.title'  [words/unknown-place]
        --> templates/i18n/en.yaml:1:16
         |
       1 | page: { title: "{titel} at {site}" }
         |                ^^^^^^^^^^^^^^^^^^^ what is put in is '{site}' and '{title}'

      warning: the theme has no text 'callouts.warnin'  [words/unknown]
        --> templates/i18n/en.yaml:2:18
         |
       2 | callouts.warnin: Careful
         |                  ^^^^^^^ did you mean 'callouts.warning'?

      warning: '{symbol}' is missing in 'money.with_symbol'  [words/missing-place]
        --> templates/i18n/en.yaml:3:20
         |
       3 | money.with_symbol: "{number} dollars"
         |                    ^^^^^^^^^^^^^^^^^^ pages will not say it; the theme's text is '{symbol}{number}'

      """
    let folder = fixture.folder
    let build = try await SiteBuild.prepare(folder, options: fixture.options)
    let shown = ConsoleRenderer { folder.shownFile($0) }
      .render(DiagnosticList(build.diagnostics))
    #expect(shown == expected)
  }

  @Test func anOwnFileIsCheckedWithTheBuiltInOnes() async throws {
    let fixture = try site(["templates/partials/foot.mustache": "{{page.titel}}"])
    let build = try await SiteBuild.prepare(fixture.folder, options: fixture.options)
    #expect(build.plan == nil)
    #expect(Set(build.diagnostics.map(\.id)) == ["template/unknown-name"])
    #expect(Set(build.diagnostics.map(\.location.path)) == ["templates/partials/foot.mustache"])
  }

  @Test func aLanguageWithoutWordsIsReported() async throws {
    let fixture = try site()
    fixture.files["content/clinic.yaml"]?.replace("en-US", with: "de-DE")
    let build = try await SiteBuild.prepare(fixture.folder, options: fixture.options)
    #expect(build.diagnostics.map(\.id).contains("words/missing-file"))
  }

  @Test func aChangedBaseThemeIsBuiltAgain() async throws {
    let fixture = try site()
    let record = TemporaryFolder()
    let last = LastBuild(site: record.path, output: fixture.output.path, circumstances: [])
    let build = { () async throws -> WriteCounts? in
      try await SitePipeline(folder: fixture.folder, options: fixture.options)
        .build(SiteWriter(root: fixture.output.path, isSynced: false), last: last) { _, _ in
          ("", "")
        }.counts
    }
    let first = try #require(try await build())
    #expect(await last.repeated(of: fixture.folder, over: Self.base) != nil)
    #expect(try await build() == WriteCounts(unchanged: first.written))
    var files = Self.base.files
    files["not-found.mustache"] = Array("Nothing here".utf8)
    fixture.options.theme = BaseTheme(files)
    #expect(await last.repeated(of: fixture.folder, over: fixture.options.theme) == nil)
    #expect(try await build() == WriteCounts(written: 1, unchanged: first.written - 1))
    #expect(await last.repeated(of: fixture.folder, over: fixture.options.theme) != nil)
  }

  @Test func rebuildsOverAnotherThemeWithTheSameMemory() async throws {
    let fixture = try site()
    var memory = SiteMemory()
    _ = try await SiteBuild.prepare(fixture.folder, options: fixture.options, memory: &memory)
    var files = Self.base.files
    files["not-found.mustache"] = Array("Nothing here".utf8)
    fixture.options.theme = BaseTheme(files)
    let build = try await SiteBuild.prepare(
      fixture.folder, options: fixture.options, memory: &memory)
    let page = try #require(build.plan?.file(at: "404.html"))
    #expect(String(decoding: try page.make(), as: UTF8.self) == "Nothing here")
  }
}
