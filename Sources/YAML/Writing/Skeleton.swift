extension Schema {
  /// The text of a file with every required key. Those at the top that `values` names have their
  /// value, all others a gap that says what belongs there; the other keys are listed in comments, but
  /// for those of `unlisted`.
  public func skeleton(
    _ values: KeyValuePairs<String, String>, unlisted: Set<String> = []
  ) -> String {
    guard case .mapping(let fields) = root else { return "" }
    let usual = Set(requirements.compactMap(\.keys.first))
    func isShown(_ field: Field) -> Bool { field.isInSkeleton || usual.contains(field.key) }
    let required = fields.filter(isShown).map { field in
      let value = values.first { $0.key == field.key }?.value
      return value.map { "\(field.key): \(YAMLScalar.written($0))\n" }
        ?? Self.lines(field, indent: "").joined()
    }
    let others = fields.filter { !isShown($0) && !unlisted.contains($0.key) }
      .map { "# \($0.key): \($0.summary)\n" }
    return required.joined()
      + (others.isEmpty ? "" : "\n# These can stand here too:\n" + others.joined())
  }

  private static func lines(_ field: Field, indent: String) -> [String] {
    switch field.shape.shortest {
    case .scalar:
      return ["\(indent)\(field.key): \(gap(field.summary))\n"]
    case .list(let entry, _):
      return ["\(indent)\(field.key):\n"] + entryLines(entry, field.summary, indent: indent + "  ")
    case .mapping(let fields):
      return ["\(indent)\(field.key):\n"]
        + shown(fields).flatMap { lines($0, indent: indent + "  ") }
    case .keyed(_, let entry):
      let first = Field.required("first", entry, field.summary)
      return ["\(indent)\(field.key):\n"] + lines(first, indent: indent + "  ")
    case .texts, .either:
      return ["\(indent)\(field.key): \(gap(field.summary))\n"]
    }
  }

  /// The fields that are written: where none must be, the first, so that nothing is empty.
  private static func shown(_ fields: [Field]) -> [Field] {
    let shown = fields.filter(\.isInSkeleton)
    return shown.isEmpty ? Array(fields.prefix(1)) : shown
  }

  /// One entry of a list that holds `summary`.
  private static func entryLines(_ entry: Shape, _ summary: String, indent: String) -> [String] {
    guard case .mapping(let fields) = entry.shortest else {
      return ["\(indent)- \(gap(ofEntry(summary)))\n"]
    }
    var lines = shown(fields).flatMap { Self.lines($0, indent: indent + "  ") }
    if let first = lines.first {
      lines[0] = indent + "- " + first.dropFirst(indent.utf8.count + 2)
    }
    return lines
  }

  /// What the summary of a list begins with, where one of its entries is meant.
  private static let list = "a list of "

  /// What an entry of the list that `summary` asks for is; what can stand in the list's place is left.
  private static func ofEntry(_ summary: String) -> String {
    guard summary.utf8.starts(with: list.utf8) else { return summary }
    let entry = summary.dropFirst(list.count)
    return String(entry[..<(entry.firstRange(of: ", or ")?.lowerBound ?? entry.endIndex)])
  }

  private static func gap(_ summary: String) -> String { YAMLScalar.written(Gap.text(summary)) }
}

extension Field {
  fileprivate var isInSkeleton: Bool { isRequired || isUsual }
}

extension Shape {
  /// The form that takes least to write: a text, if it can be one.
  fileprivate var shortest: Shape {
    guard case .either(let shapes) = self else { return self }
    let short = shapes.first {
      if case .scalar = $0 { true } else { false }
    }
    return short ?? shapes.first?.shortest ?? self
  }
}
