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
        "In your fifties, \(without) in 100 people break a hip in 5 years without the tablet.",
        "Take a hundred people between 50 and 64 years old: \(with) of them break a hip with it.",
      ]
    case .older:
      [
        "From 65 years on, \(without) in 100 people have a broken hip without the tablet.",
        "Of 100 people over 65 with the tablet, \(with) have a broken hip in 5 years.",
        "In people aged 65 or over, \(with) in 100 with the tablet have a broken hip.",
        "If you are 72, the chance of a broken hip without the tablet is \(without) in 100.",
        "Of 100 people in their late seventies who take the tablet, \(with) break a hip.",
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

  /// The two choices say the same of the same people, but for "without".
  @Test(arguments: sentences(.younger, 5, 9) + sentences(.older, 19, 31))
  func findsThoseOfTheOtherChoice(sentence: String) async throws {
    #expect(try await !errors(sentence).isEmpty, "\(sentence)")
  }

  @Test(arguments: [
    "Without the tablet 20 in 100 people have a broken hip in 5 years, and with it 13.",
    "With the tablet 13 in 100 people break a hip, against 20 in 100 of those who do not take it.",
    "20 in 100 people who do not take the tablet break a hip, but only 13 in 100 of those who do.",
  ])
  func takesBothChoices(sentence: String) async throws {
    #expect(try await errors(sentence) == [])
  }

  @Test func readsTimesOfThePeopleOfAChance() async throws {
    let sentence = "Of 100 people over 65 who take the tablet for N years, 19 have a broken hip."
    #expect(try await errors(sentence.replacing("N", with: "5")) == [])
    #expect(try await errors(sentence.replacing("N", with: "10")).count == 1)
  }

  @Test func tellsAChanceOfAnotherAgeOnce() async throws {
    let sentence = "Of 100 people over 75 who take the tablet, 5 break a hip."
    #expect(try await errors(sentence).count == 1)
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
