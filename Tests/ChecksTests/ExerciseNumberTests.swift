import Testing

/// Numbers in prose about exercises, scores, plans by somebody's own best, and ages.
@Suite struct ExerciseNumberTests {
  private static let kinds = """
    facts:
      gain: { label: Weight gain, type: pace, words: [gain, weight] }
      band: { label: Load of the band, type: quantity, words: [band] }

    """

  private static let facts = """
    name: Heel lifts
    in_sentence: heel lifts
    summary: They make a tendon stronger.
    what_it_is: You lift your heels.
    who_should_not_have_it: [your tendon tore]
    gain: more than 2 kg in 3 days
    band: up to 20 kg
    exercises:
      - { id: lifts, name: Heel lifts, sets: 3, repeats: 15, load: 5 kg, pain: up to 5 out of 10 }
      - { id: presses, name: Knee presses, repeats: 10 }
    thresholds:
      - { id: flow, measure: Peak flow, limit: below 60 %, then: Call us. }
      - { id: heart, measure: Heart, limit: more than 100 a minute, then: Stop. }
      - { id: t, measure: T-score, unit: none, diagnosis: -2.5 or less }
    eligibility: [{ who: Women, age: 50 to 71 years }]
    risks: { common: [Sore calves], serious: [{ id: tear, name: A tear, chance: 1 in 10 }] }
    get_help: { emergency: [trouble breathing], urgent: [fever], routine: [a rash] }
    alternatives: { doing_nothing: It can get worse., others: [{ name: Rest, text: It helps. }] }

    """

  private func findings(_ body: String) async throws -> [String] {
    try await Samples.numberFindings(
      of: body, facts: Self.facts, in: "exercises/heel-lifts", kinds: Self.kinds)
  }

  @Test(arguments: [
    "Do 4 sets of heel lifts.", "Do 3 sets of 25 heel lifts.", "Do three sets of twenty.",
    "Do 3 sets of 15 heel lifts with 50 kg.", "A pain of up to 7 out of 10 is allowed.",
    "Pain may be seven out of ten.", "A pain of 7/10 is fine during the lifts.",
    "Call us if your peak flow is below four fifths of your best.",
    "Call us if you gain more than 3 kg in 3 days.", "Call us if you gain 2 kg in 5 days.",
    "Women between 45 and 71 can have it.", "You can have it if you are between 50 and 65.",
    "Women can have it from their fortieth birthday on.", "Women can have it from 40 on.",
    "Women can have it before they are forty.", "A tear comes in one young woman in 200.",
    "A tear comes in one tendon in 30.",
    "Call us if your peak flow is above 60 %.",
    "The band can hold 20 litres.",
    "From 45, women can have it.", "Half of all patients have a tear.",
    "Half of all young people have a tear.",
    "A tear comes in 30 tendons in 100.",
    "Women can have it before their 45th birthday.",
    "Women can have it from their 40th birthday on.", "Do the knee presses fifty times.",
  ])
  func findsAContradiction(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.contains { $0.hasPrefix("error") }, "\(found)")
  }

  @Test(arguments: [
    "Do 3 sets of heel lifts.", "Do the knee presses ten times.",
    "Many do this three times.", "It is ten times as strong.", "Do 3 sets of 15.",
    "Do three sets of fifteen repetitions.",
    "Do 3 sets of 15 heel lifts with 5 kg.", "A pain of up to 5 out of 10 is allowed.",
    "Pain may be five out of ten.", "A pain of 5/10 is fine during the lifts.",
    "Call us if your peak flow is below three fifths of your best.",
    "Call us if you gain more than 2 kg in 3 days.",
    "Women between 50 and 71 can have it.", "You can have it if you are between 50 and 71.",
    // What a limit leaves out is told by the other direction, and a denial turns one round.
    "Your tendon is fine while your peak flow is 60 % or more.",
    "Your peak flow should not be below 60 %.", "Women can have it from their 50th birthday on.",
    "Stop if your heart beats more than 100 times a minute.",

    "From 50, women can have it.", "A tear comes in 10 tendons in 100.",
    "Nine in ten have no tear.", "Of a hundred people, ten have a tear.",
    "A tear comes in a hundred of every thousand people.", "Which tears are common?",
    "We tell you which side effects are common.",
    "A tear comes in one young woman in ten.", "A tear comes in 1 out of 10 people.",
  ])
  func agreesWithTheFacts(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.allSatisfy { $0.contains("numbers/typed") }, "\(found)")
  }
}
