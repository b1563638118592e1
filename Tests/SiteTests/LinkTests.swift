import Fixtures
import Testing

@Suite struct LinkTests {
  private func site() throws -> SiteFixture {
    let site = try SiteFixture([
      "content/articles/a.md": article(
        "A", "topics: [skin]\naliases: [/old/]",
        text: """
          ## Costs {#costs}

          See [B](b.md), [here](#costs), [there](b.md#two-words), [face](../treatments/peel/a.gif),
          [prices](../treatments/peel/prices.md), [all](/prices/), [peel](../treatments/peel/index.md),
          [home](../pages/index.md), [call](tel:+15415550100) or [read](https://x.example/a?b=c&d).

          ![A face](../treatments/peel/a.gif) [dermis] [@trial] [@survey]
          """),
      "content/articles/b.md": article("B", text: "## Two words\n\n[Up](../articles/a.md#costs)"),
      "content/pages/index.md": article("Home"),
      "templates/layouts/base.mustache": """
      <link rel="stylesheet" href="{{assets.site_css}}"><link rel="alternate" href="{{site.feed_url}}">
      {{{header}}}{{#page.breadcrumbs}}<a href="{{url}}">{{title}}</a>{{/page.breadcrumbs}}
      {{$content}}{{/content}}
      {{#page.references}}<p id="ref-{{id}}"><a href="#cite-{{id}}-1">{{number}}</a>{{/page.references}}
      """,
      "templates/fragments/header.mustache": """
      <a href="{{site.home_url}}">{{site.name}}</a><a href="{{site.phone_url}}">{{site.phone}}</a>
      {{#navigation}}<a href="{{url}}">{{title}}</a>{{/navigation}}
      """,
      "templates/redirect.mustache": "<a href=\"{{target.url}}\">{{target.title}}</a>",
      "templates/overview.mustache":
        "{{<base}}{{$content}}{{#next}}<a href=\"{{url}}\">{{title}}</a>{{/next}}{{/content}}{{/base}}",
      "templates/sources.mustache":
        "{{#sources}}<p id=\"{{source.id}}\">{{#cited_by}}<a href=\"{{url}}\">{{title}}</a>{{/cited_by}}{{/sources}}",
      "templates/topics.mustache": "{{#topics}}<a href=\"{{url}}\">{{title}}</a>{{/topics}}",
      "templates/assets/site.css": "a { }",
    ])
    site.binaries["content/treatments/peel/a.gif"] = GIFFile.make()
    site.files["content/clinic.yaml", default: ""] += "navigation: [treatments, prices]\n"
    return site
  }

  @Test func everyLinkLeadsSomewhere() async throws {
    let site = try site()
    #expect(try await site.build().console == "")
    let built = BuiltSite(try site.output.files())
    #expect(built.problems == [])
    #expect(built.linkCount > 120)
  }

  @Test func aSiteInAFolderHasOnlyLinksBelowIt() async throws {
    let site = try site()
    site.options.baseURL = "https://host.example/clinic/site/"
    #expect(try await site.build().console == "")
    let built = BuiltSite(try site.output.files(), basePath: "/clinic/site/")
    #expect(built.problems == [])
    #expect(built.linkCount > 120)
  }

  @Test func theFolderOfTheSiteChangesNoPath() async throws {
    let site = try site()
    let paths = try await site.plan().stages.joined().map(\.path)
    site.options.baseURL = "https://host.example/clinic/site/"
    #expect(try await site.plan().stages.joined().map(\.path) == paths)
  }

  /// The checker itself: it must not call a broken site good.
  @Test(arguments: [
    ("<a href=\"/b/\">", "a.html: '/b/' leads nowhere"),
    ("<a href=\"#b\">", "a.html: '#b' leads nowhere"),
    ("<img src=\"b.png\">", "a.html: 'b.png' leads nowhere"),
    ("<p id=\"x\"><p id=\"x\">", "a.html: more than one '#x'"),
    ("<a class=\"x\" href=\"/a.html#z\">", "a.html: '/a.html#z' leads nowhere"),
  ])
  func findsBrokenLinks(html: String, problem: String) {
    #expect(BuiltSite(["a.html": Array(html.utf8)]).problems == [problem])
  }
}
