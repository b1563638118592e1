import Testing

@testable import Checks

/// Facts of one file that contradict each other, values in two units, and honest numbers that were
/// once taken for wrong ones.
@Suite struct FactAgreementTests {
  private func found(_ body: String, facts: String = Samples.facts()) async throws -> [String] {
    try await Samples.guide(body, facts: facts).filter { $0.contains(" numbers/") }
  }

  private func facts(risk: String, more: String = "") -> String {
    Samples.facts().replacing("  serious:\n", with: "  serious:\n    - \(risk)\n") + more
  }

  @Test(
    arguments: [
      ("{ name: Faints, text: This is very rare., chance: more than 1 in 10 }", "very rare"),
      ("{ name: Faints, text: It is common., chance: 1 in 1000 }", "common"),
      ("{ name: Rare faints, chance: 1 in 20 }", "rare"),
      ("{ name: Faints, text: An uncommon effect., chance: up to 1 in 10 }", "uncommon"),
      ("{ name: Faints, text: Rarely seen., chance: 1 in 10000 to 1 in 1000 }", nil),
      ("{ name: Faints, text: It is very common., chance: more than 1 in 10 }", nil),
      ("{ name: Faints, text: Like a common cold., chance: 1 in 5000 }", nil),
      ("{ name: Faints, text: It is rare. }", nil),
    ] as [(String, String?)])
  func wordsForChancesHaveTheirNumbers(risk: String, word: String?) async throws {
    let found = try await found("Text.", facts: facts(risk: risk))
    if let word {
      #expect(
        found.count == 1
          && found.allSatisfy { $0.hasPrefix("error numbers/chance-word: '\(word)' differs") },
        "\(found)")
    } else {
      #expect(found == [])
    }
  }

  /// The columns of a row say different things of one measure.
  @Test func columnsOfARowNeedNotAgree() async throws {
    let more = """

      thresholds:
        - { measure: HbA1c, normal: "< 42 mmol/mol", diagnosis: ">= 48 mmol/mol" }
      monitoring:
        - { check: Blood count, often: every 2 weeks }
        - { check: Blood count, often: every 12 weeks, text: Or 6 weeks later. }
      timeline: [{ at: 1 day, do: [walk a little more each day] }]

      """
    #expect(try await found("Text.", facts: Samples.facts() + more) == [])
  }

  /// What `never` rules out stands nowhere as advice, also with a source.
  @Test(arguments: [
    ("Take it every day.", true), ("Take Needling every day.", true),
    ("You take one tablet once a day.", true), ("You take it daily. [@trial-a]", true),
    ("Take it once a week.", false), ("Never take it every day.", false),
    ("Do not take it every day.", false), ("Look at your skin every day.", false),
    ("Should I take it every day?", false), ("Do not stop it, take it every day.", true),
    ("Do not stop early; take it every day.", true),
    ("Drink water every day when you have a fever.", false),
  ])
  func whatMustNeverBeIsFound(text: String, isWrong: Bool) async throws {
    let more = """

      dose: { steps: [{ amount: 10 mg, often: once a week }], never: [every day, crushed] }

      """
    let found = try await found(text, facts: Samples.facts() + more)
    #expect(found.contains { $0.hasPrefix("error numbers/never") } == isWrong, "\(found)")
  }

  /// What is said of another choice is not about the subject.
  @Test func otherChoicesHaveTheirOwnNumbers() async throws {
    let more = "\ndose: [{ amount: 10 mg, often: once a week }]\n"
    let facts = Samples.facts().replacing(
      "It stays on the skin.", with: "\"It is taken every day, 20 mg at a time.\"")
    #expect(try await found("Text.", facts: facts + more) == [])
  }

  @Test(arguments: [
    ("{ label: Driving, value: 24 hours }", "{ label: Driving, value: 12 hours }", true),
    ("{ label: Driving, value: 24 hours }", "{ label: Driving, value: 1 day }", false),
    (
      "{ label: Driving, value: 1 to 2 days }", "{ label: Driving, value: at least 2 days }", false
    ),
    ("{ label: Driving, value: 24 hours }", "{ label: Flying, value: 12 hours }", false),
    ("{ label: Driving, value: 24 hours }", "{ label: Driving, value: 12 mm }", false),
  ])
  func valuesUnderOneLabelAgree(one: String, other: String, isWrong: Bool) async throws {
    let more = "\nother_facts:\n  one: \(one)\n  two: \(other)\n"
    let found = try await found("Text.", facts: Samples.facts() + more)
    #expect(found.map { $0.hasPrefix("error numbers/facts-disagree") } == (isWrong ? [true] : []))
  }

  /// A source does not excuse a text of the facts that says another number than the facts.
  @Test func citedTextsOfTheFactsAgreeWithThem() async throws {
    let facts = Samples.facts().replacing(
      "Many small injections., sources", with: "A course is 20 sessions., sources")
    #expect(
      try await found("Text.", facts: facts) == [
        "error numbers/disagrees: '20 sessions' differs from the facts, where sessions is 8 to 15 "
          + "sessions"
      ])
  }

  @Test(arguments: [
    ("Your HbA1c is 58 mmol/mol (6.5 %).", true), ("Your HbA1c is 48 mmol/mol (6.5%).", false),
    ("A fever is 38 °C (100.4 °F).", false), ("A fever is 38 °C (110.4 °F).", true),
    ("A glucose of 7 mmol/l (126 mg/dl).", false), ("A glucose of 7 mmol/l (12.6 mg/dl).", true),
    ("Wait for 2 weeks (14 days).", false), ("Wait for 2 weeks (10 days).", true),
    ("An iron of 7 mmol/l (126 mg/dl).", false), ("Take 5 mg (2 ml).", false),
  ])
  func oneValueInTwoUnitsIsTheSame(text: String, isWrong: Bool) async throws {
    let found = try await found("\(text) [@trial-a]")
    #expect(found.map { $0.hasPrefix("error numbers/conversion") } == (isWrong ? [true] : []))
  }

  private static let texts = """
    Get help with a temperature of 38 °C or higher, and see us after 3 weeks.
    """

  /// What stands in a text of the facts is supported, and what differs from it is wrong.
  @Test(
    arguments: [
      ("Call us if your temperature is 38 °C or more.", nil),
      ("Call us if your temperature is 48 °C or more.", "error numbers/disagrees"),
      ("Come back after 3 weeks.", nil), ("Come back after 5 weeks.", "warning numbers/uncovered"),
      ("Use 0.1% drops.", nil), ("It helps 1% of people.", "warning numbers/uncovered"),
    ] as [(String, String?)])
  func textsOfTheFactsSupport(text: String, expected: String?) async throws {
    let facts = Samples.facts().replacing("urgent: [fever]", with: "urgent: ['\(Self.texts)']")
    let found = try await found(text, facts: facts)
    #expect(found.map { $0.prefix { $0 != ":" } } == (expected.map { [$0[...]] } ?? []))
  }

  @Test(arguments: [
    "Each thigh has its own four visits.", "You must be 9 to 14 years or older.",
    "It is for people aged 12 to 15 years.",
  ])
  func honestNumbersAreNotBlamed(text: String) async throws {
    #expect(try await found(text).filter { $0.hasPrefix("error") } == [])
  }

  /// A summary may repeat what the page says with its source.
  @Test func summariesRepeatWhatIsCited() async throws {
    let page = Samples.article("It took 12 weeks [@trial-a].", summary: "It takes 12 weeks.")
    let files = [
      "content/treatments/needling/facts.yaml": Samples.facts(),
      "content/treatments/needling/index.md": page,
    ]
    let found = try await Samples.check(files).filter { $0.id.hasPrefix("numbers/") }
    #expect(found.map(\.message) == [])
  }

  /// The price that is nearest, not the first.
  @Test func namesTheNearestPrice() async throws {
    let facts = Samples.facts().replacing(
      "thighs: {", with: "none: { name: Hands, price: 10 }\n    thighs: {")
    let found = try await found("It costs $450.", facts: facts)
    #expect(found.count == 1 && found.allSatisfy { $0.contains("USD 250 to 400") }, "\(found)")
  }
}
