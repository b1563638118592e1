import Facts

/// What a treatment costs as structured data. An offer cannot be for a medical procedure, only
/// for a service, and its price says per what it is and until when it holds.
struct ServiceData: Sendable {
  let treatment: Shown<Treatment>

  /// The service with its offers; nil when no price is published.
  var node: LinkedData? {
    guard let offers else { return nil }
    let context = treatment.context
    let url = context.absoluteURL(.guide(treatment.id, "prices"))
    return .node(
      "Service",
      [
        "@id": .text(url + "#service"),
        "name": .text(treatment.name.value),
        "url": .text(url),
        "provider": .reference(context.clinicID),
        "offers": offers,
      ])
  }

  private var prices: [Price] { treatment.prices.prices.filter { $0.amount != .onRequest } }

  /// The offers, summed up where they are several that can be compared.
  private var offers: LinkedData? {
    let amounts = prices.map(\.amount)
    let offers = prices.map(offer)
    guard prices.count > 1, Set(prices.map(\.basis)).count == 1,
      let lowest = amounts.compactMap(\.low).min()
    else { return LinkedData.some(offers) }
    return .node(
      "AggregateOffer",
      [
        "lowPrice": .amount(lowest),
        "highPrice": amounts.contains { $0.high == nil }
          ? nil : amounts.compactMap(\.high).max().map(LinkedData.amount),
        "priceCurrency": .text(treatment.prices.currency.code),
        "offerCount": .number(prices.count),
        "offers": .array(offers),
      ])
  }

  private func offer(_ price: Price) -> LinkedData {
    .node(
      "Offer", ["name": .text(price.area.value), "priceSpecification": specification(price)])
  }

  private func specification(_ price: Price) -> LinkedData {
    let list = treatment.prices
    let (low, high) = (price.amount.low, price.amount.high)
    let isSingle = low == high
    return .node(
      "UnitPriceSpecification",
      [
        "price": isSingle ? low.map(LinkedData.amount) : nil,
        "minPrice": isSingle ? nil : low.map(LinkedData.amount),
        "maxPrice": isSingle ? nil : high.map(LinkedData.amount),
        "priceCurrency": .text(list.currency.code),
        "unitText": .text(treatment.context.formatter.text(price.basis)),
        "validFrom": list.validFrom.map { .text($0.value.description) },
        "validThrough": list.validUntil.map { .text($0.value.description) },
      ])
  }
}
