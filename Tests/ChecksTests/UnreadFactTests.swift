import Content
import Diagnostics
import Testing

@testable import Checks

/// A value of the facts that cannot be read is told once, where it stands.
@Suite struct UnreadFactTests {
  private static let path = "content/treatments/needling/facts.yaml"

  /// The ids of all errors of a site whose facts may be wrong.
  private static func errors(_ facts: String, _ body: String) async throws -> [String] {
    let files = [
      "content/clinic.yaml": Samples.clinic() + "\nnumbers: facts",
      path: Samples.facts() + "\n" + facts + "\n",
      "content/treatments/needling/a.md": Samples.article(body),
    ]
    var problems: [Diagnostic] = []
    let options = LoadOptions(asOf: Samples.day, blockNames: Samples.blockNames)
    let loader = ContentLoader(folder: Samples.folder(files, region: "US"), options: options)
    let content = try #require(try await loader.load(&problems))
    let report = await (try Samples.checker.get()).check(content, asOf: Samples.day, workers: 1)
    return (problems + report.diagnostics).filter { $0.severity == .error }.map(\.id)
  }

  @Test(arguments: [
    (
      "dose: [{ id: start, drug: A, amount: 5 mgg, often: once a day }]",
      "Take {{ dose.start.amount }}, that is 5 mg."
    ),
    ("recovery: 20 minuts", "It takes {{ recovery }}, or 20 minutes."),
    ("recovery: { value: 20 minuts }", "It takes {{ recovery.low }}."),
    (
      "waits: { driving: { name: Driving, wait: 30 ours, after: it } }",
      "Wait {{ waits.driving }} before you drive. After 30 hours you can."
    ),
    (
      "other_facts: { scar: { label: Scar, value: 2 zm } }", "The scar is {{ scar }} long: 2 cm."
    ),
    (
      "thresholds: [{ id: sugar, measure: Sugar, limit: below 4 mol/x, then: Call us. }]",
      "Call us below {{ needling.thresholds.sugar.limit }}."
    ),
  ])
  func saysItOnce(facts: String, body: String) async throws {
    let found = try await Self.errors(facts, body)
    #expect(found.count == 1 && found.first?.hasPrefix("facts/") == true, "\(found)")
  }

  @Test func saysWhatElseIsWrong() async throws {
    let facts = "recovery: 20 minuts"
    #expect(
      try await Self.errors(facts, "{{ dose.start.amount }} {{ recoverys }}").sorted()
        == ["facts/bad-unit", "facts/unknown-reference", "facts/unknown-reference"])
  }

  @Test func supportsNumbersAgainOnceItIsRight() async throws {
    let facts = "recovery: 20 minutes"
    #expect(
      try await Self.errors(facts, "Our cat sleeps for 31 hours.") == ["numbers/unsupported"])
    #expect(
      try await Self.errors("recovery: 20 minuts", "Our cat sleeps for 31 hours.").count == 1
    )
  }
}
