import TreatmentFacts

/// A price list as templates see it.
enum PriceListView {
  /// A treatment, seen for its prices.
  typealias Model = Shown<Treatment>

  static let view = View<Model>([
    .flag("is_on_request") { $0.prices.isOnRequest },
    .flag("has_estimates") { model in
      model.prices.prices.contains { model.value.courseEstimate(for: $0) != nil }
    },
    .list("rows", row) { model in
      model.prices.prices.map { model.with(Row(price: $0, treatment: model.value)) }
    },
    .optionalText("lowest") { lowest($0) },
    .optionalText("summary") { summary($0) },
    .optionalText("valid_from") { model in
      model.prices.validFrom.map { model.context.formatter.text($0.value) }
    },
    .optionalText("valid_until") { model in
      model.prices.validUntil.map { model.context.formatter.text($0.value) }
    },
    .optionalHTML("picture") { PricePicture($0)?.svg },
    .texts("includes") { $0.prices.includes.map(\.value) },
    .texts("not_included") { $0.prices.notIncluded.map(\.value) },
    .optionalText("note") { $0.prices.provenance.note?.value },
    .list("sources", SourceView.view) {
      SourceView.sources($0.prices.provenance.sources, $0.context)
    },
  ])

  /// One price of a treatment.
  struct Row: Sendable {
    let price: Price
    let treatment: Treatment
  }

  static let row = View<Shown<Row>>([
    .text("id") { $0.price.id },
    .text("area") { $0.price.area.value },
    .text("price") { $0.context.formatter.text($0.price.amount, $0.treatment.prices.currency) },
    .text("per") { $0.context.formatter.text($0.price.basis) },
    .flag("is_on_request") { $0.price.amount == .onRequest },
    .optionalText("estimate") { row in
      row.treatment.courseEstimate(for: row.price)
        .map { row.context.formatter.text($0.amount, $0.currency) }
    },
    .text("sessions") { row in
      row.context.formatter.text(row.treatment.factValue(["sessions"]) ?? .askClinic)
    },
    .optionalText("note") { $0.price.note?.value },
  ])

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
    return model.context.strings.text("prices.with_basis", ["price": text, "per": per])
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
