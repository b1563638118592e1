import Diagnostics
import Facts
import Foundations
import YAML
import struct Essentials.Decimal

/// The ids of the stages that a facts file names: what a price can be for.
struct StageIDs {
  /// nil where the file has no list of stages; then the rows of the price list name them.
  private let declared: Set<Identifier>?
  /// Those that rows are for alone, and the ids of all rows.
  private let named: (alone: Set<Identifier>, rows: Set<Identifier>)

  init(_ root: YAMLNode) {
    declared = root["stages"].map { stages in
      Set(
        (stages["rows"] ?? stages).items.compactMap { $0["id"]?.value(.id) }.map { Identifier($0) }
      )
    }
    // Also of rows that cannot be read: they are not missing.
    let rows = root["prices"]?["rows"]?.items ?? []
    named = (
      Set(rows.compactMap { $0["for"]?["stage"]?.value(.id) }.map { Identifier($0) }),
      Set(rows.compactMap { $0["id"]?.value(.id) }.map { Identifier($0) })
    )
  }

  /// Those that `price` can be for.
  func known(for price: Price) -> Set<Identifier> {
    if let declared { return declared }
    if case .stage = price.purpose { return named.alone }
    return named.alone.union(named.rows)
  }

  /// Those that `price` is for and that are not there.
  func unknown(in price: Price) -> [Located<String>] {
    let known = known(for: price)
    return price.purpose.stages.filter { !known.contains(Identifier($0.value)) }
  }
}

extension FactsDecoder {
  mutating func prices(
    _ node: YAMLNode, countedIn noun: QuantityUnit, stages: StageIDs
  ) -> PriceList {
    let own = node["currency"]?.value(.currency) ?? currency
    let (validFrom, validUntil) = validity(of: node)
    checkForm(of: node)
    let prices = self.prices(node, own, noun)
    var list = PriceList(
      currency: own, validFrom: validFrom, validUntil: validUntil, prices: prices,
      finance: (node["finance"]?.items ?? []).compactMap { finance($0) },
      includes: node.texts("includes"), notIncluded: node.texts("not_included"),
      provenance: provenance(node, own), location: node.location)
    askedTotals = (node["estimate"]?.items ?? []).compactMap { total($0, of: list) }
    if node["rows"] != nil || node["estimate"] != nil { list.totals = askedTotals }
    check(list, node, stages)
    checkNote(list)
    return list
  }

  private mutating func prices(
    _ node: YAMLNode, _ currency: Currency, _ noun: QuantityUnit
  ) -> [Price] {
    let basis = node["per"]?.value(.areaBasis) ?? .area
    return (node["areas"]?.entries ?? []).compactMap { area($0, currency, basis) }
      + (node["rows"]?.items ?? []).compactMap { row($0, currency, noun) }
  }

  private mutating func provenance(_ node: YAMLNode, _ currency: Currency) -> Provenance {
    checkReports(node, value: "price")
    return node.provenance { report in
      report["price"]?.value(.amount).map {
        .amount($0.amount, $0.currency ?? currency, per: report["per"]?.value(.word))
      }
    }
  }

  private mutating func validity(
    of node: YAMLNode
  ) -> (from: Located<CalendarDate>?, until: Located<CalendarDate>?) {
    let validFrom = node["valid_from"]?.located(.date)
    let validUntil = node["valid_until"]?.located(.date)
    report(DateOrder.problem("facts", validFrom, "valid_from", validUntil, "valid_until"))
    return (validFrom, validUntil)
  }

  /// Either `areas`, with `per`, or `rows`.
  private mutating func checkForm(of node: YAMLNode) {
    guard case .mapping(let entries) = node.content, !entries.isEmpty else { return }
    if let rows = node.entry("rows"), let other = node.entry("areas") ?? node.entry("per") {
      report(
        .twoForms, "'prices' has both 'rows' and '\(other.key.value)'", at: other.key.location,
        help: other.key.value == "per"
          ? "remove it; each row says what it is for, such as 'for: session'"
          : "write each area as a row, such as '- { id: thighs, price: 250, for: area }'",
        notes: [.init("the rows are here", at: rows.key.location)])
    }
    // An unknown key may be one of the two, misspelt.
    let known = PriceShapes.keys
    guard node["rows"] == nil, node["areas"] == nil,
      entries.allSatisfy({ known.contains($0.key.value) })
    else { return }
    diagnostics.append(
      Diagnostic(
        schema.schema.rule(.missingKey), "'prices' has no 'rows'", at: node.location,
        help: "add 'rows': the prices, who pays and what for; or 'areas': a price for each area"))
  }

  // MARK: Rows

  private mutating func area(
    _ entry: YAMLNode.Entry, _ currency: Currency, _ basis: PriceBasis
  ) -> Price? {
    let id = entry.key.value
    let node = entry.value["price"] ?? entry.value
    guard let amount = amount(node, currency) else { return nil }
    let name = entry.value.text("name") ?? Located(Slug.words(id), at: entry.key.location)
    return Price(
      id: id, name: name, amount: amount, purpose: .one(basis), isArea: true,
      note: entry.value.text("note"), location: entry.key.location)
  }

