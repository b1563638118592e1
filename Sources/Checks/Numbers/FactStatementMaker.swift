import Diagnostics
import Essentials
import Facts
import Foundations

/// Makes the statements of a subject.
struct FactStatementMaker {
  private typealias Stems = [Int32: Double]

  private let words: Shared<FactWords>
  private let numbers: NumberWords
  private let treatment: Treatment
  private var statements: [FactStatement] = []
  private let subject: Set<Int32>
  private let purposes: [Identifier: String]
  /// The stems of rows and risks, whose texts are about the same, with where those stand.
  private var owners = FactOwners()
  private var group = 0
  /// The ages in texts, with where those stand.
  private let ages: WrittenAges
  /// Where the names of rows, risks and prices stand.
  private var titles = FactOwners()
  /// The risk that the last entry was of, whose chance and length are one row.
  private var risk: Diagnostics.SourceLocation?

  private init(
    _ treatment: Treatment, _ texts: [FactTexts.Value], _ words: Shared<FactWords>,
    _ numbers: NumberWords
  ) {
    ages = WrittenAges(texts)
    self.treatment = treatment
    self.words = words
    self.numbers = numbers
    purposes = Self.purposes(of: treatment.prices)
    let names = [treatment.name] + treatment.otherNames
    subject = Set(
      names.flatMap { FactMatcher.stems($0.value, words) }.map(numbers.number(ofStem:)))
  }

  /// What the facts of `treatment` say, and what `texts` do.
  static func statements(
    of treatment: Treatment, texts: [FactTexts.Value], words numbers: NumberWords
  ) -> [FactStatement] {
    guard let words = numbers.facts else { return [] }
    var maker = FactStatementMaker(treatment, texts, words, numbers)
    for entry in treatment.facts.entries where entry.kind != .member && entry.kind != .table {
      maker.add(entry)
    }
    for table in treatment.tables { maker.add(table) }
    if let stages = treatment.table("stages") { maker.addTotals(of: stages) }
    if let outcomes = treatment.table("outcomes") { maker.addDifferences(of: outcomes) }
    for item in treatment.timeline { maker.add(item) }
    for finance in treatment.prices.finance { maker.add(finance) }
    for price in treatment.prices.prices {
      maker.addDeposit(of: price)
      maker.addAge(of: price)
    }
    maker.owners.finish()
    maker.addTitles()
    for text in texts { maker.add(text) }
    return maker.statements
  }

  private mutating func addTitles() {
    let rows = treatment.tables.flatMap(\.rows).compactMap(\.title?.location)
    let labels = treatment.facts.entries.compactMap(\.label?.location)
    for title in rows + labels { titles.add(title, [:], 0) }
    titles.finish()
  }

  private mutating func append(_ statement: FactStatement) {
    var statement = statement
    statement.group = group
    statements.append(statement)
  }

  /// Appends what says `values`, of which the time of a pace is a statement of its own.
  private mutating func append(_ statement: FactStatement, saying values: [FactValue]) {
    append(statement)
    for case .pace(let pace) in values where !pace.isRate {
      var time = statement
      time.values = [.quantity(pace.within)]
      time.isPace = true
      append(time)
    }
  }

  // MARK: Facts with a name

