import Testing

/// Limits in prose that stand on the wrong side of a threshold, rows of tables that say what another row
/// does, prices of one of something, and numbers in words.
@Suite struct ThresholdSideTests {
  private static let facts = """
    name: Lupin tablets
    in_sentence: lupin tablets
    summary: A medicine.
    what_it_is: { text: It helps joints., sources: [trial-a] }
    symptoms: [pain]
    thresholds:
      - { id: platelets, measure: Platelets, limit: at least 140 x10^9/l, then: Stop and call us. }
      - { id: egfr, measure: Kidney function, limit: at least 30 ml/min/1.73m2, then: Do not take it. }
      - { id: peak, measure: Peak flow, limit: below 50 %, then: Call an ambulance. }
      - { id: ketones, measure: Ketones, normal: below 0.6 mmol/l, limit: 3 mmol/l or more, then: Go to hospital. }
      - { id: hba1c, measure: HbA1c, normal: below 42 mmol/mol, risk: 42 to 47 mmol/mol, diagnosis: at least 48 mmol/mol }
      - { id: gain, measure: Weight gain, limit: 2 kg in 3 days, then: Call the nurse within 24 hours. }
      - { id: hypo, measure: HbA1c, target: up to 53 mmol/mol, for: People who drive }
      - { id: weight, measure: Body weight, limit: up to 200 kg, then: We look for another scanner. }
      - { id: pressure, measure: Blood pressure, target: below 135/85 mmHg }
    dose:
      - { id: start, drug: Bisoprolol, when: At the start, amount: 1.25 mg, often: once a day }
      - { id: more, drug: Bisoprolol, when: Later, amount: +1.25 mg, often: every 2 weeks, until: 10 mg once a day }
      - { id: other, drug: Ramipril, when: At the start, amount: 2.5 mg, often: once a day, up_to: 10 mg }
    waits:
      bend2: { name: Bend after 2 weeks, wait: 4 days }
      bend6: { name: Bend after 6 weeks, wait: 9 days }
      rest: { name: Rest, wait: 30 to 45 minutes }
      drink: { name: Clear drinks, wait: at least 3 hours, after: the last drink }
      review: { name: Review, wait: 24 to 30 months }
    visit: { length: 1 to 2 hours }
    prices:
      rows:
        - { id: nhs, payer: nhs, name: Lupin tablets, price: free, who: with a referral }
        - { id: dose, name: Lupin tablets, price: 165, for: dose }
        - { id: course, name: Course of three doses, price: 475, for: course }
        - { id: whole, name: All three years, price: 450 }
        - { id: visit, name: Visit to the nurse, price: 48, for: visit }
    risks:
      common: [{ id: rash, name: Rash, chance: 1 in 20 }]
      serious: [Infection]
    get_help: { emergency: [trouble breathing], urgent: [fever], routine: [a sore arm] }
    alternatives: { doing_nothing: It can get worse., others: [{ name: Rest, text: It helps. }] }

    """

  private func findings(_ body: String) async throws -> [String] {
    try await Samples.numberFindings(
      of: body, facts: Self.facts, in: "conditions/lupin", clinic: "payers: { nhs: On the NHS }\n")
  }

  @Test(arguments: [
    "If your platelets are over 140 × 10⁹/l, stop and call us.",
    "We stop in these cases:\n\n- your platelets are higher than 140 × 10⁹/l;\n- you are ill.",
    "If your kidney function (eGFR) is above 30 ml/min/1.73m2, you should not take it.",
    "If your peak flow is above 50 %, call an ambulance.",
    "If your platelets are over 140 × 10⁹/l, stop and call the clinic.",
    "Ketones above 0.6 mmol/l are usual.", "If your ketones are below 3 mmol/l, ring us.",
    "| Ketones | What to do |\n|---|---|\n| over 0.6 mmol/l | usual |\n",
    "An HbA1c of 48 mmol/mol or less is the diagnosis.",
    "An HbA1c of 48 mmol/mol (6.5 %) or less is the diagnosis.",
    "If you weigh less than 200 kg, we look for another scanner.",
    "If your platelets are over 140, stop and call us.", "Above 140 you stop and call us.",
    "Platelets should be at most 140 × 10⁹/l.", "Platelets should always stay under 140 × 10⁹/l.",
    "Platelets should be 140 × 10⁹/l at the very most.",
    "Healthy people have ketones of 0.6 mmol/l or more.",
    "If your kidney function is 30 ml/min/1.73m2 or better, you should not take it.",
    "Blood pressure should be no lower than 135/85 mmHg.",
    "People without it never have less than 0.6 mmol/l of ketones.",
    "You should not take it once your kidney function (eGFR) is over 30 ml/min/1.73m2.",
    "If your kidney function is any higher than 30 ml/min/1.73m2, we talk to you first.",
    "Have your last clear drink less than three hours before the test.",
    "Wait three hours at most after the last drink.",
    "Wait no more than three hours after a drink.",
  ])
  func findsALimitOnTheWrongSide(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(
      found.contains { $0.hasPrefix("error") && $0.contains("wrong side") }, "\(found)")
  }

