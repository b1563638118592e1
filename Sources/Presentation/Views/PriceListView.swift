import Diagnostics
import Facts
import Foundations
import Templates

enum PriceListView {
  typealias Model = InContext<Treatment>

  static let view = View<Model>([
    .flag("is_on_request") { $0.prices.isOnRequest },
    .flag("has_estimates") { $0.facts.entries.contains { $0.kind == .estimate } },
    .list("rows", row) { model in
      model.prices.prices.map { model.with(Row(price: $0, treatment: model.value)) }
    },
    .optionalMarked("lowest") { marked(lowest($0), $0) },
    .optionalMarked("summary") { marked(summary($0), $0) },
    .optionalMarked("valid_from") { fact("prices.valid_from", $0) },
    .optionalMarked("valid_until") { fact("prices.valid_until", $0) },
    .optionalHTML("picture") { PricePicture($0)?.svg },
    .texts("includes") { $0.prices.includes.map(\.value) },
    .texts("not_included") { $0.prices.notIncluded.map(\.value) },
    .optionalText("note") { $0.prices.provenance.note?.value },
    .list("sources", SourceView.view) {
      SourceView.sources($0.prices.provenance.sources, $0.context)
    },
  ])

  struct Row: Sendable {
    let price: Price
    let treatment: Treatment
  }

  static let row = View<InContext<Row>>([
    .text("id") { $0.price.id },
    .text("area") { $0.price.area.value },
    .marked("price") { $0.context.marked($0.price.factName, of: $0.treatment) },
    .text("per") { $0.context.formatter.text($0.price.basis) },
    .flag("is_on_request") { $0.price.amount == .onRequest },
    .optionalMarked("estimate") { row in
      row.treatment.facts[row.price.estimateName].map(row.context.marked)
    },
    .marked("sessions") { $0.context.marked("sessions", of: $0.treatment) },
    .optionalText("note") { $0.price.note?.value },
  ])

  static func marked(_ text: String?, _ model: Model) -> MarkedText? {
    text.map { model.context.marked($0, "prices", at: model.prices.location) }
  }

  private static func fact(_ name: Identifier, _ model: Model) -> MarkedText? {
    model.facts[name].map(model.context.marked)
  }

  /// The lowest price that is published.
  private static func lowest(_ model: Model) -> String? {
    model.prices.prices.compactMap(\.amount.low).min()
      .map { model.context.formatter.money($0, model.prices.currency) }
  }

  /// The prices in a phrase: from the lowest to the highest with what one buys.
  static func summary(_ model: Model) -> String? {
    let prices = model.prices.prices.filter { $0.amount != .onRequest }
    guard let first = prices.first else { return nil }
    let text = model.context.formatter.text(overall(model.value), model.prices.currency)
    guard prices.allSatisfy({ $0.basis == first.basis }) else { return text }
    let per = model.context.formatter.text(first.basis)
    return model.context.strings.text(.priceWithBasis, ["price": text, "per": per])
  }

  /// From the lowest to the highest of the prices that are published.
  static func overall(_ treatment: Treatment) -> PriceAmount {
    let amounts = treatment.prices.prices.map(\.amount)
    return switch (amounts.compactMap(\.low).min(), amounts.compactMap(\.high).max()) {
    case (let low?, let high?): .range(low: low, high: high)
    case (let low?, nil): .from(low)
    case (nil, let high?): .upTo(high)
    case (nil, nil): .onRequest
    }
  }
}
