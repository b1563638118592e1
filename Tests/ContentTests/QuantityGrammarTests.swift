import Facts
import Foundation
import Testing

@testable import Content
@testable import YAML

/// What each way to write a quantity, a frequency, a chance or a pair is read as, in the words of
/// messages.
@Suite struct QuantityGrammarTests {
  private static let lens = QuantityUnit(own: "lens", one: "lens", other: "lenses")

  private func outcome(_ read: () throws(ScalarProblem) -> FactValue) -> String {
    do throws(ScalarProblem) {
      return try read().plainText
    } catch {
      return "\(error.message); \(error.help)"
    }
  }

  @Test(arguments: [
    ("more than 2 hours", "more than 2 hours"), ("> 2 hours", "more than 2 hours"),
    (">2h", "more than 2 hours"), ("over 2 hours", "more than 2 hours"),
    ("2 hours or more", "at least 2 hours"), ("2 hours or longer", "at least 2 hours"),
    (">= 2 hours", "at least 2 hours"), ("≥2 hours", "at least 2 hours"),
    ("from 2 hours", "at least 2 hours"), ("from 2 to 3 hours", "2 to 3 hours"),
    ("between 2 and 3 hours", "2 to 3 hours"), ("< 42 mmol/mol", "less than 42 mmol/mol"),
    ("below 42 mmol / mol", "less than 42 mmol/mol"), ("less than 1 day", "less than 1 day"),
    ("up to 1 day", "up to 1 day"), ("5 mg or less", "up to 5 mg"), ("≤5mg", "up to 5 mg"),
    ("not more than 25 mg", "up to 25 mg"), ("6 weeks to 3 months", "6 weeks to 3 months"),
    ("1 day – 1 week", "1 day to 1 week"), ("30 minutes to 1 hour", "30 minutes to 1 hour"),
    ("5 mg to 10 mg", "5 to 10 mg"), ("about 1.5 hours", "about 1.5 hours"),
    (".5 mg", "0.5 mg"), (".25 to 1 mg", "0.25 to 1 mg"), ("4 to 20 cmH2O", "4 to 20 cmH2O"),
    ("1 hour 30 minutes", "90 minutes"), ("1 h 30 min", "90 minutes"),
    ("2 weeks and 3 days", "17 days"), ("1 year 6 months to 2 years", "18 months to 2 years"),
    ("1 hour to 1 hour 30 minutes", "1 hour to 90 minutes"),
    ("half an hour", "0.5 hours"), ("½ tablet", "0.5 tablets"), ("1½ hours", "1.5 hours"),
    ("100 micrograms", "100 micrograms"), ("100 mcg", "100 micrograms"), ("1 μg", "1 microgram"),
    ("100 µg", "100 micrograms"),
    ("5 MG", "5 mg"), ("2.5 milligrams", "2.5 mg"), ("38 °C or higher", "at least 38 °C"),
    ("38°C", "38 °C"), ("38 degrees Celsius", "38 °C"), ("100.4 °F", "100.4 °F"),
    ("-20 °C", "-20 °C"), ("90 degrees", "90 degrees"), ("3.5 × 10⁹/L", "3.5 ×10⁹/l"),
    ("< 1.6 x10^9/L", "less than 1.6 ×10⁹/l"), ("150 10*9/l", "150 ×10⁹/l"),
    ("3 × 10⁹/ml", "3 ×10⁹/ml"),
    ("90 ml/min/1.73 m²", "90 ml/min/1.73 m²"), ("30 ml per minute", "30 ml/min"),
    ("5 mmol per litre", "5 mmol/l"), ("10 micrograms per kilogram", "10 µg/kg"),
    ("20 mm/hr", "20 mm/h"), ("60 to 100 beats a minute", "60 to 100 a minute"),
    ("25 kg/m²", "25 kg/m²"), ("100 units/ml", "100 units/ml"), ("10 units", "10 units"),
    ("30 U/L", "30 U/l"), ("110 dB", "110 dB"), ("1.5 tesla", "1.5 T"), ("0.1 %", "0.1%"),
    ("2 tablets", "2 tablets"), ("1 patch", "1 patch"), ("2 lenses", "2 lenses"),
    ("2 spoonfuls", "2 spoonfuls"), ("120 mmHg", "120 mmHg"), ("5 mg/kg", "5 mg/kg"),
    ("2 wk", "2 weeks"), ("3 mo", "3 months"), ("1000 kcal", "1000 kcal"),
    ("18 years or over", "at least 18 years"), ("9 to 14 years", "9 to 14 years"),
    ("-5 days", "'-5 days' is less than nothing; write a number from 0 on"),
    (
      "3 weeks to 1 day",
      "the range '3 weeks to 1 day' runs backwards; write the smaller number first"
    ),
    (
      "5 mg to 2 days",
      "'5 mg to 2 days' goes from mg to days; give both ends a unit of the same kind"
    ),
    (
      "2.0 to 3.0",
      "'2.0 to 3.0' has no unit; add one, such as '2.0 to 3.0 days'; a plain number has 'unit: number'"
    ),
    ("5 mgs", "'mgs' is not a unit; did you mean 'mg'?"),
    // A thousand times as much is not to be guessed.
    ("5 mgg", "'mgg' is not a unit; did you mean 'mcg' or 'mg'?"),
    (
      "5 furlongs",
      "'furlongs' is not a unit; use minutes, hours, days, weeks, months, years, mm, ml, mg, °C, % or another unit; "
        + "what is counted otherwise is declared under 'units' in content/kinds.yaml"
    ),
    (
      "5 mg/day",
      "'mg/day' is not a unit; use minutes, hours, days, weeks, months, years, mm, ml, mg, °C, % or another unit"
    ),
    ("at least 5 mg or more", malformed("at least 5 mg or more")),
    ("more than 5 mg to 10 mg", malformed("more than 5 mg to 10 mg")),
    ("5 to 10 mg or more or less", malformed("5 to 10 mg or more or less")),
    ("half", malformed("half")), ("mg", malformed("mg")), ("5 mg 3", malformed("5 mg 3")),
  ])
  func readsEveryUnitAndLimit(text: String, expected: String) {
    let grammar = QuantityGrammar.any(own: [Self.lens])
    let found = outcome { () throws(ScalarProblem) in .quantity(try grammar.parse(text)) }
    #expect(found == expected)
  }

