import Diagnostics

extension TableFinder {
  /// Reports tables that were found after too many others in one paragraph.
  mutating func giveUp(_ found: [TableRange], _ body: inout Body) {
    for range in found {
      let table = tables[range.table]
      let location = SourceLocation(
        path: body.path, start: body.position(line: table.lines.lowerBound, byte: table.start),
        end: body.position(line: table.lines.lowerBound, byte: .max))
      diagnostics.append(
        Diagnostic(
          "markdown/tables-too-close", .error,
          "too many tables stand directly under one another", at: location,
          help: "put an empty line before this one"))
    }
  }

  mutating func reportCutCells(
    _ cells: ArraySlice<TableLayout.Cell>, _ text: VirtualText, _ body: inout Body
  ) {
    guard let first = cells.first(where: { !$0.bytes.isEmpty }), let last = cells.last else {
      return
    }
    let location = SourceLocation(
      path: body.path, start: body.position(line: first.line, byte: first.bytes.lowerBound),
      end: body.position(line: last.line, byte: last.bytes.upperBound))
    diagnostics.append(
      Diagnostic(
        "markdown/table-row-too-long", .warning,
        "the row has more cells than the table's first row, so this is left out", at: location,
        help: "add a column to the first two rows, or write '\\|' for a bar that is text"))
  }

  mutating func reportTooLarge(_ head: TableParagraph.Head, _ body: inout Body) {
    report(
      "markdown/table-too-large", "the table is too large", head,
      help: "split it; a table has at most \(Self.mostColumns) columns", &body)
  }

  /// A line of dashes with bars is meant as a table's second row; without it being one, patients
  /// would see the bars.
  mutating func reportMismatch(_ head: TableParagraph.Head, _ body: inout Body) {
    guard head.hasBars else { return }
    let header = head.cells.count
    let dashes = head.alignments.count
    report(
      "markdown/table-columns",
      "the table's first row has \(header) \(header == 1 ? "cell" : "cells"), the row of dashes "
        + "under it \(dashes)", head, help: "give both rows the same number of cells", &body)
  }

  private mutating func report(
    _ id: String, _ message: String, _ head: TableParagraph.Head, help: String,
    _ body: inout Body
  ) {
    guard reportedLines.insert(head.source).inserted else { return }
    let location = SourceLocation(
      path: body.path, start: body.position(line: head.source, byte: head.start),
      end: body.position(line: head.source, byte: .max))
    diagnostics.append(Diagnostic(id, .error, message, at: location, help: help))
  }
}
