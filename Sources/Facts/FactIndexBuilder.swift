import Diagnostics
import Foundations
import struct Essentials.Decimal

/// Puts the facts of a treatment into its index. The order is that of its pages.
struct FactIndexBuilder {
  private let treatment: Treatment
  private var entries: [FactEntry] = []

  static func index(of treatment: Treatment) -> FactIndex {
    var builder = FactIndexBuilder(treatment: treatment)
    builder.addNames()
    for name in QuantityName.allCases {
      if let fact = treatment.quantities[name] { builder.add(fact, name.rawValue, .quantity) }
    }
    builder.addRisks()
    builder.addPrices()
    for name in StatementName.allCases {
      if let fact = treatment.statements[name] { builder.add(fact, name.rawValue, .statement) }
    }
    for name in ListName.allCases {
      if let fact = treatment.lists[name] { builder.add(fact, name.rawValue) }
    }
    builder.addParts()
    for table in treatment.tables { builder.add(table) }
    builder.addAlternatives()
    for fact in treatment.otherFacts { builder.add(fact) }
    return FactIndex(builder.entries)
  }

  private mutating func addNames() {
    let name = treatment.name
    var entry = FactEntry("name", .text, .text(name.value), at: name.location)
    let texts = [name] + treatment.otherNames + [treatment.summary]
    entry.texts = texts.map { FactEntry.Text(text: $0, role: .statement, isCited: false) }
    entries.append(entry)
  }

  // MARK: Facts with a name

  private mutating func add(
    _ fact: QuantityFact, _ name: String, _ kind: FactEntry.Kind, label: Located<String>? = nil
  ) {
    var entry = FactEntry(
      Identifier(name), kind, fact.value.map(FactValue.quantity) ?? .askClinic, at: fact.location)
    entry.provenance = fact.provenance
    entry.label = label
    entry.texts = label.map { [.label($0)] } ?? []
    addWithMembers(entry)
  }

  private mutating func add(
    _ fact: StatementFact, _ name: String, _ kind: FactEntry.Kind, label: Located<String>? = nil
  ) {
    let value = fact.value.map { FactValue.text($0.value) } ?? .askClinic
    var entry = FactEntry(Identifier(name), kind, value, at: fact.location)
    entry.provenance = fact.provenance
    entry.label = label
    let isCited = !fact.provenance.sources.isEmpty
    entry.texts =
      (label.map { [.label($0)] } ?? [])
      + (fact.value.map { [.init(text: $0, role: .statement, isCited: isCited)] } ?? [])
    entries.append(entry)
  }

  private mutating func add(_ fact: ListFact, _ name: String, label: Located<String>? = nil) {
    let first = entries.count
    add(Identifier(name), .list, fact.value ?? [], fact.provenance, at: fact.location)
    entries[first].label = label
  }

  private mutating func add(_ fact: Fact<FactValue>, _ name: String, label: Located<String>) {
    var entry = FactEntry(Identifier(name), .own, fact.value ?? .askClinic, at: fact.location)
    entry.provenance = fact.provenance
    entry.label = label
    entry.texts = [.label(label)]
    addWithMembers(entry)
  }

  private mutating func add(_ fact: OtherFact) {
    let first = entries.count
    defer {
      // A list is too long to be seen at a glance.
      entries[first].isKeyFact = (fact.isKeyFact ?? true) && entries[first].kind != .list
      entries[first].isChosen = fact.isKeyFact ?? false
      entries[first].words = fact.declaration?.words.map(\.value) ?? []
    }
    switch fact.value {
    case .quantity(let quantity): add(quantity, fact.id, .own, label: fact.label)
    case .statement(let statement): add(statement, fact.id, .own, label: fact.label)
    case .list(let list): add(list, fact.id, label: fact.label)
    case .value(let value): add(value, fact.id, label: fact.label)
    }
  }

  /// Adds an entry, and an entry for each of its ends that has a value and for its range.
  private mutating func addWithMembers(_ entry: FactEntry) {
    entries.append(entry)
    guard entry.isReferable else { return }
    switch entry.value {
    case .quantity(let quantity):
      addMember("low", quantity.low.map { .number(low: $0, high: $0) }, of: entry)
      addMember("high", quantity.high.map { .number(low: $0, high: $0) }, of: entry)
      addMember("range", quantity.withoutUnit, of: entry)
    case .amount(let amount, let currency, _) where amount != .free && amount != .covered:
      func end(_ end: Decimal?) -> FactValue? {
        end.map { .amount(.range(low: $0, high: $0), currency) }
      }
      addMember("low", end(amount.low), of: entry)
      addMember("high", end(amount.high), of: entry)
      addMember("range", .amount(amount, currency), of: entry)
    default: break
    }
  }

  private mutating func addMember(_ name: String, _ value: FactValue?, of entry: FactEntry) {
    guard let value else { return }
    var member = FactEntry(entry.id.appending(name), .member, value, at: entry.location)
    member.provenance = entry.provenance
    member.further = entry.further
    member.owner = entry.owner ?? entry.id
    entries.append(member)
  }

  // MARK: Parts