  private static func malformed(_ text: String) -> String {
    "'\(text)' is not a number or a range; write '8 to 15 days', 'up to 15 days', "
      + "'at least 8 days' or 'about 8 days'"
  }

  /// A fact that is a plain number has no unit, and one that is a dose names units of doses.
  @Test(
    arguments: [
      ("2.0 to 3.0", "2 to 3", nil), ("-2.5 or lower", "up to -2.5", nil),
      ("2 mg", "'mg' is no unit for this; use number", nil),
      ("5 mg", nil, "5 mg"), ("2 tablets", nil, "2 tablets"),
      ("8", nil, "'8' has no unit; write '8 mg' or another unit"),
      (
        "8 sessions", nil,
        "'sessions' is no unit for this; use ml, mg or another unit"
      ),
    ] as [(String, String?, String?)])
  func asksForUnitsOfItsKind(text: String, number: String?, dose: String?) {
    if let number {
      let grammar = QuantityGrammar(units: [.number], defaultUnit: .number)
      #expect(
        outcome { () throws(ScalarProblem) in .quantity(try grammar.parse(text)) } == number)
    }
    if let dose {
      #expect(
        outcome { () throws(ScalarProblem) in .quantity(try QuantityGrammar.dose().parse(text)) }
          == dose)
    }
  }

  @Test(arguments: [
    ("once a day", "once a day"), ("Once daily", "once a day"), ("daily", "once a day"),
    ("every day", "once a day"), ("2 times a day", "twice a day"),
    ("twice a week", "twice a week"),
    ("3 to 4 times a day", "3 to 4 times a day"), ("three times an hour", "3 times an hour"),
    ("every 2 weeks", "every 2 weeks"), ("every 4 to 6 hours", "every 4 to 6 hours"),
    ("once every 12 weeks", "every 12 weeks"), ("every other day", "every 2 days"),
    ("3 days a week", "3 days a week"), ("at least 5 nights a week", "at least 5 nights a week"),
    ("one day a week", "1 day a week"), ("2 to 3 days every 2 weeks", "2 to 3 days every 2 weeks"),
    ("up to 4 times a day", "up to 4 times a day"), ("4 times per day", "4 times a day"),
    ("2 times every 3 weeks", "twice every 3 weeks"), ("monthly", "once a month"),
    ("0 times a day", malformedFrequency("0 times a day")), ("often", malformedFrequency("often")),
    ("every 0 days", malformedFrequency("every 0 days")),
    ("twice a mg", malformedFrequency("twice a mg")),
    ("every 6 to 4 hours", malformedFrequency("every 6 to 4 hours")),
    ("once a day or so", malformedFrequency("once a day or so")),
    ("3 a day", malformedFrequency("3 a day")),
  ])
  func readsFrequencies(text: String, expected: String) {
    let found = outcome { () throws(ScalarProblem) in
      .frequency(try FrequencyGrammar.parse(text))
    }
    #expect(found == expected)
  }

  private static func malformedFrequency(_ text: String) -> String {
    "'\(text)' does not say how often; write 'once a day', '3 times a week', 'every 2 weeks' "
      + "or 'every 4 to 6 hours'"
  }

  @Test(arguments: [
    ("1 in 1,700", "1 in 1700"), ("1 in 1700", "1 in 1700"),
    ("more than 1 in 10", "more than 1 in 10"), ("> 1 in 10", "more than 1 in 10"),
    ("1 in 1,000 to 1 in 100", "1 in 1000 to 1 in 100"), ("up to 1 in 100", "up to 1 in 100"),
    ("less than 1 in 10,000 people", "less than 1 in 10000"), ("3 in 100", "3 in 100"),
    ("1 to 2 in 100", "1 in 100 to 2 in 100"), ("0.5 %", "0.5%"),
    ("about 82 in 100", "about 82 in 100"),
    ("1 in 8 women", "1 in 8"), ("0.5 % of babies", "0.5%"),
    ("3 in 10,000 pregnancies", "3 in 10000"),
    ("1 in 20 tables", malformedChance("1 in 20 tables")),
    ("1 to 2%", "1% to 2%"), ("1 out of 20 patients", "1 in 20"), ("5% of people", "5%"),
    (
      "1 in 100 to 1 in 1,000",
      "the range '1 in 100 to 1 in 1,000' runs backwards; write the smaller chance first, as in '1 in 1000 to 1 in 100'"
    ),
    ("rarely", malformedChance("rarely")), ("3", malformedChance("3")),
    ("3 in 2", malformedChance("3 in 2")), ("1 in 0", malformedChance("1 in 0")),
    ("150 %", malformedChance("150 %")), ("1 in ten", malformedChance("1 in ten")),
    (
      "1 in 1,70",
      "'1 in 1,70' has a comma in a number; write 1200 without a comma, and 1.5 with a point"
    ),
  ])
  func readsChances(text: String, expected: String) {
    #expect(
      outcome { () throws(ScalarProblem) in .chance(try ChanceGrammar.parse(text)) } == expected)
  }

  private static func malformedChance(_ text: String) -> String {
    "'\(text)' is not a chance; write '1 in 1700', 'more than 1 in 10', "
      + "'1 in 8 women' or '0.5%'; it can be among people, patients, women, men, children, adults, "
      + "babies, teenagers, girls, boys, pregnancies"
  }

  @Test(arguments: [
    ("140/90 mmHg", "140/90 mmHg"), ("below 140/90 mmHg", "less than 140/90 mmHg"),
    ("140/90 mmHg or higher", "at least 140/90 mmHg"),
    ("120/80 to 140/90 mmHg", "120/80 to 140/90 mmHg"), ("140 over 90 mm Hg", "140/90 mmHg"),
    ("140/90", "'140/90' has no unit; write '140/90 mmHg' or another unit"),
    ("140 mmHg", malformedPair("140 mmHg")),
    ("140/90 to 120/80 mmHg", malformedPair("140/90 to 120/80 mmHg")),
    ("140/90 mg", "'mg' is no unit for this; use mmHg, kPa or cmH2O"),
  ])
  func readsPairs(text: String, expected: String) {
    let grammar = PairGrammar(grammar: QuantityGrammar(dimensions: [.pressure]))
    let found = outcome { () throws(ScalarProblem) in .pair(try grammar.parse(text)) }
    #expect(found == expected)
  }

  private static func malformedPair(_ text: String) -> String {
    "'\(text)' is not a pair of numbers; write '120/80 mmHg', 'below 140/90 mmHg' or "
      + "'120/80 to 140/90 mmHg'"
  }

  @Test(arguments: [
    ("7.5 to 10 mg once a week", "7.5 to 10 mg once a week"), ("5 mg", "5 mg"),
    ("2 tablets 3 times a day", "2 tablets 3 times a day"),
    ("up to 4 g every 24 hours", "up to 4 g every 24 hours"),
    ("5 mgs once a week", "'mgs' is not a unit; did you mean 'mg'?"),
    ("5 mg sometimes", malformedFrequency("5 mg sometimes")),
  ])
  func readsDoses(text: String, expected: String) {
    let grammar = DoseGrammar(amount: .dose())
    #expect(outcome { () throws(ScalarProblem) in .dose(try grammar.parse(text)) } == expected)
  }

  @Test func doesNotChokeOnLongTexts() {
    for text in [
      String(repeating: "9", count: 100_000), String(repeating: "to ", count: 50_000),
      "5 " + String(repeating: "m", count: 100_000),
      "5 " + String(repeating: "mg/", count: 50_000),
      String(repeating: "every ", count: 50_000), String(repeating: "1 in ", count: 50_000),
    ] {
      let found = [
        outcome { () throws(ScalarProblem) in .quantity(try QuantityGrammar.any.parse(text)) },
        outcome { () throws(ScalarProblem) in .frequency(try FrequencyGrammar.parse(text)) },
        outcome { () throws(ScalarProblem) in .chance(try ChanceGrammar.parse(text)) },
      ]
      #expect(found.allSatisfy { $0.utf8.count < 400 })
    }
  }
}
