import Facts
import Foundations
import Testing

@testable import Content

/// Values of rows that are more than a number with its unit: counts, scores, days of a cycle, what has
/// no unit, and how much in which time.
@Suite struct TableValueTests {
  private static let pace = """
    facts: { gain: { label: Weight gain, type: pace }, ache: { label: Ache, type: quantity } }

    """

  private func decode(_ facts: String) -> (Treatment?, [String]) {
    let catalog = KindCatalog(reading: Array(Self.pace.utf8))
    let (subject, diagnostics) = decodeFacts(
      factsOfAnyKind + "symptoms: [pain]\n" + facts, folder: "conditions", catalog: catalog)
    return (subject, diagnostics.map { "\($0.id) \($0.message)" })
  }

  /// The values of the first row of a table, by column.
  private func values(_ facts: String, _ table: Identifier) throws -> [String: String] {
    let (subject, problems) = decode(facts)
    #expect(problems == [])
    let row = try #require(subject?.table(table)?.rows.first)
    return Dictionary(
      row.cells.map { cell in
        (cell.column, cell.values.map(\.plainText).joined(separator: "; "))
      }
    ) { first, _ in first }
  }

  @Test func countsWhatTheColumnIsAbout() throws {
    let row = try values(
      """
      exercises:
        - name: Lifts
          from: 0 weeks
          sets: 3
          repeats: 10 to 15
          rest: 90 seconds
          load: 5 kg
          pain: up to 5 out of 10
          often: less than 3 times a week

      """, "exercises")
    #expect(row["sets"] == "3 sets" && row["repeats"] == "10 to 15 repeats")
    #expect(row["pain"] == "up to 5 out of 10" && row["load"] == "5 kg")
    #expect(row["rest"] == "90 seconds" && row["often"] == "less than 3 times a week")
    #expect(row["from"] == "0 weeks")
    #expect(try values("visit: { visits: 2 }\n", "visit")["visits"] == "2 visits")
  }

  /// What is counted has the name of its key, so that it needs no unit.
  @Test(arguments: [
    ("2 or more in 24 hours", "at least 2 in 24 hours"), ("none in 4 weeks", "0 in 4 weeks"),
    ("up to 3 in 1 week", "up to 3 in 1 week"), ("2 to 4 within 1 year", "2 to 4 in 1 year"),
  ])
  func countsHowManyThereAreInATime(text: String, read: String) throws {
    let limit = "thresholds: [{ measure: Seizures, limit: \(text), then: Call us. }]\n"
    #expect(try values(limit, "thresholds")["limit"] == read)
    let zone = "action_plan: [{ zone: Amber, when: { Seizures: \(text) }, do: [rest] }]\n"
    let (subject, problems) = decode(zone)
    #expect(problems == [])
    guard
      case .conditions(let conditions)? = subject?.table("action_plan")?.rows.first?.cells
        .first(where: { $0.column == "when" })?.content
    else {
      Issue.record("no condition")
      return
    }
    #expect(conditions.first?.value?.plainText == read)
  }

  @Test(arguments: [
    ("12 weeks", "12 weeks"), ("6 and 12 months", "6 months; 12 months"), ("4 cycles", "4 cycles"),
  ])
  func readsWhenSomethingIsChecked(text: String, read: String) throws {
    let facts = "monitoring: [{ check: Heart scan, at: \(text) }]\n"
    #expect(try values(facts, "monitoring")["at"] == read)
  }

  @Test func checksAreDoneEverySoManySessions() throws {
    let facts = "monitoring: [{ check: Photos, often: every 10 sessions }]\n"
    #expect(try values(facts, "monitoring")["often"] == "every 10 sessions")
    let (_, problems) = decode("monitoring: [{ check: Photos, often: every session }]\n")
    #expect(problems.count == 1)
  }

  /// A maximum for a time is held against what the steps come to in it.
  @Test(arguments: [
    ("4 g in 24 hours", 0), ("4 g a day", 0), ("8 tablets in 24 hours", 0), ("3 g in 24 hours", 1),
    ("3 g a day", 1), ("20 g in 1 week", 1), ("28 g in 1 week", 0),
  ])
  func holdsStepsAgainstAMaximumForATime(maximum: String, problems: Int) {
    let facts =
      "dose: { steps: [{ amount: 1 g, often: up to 4 times a day }], maximum: \(maximum) }\n"
    #expect(decode(facts).1.count { $0.contains("'maximum'") } == problems)
  }

