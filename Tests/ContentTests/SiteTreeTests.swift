import Facts
import Testing

@testable import Content
@testable import Foundations

@Suite struct SiteTreeTests {
  private func tree(_ paths: [String]) -> ContentTree {
    ContentTree(
      paths.map { SiteFolder.Entry(path: "content/\($0)") }, folders: KindCatalog().folders)
  }

  @Test func sortsTheFilesByWhatTheyAre() {
    let tree = tree([
      "clinic.yaml", "sources.yaml", "glossary.yaml", "README.md", "articles/README.md",
      "articles/a.md", "pages/index.md", "pages/about.md", "treatments/x/facts.yaml",
      "treatments/x/index.md", "treatments/x/b.md", "treatments/x/prices.md", "logo.svg",
      "treatments/x/photo.jpg", "articles/more/sheet.pdf",
    ])
    #expect(tree.diagnostics == [])
    #expect(tree.clinic == "content/clinic.yaml")
    #expect(tree.sources == "content/sources.yaml")
    #expect(tree.glossary == "content/glossary.yaml")
    let subject = SubjectAddress(folder: "treatments", id: "x")
    #expect(tree.facts.map(\.subject) == [subject])
    #expect(tree.facts.map(\.path) == ["content/treatments/x/facts.yaml"])
    #expect(
      tree.articles.map(\.place) == [
        .general, .page, .home, .guide(subject), .overview(subject),
        .generated(subject, .prices),
      ])
    #expect(tree.articles.map(\.slug) == ["a", "about", "index", "b", "index", "prices"])
    #expect(
      tree.media == [
        "content/articles/more/sheet.pdf", "content/logo.svg", "content/treatments/x/photo.jpg",
      ])
  }

  @Test(arguments: [
    "notes.md", "articles/a.txt", "articles/sub/a.md", "pages/a.html", "treatments/a.md",
    "treatments/x/sub/a.md", "treatments/peel/prices.yaml", "other/a.md", "clinic.yml",
    "treatments",
  ])
  func warnsOfFilesThatNothingReads(path: String) async throws {
    let expected = """
      warning: nothing reads this file  [content/stray-file]
        --> content/\(path)
         = help: articles belong in content/articles, content/pages or a folder of a subject, \
      such as content/treatments/<id>; a kind of your own is declared in content/kinds.yaml

      """
    var site = SampleSite(["content/treatments/x/facts.yaml": nil])
    site.files["content/\(path)"] = []
    let found = try await site.problems()
    #expect(found.contains(expected), "\(found)")
  }

  @Test(arguments: [
    "articles/My Article.md", "articles/größe.md", "articles/Costs.md", "articles/.md",
    "articles/a.b.md", "articles/-a.md", "treatments/Peel/index.md", "treatments/a b/facts.yaml",
    "articles/Form.pdf", "articles/a&b.pdf", "articles/\(String(repeating: "x", count: 201)).md",
  ])
  func refusesNamesThatCannotBecomeAddresses(path: String) async throws {
    let expected = """
      error: the name cannot become an address  [content/file-name]
        --> content/\(path)
         = help: use small letters from a to z, digits and hyphens, 200 at most, such as \
      'what-to-expect'

      """
    var site = SampleSite()
    site.files["content/\(path)"] = []
    #expect(try await site.problems() == expected)
  }

  /// Phones and cameras name photographs so.
  @Test(arguments: ["articles/IMG_2041.JPG", "articles/DSC00012.jpeg", "team/Ann-Elm.png"])
  func takesPicturesByTheNamesThatCamerasGive(path: String) async throws {
    var site = SampleSite()
    site.files["content/\(path)"] = []
    #expect(try await site.problems() == "")
  }

  @Test(arguments: ["articles/my photo.png", "My_Pictures/a.png", "articles/größe.jpg"])
  func refusesOtherNamesOfPictures(path: String) async throws {
    let expected = """
      error: the name cannot become an address  [content/file-name]
        --> content/\(path)
         = help: use letters from a to z, digits, hyphens and underscores, and small letters in the names of \
      folders, such as 'fold-of-skin.jpg'

      """
    var site = SampleSite()
    site.files["content/\(path)"] = []
    #expect(try await site.problems() == expected)
  }

  @Test func wantsFactsForEveryTreatment() async throws {
    let expected = """
      error: 'treatments/wax' has no facts.yaml  [facts/missing-file]
        --> content/treatments/wax/index.md
         = help: add content/treatments/wax/facts.yaml

      """
    let site = SampleSite(["content/treatments/wax/index.md": page("Text.")])
    #expect(try await site.problems() == expected)
  }

  @Test(arguments: ["content/clinic.yaml", "content/articles/a.md", "content/a.png"])
  func refusesSymbolicLinks(path: String) async throws {
    var site = SampleSite(["content/articles/a.md": page("Text."), "content/a.png": ""])
    site.links = [path]
    let expected = """
      error: symbolic links are not followed  [site/symbolic-link]
        --> \(path)
         = help: put the file itself here

      """
    #expect(try await site.problems().contains(expected))
  }

  @Test func reportsUnknownPagesInTheNavigation() async throws {
    var site = SampleSite([
      "content/pages/about.md": page("Text."),
      "content/pages/soon.md": page("Text.", front: "draft: true"),
    ])
    let line = "navigation: [prises, about.md, soon.md, xyzzy.md]\n"
    site.files["content/clinic.yaml"]? += Array(line.utf8)
    let excerpt = "   |\n 9 | \(line)   | "
    let known =
      "known are: aftercare, articles, glossary, prices, search, sources, topics, treatments, "
      + "about.md"
    let expected = """
      error: there is no page 'prises'  [clinic/unknown-page]
        --> content/clinic.yaml:9:14
      \(excerpt)             ^^^^^^ did you mean 'prices'?

      error: 'soon.md' is not published  [clinic/unknown-page]
        --> content/clinic.yaml:9:32
      \(excerpt)                               ^^^^^^^ \(known)

      error: there is no page 'xyzzy.md'  [clinic/unknown-page]
        --> content/clinic.yaml:9:41
      \(excerpt)                                        ^^^^^^^^ \(known)

      """
    #expect(try await site.problems() == expected)
  }

  @Test func reportsUnknownSubjectsOfTheFirstPage() async throws {
    var site = SampleSite([:])
    site.files["content/clinic.yaml"]? += Array("featured: [xyzzy]\n".utf8)
    let expected = """
      error: there is no subject 'xyzzy'  [clinic/unknown-subject]
        --> content/clinic.yaml:9:12
         |
       9 | featured: [xyzzy]
         |            ^^^^^ write the name of a folder with facts.yaml

      """
    #expect(try await site.problems() == expected)
  }
}
