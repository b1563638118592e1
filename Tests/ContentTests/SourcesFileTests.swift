import Diagnostics
import Facts
import Testing

@testable import Content

@Suite struct SourcesFileTests {
  private static let sample = """
    park-2008:
      title: Mesotherapy for local fat reduction
      kind: trial
      authors: Park S H and others
      publisher: Dermatologic Surgery
      year: 2008
      doi: 10.1111/j.1524-4725.2008.34295.x
      note: "For patients: small."
    magazine:
      title: A magazine
      kind: consumer-article
      url: https://magazine.example/meso

    """

  private static let mistakes: [Mistake] = [
    Mistake(
      "  publisher: Dermatologic Surgery\n  year: 2008\n", "",
      """
      error: 'park-2008' has no 'publisher'  [sources/missing-key]
        --> sources.yaml:1:1
         |
       1 | park-2008:
         | ^^^^^^^^^ add 'publisher', which every source of kind 'trial' has

      error: 'park-2008' has no 'year'  [sources/missing-key]
        --> sources.yaml:1:1
         |
       1 | park-2008:
         | ^^^^^^^^^ add 'year', which every source of kind 'trial' has

      """),
    Mistake(
      "kind: trial", "kind: trail",
      """
      error: 'trail' cannot be chosen here  [sources/bad-choice]
        --> sources.yaml:3:9
         |
       3 |   kind: trail
         |         ^^^^^ did you mean 'trial'?

      """),
    Mistake(
      "doi: 10.", "doi: https://doi.org/10.",
      """
      error: 'https://doi.org/10.1111/j.1524-4725.2008.34295.x' is not a DOI  [sources/bad-doi]
        --> sources.yaml:7:8
         |
       7 |   doi: https://doi.org/10.1111/j.1524-4725.2008.34295.x
         |        ^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^^ write '10.1111/j.1524-4725.2008.34295.x'

      """),
    Mistake(
      "https://magazine.example/meso", "javascript:alert(1)",
      """
      error: 'javascript:alert(1)' is not a web address  [sources/bad-url]
        --> sources.yaml:12:8
         |
      12 |   url: javascript:alert(1)
         |        ^^^^^^^^^^^^^^^^^^^ copy it from the browser; it begins with https://

      """),
    Mistake(
      "magazine:", "The Magazine:",
      """
      error: 'The Magazine' is not an id  [sources/bad-id]
        --> sources.yaml:9:1
         |
       9 | The Magazine:
         | ^^^^^^^^^^^^ write 'the-magazine'

      """),
    Mistake(
      "2008\n  doi", "last year\n  doi",
      """
      error: 'last year' is not a whole number  [sources/bad-number]
        --> sources.yaml:6:9
         |
       6 |   year: last year
         |         ^^^^^^^^^ write a number such as 2008

      """),
    Mistake(
      "  title: A magazine\n", "",
      """
      error: 'magazine' has no 'title'  [sources/missing-key]
        --> sources.yaml:9:1
         |
       9 | magazine:
         | ^^^^^^^^ add 'title': the title of the publication

      """),
  ]

  @Test(arguments: mistakes) func reportsMistakes(mistake: Mistake) {
    let text = mistake.applied(to: Self.sample)
    #expect(
      problems("sources.yaml", text) { _ = SourcesFile.read($0, &$1) } == mistake.expected)
  }

  @Test func readsSourcesInOrder() {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "sources.yaml", text: Self.sample)
    let sources = SourcesFile.read(file, &diagnostics) ?? []
    #expect(diagnostics == [])
    #expect(sources.map(\.id) == ["park-2008", "magazine"])
    #expect(sources.map(\.kind) == [.trial, .consumerArticle])
    #expect(sources.map(\.title.value) == ["Mesotherapy for local fat reduction", "A magazine"])
    #expect(sources.map(\.authors?.value) == ["Park S H and others", nil])
    #expect(sources.map(\.publisher?.value) == ["Dermatologic Surgery", nil])
    #expect(sources.map(\.year) == [2008, nil])
    #expect(sources.map(\.note?.value) == ["For patients: small.", nil])
    #expect(
      sources.map(\.address) == [
        "https://doi.org/10.1111/j.1524-4725.2008.34295.x", "https://magazine.example/meso",
      ])
    #expect(sources[1].location == span("sources.yaml", 9, 1, 9))
  }
}
