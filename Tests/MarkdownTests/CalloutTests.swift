import Foundation
import Testing

@testable import Markdown

@Suite("Callouts")
struct CalloutTests {
  private func callout(_ kind: String, _ title: String, _ content: String, level: Int = 2)
    -> String
  {
    "<div class=\"callout callout-\(kind)\" role=\"group\" aria-labelledby=\"callout-1\">\n"
      + "<h\(level) class=\"callout-title\" id=\"callout-1\">\(title)</h\(level)>\n\(content)</div>\n"
  }

  @Test func text() {
    #expect(html("> [!NOTE]\n> a\n> b") == callout("note", "NOTE", "<p>a\nb</p>\n"))
    #expect(
      html("> [!note]  Call *us*\n> a") == callout("note", "NOTE: Call <em>us</em>", "<p>a</p>\n"))
    #expect(
      html("> [!Urgent]\n>\n> a\n\nb") == callout("urgent", "URGENT", "<p>a</p>\n") + "<p>b</p>\n")
    #expect(html("> [!TIP] a {{ b }}") == callout("tip", "TIP: a &lt;b&gt;", ""))
    #expect(html("> [!NOTE]\nlazy") == callout("note", "NOTE", "<p>lazy</p>\n"))
  }

  @Test func theHeadingIsOneLevelBelowTheOneAbove() {
    #expect(
      html("### A\n> [!NOTE]\n> a", ids: false) == "<h3>A</h3>\n"
        + callout("note", "NOTE", "<p>a</p>\n", level: 4))
    #expect(
      html("###### A\n> [!NOTE]\n> a", ids: false) == "<h6>A</h6>\n"
        + callout("note", "NOTE", "<p>a</p>\n", level: 6))
  }

  @Test func whatToDoAndNotToDo() {
    #expect(
      html("> [!DONT]\n> - scratch\n>   - at all\n> - Do not rub\n> - do nothing\n>\n> and *that*")
        == callout(
          "dont", "DONT",
          "<ul class=\"dont-list\">\n"
            + "<li><span class=\"item-label\">Do not</span> scratch\n<ul>\n<li>at all</li>\n</ul>\n</li>\n"
            + "<li>Do not rub</li>\n"
            + "<li><span class=\"item-label\">Do not</span> do nothing</li>\n</ul>\n"
            + "<p>and <em>that</em></p>\n"))
    #expect(
      html("> [!DO]\n>\n> 2. a\n>\n> 3. b")
        == callout(
          "do", "DO",
          "<ol class=\"do-list\" start=\"2\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n"
        ))
    #expect(
      html("> [!DONT]\n> - a\n>\n> - b")
        == callout(
          "dont", "DONT",
          "<ul class=\"dont-list\">\n"
            + "<li>\n<p><span class=\"item-label\">Do not</span> a</p>\n</li>\n"
            + "<li>\n<p><span class=\"item-label\">Do not</span> b</p>\n</li>\n</ul>\n"))
  }

  @Test func aLabelIsSeenOverALineEnd() {
    #expect(!html("> [!DONT]\n> - Do\n>   not rub").contains("item-label"))
  }

  /// A kind that somebody adds is found missing here, beside `isAdvice`, which does not compile
  /// without it, and the words, which the program asks the theme for.
  @Test(arguments: CalloutKind.allCases)
  func aKindIsDescribedNamedAndStyled(_ kind: CalloutKind) throws {
    let guide = try repositoryFile("content/README.md")
    let documented = guide.split { !$0.isLetter }
    #expect(documented.contains { $0 == kind.rawValue.uppercased() })
    let words = try repositoryFile("templates/i18n/en.yaml").split(separator: "\ncallouts:\n")
    #expect(words.count == 2 && words[1].contains("  \(kind.rawValue): "))
    let plainKinds: [CalloutKind] = [.note, .tip, .important]
    let styled = try repositoryFile("templates/assets/site.css")
      .split { !$0.isLetter && $0 != "-" }
    #expect(styled.contains("callout-\(kind.rawValue)") != plainKinds.contains(kind))
  }

  private func repositoryFile(_ path: String) throws -> String {
    let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
      .deletingLastPathComponent()
    return try String(contentsOf: root.appending(path: path), encoding: .utf8)
  }

  @Test(arguments: [
    ("> [!NOTIC]\n> a", ["1:5-1:10 markdown/unknown-callout"]),
    ("[!NOTE] a", ["1:1-1:8 markdown/misplaced-callout"]),
    ("> a\n> [!NOTE]", ["2:3-2:10 markdown/misplaced-callout"]),
    ("> [!NOTE]", ["1:1-1:10 markdown/empty-callout"]),
  ])
  func mistakes(_ text: String, _ expected: [String]) {
    #expect(problems(text) == expected)
  }

  @Test func aBlockBesideTheMarkIsShown() {
    #expect(
      html("> [!NOTE]{{> a }}\n>\n> b")
        == callout("note", "NOTE", "<section>a</section>\n<p>b</p>\n"))
  }

  @Test func theNearestKindIsNamed() {
    #expect(parse("> [!Urgnt]\n> a").diagnostics.map(\.help) == ["did you mean 'URGENT'?"])
    #expect(parse("> [!FOO]\n> a").diagnostics.map(\.help) == [nil])
  }

  @Test func aTableCanStandInIt() {
    let document = parse("> [!NOTE]\n> a | b\n> --|--\n> 1 | 2").document
    #expect(document.places(of: .callout).count == 1)
    #expect(document.places(of: .table) == ["2:3-4:8"])
  }
}
