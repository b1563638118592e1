import Testing

@testable import Markdown

@Suite("Deep nesting and hostile input")
struct NestingTests {
  private func repeated(_ text: String, _ count: Int) -> String {
    String(repeating: text, count: count)
  }

  @Test func depthIsLimited() {
    let inputs = [
      repeated("> ", 10_000) + "a", repeated("- ", 10_000) + "a",
      repeated("*a **b ", 5_000) + repeated("c** d* ", 5_000),
      repeated("![", 1000) + "a" + repeated("](b)", 1000),
    ]
    for input in inputs {
      let (document, diagnostics) = parse(input)
      #expect(diagnostics.filter { $0.id == "markdown/too-deep" }.count == 1)
      #expect(HTMLRenderer(resolver: TestResolver()).render(document).utf8.count < 20_000)
    }
    #expect(problems(repeated("> ", 100) + "a") == [])
    #expect(problems(repeated("> ", 101) + "a") == ["1:201-1:204 markdown/too-deep"])
    #expect(problems(repeated("[", 10_000) + "a" + repeated("]", 10_000)) == [])
  }

  /// A tenth of the size that is allowed to take a second; quadratic work would not end.
  @Test(arguments: [
    "[", "[a", "[a]", "{{", "{{ ", "}} ", "*", "*a ", "|", "|a", "`", "`a ", "``a` ", "![", ">",
    "'[a]",
    "a|b\n-|-\n", "a|b\n-|-\n    c\n", "a|b\n-|-|-\n", "a\n:-\n", "[a]: b\n", "&amp;", "&a",
    "\"a' ", "# a\n",
    "<!--", "[@a; ", "é'à ", "{#a} ", "[a](b\n'c') ", "- a\n", "> a\n", "a\\\n",
  ])
  func hostileInput(_ piece: String) {
    let text = repeated(piece, 100_000 / piece.utf8.count)
    let document = parse(text).document
    #expect(HTMLRenderer(resolver: TestResolver()).render(document).utf8.count < 4_000_000)
  }

  @Test func picturesOfAParagraphAreLimited() {
    let many = repeated("![[]()", 100_000)
    #expect(problems("Text.\n\n" + many) == ["3:1-3:1 markdown/too-many-pictures"])
    #expect(problems("> 1\n> " + many) == ["2:1-2:1 markdown/too-many-pictures"])
    #expect(problems("![a](b)\n" + repeated("![a](b)\n", 1000)) != [])
    #expect(problems(repeated("![a](b)\n", 1000)) == [])
    #expect(problems(repeated("![a](b)\n\n", 3000)) == [])
    #expect(problems(repeated("- ![a](b)\n", 3000)) == [])
    #expect(problems(repeated("  > * ![a](b)\n", 3000)) == [])
  }

  /// Nothing but the pool takes back what libcmark asks for.
  @Test func aParseLeavesNoMemoryBehind() {
    let large = repeated("- a *b* [c](d) &amp; `e`\n\n", 20_000)
    MemoryPool.withPoolOfThisThread { pool in
      let before = pool.mark
      for text in ["", "a", "|a|\n|-|\n|&amp;|", "[a]: b\n\n[a]", large] {
        let isPooled = CMarkNode.withTree(Array(text.utf8)) { _ in pool.mark != before }
        #expect(isPooled == true)
        #expect(pool.mark == before)
        _ = parse(text)
        #expect(pool.mark == before)
      }
    }
  }
}
