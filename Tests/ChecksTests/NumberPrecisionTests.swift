import Testing

@testable import Checks

/// Honest numbers that were once taken for wrong ones, and wrong ones beside them that still are.
@Suite struct NumberPrecisionTests {
  private static let kinds = """
    facts:
      cycle_length: { label: Length of one cycle, type: quantity, words: [cycle, cycles] }
      programme_length: { label: Length of the programme, type: quantity, words: [programme] }
      use_of_device: { label: How long you have it, type: quantity, words: [keep, trial] }
      maintenance_years: { label: How long it goes on, type: quantity, words: [years, go on] }

    """

  private static let facts =
    Samples.facts() + """

      course_length: 18 weeks
      recovery: 3 to 6 months
      cycle_length: 21 days
      programme_length: 12 weeks
      use_of_device: 3 months
      maintenance_years: 3 to 5 years
      ask_first: [people from 5 years who have a peak-flow meter]
      dose:
        steps:
          - { id: keep, drug: Extract, strength: 100 units/ml, amount: 1 ml, often: every 5 weeks }
        maximum: 1 ml once a week
      monitoring:
        - { id: peak, check: Peak flow, often: 2 times a day, for: 2 weeks }
      schedule:
        - { id: six, for: "Six-in-one: babies", age: 8 to 16 weeks, doses: 3 doses }
        - { id: booster, for: "Pre-school booster: children", age: 40 months, doses: 1 dose }
      eligibility:
        - { who: Adults, age: 18 to 65 years }
      visit: { length: 30 minutes, change: Tell us at least 2 days before. }

      """

  private func found(_ sentence: String, facts: String = facts) async throws -> [String] {
    let files = [
      "content/kinds.yaml": Self.kinds,
      "content/treatments/needling/facts.yaml": facts,
      "content/treatments/needling/index.md": Samples.article(sentence),
    ]
    return try await Samples.check(files).filter { $0.id.hasPrefix("numbers/") }
      .map { "\($0.severity.rawValue) \($0.id): \($0.message)" }
  }

  /// What the facts say of something else, times of two units, ages and what is saved.
  @Test(arguments: [
    "The 6 cycles are spread over 18 weeks.",
    "With the programme it takes three to six months until the shoulder is strong.",
    "To keep the device, tell us at least two days before you change an appointment.",
    "Injections are given every 5 weeks for 3 to 5 years once a week is over.",
    "We treat adults up to 65 years, and it goes on for years.",
    "Blow into your peak-flow meter every morning and every evening.",
    "Look at your peak flow every morning and evening.",
    "The booster is a single dose at three years and four months.",
    "The plan for children is from 8 weeks to 3 years and 4 months.",
    "We look at your skin at each visit: wash it every day.",
    "The extract has 100 units/ml.",
  ])
  func isNoError(sentence: String) async throws {
    let found = try await found(sentence)
    #expect(!found.contains { $0.hasPrefix("error") }, "\(found)")
  }

  @Test(arguments: [
    ("Blow into your peak-flow meter every morning and every evening.", "monitoring.peak.often"),
    ("The extract has 100 units/ml.", "dose.keep.strength"),
  ])
  func isTheSame(sentence: String, fact: String) async throws {
    let found = try await found(sentence)
    #expect(
      found.allSatisfy { $0.hasPrefix("advice") } && found.contains { $0.contains(fact) },
      "\(found)")
  }

  @Test(arguments: [
    "A cycle takes 30 days.", "The programme takes 20 weeks.",
    "Blow into your peak-flow meter for your peak flow every morning.",
    "It goes on for 8 to 9 years.",
  ])
  func isStillAnError(sentence: String) async throws {
    let found = try await found(sentence)
    #expect(found.contains { $0.hasPrefix("error numbers/disagrees") }, "\(found)")
  }

  private static let prices = Samples.facts()
    .replacing("  per: area\n", with: "")
    .replacing(
      "  areas:\n    thighs: { name: Thighs, price: 250 to 400 }\n",
      with: "  rows:\n" + rows.map { "    - { \($0), for: item }\n" }.joined())

  private static let rows = [
    "id: fitting, name: Fitting, price: 120", "id: trial, name: Trial of the device, price: 180",
    "id: mask, name: Mask, price: 95",
  ]

  /// By how much one price is more than another is saved, and no price itself.
  @Test(arguments: [
    ("The mask is cheaper, so you save $25.", nil), ("Both are $60 apart.", nil),
    ("A fitting costs $150.", "error numbers/disagrees"),
    // The one price is $60 less than the other, but that is not said of the amount.
    ("A fitting costs $60 and takes no more than an hour.", "error numbers/disagrees"),
    ("A fitting costs more than $60.", "error numbers/disagrees"),
    ("That would be $310 for all.", "warning numbers/may-disagree"),
    ("A fitting costs $120.", "advice numbers/typed"),
  ])
  func pricesAreToldByTheirNames(sentence: String, finding: String?) async throws {
    let found = try await found(sentence, facts: Self.prices).filter {
      !$0.contains("numbers/uncovered")
    }
    #expect(found.count == (finding == nil ? 0 : 1), "\(found)")
    #expect(found.allSatisfy { $0.hasPrefix(finding ?? "-") }, "\(found)")
  }
}
