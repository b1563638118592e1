import Diagnostics
import Facts
import Foundation
import Foundations
import Testing
import YAML

@testable import Content

/// Times before and after a subject, and tables of facts.
@Suite struct TimelineTests {
  @Test(arguments: [
    ("0", 0, 0, "d"), ("-7 days", -7, -7, "d"), ("-2 hours", -2, -2, "h"),
    ("0 to 15 minutes", 0, 15, "min"), ("2 to 6 weeks", 2, 6, "wk"),
    ("-14 to -7 days", -14, -7, "d"), ("from 12 weeks", 12, nil, "wk"),
    ("from -1 day", -1, nil, "d"), ("on the day", -1, 0, "d"), ("On the day", -1, 0, "d"),
  ])
  func readsTimes(text: String, from: Int, to: Int?, unit: String) throws {
    let span = try ScalarParser<TimeSpan>.timeSpan.parse(text)
    #expect(span.from == Decimal(from) && span.to == to.map { Decimal($0) })
    #expect(span.unit == QuantityUnit.named(Identifier(unit)))
  }

  @Test(arguments: [
    ("6 weeks to 3 months", 6, "wk", 3, "mo"), ("45 minutes to 2 hours", 45, "min", 2, "h"),
    ("-2 weeks to -1 day", -2, "wk", -1, "d"), ("2 weeks to 6 weeks", 2, "wk", 6, "wk"),
    ("12 hours–3 days", 12, "h", 3, "d"),
  ])
  func readsEndsInUnitsOfTheirOwn(
    text: String, from: Int, fromUnit: String, to: Int, unit: String
  ) throws {
    let span = try ScalarParser<TimeSpan>.timeSpan.parse(text)
    #expect(span.from == Decimal(from) && span.to == Decimal(to))
    #expect(span.fromUnit == QuantityUnit.named(Identifier(fromUnit)))
    #expect(span.unit == QuantityUnit.named(Identifier(unit)))
    let last = try #require(span.lastDay)
    #expect(span.firstDay <= last)
  }

  @Test(arguments: [
    "3 months to 6 weeks", "-1 day to -2 weeks", "-1 day to 1 week", "6 weeks to", "6 weeks 3",
    "6 weeks to 3", "6 mm to 3 weeks", "from 6 weeks to 3 months",
    "", "soon", "7", "-7", "days", "3 to 1 days", "-1 to 1 day", "2 mm", "1 day 2",
    "9999999 years",
    "--1 day", "1 to", "from",
  ])
  func refusesWhatIsNoTime(text: String) {
    #expect(throws: ScalarProblem.self) { try ScalarParser<TimeSpan>.timeSpan.parse(text) }
  }

  @Test func makesThePagesOfBeforeAndAfter() throws {
    let facts = """
      timeline:
        - { at: -1 day, time: "18:00", do: [drink the first half] }
        - { at: -2 hours, do_not: [drink] }
        - { at: 0 to 15 minutes, do: [stay seated] }
        - { at: from 2 weeks, name: Later, do: [move] }

      """
    let (subject, diagnostics) = decodeFacts(factsOfAnyKind + facts, folder: "tests")
    #expect(diagnostics.map(\.message) == [])
    let timeline = try #require(subject).timeline
    #expect(timeline.map(\.span.value.isBefore) == [true, true, false, false])
    #expect(timeline.map { $0.time?.hour } == [18, nil, nil, nil])
    #expect(subject?.generatedPages == [.preparation, .aftercare])
  }

  @Test(arguments: [
    (["-7 days", "on the day", "-2 hours", "0"], 0), (["-1 day", "-2 hours", "on the day"], 0),
    (["on the day", "-1 day"], 1), (["0 to 1 hours", "on the day"], 1),
    (["on the day", "on the day"], 0),
  ])
  func takesTheDayItselfAmongTheHoursBefore(times: [String], mistakes: Int) {
    let entries = times.map { "  - { at: \($0), do: [rest] }\n" }.joined()
    let facts = factsOfAnyKind + "timeline:\n" + entries
    let (subject, diagnostics) = decodeFacts(facts, folder: "tests")
    #expect(diagnostics.filter { $0.message.contains("comes before") }.count == mistakes)
    #expect(subject?.generatedPages.contains(.preparation) == true)
  }

