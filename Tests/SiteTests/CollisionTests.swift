import Testing

@Suite struct CollisionTests {
  @Test func namesBothArticlesOfOnePath() async throws {
    let site = try SiteFixture([
      "content/articles/a.md": article("A", "aliases: [/articles/b/]"),
      "content/articles/b.md": article("B"),
    ])
    try await site.expectProblems(
      """
      error: two things want the path 'articles/b/index.html'  [site/same-path]
        --> content/articles/a.md:4:11
         |
       4 | aliases: [/articles/b/]
         |           ^^^^^^^^^^^^ rename one of the two
      note: the other one is here
        --> content/articles/b.md:2:8
         |
       2 | title: B
         |        ^

      """)
  }

  @Test func namesTwoAliasesOfOnePath() async throws {
    let site = try SiteFixture([
      "content/articles/a.md": article("A", "aliases: [/old]"),
      "content/articles/b.md": article("B", "aliases: [/x/, /OLD/]"),
    ])
    try await site.expectProblems(
      """
      error: two things want the path 'OLD/index.html'  [site/same-path]
        --> content/articles/b.md:4:16
         |
       4 | aliases: [/x/, /OLD/]
         |                ^^^^^ rename one of the two
      note: the other one is here
        --> content/articles/a.md:4:11
         |
       4 | aliases: [/old]
         |           ^^^^

      """)
  }

  /// Some file systems keep one form of a letter with an accent, so that the two are one file.
  @Test(arguments: [("u\u{308}", "\u{FC}"), ("E\u{301}", "\u{E9}"), ("\u{130}x", "i\u{307}x")])
  func takesTwoFormsOfALetterForOne(name: String, other: String) async throws {
    let site = try SiteFixture([
      "content/articles/a.md": article("A", "aliases: [\"/\(name)/\", \"/\(other)/\"]")
    ])
    let found = try await site.build().console
    #expect(found.contains("[site/same-path]"))
  }

  @Test func namesThePageThatAListHas() async throws {
    let site = try SiteFixture(["content/pages/prices.md": article("Prices")])
    try await site.expectProblems(
      """
      error: two things want the path 'prices/index.html'  [site/same-path]
        --> content/pages/prices.md:2:8
         |
       2 | title: Prices
         |        ^^^^^^ rename one of the two
      note: the other one is here
        --> templates/compare-prices.mustache

      """)
  }

  @Test func refusesAFileWhereAFolderMustBe() async throws {
    let site = try SiteFixture([
      "content/articles/a.md": article("A", "aliases: [/old.html, /old.html/more/]")
    ])
    try await site.expectProblems(
      """
      error: 'old.html' cannot be a file and the folder of 'old.html/more/index.html'  [site/same-path]
        --> content/articles/a.md:4:22
         |
       4 | aliases: [/old.html, /old.html/more/]
         |                      ^^^^^^^^^^^^^^^ rename one of the two
      note: the other one is here
        --> content/articles/a.md:4:11
         |
       4 | aliases: [/old.html, /old.html/more/]
         |           ^^^^^^^^^

      """)
  }

  @Test(arguments: ["/.git/hooks/", "/.careleaf-manifest", "/.careleaf-tmp/a/", "/a/.hidden/"])
  func refusesHiddenPaths(alias: String) async throws {
    let site = try SiteFixture(["content/articles/a.md": article("A", "aliases: [\(alias)]")])
    let console = try await site.build().console
    #expect(console.hasPrefix("error: '\(alias.dropFirst())"))
    #expect(console.contains("' cannot be the path of a file of the site  [site/bad-path]\n"))
    #expect(try site.output.files() == [:])
  }

  @Test(arguments: ["/../out/", "/a/../b/", "old/", "//x/", "/a//b/", "/a/./b/"])
  func refusesAliasesThatLeaveTheSite(alias: String) async throws {
    let site = try SiteFixture(["content/articles/a.md": article("A", "aliases: [\(alias)]")])
    let console = try await site.build().console
    #expect(console.contains("[article/bad-alias]\n  --> content/articles/a.md:4:11\n"))
    #expect(try site.output.files() == [:])
  }

  @Test func refusesAliasesWithNamesThatAreTooLong() async throws {
    let name = String(repeating: "x", count: 256)
    let site = try SiteFixture(["content/articles/a.md": article("A", "aliases: [/\(name)/]")])
    #expect(try await site.build().console.contains("[site/bad-path]"))
    #expect(try site.output.files() == [:])
  }

  /// Windows has no such files, and the site may be copied there.
  @Test(arguments: [
    "/con/", "/a/Aux/", "/com1/", "/lpt9.html", "/nul.txt", "/a:b/", "/a./", "/a*b/", "/a|b/",
  ])
  func refusesNamesThatWindowsCannotHold(alias: String) async throws {
    let site = try SiteFixture(["content/articles/a.md": article("A", "aliases: ['\(alias)']")])
    let problems = try await site.build().console
    #expect(problems.contains("[site/bad-path]"))
  }

  @Test func takesNamesThatOnlyBeginLikeDevices() async throws {
    let names = "[/contact-us/, /aux-a/, /com/, /com10/, /null/, /lpta/, /a.b/]"
    let site = try SiteFixture(["content/articles/a.md": article("A", "aliases: \(names)")])
    let problems = try await site.build().console
    #expect(!problems.contains("[site/bad-path]"))
  }
}
