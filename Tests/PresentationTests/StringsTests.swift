@testable import Templates
import Diagnostics
import Testing

@testable import Presentation

@Suite struct StringsTests {
  private let path = "templates/i18n/en.yaml"

  private func read(_ text: String) -> (strings: Strings, console: String) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: path, text: text)
    let strings = Strings(file, &diagnostics)
    return (strings, ConsoleRenderer { _ in file }.render(diagnostics))
  }

  private let complete = StringKeys.required.map { "\($0): \"words\"\n" }.joined()

  @Test(arguments: [
    ("{a} and {b}", "1 and {x}"), ("{a}{a}", "11"), ("no place", "no place"), ("{c}", "{c}"),
    ("{a", "{a"), ("a}", "a}"), ("}{a}", "}1"), ("{}", "{}"), ("{a }", "{a }"), ("{{a}}", "{{a}}"),
    ("é{a}\u{301}", "é1\u{301}"), ("", ""),
  ])
  func putsValuesIn(pattern: String, expected: String) {
    let strings = Strings(texts: ["key": pattern])
    #expect(strings.text("key", ["a": "1", "b": "{x}"]) == expected)
  }

  @Test func choosesSingularAndPlural() {
    let strings = Strings(texts: ["day.one": "day", "day.other": "days"])
    #expect(strings.plural("day", isOne: true) == "day")
    #expect(strings.plural("day", isOne: false) == "days")
  }

  @Test func acceptsAFileWithAllTexts() {
    #expect(read(complete).console == "")
    #expect(read(complete).strings.text("feed.title") == "words")
  }

  @Test func readsNestedTexts() {
    let strings = read(complete + "own: { deep: { text: Words } }\n").strings
    #expect(strings.text("own.deep.text") == "Words")
    #expect(strings.optionalText("own.deep") == nil)
  }

  @Test func reportsAMissingTextBesideTheNearestOne() {
    let text = complete.replacing("callouts.warning: \"words\"", with: "callouts.warnin: \"x\"")
    let line = text.split(separator: "\n").firstIndex { $0.hasPrefix("callouts.warnin:") } ?? 0
    let expected = """
      error: the text 'callouts.warning' is missing  [words/missing]
         --> \(path):\(line + 1):18
          |
      \(line + 1) | callouts.warnin: "x"
          |                  ^^^ 'callouts.warnin' is there; add 'callouts.warning' beside it

      """
    #expect(read(text).console == expected)
  }

  @Test func reportsEveryMissingText() {
    var diagnostics: [Diagnostic] = []
    _ = Strings(SourceFile(path: path, text: "own: text\n"), &diagnostics)
    #expect(diagnostics.map(\.id) == StringKeys.required.map { _ in "words/missing" })
    #expect(
      diagnostics.map(\.message) == StringKeys.required.map { "the text '\($0)' is missing" })
  }

  @Test func reportsMissingTextsWhateverElseIsWrong() {
    let earlier = Diagnostic("x/y", "wrong", at: SourceLocation(path: "content/clinic.yaml"))
    var diagnostics = [earlier]
    let text = complete.replacing("feed.title: \"words\"\n", with: "")
    _ = Strings(SourceFile(path: path, text: text), &diagnostics)
    #expect(diagnostics.map(\.message) == ["wrong", "the text 'feed.title' is missing"])
  }

  @Test func refusesAListOfTexts() {
    let expected = """
      error: this must be a text, not a list  [words/not-a-text]
        --> \(path):1:6
         |
       1 | own: [a, b]
         |      ^^^^^^

      """
    #expect(read("own: [a, b]\n" + complete).console == expected)
  }

  @Test func offersTemplatesOnlyFinishedTexts() {
    let shape = Strings(texts: ["a.text": "x", "a.pattern": "{x}", "top": "y"]).shape
    #expect(shape.names == ["a", "top"])
    guard case .object(let group, false) = shape.shapes["a"] else {
      Issue.record("'a' must be a group")
      return
    }
    #expect(group.names == ["text"])
  }

  @Test func showsTemplatesTheTextsEscaped() {
    let strings = Strings(texts: ["a.b.text": "x & y", "top": "<"])
    let view = View<Int>([.strings("strings", strings)])
    var diagnostics: [Diagnostic] = []
    let page = SourceFile(
      path: "p", text: "{{strings.a.b.text}}{{strings.top}}{{#strings.a}}{{b.text}}{{/strings.a}}")
    let library = TemplateLibrary(
      sources: ["page": page], roots: ["page": view.shape], diagnostics: &diagnostics)
    #expect(diagnostics == [])
    let text = String(decoding: library.render("page", view, 1), as: UTF8.self)
    #expect(text == "x &amp; y&lt;x &amp; y")
  }
}
