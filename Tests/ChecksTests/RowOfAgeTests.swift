import Testing

/// Numbers beside an age, which are those of the row for that age and of no other.
@Suite struct RowOfAgeTests {
  private static let facts = """
    name: The tablet
    in_sentence: tablet
    summary: A tablet.
    what_it_is: { text: A tablet., sources: [trial-a] }
    symptoms: [fever]
    outcomes:
      - { outcome: A broken hip, choice: Without the tablet, over: 5 years, chance: 20 in 100 }
      - { outcome: A broken hip, choice: With the tablet, over: 5 years, chance: 13 in 100 }
      - { outcome: A broken hip, choice: Without the tablet, age: 50 to 64 years, over: 5 years, chance: 9 in 100 }
      - { outcome: A broken hip, choice: With the tablet, age: 50 to 64 years, over: 5 years, chance: 5 in 100 }
      - { outcome: A broken hip, choice: Without the tablet, age: 65 years or over, over: 5 years, chance: 31 in 100 }
      - { outcome: A broken hip, choice: With the tablet, age: 65 years or over, over: 5 years, chance: 19 in 100 }
      - { outcome: Heartburn, choice: With the tablet, over: 5 years, chance: 17 in 100 }
    risks: { common: [Pain], serious: [Harm] }
    get_help: { emergency: [chest pain], urgent: [redness], routine: [fever] }
    alternatives: { doing_nothing: It can get worse., others: [{ name: Rest, text: It helps. }] }

    """

  /// Sentences with the chance of a broken hip without and with the tablet.
  private static func sentences(_ age: Age, _ without: Int, _ with: Int) -> [String] {
    switch age {
    case .younger:
      [
        "At 50 to 64 years, \(without) in 100 people break a hip in 5 years without the tablet.",
        "Between 50 and 64, \(with) in 100 people with the tablet have a broken hip in 5 years.",
        "Of 100 people aged 50 to 64 without the tablet, \(without) have a broken hip in 5 years.",
        "In people aged 50 to 64, \(with) in 100 with the tablet have a broken hip.",
        "If you are 55, the chance of a broken hip with the tablet is \(with) in 100.",
      ]
    case .older:
      [
        "From 65 years on, \(without) in 100 people have a broken hip without the tablet.",
        "Of 100 people over 65 with the tablet, \(with) have a broken hip in 5 years.",
        "In people aged 65 or over, \(with) in 100 with the tablet have a broken hip.",
        "If you are 72, the chance of a broken hip without the tablet is \(without) in 100.",
      ]
    }
  }

  enum Age: CaseIterable { case younger, older }

  private func errors(_ sentence: String) async throws -> [String] {
    try await Samples.numberFindings(of: sentence, facts: Self.facts, in: "conditions/plan")
      .filter { $0.hasPrefix("error") }
  }

  @Test(arguments: sentences(.younger, 9, 5) + sentences(.older, 31, 19))
  func takesTheNumbersOfTheAge(sentence: String) async throws {
    #expect(try await errors(sentence) == [])
  }

  @Test(
    arguments: sentences(.younger, 31, 19) + sentences(.younger, 20, 13) + sentences(.older, 9, 5)
      + sentences(.older, 20, 13))
  func findsThoseOfAnother(sentence: String) async throws {
    #expect(try await !errors(sentence).isEmpty, "\(sentence)")
  }

  /// What is said of all people, or of something else, stands beside an age too.
  @Test(arguments: [
    "20 in 100 people have a broken hip without the tablet, and 31 in 100 from 65 years on.",
    "Without the tablet, 20 in 100 people have a broken hip in 5 years.",
    "Of 100 people over 65 with the tablet, 17 have heartburn.",
  ])
  func takesWhatIsSaidOfAll(sentence: String) async throws {
    #expect(try await errors(sentence) == [])
  }
}
