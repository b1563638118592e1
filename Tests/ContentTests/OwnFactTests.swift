import Facts
import Foundations
import Testing

@testable import Content

/// Facts and units that a site declares once.
@Suite struct OwnFactTests {
  private static let kinds = """
    facts:
      zone: { label: Your zone, type: quantity, unit: zones }
      driving: { label: Driving, type: wait, words: [drive], key_fact: true }
      weighing: { label: Weighing, type: frequency }
      relapse: { label: A relapse, type: chance }
      reliever: { label: Reliever, type: dose, safety: true }
      pressure: { label: Blood pressure, type: pair }
    units:
      zone: { one: zone, other: zones }
      reliever_puff: { one: reliever puff, other: reliever puffs }

    """

  private func problems(_ facts: String, kinds: String = kinds) async throws -> String {
    try await site(facts, kinds).problems()
  }

  private func site(_ facts: String, _ kinds: String = kinds) -> SampleSite {
    SampleSite([
      "content/kinds.yaml": kinds,
      "content/conditions/asthma/facts.yaml": factsOfAnyKind + "symptoms: [cough]\n" + facts,
    ])
  }

  private func asthma(_ facts: String) async throws -> Treatment {
    let (content, console) = try await site(facts).load()
    #expect(console == "")
    return try #require(content?.treatment("asthma"))
  }

  @Test func readsFactsOfEachType() async throws {
    let asthma = try await asthma(
      """
      zone: 3
      driving: at least 24 hours
      weighing: once a week
      relapse: { value: 1 in 10, sources: [trial] }
      reliever: 2 to 4 reliever puffs every 4 hours
      pressure: ask_clinic
      dose: [{ id: relief, amount: 1 to 2 reliever puffs }]

      """)
    let values = ["zone", "driving", "weighing", "relapse", "reliever", "dose.relief.amount"]
      .map { asthma.facts[Identifier($0)]?.text }
    #expect(
      values == [
        "3 zones", "at least 24 hours", "once a week", "1 in 10",
        "2 to 4 reliever puffs every 4 hours", "1 to 2 reliever puffs",
      ])
    #expect(asthma.facts["pressure"]?.value == .askClinic)
    #expect(asthma.facts["driving"]?.isKeyFact == true)
    #expect(asthma.safetyFacts.contains(SafetyFact(key: "reliever", block: "statements")))
    #expect(asthma.facts["relapse"]?.provenance.sources.map(\.value) == ["trial"])
  }

  @Test(arguments: [
    ("zone: 3 mg", "'mg' is no unit for this"), ("driving: 5 mg", "'mg' is no unit for this"),
    ("weighing: often", "'often' does not say how often"),
    ("relapse: many", "'many' is not a chance"),
    ("reliever: 2 zoneses", "'zoneses' is not a unit"),
    ("pressure: 140", "'140' is not a pair of numbers"),
  ])
  func saysWhatIsWrongWithAValue(fact: String, message: String) async throws {
    let console = try await problems(fact + "\n")
    #expect(console.contains("error: \(message)"))
    #expect(console.contains("content/conditions/asthma/facts.yaml:8:"))
  }

  @Test func asksForANoteWhereASourceSaysSomethingElse() async throws {
    let report = "reported: [{ source: trial, value: 1 in 5 }]"
    #expect(
      try await problems("relapse: { value: 1 in 10, \(report) }\n")
        .contains("'relapse' differs from what 'trial' reports and has no 'note'"))
    #expect(try await problems("relapse: { value: 1 in 10, note: Why., \(report) }\n") == "")
  }

  @Test func saysWhatIsWrongWithADeclaration() async throws {
    let unknown = try await problems(
      "", kinds: "facts: { zone: { label: Zone, type: quantity, unit: zones } }\n")
    #expect(unknown.contains("'zones' is not a unit") && unknown.contains("kinds.yaml:1:"))
    let needless = try await problems(
      "", kinds: "facts: { zone: { label: Zone, type: chance, unit: mg } }\n")
    #expect(needless.contains("a fact of the type 'chance' has no unit of its own"))
    let taken = try await problems("", kinds: "units: { blow: { one: blow, other: puffs } }\n")
    #expect(taken.contains("'puffs' is a unit already"))
    let type = try await problems("", kinds: "facts: { zone: { label: Z, type: quantities } }\n")
    #expect(type.contains("did you mean 'quantity'?"))
  }

  /// Facts of one subject alone can be all that declared ones can, but for lists.
  @Test func readsOtherFactsOfEachType() async throws {
    let asthma = try await asthma(
      """
      other_facts:
        noise: { label: Noise, value: 26 dB }
        filter: { label: New filter, value: every 4 weeks }
        relapse_later: { label: A later relapse, value: 1 in 20, sources: [trial] }
        at_home: { label: At home, value: below 135/85 mmHg }
        spray: { label: Spray, value: 2 puffs every 4 hours }
        fee: { label: Fee, value: ask_clinic }

      """)
    let values = ["noise", "filter", "relapse_later", "at_home", "spray"]
      .map { asthma.facts[Identifier($0)]?.text }
    #expect(
      values == [
        "26 dB", "every 4 weeks", "1 in 20", "less than 135/85 mmHg", "2 puffs every 4 hours",
      ])
    #expect(asthma.facts["fee"]?.value == .askClinic)
    #expect(asthma.facts["relapse_later"]?.provenance.sources.count == 1)
  }

  @Test func saysWhatIsWrongWithOtherFacts() async throws {
    let found = try await problems("other_facts: { noise: { label: Noise, value: loud } }\n")
    #expect(found.contains("'loud' is not a number or a range"))
  }
}
