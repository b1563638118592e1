import Testing

@testable import Content

@Suite struct ArticleFrontMatterTests {
  private let path = "content/articles/a.md"

  private func problems(_ bytes: [UInt8]) async throws -> String {
    var site = SampleSite()
    site.files[path] = bytes
    return try await site.problems()
  }

  private func problems(_ text: String) async throws -> String {
    try await problems(Array(text.utf8))
  }

  private func article(_ text: String) async throws -> Article {
    let (content, console) = try await SampleSite([path: text]).load()
    #expect(console == "")
    return try #require(content?.articles.first)
  }

  @Test(arguments: ["", "\n", " \t\r\n\n", "\u{FEFF}"])
  func saysThatAFileIsEmpty(text: String) async throws {
    let first = text.hasPrefix(" ") ? " \t" : ""
    let shown = first.isEmpty ? " 1 |" : " 1 |      "
    let expected = """
      error: the file is empty  [article/no-front-matter]
        --> \(path):1:1
         |
      \(shown)
         | \(first.isEmpty ? "^" : "^^^^^") begin with a line '---', then title and summary, then a line '---'

      """
    #expect(try await problems(text).lines == expected.lines)
  }

  @Test func wantsFrontMatter() async throws {
    let expected = """
      error: the article has no front matter  [article/no-front-matter]
        --> \(path):1:1
         |
       1 | # Title
         | ^^^^^^^ begin with a line '---', then title and summary, then a line '---'

      """
    #expect(try await problems("# Title\n\n---\ntitle: a\n---\n") == expected)
  }

  @Test(arguments: ["---", "---\n", "---\ntitle: A\nsummary: B\n", "---\r\ntitle: A\r\n--\r\n"])
  func wantsTheFrontMatterToEnd(text: String) async throws {
    let expected = """
      error: the front matter begins here and never ends  [article/unclosed-front-matter]
        --> \(path):1:1
         |
       1 | ---
         | ^^^ put a line '---' after its last key

      """
    #expect(try await problems(text) == expected)
    #expect(try await problems("\u{FEFF}" + text).contains(":1:1\n"))
  }

  @Test func wantsTitleAndSummary() async throws {
    for text in ["---\n---\n", "---\n\n---\nText.\n"] {
      let found = try await problems(text)
      #expect(found.contains("[article/"), "\(found)")
      #expect(found.contains(path))
    }
  }

  @Test(arguments: ["\n", "\r\n", "\r"])
  func readsEveryLineEnding(ending: String) async throws {
    let lines = ["---", "title: A", "summary: B", "---  ", "## Head", "", "[x](#head)", ""]
    let article = try await article(lines.joined(separator: ending))
    #expect(article.frontMatter.title.value == "A")
    #expect(article.bodyLine == 5)
    #expect(article.outline.anchors == ["head"])
    #expect(article.outline.links.first?.location.start?.line == 7)
  }

  @Test func readsAByteOrderMark() async throws {
    let article = try await article("\u{FEFF}---\ntitle: A\nsummary: B\n---\nText.\n")
    #expect(article.frontMatter.title.value == "A")
    #expect(article.file.text.hasPrefix("---"))
  }

  @Test func readsAnArticleWithoutText() async throws {
    #expect(try await article("---\ntitle: A\nsummary: B\n---").bodyLine == 5)
    #expect(try await article("---\ntitle: A\nsummary: B\n---\n").outline.anchors == [])
  }

  @Test func saysWhichByteIsNoUTF8() async throws {
    let expected = """
      error: the file is not saved as UTF-8: line 2 holds a wrong byte, number 12  [text/not-utf8]
        --> \(path):2:8
         |
       2 | title: \u{FFFD}
         |        ^ save the file as UTF-8 in the editor

      """
    #expect(try await problems(Array("---\ntitle: ".utf8) + [0xE9, 0x0A]) == expected)
  }

  @Test func saysThatAFileIsUTF16() async throws {
    let expected = """
      error: the file is saved as UTF-16, not as UTF-8  [text/not-utf8]
        --> \(path)
         = help: save the file as UTF-8 in the editor

      """
    #expect(try await problems([0xFF, 0xFE, 0x2D, 0x00]) == expected)
    #expect(try await problems([0xFE, 0xFF, 0x00, 0x2D]) == expected)
  }

  @Test(arguments: ["title", "summary"])
  func refusesFactReferencesInFrontMatter(key: String) async throws {
    let text = "---\ntitle: A\nsummary: B\n---\n"
      .replacing("\(key): \(key == "title" ? "A" : "B")", with: "\(key): \"{{ sessions }}\"")
    let found = try await problems(text)
    #expect(
      found.hasPrefix(
        "error: fact references work in the text below the front matter only  "
          + "[article/reference-in-front-matter]\n"))
    #expect(found.hasSuffix("say it without the fact\n"))
  }

  @Test func reportsEveryUnknownNameInFrontMatter() async throws {
    let front = """
      ---
      title: A
      summary: B
      topics: [skn, xyzzy]
      review: { by: dr-le, on: 2026-01-01, due: 2027-01-01 }
      image: face.jpg
      ---

      """
    let expected = """
      error: 'skn' is not a topic of clinic.yaml  [article/unknown-topic]
        --> \(path):4:10
         |
       4 | topics: [skn, xyzzy]
         |          ^^^ did you mean 'skin'?

      error: 'xyzzy' is not a topic of clinic.yaml  [article/unknown-topic]
        --> \(path):4:15
         |
       4 | topics: [skn, xyzzy]
         |               ^^^^^ add it to clinic.yaml

      error: 'dr-le' is not a reviewer of clinic.yaml  [article/unknown-reviewer]
        --> \(path):5:15
         |
       5 | review: { by: dr-le, on: 2026-01-01, due: 2027-01-01 }
         |               ^^^^^ did you mean 'dr-lee'?

      error: there is no picture 'face.jpg'  [images/missing]
        --> \(path):6:8
         |
       6 | image: face.jpg
         |        ^^^^^^^^ put it into content/articles as .jpg, .png, .webp, .avif, .gif or .svg

      """
    #expect(try await problems(front) == expected)
  }
}

extension String {
  /// The lines without the spaces at their ends.
  fileprivate var lines: [String] {
    split(separator: "\n", omittingEmptySubsequences: false).map { line in
      String(line.reversed().drop { $0 == " " || $0 == "\u{FEFF}" }.reversed())
    }
  }
}
