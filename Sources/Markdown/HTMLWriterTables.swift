extension HTMLWriter {
  /// Writes a table inside a region that scrolls by keyboard where it is too wide.
  mutating func write(_ table: Table) {
    startLine()
    tag("<div class=\"table-scroll\" role=\"region\" tabindex=\"0\"")
    if options.hasHeadingIDs, let heading = lastHeading {
      tag(" aria-labelledby=\"")
      text(heading.id)
    } else {
      tag(" aria-label=\"")
      text(resolver.tableLabel)
    }
    tag("\">\n<table>\n<thead>\n")
    writeRow(table.header, table, isHeader: true)
    tag("</thead>\n")
    if !table.rows.isEmpty {
      tag("<tbody>\n")
      for row in table.rows { writeRow(row, table, isHeader: false) }
      tag("</tbody>\n")
    }
    tag("</table>\n</div>\n")
  }

  private mutating func writeRow(_ cells: [Table.Cell], _ table: Table, isHeader: Bool) {
    tag("<tr>\n")
    for (cell, alignment) in zip(cells, table.alignments) {
      tag(isHeader ? "<th scope=\"col\"" : "<td")
      if let alignment {
        tag(" class=\"align-")
        text(alignment.rawValue)
        tag("\"")
      }
      tag(">")
      write(cell.content)
      tag(isHeader ? "</th>\n" : "</td>\n")
    }
    tag("</tr>\n")
  }

  /// Writes a callout, a group that its heading names.
  mutating func write(_ callout: Callout) {
    calloutCount += 1
    let id = "callout-\(calloutCount)"
    let level = min(max((lastHeading?.level ?? 1) + 1, 2), 6)
    startLine()
    tag("<div class=\"callout callout-")
    text(callout.kind.rawValue)
    tag("\" role=\"group\" aria-labelledby=\"")
    text(id)
    tag("\">\n<h")
    number(level)
    tag(" class=\"callout-title\" id=\"")
    text(id)
    tag("\">")
    text(resolver.calloutLabel(callout.kind))
    if !callout.title.isEmpty {
      tag(": ")
      write(callout.title)
    }
    tag("</h")
    number(level)
    tag(">\n")
    writeContent(of: callout)
    startLine()
    tag("</div>\n")
  }

  private mutating func writeContent(of callout: Callout) {
    for block in callout.blocks {
      if callout.kind.isAdvice, case .list(let list) = block.kind {
        write(list, in: callout.kind)
      } else {
        write(block, isTight: false)
      }
    }
  }
}