  /// Which side a limit is for is read behind both numbers of a pair, too.
  @Test(arguments: [
    ("180/110 mmHg or higher", FactTable.Cell.Limit.reached), ("below 90/60 mmHg", .reached),
    ("at least 90/60 mmHg", .kept), ("3 mmol/l or more", .reached),
  ])
  func knowsWhetherALimitIsReachedOrKept(
    text: String, expected: FactTable.Cell.Limit
  ) throws {
    let (subject, problems) = decode("thresholds: [{ measure: It, limit: \(text) }]\n")
    #expect(problems == [])
    let cells = subject?.table("thresholds")?.rows.first?.cells
    #expect(cells?.first { $0.column == "limit" }?.limit == expected)
  }

  /// Of several ages a reference gives all, in the index of facts they are one entry.
  @Test func severalAgesAreOneFact() throws {
    let (subject, _) = decode("schedule: [{ id: mmr, for: MMR, age: 12 and 18 months }]\n")
    let entry = try #require(subject?.facts["schedule.mmr.age"])
    #expect(entry.value?.plainText == "12 months, 18 months")
    #expect(subject?.facts.entries.count { $0.id == "schedule.mmr.age" } == 1)
  }

  @Test func risksSayHowMuchAndWhenTheyBegin() throws {
    let text = factsOfAnyKind.replacing(
      "common: [Pain]",
      with: "common: [{ id: hair, name: Hair loss, amount: 2 to 4 cm, onset: 2 to 3 weeks }]")
    let (subject, problems) = decodeFacts(text + "symptoms: [pain]\n", folder: "conditions")
    #expect(problems.map(\.message) == [])
    #expect(subject?.facts["risks.hair.onset"]?.value?.plainText == "2 to 3 weeks")
    #expect(subject?.facts["risks.hair.amount"]?.value?.plainText == "2 to 4 cm")
  }

  @Test(arguments: [
    ("8, 12 and 16 weeks", "8 weeks; 12 weeks; 16 weeks"),
    ("8 weeks, 4 months, 1 to 2 years", "8 weeks; 4 months; 1 to 2 years"),
    ("before 15 weeks", "less than 15 weeks"), ("between 3 and 6 years", "3 to 6 years"),
    ("1 year and 6 months", "18 months"),
  ])
  func takesSeveralAges(written: String, read: String) throws {
    let row = try values("schedule: [{ for: All, age: \"\(written)\" }]\n", "schedule")
    #expect(row["age"] == read)
  }

  @Test(arguments: ["16 and 12 weeks", "8, weeks", "8 and 12", "up to 8 and 12 weeks"])
  func refusesAgesThatFollowNoOrder(written: String) {
    let problems = decode("schedule: [{ for: All, age: \"\(written)\" }]\n").1
    #expect(problems.count == 1 && problems[0].hasPrefix("facts/bad-quantity"))
  }

  @Test func takesWithinForALimit() throws {
    let visit = try values("visit: { results: within 6 weeks }\n", "visit")
    #expect(visit["results"] == "up to 6 weeks")
    let row = "thresholds: [{ measure: NT-proBNP, normal: below 400 ng/l, risk: 1 pg/ml }]\n"
    #expect(try values(row, "thresholds")["normal"] == "less than 400 ng/l")
  }

  @Test func looksUpWhatAZoneTakes() throws {
    let dose = "dose: [{ id: one, drug: Zeta, amount: 2 puffs }]\n"
    let (subject, problems) = decode(
      dose + "action_plan: [{ zone: Upper, take: [one], do: [rest] }]\n")
    #expect(problems == [])
    let cells = try #require(subject?.table("action_plan")?.rows.first?.cells)
    guard case .rows(let rows)? = cells.first(where: { $0.column == "take" })?.content else {
      return #expect(Bool(false), "no rows")
    }
    #expect(rows.map { $0.title?.value } == ["Zeta"])
    let unknown = decode(dose + "action_plan: [{ zone: Upper, take: [two], do: [rest] }]\n").1
    #expect(unknown == ["facts/unknown-row 'two' is no row of 'dose'"])
  }

  /// A treatment is counted in what its facts count, and a price for one of it is one for a session.
  @Test func countsTreatmentsInWhatTheyAreGivenIn() throws {
    let own = "units: { drip: { one: drip, other: drips } }\n"
    let catalog = KindCatalog(reading: Array(own.utf8))
    for (written, noun) in [
      ("6", "session"), ("4 to 8 cycles", "cycle"), ("3 drips", "drip"), ("2 doses", "dose"),
    ] {
      let prices = "prices: { rows: [{ id: a, price: 9, for: { each: \(noun) } }] }\n"
      let facts = "sessions: \(written)\n" + prices
      let (subject, problems) = decodeFacts(factsOfAnyKind + facts, catalog: catalog)
      #expect(problems.map(\.message).filter { !$0.contains("has no '") } == [])
      #expect(subject?.quantities.countedNoun.code.text == noun)
      #expect(subject?.prices.prices.first?.purpose == .one(.session))
    }
  }

