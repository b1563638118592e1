import Facts
import Foundations
import Testing

@testable import Content

/// Chances by choice, and the numbers that items of lists and prices have beside their texts.
@Suite struct OutcomesTests {
  private func decode(_ facts: String) -> (Treatment?, [String]) {
    let (subject, diagnostics) = decodeFacts(
      factsOfAnyKind.replacing(
        "[b]", with: "[{ id: bleed, text: you bleed for, value: more than 10 minutes }]")
        + "symptoms: [pain]\n" + facts, folder: "conditions")
    return (subject, diagnostics.map { "\($0.id) \($0.message)" })
  }

  private func rows(_ last: String) -> String {
    """
    outcomes:
      - { id: before, outcome: A stroke, choice: Without, over: 10 years, chance: 10 in 100 }
      - { outcome: A stroke, choice: With it, over: 10 years, chance: 7 in 100\(last) }
      - { outcome: A stroke, choice: With it, over: 5 years, chance: 2 in 100, needed_to_treat: 12 }

    """
  }

  @Test(arguments: [
    "", ", needed_to_treat: 33", ", needed_to_treat: 34 people", ", needed_to_treat: 30 to 40",
  ])
  func readsChancesByChoice(last: String) throws {
    let (subject, problems) = decode(rows(last))
    #expect(problems == [])
    let facts = try #require(subject).facts
    #expect(facts["outcomes.before.chance"]?.text == "10 in 100")
    #expect(facts["outcomes.before.over"]?.text == "10 years")
  }

  /// Of several choices it can be told of any other one.
  @Test func takesTheNumberOfAnyOtherChoice() {
    let third =
      "  - { outcome: A stroke, choice: Both, over: 10 years, chance: 5 in 100, needed_to_treat: 20 }\n"
    #expect(decode(rows(", needed_to_treat: 33") + third).1 == [])
  }

  /// A long table is compared in proportion to its rows.
  @Test func comparesWithAFewChoicesOnly() throws {
    let counts = try [30, 60].map { count in
      let rows = (0..<count).map { number in
        "  - { outcome: A stroke, choice: Choice \(number), chance: 10 in 100 }"
      }
      let (subject, problems) = decode("outcomes:\n" + rows.joined(separator: "\n") + "\n")
      #expect(problems == [])
      return try #require(subject?.table("outcomes")).comparedOutcomes.count
    }
    #expect(counts[1] - counts[0] == 30 * 6)
  }

  @Test(arguments: [3, 29, 330])
  func findsAnotherNumberNeededToTreat(number: Int) {
    let (_, problems) = decode(rows(", needed_to_treat: \(number)"))
    #expect(
      problems == [
        "facts/contradiction 'needed_to_treat' is \(number) people here, but the chances differ by "
          + "3 in 100"
      ])
  }

  @Test(arguments: [
    ("10 in 100", "7 in 100", "3 in 100"), ("1 in 1000", "5 in 1000", "4 in 1000"),
    ("1 in 3", "1 in 7", "4 in 21"), ("2 %", "1 in 50", nil),
    ("1 in 10 to 1 in 5", "1 in 50", nil),
  ])
  func tellsByHowMuchChancesDiffer(one: String, other: String, difference: String?) throws {
    let chances = try [one, other].map { try ChanceGrammar.parse($0) }
    let difference = difference.map { "\($0)" }
    #expect(
      chances[0].difference(from: chances[1]).map { FactValue.chance($0).plainText } == difference)
  }

  @Test func readsTheValueThatAnItemEndsWith() throws {
    let (subject, problems) = decode(
      "timeline: [{ at: 8 to 21 days, do: [{ id: wear, text: wear it for, value: 4 to 6 hours }] }]\n"
    )
    #expect(problems == [])
    let treatment = try #require(subject)
    #expect(treatment.getHelp.urgent.map(\.text.value) == ["you bleed for more than 10 minutes"])
    #expect(treatment.facts["get_help.bleed"]?.text == "more than 10 minutes")
    #expect(treatment.facts["timeline.wear.high"]?.text == "6")
  }

  @Test(arguments: [
    (
      "symptoms: [{ text: pain for, value: 3 furlongs }]\n",
      "facts/bad-unit 'furlongs' is not a unit"
    ),
    (
      "causes: [{ id: a, text: pain for, value: 3 days }, { id: a, text: heat of, value: 38 °C }]\n",
      "facts/duplicate-id two items of 'causes' have the id 'a'"
    ),
    (
      "prices: { rows: [{ id: a, price: 60, up_to: 20 }] }\n",
      "facts/limit-of-price 'a' has 'up_to', but its price is not 'covered'"
    ),
    (
      "prices: { rows: [{ id: a, price: covered, up_to: 20 to 30 }] }\n",
      "facts/bad-amount '20 to 30' is no amount"
    ),
    (
      "prices: { rows: [{ id: a, price: covered, age: young }] }\n",
      "facts/bad-quantity 'young' is not a number or a range"
    ),
  ])
  func reportsWhatIsWrong(facts: String, message: String) {
    let text = facts.hasPrefix("symptoms") ? facts : "symptoms: [pain]\n" + facts
    let (_, diagnostics) = decodeFacts(factsOfAnyKind + text, folder: "conditions")
    #expect(diagnostics.map { "\($0.id) \($0.message)" } == [message])
  }

  @Test func readsWhomAPriceIsForAndHowMuchIsPaid() throws {
    let (subject, problems) = decode(
      "prices: { rows: [{ id: a, price: covered, up_to: 42.40, who: at school, age: under 19 years }] }\n"
    )
    #expect(problems == [])
    let treatment = try #require(subject)
    let terms = try #require(treatment.prices.prices.first?.terms)
    #expect(terms.age?.value.plainText == "less than 19 years")
    #expect(treatment.facts["prices.a.up_to"]?.text == "up to USD 42.40")
  }
}
