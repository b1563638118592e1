import Facts
import Foundation

/// The prices of a treatment as bars over one axis of money.
struct PricePicture: Sendable {
  private let treatment: InContext<Treatment>
  private let scale: AmountScale
  /// What every price buys; nil where they buy different things.
  private let heading: String?

  /// The picture of the prices of `treatment`; nil when no price is published.
  init?(_ treatment: InContext<Treatment>) {
    let amounts = treatment.prices.prices.flatMap { [$0.amount.low, $0.amount.high] }
    guard let largest = amounts.compactMap(\.self).max() else { return nil }
    self.treatment = treatment
    scale = AmountScale(largest: largest)
    heading = Self.heading(treatment)
  }

  var svg: String {
    let strings = treatment.context.strings
    let rows = treatment.prices.prices.map { "\($0.area.value): \(words($0))" }
    return chart.drawing().svg(
      id: "\(treatment.id)-picture-prices",
      title: strings.text(.pricesPictureTitle, ["treatment": treatment.name.value]),
      description: ([heading].compactMap(\.self) + rows).joined(
        separator: strings.text(.pictureSeparator)))
  }

  var chart: Chart {
    let context = treatment.context
    let rows = treatment.prices.prices.map { price in
      ChartRow(label: price.area.value, value: words(price), span: span(price.amount))
    }
    let ticks = scale.ticks.map { amount in
      ChartAxis.Tick(
        position: scale.position(amount),
        label: context.formatter.money(amount, treatment.prices.currency))
    }
    return Chart(
      items: [heading.map(Chart.Item.heading)].compactMap(\.self) + rows.map(Chart.Item.row),
      axis: ChartAxis(ticks: ticks))
  }

  private static func heading(_ treatment: InContext<Treatment>) -> String? {
    let bases = treatment.prices.prices.lazy.filter { $0.amount != .onRequest }.map(\.basis)
    guard let first = bases.first, bases.allSatisfy({ $0 == first }) else { return nil }
    let context = treatment.context
    return context.strings.text(.pricesPictureHeading, ["per": context.formatter.text(first)])
  }

  private func words(_ price: Price) -> String {
    let context = treatment.context
    let amount = context.formatter.text(price.amount, treatment.prices.currency)
    guard heading == nil, price.amount != .onRequest else { return amount }
    return context.strings.text(
      .priceWithBasis, ["price": amount, "per": context.formatter.text(price.basis)])
  }

  private func span(_ amount: PriceAmount) -> ChartSpan? {
    guard amount != .onRequest else { return nil }
    return ChartSpan(low: amount.low.map(scale.position), high: amount.high.map(scale.position))
  }
}
