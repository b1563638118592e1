import Diagnostics
import Templates
import Testing

@Suite struct TemplateNameTests {
  private func expectOne(
    _ page: String, _ heading: String, column: Int, length: Int, help: String = "",
    sourceLocation: Testing.SourceLocation = #_sourceLocation
  ) {
    let carets = String(repeating: " ", count: column - 1) + String(repeating: "^", count: length)
    let expected = """
      error: \(heading)
        --> templates/page.mustache:1:\(column)
         |
       1 | \(page)
         | \(carets)\(help.isEmpty ? "" : " " + help)

      """
    #expect(problems(["page": page]) == expected, sourceLocation: sourceLocation)
  }

  @Test func suggestsTheNearestName() {
    expectOne(
      "<h1>{{titel}}</h1>", "there is no name here called 'titel'  [template/unknown-name]",
      column: 7, length: 5, help: "did you mean 'title'?")
  }

  @Test func listsTheNamesWhenNoneIsNear() {
    expectOne(
      "{{xyzzy}}", "there is no name here called 'xyzzy'  [template/unknown-name]",
      column: 3, length: 5, help: "known are: \(sampleNames)")
  }

  @Test func listsTheNamesOfTheInnermostSection() {
    expectOne(
      "{{#parts}}{{xyzzy}}{{/parts}}",
      "there is no name here called 'xyzzy'  [template/unknown-name]",
      column: 13, length: 5, help: "known are: has_lines, lines, name, note")
  }

  @Test func suggestsTheNearestPartOfAnObject() {
    expectOne(
      "{{chosen.nam}}", "there is no part of 'chosen' called 'nam'  [template/unknown-name]",
      column: 10, length: 3, help: "did you mean 'name'?")
  }

  @Test func knowsThatTextsHaveNoParts() {
    expectOne(
      "{{title.length}}",
      "'title' has no parts, so none called 'length'  [template/unknown-name]",
      column: 3, length: 12, help: "write the name alone")
  }

  @Test func checksTheNamesOfSections() {
    expectOne(
      "{{#part}}{{/part}}", "there is no name here called 'part'  [template/unknown-name]",
      column: 4, length: 4, help: "did you mean 'parts'?")
    expectOne(
      "{{^is_opn}}{{/is_opn}}", "there is no name here called 'is_opn'  [template/unknown-name]",
      column: 4, length: 6, help: "did you mean 'is_open'?")
  }

  @Test func anInvertedSectionDoesNotEnterItsObject() {
    expectOne(
      "{{^chosen}}{{name}}{{/chosen}}",
      "there is no name here called 'name'  [template/unknown-name]", column: 14, length: 4,
      help: "known are: \(sampleNames)")
  }

  @Test func wantsTextEscaped() {
    let heading = "'title' is text and must be escaped  [template/escaping]"
    expectOne("{{{title}}}", heading, column: 4, length: 5, help: "write {{title}}")
    expectOne("{{&title}}", heading, column: 4, length: 5, help: "write {{title}}")
  }

  @Test func wantsMarkupUnescaped() {
    expectOne(
      "{{body}}", "'body' is markup and must not be escaped  [template/escaping]", column: 3,
      length: 4, help: "write {{{body}}}")
  }

  @Test func wantsTheElementWrittenAsItIs() {
    expectOne(
      "{{#intro}}{{.}}{{/intro}}", "'.' is markup and must not be escaped  [template/escaping]",
      column: 13, length: 1, help: "write {{{.}}}")
    expectOne(
      "{{#lines}}{{{.}}}{{/lines}}", "'.' is text and must be escaped  [template/escaping]",
      column: 14, length: 1, help: "write {{.}}")
  }

  @Test(arguments: ["is_open", "parts", "lines", "first", "chosen", "has_parts"])
  func wantsSectionsForWhatIsNoText(name: String) {
    expectOne(
      "{{\(name)}}", "'\(name)' is not a text  [template/not-a-text]", column: 3,
      length: name.count, help: "use it as {{#\(name)}}…{{/\(name)}}")
  }

  @Test func wantsANameWhereAnObjectIsMeant() {
    expectOne(
      "{{#first}}{{.}}{{/first}}", "'.' is not a text here  [template/not-a-text]", column: 13,
      length: 1, help: "write one of the names: has_lines, lines, name, note")
    expectOne(
      "{{.}}", "'.' is not a text here  [template/not-a-text]", column: 3, length: 1,
      help: "write one of the names: \(sampleNames)")
  }

  @Test func looksForTheNearestOfAFewHundredUnknownNames() {
    let letters = "abcdefghijklmnopq"
    let page = letters.flatMap { a in letters.map { b in "{{has_pa\(a)\(b)s}}\n" } }.joined()
    var diagnostics: [Diagnostic] = []
    _ = TemplateLibrary(
      sources: ["page": SourceFile(path: "page", text: page)],
      roots: ["page": Sample.view.shape], diagnostics: &diagnostics)
    #expect(diagnostics.count == 289)
    #expect(diagnostics.filter { $0.help == "did you mean 'has_parts'?" }.count == 200)
  }

  @Test func countsThePlaceOfAPart() {
    expectOne(
      "{{first.note.a}}", "'note' has no parts, so none called 'a'  [template/unknown-name]",
      column: 3, length: 12, help: "write the name alone")
    expectOne(
      "{{first.nmae}}", "there is no part of 'first' called 'nmae'  [template/unknown-name]",
      column: 9, length: 4, help: "did you mean 'name'?")
  }

  /// The places on one long line are found in one go.
  @Test(
    .timeLimit(.minutes(1)), arguments: ["{{x}}", "{{/x}}", "{{>x}}", "{{=x}}", "{{title.x}}"])
  func placesManyMistakesOnOneLine(tag: String) {
    let found = problems(["page": String(repeating: tag, count: 10_000)])
    let isAll = found.ranges(of: "templates/page.mustache:1:").count == 10_000
    #expect(isAll)
  }

  /// Lists that are no part of one another multiply the page by their lengths.
  @Test func refusesListsOnListsOnLists() {
    func sections(_ names: [String]) -> String {
      names.map { "{{#\($0)}}" }.joined() + "{{title}}"
        + names.reversed().map { "{{/\($0)}}" }.joined()
    }
    #expect(problems(["page": sections(["parts", "parts"])]) == "")
    #expect(problems(["page": sections(["parts", "lines"])]) == "")
    #expect(problems(["page": sections(["parts", "first", "lines"])]) == "")
    #expect(
      problems(["page": sections(["parts", "parts", "parts"])])
        .contains("templates/page.mustache:1:24"))
    #expect(problems(["page": sections(["parts", "parts", "parts"])]).contains("repetition"))
  }
}
