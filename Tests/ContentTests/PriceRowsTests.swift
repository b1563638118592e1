import Facts
import Testing

@testable import Content

/// A price list whose rows say who pays and what for.
@Suite struct PriceRowsTests {
  /// A facts file with every key of a price list by rows.
  static let facts = """
    name: Dental implant
    summary: A new tooth root.
    what_it_is: A screw in the jaw.
    sessions: 5 to 8
    who_should_not_have_it: [you are pregnant]
    before: [eat]
    prices:
      currency: GBP
      valid_until: 2027-12-31
      rows:
        - { id: nhs, payer: nhs, name: Implant, price: free, who: with a referral }
        - { id: consult, price: 95, for: { stage: consult } }
        - { id: place, payer: self, price: 1350, for: { stage: place }, deposit: 300 }
        - { id: package, price: 1400, for: { stages: [consult, place] }, deposit: 10 % }
        - { id: both, price: 1445, for: { total_of: [consult, place] } }
        - { id: biopsy, price: 295, for: addition, if: samples are taken }
        - { id: insured, payer: insurance, price: covered, excess: true }
        - { id: lens, price: from 80.50, for: { each: lens }, valid_from: 2027-01-01, note: New. }
        - { id: parts, price: on_request, for: { number: 2, of: body parts } }
        - { id: visit, name: A visit, price: 60, for: visit }
      finance:
        - { months: 12, apr: 0, of: package }
        - { months: 60, apr: 9.9, representative: true, note: Ask us. }
        - { payments: 10 }
      estimate:
        - package
        - { id: stages, name: One by one, sum: [consult, place] }
    risks: { common: [Redness], serious: [Infection] }
    evidence: { known: [], not_known: [whether it works] }
    aftercare: { phases: [{ name: First day, days: 1, do: [rest] }] }
    get_help: { emergency: [you faint], urgent: [you see pus], routine: [it stays] }
    alternatives: { doing_nothing: You can wait. }

    """

  private let treatment: Treatment

  init() throws {
    let (treatment, diagnostics) = decodeFacts(Self.facts)
    #expect(rendered(diagnostics, Self.facts) == "")
    self.treatment = try #require(treatment)
  }

