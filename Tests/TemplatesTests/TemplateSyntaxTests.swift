import Testing

@Suite struct TemplateSyntaxTests {
  @Test func namesTheSectionThatIsNeverClosed() {
    let expected = """
      error: 'parts' is opened and never closed  [template/unclosed-section]
        --> templates/page.mustache:2:4
         |
       2 | {{#parts}}{{name}}
         |    ^^^^^ add {{/parts}} where it ends

      """
    #expect(problems(["page": "<ul>\n{{#parts}}{{name}}\n</ul>"]) == expected)
  }

  @Test func namesTheInnerSectionThatIsNotClosed() {
    let expected = """
      error: 'chosen' is not closed before 'parts'  [template/unclosed-section]
        --> templates/page.mustache:1:14
         |
       1 | {{#parts}}{{^chosen}}
         |              ^^^^^^ add {{/chosen}} before line 3

      """
    #expect(problems(["page": "{{#parts}}{{^chosen}}\nx\n{{/parts}}"]) == expected)
  }

  @Test func namesTheEndThatClosesSomethingElse() {
    let expected = """
      error: this closes 'part', but 'parts' is open  [template/wrong-end]
        --> templates/page.mustache:1:22
         |
       1 | {{#parts}}{{name}}{{/part}} {{title}}
         |                      ^^^^ write {{/parts}}

      """
    #expect(problems(["page": "{{#parts}}{{name}}{{/part}} {{title}}"]) == expected)
  }

  @Test func namesTheEndThatClosesNothing() {
    let expected = """
      error: nothing is open that 'parts' could close  [template/stray-end]
        --> templates/page.mustache:1:4
         |
       1 | {{/parts}}{{titel}}
         |    ^^^^^

      error: there is no name here called 'titel'  [template/unknown-name]
        --> templates/page.mustache:1:13
         |
       1 | {{/parts}}{{titel}}
         |             ^^^^^ did you mean 'title'?

      """
    #expect(problems(["page": "{{/parts}}{{titel}}"]) == expected)
  }

  @Test(arguments: ["{{title", "{{{body}}", "{{title}", "{{"])
  func namesTheTagThatIsNeverClosed(tag: String) {
    let expected = """
      error: a tag is opened with '{{' and never closed  [template/unclosed-tag]
        --> templates/page.mustache:2:3
         |
       2 |   \(tag)
         |   ^^ close it with '}}'

      """
    #expect(problems(["page": "\n  \(tag)"]) == expected)
  }

  @Test(arguments: [
    "{{=<% %>=}}", "{{% CONTENT_TYPE: TEXT}}", "{{}}", "{{#}}", "{{two words}}", "{{.title}}",
    "{{title.}}", "{{first..name}}", "{{#.}}", "{{title.uppercased()}}", "{{{}}}", "{{>*name}}",
    "{{größe}}",
  ])
  func refusesOtherFormsOfMustache(tag: String) {
    let expected = """
      error: this is not a tag that templates can use  [template/unsupported-tag]
        --> templates/page.mustache:1:2
         |
       1 | a\(tag)b
         |  \(String(repeating: "^", count: tag.count)) use {{name}}, {{{html}}}, {{#name}}, \
      {{^name}}, {{/name}}, {{>partial}}, {{<layout}}, {{$block}} or {{! comment }}

      """
    #expect(problems(["page": "a\(tag)b"]) == expected)
  }

  @Test func refusesBottomlessNestingWithOneError() {
    let depth = 20_000
    let page = String(repeating: "{{#title}}", count: depth) + "{{/title}}"
    #expect(
      problems(["page": page]).hasPrefix(
        "error: sections are nested more than 50 deep  [template/too-deep]\n"))
    #expect(problems(["page": page]).split(separator: "\n\n").count == 1)
  }

  @Test func allowsFiftyLevels() {
    let page =
      String(repeating: "{{#title}}", count: 50) + "x" + String(repeating: "{{/title}}", count: 50)
    #expect(render(page) == "x")
  }

  @Test func readsTagsWithSpacesCommentsAndBraces() {
    let page = "{ {{ title }} } {{! a {comment} }}{{\n  title\n}}{{{ body }}}{{& body }}}"
    #expect(render(page) == "{ Title } Title<p>Body</p><p>Body</p>}")
  }

  @Test func survivesEveryCutOfATemplate() {
    let page = "{{<base}}{{$body}}{{#parts}}{{{name}}}{{>card}}{{/parts}}{{/body}}{{/base}}"
    for length in 0..<page.count {
      let problems = problems(["page": String(page.prefix(length))])
      #expect(problems.isEmpty == (length < 2), "\(problems)")
    }
  }
}
