import Diagnostics
import Facts
import Templates

/// A price list as templates see it.
enum PriceListView {
  /// A treatment, seen for its prices.
  typealias Model = InContext<Treatment>

  static let view = View<Model>([
    .flag("is_on_request") { $0.prices.isOnRequest },
    .flag("has_estimates") { model in
      model.prices.prices.contains { model.value.courseEstimate(for: $0) != nil }
    },
    .list("rows", row) { model in
      model.prices.prices.map { model.with(Row(price: $0, treatment: model.value)) }
    },
    .optionalFact("lowest") { marked(lowest($0), $0) },
    .optionalFact("summary") { marked(summary($0), $0) },
    .optionalFact("valid_from") { day($0.prices.validFrom, "prices.valid_from", $0.context) },
    .optionalFact("valid_until") { day($0.prices.validUntil, "prices.valid_until", $0.context) },
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

  static let row = View<InContext<Row>>([
    .text("id") { $0.price.id },
    .text("area") { $0.price.area.value },
    .fact("price") { row in
      row.context.marked(
        row.context.formatter.text(row.price.amount, row.treatment.prices.currency),
        "prices.\(row.price.id)", at: row.price.location)
    },
    .text("per") { $0.context.formatter.text($0.price.basis) },
    .flag("is_on_request") { $0.price.amount == .onRequest },
    .optionalFact("estimate") { row in
      row.treatment.courseEstimate(for: row.price).map {
        row.context.marked(
          row.context.formatter.text($0.amount, $0.currency), "course_total.\(row.price.id)",
          at: row.price.location)
      }
    },
    .fact("sessions") { row in
      row.context.marked(
        row.context.formatter.text(row.treatment.factValue(["sessions"]) ?? .askClinic),
        "sessions", at: row.treatment.quantities[.sessions]?.location)
    },
    .optionalText("note") { $0.price.note?.value },
  ])

  /// A text made of all prices.
  static func marked(_ text: String?, _ model: Model) -> MarkedText? {
    text.map { model.context.marked($0, "prices", at: model.prices.location) }
  }

  private static func day(
    _ day: Located<CalendarDate>?, _ name: String, _ context: SiteContext
  ) -> MarkedText? {
    day.map { context.marked(context.formatter.text($0.value), name, at: $0.location) }
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
