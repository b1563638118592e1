import Diagnostics
import Facts
import Foundations
import YAML

/// The schema of facts that have rows and columns.
struct TableShapes {
  /// What numbers with a unit can be.
  let grammar: QuantityGrammar

  var fields: [Field] {
    TableShape.all.map { shape in .optional(shape.id.text, yaml(shape), shape.summary) }
  }

  private func yaml(_ shape: TableShape) -> Shape {
    let about = shape.details.map(field) + FactShapes.provenance()
    let row = shape.columns.map(field)
    switch shape.layout {
    case .record: return .mapping(row + about)
    case .rows(let key, let short):
      let full = Shape.mapping(identified(row))
      let rows = Shape.list(short == nil ? full : .either([.text, full]), atLeast: 1)
      return .either([rows, .mapping([.required(key, rows, "the rows")] + about)])
    case .keyed(let short):
      let value = shape.columns.first { $0.key == short }.map { self.shape($0.form) } ?? .text
      return .keyed(ScalarParser.id.format, .either([value, .mapping(identified(row))]))
    }
  }

  /// The fields of a row, its name and its sources.
  private func identified(_ fields: [Field]) -> [Field] {
    let id = Field.optional("id", .value(.id), "the word by which articles refer to it")
    let sources = Field.optional(
      "sources", .list(.value(.id), atLeast: 0), "ids of the sources that it rests on")
    return [id] + fields + [sources]
  }

  private func field(_ column: TableShape.Column) -> Field {
    Field(
      key: column.key, shape: shape(column.form), isRequired: column.isRequired,
      summary: column.summary)
  }

  private func shape(_ form: TableShape.CellForm) -> Shape {
    switch form {
    case .text: .text
    case .frequency: .value(.frequency)
    case .dose: .value(.dose(grammar))
    case .chance: .value(.chance)
    case .texts: .either([.text, .list(.text, atLeast: 1)])
    case .quantities:
      .either([.value(.measured(grammar)), .list(.value(.measured(grammar)), atLeast: 1)])
    case .counts(let unit): .value(.measured(grammar.counting(unit)))
    case .measures:
      .either([
        .value(.measured(grammar.counting(.number), counts: true)),
        .list(.value(.measured(grammar.counting(.number), counts: true)), atLeast: 1),
      ])
    case .unitless: .value(.oneOf(["none"]))
    case .amounts:
      .either([.value(.amount(grammar)), .list(.value(.amount(grammar)), atLeast: 1)])
    case .conditions:
      .either([
        .text, .list(.text, atLeast: 1),
        .keyed(ScalarParser.text.format, .value(.measured(grammar, counts: true))),
      ])
    case .time, .delay: .value(.quantity(.time))
    case .ages: .value(.ages)
    case .moments: .value(.moments(grammar))
    case .rows: .list(.value(.id), atLeast: 1)
    case .days: .value(ScalarParser<[ClosedRange<Int>]>.cycleDays)
    case .word(let words): .value(.oneOf(words))
    }
  }
}

extension ScalarParser where Value == [Quantity] {
  /// An age, or several of which the last gives the unit: `9 to 14 years`, `8, 12 and 16 weeks`.
  fileprivate static let ages = inOrder("an age", .time)

  /// When something is done after the start: `12 weeks`, `6 and 12 months`, `4 cycles`.
  fileprivate static func moments(_ grammar: QuantityGrammar) -> Self {
    let own = grammar.units.filter { !QuantityUnit.all.contains($0) }
    let counted = QuantityName.sessions.units
    return inOrder(
      "a time after the start",
      QuantityGrammar(units: QuantityGrammar.time.units + counted, own: own))
  }

  private static func inOrder(_ name: String, _ grammar: QuantityGrammar) -> Self {
    Self(name: name, jsonTypes: ["string"]) { text throws(ScalarProblem) in
      let parts = text.replacing(" and ", with: ",")
        .split(separator: ",", omittingEmptySubsequences: false).map { String($0).trimmed }
      guard parts.count > 1, (try? grammar.parse(text)) == nil else {
        return [try grammar.parse(text)]
      }
      var times: [Quantity] = []
      var unit: QuantityUnit?
      for part in parts.reversed() {
        let time = try (unit.map(grammar.counting) ?? grammar).parse(part)
        unit = time.lowUnit
        times.insert(time, at: 0)
      }
      guard zip(times, times.dropFirst()).allSatisfy({ $0.ends(before: $1) }) else {
        throw ScalarProblem(
          ValueProblem.badQuantity, "\(text.quoted) do not come one after another",
          help: "write them in their order, such as '8, 12 and 16 weeks'")
      }
      return times
    }
  }
}

