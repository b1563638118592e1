import Testing

@testable import Content

@Suite struct FactsMeaningTests {
  private static let mistakes: [Mistake] = [
    Mistake(
      "  note: Most sources say so.\n", "",
      """
      error: 'sessions' differs from what 'consumer-d' reports and has no 'note'  [facts/note-required]
        --> facts.yaml:9:1
         |
       9 | sessions:
         | ^^^^^^^^ add 'note:' and say why the clinic chose this
         = Patients are shown that sources differ, and the note explains the choice.
      note: the source is named here
        --> facts.yaml:15:15
         |
      15 |     - source: consumer-d
         |               ^^^^^^^^^^

      """),
    Mistake(
      "      note: As reported.\n", "",
      """
      error: 'lasts' differs from what 'consumer-d' reports and has no 'note'  [facts/note-required]
        --> facts.yaml:93:7
         |
      93 |       lasts: 1 to 5 days
         |       ^^^^^ add 'note:' and say why the clinic chose this
         = Patients are shown that sources differ, and the note explains the choice.
      note: the source is named here
        --> facts.yaml:95:28
         |
      95 |       reported: [{ source: consumer-d, value: 1 to 2 weeks }]
         |                            ^^^^^^^^^^

      """),
    Mistake(
      "    - source: consumer-c\n      text: several", "    - source: consumer-c",
      """
      error: this report says neither 'value' nor 'text'  [facts/empty-report]
        --> facts.yaml:19:7
         |
      19 |     - source: consumer-c
         |       ^^^^^^ add what the source says

      """),
    Mistake(
      "price: from GBP 99.50", "price: from USD 99.50",
      """
      error: this price is in USD, but the list is in GBP  [facts/currency-differs]
        --> facts.yaml:72:38
         |
      72 |     arms: { name: Upper arms, price: from USD 99.50, note: Both arms. }
         |                                      ^^^^^^^^^^^^^^ write GBP, or no currency

      """),
    Mistake(
      [
        ("  note: Usual here.\n", ""),
        ("price: up to USD 600\n      per: area", "price: up to GBP 700\n      per: session"),
      ],
      """
      error: 'prices' differs from what 'consumer-c' reports and has no 'note'  [facts/note-required]
        --> facts.yaml:65:1
         |
      65 | prices:
         | ^^^^^^ add 'note:' and say why the clinic chose this
         = Patients are shown that sources differ, and the note explains the choice.
      note: the source is named here
        --> facts.yaml:80:15
         |
      80 |     - source: consumer-c
         |               ^^^^^^^^^^

      """),
    Mistake(
      "valid_from: 2026-01-01", "valid_from: 2027-01-01",
      """
      error: 'valid_until' is before 'valid_from'  [facts/date-order]
        --> facts.yaml:69:16
         |
      69 |   valid_until: 2026-12-31
         |                ^^^^^^^^^^ write a day from 2027-01-01 on
      note: 'valid_from' is here
        --> facts.yaml:68:15
         |
      68 |   valid_from: 2027-01-01
         |               ^^^^^^^^^^

      """),
    Mistake(
      "due: 2028-05-01", "due: 2025-05-01",
      """
      error: 'due' is before 'on'  [facts/date-order]
        --> facts.yaml:7:44
         |
       7 | review: { by: dr-lee, on: 2026-05-01, due: 2025-05-01 }
         |                                            ^^^^^^^^^^ write a day from 2026-05-01 on
      note: 'on' is here
        --> facts.yaml:7:27
         |
       7 | review: { by: dr-lee, on: 2026-05-01, due: 2025-05-01 }
         |                           ^^^^^^^^^^

      """),
    Mistake(
      "    - name: Infection", "    - id: bruising\n      name: Infection",
      """
      error: two risks have the id 'bruising'  [facts/duplicate-id]
        --> facts.yaml:98:11
         |
      98 |     - id: bruising
         |           ^^^^^^^^ give each an id of its own
      note: it is first used here
        --> facts.yaml:90:11
         |
      90 |     - id: bruising
         |           ^^^^^^^^

      """),
    Mistake(
      "days: 2 to 7", "days: 1 to 7",
      """
      error: the days of 'Days 2 to 7' overlap those of 'First 24 hours'  [facts/phase-order]
         --> facts.yaml:121:13
          |
      121 |       days: 1 to 7
          |             ^^^^^^ begin on day 2 or later; what overlaps is written in 'timeline'
      note: the phase before it is here
         --> facts.yaml:117:13
          |
      117 |       days: 1
          |             ^

      """),
    Mistake(
      [("days: 1\n", "days: 9\n"), ("days: 2 to 7", "days: 2 to 7")],
      """
      error: 'Days 2 to 7' comes before 'First 24 hours'  [facts/phase-order]
         --> facts.yaml:121:13
          |
      121 |       days: 2 to 7
          |             ^^^^^^ put the phases in order
      note: the phase before it is here
         --> facts.yaml:117:13
          |
      117 |       days: 9
          |             ^

      """),
    Mistake(
      "      do: [drink water]\n", "",
      """
      error: the phase 'Days 2 to 7' has no advice  [facts/empty-phase]
         --> facts.yaml:120:13
          |
      120 |     - name: Days 2 to 7
          |             ^^^^^^^^^^^ add 'do' or 'do_not'

      """),
    Mistake(
      "  pack:", "  pain:",
      """
      error: 'pain' already means something in articles  [facts/reserved-key]
         --> facts.yaml:144:3
          |
      144 |   pain:
          |   ^^^^ choose another key

      """),
    Mistake(
      "value: 6 to 12 months", "value: 6 to 12 months\n    text: some",
      """
      error: 'pack' has both 'text' and 'value'  [facts/two-values]
         --> facts.yaml:147:5
          |
      147 |     text: some
          |     ^^^^ keep one of them

      """),
    Mistake(
      "    value: 6 to 12 months\n", "",
      """
      error: 'pack' has no value  [facts/no-value]
         --> facts.yaml:144:3
          |
      144 |   pack:
          |   ^^^^ add 'value:', or 'value: ask_clinic' if the clinic publishes none

      """),
  ]

  @Test(arguments: mistakes) func reportsWhatMakesNoSense(mistake: Mistake) {
    let text = mistake.applied(to: sampleFacts)
    #expect(rendered(decodeFacts(text).diagnostics, text) == mistake.expected)
  }
}