  private mutating func add(_ entry: FactEntry) {
    let isSameRisk = risk != nil && entry.label?.location == risk
    if !isSameRisk { group += 1 }
    risk = Self.isOfRisk(entry) ? entry.label?.location : nil
    for text in entry.texts where entry.kind == .risk || entry.kind == .price {
      owners.add(text.text.location, stems([entry.label?.value ?? ""]), group)
    }
    var values = ComparedValue.all(of: entry)
    if case .amount(let amount, _, _)? = entry.value, amount.isMoney {
      values = [.money(low: amount.low, high: amount.high)]
    }
    guard !values.isEmpty else { return }
    var stems = stems([entry.label?.value ?? "", Self.words(of: entry.id)] + entry.words)
    // Of facts without rows, their own words.
    let naming =
      entry.kind == .quantity
      ? Set(self.stems(entry.words).keys)
      : Set(stems.filter { $0.value >= 1 || entry.kind == .price && $0.value == 0.1 }.keys)
    var cues = cues(of: Self.kind(of: entry))
    if entry.kind == .quantity, entry.id == "session_length" {
      cues.formUnion(subject)
      for stem in statementStems(kindName) { stems[stem] = 0.6 }
    }
    if entry.kind == .quantity, entry.id == "interval" {
      for stem in statementStems(treatment.quantities.countedNoun.name) { stems[stem] = 0.6 }
    }
    if entry.kind == .price || entry.kind == .estimate {
      for text in entry.texts { add(text.text.value, 0.7, to: &stems) }
      add(purposes[entry.id] ?? "", 0.5, to: &stems)
    }
    append(
      FactStatement(
        values: values, stems: stems, cues: cues,
        canContradict: entry.kind != .quantity,
        isLasting: entry.kind == .risk && Self.kind(of: entry) == "risks.lasts"
          && values.allSatisfy(\.isTime),
        column: entry.kind == .quantity ? nil : Self.kind(of: entry), naming: naming,
        title: RowTitles.words(entry.label?.value ?? ""),
        whole: whole(entry.label?.value ?? ""),
        side: entry.kind == .own ? ThresholdSide(ownFact: entry.value) : nil,
        name: entry.isReferable
          ? entry.id.text
          : entry.label?.value.quoted ?? entry.id.text, text: entry.text,
        location: entry.location, reference: entry.isReferable ? entry.id : nil,
        reported: entry.provenance.reported.compactMap(\.value)))
  }

  /// The words for what prices are paid for, by their names: visit.
  private static func purposes(of prices: PriceList) -> [Identifier: String] {
    var purposes: [Identifier: String] = [:]
    for price in prices.prices {
      switch price.purpose {
      case .one(let basis) where basis.isCounted: purposes[price.factName] = basis.rawValue
      case .each(let noun): purposes[price.factName] = noun
      default: break
      }
    }
    return purposes
  }

  private static func isOfRisk(_ entry: FactEntry) -> Bool {
    entry.kind == .risk || entry.id.components.first == "risks"
  }

  /// What the kind calls one of the subject: operation.
  private var kindName: String {
    treatment.kind.ownWords?.one ?? treatment.kind.base.rawValue
  }

  private static func kind(of entry: FactEntry) -> String {
    if entry.tellsOnset { return "risks.onset" }
    if entry.tellsAmount { return "risks.amount" }
    if entry.id.components.last == "chance" { return "risks.chance" }
    switch entry.kind {
    case .risk: return "risks.lasts"
    case .price, .estimate: return "prices"
    default: return entry.id.text
    }
  }

  private static func words(of id: Identifier) -> String {
    let parts = id.components
    return (parts.count > 1 ? parts.dropFirst() : parts[...]).filter {
      !["chance", "onset", "amount"].contains($0)
    }
    .map(\.text).joined(separator: " ").replacing("_", with: " ")
  }

  // MARK: Tables

  private mutating func add(_ table: FactTable) {
    for row in table.rows {
      var stems: Stems = [:]
      for cell in row.cells {
        // What is said of a visit is not about how long it is.
        guard table.shape.id != "visit" else { continue }
        let isTitle = cell.location == row.cells.first?.location
        for text in cell.words { add(text.value, isTitle ? 1 : 0.75, to: &stems) }
      }
      addID(of: row, table, to: &stems)
      group += 1
      owners.add(row.location, stems, group)
      for cell in row.cells { add(cell, stems, row, table) }
    }
    group += 1
    for cell in table.details { add(cell, [:], nil, table) }
  }

