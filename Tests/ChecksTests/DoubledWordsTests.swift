import Testing

/// Words that stand beside a fact and in it.
@Suite struct DoubledWordsTests {
  private static let facts = """
    name: The drip
    in_sentence: drip
    summary: A drip.
    what_it_is: { text: A drip., sources: [trial-a] }
    symptoms: [fever]
    dose: [{ id: more, drug: Iron, amount: +25 to 50 mg, often: once a week }]
    waits: { driving: at least 24 hours }
    risks: { common: [Pain], serious: [Harm] }
    get_help: { emergency: [a fit], urgent: [fever], routine: [pain] }
    alternatives: { doing_nothing: It can get worse., others: [{ name: Rest, text: It helps. }] }

    """

  private func findings(_ body: String) async throws -> [String] {
    try await Samples.numberFindings(
      of: body, facts: Self.facts, in: "conditions/plan", startingWith: "facts/doubled")
  }

  @Test(arguments: [
    ("Wait at least {{ waits.driving }} before you drive.", "at least"),
    ("You have it {{ dose.more.often }} a week.", "a week"),
    ("You have it once {{ dose.more.often }}.", "once"),
  ])
  func findsThem(sentence: String, words: String) async throws {
    let found = try await findings(sentence)
    #expect(found.count == 1 && found.allSatisfy { $0.contains("'\(words)' stands twice") })
  }

  @Test(arguments: [
    "Wait {{ waits.driving }} before you drive.", "Take {{ dose.more.amount }} each day.",
    "Is it once a week? {{ dose.more.often }} is right.",
    "- Take it more\n- {{ dose.more.amount }}, and not once",
  ])
  func takesOthers(sentence: String) async throws {
    #expect(try await findings(sentence) == [])
  }
}
