import Diagnostics
import Templates
import Testing

@Suite struct TemplateUseTests {
  @Test func suggestsTheNearestPartial() {
    let expected = """
      error: there is no partial called 'crad'  [template/unknown-name]
        --> templates/page.mustache:1:4
         |
       1 | {{>crad}}{{>card}}
         |    ^^^^ did you mean 'card'?

      """
    #expect(problems(["page": "{{>crad}}{{>card}}", "partials/card": "x"]) == expected)
  }

  @Test func suggestsTheNearestLayoutAndBlock() {
    let expected = """
      error: there is no block of layout 'base' called 'contnt'  [template/unknown-name]
        --> templates/page.mustache:1:13
         |
       1 | {{<base}}{{$contnt}}x{{/contnt}}{{/base}}
         |             ^^^^^^ did you mean 'content'?

      error: there is no layout called 'bsae'  [template/unknown-name]
        --> templates/page.mustache:2:4
         |
       2 | {{<bsae}}{{$content}}{{titel}}{{/content}}{{/bsae}}
         |    ^^^^ did you mean 'base'?

      error: there is no name here called 'titel'  [template/unknown-name]
        --> templates/page.mustache:2:24
         |
       2 | {{<bsae}}{{$content}}{{titel}}{{/content}}{{/bsae}}
         |                        ^^^^^ did you mean 'title'?

      """
    let page = """
      {{<base}}{{$contnt}}x{{/contnt}}{{/base}}
      {{<bsae}}{{$content}}{{titel}}{{/content}}{{/bsae}}
      """
    #expect(problems(["page": page, "layouts/base": "{{$content}}{{/content}}"]) == expected)
  }

  @Test func saysThatNoLayoutIsKnown() {
    let expected = """
      error: there is no layout called 'base'  [template/unknown-name]
        --> templates/page.mustache:1:4
         |
       1 | {{<base}}{{/base}}
         |    ^^^^ there are none yet

      """
    #expect(problems(["page": "{{<base}}{{/base}}"]) == expected)
  }

  @Test func reportsAMistakeInAPartialOnce() {
    let expected = """
      error: there is no name here called 'nme'  [template/unknown-name]
        --> templates/partials/card.mustache:1:3
         |
       1 | {{nme}}
         |   ^^^ did you mean 'name'?

      """
    let page = "{{#parts}}{{>card}}{{>card}}{{/parts}}{{#first}}{{>card}}{{/first}}"
    #expect(problems(["page": page, "partials/card": "{{nme}}"]) == expected)
  }

  @Test func reportsWhereAPartialLacksItsNames() {
    let expected = """
      error: there is no name here called 'name'  [template/unknown-name]
        --> templates/partials/card.mustache:1:3
         |
       1 | {{name}}
         |   ^^^^ known are: \(sampleNames)

      """
    let page = "{{#parts}}{{>card}}{{/parts}}{{>card}}"
    #expect(problems(["page": page, "partials/card": "{{name}}"]) == expected)
  }

  @Test func refusesAPartialThatUsesItself() {
    let expected = """
      error: 'a' would use itself without end  [template/recursion]
        --> templates/partials/b.mustache:1:4
         |
       1 | {{>a}}
         |    ^ used through page, partials/a, partials/b

      """
    let templates = ["page": "{{>a}}", "partials/a": "{{>b}}", "partials/b": "{{>a}}"]
    #expect(problems(templates) == expected)
  }

