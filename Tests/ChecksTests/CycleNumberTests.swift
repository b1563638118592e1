import Testing

/// Numbers in prose about days of a cycle, zones and steps of a dose, frequencies that a sentence denies,
/// and units of a site with words within.
@Suite struct CycleNumberTests {
  private static let kinds = """
    facts:
      puffer: { label: Puffer, type: frequency, words: [puffer] }
      calcium: { label: Calcium, type: quantity, words: [calcium] }
      pump_off: { label: Pump off, type: quantity, words: [off] }
    units:
      mg_a_day: { one: mg a day, other: mg a day }

    """

  private static let facts = """
    name: Azacitidine
    in_sentence: azacitidine
    summary: A medicine for the blood.
    what_it_is: { text: It helps blood to grow., sources: [trial-a] }
    symptoms: [tiredness]
    puffer: up to 4 times a day
    calcium: 700 mg a day
    pump_off: up to 1 hour
    other_facts: { thin: { label: Thin blood, value: 10 to 17 days } }
    dose:
      - { id: usual, drug: Azacitidine, amount: 75 mg/m2, days: 1 to 7, cycle: 28 days }
      - { id: uric, drug: Allopurinol, amount: 300 mg, often: once a day, lasts: 14 days }
      - { id: pain, drug: Paracetamol, amount: 1 g, often: up to 4 times a day }
      - { id: folic, drug: Folic acid, amount: 5 mg, days: "1, 8 and 15" }
      - { id: relief, drug: Salbutamol, amount: 2 puffs, often: every 4 hours }
    action_plan:
      - { zone: Red zone, when: { Weight gain: more than 3 kg in 3 days }, do: [call us] }
    risks: { common: [Tiredness], serious: [Infection] }
    get_help: { emergency: [trouble breathing], urgent: [fever], routine: [a rash] }
    alternatives: { doing_nothing: It can get worse., others: [{ name: Rest, text: It helps. }] }

    """

  private func findings(_ body: String) async throws -> [String] {
    try await Samples.numberFindings(
      of: body, facts: Self.facts, in: "conditions/azacitidine", kinds: Self.kinds)
  }

  @Test(arguments: [
    "You have azacitidine on days 1 to 10.", "You have azacitidine on days 2 to 7 of each cycle.",
    "You have it on days 1 to 21.", "You have folic acid on day 10.",
    "Take folic acid from day 1 to day 6.", "Paracetamol: 4 g four times a day.",
    "In the red zone your weight gain is more than 5 kg.",
    "Take folic acid on days 1, 8 and 29.", "Take the first 4 puffs at once.",
    "Take folic acid on days 1, 8 and 16.", "Take folic acid on day 9 of the cycle.",
    "Use the puffer at least 4 times a day.", "You need the puffer more than 4 times a day.",
    "Take 900 mg of calcium a day.", "Of the puffer, use no more than six doses in any 24 hours.",
    "Azacitidine is 750 mg for each square metre.",
    "Use the puffer up to seven times in one day.", "The third cycle begins on day 50 of it.",
    "Somebody with a body of 2 m² would get 160 mg of azacitidine.",
  ])
  func findsAContradiction(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.contains { $0.hasPrefix("error") }, "\(found)")
  }

  @Test(arguments: [
    "You have azacitidine on days 1 to 7.", "You have azacitidine on days 1 to 7 of each cycle.",
    "Days 8 to 28 are for rest.", "Take folic acid on days 1, 8 and 15.",
    "Take folic acid on day 8 of the cycle.", "Take 4 g of paracetamol a day at most.",
    "In the red zone the weight gain is more than 3 kg in 3 days.",
    "This is so in the first two cycles.",
    "Use the puffer no more than 4 times a day.",
    "Do not use the puffer more than 4 times a day.",
    "Never use the puffer more than four times a day.",
    "Take 700 mg of calcium a day.", "Take 700 mg of tablet calcium a day.",
    "The pump may be off for no longer than one hour.",
    "The pump must not be off for longer than an hour.",
    "On day 9 the plaster comes off.", "The last azacitidine is given on day 7.",
    "You have folic acid on day 15.", "You have azacitidine from day 1 to day 7.",
    "From day 10 to day 17 your blood is thin.", "Days 1 to 14: allopurinol.",
    "The next cycle begins on day 29.", "On day 10 you see the nurse.",
    "Of the puffer you have up to four doses in 24 hours.",
    "Use the puffer up to four times in one day.",
    "## Days 2 to 5\n\nYou rest.", "The third cycle begins on day 57.",
    "Somebody with a body of 2 m² would get 150 mg of azacitidine.",
  ])
  func agreesWithTheFacts(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.allSatisfy { $0.contains("numbers/typed") }, "\(found)")
  }
}
