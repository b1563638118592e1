import Content
import Diagnostics
import Facts
import Fixtures
import Foundations
import Markdown
import Testing

@testable import Presentation
@testable import Templates

@Suite struct StringsTests {
  private let path = "templates/i18n/en.yaml"

  private func read(_ text: String) -> (strings: Strings, console: String) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: RelativePath(path), text: text)
    let strings = Strings(file, &diagnostics)
    return (strings, ConsoleRenderer { _ in file }.render(diagnostics))
  }

  private let complete = Strings.required.map { "\($0): \"words\"\n" }.joined()

  @Test(arguments: [
    ("{a} and {b}", "1 and {x}"), ("{a}{a}", "11"), ("no place", "no place"), ("{c}", "{c}"),
    ("{a", "{a"), ("a}", "a}"), ("}{a}", "}1"), ("{}", "{}"), ("{a }", "{a }"), ("{{a}}", "{{a}}"),
    ("é{a}\u{301}", "é1\u{301}"), ("", ""),
  ])
  func putsValuesIn(pattern: String, expected: String) {
    #expect(Strings.fill(pattern, ["a": "1", "b": "{x}"]) == expected)
    let strings = Strings(texts: ["feed.title": pattern])
    #expect(strings.text(.feedTitle, ["a": "1", "b": "{x}"]) == expected)
  }

  @Test func choosesSingularAndPlural() {
    let strings = Strings(texts: ["units.day.one": "day", "units.day.other": "days"])
    #expect(strings.text(.day, isOne: true) == "day")
    #expect(strings.text(.day, isOne: false) == "days")
  }

  @Test func acceptsAFileWithAllTexts() {
    #expect(read(complete).console == "")
    #expect(read(complete).strings.text(.feedTitle) == "words")
  }

  @Test func readsNestedTexts() {
    let texts = "money: { symbols: { USD: $, X: { Y: z } } }\ncallouts: { note: Note }\n"
    let strings = read(texts).strings
    #expect(strings.callouts[.note] == "Note")
    #expect(strings.currencySymbols == ["USD": "$", "X.Y": "z"])
  }

  /// Every value of these enums is put on pages, so each needs a word.
  @Test func needsAWordForEveryValue() {
    let keys =
      CalloutKind.allCases.map { "callouts.\($0.rawValue)" }
      + QuantityName.allCases.map(\.rawValue).filter { KindWord.labels[Identifier($0)] == nil }
      .map { "facts.\($0)" }
      + KindWord.labels.values.map { "kinds.medicine.\($0.rawValue)" }
      + QuantityUnit.wordKeys.map { "units.\($0).one" }
      + SitePage.allCases.map { "pages.\($0.rawValue).title" }
      + GeneratedPage.allCases.map { "kinds.test.pages.\($0.rawValue).summary" }
    #expect(Set(keys).subtracting(Strings.required) == [])
    #expect(Set(Strings.required).count == Strings.required.count)
    let lacking = Strings(texts: [:])
    #expect(lacking.callouts[.note] == "" && lacking.text(.feedTitle) == "")
  }

  @Test func reportsAMissingTextBesideTheNearestOne() {
    let text = complete.replacing("callouts.warning: \"words\"", with: "callouts.warnin: \"x\"")
    let line = text.split(separator: "\n").firstIndex { $0.hasPrefix("callouts.warnin:") } ?? 0
    let gutter = String(repeating: " ", count: "\(line + 1)".count)
    let expected = """
      error: the text 'callouts.warning' is missing  [words/missing]
      \(gutter)--> \(path):\(line + 1):18
      \(gutter) |
      \(line + 1) | callouts.warnin: "x"
      \(gutter) |                  ^^^ 'callouts.warnin' is there; add 'callouts.warning' beside it

      """
    #expect(read(text).console == expected)
  }

  @Test func reportsEveryMissingText() {
    var diagnostics: [Diagnostic] = []
    _ = Strings(SourceFile(path: RelativePath(path), text: "own: text\n"), &diagnostics)
    #expect(diagnostics.map(\.id) == Strings.required.map { _ in "words/missing" })
    #expect(
      diagnostics.map(\.message) == Strings.required.map { "the text '\($0)' is missing" })
  }

  @Test func reportsMissingTextsWhateverElseIsWrong() {
    let earlier = Diagnostic("x/y", "wrong", at: SourceLocation(path: "content/clinic.yaml"))
    var diagnostics = [earlier]
    let text = complete.replacing("feed.title: \"words\"\n", with: "")
    _ = Strings(SourceFile(path: RelativePath(path), text: text), &diagnostics)
    #expect(diagnostics.map(\.message) == ["wrong", "the text 'feed.title' is missing"])
  }

  @Test func refusesAListOfTexts() {
    let expected = """
      error: 'own' must be a text or a group of texts, not a list  [words/wrong-type]
        --> \(path):1:6
         |
       1 | own: [a, b]
         |      ^^^^^^ write a text on the same line as the key, or keys with texts below it

      """
    #expect(read("own: [a, b]\n" + complete).console == expected)
  }

  @Test func offersTemplatesOnlyFinishedTexts() {
    let fields = Strings(texts: ["a.text": "x", "a.pattern": "{x}", "top": "y"]).fields
    #expect(fields.names == ["a", "top"])
    guard case .object(let group, false) = fields["a"]?.shape else {
      Issue.record("'a' must be a group")
      return
    }
    #expect(group.names == ["text"])
  }

  @Test func showsTemplatesTheTextsEscaped() {
    let words = Strings(texts: ["a.b.text": "x & y", "top": "<"])
    let view = View<Int>([.fixed("strings", words.fields)])
    var diagnostics: [Diagnostic] = []
    let page = SourceFile(
      path: "p",
      text: "{{strings.a.b.text}}{{strings.top}}{{#strings.a}}{{b.text}}{{/strings.a}}"
        + "{{#strings.top}}{{.}}{{strings.top}}{{/strings.top}}{{^strings.a.b.text}}-{{/strings.a.b.text}}"
        + "{{#strings}}{{#a}}{{#b}}{{text}}{{top}}{{/b}}{{/a}}{{/strings}}")
    let library = TemplateLibrary(
      sources: ["page": page], roots: ["page": view.shape], diagnostics: &diagnostics)
    #expect(diagnostics == [])
    var output: [UInt8] = []
    library.render("page", view, 1, to: &output)
    #expect(
      String(decoding: output, as: UTF8.self) == "x &amp; y&lt;x &amp; y&lt;&lt;x &amp; y&lt;")
  }
}
