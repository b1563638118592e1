import Testing

/// Numbers in prose about what steps of a dose, checklists, and facts and units of the site say.
@Suite struct OwnFactNumberTests {
  private static let kinds = """
    facts:
      driving: { label: Driving, type: wait, words: [drive, driving] }
      weighing: { label: Weighing, type: frequency, words: [weigh] }
      relapse: { label: A relapse, type: chance, words: [relapse] }
      reliever: { label: Reliever, type: dose, words: [reliever] }
      home_pressure: { label: Blood pressure at home, type: pair, words: [at home] }
      puffer: { label: Puffer, type: frequency, words: [puffer] }
      plan: { label: Zones of the plan, type: quantity, unit: zones, words: [plan] }
    units:
      zone: { one: zone, other: zones }
      blow: { one: blow, other: blows }

    """

  private static let facts = """
    name: Asthma
    in_sentence: asthma
    summary: The airways get narrow.
    what_it_is: { text: The airways get narrow., sources: [trial-a] }
    symptoms: [cough]
    driving: at least 24 hours
    weighing: once a week
    relapse: 1 in 10
    reliever: 2 to 4 blows every 4 hours
    home_pressure: below 135/85 mmHg
    puffer: up to 4 times a day
    plan: 3 zones
    dose:
      - { id: steroid, drug: Prednisolone, amount: 30 mg, often: once a day, gap: at least 20 hours }
      - id: less
        drug: Prednisolone
        amount: -5 mg
        often: once a week
        stable_for: 2 weeks
        stop_if: { oxygen: below 92 % }
    checklist: [your inhaler, a list of the last 3 attacks]
    risks: { common: [Shaking], serious: [Thin bones] }
    get_help: { emergency: [trouble breathing], urgent: [fever], routine: [a rash] }
    alternatives: { doing_nothing: It can get worse., others: [{ name: Rest, text: It helps. }] }

    """

  private func findings(_ sentence: String) async throws -> [String] {
    let files = [
      "content/kinds.yaml": Self.kinds,
      "content/conditions/asthma/facts.yaml": Self.facts,
      "content/conditions/asthma/plan.md": Samples.article(sentence),
    ]
    return try await Samples.check(files).filter { $0.id.hasPrefix("numbers/") }
      .map { "\($0.id): \($0.message)" }
  }

  /// The labels of own facts stand in another file, which may have more lines.
  @Test func readsTheFactsOfAShortFileBesideLongKinds() async throws {
    let files = [
      "content/kinds.yaml": String(repeating: "# A note.\n", count: 100) + Self.kinds,
      "content/conditions/asthma/facts.yaml": Self.facts,
      "content/conditions/asthma/plan.md": Samples.article("Do not drive for 12 hours."),
    ]
    let found = try await Samples.check(files).filter { $0.id == "numbers/disagrees" }
    #expect(found.map(\.location.path) == ["content/conditions/asthma/plan.md"])
  }

  @Test(arguments: [
    ("Use the puffer at least four times a day.", "puffer"),
    ("Do not drive for 12 hours.", "driving"), ("Weigh yourself once a day.", "weighing"),
    ("A relapse comes in 1 in 5 people.", "relapse"),
    ("Take 8 blows of the reliever.", "reliever"),
    ("Take the reliever every 2 hours.", "reliever"),
    ("At home it should be below 150/95 mmHg.", "home_pressure"),
    ("The plan has 4 zones.", "plan"), ("The plan has five zones.", "plan"),
    ("Take 300 mg of prednisolone.", "dose.steroid.amount"),
    ("Stop if your oxygen is below 82%.", "dose.less.stop_if"),
    ("Wait 2 hours between doses.", "dose.steroid.gap"),
    ("Doses are at least 8 hours apart.", "dose.steroid.gap"),
  ])
  func findsAContradiction(sentence: String, fact: String) async throws {
    let found = try await findings(sentence)
    #expect(found.contains { $0.hasPrefix("numbers/disagrees") && $0.contains(fact) }, "\(found)")
  }

  @Test(arguments: [
    "Use the puffer up to four times a day.", "Use the puffer at most 4 times a day.",
    "Do not drive for at least 24 hours.", "Weigh yourself once a week.",
    "A relapse comes in 1 in 10 people.", "Take 2 to 4 blows of the reliever every 4 hours.",
    "At home it should be below 135/85 mmHg.", "The plan has 3 zones.",
    "The plan has three zones.", "Take 30 mg of prednisolone.",
    "Prednisolone goes down by 5 mg once a week.",
    "Leave at least 20 hours between two doses of prednisolone.",
    "Wait at least 20 hours between doses.",
    "Prednisolone goes down when all has been stable for 2 weeks.",
    "Stop if your oxygen is below 92%.",
  ])
  func agreesWithTheFacts(sentence: String) async throws {
    let found = try await findings(sentence)
    #expect(found.allSatisfy { $0.hasPrefix("numbers/typed") }, "\(found)")
  }
}
