import Testing

@testable import Checks

@Suite struct NumbersTests {
  private func numbers(_ body: String) async throws -> [String] {
    try await Samples.guide(body).filter { $0.contains(" numbers/") }
  }

  static let wrong = [
    "A course is 10 to 25 sessions.", "A course is ten to twenty-five sessions.",
    "A course is 8\u{2013}10 sessions.", "You need between 4 and 6 sessions.",
    "A course is 20 sessions.", "One area costs $500.", "One area costs USD 250 to 300.",
    "One area costs $250\u{2013}$500.", "It costs 700 dollars.", "A session takes 2 hours.",
    "Sessions are 3 weeks apart.", "Bruising lasts up to 3 weeks.",
  ]

  @Test(arguments: wrong) func contradictionsAreErrors(_ body: String) async throws {
    let found = try await numbers(body)
    #expect(
      found.count == 1 && found.allSatisfy { $0.hasPrefix("error numbers/disagrees") }, "\(found)")
  }

  static let typed = [
    "A course is 8 to 15 sessions.", "A course is eight to fifteen sessions.",
    "A course is 8\u{2013}15 sessions.", "Up to 15 sessions are usual.",
    "One area costs $250 to $400.",
    "One area costs $250\u{2013}400.", "It costs USD 250.", "A session takes 30 to 45 minutes.",
    "Sessions are 7 to 14 days apart.", "A course costs $2,000 to $6,000.",
  ]

  @Test(arguments: typed) func rightNumbersAreAdvice(_ body: String) async throws {
    let found = try await numbers(body)
    #expect(
      found.count == 1 && found.allSatisfy { $0.hasPrefix("advice numbers/typed") }, "\(found)")
  }

  static let uncovered = [
    "Rest for 3 days.", "Half of them lost 5 cm.", "It helped 40% of people.",
    "It costs 90 euros.",
    "They treated one thigh [@trial-a]. It took 12 weeks.",
    "One study [@trial-a] found this. Here is more:\n\n- 3 days of rest",
    "One study [@trial-a]. Here is more:\n\n| Study | Result |\n|---|---|\n| One | 17 weeks |",
    "The dose was 50 mg.", "It happens to 1 in 10 people.", "Rest for half a day.",
    "Below 140/90 mmHg is good.", "It gets 40 °C warm.",
    "Wait for two hours before you bathe.", "If you have 10 sessions, ask for a break.",
  ]

  @Test(arguments: uncovered) func othersAreWarnings(_ body: String) async throws {
    let found = try await numbers(body)
    #expect(
      found.count == 1 && found.allSatisfy { $0.hasPrefix("warning numbers/uncovered") },
      "\(found)")
  }

  static let fine = [
    "A course is {{ sessions }}.", "In one study it was 10 to 25 sessions [@trial-a].",
    "One session is enough to see.", "You must be 18 years or older.",
    "It began on 6 August 2018.",
    "Call 555 0142.", "There are 3 reasons.",
    "They treated one thigh [@trial-a]. It took 12 weeks [@trial-a].",
    "The studies found this [@trial-a]:\n\n| Study | Result |\n|---|---|\n| One | 17 weeks |",
    "| Study | Result |\n|---|---|\n| [@trial-a] | 17 weeks |",
    "A study found [@trial-a]:\n\n- 3 days of rest",
    "`20 sessions`", "Two treatments get mixed up.", "We are there 24 hours a day.",
  ]

  @Test(arguments: fine) func staysSilent(_ body: String) async throws {
    #expect(try await numbers(body) == [])
  }

  /// A time of two units, or of one and part of it, is one number.
  @Test(arguments: [
    ("an hour and a half", "90 minutes"), ("one hour and a half", "90 minutes"),
    ("1 hour 30 minutes", "90 minutes"), ("1 hr 30 min", "1.5 hours"),
    ("one hour thirty minutes", "90 minutes"), ("an hour and thirty minutes", "90 minutes"),
    ("1 1/2 hours", "90 minutes"), ("two hours and a quarter", "135 minutes"),
    ("an hour and three quarters", "105 minutes"),
    ("1 hour to 1 hour 30 minutes", "60 to 90 minutes"),
    ("1 hour 30 minutes to 2 hours", "90 to 120 minutes"),
    ("an hour to an hour and a half", "60 to 90 minutes"),
  ])
  func timesOfTwoUnitsAreOneNumber(prose: String, fact: String) async throws {
    func found(_ value: String) async throws -> [String] {
      let facts = Samples.facts().replacing(
        "session_length: { value: 30 to 45 minutes, sources: [trial-a] }",
        with: "session_length: \(value)")
      return try await Samples.guide("A session takes \(prose).", facts: facts)
        .filter { $0.contains(" numbers/") }
    }
    let right = try await found(fact)
    #expect(right.count == 1 && right.allSatisfy { $0.hasPrefix("advice numbers/typed") })
    let wrong = try await found("20 minutes")
    #expect(wrong.count == 1)
    #expect(wrong.allSatisfy { $0.hasPrefix("error numbers/disagrees: '\(prose)' differs") })
  }

  /// A part counts with the whole number before it, and so do letters right behind digits.
  @Test(arguments: [
    "two and a quarter years", "half a milligram", "half a spoonful", "38C", "1h 30min", "1h30",
    "1h30min", "two full years",
  ])
  func readsAllOfANumber(prose: String) async throws {
    let found = try await numbers("They were told \(prose) then.")
    #expect(found.count == 1 && found.allSatisfy { $0.contains("'\(prose)'") }, "\(found)")
  }

  @Test(arguments: [
    ("Take one tablet once a day.", false), ("Take one and a half tablets once a day.", true),
    ("Take half a tablet once a day.", true), ("Take one tablet 2x a day.", true),
    ("It helps between 1 and 10 in 100 people.", false),
    ("It helps between 1 and 10 in 1,000 people.", true),
  ])
  func partsOfDosesAreCompared(body: String, isWrong: Bool) async throws {
    let dose = """

      dose: { steps: [{ amount: 1 tablet, often: once a day }] }
      other_facts: { helps: { label: People whom it helps, value: 1 in 100 to 1 in 10 } }

      """
    let found = try await Samples.guide(body, facts: Samples.facts() + dose)
    #expect(found.contains { $0.hasPrefix("error numbers/") } == isWrong, "\(found)")
  }

  /// Letters of names count nothing.
  @Test(arguments: ["Vitamin C is not part of it.", "See part 3 C of it.", "Plan H is over."])
  func readsNoLettersOfNames(body: String) async throws {
    #expect(try await numbers(body) == [])
  }

  /// Two times one after the other stay two, where the second is no part of a unit of the first.
  @Test(arguments: [
    "1 day and 30 hours", "1 week and 10 days", "2 hours and 3 days", "1 month and 3 days",
  ])
  func timesOfListsStayTwo(prose: String) async throws {
    let found = try await numbers("They were told \(prose) then.")
    #expect(!found.isEmpty && found.allSatisfy { !$0.contains("'\(prose)'") }, "\(found)")
  }

  @Test func showsBothValues() async throws {
    #expect(
      try await numbers("A course is 20 sessions.") == [
        "error numbers/disagrees: '20 sessions' differs from the facts, where sessions is 8 to 15 "
          + "sessions"
      ])
  }

  // MARK: Every quantity

  private func severities(_ sentences: [String]) async throws -> [String] {
    let facts = Samples.facts().replacing(
      "common:", with: "common:\n    - { name: Redness, lasts: 1 to 2 days }")
    // One article for each sentence, so that one load answers for all.
    var files = [
      "content/treatments/needling/facts.yaml": facts + "\n" + FactNumberCases.facts
    ]
    for (index, sentence) in sentences.enumerated() {
      files["content/treatments/needling/s\(index).md"] = Samples.article(sentence)
    }
    let found = try await Samples.check(files).filter { $0.id.hasPrefix("numbers/") }
    return sentences.indices.map { index in
      let path = "content/treatments/needling/s\(index).md"
      let own = found.filter { $0.location.path.text.utf8.elementsEqual(path.utf8) }
      return own.map { String($0.id.dropFirst("numbers/".count)) }.sorted().joined(separator: " ")
    }
  }

  @Test func everyQuantityIsCompared() async throws {
    let found = try await severities(FactNumberCases.contradicting)
    for (sentence, result) in zip(FactNumberCases.contradicting, found) {
      #expect(result.contains("disagrees"), "\(sentence) [\(result)]")
    }
  }

  @Test func everyQuantityCanAgree() async throws {
    let found = try await severities(FactNumberCases.agreeing)
    for (sentence, result) in zip(FactNumberCases.agreeing, found) {
      #expect(
        !result.contains("disagrees") && !result.contains("uncovered"), "\(sentence) [\(result)]")
    }
  }

  @Test func otherNumbersContradictNothing() async throws {
    let found = try await severities(FactNumberCases.other)
    for (sentence, result) in zip(FactNumberCases.other, found) {
      #expect(!result.contains("disagrees"), "\(sentence) [\(result)]")
    }
  }

  /// What is found of sentences that nothing was tuned by; the bounds are what was measured.
  @Test func judgesSentencesItWasNotMadeFor() async throws {
    let wrong = try await severities(HeldOutNumberCases.contradicting)
    let honest = try await severities(HeldOutNumberCases.honest)
    let missed = zip(HeldOutNumberCases.contradicting, wrong)
      .filter { !$0.1.contains("disagrees") }.map(\.0)
    let blamed = zip(HeldOutNumberCases.honest, honest)
      .filter { $0.1.contains("disagrees") }.map(\.0)
    #expect(missed.count <= 2, "missed: \(missed)")
    #expect(blamed.count <= 1, "blamed: \(blamed)")
  }

  /// A cue that is left out of all sentences would be a cue of nothing.
  @Test func everyCueCanBeFound() {
    let words = CheckLanguage.english.facts
    for (fact, cues) in words.cues {
      let lost = cues.filter { words.ignored.contains($0) || words.untold.contains($0) }
      #expect(lost == [], "\(fact)")
    }
  }

  /// The words of a sentence are looked through once, not for each of its numbers.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["5 weeks or ", "for 5 weeks or ", "$150 and ", "It takes 5 weeks. "])
  func takesSentencesOfManyNumbers(words: String) async throws {
    let found = try await numbers(String(repeating: words, count: 2000) + "that is all.")
    #expect(found.count >= 2000)
  }
}
