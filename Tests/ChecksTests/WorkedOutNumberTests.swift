import Testing

/// Numbers that a writer works out of the facts, or gives as examples of them.
@Suite struct WorkedOutNumberTests {
  private static let facts = """
    name: The plan
    in_sentence: plan
    summary: A plan of care.
    what_it_is: { text: A plan., sources: [trial-a] }
    symptoms: [fever]
    practice: 60 minutes a day
    wear: at least 4 hours a night
    dose:
      - { id: start, drug: Tablets, when: At the start, amount: 50 to 100 micrograms, often: once a day }
      - { id: keep, drug: Tablets, when: When you are used to them, amount: 300 micrograms, often: once a day }
      - { id: more, drug: Tablets, when: In pregnancy, amount: +25 to 50 micrograms }
      - { id: spray, drug: Spray, when: Before sport, amount: 2 puffs, often: up to 4 times a day }
      - { id: drops, drug: Drops, when: Before the visit, amount: 1 drop, often: once a day }
      - { id: wait, drug: Inhaler, when: While you wait, amount: 1 puff, often: every 30 to 60 seconds }
      - { id: drip, drug: Drip, when: On the ward, amount: 3 mg/kg, often: every 3 weeks }
    schedule:
      - { id: school, for: Eye tests, age: 5 to 15 years, doses: 3, text: At school in year 8. }
    stages:
      - { id: first, name: Assessment, visits: 1 visit, length: 45 minutes }
      - { id: next, name: Fitting, visits: 2 visits, length: 45 minutes }
    monitoring:
      - { check: Hearing test, often: every 3 years }
      - { check: TSH, often: every 3 months }
      - { check: TSH when all is stable, often: every 12 months }
    thresholds:
      - { measure: Rescue packs, limit: 3 or more in 12 months, then: Ask us. }
    interactions:
      - { with: Iron, kind: supplement, advice: apart, gap: 4 hours, why: It binds. }
    prices:
      currency: GBP
      rows:
        - { id: test, name: Private test, price: 35, for: visit }
        - { id: scan, name: Scan of the eye, price: 15, for: addition }
        - { id: supply, name: Private prescription for 3 months, price: 18 }
        - { id: pair, name: A pair of aids, price: 3200 }
        - { id: item, payer: nhs, name: Prescription, price: 9.90, for: item }
        - { id: old, payer: nhs, name: Prescription at 60 or over, price: free, for: item }
        - { id: voucher, payer: nhs, name: Glasses with a voucher of £42.40, price: free, who: under 19 }
        - { id: meter, name: Oxygen meter, price: 25, for: item }
        - { id: package, name: All 3 visits, price: 280, for: package }
      finance: [{ months: 24, apr: 0, of: pair }]
    risks:
      common: [{ id: sleepy, name: Feeling sleepy, chance: more than 1 in 10 }, { id: sore, name: Soreness, chance: 1 in 50, lasts: 2 to 3 days }]
      serious: [{ id: infection, name: An eye infection, text: Air that leaks can dry out the eye., chance: 1 in 1000 }, { id: air, name: Swallowed air, chance: 1 in 10 }]
    programme: 12 weeks
    get_help: { emergency: [a fit], urgent: [fever], routine: [no better after 4 weeks] }
    alternatives: { doing_nothing: It can get worse., others: [{ name: Rest, text: It helps. }] }
    other_facts:
      alive: { label: Alive after 5 years with tablets, value: 59 in 100 }

    """

  private static let kinds = """
    facts:
      practice: { label: Practice, type: quantity, unit: minutes a day, words: [practise] }
      wear: { label: Wear, type: quantity, unit: hours a night, words: [wear] }
      programme: { label: Length of the programme, type: quantity, words: [programme] }
    units:
      minute_a_day: { one: minute a day, other: minutes a day }
      hour_a_night: { one: hour a night, other: hours a night }

    """

  private func findings(_ body: String) async throws -> [String] {
    try await Samples.numberFindings(
      of: body, facts: Self.facts, in: "conditions/plan", kinds: Self.kinds,
      clinic: "payers: { nhs: On the NHS }\n")
  }

  @Test(arguments: [
    "The pair comes to about £133 a month.", "A private test costs £35, or £50 with a scan.",
    "A private prescription for three months costs £18, that is £72 a year.",
    "One drop goes into each eye, so two drops in all.",
    "That makes three visits altogether.",
    "All visits take two and a quarter hours altogether.",
    "Somebody who weighs 70 kg gets 210 mg of the drip.", "At 80 kg that is 240 mg of the drip.",
    "If you take a tablet at 7 am, iron is fine from 11 am.",
    "Never take 60 mg of it to catch up.",
    "Use the spray for sport. Eight puffs in a day are the most.",
    "From five until they are 16, children have eye tests.",
    "From your 60th birthday, prescriptions are free.", "The voucher of £42.40 pays for glasses.",
    "A prescription costs £9.90 per item.", "Two things help more than any pack.",
    "Anybody who has used 3 or more rescue packs in 12 months needs a closer look.",
    "See us two days after the pack: soreness lasts for two to three days.",
    "Practise for an hour a day.", "Wear it for four hours or more, every night.",
    "Take one puff every half a minute to a minute.",
    "The hearing is tested again after three years.",
    "We measure TSH every three months. After that, once a year is enough.",
    "Take 25 to 50 micrograms more each day.", "If nothing has changed in four weeks, tell us.",
    "Children have it at school in year 8.", "One in three people feels sleepy.",
    "The first dose is 50 to 100 micrograms.",
    "More than half, 59 in 100, are alive after 5 years.",
  ])
  func isNoError(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.allSatisfy { !$0.hasPrefix("error") }, "\(found)")
  }

  @Test(arguments: [
    "The pair comes to about £233 a month.", "A private test costs £35, or £60 with a scan.",
    "A private prescription for three months costs £18, that is £92 a year.",
    "Somebody who weighs 70 kg gets 310 mg of the drip.",
    "If you take a tablet at 7 am, iron is fine from 9.30 am.",
    "Use the spray for sport. Twelve puffs in a day are the most.",
    "From five until they are 18, children have eye tests.", "Practise for five hours a day.",
    "Take one puff every half an hour.", "Every fifth person has soreness.",
    "The first dose is 300 micrograms.", "The programme takes 12 months.",
    "About ten percent swallow air. An eye infection is rare: about one in 10 people gets one.",
    "The eye tests are given six times.", "Do not swim in the last half hour.",
    "That is £310 for three; the package costs £180, so you save £60.",
    "Children under 5 have eye tests.", "It is not 30 micrograms that you take at the start.",
    "Children have it at school in year 12.",
    "Nine in ten people feel sleepy.",
    "Soreness comes to one in two hundred. In other words, 2 %.",
  ])
  func isAnError(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.contains { $0.hasPrefix("error") }, "\(found)")
  }
}
