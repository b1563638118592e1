import Fixtures
import Testing

@testable import Pictures

/// What a clinic's own logo, icon and colours become.
@Suite struct LogoTests {
  private func site(_ clinic: String) throws -> SiteFixture {
    let site = try SiteFixture()
    site.files["content/clinic.yaml", default: ""] += clinic + "\n"
    site.files["content/sign.svg"] =
      "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 40 40\"><path d=\"M0 0h9v9z\"/></svg>"
    site.files["content/size.svg"] = "<svg xmlns=\"http://www.w3.org/2000/svg\"/>"
    site.binaries["content/wide.png"] = try png(300, 100)
    site.binaries["content/square.png"] = try png(200, 200)
    site.binaries["content/small.png"] = try png(64, 64)
    site.files["templates/home.mustache"] = """
      {{#site.logo}}{{#picture}}{{url}} {{width}}{{/picture}} {{#dark}}{{url}}{{/dark}}{{#has_name}}!{{/has_name}}{{/site.logo}}
      {{site.icon_url}} {{site.icon_type}} {{site.touch_icon_url}}
      {{site.theme_color}}
      {{{page.structured_data}}}
      """
    return site
  }

  private func png(_ width: Int, _ height: Int) throws -> [UInt8] {
    try picture(width, height, .png)
  }

  private func picture(
    _ width: Int, _ height: Int, _ format: Rendition.Format
  ) throws -> [UInt8] {
    let bytes = (0..<width * height * 3).map { UInt8(truncatingIfNeeded: $0 / 7) }
    let raster = Raster(width: width, height: height, channels: 3, bytes: bytes)
    return try #require(PictureEncoder(isFlat: false).encode(raster, as: format))
  }

  private func home(_ site: SiteFixture) async throws -> [Substring] {
    try await site.page("index.html").replacing(#/\.[0-9a-f]{10}\./#, with: ".*.")
      .split(separator: "\n", omittingEmptySubsequences: false)
  }

  @Test func theLogoIsShownAndToldToSearchEngines() async throws {
    let site = try site("logo: { picture: wide.png, dark: sign.svg, has_name: true }")
    let home = try await home(site)
    #expect(home[0].hasPrefix("/wide-300.*."), "\(home[0])")
    #expect(home[0].hasSuffix(" 300 /sign.svg!"), "\(home[0])")
    let logo = try #require(home.last).split(separator: "\"logo\":\"")
    #expect(logo.last?.hasPrefix("https://elm.example/wide-300.*.") == true, "\(home)")
    #expect(
      home.last?.contains("\"@type\":\"WebSite\",\"@id\":\"https://elm.example/#website\"") == true
    )
    let plan = try await site.plan()
    #expect(plan.file(at: "sign.svg") != nil)
    #expect(plan.file(at: "square.png") == nil)
  }

  @Test func aDrawingOrAPictureIsTheIcon() async throws {
    let drawing = try site("icon: sign.svg")
    #expect(try await home(drawing)[1] == "/sign.svg image/svg+xml ")
    #expect(
      try await drawing.page("manifest.json").contains(
        #""icons":[{"src":"/sign.svg","sizes":"any","type":"image/svg+xml"}]"#))
    let picture = try site("icon: square.png")
    let icon = try await home(picture)[1].split(separator: " ")
    #expect(icon.count == 3 && icon[0] == icon[2] && icon[0] == "/square-192.*.png")
    let manifest = try await picture.page("manifest.json")
    #expect(manifest.contains(#""sizes":"192x192""#) && manifest.contains(#""start_url":"/""#))
    let published = try await picture.plan().stages.joined().map(\.path.text)
    #expect(published.count { $0.hasPrefix("square-") } == 1, "\(published)")
  }

  @Test(arguments: [
    ("wide.png", "the icon is not square but 300 × 100 pixels"),
    ("small.png", "the icon is 64 pixels wide"),
    ("size.svg", "the file does not say how large the picture is"),
    ("sign.jpg", "there is no picture 'sign.jpg'"),
  ]) func anIconMustBeASquareOfSomeSize(file: String, message: String) async throws {
    let console = try await site("icon: \(file)").build().console
    #expect(console.contains("error: \(message)"), "\(console)")
  }

  @Test func aPictureCanBeLogoAndIcon() async throws {
    let site = try site("logo: { picture: square.png }\nicon: square.png")
    site.binaries["content/square.png"] = try png(192, 192)
    let files = try await site.plan().stages.joined().map(\.path.text)
      .filter { $0.hasPrefix("square-") }
    #expect(files.count == Set(files).count && files.contains { $0.hasSuffix(".png") }, "\(files)")
  }

  @Test func aLogoOfNoKnownSizeIsAnError() async throws {
    let console = try await site("logo: { picture: size.svg }").build().console
    #expect(console.contains("[media/unknown-size]") && console.contains("viewBox"), "\(console)")
  }

  @Test func aPhotographIsNoIcon() async throws {
    let site = try site("icon: face.jpg")
    site.binaries["content/face.jpg"] = try picture(200, 200, .jpeg)
    let console = try await site.build().console
    #expect(console.contains("'face.jpg' is neither SVG nor PNG  [clinic/bad-icon]"), "\(console)")
  }

  @Test func theColourAroundThePageIsThatOfTheTheme() async throws {
    let site = try site("icon: sign.svg")
    site.files["templates/assets/look.css"] = """
      :root { --theme-color: #123456 }
      @media (prefers-color-scheme: dark) { :root { --theme-color: #abcdef } }
      """
    #expect(try await home(site)[2] == "#123456")
    site.files["templates/tokens.yaml"] = "light: { theme-color: \"#654321\" }\n"
    #expect(try await home(site)[2] == "#654321")
    #expect(try await site.page("manifest.json").contains("\"theme_color\":\"#654321\""))
  }
}
