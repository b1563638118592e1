import Diagnostics
import Templates
import Testing

@Suite struct TemplateRenderingTests {
  @Test func anAbsentValueNeverShowsAnOuterOneOfItsName() {
    let sample = Sample(note: "outer", parts: [Part(name: "A"), Part(name: "B", note: "inner")])
    #expect(render("{{#parts}}{{name}}[{{note}}]{{/parts}}", sample) == "A[]B[inner]")
    #expect(
      render("{{#parts}}{{#note}}{{.}}{{/note}}{{^note}}none {{/note}}{{/parts}}", sample)
        == "none inner")
  }

  @Test func aPartOfAnAbsentObjectIsNothing() {
    let sample = Sample(first: Part(name: "A", note: "outer"))
    #expect(render("{{#first}}[{{chosen.note}}{{chosen.name}}]{{/first}}", sample) == "[]")
    #expect(render("{{#chosen}}{{name}}{{/chosen}}{{^chosen}}none{{/chosen}}", sample) == "none")
  }

  @Test func readsOuterNamesInsideSections() {
    let sample = Sample(parts: [Part(name: "A")], chosen: Part(name: "B"))
    #expect(render("{{#parts}}{{name}} {{title}}{{/parts}}", sample) == "A Title")
    #expect(render("{{#parts}}{{#chosen}}{{name}}{{/chosen}}{{/parts}}", sample) == "B")
  }

  @Test func writesTheElementsOfALine() {
    let sample = Sample(isOpen: true, lines: ["a & b", "c"])
    #expect(render("{{#lines}}<li>{{.}}</li>{{/lines}}", sample) == "<li>a &amp; b</li><li>c</li>")
    #expect(render("{{#lines}}{{#is_open}}{{.}};{{/is_open}}{{/lines}}", sample) == "a &amp; b;c;")
    #expect(render("{{#lines}}{{^chosen}}{{.}};{{/chosen}}{{/lines}}", sample) == "a &amp; b;c;")
    #expect(render("{{^lines}}none{{/lines}}") == "none")
  }

  @Test(arguments: [
    ("a{{#is_open}}b{{/is_open}}c", "abc", "ac"), ("a{{^is_open}}b{{/is_open}}c", "ac", "abc"),
    ("{{#is_open}}{{/is_open}}a{{^is_open}}{{/is_open}}b", "ab", "ab"),
    ("{{#is_open}}{{#has_parts}}x{{/has_parts}}y{{/is_open}}z", "xyz", "z"),
    ("{{#parts}}{{name}}{{#lines}}{{name}}{{.}}{{/lines}};{{/parts}}", "AAxAy;B;", ""),
    ("{{#parts}}{{^lines}}{{name}}{{/lines}}{{/parts}}{{^parts}}none{{/parts}}", "B", "none"),
    ("{{#parts}}{{#lines}}{{.}}{{#parts}}{{name}}{{/parts}}{{/lines}}{{/parts}}", "xAByAB", ""),
    ("{{#parts}}{{#first.note}}{{.}}{{name}}{{/first.note}}{{/parts}}", "nAnB", ""),
    ("{{#first}}{{#note}}{{#is_open}}{{.}}{{/is_open}}{{/note}}{{/first}}", "n", ""),
    ("{{#chosen.lines}}{{.}}{{/chosen.lines}}{{^chosen.lines}}none{{/chosen.lines}}", "c", "none"),
    ("{{#chosen.has_lines}}has{{/chosen.has_lines}}{{chosen.note}}", "has", ""),
    ("{{#intro}}{{#parts}}{{name}}{{/parts}}{{{.}}}{{/intro}}", "AB<i>", ""),
  ]) func goesThroughSections(page: String, full: String, empty: String) {
    let sample = Sample(
      intro: "<i>", isOpen: true, parts: [Part(name: "A", lines: ["x", "y"]), Part(name: "B")],
      first: Part(name: "F", note: "n"), chosen: Part(name: "C", lines: ["c"]))
    #expect(render(page, sample) == full)
    #expect(render(page) == empty)
  }

  @Test func writesMarkupThatWritesItselfAfterWhatIsThere() {
    let mark = ValueMark(
      name: "n", location: SourceLocation(path: "f", start: SourcePosition(line: 1, column: 2)))
    let view = View<Int>([
      .markup("body") { number in { $0 += "<b>\(number)</b>".utf8 } },
      .marked("name") { _ in MarkedText(text: "&", mark: mark) },
    ])
    var diagnostics: [Diagnostic] = []
    let page = SourceFile(path: "p", text: "{{{body}}}<p>{{name}}{{#body}}{{{.}}}{{/body}}")
    let library = TemplateLibrary(
      sources: ["page": page], roots: ["page": view.shape], diagnostics: &diagnostics)
    var output = Array("<title>".utf8)
    library.render("page", view, 1, to: &output)
    #expect(
      String(decoding: output, as: UTF8.self)
        == "<title><b>1</b><p><!--careleaf-value n f:1:2-->&amp;<!--careleaf-end--><b>1</b>")
  }

  @Test func tellsWhetherAListHasElements() {
    let page = "{{#has_parts}}<ul>{{/has_parts}}{{^has_lines}}no lines{{/has_lines}}"
    #expect(render(page, Sample(parts: [Part(name: "A")])) == "<ul>no lines")
    #expect(render(page, Sample(lines: ["a"])) == "")
  }

  @Test func aListOfAPartHidesTheOuterOne() {
    let sample = Sample(lines: ["outer"], parts: [Part(name: "A"), Part(name: "B", lines: ["b"])])
    let page = "{{#parts}}{{#has_lines}}+{{/has_lines}}{{#lines}}{{.}}{{/lines}};{{/parts}}"
    #expect(render(page, sample) == ";+b;")
  }

  @Test func followsFlags() {
    let page = "{{#is_open}}open {{title}}{{/is_open}}{{^is_open}}closed{{/is_open}}"
    #expect(render(page, Sample(isOpen: true)) == "open Title")
    #expect(render(page) == "closed")
  }

  @Test func anEmptyTextIsThereAndAnAbsentOneIsNot() {
    let page = "{{#note}}there{{/note}}{{^note}}absent{{/note}}"
    #expect(render(page, Sample(note: "")) == "there")
    #expect(render(page) == "absent")
  }

  @Test(arguments: [
    ("&<>\"'", "&amp;&lt;&gt;&quot;&#39;"), ("\"\u{301}", "&quot;\u{301}"),
    ("<\u{338}", "&lt;\u{338}"), ("'\u{20DD}&\u{301}", "&#39;\u{20DD}&amp;\u{301}"),
    ("&amp;", "&amp;amp;"), ("{{title}} {{{body}}}", "{{title}} {{{body}}}"), ("\r\n", "\r\n"),
  ])
  func escapesTextOnceAndOnBytes(text: String, expected: String) {
    let sample = Sample(title: text, note: text, lines: [text], parts: [Part(name: text)])
    let page =
      "{{title}}|{{#note}}{{.}}{{/note}}|{{#lines}}{{.}}{{/lines}}|{{#parts}}{{name}}{{/parts}}"
    let found = render(page, sample)
    let wanted = Array(repeating: expected, count: 4).joined(separator: "|")
    #expect(Array(found.utf8) == Array(wanted.utf8))
  }

  @Test func leavesMarkupAsItIs() {
    let sample = Sample(body: "<b>&</b>{{title}}", intro: "<i>\"</i>")
    #expect(render("{{{body}}}{{&body}}", sample) == "<b>&</b>{{title}}<b>&</b>{{title}}")
    #expect(render("{{#intro}}{{{.}}}{{/intro}}{{{intro}}}", sample) == "<i>\"</i><i>\"</i>")
  }

  @Test func keepsTheLinesOfTextInPre() {
    let sample = Sample(body: "<pre>a\n  b\n\n\tc</pre>", parts: [Part(name: "x\n  y")])
    let page = "<div>\n  <ul>\n    {{>card}}\n  </ul>\n    {{{body}}}\n</div>\n"
    let card = "  {{#parts}}\n    <pre>{{name}}</pre>\n  {{/parts}}\n  {{{body}}}\n"
    let expected = """
      <div>
      <ul>
      <pre>x
        y</pre>
      <pre>a
        b

      \tc</pre>
      </ul>
      <pre>a
        b

      \tc</pre>
      </div>

      """
    #expect(render(["page": page, "partials/card": card], sample) == expected)
  }
}