  private mutating func addRisks() {
    let risks = treatment.risks
    for risk in risks.common + risks.serious {
      let value = risk.lasts.map(FactValue.quantity)
      var entry = FactEntry(risk.factName, .risk, value, at: risk.location)
      entry.isReferable = value != nil && risk.id != nil
      entry.label = risk.name
      entry.provenance = risk.provenance
      let isCited = !risk.provenance.sources.isEmpty
      entry.texts =
        [.label(risk.name)]
        + (risk.text.map { [.init(text: $0, role: .statement, isCited: isCited)] } ?? [])
      addWithMembers(entry)
      add(
        risk.amount.map { .quantity($0.value) }, risk.amountName, of: risk,
        at: risk.amount?.location)
      add(
        risk.onset.map { .quantity($0.value) }, risk.onsetName, of: risk, at: risk.onset?.location)
      add(
        risk.chance.map { .chance($0.value) }, risk.chanceName, of: risk, at: risk.chance?.location
      )
    }
    add(
      "risks", .part, [risks.noSerious].compactMap(\.self), risks.provenance, at: risks.location)
  }

  private mutating func add(
    _ value: FactValue?, _ name: Identifier, of risk: Risk, at location: SourceLocation?
  ) {
    guard let value, let location else { return }
    var entry = FactEntry(name, .risk, value, at: location)
    entry.isReferable = risk.id != nil
    entry.label = risk.name
    entry.provenance = risk.provenance
    entry.owner = risk.factName
    entries.append(entry)
  }

  private mutating func addPrices() {
    let list = treatment.prices
    for (name, date) in [("valid_from", list.validFrom), ("valid_until", list.validUntil)] {
      guard let date else { continue }
      addPart(FactEntry(Identifier("prices.\(name)"), .date, .date(date.value), at: date.location))
    }
    for price in list.prices { add(price, list.currency) }
    for total in list.totals { add(total) }
    var whole = FactEntry("prices", .prices, at: list.location)
    whole.texts = (list.includes + list.notIncluded + list.finance.compactMap(\.note))
      .map { .label($0) }
    whole.provenance = list.provenance
    entries.append(whole)
  }

  private mutating func add(_ price: Price, _ currency: Currency) {
    let terms = price.terms
    var entry = FactEntry(
      price.factName, .price, .amount(price.amount, currency), at: price.location)
    entry.label = price.name
    entry.texts = [price.name, terms.who, terms.condition, price.note].compactMap(\.self)
      .map { .label($0) }
    addPart(entry)
    if let deposit = terms.deposit, let amount = price.deposit(in: currency) {
      addAmount(.range(low: amount, high: amount), price.depositName, of: price, deposit.location)
    }
    if let excess = terms.excess, case .amount(let amount) = excess.value {
      addAmount(amount, price.excessName, of: price, excess.location)
    }
    if let limit = terms.limit {
      addAmount(.upTo(limit.value), price.limitName, of: price, limit.location)
    }
  }

  private mutating func addAmount(
    _ amount: PriceAmount, _ name: Identifier, of price: Price, _ location: SourceLocation
  ) {
    let value = FactValue.amount(amount, treatment.prices.currency)
    var entry = FactEntry(name, .price, value, at: location)
    entry.label = price.name
    addPart(entry)
  }

  private mutating func add(_ total: PriceTotal) {
    guard let estimate = try? treatment.estimate(total) else { return }
    let value = FactValue.amount(estimate.amount, estimate.currency)
    var entry = FactEntry(total.factName, .estimate, value, at: total.location)
    entry.label = total.name
    entry.further = estimate.count == nil ? [] : counts(of: estimate)
    entry.further += estimate.prices.count > 1 ? estimate.prices.map(\.location) : []
    addPart(entry)
  }

  /// Where the facts say how often the prices of `estimate` are paid.
  private func counts(of estimate: PriceEstimate) -> [SourceLocation] {
    guard case .one(let basis)? = estimate.prices.first?.purpose else { return [] }
    return treatment.count(of: basis).map { [$0.location] } ?? []
  }

  private mutating func addPart(_ entry: FactEntry) {
    var entry = entry
    entry.provenance = treatment.prices.provenance
    entry.owner = "prices"
    addWithMembers(entry)
  }

  private mutating func addParts() {
    let evidence = treatment.evidence
    add(
      "evidence", .part, evidence.known + evidence.notKnown, evidence.provenance,
      at: evidence.location)
    let aftercare = treatment.aftercare
    for phase in aftercare.phases {
      var entry = FactEntry("aftercare", .part, at: phase.location)
      entry.provenance = aftercare.provenance
      entry.owner = "aftercare"
      entry.texts =
        [.label(phase.name)] + phase.doItems.map { .statement($0) }
        + phase.doNotItems.map { .statement($0, role: .prohibition) }
      entry.textSources = (phase.doItems + phase.doNotItems).flatMap(\.sources)
      entries.append(entry)
      addValues(of: phase.doItems + phase.doNotItems, "aftercare", aftercare.provenance)
    }
    add("aftercare", .part, [], aftercare.provenance, at: aftercare.location)
    for entry in treatment.timeline { add(entry) }
    let help = treatment.getHelp
    add("get_help", .part, help.emergency + help.urgent + help.routine, at: help.location)
  }

