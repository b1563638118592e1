import Diagnostics
import Facts
import YAML

extension FactsDecoder {
  /// The price list of the node at `prices`.
  mutating func prices(_ node: YAMLNode) -> PriceList {
    let own = node["currency"]?.value(.currency) ?? currency
    let basis = node["per"]?.value(.word) ?? PriceBasis.area
    let validFrom = node["valid_from"]?.located(.date)
    let validUntil = node["valid_until"]?.located(.date)
    report(DateOrder.problem("facts", validFrom, "valid_from", validUntil, "valid_until"))
    checkReports(node, value: "price")
    let provenance = node.provenance { report -> ReportedPrice? in
      guard let amount = report["price"]?.value(.amount) else { return nil }
      return ReportedPrice(
        amount: amount.amount, currency: amount.currency ?? own, basis: report["per"]?.value(.word)
      )
    }
    let list = PriceList(
      currency: own, validFrom: validFrom, validUntil: validUntil,
      prices: (node["areas"]?.entries ?? []).compactMap { price($0, own, basis) },
      includes: node.texts("includes"), notIncluded: node.texts("not_included"),
      provenance: provenance, location: node.location)
    checkNote(list, basis)
    return list
  }

  private mutating func price(
    _ entry: YAMLNode.Entry, _ currency: Currency, _ basis: PriceBasis
  ) -> Price? {
    let id = entry.key.value
    let node = entry.value["price"] ?? entry.value
    guard let written = node.located(.amount) else { return nil }
    if let other = written.value.currency, other != currency {
      report(
        "currency-differs", "this price is in \(other.code), but the list is in \(currency.code)",
        at: written.location, help: "write \(currency.code), or no currency")
    }
    let name = entry.value.text("name") ?? Located(Slug.words(id), at: entry.key.location)
    return Price(
      id: id, area: name, amount: written.value.amount, basis: basis,
      note: entry.value.text("note"), location: entry.key.location)
  }

  /// Compares with reports of the same currency for the same thing.
  private mutating func checkNote(_ list: PriceList, _ basis: PriceBasis) {
    guard list.provenance.note == nil else { return }
    let lows = list.prices.compactMap(\.amount.low)
    let highs = list.prices.compactMap(\.amount.high)
    for report in list.provenance.reported {
      guard let price = report.value, price.currency == list.currency, price.basis == basis else {
        continue
      }
      let isBelow = price.amount.low.map { low in lows.min().map { low < $0 } ?? false } ?? false
      let isAbove =
        price.amount.high.map { high in highs.max().map { high > $0 } ?? false } ?? false
      guard isBelow || isAbove else { continue }
      requireNote(of: Located("prices", at: list.location), for: report.source)
      return
    }
  }
}
