import Diagnostics
import Testing

@testable import Checks

/// What a site says of its sources, and advice that could harm.
@Suite struct SourceWordsTests {
  private static let sources = """
    magazine-a:
      title: A magazine article
      kind: consumer-article
      quotes:
        - Some people may see “smoother skin” within a week, but it isn't certain.
        - The needle reaches the mesoderm or top layer of the skin.
    magazine-b:
      title: Another
      kind: consumer-article
    trial-a: { title: A trial, kind: trial, publisher: A journal, year: 2020 }
    """

  private func found(
    _ body: String = "Text.", facts: String = Samples.facts(), prefix: String
  ) async throws -> [String] {
    let findings = try await Samples.check([
      "content/sources.yaml": Self.sources,
      "content/treatments/needling/facts.yaml": facts,
      "content/treatments/needling/index.md": Samples.article(body),
    ])
    return findings.filter { $0.id.hasPrefix(prefix) }.map { "\($0.id): \($0.message)" }
  }

  private static func facts(reporting text: String, by source: String = "magazine-a") -> String {
    Samples.facts(
      lasting: """
        lasting:
          text: Nobody knows.
          sources: [trial-a]
          reported:
            - { source: \(source), text: '\(text)' }
        """)
  }

  static let reports: [(String, [String])] = [
    (#"Some may see "smoother skin"."#, []),
    (#"It may reach the "Mesoderm or TOP layer of the skin"."#, []),
    (#"It may see "smoother … within a week"."#, []),
    (#"It may see "smoother [and firm] skin"."#, []),
    (#"It may see "Some people … smoother [and firm] skin [soon] within a week"."#, []),
    (
      #"It may see "[They] see … softer skin"."#,
      [
        "quotes/misquoted: no quote of 'magazine-a' has the words '[They] see … softer skin'"
      ]
    ),
    (#"It "isn’t certain"."#, []),
    ("People see it.", []),
    (
      #"It may reach the "middle layer of the skin"."#,
      ["quotes/misquoted: no quote of 'magazine-a' has the words 'middle layer of the skin'"]
    ),
    (
      "People see smoother skin within a week.",
      ["quotes/lost-hedge: 'magazine-a' says 'some', and this does not"]
    ),
    ("The needle reaches the top layer of the skin.", []),
    ("It costs less.", []),
  ]

  @Test(arguments: reports) func holdsReportsAgainstQuotes(text: String, ids: [String])
    async throws
  {
    let quoted = text.replacing("'", with: "''")
    #expect(try await found(facts: Self.facts(reporting: quoted), prefix: "quotes/") == ids)
  }

  @Test func aSourceWithoutQuotesIsNotHeldAgainstAnything() async throws {
    let facts = Self.facts(reporting: #"It "melts" everything."#, by: "magazine-b")
    #expect(try await found(facts: facts, prefix: "quotes/") == [])
  }

  static let articles: [(String, Int)] = [
    (#"It says "smoother skin" [@magazine-a]."#, 0),
    (#"It says “softer skin” [@magazine-a]."#, 1),
    (#"- It says “softer skin” [@magazine-a]."#, 1),
    (#"They say "softer skin" [@magazine-a; @magazine-b]."#, 0),
    (#"They say "softer skin"."#, 0),
  ]

  @Test(arguments: articles) func holdsArticlesAgainstQuotes(body: String, count: Int)
    async throws
  {
    #expect(try await found(body, prefix: "quotes/").count == count)
  }

  static let callouts: [(String, Int)] = [
    ("> [!DONT] Leave if someone\n> - promises a cure\n> - cannot say what is in it", 1),
    ("> [!DONT] For two days\n> - rub the skin\n> - leave the plaster on", 0),
    ("> [!DONT] Today\n> - call us if you have a fever", 1),
    ("> [!DONT] Today\n> - never swim\n> - you swim\n> - swim if you can", 2),
    ("> [!DONT] Believe anyone who\n> - promises a cure", 0),
    ("> [!DO] Leave if someone\n> - promises a cure", 0),
    ("> [!DONT] When you have the flu\n> - go to work\n> - take antibiotics unless told to", 0),
    (
      "> [!DONT] Today\n> - stop your medicine if you feel better\n> - leave home if you cough\n"
        + "> - go to work if you have a fever\n> - see friends when you are ill\n"
        + "> - go to the emergency room if you are only mildly ill", 0
    ),
    (
      "> [!DONT] Today\n> - go to the emergency room if your chest hurts\n> - see a doctor if it "
        + "bleeds\n> - stop if you feel faint\n> - walk away when someone promises a cure\n"
        + "> - call if it hurts", 5
    ),
    ("> [!DONT] The first day\n> - leave a child alone\n> - let a fever go on", 0),
    ("> [!DONT] While you have a sore\n> - the sore is wet", 1),
  ]

  @Test(arguments: callouts) func findsAdviceThatIsInverted(body: String, count: Int)
    async throws
  {
    #expect(try await found(body, prefix: "balance/inverted-advice").count == count)
  }

  @Test func findsAdviceThatIsInvertedInFacts() async throws {
    let facts = Samples.facts().replacing("[rub the skin]", with: "[call us if it hurts, swim]")
    #expect(
      try await found(facts: facts, prefix: "balance/inverted") == [
        "balance/inverted-advice: 'do not' and then 'call us if it hurts': "
          + "it tells people not to protect themselves"
      ])
  }

  /// A mark without its counterpart, as between items of a list, makes no quotation of what is
  /// between two others.
  @Test func takesNoHalfMarksForQuotations() {
    #expect(QuotesCheck.quoted(in: "Underweight\", \"normal\", and \"heavy\" are labels.") == [])
    #expect(QuotesCheck.quoted(in: "\"Normal\" and “heavy” are labels.") == ["Normal", "heavy"])
  }

  static let repetitions: [(String, Int)] = [
    ("You can always change your mind.\n\n- You can always change YOUR mind.", 1),
    ("Ask us. Ask us.", 0),
    ("You can always change your mind. You cannot always change your mind.", 0),
    ("You wait for 2 days at home. You wait for 3 days at home.", 0),
  ]

  @Test(arguments: repetitions) func findsASentenceThatIsSaidTwice(body: String, count: Int)
    async throws
  {
    #expect(try await found(body, prefix: "plain/repeated-sentence").count == count)
  }

  static let cards: [(String, [String])] = [
    ("> [!EMERGENCY] Call 911 if\n> - trouble breathing", []),
    ("> [!URGENT] Call if\n> - you have a limp", []),
    (
      "> [!EMERGENCY] Call 911 if\n> - trouble with breathing",
      [
        "balance/other-help-card: this card does not say 'trouble breathing', as 'get_help' does"
      ]
    ),
    (
      "> [!EMERGENCY] Call 911 if\n> - trouble breathing\n> - chest pain",
      ["balance/other-help-card: this card has more signs than 'get_help'"]
    ),
  ]

  @Test(arguments: cards) func holdsHelpCardsAgainstTheFacts(body: String, ids: [String])
    async throws
  {
    #expect(try await found(body, prefix: "balance/other-help-card") == ids)
  }

  static let urgencies: [(String, [String])] = [
    ("{ emergency: [trouble breathing], urgent: [fever, chills], routine: [a lump] }", []),
    ("{ emergency: [trouble breathing (at rest)], urgent: [a new limp], routine: [x] }", []),
    (
      "{ emergency: [fever], urgent: [trouble breathing], routine: [a lump] }",
      [
        "'fever' is a sign for 'emergency' elsewhere",
        "'trouble breathing' is a sign for 'emergency' elsewhere",
      ]
    ),
    (
      "{ emergency: [pain], urgent: [it bleeds], routine: [Fever (over a week), a lump] }",
      ["'Fever (over a week)' is a sign for 'urgent' elsewhere"]
    ),
    (
      "{ emergency: [pain], urgent: [pain], routine: [a lump] }",
      ["'pain' is a sign for 'emergency' elsewhere"]
    ),
  ]

  /// The other treatment has trouble breathing, fever and a lump.
  @Test(arguments: urgencies) func findsSignsThatAreMoreUrgentElsewhere(
    help: String, messages: [String]
  ) async throws {
    let own = "{ emergency: [trouble breathing], urgent: [fever], routine: [a lump] }"
    let findings = try await Samples.check([
      "content/treatments/needling/facts.yaml": Samples.facts(),
      "content/treatments/other/facts.yaml": Samples.facts().replacing(own, with: help),
    ])
    let found = findings.filter { $0.id == "balance/other-urgency" }
    #expect(found.map(\.message).sorted() == messages.sorted())
    #expect(found.allSatisfy { $0.severity == .warning && $0.notes.count == 1 })
  }

  @Test func findsCareThatNoSourceCarries() async throws {
    let id = "sources/uncited-care"
    #expect(try await found(prefix: id) == ["\(id): 2 pieces of advice cite no source"])
    let half = Samples.facts().replacing(
      "do: [rest]", with: "do: [{ text: rest, sources: [trial-a] }]")
    #expect(
      try await found(facts: half, prefix: id) == ["\(id): 1 piece of advice cites no source"])
    let cited = Samples.facts()
      .replacing("aftercare:\n", with: "aftercare:\n  sources: [trial-a]\n")
    #expect(try await found(facts: cited, prefix: id) == [])
  }
}
