import Facts
import Testing

@testable import Presentation

@Suite struct PicturesPricesTests {
  @Test func drawsTheWholePicture() async throws {
    let treatment = try await Samples.treatment(
      prices: "{ per: area, areas: { arms: { name: Arms, price: 100 to 300 }, "
        + "face: { name: Face, price: on_request } } }")
    let svg = try #require(PricePicture(treatment)?.svg)
    #expect(
      svg == """
        <svg class="picture" role="img" aria-labelledby="demo-picture-prices-title \
        demo-picture-prices-text" width="100%" height="9.2em" overflow="visible" focusable="false">
        <title id="demo-picture-prices-title">Demo: prices</title>
        <desc id="demo-picture-prices-text">Price for each area; Arms: $100 to $300; \
        Face: on request</desc>
        <text class="picture-heading" x="0%" y="1.1em">Price for each area</text>
        <text class="picture-value" x="100%" y="3.1em" text-anchor="end">$100 to $300</text>
        <text class="picture-label" x="0%" y="3.1em">Arms</text>
        <line class="picture-track" x1="0%" y1="4.2em" x2="100%" y2="4.2em"/>
        <line class="picture-grid" x1="0%" y1="3.5em" x2="0%" y2="5em"/>
        <line class="picture-grid" x1="33.3%" y1="3.5em" x2="33.3%" y2="5em"/>
        <line class="picture-grid" x1="66.7%" y1="3.5em" x2="66.7%" y2="5em"/>
        <line class="picture-grid" x1="100%" y1="3.5em" x2="100%" y2="5em"/>
        <rect class="picture-bar" x="33.3%" y="3.8em" width="66.7%" height="0.9em"/>
        <text class="picture-value" x="100%" y="6.6em" text-anchor="end">on request</text>
        <text class="picture-label" x="0%" y="6.6em">Face</text>
        <line class="picture-axis" x1="0%" y1="7.4em" x2="100%" y2="7.4em"/>
        <text class="picture-tick" x="0%" y="8.8em">$0</text>
        <text class="picture-tick" x="33.3%" y="8.8em" text-anchor="middle">$100</text>
        <text class="picture-tick" x="66.7%" y="8.8em" text-anchor="middle">$200</text>
        <text class="picture-tick" x="100%" y="8.8em" text-anchor="end">$300</text>
        </svg>
        """)
  }

  @Test func drawsNothingWhereNoPriceIsPublished() async throws {
    let none = try await Samples.treatment()
    #expect(PricePicture(none) == nil)
    let onRequest = try await Samples.treatment(
      prices: "{ per: area, areas: { arms: { name: Arms, price: on_request } } }")
    #expect(PricePicture(onRequest) == nil)
  }

  @Test func escapesWhatAnAreaIsCalled() async throws {
    let treatment = try await Samples.treatment(
      name: "\"A <b> & 'c'\"",
      prices: "{ per: area, areas: { arms: { name: \"<script>&\\\"\", price: 100 } } }")
    let svg = try #require(PricePicture(treatment)?.svg)
    #expect(svg.contains(">&lt;script&gt;&amp;&quot;</text>"))
    #expect(svg.contains("A &lt;b&gt; &amp; &#39;c&#39;: prices</title>"))
    #expect(!svg.contains("<script"))
  }

  @Test func saysWhatEachPriceBuysWhereTheyDiffer() async throws {
    let sample = try await Samples.treatment(
      prices: "{ per: area, areas: { arms: { name: Arms, price: 100 }, "
        + "legs: { name: Legs, price: 900 } } }")
    var prices = sample.prices
    prices.prices[1].basis = .course
    let picture = try #require(PricePicture(sample.with(sample.value.with(prices))))
    #expect(picture.svg.contains(">Arms: $100 for each area; Legs: $900 for the course</desc>"))
  }

  @Test(arguments: [
    ("100", [100, 100]), ("from 100", [100, nil]), ("up to 100", [nil, 100]),
  ])
  func keepsOpenEndsOpen(price: String, ends: [Int?]) async throws {
    let treatment = try await Samples.treatment(
      prices: "{ per: area, areas: { arms: { name: Arms, price: \(price) } } }")
    let chart = try #require(PricePicture(treatment)?.chart)
    let spans = chart.items.compactMap { item -> ChartSpan? in
      if case .row(let row) = item { row.span } else { nil }
    }
    #expect(spans == [ChartSpan(low: ends[0].map { _ in 1000 }, high: ends[1].map { _ in 1000 })])
  }
}

extension Treatment {
  fileprivate func with(_ prices: PriceList) -> Treatment {
    Treatment(
      id: id, path: path, name: name, summary: summary, quantities: quantities,
      statements: statements, lists: lists, risks: risks, evidence: evidence,
      aftercare: aftercare, getHelp: getHelp, prices: prices, alternatives: alternatives,
      given: given)
  }
}
