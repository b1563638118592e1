import Facts
import Testing

@testable import Presentation

/// What pages say of prices in words.
@Suite struct PriceWordsTests {
  private func summary(_ prices: String) async throws -> String {
    PriceSummary.text(of: try await Samples.treatment(prices: prices)) ?? "none"
  }

  @Test(arguments: [
    ("{ areas: { arms: 100 to 300, face: up to 400 } }", "$100 to $400 for each area"),
    ("{ areas: { arms: 100, face: on_request } }", "$100 for each area"),
    ("{ areas: { arms: on_request } }", "none"), ("on_request", "none"),
    ("{ rows: [{ id: a, price: 100 }] }", "$100"),
    (
      "{ rows: [{ id: a, price: free, who: with a referral }] }",
      "free, for people with a referral"
    ),
    ("{ rows: [{ id: a, price: 100 }, { id: b, price: 900 }] }", "A: $100; B: $900"),
    (
      "{ rows: [{ id: a, price: 100, for: visit }, { id: b, price: 90 to 120, for: visit }, "
        + "{ id: c, price: 5, for: addition }, { id: d, price: 7, for: deposit }] }",
      "$90 to $120 for each visit"
    ),
    (
      "{ rows: [{ id: a, price: 100, for: visit }, { id: b, price: free, for: visit, if: it hurts }] }",
      "A: $100 for each visit; B: free for each visit, only if it hurts"
    ),
    (
      "{ rows: [{ id: a, price: 100, for: { stage: a } }, { id: b, price: 200, for: { stage: b } }, "
        + "{ id: all, price: 250, for: { stages: [a, b] } }] }",
      "A: $100; B: $200; All: $250"
    ),
    (
      "{ rows: [{ id: a, price: 100, for: dose }, { id: c, price: on_request, for: dose }, "
        + "{ id: b, price: free, for: dose, who: with a referral }] }",
      "A: $100; B: free, for people with a referral"
    ),
    (
      "{ rows: [{ id: a, payer: insurance, price: covered }, { id: b, price: 100, for: visit }, "
        + "{ id: c, price: 200, for: visit }] }",
      "Insured: covered. Paying yourself: $100 to $200 for each visit"
    ),
    (
      "{ rows: [{ id: a, payer: insurance, price: on_request }, { id: b, price: 100, for: dose }] }",
      "Insured: on request. Paying yourself: $100 "
    ),
    ("{ rows: [{ id: a, payer: insurance, price: on_request }] }", "none"),
    // The only price of a payer can be that of something beside the subject.
    (
      "{ rows: [{ id: a, payer: insurance, price: covered }, "
        + "{ id: b, name: Fitting of a wig, price: 85 }] }",
      "Insured: covered. Paying yourself: Fitting of a wig: $85"
    ),
    // Which lens and which visit it is, is told.
    (
      "{ rows: [{ id: a, name: Soft lens, price: 40, for: { each: lens } }, "
        + "{ id: b, price: 50, for: visit }] }",
      "Soft lens: $40 for each lens; B: $50 for each visit"
    ),
    // A cycle and the medicines for it are both paid.
    (
      "{ rows: [{ id: a, name: Cycle, price: 4200, for: { each: cycle } }, "
        + "{ id: b, name: Medicines, price: 900 to 1500, for: { each: cycle } }] }",
      "Cycle: $4,200 for each cycle; Medicines: $900 to $1,500 for each cycle"
    ),
  ])
  func neverMixesPayersOrPurposes(prices: String, expected: String) async throws {
    #expect(try await summary(prices) == expected)
  }

  @Test(arguments: [
    ("dose", ""), ("visit", "for each visit"), ("{ each: lens }", "for each lens"),
    ("{ number: 2, of: eyes }", "for 2 eyes"), ("{ stage: a }", "for this stage"),
    ("{ stages: [a, b] }", "for First, b"), ("{ total_of: [a, b] }", "for all of First, b"),
  ])
  func saysWhatAPriceBuys(purpose: String, expected: String) async throws {
    let treatment = try await Samples.treatment(
      prices: "{ rows: [{ id: it, price: 300, for: \(purpose) }, { id: first, name: First, "
        + "price: 100, for: { stage: a } }, { id: second, name: b, price: 200, for: { stage: b } }] }"
    )
    let price = try #require(treatment.prices.price("it"))
    #expect(PurposeWords(price, treatment).text == expected)
  }

  @Test func comparesReportsOnlyWithWhatTheyAreAbout() async throws {
    let reported = "reported: [{ source: one, price: 120, per: visit }], note: Why."
    let rows = [
      "{ id: a, price: 100, for: visit }", "{ id: b, price: 110, for: visit }",
      "{ id: c, price: 900, for: course }", "{ id: d, payer: insurance, price: 5, for: visit }",
    ]
    let treatment = try await Samples.treatment(
      prices: "{ rows: [\(rows.joined(separator: ", "))], \(reported) }")
    #expect(PriceSummary.comparable(in: treatment.prices) == .range(low: 100, high: 110))
    let picture = try #require(ReportPicture(pricesOf: treatment, label: "Prices"))
    #expect(picture.published?.range == ReportPicture.Range(low: 100, high: 110))
    let words = "{ source: one, text: Much. }"
    let none = try await Samples.treatment(
      prices: "{ rows: [\(rows.joined(separator: ", "))], reported: [\(words)] }")
    #expect(PriceSummary.comparable(in: none.prices) == nil)
  }
}
