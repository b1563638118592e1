import Testing

/// Numbers in prose that chances by choice, items with a value and terms of prices say.
@Suite struct OutcomeNumberTests {
  private static let facts = """
    name: The tablet
    in_sentence: tablet
    summary: A tablet.
    what_it_is: { text: A tablet., sources: [trial-a] }
    symptoms: [fever]
    outcomes:
      - { outcome: A heart attack, choice: Without the tablet, over: 10 years, chance: 10 in 100 }
      - { outcome: A heart attack, choice: With the tablet, over: 10 years, chance: 7 in 100, needed_to_treat: 33 }
      - { outcome: The hip still works, over: 25 years, chance: 82 in 100 }
    dose:
      - { id: iron, drug: Iron, amount: 65 mg, often: once a day, until: { ferritin: at least 50 micrograms/l } }
    prices:
      currency: GBP
      rows:
        - { id: item, payer: nhs, name: Prescription, price: 9.90, for: item }
        - { id: school, payer: nhs, name: Prescription for students, price: free, who: at school, age: under 19 years }
        - { id: glasses, payer: nhs, name: Glasses with a voucher, price: covered, up_to: 42.40 }
    eligibility: [{ who: Adults, age: 18 to 80 years }]
    risks: { common: [Pain], serious: [Harm] }
    get_help:
      emergency: [{ id: bleeding, text: a cut bleeds for, value: more than 10 minutes }]
      urgent: [{ text: your temperature is, value: 38 °C or more }]
      routine: [fever]
    alternatives: { doing_nothing: It can get worse., others: [{ name: Rest, text: It helps. }] }

    """

  private func findings(_ body: String) async throws -> [String] {
    try await Samples.numberFindings(
      of: body, facts: Self.facts, in: "conditions/plan",
      clinic: "payers: { nhs: On the NHS }\n")
  }

  @Test(arguments: [
    "Within 10 years, 10 in 100 people have a heart attack without it.",
    "With the tablet, 7 in 100 people have a heart attack.",
    "That is 3 in 100 fewer heart attacks.",
    "33 people must take it so that one of them is spared a heart attack.",
    "With the tablet, 7 in 100 people have a heart attack over 10 years.",
    "This is 3 in 100 fewer.", "The voucher for glasses pays up to £42.40.",
    "To spare one person a heart attack, 33 people take the tablet for ten years.",
    "After 25 years, 82 in 100 hips still work.",
    "Take iron until your ferritin is at least 50 micrograms/l.",
    "If you are under 19 and at school, prescriptions are free.",
    "The voucher for glasses is worth £42.40.",
    "Call an ambulance if a cut bleeds for more than 10 minutes.",
    "Call an ambulance if a cut bleeds for {{ get_help.bleeding }}.",
    "Call us the same day if your temperature is 38 °C or more.",
  ])
  func isNoError(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.allSatisfy { !$0.hasPrefix("error") }, "\(found)")
  }

  @Test(arguments: [
    "Within 20 years, 10 in 100 people have a heart attack without it.",
    "With the tablet, 17 in 100 people have a heart attack.",
    "330 people must take it so that one of them is spared a heart attack.",
    "After 25 years, 52 in 100 hips still work.",
    "At 30 years, 82 in 100 hips still work.",
    "Take iron until your ferritin is at least 500 micrograms/l.",
    "If you are under 29 and at school, prescriptions are free.",
    "The voucher for glasses is worth £142.40.",
    "Call an ambulance if a cut bleeds for more than 10 hours.",
    "Call us the same day if your temperature is 40 °C or more.",
  ])
  func isAnError(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.contains { $0.hasPrefix("error") }, "\(found)")
  }
}
