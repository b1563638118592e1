import Testing

/// Numbers that prose tells in another way than the facts: as what comes out, without their unit, in
/// words, or in a unit that is near.
@Suite struct ToldOtherwiseTests {
  private static let facts = """
    name: Baby vaccines
    in_sentence: baby vaccines
    summary: A plan of vaccines.
    what_it_is: { text: They protect., sources: [trial-a] }
    symptoms: [fever]
    dose:
      - { id: syrup, drug: Paracetamol syrup, when: After MenB, amount: 60 mg, strength: 120 mg in 5 ml, often: every 4 to 6 hours }
      - { id: light, drug: Light, when: At each visit, amount: 3 J/cm2 }
      - { id: rinse, drug: Mouthwash, when: At night, amount: 10 ml }
      - { id: rise, drug: Steps of light, when: At the next visit, amount: +20 % }
    schedule:
      - { id: six, for: 6-in-1 vaccine, age: 8 and 12 weeks, doses: 2 }
      - { id: mmr, for: MMR vaccine, age: 12 and 18 months, doses: 2 }
    monitoring:
      - { id: weight, check: Weight, often: once a month }
      - { id: blood, check: Blood tests, at: 6 and 12 months }
    eligibility:
      - { id: school, who: Children at school, age: 12 to 13 years }
      - { id: missed, who: Whoever missed it, age: up to 24 years }
    exercises:
      - { id: holds, name: Heel holds, hold: 45 seconds, rest: 2 minutes, pain: up to 2 out of 10 }
      - { id: walks, name: Brisk walks, often: 5 times a week, goal: 30 minutes }
    waits:
      lifting: { name: Lifting, wait: at least 6 weeks, after: the birth }
      running: { name: Running, wait: at least 12 weeks, after: the birth }
    other_facts:
      sleep: { label: Sleep, value: 7 to 9 hours a night }
      after: { label: More doses after a bite, value: 2 doses }
      usual: { label: Usual temperature, value: 36 to 37 °C }
      fever: { label: Fever that needs a call, value: 38 °C or higher }
    storage: Keep it dry, below 25 °C.
    risks:
      common:
        - { id: sore, name: Soreness, chance: 1 in 10, onset: 3 to 4 weeks, lasts: 2 to 3 days }
        - { id: onset, name: Weight gain, amount: 200 to 400 g, lasts: 5 to 6 days }
      serious: [{ id: infection, name: Infection, chance: about 1 in 200 }]
    get_help: { emergency: [trouble breathing], urgent: [fever], routine: [a sore arm] }
    alternatives: { doing_nothing: It can get worse., others: [{ name: Rest, text: It helps. }] }

    """

  private static let kinds = """
    units: { hour_a_night: { one: hour a night, other: hours a night } }

    """

  private func findings(_ body: String) async throws -> [String] {
    try await Samples.numberFindings(
      of: body, facts: Self.facts, in: "conditions/baby", kinds: Self.kinds)
  }

  @Test(arguments: [
    "Give 2.5 ml of the syrup.", "Use the syrup with 120 mg in 5 ml.",
    "Give the syrup again four to six hours later.",
    "MMR comes at 12 months and at a year and a half.", "The first is due at two months.",
    "| Age | Vaccine |\n|---|---|\n| 18 months | MMR |\n",
    "Hold your heels up for three quarters of a minute.",
    "When you hold them, two out of ten is the limit.",
    "Sleep for seven to nine hours every night.",
    "Do not lift for six weeks, and do not run for twelve.",
    "Five brisk walks of half an hour a week are enough.",
    "Five brisk walks of 30 minutes a week add up to two and a half hours.",
    "Walk on one day of the week with us.", "Walk on five days of the week.",
    "The temperature should be no lower than 36 and no higher than 37 °C.",
    "One baby in ten gets sore.",
    "Every tenth baby gets sore.", "Infection is seen once in 200 babies.",
    "One in ten babies gets sore. Nine in ten do not.", "Nine of ten babies are spared soreness.",
    "Children at school have it before they turn 14.",
    "Whoever missed it can have it before they turn 25.",
    "Soreness begins after three to four weeks.", "Babies gain 200 to 400 g in weight.",
    "The weight gain lasts for 5 to 6 days.",
    "The weight is checked once a month: 7.3 kg, for instance.",
    "Blood tests follow after six and after twelve months.",
    "Rinse with two 5 ml spoons of the mouthwash.",
    "Call us if the temperature is 38 °C or higher.", "If it gets to 25 °C, throw it away.",
    "After a bite you need two more doses.", "The light goes up by a fifth at the next visit.",
  ])
  func isNoError(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.allSatisfy { !$0.hasPrefix("error") }, "\(found)")
  }

  @Test(arguments: [
    "Give 25 ml of the syrup.", "Use the syrup with 120 mg in 50 ml.",
    "Hold your heels up for a quarter of a minute.",
    "When you hold them, four out of ten is the limit.",
    "Sleep for five to seven hours every night.",
    "Do not lift for six weeks, and do not run for eight.",
    "Two brisk walks a week are enough.", "Walk on two days of the week.",
    "Whoever missed it can have it, but no earlier than the age of 24.",
    "The temperature should be no lower than 36 and no higher than 39 °C.",
    "Two brisk walks of half an hour a week are enough.",
    "One baby in five gets sore.", "Every second baby gets sore.",
    "Infection is seen once in 20 babies.", "Five of ten babies get sore.",
    "Children at school have it, but not before they have turned 14.",
    "Whoever missed it cannot have it before the age of 24.",
    "Soreness begins after one to two weeks.", "The weight is checked fortnightly.",
    "The weight is checked each quarter.", "Take the weight every other day.",
    "Call us if the temperature is anything less than 38 °C.",
    "Keep it in a dry place that never gets colder than 25 °C.",
    "After a bite you need three more doses.", "The light goes up by a half at the next visit.",
    "The light is 3 mJ/cm2.", "MMR comes at 15 months.", "Babies gain 2 to 4 kg in weight.",
    "The weight gain lasts for 5 to 6 weeks.",
  ])
  func isAnError(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.contains { $0.hasPrefix("error") }, "\(found)")
  }
}