  private mutating func add(
    _ cell: FactTable.Cell, _ stems: Stems, _ row: FactTable.Row?, _ table: FactTable
  ) {
    let values = cell.values
    if case .conditions(let conditions) = cell.content {
      for condition in conditions { add(condition, in: cell, stems, row, table) }
    }
    guard !values.isEmpty else { return }
    let name = table.shape.entryName(row, cell.column)
    let isNamed = row == nil || row?.id != nil || table.shape.layout == .record
    var compared: [ComparedValue] = []
    for value in values {
      let entry = FactEntry(name, value: value, label: row?.title, at: cell.location)
      compared += ComparedValue.all(of: entry).filter { !value.isPace || !$0.isTime }
    }
    if cell.column == "age" { compared = compared.map(\.asAge) }
    if cell.column == "needed_to_treat" { compared += compared.compactMap(\.asOneOfThem) }
    if cell.column == "over" { compared += compared.compactMap(\.asMore) }
    if case .days(let days) = cell.content { compared.append(.cycleDays(days)) }
    // Of several ages a reference gives all.
    let isOne = cell.values.count == 1 || !cell.isOneAfterAnother
    let reference = isOne && isNamed && treatment.facts.contains(name) ? name : nil
    let title = row?.title?.value.quoted ?? name.text
    var stems = stems
    add(cell.column.replacing("_", with: " "), 0.5, to: &stems)
    if table.shape.id == "missed_dose" {
      for cue in words.cues(of: name.text) { stems[canonical(cue)] = 0.7 }
    }
    if table.shape.id == "dose" { addFirst(to: &stems) }
    if row?.id == nil { add(table.shape.id.text.replacing("_", with: " "), 0.5, to: &stems) }
    var text = values.map(\.plainText).joined(separator: " or ")
    if case .days(let days) = cell.content { text = Self.text(of: days) }
    append(
      FactStatement(
        values: compared, stems: stems, cues: cues(of: "\(table.shape.id).\(cell.column)"),
        // That so many take it says nothing of others whom a sentence counts.
        canContradict: cell.column != "needed_to_treat",
        isDose: table.shape.id == "dose" && ["amount", "often", "maximum"].contains(cell.column),
        isMaximum: cell.column == "maximum", column: Self.family(cell, table),
        naming: row.map { naming($0, table) } ?? [],
        title: RowTitles.words(row?.title?.value ?? ""),
        whole: whole(row?.title?.value ?? ""),
        anchors: Set(
          row.map { self.stems($0.texts("after").map(\.value)).keys.map(\.self) } ?? []),
        choice: row.flatMap { OutcomeChoice($0, words) { Set(self.stems([$0]).keys) } },
        ages: row.map { ages.of($0) } ?? [],
        side: ThresholdSide(
          cell, of: table, then: row?.texts("then").flatMap { statementStems($0.value) } ?? []),
        name: reference?.text ?? title, text: text, location: cell.location,
        reference: reference, reported: table.provenance.reported.compactMap(\.value)),
      saying: values)
  }

  /// What the stages come to in all.
  private mutating func addTotals(of table: FactTable) {
    let totals = StageTotals(table)
    for total in [totals?.visits, totals?.time].compactMap(\.self) {
      group += 1
      append(
        FactStatement(
          values: [.quantity(total)], stems: stems([totals?.visits.unit.name ?? ""]),
          cues: cues(of: "course_length"), canContradict: false, name: table.shape.id.text,
          text: FactValue.quantity(total).plainText, location: table.location))
    }
  }

  /// By how much the chances of one outcome differ.
  private mutating func addDifferences(of table: FactTable) {
    for (one, other) in table.comparedOutcomes {
      guard let difference = one.chance.difference(from: other.chance) else { continue }
      group += 1
      append(
        FactStatement(
          values: [.chance(difference)], stems: stems([one.outcome]),
          cues: cues(of: "outcomes.difference"), canContradict: false,
          name: table.shape.id.text, text: FactValue.chance(difference).plainText,
          location: other.location))
    }
  }

  /// What is taken at the start is the first dose, too.
  private mutating func addFirst(to stems: inout Stems) {
    guard let start = words.statementStem(of: words.start), let weight = stems[canonical(start)],
      words.firstDose.count == 2,
      let name = StatementStems.name(words.firstDose[0], before: words.firstDose[1], words)
    else { return }
    stems[canonical(name)] = weight
  }

