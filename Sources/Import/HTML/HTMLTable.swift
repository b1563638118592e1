import Foundations

/// A table of HTML as one of Markdown, whose first row holds the headings of the columns.
struct HTMLTable {
  private let node: HTMLNode
  private let converter: HTMLConverter

  init(_ node: HTMLNode, converter: HTMLConverter) {
    self.node = node
    self.converter = converter
  }

  var markdown: String {
    var rows: [[String]] = []
    var others: [String] = []
    collect(node, &rows, &others)
    let width = rows.map(\.count).max() ?? 0
    guard width > 0 else { return others.joined(separator: "\n\n") }
    let lines = rows.map { row in
      "| " + (row + Array(repeating: "", count: width - row.count)).joined(separator: " | ") + " |"
    }
    let rule = "|" + String(repeating: " --- |", count: width)
    let table = ([lines[0], rule] + lines.dropFirst()).joined(separator: "\n")
    return (others + [table]).joined(separator: "\n\n")
  }

  /// Adds the rows in `node`, and what stands beside them, such as a caption.
  private func collect(_ node: HTMLNode, _ rows: inout [[String]], _ others: inout [String]) {
    listAttributes(of: node)
    for child in node.children {
      switch child.name {
      case "thead", "tbody", "tfoot": collect(child, &rows, &others)
      case "tr": rows.append(row(child, &others))
      case "colgroup", "col": listAttributes(of: child)
      default:
        let words = cell([child])
        if !words.isEmpty { others.append(words) }
      }
    }
  }

  private func row(_ node: HTMLNode, _ others: inout [String]) -> [String] {
    listAttributes(of: node)
    var cells: [String] = []
    for child in node.children {
      if child.name == "td" || child.name == "th" {
        listAttributes(of: child)
        cells.append(cell(child.children))
      } else {
        let words = cell([child])
        if !words.isEmpty { others.append(words) }
      }
    }
    return cells
  }

  private func cell(_ nodes: [HTMLNode]) -> String {
    MarkdownText.oneLine(HTMLConverter.unbroken(converter.inline(nodes)))
  }

  private func listAttributes(of node: HTMLNode) { converter.list(node) }
}
