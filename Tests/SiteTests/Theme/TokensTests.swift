import Diagnostics
import Fixtures
import Foundations
import Testing

@testable import Site

@Suite struct TokensTests {
  private static let css = """
    /* --brand: in a comment; */
    :root {
      --brand: #0e5f58; /* why */ --font: "A; B", serif;
      --picture: url(data:image/png;base64,AA);
      color: red;
    }
    a { --brand: local; }
    @media screen and (prefers-color-scheme: dark) {
      :root { --brand: #84d6c3 }
      a { --brand: dark-local; }
    }
    @media print { :root { --size: 13pt; --brand: #000; } }
    @media (width > 10rem) { :root { --brand: wide; } }

    """

  /// The style sheet with tokens, and what is reported of them.
  private func put(_ yaml: String) -> (css: String, console: String) {
    let file = SourceFile(path: "templates/tokens.yaml", text: yaml)
    var diagnostics: [Diagnostic] = []
    let assets = ["site.css": Array(Self.css.utf8)] as [RelativePath: [UInt8]]
    let changed = Tokens(file, &diagnostics)?.put(into: assets, &diagnostics) ?? assets
    return (
      String(decoding: changed["site.css"] ?? [], as: UTF8.self),
      ConsoleRenderer { _ in file }.render(DiagnosticList(diagnostics))
    )
  }

  @Test func replacesOnlyTheTokensOfEachList() {
    let (css, console) = put(
      """
      light: { brand: "#7a1f5c", font: "Georgia, 'C; D'", picture: "url(x.png)" }
      dark: { brand: "#f0a8d8" }
      paper: { size: 12pt }

      """)
    #expect(console == "")
    let expected = Self.css.replacing("#0e5f58", with: "#7a1f5c")
      .replacing("\"A; B\", serif", with: "Georgia, 'C; D'")
      .replacing("url(data:image/png;base64,AA)", with: "url(x.png)")
      .replacing("#84d6c3", with: "#f0a8d8").replacing("13pt", with: "12pt")
    #expect(css == expected)
  }

  @Test func reportsTokensThatAreNotThere() {
    let (css, console) = put("light: { brnd: red }\ndark: { font: serif, x: 1 }\n")
    #expect(css == Self.css)
    #expect(
      console == """
        error: 'brnd' is no token of 'light'  [tokens/unknown]
          --> templates/tokens.yaml:1:10
           |
         1 | light: { brnd: red }
           |          ^^^^ did you mean 'brand'?

        error: 'font' is no token of 'dark'  [tokens/unknown]
          --> templates/tokens.yaml:2:9
           |
         2 | dark: { font: serif, x: 1 }
           |         ^^^^ move it to 'light', which holds for all

        error: 'x' is no token of 'dark'  [tokens/unknown]
          --> templates/tokens.yaml:2:22
           |
         2 | dark: { font: serif, x: 1 }
           |                      ^ the tokens are the custom properties of :root in the style sheet

        """)
  }

  @Test(arguments: [
    "red; color: blue", "red }", "{", "(1", "1)", "'open", "a \\\\", "/* x", "red !important",
    "(]",
    "\\\"a", "a\\nb",
  ])
  func refusesValuesThatWouldSpoilTheStyleSheet(value: String) {
    let (css, console) = put("light:\n  brand: \"\(value)\"\n")
    #expect(css == Self.css)
    #expect(console.contains("is not a value of CSS  [tokens/bad-value]"))
  }

  @Test(arguments: ["1.6", "clamp(1rem, 0.5 * (2vw + 1px), 3rem)", "'a;{b'", "#fff", "[a] (b)"])
  func takesWholeValues(value: String) {
    let (css, console) = put("light:\n  brand: \"\(value)\"\n")
    #expect(console == "")
    #expect(css == Self.css.replacing("#0e5f58", with: value))
  }
}