  /// What is measured in a zone, or makes something stop.
  private mutating func add(
    _ condition: FactTable.Condition, in cell: FactTable.Cell, _ stems: Stems,
    _ row: FactTable.Row?, _ table: FactTable
  ) {
    guard let value = condition.value else { return }
    let name = table.shape.entryName(row, cell.column)
    var stems = stems
    add(condition.name.value, 1, to: &stems)
    let entry = FactEntry(name, value: value, label: condition.name, at: cell.location)
    append(
      FactStatement(
        values: ComparedValue.all(of: entry).filter { !value.isPace || !$0.isTime },
        stems: stems, cues: cues(of: "\(table.shape.id).\(cell.column)"),
        column: Self.family(cell, table), naming: row.map { naming($0, table) } ?? [],
        whole: whole(condition.name.value),
        name: condition.name.value.quoted, text: value.plainText,
        location: condition.name.location,
        reported: table.provenance.reported.compactMap(\.value)),
      saying: [value])
  }

  private static func text(of days: [ClosedRange<Int>]) -> String {
    let texts = days.map { range in
      range.count == 1 ? "\(range.lowerBound)" : "\(range.lowerBound) to \(range.upperBound)"
    }
    let isOne = days.count == 1 && days.allSatisfy { $0.count == 1 }
    return (isOne ? "day " : "days ") + texts.joined(separator: ", ")
  }

  /// Adds what the name of a row tells beside its cells. What is also the name of a column, as the
  /// check of `hba1c_check`, tells of each row.
  private func addID(of row: FactTable.Row, _ table: FactTable, to stems: inout Stems) {
    var own: Stems = [:]
    add(row.id?.replacing("_", with: " ") ?? "", 1, to: &own)
    for column in table.shape.columns {
      for stem in statementStems(column.key) { own[stem] = nil }
    }
    stems.merge(own) { max($0, $1) }
  }

  /// The stems that name a row: those of its cells that are no text about it.
  private func naming(_ row: FactTable.Row, _ table: FactTable) -> Set<Int32> {
    var stems: Stems = [:]
    addID(of: row, table, to: &stems)
    for cell in row.cells where !Self.tellingColumns.contains(cell.column) {
      for text in cell.words { add(text.value, 1, to: &stems) }
    }
    return Set(stems.filter { $0.value >= 1 }.keys)
  }

  /// What a cell says that the cells of other rows say too: all thresholds measure something.
  private static func family(_ cell: FactTable.Cell, _ table: FactTable) -> String {
    table.shape.id == "thresholds" ? "thresholds" : "\(table.shape.id).\(cell.column)"
  }

  /// Columns that name no row but tell something about it.
  private static let tellingColumns: Set<String> = ["text", "why", "then", "later", "how"]

  // MARK: Timeline, payments, texts

  private mutating func add(_ entry: TimelineEntry) {
    let span = entry.span.value
    guard !span.isMoment else { return }
    var values = entry.time.map { [ComparedValue.clock($0)] } ?? []
    // How long before, on the day, is not said.
    if !span.isOnTheDay {
      values.insert(.quantity(span.distance), at: 0)
    }
    if values.isEmpty { return }
    let side = span.isBefore ? "timeline.before" : "timeline.after"
    let text =
      span.isOnTheDay
      ? "on the day"
      : FactValue.quantity(span.distance).plainText + (span.isBefore ? " before" : "")
    let items = entry.doItems + entry.doNotItems
    for item in items {
      group += 1
      var stems = stems([item.text.value])
      add(entry.name?.value ?? "", 0.5, to: &stems)
      append(
        FactStatement(
          values: values, stems: stems, cues: cues(of: side), isStrict: true, column: side,
          naming: Set(stems.keys), whole: whole(ofText: self.stems([item.text.value])),
          name: item.text.value.quoted,
          text: text + (entry.time.map { " at \($0.text)" } ?? ""),
          location: item.text.location))
    }
  }

  private mutating func add(_ finance: PriceFinance) {
    group += 1
    let row = finance.row.flatMap { treatment.prices.price($0.value) }
    var stems = stems([row?.name.value ?? ""]).mapValues { $0 * 0.5 }
    for stem in words.charged { stems[numbers.number(ofStem: stem)] = 1 }
    if finance.apr == 0 {
      for stem in words.interestFree { stems[numbers.number(ofStem: stem)] = 1 }
    }
    var values: [ComparedValue] = []
    func add(_ number: Decimal?, _ unit: QuantityUnit?) {
      guard let number, let unit else { return }
      values.append(.quantity(Quantity(low: number, high: number, unit: unit)))
    }
    add(finance.months.map { Decimal($0) }, .month)
    add((finance.payments ?? finance.months).map { Decimal($0) }, QuantityWords.payment)
    add(finance.apr, .percent)
    let payments = Set(finance.payments(in: treatment.prices))
    if payments.count == 1, let payment = payments.first, (payment * 100).wholeNumber != nil {
      values.append(.money(low: payment, high: payment))
    }
    append(
      FactStatement(
        values: values, stems: stems, cues: cues(of: "finance"), isStrict: true,
        name: "prices.finance",
        text: values.compactMap(\.plainText).joined(separator: ", "), location: finance.location))
  }

