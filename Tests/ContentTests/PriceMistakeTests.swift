import Testing

@testable import Content

/// What is said of mistakes in a price list by rows, each in the facts of `PriceRowsTests`.
@Suite struct PriceMistakeTests {
  private static let mistakes: [Mistake] = [
    Mistake(
      "price: 1350", "price: 0",
      """
      error: '0' says that it costs nothing  [facts/bad-amount]
        --> facts.yaml:13:40
         |
      13 |     - { id: place, payer: self, price: 0, for: { stage: place }, deposit: 300 }
         |                                        ^ write 'free'

      """),
    Mistake(
      "id: visit", "id: lens",
      """
      error: two prices have the id 'lens'  [facts/duplicate-price]
        --> facts.yaml:20:13
         |
      20 |     - { id: lens, name: A visit, price: 60, for: visit }
         |             ^^^^ give each price an id of its own
      note: it is first used here
        --> facts.yaml:18:13
         |
      18 |     - { id: lens, price: from 80.50, for: { each: lens }, valid_from: 2027-01-01, note: New. }
         |             ^^^^

      """),
    Mistake(
      "deposit: 300", "deposit: 1400",
      """
      error: the deposit of 'place' is 1400, more than its price of 1350  [facts/deposit-too-large]
        --> facts.yaml:13:78
         |
      13 |     - { id: place, payer: self, price: 1350, for: { stage: place }, deposit: 1400 }
         |                                                                              ^^^^ write an amount up to 1350, or correct the price
      note: the price is here
        --> facts.yaml:13:13
         |
      13 |     - { id: place, payer: self, price: 1350, for: { stage: place }, deposit: 1400 }
         |             ^^^^^

      """),
    Mistake(
      "deposit: 10 %", "deposit: 110 %",
      """
      error: a deposit of '110 %' is more than the price  [facts/bad-amount]
        --> facts.yaml:14:79
         |
      14 |     - { id: package, price: 1400, for: { stages: [consult, place] }, deposit: 110 % }
         |                                                                               ^^^^^ write at most '100 %'

      """),
    Mistake(
      "who: with a referral", "deposit: 20",
      """
      error: 'nhs' costs patients nothing, but has a deposit  [facts/deposit-too-large]
        --> facts.yaml:11:67
         |
      11 |     - { id: nhs, payer: nhs, name: Implant, price: free, deposit: 20 }
         |                                                                   ^^ remove 'deposit', or correct the price
      note: the price is here
        --> facts.yaml:11:13
         |
      11 |     - { id: nhs, payer: nhs, name: Implant, price: free, deposit: 20 }
         |             ^^^

      """),
    Mistake(
      "deposit: 300 }", "deposit: 300, excess: true }",
      """
      error: 'place' has an excess, but the patient pays all of it  [facts/excess-without-insurer]
        --> facts.yaml:13:91
         |
      13 |     - { id: place, payer: self, price: 1350, for: { stage: place }, deposit: 300, excess: true }
         |                                                                                           ^^^^ add 'payer: insurance', or remove 'excess'

      """),
    Mistake(
      "excess: true", "excess: free",
      """
      error: 'free' is no excess  [facts/bad-amount]
        --> facts.yaml:17:64
         |
      17 |     - { id: insured, payer: insurance, price: covered, excess: free }
         |                                                                ^^^^ write 'true', or an amount in the currency of the list, such as '100'

      """),
    Mistake(
      "for: visit", "for: vist",
      """
      error: 'vist' is nothing that a price is for here  [facts/bad-choice]
        --> facts.yaml:20:51
         |
      20 |     - { id: visit, name: A visit, price: 60, for: vist }
         |                                                   ^^^^ did you mean 'visit'?

      """),
    Mistake(
      "for: visit", "for: { each: visit, stage: place }",
      """
      error: 'for' says two things  [facts/price-purpose]
        --> facts.yaml:20:53
         |
      20 |     - { id: visit, name: A visit, price: 60, for: { each: visit, stage: place } }
         |                                                     ^^^^ keep 'stage' or 'each'

      """),
    Mistake(
      "of: body parts", "each: part",
      """
      error: 'for' says two things  [facts/price-purpose]
        --> facts.yaml:19:46
         |
      19 |     - { id: parts, price: on_request, for: { number: 2, each: part } }
         |                                              ^^^^^^ keep 'each' or 'number'

      """),
    Mistake(
      "{ number: 2, of: body parts }", "{ number: 2 }",
      """
      error: 'for' has 'number' alone  [facts/price-purpose]
        --> facts.yaml:19:46
         |
      19 |     - { id: parts, price: on_request, for: { number: 2 } }
         |                                              ^^^^^^ write both, such as '{ number: 2, of: body parts }'

      """),
    Mistake(
      "for: visit", "for: {}",
      """
      error: 'for' does not say what the price buys  [facts/price-purpose]
        --> facts.yaml:20:46
         |
      20 |     - { id: visit, name: A visit, price: 60, for: {} }
         |                                              ^^^ write 'stage:', 'stages:', 'total_of:', 'each:', or 'number:' with 'of:'

      """),
    Mistake(
      "stages: [consult, place]", "stages: [consult, plate]",
      """
      error: 'plate' is no stage  [facts/unknown-stage]
        --> facts.yaml:14:60
         |
      14 |     - { id: package, price: 1400, for: { stages: [consult, plate] }, deposit: 10 % }
         |                                                            ^^^^^ did you mean 'place'?

      """),
    Mistake(
      "stages: [consult, place]", "stages: [consult, consult]",
      """
      error: the stage 'consult' stands twice in one price  [facts/price-purpose]
        --> facts.yaml:14:60
         |
      14 |     - { id: package, price: 1400, for: { stages: [consult, consult] }, deposit: 10 % }
         |                                                            ^^^^^^^ remove it here
      note: it is first named here
        --> facts.yaml:14:51
         |
      14 |     - { id: package, price: 1400, for: { stages: [consult, consult] }, deposit: 10 % }
         |                                                   ^^^^^^^

      """),
    Mistake(
      "price: 1445", "price: 1400",
      """
      error: 'both' is not the sum of its stages, which is 1445  [facts/total-differs]
        --> facts.yaml:15:13
         |
      15 |     - { id: both, price: 1400, for: { total_of: [consult, place] } }
         |             ^^^^ write 'price: 1445', or correct the price of a stage
      note: consult is 95
        --> facts.yaml:12:13
         |
      12 |     - { id: consult, price: 95, for: { stage: consult } }
         |             ^^^^^^^
      note: place is 1350
        --> facts.yaml:13:13
         |
      13 |     - { id: place, payer: self, price: 1350, for: { stage: place }, deposit: 300 }
         |             ^^^^^

      """),
    Mistake(
      "total_of: [consult, place]", "total_of: [consult, visit, parts]",
      """
      error: 'both' adds up stages, but 'parts' has no price of its own  [facts/total-differs]
        --> facts.yaml:15:66
         |
      15 |     - { id: both, price: 1445, for: { total_of: [consult, visit, parts] } }
         |                                                                  ^^^^^ add a row 'for: { stage: parts }', or write 'stages:' in place of 'total_of:'

      """),
    Mistake(
      "price: 1400", "price: 1500",
      """
      warning: 'package' costs 1500, more than its stages one by one: 1445  [facts/package-dearer]
        --> facts.yaml:14:13
         |
      14 |     - { id: package, price: 1500, for: { stages: [consult, place] }, deposit: 10 % }
         |             ^^^^^^^ check the prices of the package and of its stages
      note: the price of a stage is here
        --> facts.yaml:12:13
         |
      12 |     - { id: consult, price: 95, for: { stage: consult } }
         |             ^^^^^^^
      note: the price of a stage is here
        --> facts.yaml:13:13
         |
      13 |     - { id: place, payer: self, price: 1350, for: { stage: place }, deposit: 300 }
         |             ^^^^^

      """),
    Mistake(
      "of: package", "of: pakage",
      """
      error: 'pakage' is no row of the prices  [facts/unknown-price]
        --> facts.yaml:22:33
         |
      22 |     - { months: 12, apr: 0, of: pakage }
         |                                 ^^^^^^ did you mean 'package'?

      """),
    Mistake(
      "payments: 10", "apr: 5",
      """
      error: this way to pay does not say how often  [facts/empty-finance]
        --> facts.yaml:24:9
         |
      24 |     - { apr: 5 }
         |         ^^^ add 'months:' or 'payments:'

      """),
    Mistake(
      "apr: 9.9", "apr: 990",
      """
      error: a rate of '990' percent is out of range  [facts/bad-number]
        --> facts.yaml:23:26
         |
      23 |     - { months: 60, apr: 990, representative: true, note: Ask us. }
         |                          ^^^ write a number from 0 to 100, such as 9.9

      """),
    Mistake(
      "- package\n", "- pakage\n",
      """
      error: 'pakage' is no row of the prices  [facts/unknown-price]
        --> facts.yaml:26:7
         |
      26 |     - pakage
         |       ^^^^^^ did you mean 'package'?

      """),
    Mistake(
      "- package\n", "- biopsy\n",
      """
      error: no estimate can be made of 'biopsy': 'biopsy' is only a part of the whole or comes on top of it  [facts/no-estimate]
        --> facts.yaml:26:7
         |
      26 |     - biopsy
         |       ^^^^^^ write '{ id: …, sum: [biopsy, …] }' with the rows that make up the whole

      """),
    Mistake(
      "- package\n", "- visit\n",
      """
      error: no estimate can be made of 'visit': the facts do not say how many there are of what 'visit' counts  [facts/no-estimate]
        --> facts.yaml:26:7
         |
      26 |     - visit
         |       ^^^^^ add 'visit: { visits: 4 visits }', or remove it from 'estimate', or add up rows with 'sum:'

      """),
    Mistake(
      "- package\n", "- parts\n",
      """
      error: no estimate can be made of 'parts': 'parts' has no amount of money  [facts/no-estimate]
        --> facts.yaml:26:7
         |
      26 |     - parts
         |       ^^^^^ give the row a price, or remove it from 'estimate'

      """),
    Mistake(
      "- package\n", "- insured\n",
      """
      error: no estimate can be made of 'insured': 'insured' has no amount of money  [facts/no-estimate]
        --> facts.yaml:26:7
         |
      26 |     - insured
         |       ^^^^^^^ give the row a price, or remove it from 'estimate'

      """),
    Mistake(
      "sum: [consult, place]", "sum: [consult, package]",
      """
      error: no estimate can be made of 'stages': 'consult' and 'package' are not for the same  [facts/no-estimate]
        --> facts.yaml:27:13
         |
      27 |     - { id: stages, name: One by one, sum: [consult, package] }
         |             ^^^^^^ add up rows of one kind: areas, stages, or what is counted

      """),
    Mistake(
      "sum: [consult, place]", "sum: [consult, consult]",
      """
      error: no estimate can be made of 'stages': 'consult' is paid once  [facts/no-estimate]
        --> facts.yaml:27:13
         |
      27 |     - { id: stages, name: One by one, sum: [consult, consult] }
         |             ^^^^^^ name it once

      """),
    Mistake(
      "sum: [consult, place]", "sum: [insured, place]",
      """
      error: no estimate can be made of 'stages': 'insured' has no amount of money  [facts/no-estimate]
        --> facts.yaml:27:13
         |
      27 |     - { id: stages, name: One by one, sum: [insured, place] }
         |             ^^^^^^ give the row a price, or remove it from 'estimate'

      """),
    Mistake(
      "id: stages", "id: visit",
      """
      error: two prices have the id 'visit'  [facts/duplicate-price]
        --> facts.yaml:27:13
         |
      27 |     - { id: visit, name: One by one, sum: [consult, place] }
         |             ^^^^^ give each price an id of its own
      note: it is first used here
        --> facts.yaml:20:13
         |
      20 |     - { id: visit, name: A visit, price: 60, for: visit }
         |             ^^^^^

      """),
    Mistake(
      "id: visit", "id: valid_from",
      """
      error: 'valid_from' already means something in articles  [facts/reserved-key]
        --> facts.yaml:20:13
         |
      20 |     - { id: valid_from, name: A visit, price: 60, for: visit }
         |             ^^^^^^^^^^ choose another id

      """),
    Mistake(
      "  rows:", "  per: session\n  rows:",
      """
      error: 'prices' has both 'rows' and 'per'  [facts/two-price-lists]
        --> facts.yaml:10:3
         |
      10 |   per: session
         |   ^^^ remove it; each row says what it is for, such as 'for: session'
      note: the rows are here
        --> facts.yaml:11:3
         |
      11 |   rows:
         |   ^^^^

      """),
    Mistake(
      "  rows:", "  areas: { face: 100 }\n  rows:",
      """
      error: 'prices' has both 'rows' and 'areas'  [facts/two-price-lists]
        --> facts.yaml:10:3
         |
      10 |   areas: { face: 100 }
         |   ^^^^^ write each area as a row, such as '- { id: thighs, price: 250, for: area }'
      note: the rows are here
        --> facts.yaml:11:3
         |
      11 |   rows:
         |   ^^^^

      """),
    Mistake(
      "price: 60", "price: USD 60",
      """
      error: this price is in USD, but the list is in GBP  [facts/currency-differs]
        --> facts.yaml:20:42
         |
      20 |     - { id: visit, name: A visit, price: USD 60, for: visit }
         |                                          ^^^^^^ write GBP, or no currency

      """),
    Mistake(
      "valid_from: 2027-01-01", "valid_from: 2027-01-01, valid_until: 2026-01-01",
      """
      error: 'valid_until' is before 'valid_from'  [facts/date-order]
        --> facts.yaml:18:96
         |
      18 | …rice: from 80.50, for: { each: lens }, valid_from: 2027-01-01, valid_until: 2026-01-01, note: New. }
         |                                                                              ^^^^^^^^^^ write a day from 2027-01-01 on
      note: 'valid_from' is here
        --> facts.yaml:18:71
         |
      18 | …rice: from 80.50, for: { each: lens }, valid_from: 2027-01-01, valid_until: 2026-01-01, note: New. }
         |                                                     ^^^^^^^^^^

      """),
    Mistake(
      "name: A visit", "nmae: A visit",
      """
      error: 'nmae' is not a key of an entry of 'rows'  [facts/unknown-key]
        --> facts.yaml:20:20
         |
      20 |     - { id: visit, nmae: A visit, price: 60, for: visit }
         |                    ^^^^ did you mean 'name'?

      """),
  ]

  @Test(arguments: mistakes) func saysWhatIsWrong(mistake: Mistake) {
    let text = mistake.applied(to: PriceRowsTests.facts)
    #expect(rendered(decodeFacts(text).diagnostics, text) == mistake.expected)
  }
}
