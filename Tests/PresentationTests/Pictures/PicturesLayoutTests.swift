import Foundation
import Testing

@testable import Presentation

#if canImport(FoundationXML)
  import FoundationXML
#endif

/// What holds for every picture, whatever the facts.
@Suite struct PicturesLayoutTests {
  private static let long = String(repeating: "Unreasonably long name ", count: 12)
  private static let word = String(repeating: "x", count: 90)

  private static let charts: [(name: String, chart: Chart)] = [
    ("one value", chart([("A", 5, 5)])),
    ("equal values", chart([("A", 5, 5), ("B", 5, 5)])),
    ("nothing", chart([("A", 0, 0)])),
    ("huge range", chart([("A", 1, 1), ("B", 1_000_000_000, 2_000_000_000)])),
    ("thirty rows", chart((1...30).map { ("Area \($0)", $0, $0 * 2) })),
    ("long names", chart([(long, 1, 2), (word, 1, 3)], value: long)),
    ("long value", chart([("A", 1, 2)], value: word)),
    ("other scripts", chart([("皮膚の内側の層に注射します皮膚の内側の層", 1, 2), ("Ünïcödé Ω ж", 1, 2)])),
  ]

  private static func chart(
    _ rows: [(String, Int, Int)], value: String? = nil
  ) -> Chart {
    let scale = AmountScale(largest: Decimal(rows.map(\.2).max() ?? 0))
    return Chart(
      items: [.heading(long)]
        + rows.map { label, low, high in
          .row(
            ChartRow(
              label: label, value: value ?? "\(low) to \(high)", remark: "Remark & \(label)",
              span: ChartSpan(
                low: scale.position(Decimal(low)), high: scale.position(Decimal(high)))))
        },
      axis: ChartAxis(
        ticks: scale.ticks.map {
          ChartAxis.Tick(position: scale.position($0), label: "$\($0)")
        },
        name: long, band: ChartSpan(low: nil, high: 500)),
      footnote: long)
  }

  @Test(arguments: charts.indices, [Drawing.narrowest, 340, 700])
  func keepsTextsApartAndInside(index: Int, width: Int) {
    let drawing = Self.charts[index].chart.drawing()
    let boxes = drawing.texts.map { text in
      (text: text, across: text.span(inWidth: width), down: text.baseline - 11..<text.baseline + 4)
    }
    for box in boxes {
      #expect(box.across.lowerBound >= 0 && box.across.upperBound <= width, "\(box.text)")
      #expect(box.down.lowerBound >= 0 && box.down.upperBound <= drawing.height, "\(box.text)")
    }
    for (position, box) in boxes.enumerated() {
      for other in boxes[(position + 1)...] {
        #expect(
          !box.across.overlaps(other.across) || !box.down.overlaps(other.down),
          "\(box.text) and \(other.text)")
      }
    }
  }

  @Test(arguments: charts.indices)
  func isWellFormed(index: Int) throws {
    let svg = Self.charts[index].chart.drawing()
      .svg(id: "a", title: "<&>\"'\u{0}\u{1B}", description: "]]> --> \u{FFFF}")
    let parser = XMLParser(data: Data(svg.utf8))
    #expect(parser.parse(), "\(String(describing: parser.parserError))")
    #expect(!svg.contains("style="))
    #expect(!svg.contains("NaN") && !svg.contains("e+"))
  }

  @Test(arguments: [
    ([1], [0, 1]), ([400], [0, 200, 400]), ([25], [0, 10, 20, 30]), ([600], [0, 200, 400, 600]),
    ([15], [0, 5, 10, 15]), ([0], [0, 1]), ([2], [0, 1, 2]),
    ([999_999], [0, 500_000, 1_000_000]),
  ])
  func namesRoundAmounts(largest: [Decimal], ticks: [Decimal]) {
    #expect(AmountScale(largest: largest[0]).ticks == ticks)
  }

  @Test func keepsSmallAmountsInOrder() {
    let scale = AmountScale(largest: Decimal(string: "0.75") ?? 0)
    #expect(scale.ticks == [0, Decimal(string: "0.5"), 1])
    #expect(scale.position(Decimal(string: "0.25") ?? 0) == 250)
  }

  @Test func breaksLinesAtSpacesAndThenAnywhere() {
    #expect(TextMeasure.wrap("aa bb cc", limit: 40) == ["aa bb", "cc"])
    #expect(TextMeasure.wrap("", limit: 40) == [])
    #expect(
      TextMeasure.wrap(Self.word, limit: 72).allSatisfy { $0 == String(repeating: "x", count: 10) }
    )
    #expect(TextMeasure.wrap("皮膚", limit: 1) == ["皮", "膚"])
  }

  @Test func writesTenths() {
    #expect(
      [0, 1, 10, 15, -5, -20].map(Drawing.em) == [
        "0em", "0.1em", "1em", "1.5em", "-0.5em", "-2em",
      ])
  }
}