  @Test func readsRows() throws {
    let rows = treatment.prices.prices
    #expect(
      rows.map { "\($0.id) \($0.payer.value) \($0.name.value)" } == [
        "nhs nhs Implant", "consult self Consult", "place self Place", "package self Package",
        "both self Both", "biopsy self Biopsy", "insured insurance Insured", "lens self Lens",
        "parts self Parts", "visit self A visit",
      ])
    #expect(
      rows.map(\.purpose.kind) == [
        "named", "stage consult", "stage place", "package consult place", "total consult place",
        "addition", "named", "each lens", "2 body parts", "visit",
      ])
    #expect(rows.allSatisfy { !$0.isArea })
    #expect(
      [0, 6, 8].map { rows[$0].amount } == [.free, .covered, .onRequest])
    #expect(rows[0].terms.who?.value == "with a referral")
    #expect(rows[5].terms.condition?.value == "samples are taken")
    #expect(rows[2].terms.deposit?.value == .amount(300))
    #expect(rows[3].terms.deposit?.value == .percent(10))
    #expect(rows[6].terms.excess?.value == .byPolicy)
    #expect(rows[7].terms.validFrom?.description == "2027-01-01")
    #expect(rows[7].note?.value == "New.")
    #expect(rows[2].location == span("facts.yaml", 13, 13, 18))
    #expect(rows[1].purpose.stages.first?.location == span("facts.yaml", 12, 47, 54))
  }

  @Test func readsFinanceAndEstimates() throws {
    let list = treatment.prices
    #expect(list.finance.map(\.months) == [12, 60, nil])
    #expect(list.finance.map(\.payments) == [nil, nil, 10])
    #expect(list.finance.map { $0.apr.map { "\($0)" } } == ["0", "9.9", nil])
    #expect(list.finance.map(\.isRepresentative) == [false, true, false])
    #expect(list.finance.map(\.row?.value) == ["package", nil, nil])
    #expect(list.totals.map(\.id) == ["package", "stages"])
    #expect(list.totals.map { $0.rows.map(\.value) } == [["package"], ["consult", "place"]])
  }

  @Test func namesFacts() {
    let names = treatment.facts.names.map(\.text).filter {
      $0.hasPrefix("prices.") || $0.hasPrefix("course_total.")
    }
    #expect(
      names.map { "\($0): \(treatment.facts[.init($0)]?.text ?? "")" }.filter {
        !$0.contains(".range") && !$0.contains(".low") && !$0.contains(".high")
      } == [
        "course_total.package: GBP 1400", "course_total.stages: GBP 1445",
        "prices.biopsy: GBP 295", "prices.both: GBP 1445", "prices.consult: GBP 95",
        "prices.insured: covered", "prices.lens: from GBP 80.50", "prices.nhs: free",
        "prices.package: GBP 1400", "prices.package.deposit: GBP 140",
        "prices.parts: on request", "prices.place: GBP 1350", "prices.place.deposit: GBP 300",
        "prices.valid_until: 2027-12-31", "prices.visit: GBP 60",
      ])
    #expect(!names.contains { $0.hasPrefix("prices.nhs.") || $0.hasPrefix("prices.insured.") })
    #expect(names.contains("prices.place.deposit.low") && names.contains("prices.lens.low"))
    #expect(!names.contains("prices.lens.high"))
  }

  @Test func takesTheStagesOfTheFileWhereThereAreAny() {
    var diagnostics: [String] = []
    for stages in ["[{ id: consult }, { id: place }]", "[{ id: consult }, { id: plate }]"] {
      let text = Self.facts + "stages: \(stages)\n"
      diagnostics += decodeFacts(text).diagnostics.map(\.id).filter { $0.contains("stage") }
    }
    #expect(
      diagnostics == [
        "facts/unknown-stage", "facts/unknown-stage", "facts/unknown-stage",
      ])
  }

  @Test(arguments: [
    (
      "free",
      "facts/bad-amount: write 'rows: [{ id: all, payer: self, price: free }]' below 'prices:'"
    ),
    (
      "332.10",
      "facts/bad-amount: write 'rows: [{ id: all, payer: self, price: 332.10 }]' below 'prices:'"
    ),
    ("none", "facts/bad-amount: write 'on_request', or 'rows' with a price in each"),
    (
      "{ currency: GBP }",
      "facts/missing-key: add 'rows': the prices, who pays and what for; or 'areas': a price for "
        + "each area"
    ),
    ("{ row: [{ id: a, price: 9 }] }", "facts/unknown-key: did you mean 'rows'?"),
    ("{ rows: [] }", "facts/empty-list: write the prices: who pays how much, what for"),
    (
      "{ rows: [{ id: a }] }",
      "facts/missing-key: add 'price': the amount, or free, covered or on_request"
    ),
    ("{ rows: [{ id: a, price: 9, for: session }], estimate: [a] }", ""),
    (
      "{ rows: [{ id: a, payer: insurance, price: 9, for: session }], estimate: [a] }",
      "facts/no-estimate: remove it from 'estimate'"
    ),
    (
      "{ areas: { a: 100, b: 0 }, estimate: [{ id: both, sum: [a, b] }] }",
      "facts/bad-amount: write 'free'"
    ),
  ])
  func wantsAListOfRows(prices: String, expected: String) throws {
    let list = try #require(Self.facts.firstRange(of: "prices:\n"))
    let rest = try #require(Self.facts.firstRange(of: "risks:"))
    let text =
      Self.facts[..<list.lowerBound] + "prices: \(prices)\n" + Self.facts[rest.lowerBound...]
    let found = decodeFacts(String(text)).diagnostics.map { "\($0.id): \($0.help ?? "")" }
    #expect(found.joined(separator: "\n") == expected)
  }
}

extension PricePurpose {
  fileprivate var kind: String {
    let stages = stages.map(\.value).joined(separator: " ")
    return switch self {
    case .one(let basis): basis.rawValue
    case .each(let noun): "each \(noun)"
    case .several(let count, let noun): "\(count) \(noun)"
    case .stage: "stage \(stages)"
    case .package: "package \(stages)"
    case .total: "total \(stages)"
    case .named: "named"
    }
  }
}