  @Test func wantsTheOrderOfTimeAndAdvice() {
    let facts = """
      timeline:
        - { at: 1 day, do: [rest] }
        - { at: -1 day, do: [fast] }
        - { at: 2 days }

      """
    let found = decodeFacts(factsOfAnyKind + facts, folder: "tests").diagnostics
    #expect(
      found.map(\.message).sorted() == [
        "this comes before the entry above it", "this time has no advice",
      ])
  }

  /// The printed sheet has a version also where it is made of the timeline.
  @Test func takesAVersionBesideTheTimeline() {
    let after = "before: [fast]\naftercare: { version: \"2\" }\n"
    let timeline = "timeline: [{ at: 1 day, do: [rest] }]\n"
    let (subject, found) = decodeFacts(factsOfAnyKind + after + timeline, folder: "tests")
    #expect(found.isEmpty && subject?.aftercare.version?.value == "2")
    #expect(
      decodeFacts(factsOfAnyKind + after, folder: "tests").diagnostics.map(\.message)
        == ["'aftercare' has no 'phases'"])
  }

  @Test func readsTablesInEachLayout() throws {
    let facts = """
      before: [fast]
      waits:
        driving: at least 24 hours
        flying: { name: Long flights, wait: 6 weeks, after: surgery }
      visit: { length: 2 to 3 hours, bring: [a towel, your card] }
      stages:
        sources: [a]
        rows:
          - { id: first, name: First, visits: 1 session }
          - { name: Second, gap: 3 to 6 months }

      """
    let (subject, diagnostics) = decodeFacts(factsOfAnyKind + facts, folder: "tests")
    #expect(diagnostics.map(\.message) == [])
    let found = try #require(subject)
    #expect(found.facts["waits.driving"]?.text == "at least 24 hours")
    #expect(found.facts["waits.driving"]?.label?.value == "Driving")
    #expect(found.facts["waits.flying"]?.label?.value == "Long flights")
    #expect(found.facts["visit.length"]?.text == "2 to 3 hours")
    #expect(found.facts["visit.length.low"] != nil)
    #expect(found.facts["stages.first.visits"]?.text == "1 session")
    #expect(found.facts["stages.gap"] == nil)
    #expect(found.table("stages")?.rows.map { $0.title?.value } == ["First", "Second"])
    #expect(found.facts.citations.map(\.value) == ["a"])
    #expect(found.generatedPages == [.preparation, .plan])
  }

  @Test(arguments: [
    ("waits: { driving: 3 mm }", "facts/bad-unit"),
    ("interactions: [{ with: Wine, advice: sometimes }]", "facts/bad-choice"),
    ("missed_dose: { within: 2 days, then: Take it. }", "facts/missing-key"),
    ("monitoring: [{ often: yearly }]", "facts/missing-key"),
    ("dose: { steps: [] }", "facts/empty-list"),
  ])
  func reportsWhatDoesNotFit(facts: String, id: String) {
    let found = decodeFacts(factsOfAnyKind + "before: [fast]\n" + facts + "\n", folder: "tests")
    #expect(found.diagnostics.map(\.id) == [id])
  }

  @Test(arguments: [
    ("[\"< 42 mmol/mol\", \"< 6.0 %\"]", true), ("[48 mmol/mol, 6.5 %]", true),
    ("[42 to 47 mmol/mol, 6.0 to 6.4 %]", true), ("[48 mmol/mol, 7.5 %]", false),
    ("[1 mg, 1000 micrograms]", true), ("[39 °C, 102 °F]", true),
    ("[1 mg, 100 micrograms]", false),
    ("[below 140/90 mmHg, at most 5 mm]", true),
  ])
  func holdsTwoUnitsAgainstEachOther(values: String, agrees: Bool) {
    let facts = "before: [fast]\nthresholds: [{ measure: HbA1c, normal: \(values) }]\n"
    let found = decodeFacts(factsOfAnyKind + facts, folder: "tests").diagnostics
    #expect(found.map(\.id) == (agrees ? [] : ["facts/units-differ"]))
  }
}
