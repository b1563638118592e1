import Diagnostics
import Facts
import Testing

@testable import Content

@Suite struct FrontMatterTests {
  private static let sample = """
    ---
    title: What to expect
    summary: What happens.
    order: 4
    topics: [body]
    draft: false
    publish_on: 2026-01-01
    expires_on: 2027-01-01
    review: { by: dr-lee, on: 2026-05-01, due: 2028-05-01 }
    aliases: [/old-page/]
    image: fold.jpg
    ---
    # Text: of the: article

    """

  private static let mistakes: [Mistake] = [
    Mistake(
      "What to expect", "Mesotherapy: what to expect",
      """
      error: text with a colon and a space needs quotes  [yaml/syntax]
        --> a.md:2:8
         |
       2 | title: Mesotherapy: what to expect
         |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^ put the text in double quotes

      """),
    Mistake(
      "summary: What happens.\n", "",
      """
      error: the front matter has no 'summary'  [article/missing-key]
        --> a.md:1:1
         |
       1 | ---
         | ^^^ add 'summary': one or two sentences

      """),
    Mistake(
      "2027-01-01", "2025-01-01",
      """
      error: 'expires_on' is before 'publish_on'  [article/date-order]
        --> a.md:8:13
         |
       8 | expires_on: 2025-01-01
         |             ^^^^^^^^^^ write a day from 2026-01-01 on
      note: 'publish_on' is here
        --> a.md:7:13
         |
       7 | publish_on: 2026-01-01
         |             ^^^^^^^^^^

      """),
    Mistake(
      "due: 2028-05-01", "due: 2026-04-30",
      """
      error: 'due' is before 'on'  [article/date-order]
        --> a.md:9:44
         |
       9 | review: { by: dr-lee, on: 2026-05-01, due: 2026-04-30 }
         |                                            ^^^^^^^^^^ write a day from 2026-05-01 on
      note: 'on' is here
        --> a.md:9:27
         |
       9 | review: { by: dr-lee, on: 2026-05-01, due: 2026-04-30 }
         |                           ^^^^^^^^^^

      """),
    Mistake(
      "/old-page/", "/../etc/",
      """
      error: '/../etc/' is not an address on this site  [article/bad-alias]
        --> a.md:10:11
         |
      10 | aliases: [/../etc/]
         |           ^^^^^^^^ write it as '/old-page/'

      """),
    Mistake(
      "fold.jpg", "https://x.example/fold.jpg",
      """
      error: 'https://x.example/fold.jpg' is not a file beside this one  [article/bad-path]
        --> a.md:11:8
         |
      11 | image: https://x.example/fold.jpg
         |        ^^^^^^^^^^^^^^^^^^^^^^^^^^ write it as 'picture.jpg'

      """),
    Mistake(
      "draft: false", "drafts: false",
      """
      error: 'drafts' is not a key of the front matter  [article/unknown-key]
        --> a.md:6:1
         |
       6 | drafts: false
         | ^^^^^^ did you mean 'draft'?

      """),
  ]

  @Test(arguments: mistakes) func reportsMistakes(mistake: Mistake) {
    let text = mistake.applied(to: Self.sample)
    #expect(problems("a.md", text) { Self.read($0, &$1) } == mistake.expected)
  }

  private static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) {
    let end = (2...file.lineCount).first { file.line($0) == "---" } ?? file.lineCount
    _ = FrontMatter.read(file, lines: 2..<end, &diagnostics)
  }

  @Test func readsEveryKey() throws {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "a.md", text: Self.sample)
    let matter = try #require(FrontMatter.read(file, lines: 2..<12, &diagnostics))
    #expect(diagnostics == [])
    #expect(matter.title == Located("What to expect", at: span("a.md", 2, 8, 22)))
    #expect(matter.summary.value == "What happens.")
    #expect(matter.order == Located(4, at: span("a.md", 4, 8, 9)))
    #expect(matter.topics.map(\.value) == ["body"])
    #expect(!matter.isDraft)
    #expect(matter.publishOn?.description == "2026-01-01")
    #expect(matter.expiresOn?.description == "2027-01-01")
    #expect(matter.review?.reviewer.value == "dr-lee")
    #expect(matter.aliases.map(\.value) == ["/old-page/"])
    #expect(matter.image?.value == "fold.jpg")
  }

  @Test func missesAnEmptyOne() {
    let expected = """
      error: the front matter is empty  [article/empty]
        --> a.md:1:1
         |
       1 | ---
         | ^^^

      """
    #expect(problems("a.md", "---\n---\nText\n", Self.read) == expected)
  }
}
