import Diagnostics
import Testing

@testable import Checks

/// A site is checked with the words of its own language or of none.
@Suite struct LanguageTests {
  /// What the checks of English find much in.
  private static let body = """
    Our treatment is completely safe. You can't lose. Patients should rest. The ABC \
    said so, and a course is ten to twenty sessions. It improves the skin. People have smoother skin.

    [Click here](https://a.example) to see it at once without any of the long delays that you would \
    have to bear with in the places that are near to where you live. One. Two. Three. Four.

    ## Is it hard?
    """

  private func findings(
    locale: String, _ body: String = body, _ files: [String: String] = [:]
  ) async throws -> [Diagnostic] {
    let clinic = Samples.clinic().replacing("locale: en-US", with: "locale: \(locale)")
    var all = [
      "content/clinic.yaml": clinic,
      "content/treatments/needling/facts.yaml": Samples.facts(),
      "content/treatments/needling/index.md": Samples.article(body),
    ]
    all.merge(files) { $1 }
    return try await Samples.check(all)
  }

  @Test(arguments: ["en", "en-GB", "en-US"]) func englishIsKnown(locale: String) async throws {
    let ids = Set(try await findings(locale: locale).map(\.id))
    #expect(
      ids.isSuperset(of: [
        "claims/absolute-safety", "claims/effect", "plain/contraction", "plain/patients",
        "plain/abbreviation", "plain/very-long-sentence", "plain/long-paragraph",
        "plain/question-heading", "structure/link-text", "balance/benefits-without-risks",
        "numbers/disagrees",
      ]))
    #expect(!ids.contains("language/unknown"))
  }

  /// A tag of three letters is no English because it begins with `en`.
  @Test(arguments: ["de-DE", "de", "enm"]) func noRuleOfEnglishReadsAnotherLanguage(
    locale: String
  ) async throws {
    let ids = try await findings(locale: locale).map(\.id)
    let languages = ["claims/", "plain/", "numbers/", "balance/"]
    #expect(ids.filter { id in languages.contains(where: id.hasPrefix) } == [])
    #expect(!ids.contains("structure/link-text"))
  }

  @Test func saysOnceWhatDidNotRun() async throws {
    let further = ["content/articles/b.md": Samples.article(Self.body)]
    let told = try await findings(locale: "de-DE", Self.body, further)
      .filter { $0.id == "language/unknown" }
    #expect(told.count == 1 && told.allSatisfy { $0.severity == .advice })
    let place = try #require(told.first?.location)
    #expect("\(place.path):\(place.start?.line ?? 0)" == "content/clinic.yaml:4")
    let explanation = try #require(told.first?.explanation)
    for skipped in ["claims/…", "plain/contraction", "plain/hard-page", "balance/thin-page"] {
      #expect(explanation.contains(skipped))
    }
    for run in ["plain/long-list", "review/", "structure/skipped-level", "balance/no-help"] {
      #expect(!explanation.contains(run + ",") && !explanation.contains(run + "."))
    }
  }

  static let neutral: [(String, String)] = [
    ("### Tief", "structure/skipped-level"), ("<https://a.example/b>", "structure/link-text"),
    ("- a\n- b\n- c\n- d\n- e\n- f\n- g", "plain/long-list"),
    ("Der trial half.", "plain/unmarked-term"), ("{{> risks }}", "balance/no-help-block"),
    ("Ein Bereich kostet 500 USD.", "numbers/disagrees"),
    ("Ein Bereich kostet $250–400.", "numbers/typed"), ("Es half 40 %.", "numbers/uncovered"),
    (
      "<!-- careleaf: allow review/never because x until 2020-01-01 -->\n\nEin Text.",
      "waivers/expired"
    ),
    ("Ein Text.", "review/sample"), ("Ein Text.", "structure/unused-term"),
  ]

  @Test(arguments: neutral) func whatNeedsNoLanguageRuns(body: String, id: String) async throws {
    #expect(try await findings(locale: "de-DE", body).map(\.id).contains(id))
  }

  @Test func datesCount() async throws {
    let facts = Samples.facts(until: "2026-05-01")
    let found = try await findings(
      locale: "de-DE", "Ein Text.", ["content/treatments/needling/facts.yaml": facts])
    #expect(found.contains { $0.id == "dates/prices-expired" })
  }

  /// Without cues of the language nothing denies a wording.
  @Test func theSitesOwnRulesCount() async throws {
    let rule = """
      id: claims/schmerzfrei
      title: jeder Stich kann weh tun
      why: Das sagen auch die Patienten.
      instead: sagen, was hilft
      authority: HWG
      patterns: [schmerzfrei*]
      pass: [Es tut etwas weh.]
      fail: [Die Behandlung ist schmerzfrei.]
      """
    let found = try await findings(
      locale: "de-DE", "Es ist schmerzfreier, not completely safe.",
      ["content/rules/schmerzfrei.yaml": rule])
    #expect(found.filter { $0.id.hasPrefix("claims/") }.map(\.id) == ["claims/schmerzfrei"])
    #expect(!found.contains { $0.id == "rules/wrong-example" })
  }

  @Test func aNegativeOfEnglishDeniesNothingInAnotherLanguage() async throws {
    let rule = """
      id: claims/wunder
      title: no miracle
      why: Why.
      instead: instead
      authority: House style
      patterns: [wunder]
      pass: [Ein Text., Not a wunder.]
      fail: [Ein Wunder.]
      """
    for (locale, wrong) in [("de-DE", 1), ("en-US", 0)] {
      let found = try await findings(
        locale: locale, "Text.", ["content/rules/wunder.yaml": rule])
      #expect(found.count { $0.id == "rules/wrong-example" } == wrong)
    }
  }
}