  @Test func showsTheWordsThatAreWrong() async throws {
    let found = try await findings("If your ketones are lower than 3 mmol/l, ring us.")
    #expect(
      found == [
        "error numbers/disagrees: 'lower than 3 mmol/l' is on the wrong side of the number: in the "
          + "facts thresholds.ketones.limit is at least 3 mmol/l"
      ])
  }

  @Test(arguments: [
    "If your platelets are under 140 × 10⁹/l, stop and call us.",
    "Stop until your platelets are over 140 × 10⁹/l.",
    "Your peak flow should not be below 50 %.", "If your peak flow is below 50 %, ring us.",
    "Ketones below 0.6 mmol/l are usual.", "If your ketones are 3 mmol/l or more, ring us.",
    "A result above 42 mmol/mol is not usual.",
    "An HbA1c of 48 mmol/mol or more is the diagnosis.",
    "You do not need to stop if your platelets are over 140 × 10⁹/l.",
    "| Tablet | Start | Most |\n|---|---|---|\n| Bisoprolol | 1.25 mg | 10 mg |\n",
    "We charge $165 for a dose, or $475 for a course of three doses.",
    "With a referral you pay $0.", "It is free on the NHS and $165 elsewhere.",
    "If you do not come on the NHS, a dose is $165.",
    "It costs four hundred and fifty dollars for all three years.",
    "A rash comes in one person in twenty. In other words, 5 % have it.",
    "Aim for less than 135 over 85 mmHg.", "The risk is from 42 up to 47 mmol/mol.",
    "Rest for half an hour to three quarters of an hour.",
    "The review comes after two to two and a half years.",
    "If your platelets are under 140, stop and call us.",
    "Your platelets should not be below 140 × 10⁹/l.",
    "Platelets should be at least 140 × 10⁹/l.",
    "We stop if one is so:\n\n- You are ill. Your platelets should not be below 140 × 10⁹/l.",
    "If you had a drink less than three hours ago, tell us.",
    "Wait three hours at least after a drink.",
    "Do not drink less than three hours before it.", "To drink it takes less than three hours.",
    "A round goes from one day 1 to the next.", "Call if you gain 2 kg within three days.",
    "| Ketones | Tell us |\n|---|---|\n| it is so | 0.6 mmol/l or more |\n| usual | below that |\n",
    "In a study, ketones above 0.6 mmol/l were usual [@trial-a].",
    "The visit takes between one hour and two.",
  ])
  func agreesWithTheFacts(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.allSatisfy { $0.contains("numbers/typed") }, "\(found)")
  }

  @Test(arguments: [
    "| What | Price |\n|---|---|\n| All three years | $475 |\n",
    "| When | How long |\n|---|---|\n| After 6 weeks | 4 days |\n",
    "We charge $475 for a dose, or $475 for a course of three doses.",
    "A rash comes in one person in two hundred [@trial-a]. In other words, 5 % have it.",
    "We charge $450 for each visit.",
    "It costs four hundred and sixty dollars for all three years.",
    "Aim for less than 155 over 85 mmHg.", "The risk is from 32 up to 47 mmol/mol.",
    "Rest for a quarter of an hour to three quarters of an hour.",
    "The review comes after two to three and a half years.", "Call the nurse within 72 hours.",
    "Less than 53 mmol/mol is normal.", "On the NHS you pay $165 for a dose.",
    "The visit takes between one hour and three.",
  ])
  func findsAContradiction(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.contains { $0.hasPrefix("error") }, "\(found)")
  }

  /// Numbers in words do not go on for ever: nothing is read again for each of them.
  @Test func readsAnyLengthOfNumbersInWords() async throws {
    let words = String(repeating: "one thousand ", count: 20_000)
    _ = try await findings("It costs \(words)dollars.")
    let falling = try await findings(
      "It costs one hundred thousand four hundred and fifty dollars.")
    #expect(
      falling.contains { $0.contains("one hundred thousand four hundred and fifty dollars") })
  }
}
