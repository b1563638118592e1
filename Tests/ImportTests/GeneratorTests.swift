import Foundations
import Testing

@testable import Import

@Suite struct GeneratorTests {
  @Test(arguments: [
    (["hugo.toml", "content/a.md"], "Hugo"), (["config.toml", "content/a.md"], "Hugo"),
    (["zola.toml", "content/_index.md"], "Zola"),
    (["_config.yml", "a.md"], "Jekyll"), (["_posts/2024-01-01-a.md"], "Jekyll"),
    (["astro.config.mjs", "src/pages/a.md"], "Astro"), (["a.md", "docs/b.md"], "Markdown"),
  ])
  func isToldByItsFiles(files: [String], name: String) throws {
    let texts = Dictionary(uniqueKeysWithValues: files.map { ($0, "") })
    #expect(try imported(texts).generator == name)
  }

  @Test func theAddressInTheConfigurationTellsZolaFromHugo() throws {
    for (key, name) in [("base_url", "Zola"), ("baseURL", "Hugo")] {
      let config = "\(key) = \"https://old.example\"\n"
      let result = try imported(["config.toml": config, "content/a.md": "x"])
      #expect(result.generator == name)
    }
  }

  private func aliases(_ files: [String: String], _ draft: RelativePath, _ generator: Generator)
    throws -> [String]
  {
    try imported(files, from: generator).draft(draft).split(separator: "\n")
      .filter { $0.hasPrefix("  - ") }.map { String($0.dropFirst(5).dropLast()) }
  }

  @Test(arguments: [
    (Generator.hugo, "content/posts/My Page.md", "", "articles/my-page", "/posts/my-page/"),
    (.hugo, "content/posts/b/index.md", "", "articles/b", "/posts/b/"),
    (.hugo, "content/posts/_index.md", "", "articles/posts", "/posts/"),
    (.hugo, "content/posts/a.md", "slug: other", "articles/other", "/posts/other/"),
    (.hugo, "content/posts/a.md", "url: /x/y.html", "articles/a", "/x/y.html"),
    (.hugo, "content/about.md", "", "pages/about", "/about/"),
    (.zola, "content/blog/2024-01-02-a.md", "", "articles/a", "/blog/a/"),
    (.zola, "content/blog/a.md", "path: x/y", "articles/a", "/x/y"),
    (.jekyll, "_posts/2024-03-04-a-b.md", "", "articles/a-b", "/2024/03/04/a-b.html"),
    (
      .jekyll, "_posts/2024-03-04-a.md", "categories: [x, Y z]", "articles/a",
      "/x/y-z/2024/03/04/a.html"
    ),
    (.jekyll, "_posts/2024-03-04-a.md", "permalink: /:year/:title/", "articles/a", "/2024/a/"),
    (.jekyll, "docs/a.md", "", "articles/a", "/docs/a.html"),
    (.jekyll, "about.md", "permalink: /us/", "pages/about", "/us/"),
    (.astro, "src/content/blog/a.md", "", "articles/a", "/blog/a/"),
    (.astro, "src/pages/x/a.md", "", "articles/a", "/x/a/"),
    (.markdown, "x/a.md", "", "articles/a", "/x/a/"),
  ])
  func oldAddressesBecomeAliases(
    generator: Generator, file: String, front: String, draft: String, address: String
  ) throws {
    let text = "---\ntitle: T\n\(front)\n---\nText.\n"
    let found = try aliases([file: text], "content/\(draft).md", generator)
    let own = "/\(draft.replacing("pages/", with: ""))/"
    #expect(found == (address == own ? [] : [address]))
  }

  @Test func theConfigurationOfJekyllSaysHowAddressesAreMade() throws {
    let files = [
      "_config.yml": "permalink: /:categories/:title:output_ext\nurl: https://old.example\n",
      "_posts/2024-03-04-a.md":
        "---\ntitle: A\ncategory: x\n---\n[b](https://old.example/x/b.html)\n",
      "_posts/2024-03-05-b.md":
        "---\ntitle: B\ncategory: x\n---\n[a]({% post_url 2024-03-04-a %})\n",
    ]
    #expect(try aliases(files, "content/articles/a.md", .jekyll) == ["/x/a.html"])
    let result = try imported(files)
    #expect(try result.draft("content/articles/a.md").contains("[b](b.md)"))
    #expect(try result.draft("content/articles/b.md").contains("[a](a.md)"))
  }

  @Test(arguments: [
    ("/:year/:month/:title/", "/2024/03/what-it-costs/"), ("/b/:slug", "/b/what-it-costs/"),
    ("/:section/:filename.html", "/posts/a-file.html"), ("/:sections/x", "/posts/deep/x/"),
    ("/:slugorcontentbasename/", "/a-file/"), ("/:day-:title/", "/04-what-it-costs/"),
    // What is not known leaves the address that Hugo makes of folders.
    ("/:weekday/:title/", "/posts/deep/a-file/"), ("/:sections[1:]/x/", "/posts/deep/a-file/"),
  ])
  func theConfigurationOfHugoSaysHowAddressesAreMade(pattern: String, address: String) throws {
    let page = "---\ntitle: What it costs?\ndate: 2024-03-04T10:00:00Z\n---\nText.\n"
    let configurations = [
      ("hugo.toml", "[permalinks]\nposts = \"\(pattern)\"\n"),
      ("hugo.yaml", "permalinks:\n  page:\n    posts: \"\(pattern)\"\n"),
      ("config/_default/permalinks.toml", "posts = \"\(pattern)\"\n"),
    ]
    for (name, text) in configurations {
      let files = [name: text, "content/posts/deep/A file.md": page, "content/news/b.md": page]
      #expect(try aliases(files, "content/articles/a-file.md", .hugo) == [address], "\(name)")
      #expect(try aliases(files, "content/articles/b.md", .hugo) == ["/news/b/"])
    }
  }

  @Test func aPageBundleOfHugoIsCalledAsItsFolder() throws {
    let files = [
      "hugo.toml": "[permalinks.page]\nposts = \"/:contentbasename/\"\n",
      "content/posts/winter/index.md": "---\ntitle: W\n---\nText.\n",
    ]
    #expect(try aliases(files, "content/articles/winter.md", .hugo) == ["/winter/"])
  }

  @Test func anAddressThatTheSiteHasIsNoAlias() throws {
    let result = try imported([
      "a.md":
        "---\ntitle: A\naliases: [/Taken, /articles/b.html, /articles/b/, /articles/a/]\n---\n",
      "b.md": "---\ntitle: B\n---\n",
    ])
    let addresses = result.notes.filter { $0.kind == .address }.map(\.text)
    #expect(addresses == ["/Taken", "/articles/b/"])
  }

  @Test func anAddressCanBeOfOnePageOnly() throws {
    let result = try imported([
      "a.md": "---\ntitle: A\naliases: [/old/, /OLD, '//evil.example/', /a?b, /x/../y]\n---\n",
      "b.md": "---\ntitle: B\naliases: [/old]\n---\n",
    ])
    #expect(
      try result.draft("content/articles/a.md").contains(
        "aliases:\n  - \"/a/\"\n  - \"/old/\"\n---"))
    #expect(try result.draft("content/articles/b.md").contains("aliases:\n  - \"/b/\"\n---"))
    let addresses = result.notes.filter { $0.kind == .address }.map(\.text)
    #expect(addresses == ["/OLD", "//evil.example/", "/a?b", "/x/../y", "/old"])
  }
}
