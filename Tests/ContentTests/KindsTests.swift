import Facts
import Testing

@testable import Content

/// Kinds of subjects: what their folders mean, what each requires, and what a site declares.
@Suite struct KindsTests {
  private func problems(
    _ text: String, _ folder: String, _ catalog: KindCatalog = KindCatalog()
  ) -> [String] {
    decodeFacts(factsOfAnyKind + text, folder: folder, catalog: catalog).diagnostics.map(\.message)
  }

  @Test(arguments: [
    ("procedures", ["who_should_not_have_it", "before", "aftercare"]), ("tests", ["before"]),
    ("medicines", ["who_should_not_have_it", "dose", "missed_dose", "interactions"]),
    ("vaccines", ["who_should_not_have_it", "schedule"]), ("conditions", ["symptoms"]),
    ("devices", ["who_should_not_have_it"]),
    ("exercises", ["who_should_not_have_it", "exercises"]),
    (
      "treatments",
      ["who_should_not_have_it", "before", "sessions", "prices", "evidence", "aftercare"]
    ),
  ])
  func requiresOfEachKindWhatItNeeds(folder: String, keys: [String]) {
    #expect(problems("", folder) == keys.map { "the facts file has no '\($0)'" })
  }

  @Test func takesAReasonForAFactThatDoesNotApply() {
    let reason = "{ because: it does not apply, until: 2027-01-01 }"
    #expect(problems("absent: { before: \(reason) }", "tests") == [])
    #expect(
      problems("before: [eat]\nabsent: { before: \(reason) }", "tests")
        == ["'before' is given and said to be absent"])
    #expect(
      problems("before: [eat]\nabsent: { prices: \(reason) }", "tests")
        == ["nothing requires 'prices' here"])
    #expect(
      problems("absent: { before: { because: x } }", "tests") == ["'before' has no 'until'"])
  }

  private func site(_ kinds: String, _ files: [String: String] = [:]) -> SampleSite {
    SampleSite(files.merging(["content/kinds.yaml": kinds]) { first, _ in first })
  }

  @Test func readsKindsAndFactsOfTheSite() async throws {
    let kinds = """
      kinds:
        implants: { like: procedure, one: implant, other: implants, require: [risks, get_help] }
      facts:
        hospital_stay: { label: Stay in hospital, type: quantity, kinds: [implants] }
        bring: { label: What to bring, type: list }

      """
    let facts = factsOfAnyKind + "hospital_stay: 1 to 2 days\nbring: [a towel]\n"
    let site = site(kinds, ["content/implants/hip/facts.yaml": facts])
    #expect(try await site.problems() == "")
    let hip = try #require(try await site.load().content?.treatment("hip"))
    #expect(hip.kind.base == .procedure && hip.kind.folder == "implants")
    #expect(hip.facts["hospital_stay"]?.label?.value == "Stay in hospital")
    #expect(hip.otherFacts.map(\.id) == ["hospital_stay", "bring"])
  }

  @Test func takesTheFolderOfABuiltInKindForItsOwn() async throws {
    let kinds = """
      kinds: { tests: { like: procedure, one: scan, other: scans, require: [risks] } }

      """
    let site = site(kinds, ["content/tests/mri/facts.yaml": factsOfAnyKind])
    #expect(try await site.problems() == "")
    let mri = try #require(try await site.load().content?.treatment("mri"))
    #expect(mri.kind.base == .procedure && mri.kind.ownWords?.one == "scan")
  }

  @Test func namesTheNearestOfUnknownWords() async throws {
    let kinds = """
      kinds:
        scans: { like: test, one: scan, other: scans, words: { pages: { aftercare: { shrt: A } } } }

      """
    #expect(try await site(kinds).problems().contains("did you mean 'short'?"))
  }

  @Test func requiresAFactOfTheSite() async throws {
    let kinds = """
      kinds: { implants: { like: procedure, one: implant, other: implants, require: [stay] } }
      facts: { stay: { label: Stay in hospital, type: text } }

      """
    let console = try await site(kinds, ["content/implants/hip/facts.yaml": factsOfAnyKind])
      .problems()
    #expect(console.contains("the facts file has no 'stay'") && !console.contains("kinds/"))
  }

  @Test func knowsNoListOfPricesWhereNobodyHasAny() async throws {
    let page = "---\ntitle: A\nsummary: B.\n---\n[Prices](/prices/)\n"
    let site = SampleSite([
      "content/treatments/peel/facts.yaml": nil,
      "content/conditions/pain/facts.yaml": factsOfAnyKind + "symptoms: [pain]\n",
      "content/articles/a.md": page,
    ])
    #expect(try await site.problems().contains("there is no page '/prices/'"))
  }

  @Test(arguments: [
    ("kinds: { articles: { like: test, one: a, other: b } }", "kinds/taken-folder"),
    ("kinds: { scans: { like: tests, one: a, other: b } }", "kinds/bad-choice"),
    ("kinds: { scans: { like: test, one: a, other: b, require: [risk] } }", "kinds/unknown"),
    ("facts: { prices: { label: Cost, type: text } }", "facts/reserved-key"),
    ("facts: { stay: { label: Stay, type: quantity, kinds: [procedure] } }", "kinds/unknown"),
    ("facts: { stay: { label: Stay, type: number } }", "kinds/bad-choice"),
  ])
  func reportsWhatItCannotMean(kinds: String, id: String) async throws {
    let console = try await site(kinds + "\n").problems()
    #expect(
      console.contains("[\(id)]") && console.split(separator: "error: ").count == 1, "\(console)")
  }

  @Test func tellsTwoSubjectsOfOneNameApart() async throws {
    let facts = factsOfAnyKind + "symptoms: [pain]\n"
    let site = SampleSite(["content/conditions/peel/facts.yaml": facts])
    #expect(try await site.problems().contains("[facts/duplicate-subject]"))
  }
}