  private mutating func row(
    _ node: YAMLNode, _ currency: Currency, _ noun: QuantityUnit
  ) -> Price? {
    let purpose = node.entry("for").map { self.purpose($0, noun) } ?? .named
    var terms = PriceTerms()
    terms.who = node.text("who")
    terms.age = node["age"]?.located(.quantity(.time))
    terms.condition = node.text("if")
    terms.deposit = node["deposit"]?.located(.deposit)
    terms.excess = node["excess"].flatMap { excess in
      excess.value(.excess).flatMap { $0 }.map { Located($0, at: excess.location) }
    }
    terms.limit = node["up_to"]?.located(.limit)
    (terms.validFrom, terms.validUntil) = validity(of: node)
    guard let id = node["id"]?.located(.id),
      let amount = node["price"].flatMap({ self.amount($0, currency) })
    else { return nil }
    let price = Price(
      id: id.value, name: node.text("name") ?? Located(Slug.words(id.value), at: id.location),
      payer: node["payer"]?.located(.id), amount: amount, purpose: purpose,
      isArea: purpose == .one(.area), terms: terms, note: node.text("note"),
      location: id.location)
    check(price, currency)
    return price
  }

  private mutating func amount(_ node: YAMLNode, _ currency: Currency) -> PriceAmount? {
    guard let written = node.located(.amount) else { return nil }
    if let other = written.value.currency, other != currency {
      report(
        FactsProblem.currencyDiffers,
        "this price is in \(other.code), but the list is in \(currency.code)",
        at: written.location, help: "write \(currency.code), or no currency")
    }
    return written.value.amount
  }

  /// - Parameter noun: What the subject is counted in, of which one has the price of a session.
  private mutating func purpose(_ entry: YAMLNode.Entry, _ noun: QuantityUnit) -> PricePurpose {
    let node = entry.value
    if let basis = node.value(.purpose) { return .one(basis) }
    guard case .mapping = node.content else { return .named }
    guard checkPurpose(entry) else { return .named }
    if let stage = node["stage"]?.located(.id) { return .stage(stage) }
    let (package, total) = (node.ids("stages"), node.ids("total_of"))
    if !package.isEmpty { return .package(package) }
    if !total.isEmpty { return .total(total) }
    if let each = node.text("each")?.value {
      return noun.spellings.contains(each.lowercased()) ? .one(.session) : .each(each)
    }
    if let count = node["number"]?.value(.integer(2...1000)), let noun = node.text("of") {
      return .several(count, of: noun.value)
    }
    return .named
  }

  /// Whether `for` has exactly one key, or the two that belong together.
  private mutating func checkPurpose(_ entry: YAMLNode.Entry) -> Bool {
    let counted = ["number", "of"].compactMap(entry.value.entry)
    let said =
      ["stage", "stages", "total_of", "each"].compactMap(entry.value.entry) + counted.prefix(1)
    if said.count > 1 {
      report(
        .badPurpose, "'for' says two things", at: said[1].key.location,
        help: "keep '\(said[0].key.value)' or '\(said[1].key.value)'")
    } else if counted.count == 1 {
      report(
        .badPurpose, "'for' has '\(counted[0].key.value)' alone", at: counted[0].key.location,
        help: "write both, such as '{ number: 2, of: body parts }'")
    } else if said.isEmpty {
      report(
        .badPurpose, "'for' does not say what the price buys", at: entry.key.location,
        help: "write 'stage:', 'stages:', 'total_of:', 'each:', or 'number:' with 'of:'")
    } else {
      return true
    }
    return false
  }

  private mutating func finance(_ node: YAMLNode) -> PriceFinance? {
    guard case .mapping(let entries) = node.content else { return nil }
    let counts = ScalarParser<Int>.integer(2...600)
    if node["months"] == nil, node["payments"] == nil {
      report(
        .emptyFinance, "this way to pay does not say how often",
        at: entries.first?.key.location ?? node.location,
        help: "add 'months:' or 'payments:'")
    }
    return PriceFinance(
      months: node["months"]?.value(counts), payments: node["payments"]?.value(counts),
      apr: node["apr"]?.value(.apr),
      isRepresentative: node["representative"]?.value(.boolean) ?? false,
      row: node["of"]?.located(.id), note: node.text("note"), location: node.location)
  }

  private func total(_ node: YAMLNode, of list: PriceList) -> PriceTotal? {
    if let row = node.located(.id) {
      let price = list.price(row.value)
      return PriceTotal(
        id: row.value, name: price?.name ?? Located(Slug.words(row.value), at: row.location),
        rows: [row], location: price?.location ?? row.location)
    }
    guard let id = node["id"]?.located(.id) else { return nil }
    return PriceTotal(
      id: id.value, name: node.text("name") ?? Located(Slug.words(id.value), at: id.location),
      rows: node.ids("sum"), location: id.location)
  }
}