extension Quantity {
  fileprivate func ends(before other: Quantity) -> Bool {
    guard lowInSmallest != nil, let end = highInSmallest, let start = other.lowInSmallest else {
      return false
    }
    return end < start
  }
}

extension ScalarParser where Value == [ClosedRange<Int>] {
  /// Days of a cycle: `1, 8 and 15`, `1 to 14`, `days 1 to 5 and 8`.
  fileprivate static let cycleDays = Self(
    name: "days of a cycle", jsonTypes: ["string", "number"]
  ) {
    text throws(ScalarProblem) in
    let days = text.replacing(" and ", with: ",")
      .split(separator: ",", omittingEmptySubsequences: false).map { range(String($0)) }
    let known = days.compactMap(\.self)
    guard !known.isEmpty, known.count == days.count, isInOrder(known) else {
      throw ScalarProblem(
        ValueProblem.badQuantity, "\(text.quoted) are no days of a cycle",
        help: "write the days in their order, such as '1, 8 and 15' or '1 to 14'")
    }
    return known
  }

  private static func range(_ text: String) -> ClosedRange<Int>? {
    var scanner = QuantityScanner(text)
    _ = scanner.take("days") || scanner.take("day")
    guard let first = (try? scanner.number())?.wholeNumber else { return nil }
    var last = first
    if scanner.takeRangeMark() {
      guard let end = (try? scanner.number())?.wholeNumber else { return nil }
      last = end
    }
    guard scanner.isAtEnd, 1 <= first, first <= last, last <= 366 else { return nil }
    return first...last
  }

  private static func isInOrder(_ days: [ClosedRange<Int>]) -> Bool {
    zip(days, days.dropFirst()).allSatisfy { $0.upperBound < $1.lowerBound }
  }
}

extension ScalarParser where Value == FactValue {
  /// A number or a range with a unit, or a pair such as `140/90 mmHg`; where it `counts` what its name
  /// says, also how many in which time: `2 or more in 24 hours`.
  fileprivate static func measured(_ grammar: QuantityGrammar, counts: Bool = false) -> Self {
    Self(name: "a number or a range", jsonTypes: ["string", "number"]) {
      text throws(ScalarProblem) in
      if counts, let pace = grammar.parseCount(text) { return .pace(pace) }
      return isPair(text)
        ? .pair(try ScalarParser<Pair>.pair(.any).parse(text))
        : try grammar.parseValue(text)
    }
  }

  /// The same, or by how much an amount changes: `+2.5 mg`, `-5 mg`.
  fileprivate static func amount(_ grammar: QuantityGrammar) -> Self {
    let measured = measured(grammar)
    return Self(name: measured.name, jsonTypes: measured.jsonTypes) {
      text throws(ScalarProblem) in
      let signs: [Unicode.Scalar: Bool] = ["+": true, "-": false, "−": false]
      guard let first = text.unicodeScalars.first, let isIncrease = signs[first] else {
        return try measured.parse(text)
      }
      let amount = String(text.unicodeScalars.dropFirst())
      return .change(AmountChange(try grammar.parse(amount), isIncrease: isIncrease))
    }
  }

  /// Whether a stroke stands between two digits, as in `140/90`, and not in a unit.
  private static func isPair(_ text: String) -> Bool {
    let bytes = Array(text.utf8)
    return bytes.indices.dropFirst().dropLast().contains { index in
      bytes[index] == UInt8(ascii: "/") && bytes[index - 1].isDigit && bytes[index + 1].isDigit
    }
  }
}

extension ScalarParser where Value == String {
  /// One of `words`.
  fileprivate static func oneOf(_ words: [String]) -> Self {
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    return Self(name: "one of \(list)", words: words) { text throws(ScalarProblem) in
      if words.contains(where: { $0.hasSameBytes(as: text) }) { return text }
      throw .unknown(text, words: words)
    }
  }
}

/// Makes a table of the entry of a facts file.
struct TableDecoder {
  let shape: TableShape
  let grammar: QuantityGrammar
  /// The tables that this one can refer to.
  var others: [FactTable] = []

  func table(_ entry: YAMLNode.Entry) -> FactTable {
    let node = entry.value
    return FactTable(
      shape: shape, rows: rows(node, at: entry.key.location), details: cells(node, shape.details),
      provenance: node.provenance(), location: entry.key.location)
  }

  private func rows(_ node: YAMLNode, at location: SourceLocation) -> [FactTable.Row] {
    switch shape.layout {
    case .record:
      // Its sources are those of the table.
      [.init(id: nil, cells: cells(node, shape.columns), sources: [], location: location)]
    case .rows(let key, let short): rows((node[key] ?? node).items, short: short)
    case .keyed(let short): node.entries.map { row($0, short: short) }
    }
  }

