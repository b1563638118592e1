import Facts

/// Prices that can be compared, as bars over one axis of money.
struct PricePicture: Sendable {
  private let treatment: InContext<Treatment>
  private let prices: [Price]
  /// What tells it apart from the other pictures of prices.
  private let number: Int
  private let scale: AmountScale
  /// Who pays, and what every price buys; nil where the names of the rows say it.
  private let heading: String?

  /// A picture for each group of the prices of `treatment` that have payer and purpose in common,
  /// and so can be compared. A single price is drawn only if it is the price of an area.
  static func all(of treatment: InContext<Treatment>) -> [PricePicture] {
    let groups = treatment.prices.comparablePrices.filter { prices in
      prices.first?.comparison.isOfWhole == true
        && (treatment.prices.isByArea || prices.filter(\.amount.isMoney).count > 1)
    }
    return groups.enumerated().compactMap { index, prices in
      PricePicture(treatment, prices, number: index + 1)
    }
  }

  /// The picture of `prices`, which can be compared; nil when none of them is published.
  private init?(_ treatment: InContext<Treatment>, _ prices: [Price], number: Int) {
    let amounts = prices.flatMap { [$0.amount.low, $0.amount.high] }
    guard let largest = amounts.compactMap(\.self).max() else { return nil }
    self.treatment = treatment
    self.prices = prices
    self.number = number
    scale = AmountScale(largest: largest)
    heading = Self.heading(prices, treatment)
  }

  /// Whether the prices differ, so that it tells something that the table does not.
  var isTelling: Bool { Set(prices.map(\.amount).filter(\.isMoney)).count > 1 }

  var svg: String {
    let strings = treatment.context.strings
    let rows = prices.map { "\($0.name.value): \(words($0))" }
    let id = "\(treatment.id)-picture-prices" + (number > 1 ? "-\(number)" : "")
    return chart.drawing().svg(
      id: id,
      title: strings.text(
        treatment.prices.isByArea ? .pricesPictureTitle : .pricesPictureRowsTitle,
        ["treatment": treatment.name.value]),
      description: ([heading].compactMap(\.self) + rows).joined(
        separator: strings.text(.pictureSeparator)))
  }

  /// The picture with comments that tell where its prices stand, where pages have them.
  var markedSVG: String {
    let places = prices.map { (name: $0.factName.text, location: Optional($0.location)) }
    return treatment.context.picture(svg, of: places) ?? svg
  }

  var chart: Chart {
    let context = treatment.context
    let rows = prices.map { price in
      ChartRow(label: price.name.value, value: words(price), span: span(price.amount))
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

  private static func heading(
    _ prices: [Price], _ treatment: InContext<Treatment>
  ) -> String? {
    let strings = treatment.context.strings
    guard let first = prices.first, let per = PurposeWords(first, treatment).common else {
      return nil
    }
    let heading = strings.text(.pricesPictureHeading, ["per": per])
    guard PayerWords.areShown(for: treatment) else { return heading }
    let payer = PayerWords.text(first, treatment)
    return strings.text(.pricePaidBy, ["payer": payer, "price": heading])
  }

  private func words(_ price: Price) -> String {
    treatment.context.formatter.text(price.amount, treatment.prices.currency)
  }

  private func span(_ amount: PriceAmount) -> ChartSpan? {
    guard amount.isMoney else { return nil }
    return ChartSpan(low: amount.low.map(scale.position), high: amount.high.map(scale.position))
  }
}