  private mutating func addDeposit(of price: Price) {
    guard let deposit = price.terms.deposit, case .percent(let percent) = deposit.value else {
      return
    }
    group += 1
    var stems = stems([price.name.value]).mapValues { $0 * 0.5 }
    for stem in FactMatcher.stems(words.deposit, words) { stems[numbers.number(ofStem: stem)] = 1 }
    let quantity = Quantity(low: percent, high: percent, unit: .percent)
    append(
      FactStatement(
        values: [.quantity(quantity)], stems: stems, name: price.depositName.text,
        text: quantity.plainText, location: deposit.location))
  }

  private mutating func addAge(of price: Price) {
    guard let age = price.terms.age else { return }
    group += 1
    append(
      FactStatement(
        values: [ComparedValue.quantity(age.value).asAge],
        stems: stems([price.name.value, price.terms.who?.value ?? ""]),
        cues: cues(of: "eligibility.age"), column: "prices.age",
        name: price.name.value.quoted, text: age.value.plainText, location: age.location))
  }

  private mutating func add(_ text: FactTexts.Value) {
    var stems: Stems = [:]
    for stem in text.stems where !subject.contains(stem) {
      let stem = numbers.text(ofStem: stem)
      if !words.untold.contains(stem) { stems[canonical(stem)] = 0.9 }
    }
    let owner = owners.owner(of: text.location)
    // What a row is called says nothing of what it is about.
    let isTitle = titles.owner(of: text.location) != nil
    let whole = whole(ofText: stems)
    stems.merge(owner?.stems ?? [:]) { max($0, $1) }
    group += 1
    let compared = ComparedValue.all(of: text.written)
    let values = text.isAge ? compared.map(\.asAge) : compared
    guard !values.isEmpty else { return }
    statements.append(
      FactStatement(
        values: values, stems: stems, isStrict: true,
        canContradict: !isTitle && !values.contains(where: \.isOfThings),
        group: owner?.group ?? group, whole: isTitle ? [] : whole,
        lead: text.lead, name: "", text: text.sentence.quoted, location: text.location))
  }

  // MARK: Words

  private func stems(_ texts: [String]) -> Stems {
    var stems: Stems = [:]
    for text in texts { add(text, 1, to: &stems) }
    return stems
  }

  /// Adds the stems of `text`. The name of the subject tells nothing among its own facts.
  private func add(_ text: String, _ weight: Double, to stems: inout Stems) {
    for stem in statementStems(text) {
      let weight = subject.contains(stem) ? 0.1 : weight
      stems[stem] = max(stems[stem] ?? 0, weight)
    }
  }

  private func statementStems(_ text: String) -> [Int32] {
    StatementStems.stems(text, words).map(numbers.number(ofStem:))
  }

  /// The stems of a name but for those of the subject.
  private func whole(_ name: String) -> Set<Int32> {
    Set(statementStems(name)).subtracting(subject)
  }

  /// The same of a text; one word alone tells too little.
  private func whole(ofText stems: Stems) -> Set<Int32> {
    let own = Set(stems.keys).subtracting(subject)
    return own.count > 1 ? own : []
  }

  private func canonical(_ stem: String) -> Int32 {
    numbers.number(ofStem: words.canonical[stem] ?? stem)
  }

  private func cues(of name: String) -> Set<Int32> {
    Set(words.cues(of: name).map(canonical))
  }
}

extension ClockTime {
  var text: String { "\(hour):" + (minute < 10 ? "0\(minute)" : "\(minute)") }
}

extension FactValue {
  fileprivate var isPace: Bool {
    if case .pace = self { true } else { false }
  }
}
