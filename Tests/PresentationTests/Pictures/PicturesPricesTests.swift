import Facts
import Testing

@testable import Presentation

@Suite struct PicturesPricesTests {
  @Test func drawsTheWholePicture() async throws {
    let treatment = try await Samples.treatment(
      prices: "{ per: area, areas: { arms: { name: Arms, price: 100 to 300 }, "
        + "face: { name: Face, price: on_request } } }")
    let svg = try #require(PricePicture.all(of: treatment).first?.svg)
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
    #expect(PricePicture.all(of: none).isEmpty)
    let onRequest = try await Samples.treatment(
      prices: "{ per: area, areas: { arms: { name: Arms, price: on_request } } }")
    #expect(PricePicture.all(of: onRequest).isEmpty)
  }

  @Test func escapesWhatAnAreaIsCalled() async throws {
    let treatment = try await Samples.treatment(
      name: "\"A <b> & 'c'\"",
      prices: "{ per: area, areas: { arms: { name: \"<script>&\\\"\", price: 100 } } }")
    let svg = try #require(PricePicture.all(of: treatment).first?.svg)
    #expect(svg.contains(">&lt;script&gt;&amp;&quot;</text>"))
    #expect(svg.contains("A &lt;b&gt; &amp; &#39;c&#39;: prices</title>"))
    #expect(!svg.contains("<script"))
  }

  @Test func comparesOnlyWhatOnePayerPaysForTheSame() async throws {
    let rows = [
      "{ id: a, price: 100, for: visit }", "{ id: b, price: 900, for: course }",
      "{ id: c, price: 200, for: visit }", "{ id: d, price: 9, for: visit, payer: insurance }",
      "{ id: e, price: 300, for: addition }", "{ id: f, price: 400, for: addition }",
      "{ id: g, price: 500 }", "{ id: h, price: 600 }",
    ]
    let treatment = try await Samples.treatment(
      prices: "{ rows: [\(rows.joined(separator: ", "))] }")
    let pictures = PricePicture.all(of: treatment)
    #expect(pictures.map(\.isTelling) == [true])
    #expect(
      pictures.first?.svg.contains(
        ">Paying yourself: Price for each visit; A: $100; C: $200</desc>") == true)
    #expect(pictures.first?.svg.contains(">Demo: prices by row</title>") == true)
  }

  @Test func tellsPicturesApart() async throws {
    let rows = ["stage: a", "stage: b", "each: lens", "each: lens"].enumerated().map {
      "{ id: p\($0), price: 100, for: { \($1) } }"
    }
    let treatment = try await Samples.treatment(
      prices: "{ rows: [\(rows.joined(separator: ", "))] }")
    let svgs = PricePicture.all(of: treatment).map(\.svg)
    #expect(svgs.count == 2)
    #expect(PricePicture.all(of: treatment).map(\.isTelling) == [false, false])
    #expect(svgs.first?.contains("id=\"demo-picture-prices-title\"") == true)
    #expect(svgs.last?.contains("id=\"demo-picture-prices-2-title\"") == true)
    #expect(svgs.last?.contains(">Price for each lens</text>") == true)
  }

  @Test(arguments: [
    ("100", [100, 100]), ("from 100", [100, nil]), ("up to 100", [nil, 100]),
  ])
  func keepsOpenEndsOpen(price: String, ends: [Int?]) async throws {
    let treatment = try await Samples.treatment(
      prices: "{ per: area, areas: { arms: { name: Arms, price: \(price) } } }")
    let chart = try #require(PricePicture.all(of: treatment).first?.chart)
    let spans = chart.items.compactMap { item -> ChartSpan? in
      if case .row(let row) = item { row.span } else { nil }
    }
    #expect(spans == [ChartSpan(low: ends[0].map { _ in 1000 }, high: ends[1].map { _ in 1000 })])
  }
}
