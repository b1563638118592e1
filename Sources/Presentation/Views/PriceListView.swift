import Diagnostics
import Facts
import Foundations
import Templates

enum PriceListView {
  typealias Model = InContext<Treatment>

  static let view = View<Model>([
    .flag("is_on_request") { $0.prices.isOnRequest },
    .flag("is_by_area") { $0.prices.isByArea },
    .flag("has_payers") { PayerWords.areShown(for: $0) },
    .flag("has_purposes") { list in
      list.prices.prices.contains { !PurposeWords($0, list).text.isEmpty }
    },
    .list("groups", group) { Group.all(of: $0) },
    .list("rows", PriceRowView.view) { PriceRowView.rows($0.prices.prices, $0) },
    .optionalMarked("lowest") { marked(lowest($0), $0) },
    .optionalMarked("summary") { marked(PriceSummary.text(of: $0), $0) },
    .list("summaries", PriceSummary.view) { PriceSummary.all(of: $0) },
    .optionalMarked("valid_from") { fact("prices.valid_from", $0) },
    .optionalMarked("valid_until") { fact("prices.valid_until", $0) },
    .list("pictures", picture) { PricePicture.all(of: $0) },
    .texts("includes") { $0.prices.includes.map(\.value) },
    .texts("not_included") { $0.prices.notIncluded.map(\.value) },
    .list("finance", FinanceView.view) { $0.with(each: FinanceView.all(of: $0)) },
    .optionalText("note") { $0.prices.provenance.note?.value },
    .list("sources", SourceView.view) {
      SourceView.sources($0.prices.provenance.sources, $0.context)
    },
    .list("estimates", EstimateView.view) { EstimateView.all(of: $0) },
    .flag("has_products") { list in
      EstimateView.all(of: list).contains { $0.estimate.count != nil }
    },
    .flag("has_other_estimates") { list in
      EstimateView.all(of: list).contains { $0.estimate.count == nil }
    },
    .flag("is_course") { list in
      list.prices.isOnRequest
        ? list.value.gives("sessions")
        : EstimateView.all(of: list).contains { $0.estimate.count?.unit == .session }
    },
    .texts("counts") { EstimateView.counts(of: $0) },
    .flag("shows_estimate") { list in
      list.prices.isOnRequest || !EstimateView.all(of: list).isEmpty
    },
  ])

  /// The rows of one payer.
  private struct Group: Sendable {
    /// Nil where nobody but the patient pays.
    let payer: String?
    let rows: [InContext<PriceRowView.Row>]

    static func all(of list: Model) -> [Group] {
      let isShown = PayerWords.areShown(for: list)
      return list.prices.pricesByPayer.map { prices in
        Group(
          payer: isShown ? prices.first.map { PayerWords.text($0, list) } : nil,
          rows: PriceRowView.rows(prices, list))
      }
    }
  }

  private static let group = View<Group>([
    .optionalText("payer") { $0.payer },
    .list("rows", PriceRowView.view) { $0.rows },
  ])

  private static let picture = View<PricePicture>([.html("svg") { $0.svg }])

  static func marked(_ text: String?, _ model: Model) -> MarkedText? {
    text.map { model.context.marked($0, "prices", at: model.prices.location) }
  }

  private static func fact(_ name: Identifier, _ model: Model) -> MarkedText? {
    model.facts[name].map(model.context.marked)
  }

  /// The lowest price that is published; nil where prices cannot be compared.
  private static func lowest(_ model: Model) -> String? {
    guard model.prices.comparablePrices.count == 1 else { return nil }
    return model.prices.prices.compactMap(\.amount.low).min()
      .map { model.context.formatter.money($0, model.prices.currency) }
  }
}

/// A way to pay over time.
enum FinanceView {
  struct Offer: Sendable {
    let finance: PriceFinance
    /// What it is for; nil for all prices.
    let price: Price?
  }

  static let view = View<InContext<Offer>>([
    .text("text") { text($0) },
    .optionalText("note") { $0.finance.note?.value },
  ])

  static func all(of list: InContext<Treatment>) -> [Offer] {
    list.prices.finance.map { finance in
      Offer(finance: finance, price: finance.row.flatMap { list.prices.price($0.value) })
    }
  }

  private static func text(_ offer: InContext<Offer>) -> String {
    let (strings, finance) = (offer.context.strings, offer.finance)
    let terms = [
      finance.months.map { strings.text(.financeMonths, ["number": String($0)]) },
      finance.payments.map { strings.text(.financePayments, ["number": String($0)]) },
      finance.apr.map { rate in
        guard rate > 0 else { return strings.text(.financeNoInterest) }
        return strings.text(
          finance.isRepresentative ? .financeRepresentative : .financeRate,
          ["rate": offer.context.formatter.number(rate)])
      },
    ]
    let text = terms.compactMap(\.self).joined(separator: strings.text(.listSeparator))
    guard let price = offer.price else { return text }
    return strings.text(.priceNamed, ["name": price.name.value, "price": text])
  }
}

/// What all of it may cost.
enum EstimateView {
  struct Row: Sendable {
    let total: PriceTotal
    let estimate: PriceEstimate
    let treatment: InContext<Treatment>
  }

  static let view = View<Row>([
    .text("total_name") { $0.total.name.value },
    .optionalText("parts") { parts($0) },
    .marked("price") { price($0) },
    .marked("estimate") { $0.treatment.context.marked($0.total.factName, of: $0.treatment.value) },
  ])

  static func all(of treatment: InContext<Treatment>) -> [Row] {
    treatment.prices.totals.compactMap { total in
      (try? treatment.value.estimate(total)).map {
        Row(total: total, estimate: $0, treatment: treatment)
      }
    }
  }

  /// How many there are of what the estimates count, each once.
  static func counts(of treatment: InContext<Treatment>) -> [String] {
    let context = treatment.context
    var counts: [Quantity] = []
    for count in all(of: treatment).compactMap(\.estimate.count) where !counts.contains(count) {
      counts.append(count)
    }
    return counts.map {
      context.strings.text(.estimateCount, ["count": context.formatter.text($0)])
    }
  }

  /// What is added up, where it is more than one price.
  private static func parts(_ row: Row) -> String? {
    row.estimate.prices.count < 2 ? nil : plus(row.estimate.prices.map(\.name.value), row)
  }

  private static func price(_ row: Row) -> MarkedText {
    let context = row.treatment.context
    let prices = row.estimate.prices
    if prices.count == 1, let price = prices.first {
      return context.marked(price.factName, of: row.treatment.value)
    }
    let amounts = prices.map { context.formatter.text($0.amount, row.estimate.currency) }
    return context.marked(plus(amounts, row), row.total.factName.text, at: row.total.location)
  }

  private static func plus(_ texts: [String], _ row: Row) -> String {
    texts.joined(separator: row.treatment.context.strings.text(.estimatePlus))
  }
}
