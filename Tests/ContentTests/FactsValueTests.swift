import Testing

@testable import Content

@Suite struct FactsValueTests {
  private static let mistakes: [Mistake] = [
    Mistake(
      "valid_until: 2026-12-31", "valid_until: 2026-02-30",
      """
      error: '2026-02-30' is not a day  [facts/bad-date]
        --> facts.yaml:69:16
         |
      69 |   valid_until: 2026-02-30
         |                ^^^^^^^^^^ check the month and the day

      """),
    Mistake(
      "on: 2026-05-01", "on: 1 May 2026",
      """
      error: '1 May 2026' is not a date  [facts/bad-date]
        --> facts.yaml:7:27
         |
       7 | review: { by: dr-lee, on: 1 May 2026, due: 2028-05-01 }
         |                           ^^^^^^^^^^ write it as 2026-05-31

      """),
    Mistake(
      "order: 1\n", "order: first\n",
      """
      error: 'first' is not a whole number  [facts/bad-number]
        --> facts.yaml:6:8
         |
       6 | order: first
         |        ^^^^^ write a number such as 1

      """),
    Mistake(
      "session_length: up to 30 minutes", "session_length: a long while",
      """
      error: 'a long while' is not a number or a range  [facts/bad-quantity]
        --> facts.yaml:21:17
         |
      21 | session_length: a long while
         |                 ^^^^^^^^^^^^ write '8 to 15 minutes', 'up to 15 minutes', 'at least 8 minutes' or 'about 8 minutes'

      """),
    Mistake(
      "session_length: up to 30 minutes", "session_length: 8 sessions",
      """
      error: 'sessions' is no unit for this  [facts/bad-unit]
        --> facts.yaml:21:17
         |
      21 | session_length: 8 sessions
         |                 ^^^^^^^^^^ use minutes or hours

      """),
    Mistake(
      "bruising: 1-5 days", "bruising: 1-5",
      """
      error: '1-5' has no unit  [facts/bad-quantity]
        --> facts.yaml:26:11
         |
      26 | bruising: 1-5
         |           ^^^ write '1-5 days' or another unit

      """),
    Mistake(
      "value: 8 to 15", "value: 15 to 8",
      """
      error: the range '15 to 8' runs backwards  [facts/bad-quantity]
        --> facts.yaml:10:10
         |
      10 |   value: 15 to 8
         |          ^^^^^^^ write the smaller number first

      """),
    Mistake(
      "value: 8 to 15", "value: 8 to 15\n  low: 8",
      """
      error: 'sessions' has both 'value' and 'low'  [facts/two-values]
        --> facts.yaml:11:3
         |
      11 |   low: 8
         |   ^^^ keep one of them

      """),
    Mistake(
      "  value: 8 to 15\n", "",
      """
      error: 'sessions' has no value  [facts/no-value]
        --> facts.yaml:9:1
         |
       9 | sessions:
         | ^^^^^^^^ add 'value:', or 'value: ask_clinic' if the clinic publishes none

      """),
    Mistake(
      "{ low: 1, high: 2, unit: weeks }", "{ low: 3, high: 2, unit: weeks }",
      """
      error: 'low' is greater than 'high'  [facts/bad-quantity]
        --> facts.yaml:22:18
         |
      22 | interval: { low: 3, high: 2, unit: weeks }
         |                  ^ write the smaller number as 'low'

      """),
    Mistake(
      "{ low: 1, high: 2, unit: weeks }", "{ low: 1, high: 2, unit: wekes }",
      """
      error: 'wekes' is not a unit  [facts/bad-unit]
        --> facts.yaml:22:36
         |
      22 | interval: { low: 1, high: 2, unit: wekes }
         |                                    ^^^^^ did you mean 'weeks'?

      """),
    Mistake(
      "{ low: 1, high: 2, unit: weeks }", "{ low: 1, high: 2 }",
      """
      error: 'interval' has no 'unit'  [facts/no-value]
        --> facts.yaml:22:1
         |
      22 | interval: { low: 1, high: 2 }
         | ^^^^^^^^ add 'unit: days' or another unit

      """),
    Mistake(
      "what_it_is: no", "what_it_is: ask_clinic",
      """
      error: the clinic must say this itself, not 'ask_clinic'  [facts/no-value]
        --> facts.yaml:32:13
         |
      32 | what_it_is: ask_clinic
         |             ^^^^^^^^^^ write a sentence

      """),
    Mistake(
      "back: 120", "back: $120",
      """
      error: '$120' has a currency sign  [facts/bad-amount]
        --> facts.yaml:74:11
         |
      74 |     back: $120
         |           ^^^^ write the currency's code, such as 'USD 250', or the number alone

      """),
    Mistake(
      "chin: up to 600", "Lower Chin: up to 600",
      """
      error: 'Lower Chin' is not an id  [facts/bad-id]
        --> facts.yaml:73:5
         |
      73 |     Lower Chin: up to 600
         |     ^^^^^^^^^^ write 'lower-chin'

      """),
    Mistake(
      "per: session", "per: sesion",
      """
      error: 'sesion' cannot be chosen here  [facts/bad-choice]
        --> facts.yaml:66:8
         |
      66 |   per: sesion
         |        ^^^^^^ did you mean 'session'?

      """),
    Mistake(
      "days: 2 to 7", "days: week 1",
      """
      error: 'week 1' does not say days  [facts/bad-days]
         --> facts.yaml:121:13
          |
      121 |       days: week 1
          |             ^^^^^^ write '1' or '2 to 7'; the day itself is day 1

      """),
  ]

  @Test(arguments: mistakes) func reportsWrongValues(mistake: Mistake) {
    let text = mistake.applied(to: sampleFacts)
    #expect(rendered(decodeFacts(text).diagnostics, text) == mistake.expected)
  }
}
