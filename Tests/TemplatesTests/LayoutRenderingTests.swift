import Testing

@Suite struct LayoutRenderingTests {
  private let base = """
    <title>{{$title}}{{title}}{{/title}}</title>
    <main>{{$content}}nothing{{/content}}</main>
    """

  @Test func fillsTheBlocksOfALayout() {
    let page = "{{<base}}{{$content}}<h1>{{title}}</h1>{{/content}}{{/base}}"
    let expected = "<title>Title</title>\n<main><h1>Title</h1></main>"
    #expect(render(["page": page, "layouts/base": base]) == expected)
  }

  @Test func showsWhatABlockHoldsByDefault() {
    let expected = "<title>Title</title>\n<main>nothing</main>"
    #expect(render(["page": "{{<base}}\n{{/base}}", "layouts/base": base]) == expected)
  }

  @Test func fillsBlocksInPartialsAndSections() {
    let page = "{{<base}}{{$content}}{{#parts}}{{>card}}{{/parts}}{{/content}}{{/base}}"
    let templates = ["page": page, "layouts/base": base, "partials/card": "[{{name}}]"]
    let sample = Sample(parts: [Part(name: "A"), Part(name: "B")])
    #expect(render(templates, sample) == "<title>Title</title>\n<main>[A][B]</main>")
  }

  @Test func buildsLayoutsOnLayouts() {
    let guide = "{{<base}}{{$content}}<nav></nav>{{$text}}{{/text}}{{/content}}{{/base}}"
    let page = "{{<guide}}{{$text}}{{{body}}}{{/text}}{{/guide}}"
    let templates = ["page": page, "layouts/guide": guide, "layouts/base": base]
    let expected = "<title>Title</title>\n<main><nav></nav><p>Body</p></main>"
    #expect(render(templates) == expected)
  }

  @Test func usesFoldersOfPartials() {
    let templates = ["page": "{{>lists/card}}", "partials/lists/card": "{{title}}"]
    #expect(render(templates) == "Title")
  }

  @Test func aBlockInsideWhatFillsItShowsItsDefault() {
    let page = "{{<base}}{{$content}}a{{$content}}b{{/content}}{{/content}}{{/base}}"
    let expected = "<title>Title</title>\n<main>ab</main>"
    #expect(render(["page": page, "layouts/base": base]) == expected)
  }

  @Test func leavesNoLineWhereATagStoodAlone() {
    let page = "a\n  {{! remark }}  \n\t{{#is_open}}\r\nb {{title}}\n{{/is_open}}\nc {{! x }}\nd"
    #expect(render(page, Sample(isOpen: true)) == "a\nb Title\nc \nd")
    #expect(render(page) == "a\nc \nd")
    #expect(
      render("{{#is_open}}\n{{/is_open}}\n{{title}} {{^is_open}} x\n{{/is_open}}") == "Title  x\n")
  }

  @Test(arguments: [
    // What the page fills comes before what a layout fills.
    ("{{<guide}}{{$text}}b{{/text}}{{$content}}a{{/content}}{{/guide}}", "<a>"),
    ("{{<guide}}{{$text}}b{{/text}}{{/guide}}", "<g[b]>"), ("{{<guide}}{{/guide}}", "<g[t]>"),
    // What fills a block is not seen while it is written, but a layout in it can fill the block.
    ("{{<frame}}{{$content}}({{<frame}}{{/frame}}){{/content}}{{/frame}}", "<(<c>)>"),
    (
      "{{<frame}}{{$content}}({{<frame}}{{$content}}x{{/content}}{{/frame}}){{/content}}{{/frame}}",
      "<(<x>)>"
    ),
    ("{{<frame}}{{$content}}a{{/content}}{{/frame}}{{<frame}}{{/frame}}", "<a><c>"),
    ("{{<frame}}{{$content}}{{$other}}o{{/other}}{{/content}}{{/frame}}", "<o>"),
    (
      "{{<twice}}{{$content}}{{$content}}in{{/content}}{{title}}{{/content}}{{/twice}}",
      "inTitle-inTitle"
    ),
    ("{{$content}}alone{{/content}}", "alone"),
  ]) func putsBlocksIntoLayouts(page: String, expected: String) {
    let templates = [
      // So that each template is used.
      "page": "{{#chosen}}{{>all}}{{/chosen}}" + page,
      "partials/all": "{{<frame}}{{/frame}}{{<guide}}{{/guide}}{{<twice}}{{/twice}}",
      "layouts/frame": "<{{$content}}c{{/content}}>",
      "layouts/guide": "{{<frame}}{{$content}}g[{{$text}}t{{/text}}]{{/content}}{{/frame}}",
      "layouts/twice": "{{$content}}{{/content}}-{{$content}}{{/content}}",
    ]
    #expect(render(templates) == expected)
  }

  @Test func aBlockShowsWhatNamesMeanWhereItStands() {
    let page = "{{<base}}{{$content}}{{note}}{{title}}{{/content}}{{/base}}"
    let base = "{{#parts}}{{$content}}{{/content}};{{/parts}}{{$content}}{{/content}}"
    let sample = Sample(note: "outer", parts: [Part(name: "A"), Part(name: "B", note: "inner")])
    #expect(
      render(["page": page, "layouts/base": base], sample) == "Title;innerTitle;outerTitle")
  }

  @Test func keepsTextAfterALayout() {
    #expect(render(["page": "a{{<base}}{{/base}}b", "layouts/base": "-"]) == "a-b")
  }
}
