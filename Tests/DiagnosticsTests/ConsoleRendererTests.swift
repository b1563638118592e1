import Diagnostics
import Fixtures
import Foundations
import Testing

@Suite struct ConsoleRendererTests {
  private func render(
    _ line: String, _ columns: Range<Int>, line number: Int = 1, width: Int = 100,
    help: String? = nil
  ) -> String {
    let renderer = ConsoleRenderer(excerptWidth: width, texts: texts(["a.md": line]))
    let location = place("a.md", number, columns.lowerBound, columns.upperBound)
    return renderer.render([Diagnostic("x/y", .error, "wrong", at: location, help: help)])
  }

  @Test func showsTheFormOfTheDesign() {
    let path: RelativePath = "content/treatments/mesotherapy/what-to-expect.md"
    let text = "Most people are offered {{ sesions }} over two to three months."
    let renderer = ConsoleRenderer(
      texts: texts([path: String(repeating: "\n", count: 11) + text]))
    let diagnostic = Diagnostic(
      "facts/unknown-reference", .error, "'sesions' is not a fact of mesotherapy",
      at: place(path, 12, 28, 35), help: "did you mean 'sessions'?")
    let expected = """
      error: 'sesions' is not a fact of mesotherapy  [facts/unknown-reference]
        --> content/treatments/mesotherapy/what-to-expect.md:12:28
         |
      12 | Most people are offered {{ sesions }} over two to three months.
         |                            ^^^^^^^ did you mean 'sessions'?

      """
    #expect(renderer.render([diagnostic]) == expected)
  }

  @Test func ordersByFileAndPlace() {
    let files: [RelativePath: String] = [
      "b.yaml": "people: many\r\nsesions: 8\r\n", "a,b:c.md": "\r\rabc",
    ]
    let expected = """
      warning: 100% gone: a, b  [links/dead]
        --> a,b:c.md:3:2
         |
       3 | abc
         |  ^^

      error: the site has no pages  [site/empty]
        --> b.yaml

      advice: 'many' is vague  [claims/vague]
        --> b.yaml:1:9
         |
       1 | people: many
         |         ^^^^
         = Say how many.
      note: the number is here
        --> b.yaml:2:10
         |
       2 | sesions: 8
         |          ^

      error: 'sesions' is not a fact  [facts/unknown-key]
        --> b.yaml:2:1
         |
       2 | sesions: 8
         | ^^^^^^^ did you mean 'sessions'?

      """
    let renderer = ConsoleRenderer(texts: texts(files))
    #expect(renderer.render(samples) == expected)
    #expect(renderer.render(samples.reversed()) == expected)
    #expect(renderer.render([]) == "")
  }

  @Test(arguments: [
    ("漢字 ab", 4..<6, "漢字 ab", "     ^^"), ("漢字 ab", 1..<3, "漢字 ab", "^^^^"),
    ("👨‍👩‍👧 ab", 3..<4, "👨‍👩‍👧 ab", "   ^"), ("e\u{301}x", 2..<3, "e\u{301}x", " ^"),
    ("🇬🇧x", 2..<3, "🇬🇧x", "  ^"), ("❤️x", 2..<3, "❤️x", "  ^"), ("ｆx", 2..<3, "ｆx", "  ^"),
    ("\ta\tb", 4..<5, "    a    b", "         ^"), ("a\tb", 2..<3, "a    b", " ^^^^"),
    ("ab", 3..<3, "ab", "  ^"), ("ab", 2..<2, "ab", " ^"), ("ab", 9..<12, "ab", "  ^"),
    ("a\u{1B}[31mb", 7..<8, "a␛[31mb", "      ^"),
    ("\u{7F}\u{9B}\u{202E}x", 4..<5, "␡\u{FFFD}\u{FFFD}x", "   ^"),
  ])
  func alignsTheCaret(line: String, columns: Range<Int>, text: String, carets: String) {
    let expected = """
      error: wrong  [x/y]
        --> a.md:1:\(columns.lowerBound)
         |
       1 | \(text)
         | \(carets)

      """
    #expect(render(line, columns) == expected)
  }

  @Test(arguments: [
    (1..<4, "01234567890123456789…", "^^^"), (31..<33, "…45678901234567890123…", "       ^^"),
    (100..<101, "…01234567890123456789", "                    ^"),
    (95..<100, "…01234567890123456789", "               ^^^^^"),
    (2..<99, "01234567890123456789…", " ^^^^^^^^^^^^^^^^^^^"),
  ])
  func cutsLongLines(columns: Range<Int>, text: String, carets: String) {
    let line = String(repeating: "0123456789", count: 10)
    let lines = render(line, columns, width: 20).split(separator: "\n")
    #expect([text, carets] == lines[3...4].map { String($0.dropFirst(5)) })
  }

