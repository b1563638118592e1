import Testing

@testable import Content

@Suite struct FactsKeyTests {
  private static let mistakes: [Mistake] = [
    Mistake(
      "sessions:\n  value", "sesions:\n  value",
      """
      error: 'sesions' is not a key of the facts file  [facts/unknown-key]
        --> facts.yaml:9:1
         |
       9 | sesions:
         | ^^^^^^^ did you mean 'sessions'?
         = Or: declare a fact of your own once in content/kinds.yaml, or put it under 'other_facts'.

      """),
    Mistake(
      "pain: Some.", "colour: blue",
      """
      error: 'colour' is not a key of the facts file  [facts/unknown-key]
        --> facts.yaml:41:1
         |
      41 | colour: blue
         | ^^^^^^ declare a fact of your own once in content/kinds.yaml, or put it under 'other_facts'

      """),
    Mistake(
      "  note: Most sources say so.", "  not: Most sources say so.",
      """
      error: 'sessions' differs from what 'consumer-d' reports and has no 'note'  [facts/note-required]
        --> facts.yaml:9:1
         |
       9 | sessions:
         | ^^^^^^^^ add 'note:' and say why the clinic chose this
         = Patients are shown that sources differ, and the note explains the choice.
      note: the source is named here
        --> facts.yaml:16:15
         |
      16 |     - source: consumer-d
         |               ^^^^^^^^^^

      error: 'not' is not a key of 'sessions'  [facts/unknown-key]
        --> facts.yaml:12:3
         |
      12 |   not: Most sources say so.
         |   ^^^ did you mean 'note'?

      """),
    Mistake(
      "doing_nothing: Nothing happens.", "when_doing_nothing: Nothing happens.",
      """
      error: 'when_doing_nothing' is not a key of 'alternatives'  [facts/unknown-key]
         --> facts.yaml:133:3
          |
      133 |   when_doing_nothing: Nothing happens.
          |   ^^^^^^^^^^^^^^^^^^ did you mean 'doing_nothing'?

      """),
    Mistake(
      "doing_nothing: Nothing happens.", "doing_nothing: Nothing happens.\n  zzz: 1",
      """
      error: 'zzz' is not a key of 'alternatives'  [facts/unknown-key]
         --> facts.yaml:134:3
          |
      134 |   zzz: 1
          |   ^^^
          = The keys that can stand here are doing_nothing, others.

      """),
    Mistake(
      "summary: Small injections under the skin.\n", "",
      """
      error: the facts file has no 'summary'  [facts/missing-key]
        --> facts.yaml:2:1
         |
       2 | name: Mesotherapy
         | ^ add 'summary': one sentence that says what it is

      """),
    Mistake(
      "    - name: Infection\n      text: It needs treatment.", "    - text: It needs treatment.",
      """
      error: an entry of 'serious' has no 'name'  [facts/missing-key]
        --> facts.yaml:98:7
         |
      98 |     - text: It needs treatment.
         |       ^^^^ add 'name': what happens, in a few words

      """),
    Mistake(
      "name: Mesotherapy", "name:",
      """
      error: 'name' is empty  [facts/empty]
        --> facts.yaml:2:1
         |
       2 | name:
         | ^^^^ write something after it, or remove the line

      """),
    Mistake(
      "name: Mesotherapy", "name: \"  \"",
      """
      error: 'name' is empty  [facts/empty]
        --> facts.yaml:2:7
         |
       2 | name: "  "
         |       ^^^^ write something after it, or remove the line

      """),
    Mistake(
      "name: Mesotherapy", "name: [Mesotherapy]",
      """
      error: 'name' must be a text, not a list  [facts/wrong-type]
        --> facts.yaml:2:7
         |
       2 | name: [Mesotherapy]
         |       ^^^^^^^^^^^^^ write a text on the same line as the key

      """),
    Mistake(
      "topics: [body]", "topics: body",
      """
      error: 'topics' must be a list, not a text  [facts/wrong-type]
        --> facts.yaml:5:9
         |
       5 | topics: body
         |         ^^^^ write each entry on a line of its own after '- '

      """),
    Mistake(
      "alternatives:\n  doing_nothing: Nothing happens.\n  others:\n    - name: Exercise\n      text: It helps.\n      sources: [nhs]",
      "alternatives: none",
      """
      error: 'alternatives' must be a group of keys, not a text  [facts/wrong-type]
         --> facts.yaml:132:15
          |
      132 | alternatives: none
          |               ^^^^ write keys below it, such as 'doing_nothing:'

      """),
    Mistake(
      "  emergency: [your face swells]", "  emergency: { a: b }",
      """
      error: 'emergency' must be a list, not a group of keys  [facts/wrong-type]
         --> facts.yaml:128:14
          |
      128 |   emergency: { a: b }
          |              ^^^^^^^^ write each entry on a line of its own after '- '

      """),
    Mistake(
      "swelling: ask_clinic", "swelling: [1, 2]",
      """
      error: 'swelling' must be a number or a range or a group of keys, not a list  [facts/wrong-type]
        --> facts.yaml:27:11
         |
      27 | swelling: [1, 2]
         |           ^^^^^^ write a number or a range on the same line as the key

      """),
    Mistake(
      "not_known: [Whether it works.]", "not_known: []",
      """
      error: 'not_known' has no entries  [facts/empty-list]
         --> facts.yaml:108:14
          |
      108 |   not_known: []
          |              ^^ write a list of what research has not shown

      """),
    Mistake(
      "pain: Some.", "pain: Some.\npain: None.",
      """
      error: the key 'pain' is written twice  [yaml/duplicate-key]
        --> facts.yaml:42:1
         |
      42 | pain: None.
         | ^^^^ keep one of the two
      note: it is first written here
        --> facts.yaml:41:1
         |
      41 | pain: Some.
         | ^^^^

      """),
    Mistake(
      [
        ("name: Mesotherapy", "nmae: Mesotherapy"), ("pain: Some.", "pain: ["),
        ("days: 2 to 7", "days: 7 to 2"),
      ],
      """
      error: the list that begins here is not closed by ']'  [yaml/syntax]
        --> facts.yaml:41:7
         |
      41 | pain: [
         |       ^ add the missing ',' or ']'
         = Text that begins with a bracket or a brace needs double quotes.

      """),
    Mistake(
      [
        ("name: Mesotherapy", "nmae: Mesotherapy"), ("pain: Some.", "pain:"),
        ("days: 2 to 7", "days: 7 to 2"),
      ],
      """
      error: 'nmae' is not a key of the facts file  [facts/unknown-key]
        --> facts.yaml:2:1
         |
       2 | nmae: Mesotherapy
         | ^^^^ did you mean 'name'?
         = Or: declare a fact of your own once in content/kinds.yaml, or put it under 'other_facts'.

      error: 'pain' is empty  [facts/empty]
        --> facts.yaml:41:1
         |
      41 | pain:
         | ^^^^ write something after it, or remove the line

      error: the days '7 to 2' run backwards  [facts/bad-days]
         --> facts.yaml:121:13
          |
      121 |       days: 7 to 2
          |             ^^^^^^ write '1' or '2 to 7'; the day itself is day 1

      """),
  ]

  @Test(arguments: mistakes) func reportsWrongKeys(mistake: Mistake) {
    let text = mistake.applied(to: sampleFacts)
    #expect(rendered(decodeFacts(text).diagnostics, text) == mistake.expected)
  }
}
