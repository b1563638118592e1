import Diagnostics
import Facts
import Foundations
import Templates

/// A fact of rows and columns as pages show it: each row as a list of what it says.
enum TableView {
  typealias Model = InContext<FactTable>

  /// One thing that a row says.
  struct Cell: Sendable {
    let label: String
    let texts: [MarkedText]

    static let view = View<Cell>([
      .text("label") { $0.label },
      .list("texts", textView) { $0.texts },
    ])

    static let textView = View<MarkedText>([.marked("text") { $0 }])
  }

  struct Row: Sendable {
    let title: String?
    /// Green, amber or red, of a zone that has a colour.
    let colour: String?
    let cells: [Cell]
    let people: ShownPeople?
    let sources: [InContext<Source>]

    static let view = View<Row>([
      .optionalText("title") { $0.title },
      .optionalText("colour") { $0.colour },
      .list("cells", Cell.view) { $0.cells },
      .optionalObject("people", ShownPeople.view) { $0.people },
      .list("sources", SourceView.view) { $0.sources },
    ])
  }

  /// A list with boxes to tick.
  struct Checklist: Sendable {
    let title: String?
    let when: String?
    let items: [MarkedText]
    let answers: [String]
    let then: String?
    let sources: [InContext<Source>]

    static let view = View<Checklist>([
      .optionalText("title") { $0.title },
      .optionalText("when") { $0.when },
      .list("items", Cell.textView) { $0.items },
      .texts("answers") { $0.answers },
      .optionalText("then") { $0.then },
      .list("sources", SourceView.view) { $0.sources },
    ])
  }

  static let view = View<Model>([
    .text("title") { $0.context.strings.table($0.shape.id, "title") },
    .text("anchor") { $0.shape.id.tableAnchor },
    .list("rows", Row.view) { $0.shape.isChecklist ? [] : rows($0) },
    .list("checklists", Checklist.view) { table in
      table.shape.isChecklist ? table.rows.map { checklist($0, table) } : []
    },
    .list("details", Cell.view) { table in table.details.map { cell($0, nil, table) } },
    .optionalText("note") { $0.provenance.note?.value },
    .list("sources", SourceView.view) { SourceView.sources($0.provenance.sources, $0.context) },
  ])

  private static func checklist(_ row: FactTable.Row, _ table: Model) -> Checklist {
    func text(_ column: String) -> String? { row.texts(column).first?.value }
    return Checklist(
      title: text("name"), when: text("when"),
      items: row.texts("items").map { table.context.marked($0, table.shape.id.text) },
      answers: row.texts("answers").map(\.value), then: text("then"),
      sources: SourceView.sources(row.sources, table.context))
  }

  /// The rows, whose pictures all have the same number of people, so that they can be compared.
  private static func rows(_ table: Model) -> [Row] {
    let cells = table.rows.map { row in row.cells.first { $0.column == "chance" } }
    let pictures = PeoplePicture.all(
      of: cells.map { cell in
        if case .chance(let chance)? = cell?.values.first { chance } else { nil }
      })
    return table.rows.indices.map { index in
      let people = pictures[index].map {
        ShownPeople(
          $0, table.context, of: table.shape.entryName(table.rows[index], "chance").text,
          at: cells[index]?.location)
      }
      return row(table.rows[index], people, table)
    }
  }

  private static func row(
    _ row: FactTable.Row, _ people: ShownPeople?, _ table: Model
  ) -> Row {
    // A record has no name: all of its cells have labels.
    let isNamed = table.shape.layout != .record && row.title != nil
    let distinction = isNamed ? distinction(of: row, in: table) : nil
    let name = distinction.map { column, text in
      table.context.strings.text(
        .condition, ["name": row.title?.value ?? "", "value": text])
    }
    let cells = row.cells.dropFirst(isNamed ? 1 : 0).filter {
      $0.column != colour && $0.column != distinction?.column
    }
    return Row(
      title: name ?? (isNamed ? row.title?.value : nil), colour: self.colour(of: row),
      cells: cells.map { cell($0, row, table) }, people: people,
      sources: SourceView.sources(row.sources, table.context))
  }