  /// Adds a table, and an entry for each value in it: by the name of the row and the column, or by
  /// that of the row alone where the column is what the row is for.
  private mutating func add(_ table: FactTable) {
    var whole = FactEntry(table.shape.id, .part, at: table.location)
    whole.provenance = table.provenance
    whole.textSources = table.rows.flatMap(\.sources)
    let isCited = !table.provenance.sources.isEmpty
    for row in table.rows {
      for cell in row.cells {
        add(cell, of: row, in: table, to: &whole, isCited: isCited || !row.sources.isEmpty)
      }
    }
    for cell in table.details { add(cell, of: nil, in: table, to: &whole, isCited: isCited) }
    entries.append(whole)
  }

  private mutating func add(
    _ cell: FactTable.Cell, of row: FactTable.Row?, in table: FactTable,
    to whole: inout FactEntry, isCited: Bool
  ) {
    switch cell.content {
    case .word, .rows: break
    case .texts(let texts):
      whole.texts += texts.map { .init(text: $0, role: .aside, isCited: isCited) }
    case .times(let times), .moments(let times):
      let value = times.count == 1 ? cell.values.first : nil
      add(value ?? .times(times), in: cell, of: row, in: table, label: row?.title)
    case .values, .delay, .days:
      for value in cell.values { add(value, in: cell, of: row, in: table, label: row?.title) }
    case .conditions(let conditions):
      for condition in conditions {
        whole.texts.append(.init(text: condition.name, role: .aside, isCited: isCited))
        guard let value = condition.value else { continue }
        add(value, in: cell, of: row, in: table, label: condition.name)
      }
    }
  }

  private mutating func add(
    _ value: FactValue, in cell: FactTable.Cell, of row: FactTable.Row?, in table: FactTable,
    label: Located<String>?
  ) {
    let name = table.shape.entryName(row, cell.column)
    var entry = FactEntry(name, .table, value, at: cell.location)
    let isNamed = row == nil || row?.id != nil || table.shape.layout == .record
    entry.isReferable = entry.isReferable && isNamed && !cell.isOfCycle
    entry.label = label
    entry.provenance = table.provenance
    entry.owner = table.shape.id
    addWithMembers(entry)
  }

  private mutating func add(_ item: TimelineEntry) {
    var entry = FactEntry("timeline", .part, at: item.span.location)
    entry.texts =
      (item.name.map { [.label($0)] } ?? []) + item.doItems.map { .statement($0, role: .aside) }
      + item.doNotItems.map { .statement($0, role: .prohibition) }
    entry.textSources = (item.doItems + item.doNotItems).flatMap(\.sources)
    entries.append(entry)
    addValues(of: item.doItems + item.doNotItems, "timeline", Provenance())
  }

  private mutating func addAlternatives() {
    let choices = treatment.alternatives
    var entry = FactEntry("alternatives", .part, at: choices.location)
    entry.texts = [.statement(choices.doingNothing)]
    entry.textSources = choices.doingNothing.sources
    for other in choices.others {
      entry.texts += [
        .label(other.name),
        .statement(CitedText(other.text, sources: other.sources), role: .aside),
      ]
      entry.textSources += other.sources
    }
    entries.append(entry)
    addValues(of: [choices.doingNothing], "alternatives", Provenance())
  }

  private mutating func add(
    _ id: Identifier, _ kind: FactEntry.Kind, _ items: [CitedText],
    _ provenance: Provenance = .init(), at location: SourceLocation
  ) {
    var entry = FactEntry(id, kind, at: location)
    entry.texts = items.map { .statement($0) }
    entry.textSources = items.flatMap(\.sources)
    entry.provenance = provenance
    entries.append(entry)
    addValues(of: items, id, provenance)
  }

  /// Adds an entry for each value that one of `items` of the fact `id` ends with.
  private mutating func addValues(
    of items: [CitedText], _ id: Identifier, _ provenance: Provenance
  ) {
    for item in items {
      guard let value = item.value else { continue }
      let name = value.id.map { id.appending($0) } ?? id
      var entry = FactEntry(name, .table, value.value, at: value.location)
      entry.isReferable = value.id != nil
      entry.label = item.text
      entry.provenance = provenance
      entry.owner = id
      addWithMembers(entry)
    }
  }
}

extension Quantity {
  /// The range without its unit; nil where its ends have different ones.
  fileprivate var withoutUnit: FactValue? {
    if hasMixedUnits { return nil }
    guard isLowExcluded || isHighExcluded else { return .number(low: low, high: high) }
    return .quantity(
      Quantity(
        low: low, high: high, unit: .number, isLowExcluded: isLowExcluded,
        isHighExcluded: isHighExcluded))
  }
}

extension FactEntry.Text {
  fileprivate static func label(_ text: Located<String>) -> Self {
    Self(text: text, role: .label, isCited: true)
  }

  fileprivate static func statement(_ text: CitedText, role: Role = .statement) -> Self {
    Self(text: text.text, role: role, isCited: !text.sources.isEmpty)
  }
}