  /// The rows of a list. What stands in it by itself makes one row with what stands beside it.
  private func rows(_ items: [YAMLNode], short: String?) -> [FactTable.Row] {
    guard let column = shape.columns.first(where: { $0.key == short }) else {
      return items.map(row)
    }
    let runs = items.reduce(into: [[YAMLNode]]()) { runs, item in
      let isText = item.isScalar
      if isText, let last = runs.last?.first, last.isScalar {
        runs[runs.count - 1].append(item)
      } else {
        runs.append([item])
      }
    }
    return runs.flatMap { run -> [FactTable.Row] in
      guard let first = run.first, first.isScalar else { return run.map(row) }
      let content = FactTable.Cell.Content.texts(run.compactMap { $0.located(.text) })
      let cell = FactTable.Cell(column: column.key, content: content, location: first.location)
      return [FactTable.Row(id: nil, cells: [cell], sources: [], location: first.location)]
    }
  }

  private func row(_ node: YAMLNode) -> FactTable.Row {
    FactTable.Row(
      id: node["id"]?.value(.id), cells: cells(node, shape.columns),
      sources: node.ids("sources"), isUnitless: node["unit"] != nil, location: node.location)
  }

  /// A row by its key, which names it where it has no name of its own.
  private func row(_ entry: YAMLNode.Entry, short: String) -> FactTable.Row {
    let node = entry.value
    var cells = cells(node, shape.columns)
    if case .mapping = node.content {
    } else if let column = shape.columns.first(where: { $0.key == short }) {
      cells = cell(node, column).map { [$0] } ?? []
    }
    if let title = shape.columns.first, !cells.contains(where: { $0.column == title.key }) {
      let name = Located(Slug.words(entry.key.value), at: entry.key.location)
      cells.insert(
        .init(column: title.key, content: .texts([name]), location: entry.key.location), at: 0)
    }
    return FactTable.Row(
      id: entry.key.value, cells: cells, sources: node.ids("sources"),
      location: entry.key.location)
  }

  private func cells(_ node: YAMLNode, _ columns: [TableShape.Column]) -> [FactTable.Cell] {
    columns.compactMap { column in node[column.key].flatMap { cell($0, column) } }
  }

  private func cell(_ node: YAMLNode, _ column: TableShape.Column) -> FactTable.Cell? {
    content(node, column.form).map {
      FactTable.Cell(
        column: column.key, content: $0, limit: limit(node, column.form), location: node.location)
    }
  }

  private func limit(
    _ node: YAMLNode, _ form: TableShape.CellForm
  ) -> FactTable.Cell.Limit? {
    guard form == .measures, case .scalar(let text, _) = (node.items.first ?? node).content else {
      return nil
    }
    return grammar.counting(.number).limit(of: text)
  }

  private func content(
    _ node: YAMLNode, _ form: TableShape.CellForm
  ) -> FactTable.Cell.Content? {
    switch form {
    case .frequency: return node.value(.frequency).map { .values([.frequency($0)]) }
    case .dose: return node.value(.dose(grammar)).map { .values([.dose($0)]) }
    case .chance: return node.value(.chance).map { .values([.chance($0)]) }
    case .text, .texts:
      let texts =
        [node.located(.text)].compactMap(\.self) + node.items.compactMap { $0.located(.text) }
      return texts.isEmpty ? nil : .texts(texts)
    case .quantities:
      return values(node, .measured(grammar))
    case .counts(let unit): return values(node, .measured(grammar.counting(unit)))
    case .measures: return values(node, .measured(grammar.counting(.number), counts: true))
    case .unitless: return nil
    case .amounts: return values(node, .amount(grammar))
    case .conditions:
      let texts =
        [node.located(.text)].compactMap(\.self) + node.items.compactMap { $0.located(.text) }
      let measured = node.entries.map {
        FactTable.Condition(name: $0.key, value: $0.value.value(.measured(grammar, counts: true)))
      }
      let conditions = texts.map { FactTable.Condition(name: $0) } + measured
      return conditions.isEmpty ? nil : .conditions(conditions)
    case .time:
      return node.value(.quantity(.time)).map { .values([.quantity($0)]) }
    case .ages:
      return node.value(.ages).map { ages in
        ages.count == 1 ? .values(ages.map { .quantity($0) }) : .times(ages)
      }
    case .moments: return node.value(.moments(grammar)).map { .moments($0) }
    case .rows(let table):
      let known = others.first { $0.shape.id == table }?.rows ?? []
      return .rows(
        node.items.compactMap { item in
          item.value(.id).flatMap { id in known.first { $0.id == id } }
        })
    case .delay: return node.value(.quantity(.time)).map { .delay($0) }
    case .days: return node.value(.cycleDays).map { .days($0) }
    case .word(let words):
      return node.value(.oneOf(words)).map { .word($0) }
    }
  }