  /// What tells a row from others of the same name: a drug is taken by some in one way and by others
  /// in another.
  private static func distinction(
    of row: FactTable.Row, in table: Model
  ) -> (column: String, text: String)? {
    guard let title = row.title?.value,
      table.rows.filter({ $0.title?.value == title }).count > 1
    else { return nil }
    return ["when", "choice", "for"].lazy.filter { $0 != row.cells.first?.column }.compactMap {
      column in
      row.texts(column).first.map { (column, $0.value) }
    }.first
  }

  private static let colour = "colour"

  private static func colour(of row: FactTable.Row) -> String? {
    guard case .word(let word)? = row.cells.first(where: { $0.column == colour })?.content else {
      return nil
    }
    return word
  }

  private static func cell(_ cell: FactTable.Cell, _ row: FactTable.Row?, _ table: Model) -> Cell {
    let context = table.context
    let name = table.shape.entryName(row, cell.column).text
    let texts: [MarkedText] =
      switch cell.content {
      case .texts(let texts): texts.map { context.marked($0, name) }
      case .word(let word):
        [context.marked(context.strings.table("words", word), name, at: cell.location)]
      case .values(let values):
        values.map { context.marked(context.formatter.text($0), name, at: cell.location) }
      case .conditions(let conditions):
        conditions.map { context.marked(context.text(of: $0), name, at: $0.name.location) }
      case .delay(let time):
        [context.marked(context.formatter.text(delay: time), name, at: cell.location)]
      case .times(let times):
        [context.marked(context.formatter.text(times), name, at: cell.location)]
      case .moments(let times):
        [context.marked(context.formatter.text(moments: times), name, at: cell.location)]
      case .rows(let rows):
        rows.map { step in
          context.marked(
            context.text(of: step, of: table.shape.table(of: cell), in: row?.title?.value), name,
            at: cell.location)
        }
      case .days(let days):
        [context.marked(context.formatter.text(days), name, at: cell.location)]
      }
    return Cell(label: context.strings.label(cell, in: row, of: table.shape), texts: texts)
  }

}

extension SiteContext {
  /// A condition with its value, in words.
  func text(of condition: FactTable.Condition) -> String {
    guard let value = condition.value else { return condition.name.value }
    return strings.text(
      .condition, ["name": condition.name.value, "value": formatter.text(value)])
  }

  /// A step of a dose in a line, as it is taken in a zone: "Salbutamol (100 micrograms): 2 puffs, every
  /// 4 hours".
  func text(of step: FactTable.Row, of table: Identifier, in zone: String?) -> String {
    let title = step.title?.value ?? ""
    let strength = step.cells.first { $0.column == "strength" }.flatMap(words)
    let parts = step.cells.dropFirst().compactMap { cell -> String? in
      guard cell.column != "strength", let text = words(cell),
        cell.column != "when" || text != zone
      else { return nil }
      guard !Self.clearColumns.contains(cell.column) else { return text }
      return strings.text(
        .condition, ["name": strings.table(table, cell.column), "value": text])
    }
    let name = strength.map { strings.text(.withStrength, ["name": title, "strength": $0]) }
    let list = parts.joined(separator: strings.text(.listSeparator))
    return strings.text(.condition, ["name": name ?? title, "value": list])
  }

  /// What needs no label in the line of a step.
  private static let clearColumns: Set<String> = ["when", "amount", "often", "how"]

  private func words(_ cell: FactTable.Cell) -> String? {
    switch cell.content {
    case .texts(let texts): strings.list(texts.map(\.value))
    case .values(let values): values.map(formatter.text).joined(separator: " / ")
    case .days(let days): formatter.text(days)
    case .conditions(let conditions): strings.list(conditions.map { text(of: $0) })
    case .word, .delay, .times, .moments, .rows: nil
    }
  }
}

extension TableShape {
  fileprivate var isChecklist: Bool { id == "checklist" }

  /// The table whose rows a cell of this one names.
  fileprivate func table(of cell: FactTable.Cell) -> Identifier {
    guard case .rows(let table) = columns.first(where: { $0.key == cell.column })?.form else {
      return id
    }
    return table
  }
}

extension Identifier {
  /// The anchor of the table with this name. No heading in content has two hyphens in its own.
  var tableAnchor: String { "table--" + text.replacing("_", with: "-") }
}