  @Test func takesAScheduleWithoutDoses() throws {
    let schedule = "schedule: [{ for: All, age: 50 to 71 years, often: every 3 years }]\n"
    let row = try values(schedule, "schedule")
    #expect(row["often"] == "every 3 years" && row["doses"] == nil)
  }

  @Test(arguments: [
    ("120 mg in 5 ml", "120 mg in 5 ml"), ("40 mg/ml", "40 mg/ml"),
    ("150 minutes a week", "150 minutes in 1 week"),
  ])
  func readsSoMuchInALiquidOrATime(strength: String, expected: String) throws {
    let facts = "dose: { steps: [{ amount: 5 ml, strength: \(strength) }] }\n"
    #expect(try values(facts, "dose")["strength"] == expected)
  }

  @Test(arguments: [
    ("\"1, 8 and 15\"", "1 day; 8 days; 15 days"), ("days 1 to 14", "1 to 14 days"),
    ("1", "1 day"), ("day 1", "1 day"), ("\"1 to 5, 8\"", "1 to 5 days; 8 days"),
    ("1-5 and 8-12", "1 to 5 days; 8 to 12 days"),
  ])
  func readsDaysOfACycle(days: String, expected: String) throws {
    let facts = "dose: { steps: [{ amount: 5 mg, days: \(days), cycle: 21 days }] }\n"
    let row = try values(facts, "dose")
    #expect(row["days"] == expected && row["cycle"] == "21 days")
  }

  @Test(arguments: [
    "8 and 1", "0", "1 4", "+5", "\"1,,8\"", "1 to", "a", "5 to 2", "1.5", "1 to 400", "\"1,,x\"",
  ])
  func refusesWhatAreNoDays(days: String) {
    let (_, problems) = decode("dose: { steps: [{ amount: 5 mg, days: \(days) }] }\n")
    #expect(problems.count == 1 && problems[0].hasSuffix("are no days of a cycle"), "\(problems)")
  }

  /// A number that has lost its unit looks like one that has none.
  @Test func takesNumbersWithoutUnitOnlyWhereTheRowSaysSo() throws {
    let row = try values(
      "thresholds: [{ measure: T-score, unit: none, risk: -2.5 to -1, diagnosis: -2.5 or less }]\n",
      "thresholds")
    #expect(row["risk"] == "-2.5 to -1" && row["diagnosis"] == "up to -2.5")
    let (_, problems) = decode("thresholds: [{ measure: HbA1c, target: 53 }]\n")
    #expect(problems == ["facts/bad-quantity '53' has no unit"])
    #expect(decode("thresholds: [{ measure: A, unit: mg, target: 5 mg }]\n").1.count == 1)
  }

  @Test func readsHowMuchInWhichTime() throws {
    let limit = "thresholds: [{ measure: Weight, limit: 2 kg in 3 days }]\n"
    let row = try values(limit, "thresholds")
    #expect(row["limit"] == "2 kg in 3 days")
    let (subject, found) = decode("gain: more than 2 kg within 3 days\n")
    #expect(found == [])
    #expect(subject?.facts["gain"]?.text == "more than 2 kg in 3 days")
    #expect(decode("gain: 2 kg\n").1.count == 1)
    let problems = decode("ache: 2 kg in 3 days\n").1
    #expect(problems == ["facts/bad-quantity '2 kg in 3 days' is so much in a time"])
  }

  /// Among other facts nothing tells that it is a score.
  @Test(arguments: [
    ("3 out of 10", "3 in 10"), ("3 of 10", "3 out of 10"), ("3/10", "3 out of 10"),
  ])
  func tellsScoresFromChances(value: String, expected: String) {
    let (subject, problems) = decode("other_facts: { a: { label: A, value: \(value) } }\n")
    #expect(problems == [])
    #expect(subject?.facts["a"]?.text == expected)
    #expect(decode("ache: \(value)\n").0?.facts["ache"]?.text == "3 out of 10")
  }

  /// Wherever it stands, also in a list, pages would show its braces.
  @Test(arguments: [
    "other_facts: { a: { label: A, text: 'Take {{ dose.amount }}.' } }\n",
    "checklist: ['{{ sessions }}']\n", "used_for: [a, { text: 'b {{ sessions }}' }]\n",
    "waits: { a: { wait: 2 days, text: '{{ sessions }}' } }\n",
  ])
  func refusesReferences(facts: String) {
    #expect(decode(facts).1 == ["facts/reference a facts file cannot refer to a fact"])
  }

  @Test func saysThatACommaEndsAValueBetweenBraces() {
    let (_, diagnostics) = decodeFacts(
      factsOfAnyKind + "symptoms: [pain]\nother_facts: { a: { label: A, value: 1 in 1,000 } }\n",
      folder: "conditions")
    #expect(
      diagnostics.contains {
        $0.help == "between { and } a text ends at a comma: put all of it in double quotes"
      }, "\(diagnostics)")
  }
}