  private func values(
    _ node: YAMLNode, _ parser: ScalarParser<FactValue>
  ) -> FactTable.Cell.Content? {
    let nodes = node.items.isEmpty ? [node] : node.items
    let values = nodes.compactMap { $0.value(parser) }
    return values.isEmpty ? nil : .values(values)
  }
}

extension YAMLNode {
  fileprivate var isScalar: Bool {
    if case .scalar = content { true } else { false }
  }
}

extension FactsDecoder {
  /// The facts that have rows and columns.
  mutating func tables(_ root: YAMLNode) -> [FactTable] {
    // Those that others refer to are read first.
    let isReferred = { (shape: TableShape) in TableShape.referred.contains(shape.id) }
    let referred = TableShape.all.filter(isReferred).compactMap { table($0, root, []) }
    let tables = TableShape.all.compactMap { shape in
      referred.first { $0.shape.id == shape.id } ?? table(shape, root, referred)
    }
    for row in tables.flatMap(\.rows) {
      for cell in row.cells { checkUnits(cell, of: row.title?.value ?? "") }
    }
    for table in tables {
      reportDuplicates(table)
      reportPlainNumbers(table)
    }
    return tables
  }

  private mutating func table(
    _ shape: TableShape, _ root: YAMLNode, _ others: [FactTable]
  ) -> FactTable? {
    guard let entry = root.entry(shape.id.text) else { return nil }
    for column in shape.columns {
      guard case .rows(let table) = column.form else { continue }
      let rows = others.first { $0.shape.id == table }?.rows ?? []
      let known = Set(rows.compactMap(\.id))
      reportUnknownRows(shape, entry.value, column.key, known, of: table)
    }
    return TableDecoder(shape: shape, grammar: schema.grammar, others: others).table(entry)
  }

  /// Reports what a column names that is no row of the table called `other`.
  private mutating func reportUnknownRows(
    _ shape: TableShape, _ node: YAMLNode, _ column: String, _ known: Set<String>,
    of other: Identifier
  ) {
    guard case .rows(let key, _) = shape.layout else { return }
    for row in (node[key] ?? node).items {
      for id in row.ids(column) where !known.contains(id.value) {
        let nearest = NearestName(in: known.sorted()).match(for: id.value)
        report(
          FactsProblem.unknownRow, "\(id.value.quoted) is no row of '\(other)'", at: id.location,
          help: nearest.map { "did you mean '\($0)'?" }
            ?? "give the row of '\(other)' that is meant 'id: \(id.value)'")
      }
    }
  }

  /// Compares the values of a cell that says the same in several units.
  private mutating func checkUnits(_ cell: FactTable.Cell, of measure: String) {
    guard case .values(let values) = cell.content else { return }
    let quantities = values.compactMap(\.quantity)
    for (one, other) in zip(quantities, quantities.dropFirst()) {
      guard let same = one.converted(like: other, measuring: measure), !same.isNear(other) else {
        continue
      }
      report(
        FactsProblem.unitsDiffer, "'\(one.plainText)' and '\(other.plainText)' are not the same",
        at: cell.location,
        help: "in the unit of the second, the first is \(same.plainText)")
    }
  }

  /// A number without a unit has probably lost it, unless its row says that there is none.
  private mutating func reportPlainNumbers(_ table: FactTable) {
    let measured = Set(table.shape.columns.filter { $0.form == .measures }.map(\.key))
    for row in table.rows where !row.isUnitless {
      for cell in row.cells where measured.contains(cell.column) {
        guard case .values(let values) = cell.content,
          let plain = values.compactMap(\.quantity).first(where: { $0.unit == .number })
        else { continue }
        report(
          ValueProblem.badQuantity,
          "\(plain.plainText.quoted) has no unit", at: cell.location,
          help: "add one, such as 'mmol/l'; what has none, such as an INR, a score or a ratio, "
            + "says 'unit: none' in its row")
      }
    }
  }

  private mutating func reportDuplicates(_ table: FactTable) {
    let ids = table.rows.compactMap { row in row.id.map { Located($0, at: row.location) } }
    for (id, first) in Duplicates.find(ids) {
      report(
        FactsProblem.duplicateID, "two rows of '\(table.shape.id)' have the id \(id.value.quoted)",
        at: id.location, help: "give each row an id of its own",
        notes: [.init("it is first used here", at: first)])
    }
  }
}
