/// Rows of a name, a value in words and a bar, over one axis.
struct Chart: Sendable {
  /// What stands from the top downwards.
  enum Item: Sendable {
    /// Words over the rows that follow.
    case heading(String)
    case row(ChartRow)
  }

  /// The items from the top downwards.
  var items: [Item]
  /// What the places across mean.
  var axis: ChartAxis
  /// Words below the axis.
  var footnote: String?

  /// The chart as a picture.
  func drawing() -> Drawing {
    let hasColumns = self.hasColumns
    var drawing = Drawing()
    for (index, item) in items.enumerated() {
      if index > 0 { drawing.height += 5 }
      switch item {
      case .heading(let text): drawing.addLines(of: text, style: "picture-heading")
      case .row(let row): row.draw(over: axis, hasColumns: hasColumns, in: &drawing)
      }
    }
    drawing.height += 4
    axis.draw(in: &drawing)
    if let footnote { drawing.addLines(of: footnote, style: "picture-note") }
    return drawing
  }

  /// Whether the values of all rows have room beside the names. All rows look the same.
  private var hasColumns: Bool {
    items.allSatisfy { item in
      guard case .row(let row) = item else { return true }
      return row.hasColumns
    }
  }
}
