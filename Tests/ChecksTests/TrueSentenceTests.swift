import Testing

/// True sentences in the words of a clinic: what facts say in other words, sums that a sentence shows,
/// and numbers that are none.
@Suite struct TrueSentenceTests {
  private static let facts = """
    name: Elbow training
    in_sentence: elbow training
    summary: Exercises for the elbow.
    symptoms: [pain]
    what_it_is: { text: You bend and stretch., sources: [trial-a] }
    sessions: 4 visits
    exercises:
      - { id: walk, name: Walking, repeats: 1, often: 5 times a week, effort: 4 out of 10 }
      - { id: bend, name: Bends, sets: 3, repeats: 8, often: 3 times a day, rest: 20 seconds }
    thresholds:
      - { id: mild, measure: Mild loss, normal: 21 to 40 dB }
      - { id: severe, measure: Severe loss, normal: 71 to 95 dB }
    stages:
      - { id: first, name: First visit, visits: 1 visit, length: 45 minutes }
      - { id: check, name: Follow-up, visits: 3 visits, length: 30 minutes, gap: 6 to 12 weeks }
    waits: { washing: { name: Washing the strap, wait: 3 days } }
    prices:
      rows:
        - { id: first, name: First visit, price: 75, for: { stage: first } }
        - { id: check, name: Check, price: 50, for: visit }
        - { id: package, name: The whole plan, price: 210, for: package }
        - { id: jab, name: Typhoid injection, price: 40, for: dose }
        - { id: rabies, name: Rabies injection, price: 45, for: dose }
        - { id: class, name: One class, price: 35, for: { each: class } }
        - { id: ten, name: Ten classes paid together, price: 320, for: { number: 10, of: classes } }
    other_facts:
      strap: { label: A new strap, value: every 6 to 12 months, key_fact: false }
      used: { label: How long it takes to get used to the strap, value: 6 to 12 weeks, key_fact: false }
      years: { label: How long people wait before they ask for help, value: about 10 years, key_fact: false }
    risks:
      common: [{ id: sore, name: A sore elbow, chance: 1 in 5 }]
      serious: [Infection]
    get_help: { emergency: [trouble breathing], urgent: [fever], routine: [a sore arm] }
    alternatives: { doing_nothing: It can get worse., others: [{ name: Rest, text: It helps. }] }

    """

  private func findings(_ body: String) async throws -> [String] {
    try await Samples.numberFindings(of: body, facts: Self.facts, in: "conditions/elbow")
  }

  @Test(arguments: [
    "Wash it and let it dry. Get a new strap every 6 to 12 months.",
    "The follow-up takes half an hour.",
    "The visits cost you $75 and three times $50, so $225.",
    "All four visits together cost $210.", "Four typhoid injections are $160.",
    "Ten classes paid at once are $320.", "30 classes cost three times $320, so $960.",
    "A sore arm is no reason for a second strap.",
    "| Vaccine | Price |\n|---|---|\n| Typhoid injection | $40 for each dose |\n",
    "Nobody gets well from one day to the next.", "Do them one after another.",
    "Slightly out of breath is right, about 4 out of 10.",
    "The first visit is $75 and a check $50, which is $125 altogether.",
    "A class is $35. Ten of them together are $320, so you save $30.",
    "All is $210. You pay the first visit now, which leaves $135.", "Could I stop one day?",
    "| Time | What you do |\n|---|---|\n| 0 minutes | begin |\n",
    "| Hearing | What it is |\n|---|---|\n| 21 to 40 dB | mild loss |\n| 71 to 95 dB | severe loss |\n",
  ])
  func isNoError(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.allSatisfy { !$0.hasPrefix("error") }, "\(found)")
  }

  @Test(arguments: [
    "Get a new strap every 3 to 4 months.",
    "The visits cost you $75 and three times $50, so $235.",
    "The first visit is $75 and a check $50, which is $135 altogether.",
    "Four typhoid injections are $170.", "Ten classes paid at once are $330.",
    "| Vaccine | Price |\n|---|---|\n| Typhoid injection | $45 for each dose |\n",
    "All five visits together cost $210.", "Hold it for a second.",
    "Slightly out of breath is right, about 7 out of 10.",
    "| Hearing | What it is |\n|---|---|\n| 71 to 95 dB | mild loss |\n",
  ])
  func isAnError(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.contains { $0.hasPrefix("error") }, "\(found)")
  }
}