  @Test func showsAnEmptyLineWithoutTrailingSpace() {
    let expected = """
      error: wrong  [x/y]
        --> a.md:1:1
         |
       1 |
         | ^ write something

      """
    #expect(render("", 1..<1, help: "write something") == expected)
  }

  @Test func widensTheMarginForLongFiles() {
    let expected = """
      error: wrong  [x/y]
          --> a.md:1000:1
           |
      1000 | z
           | ^

      """
    #expect(render(String(repeating: "\n", count: 999) + "z", 1..<2, line: 1000) == expected)
  }

  @Test func marksTheFirstOfSeveralLines() {
    let location = SourceLocation(
      path: "a", start: SourcePosition(line: 1, column: 3),
      end: SourcePosition(line: 2, column: 2))
    let renderer = ConsoleRenderer(texts: texts(["a": "abcde\nfgh"]))
    let expected = """
      error: wrong  [x/y]
        --> a:1:3
         |
       1 | abcde
         |   ^^^

      """
    #expect(renderer.render([Diagnostic("x/y", .error, "wrong", at: location)]) == expected)
  }

  @Test func givesEachOfManyALine() {
    func problems(_ path: RelativePath, _ id: String, _ columns: Range<Int>) -> [Diagnostic] {
      columns.map {
        Diagnostic(id, "wr\u{1B}ong", at: place(path, 1, $0), help: $0 % 2 == 0 ? "go" : nil)
      }
    }
    let most = 100
    let renderer = ConsoleRenderer(texts: texts(["a": "x", "b": "x"]))
    let first = renderer.render(problems("a", "x/y", 1..<most + 1))
    #expect(first.split(separator: "\n\n").count == most)
    var noted = Diagnostic("x/y", "noted", at: place("a", 1, most + 4))
    noted.notes = [Diagnostic.Note("there", at: SourceLocation(path: "b"))]
    let others = problems("a", "x/z", most + 2..<most + 3) + problems("b", "x/y", 2..<3)
    let all = problems("a", "x/y", 1..<most + 4) + others + [noted]
    let expected = """
      \(first)
      --> a:1:101 error: wr␛ong  [x/y]
      --> a:1:102 error: wr␛ong  [x/y] (go)

      error: wr␛ong  [x/z]
        --> a:1:102
         |
       1 | x
         |  ^ go

      --> a:1:103 error: wr␛ong  [x/y]

      error: noted  [x/y]
        --> a:1:104
         |
       1 | x
         |  ^
      note: there
        --> b

      error: wr␛ong  [x/y]
        --> b:1:2
         |
       1 | x
         |  ^ go

      """
    #expect(renderer.render(all) == expected)
  }

  @Test func helpsWithoutAnExcerpt() {
    let renderer = ConsoleRenderer(texts: texts(["a.md": "x"]))
    let whole = Diagnostic(
      "x/y", .error, "wrong", at: SourceLocation(path: "a.md"), help: "delete it",
      explanation: "It is old.\nNobody reads it.")
    let gone = Diagnostic("x/y", .error, "wrong", at: place("b\u{1B}.md", 7, 1))
    let outside = Diagnostic("x/y", .error, "wr\u{1B}ong", at: place("c.md", 7, 1), help: "go")
    let expected = """
      error: wrong  [x/y]
        --> a.md
         = help: delete it
         = It is old.
           Nobody reads it.

      error: wrong  [x/y]
        --> b␛.md:7:1

      error: wr␛ong  [x/y]
        --> c.md:7:1
         = help: go

      """
    #expect(renderer.render([gone, whole, outside]) == expected)
  }

  @Test func coloursOnlyWhenAsked() {
    let renderer = ConsoleRenderer(isColored: true, texts: texts(["a": "b"]))
    let text = renderer.render([Diagnostic("x/y", .warning, "w", at: place("a", 1, 1, 2))])
    let esc = "\u{1B}["
    let expected = """
      \(esc)1;33mwarning\(esc)0m\(esc)1m: w\(esc)0m  [x/y]
        \(esc)1;34m-->\(esc)0m a:1:1
      \(esc)1;34m   |\(esc)0m
      \(esc)1;34m 1 |\(esc)0m b
      \(esc)1;34m   |\(esc)0m \(esc)1;33m^\(esc)0m

      """
    #expect(text == expected)
  }
}
