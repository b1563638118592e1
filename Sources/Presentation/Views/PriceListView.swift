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
      PurposeWords.shared(by: list) == nil
        && list.prices.prices.contains { !PurposeWords($0, list).text.isEmpty }
    },
    .optionalText("purpose") { PurposeWords.shared(by: $0) },
    .flag("has_rows_on_request") { $0.prices.prices.contains { $0.amount == .onRequest } },
    .optionalText("course") { EstimateView.course(of: $0) },
    .list("groups", group) { Group.all(of: $0) },
    .list("rows", PriceRowView.view) { PriceRowView.rows($0.prices.prices, $0) },
    .optionalMarked("lowest") { marked(lowest($0), $0) },
    .optionalMarked("summary") { marked(PriceSummary.text(of: $0), $0) },
    .list("summaries", PriceSummary.view) { PriceSummary.all(of: $0) },
    .optionalMarked("valid_from") { fact("prices.valid_from", $0) },
    .optionalMarked("valid_until") { fact("prices.valid_until", $0) },
    .list("pictures", picture) { PricePicture.all(of: $0).filter(\.isTelling) },
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
      guard list.kind.base == .treatment else { return false }
      return list.prices.isOnRequest
        ? list.value.gives("sessions")
        : EstimateView.all(of: list).contains {
          $0.estimate.count?.unit == list.quantities.countedNoun
        }
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

  private static let picture = View<PricePicture>([.html("svg") { $0.markedSVG }])

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
    /// For a sum of any rows: the estimate of the dearest ones.
    var dearest: PriceEstimate?
    /// What is added up, where that is not the names of the prices.
    var parts: String?
  }

  static let view = View<Row>([
    .text("total_name") { $0.total.name.value },
    .optionalText("parts") { parts($0) },
    .marked("price") { price($0) },
    .marked("estimate") { estimate($0) },
  ])

  static func all(of treatment: InContext<Treatment>) -> [Row] {
    totals(of: treatment)
      + [twoAreas(of: treatment), allStages(of: treatment)].compactMap(\.self)
  }

  /// Those that the facts ask for.
  private static func totals(of treatment: InContext<Treatment>) -> [Row] {
    treatment.prices.totals.compactMap { total in
      (try? treatment.value.estimate(total)).map {
        Row(total: total, estimate: $0, treatment: treatment)
      }
    }
  }

  /// What a whole course comes to, of all rows for which that is computed, or else all of its
  /// stages; or that patients pay nothing. Nil for none. Where something else is paid too, it says
  /// what the sum is for.
  static func course(of treatment: InContext<Treatment>) -> String? {
    let given = treatment.prices.prices.map(\.amount)
    if let first = given.first, first == .free || first == .covered,
      given.allSatisfy({ $0 == first })
    {
      return treatment.context.formatter.text(first, treatment.prices.currency)
    }
    let totals = totals(of: treatment)
    let isWhole = areWhole(totals, of: treatment.prices)
    let counted = totals.filter { total in
      guard total.total.rows.count == 1, let count = total.estimate.count else { return false }
      return isWhole || count.unit == treatment.quantities.countedNoun
    }
    let stages = totals.filter { $0.estimate.prices.allSatisfy { !$0.purpose.stages.isEmpty } }
    let whole = counted.isEmpty ? stages + [allStages(of: treatment)].compactMap(\.self) : counted
    let context = treatment.context
    let amount = PriceAmount(spanning: whole.map(\.estimate.amount))
      .map { context.formatter.text($0, treatment.prices.currency) }
    guard let amount, !isWhole, let count = counted.first?.estimate.count,
      counted.allSatisfy({ $0.estimate.count == count })
    else { return amount }
    return context.strings.text(
      .courseOfCount, ["amount": amount, "count": context.formatter.text(count)])
  }

  /// Whether estimates hold all that patients pay for, so that a sum for training is not taken for the
  /// price of a machine.
  private static func areWhole(_ totals: [Row], of list: PriceList) -> Bool {
    let held = Set(totals.flatMap(\.estimate.prices).map(\.id))
    return list.prices.allSatisfy { price in
      held.contains(price.id) || !price.isPaidByPatient || !price.comparison.isOfWhole
    }
  }

  /// What any two of the areas with a price of their own come to, from the cheapest two to the
  /// dearest two; nil where the prices cannot be added.
  private static func twoAreas(of treatment: InContext<Treatment>) -> Row? {
    let areas = treatment.prices.prices.filter {
      $0.isArea && $0.isPaidByPatient && $0.amount.low != nil && $0.amount.high != nil
        && $0.purpose == .one(.area)
    }
    guard areas.count > 1, !treatment.prices.totals.contains(where: { $0.rows.count > 1 }) else {
      return nil
    }
    func total(_ areas: some Sequence<Price>) -> PriceTotal {
      sum(areas, id: "two_areas", .estimateTwoAreas, treatment)
    }
    let cheapest = total(areas.sorted { ($0.amount.low ?? 0) < ($1.amount.low ?? 0) }.prefix(2))
    let dearest = total(areas.sorted { ($0.amount.high ?? 0) > ($1.amount.high ?? 0) }.prefix(2))
    guard let low = try? treatment.value.estimate(cheapest),
      let high = try? treatment.value.estimate(dearest)
    else { return nil }
    return Row(
      total: cheapest, estimate: low, treatment: treatment, dearest: high,
      parts: treatment.context.strings.text(.estimateAnyTwo))
  }

  /// What all stages come to one by one; nil where the list says itself what several cost.
  private static func allStages(of treatment: InContext<Treatment>) -> Row? {
    let list = treatment.prices
    let says = list.prices.contains { price in
      switch price.purpose {
      case .package, .total: true
      default: false
      }
    }
    guard !says, !list.totals.contains(where: { $0.rows.count > 1 }) else { return nil }
    let stages = list.prices.filter { price in
      guard case .stage = price.purpose else { return false }
      return price.isPaidByPatient
    }
    guard stages.count > 1 else { return nil }
    let total = sum(stages, id: "all_stages", .estimateAllStages, treatment)
    return (try? treatment.value.estimate(total)).map {
      Row(total: total, estimate: $0, treatment: treatment)
    }
  }

  private static func sum(
    _ prices: some Sequence<Price>, id: String, _ name: Word, _ treatment: InContext<Treatment>
  ) -> PriceTotal {
    let place = treatment.prices.location
    return PriceTotal(
      id: id, name: Located(treatment.context.strings.text(name), at: place),
      rows: prices.map { Located($0.id, at: $0.location) }, location: place)
  }

  private static func estimate(_ row: Row) -> MarkedText {
    let context = row.treatment.context
    if row.treatment.facts[row.total.factName] != nil {
      return context.marked(row.total.factName, of: row.treatment.value)
    }
    let amounts = [row.estimate.amount, row.dearest?.amount].compactMap(\.self)
    let amount = PriceAmount(spanning: amounts) ?? row.estimate.amount
    return context.marked(
      context.formatter.text(amount, row.estimate.currency), "prices", at: row.total.location)
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
    if let parts = row.parts { return parts }
    return row.estimate.prices.count < 2 ? nil : plus(row.estimate.prices.map(\.name.value), row)
  }

  private static func price(_ row: Row) -> MarkedText {
    let context = row.treatment.context
    let prices = row.estimate.prices
    if prices.count == 1, let price = prices.first {
      return context.marked(price.factName, of: row.treatment.value)
    }
    if let dearest = row.dearest { return once(row, dearest) }
    let amounts = prices.map { context.formatter.text($0.amount, row.estimate.currency) }
    return context.marked(plus(amounts, row), row.total.factName.text, at: row.total.location)
  }

  /// The sum of the prices that are paid each time, from the cheapest to the dearest.
  private static func once(_ row: Row, _ dearest: PriceEstimate) -> MarkedText {
    let ends = [row.estimate, dearest].map { estimate in
      PriceAmount.range(
        low: estimate.prices.compactMap(\.amount.low).reduce(0, +),
        high: estimate.prices.compactMap(\.amount.high).reduce(0, +))
    }
    let context = row.treatment.context
    let amount = PriceAmount(spanning: ends) ?? row.estimate.amount
    return context.marked(
      context.formatter.text(amount, row.estimate.currency), "prices", at: row.total.location)
  }

  private static func plus(_ texts: [String], _ row: Row) -> String {
    texts.joined(separator: row.treatment.context.strings.text(.estimatePlus))
  }
}
