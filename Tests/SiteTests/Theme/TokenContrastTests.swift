import Diagnostics
import Foundation
import Testing

@testable import Foundations
@testable import Site

/// Colours of a site's own are held against those that they are read on.
@Suite struct TokenContrastTests {
  private static let css = """
    :root { --page: #ffffff; --surface: #ffffff; --text: #000000; --brand: #0a524c; --on-brand: #fff; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --page: #101010; --surface: #202020; --brand: #84d6c3; --on-brand: #000; }
    }
    @media print { :root { --size: 13pt; } }

    """

  private func problems(_ yaml: String) -> [String] {
    let file = SourceFile(path: "templates/tokens.yaml", text: yaml)
    var found: [Diagnostic] = []
    _ = Tokens(file, &found)?.put(into: ["site.css": Array(Self.css.utf8)], &found)
    return found.map { "\($0.message); \($0.help ?? "")" }
  }

  @Test func namesAShadeThatCanBeRead() {
    #expect(
      problems("light: { brand: \"#e83e8c\" }\n") == [
        "'brand' on 'page' has a contrast of 3.8 to 1 on light screens; "
          + "at least 4.5 is needed: write \"#d1387e\"",
        "'brand' on 'surface' has a contrast of 3.8 to 1 on light screens; "
          + "at least 4.5 is needed: write \"#d1387e\"",
        "'on-brand' on 'brand' has a contrast of 3.8 to 1 on light screens; "
          + "at least 4.5 is needed: write \"#d1387e\"",
      ])
    #expect(problems("light: { brand: \"#d1387e\" }\n") == [])
  }

  @Test(arguments: [
    // Black on white has the most that there is, and the dark list has a ground of its own.
    "light: { page: \"rgb(255, 255, 255)\" }",
    // Of such values nothing is known.
    "light: { brand: \"color-mix(in srgb, red, blue)\" }", "light: { brand: oklch(60% 0.1 20) }",
    "paper: { size: 12pt }",
  ]) func isContent(yaml: String) {
    #expect(problems(yaml) == [])
  }

  @Test func looksAtEachList() {
    #expect(
      problems("dark: { brand: \"#333\" }\n").map { String($0.prefix { $0 != ";" }) } == [
        "'brand' on 'page' has a contrast of 1.5 to 1 on dark screens",
        "'brand' on 'surface' has a contrast of 1.2 to 1 on dark screens",
        "'on-brand' on 'brand' has a contrast of 1.6 to 1 on dark screens",
      ])
    // A value for everywhere is that of dark screens, too, where the theme has no other there.
    #expect(
      problems("light: { text: \"#222\" }\n").contains {
        $0.hasPrefix("'text' on 'page' has a contrast of 1.1 to 1 on dark screens")
      })
  }

  /// The pairs are of tokens that the theme has, whose own colours can be read everywhere.
  @Test func theThemeItselfCanBeRead() throws {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent().deletingLastPathComponent()
    let css = try Data(contentsOf: root.appending(path: "templates/assets/site.css"))
    let parts = String(decoding: css, as: UTF8.self)
      .split(separator: "@media screen and (prefers-color-scheme: dark)", maxSplits: 1)
    func colors(_ text: Substring) -> [String] {
      text.matches(of: /--([a-z-]+): (#[0-9a-f]{6});/)
        .map { "\($0.output.1): \"\($0.output.2)\"" }
    }
    let end = try #require(parts[1].range(of: "/* ---- Ground"))
    let (light, dark) = (colors(parts[0]), colors(parts[1][..<end.lowerBound]))
    let yaml =
      "light: { \(light.joined(separator: ", ")) }\n"
      + "dark: { \(dark.joined(separator: ", ")) }\n"
    let names = Set((light + dark).compactMap { $0.split(separator: ":").first.map(String.init) })
    #expect(
      TokenContrast.pairs.allSatisfy { names.contains($0.text) && names.contains($0.ground) })
    var found: [Diagnostic] = []
    let file = SourceFile(path: "templates/tokens.yaml", text: yaml)
    _ = Tokens(file, &found)?.put(into: ["site.css": Array(css)], &found)
    #expect(found.map(\.message) == [])
    #expect(light.count > 25 && dark.count > 20)
  }
}