  @Test func refusesALayoutThatUsesItself() {
    let expected = """
      error: 'base' would use itself without end  [template/recursion]
        --> templates/layouts/base.mustache:1:4
         |
       1 | {{<base}}{{/base}}
         |    ^^^^ used through page, layouts/base

      """
    #expect(
      problems(["page": "{{<base}}{{/base}}", "layouts/base": "{{<base}}{{/base}}"]) == expected)
  }

  @Test func refusesTagsOutsideTheBlocksOfALayout() {
    let expected = """
      error: only blocks can stand directly in a layout  [template/outside-block]
        --> templates/page.mustache:2:3
         |
       2 | {{title}}{{#parts}}{{/parts}}{{>card}}
         |   ^^^^^ put it between {{$name}} and {{/name}}

      error: only blocks can stand directly in a layout  [template/outside-block]
        --> templates/page.mustache:2:13
         |
       2 | {{title}}{{#parts}}{{/parts}}{{>card}}
         |             ^^^^^ put it between {{$name}} and {{/name}}

      error: only blocks can stand directly in a layout  [template/outside-block]
        --> templates/page.mustache:2:33
         |
       2 | {{title}}{{#parts}}{{/parts}}{{>card}}
         |                                 ^^^^ put it between {{$name}} and {{/name}}

      """
    let page = "{{>card}}{{<base}}\n{{title}}{{#parts}}{{/parts}}{{>card}}\n{{/base}}"
    let others = ["layouts/base": "", "partials/card": ""]
    #expect(problems(["page": page].merging(others) { $1 }) == expected)
  }

  @Test func refusesTextOutsideTheBlocksOfALayout() {
    let expected = """
      error: only blocks can stand directly in a layout  [template/outside-block]
        --> templates/page.mustache:2:3
         |
       2 |   <p>lost</p> {{$content}}kept{{/content}}
         |   ^^^^^^^^^^^ put it between {{$name}} and {{/name}}

      error: only blocks can stand directly in a layout  [template/outside-block]
        --> templates/page.mustache:3:1
         |
       3 | lost too{{! not this }}
         | ^^^^^^^^ put it between {{$name}} and {{/name}}

      """
    let page = """
      before {{<base}}{{! a remark }}
        <p>lost</p> {{$content}}kept{{/content}}
      lost too{{! not this }}
      {{/base}} after
      """
    #expect(problems(["page": page, "layouts/base": "{{$content}}{{/content}}"]) == expected)
  }

  @Test func warnsOfTemplatesThatNothingUses() {
    let expected = """
      warning: nothing uses the template 'partials/card'  [template/unused]
        --> templates/partials/card.mustache
         = help: remove it, or use it

      warning: nothing uses the template 'pgae'  [template/unused]
        --> templates/pgae.mustache
         = help: did you mean 'page.mustache'?

      """
    #expect(problems(["page": "", "pgae": "", "partials/card": ""]) == expected)
  }

  @Test func reportsATemplateThatIsMissing() {
    let expected = """
      error: the template 'templates/page.mustache' is missing  [template/missing]
        --> templates/page.mustache
         = help: the site cannot be built without it; take it from the original theme

      """
    #expect(problems([:]) == expected)
  }

  /// 40 templates of which each holds `use` of the next.
  private func chain(_ folder: String, _ use: (String) -> String) -> [String: String] {
    var templates = ["page": use("t1"), folder + "t41": "{{nothing}}"]
    for number in 1...40 { templates[folder + "t\(number)"] = use("t\(number + 1)") }
    return templates
  }

  @Test func followsEachPartialOnce() {
    let found = problems(
      chain("partials/") { "{{>\($0)}}{{>\($0)}}{{#is_open}}{{>\($0)}}{{/is_open}}" })
    #expect(found.ranges(of: "error").count == 1)
    #expect(found.contains("there is no name here called 'nothing'"))
  }

  @Test func followsEachLayoutOnce() {
    let found = problems(
      chain("layouts/") { "{{<\($0)}}{{$a}}{{/a}}{{/\($0)}}{{<\($0)}}{{/\($0)}}" })
    #expect(found.contains("there is no name here called 'nothing'"))
  }

  @Test func givesUpOnAPageThatWouldBeWithoutEnd() {
    var templates = chain("partials/") { "{{#is_open}}{{>\($0)}}{{>\($0)}}{{/is_open}}" }
    templates["partials/t41"] = ""
    let expected = """
      error: the templates that 'page' uses use one another too often  [template/too-many-uses]
        --> templates/page.mustache
         = help: let partials use fewer others

      """
    #expect(problems(templates) == expected)
  }

  @Test func givesUpOnBlocksThatFillOneAnotherWithoutEnd() {
    let blocks = (1...600).map { "{{$b\($0)}}{{>all}}{{/b\($0)}}" }.joined()
    let base = (1...600).map { "{{$b\($0)}}{{/b\($0)}}" }.joined()
    let templates = [
      "page": "{{<base}}\(blocks){{/base}}", "layouts/base": base,
      "partials/all": "{{<base}}{{/base}}",
    ]
    #expect(problems(templates).contains("use one another too often"))
  }

  @Test func rendersNothingWhenThereIsAnError() {
    var diagnostics: [Diagnostic] = []
    let library = TemplateLibrary(
      sources: ["page": SourceFile(path: "p", text: "a{{nothing}}")],
      roots: ["page": Sample.view.shape, "other": Part.view.shape], diagnostics: &diagnostics)
    var output: [UInt8] = []
    library.render("page", Sample.view, Sample(), to: &output)
    library.render("other", Part.view, Part(name: "A"), to: &output)
    #expect(output == [])
  }

  @Test func givesUpOnPartialsThatUseOneAnotherInEverMoreSections() {
    let found = problems(
      chain("partials/") { "{{#first}}{{>\($0)}}{{/first}}{{#chosen}}{{>\($0)}}{{/chosen}}" })
    let expected = """
      error: the templates that 'page' uses use one another too often  [template/too-many-uses]
        --> templates/page.mustache
         = help: let partials use fewer others

      """
    #expect(found.contains(expected), "\(found)")
  }
}
