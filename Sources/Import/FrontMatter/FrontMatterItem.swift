import Diagnostics
import Foundations
import YAML

/// A key of front matter with what it says. Keys below others are joined by dots.
struct FrontMatterItem: Sendable, Hashable {
  var key: String
  var values: [String]
  let line: Int

  /// As it is shown in the list of what is not carried over.
  var text: String { "\(key): \(values.joined(separator: ", "))" }
}

/// What stands at the head of a page, and where its text begins.
struct FrontMatterBlock: Sendable {
  enum Format: Sendable { case yaml, toml, json }

  let format: Format
  /// The lines of the front matter, from 1, without those around it.
  let lines: Range<Int>
  let bodyLine: Int

  /// The front matter at the head of `file`: between lines `---` (YAML, as in Jekyll, Hugo, Zola
  /// and Astro), between lines `+++` (TOML, as in Hugo and Zola), or a JSON object (Hugo); nil when
  /// there is none.
  init?(_ file: SourceFile) {
    let first = Self.trimmed(file.line(1))
    let formats: [String: Format] = ["---": .yaml, "+++": .toml, "{": .json]
    guard let format = formats[first] else { return nil }
    let fence = format == .json ? "}" : first
    guard file.lineCount > 1,
      let end = (2...file.lineCount).first(where: { Self.trimmed(file.line($0)) == fence })
    else { return nil }
    let isJSON = format == .json
    self.init(format, isJSON ? 1..<end + 1 : 2..<end, bodyLine: end + 1)
  }

  private init(_ format: Format, _ lines: Range<Int>, bodyLine: Int) {
    self.format = format
    self.lines = lines
    self.bodyLine = bodyLine
  }

  private static func trimmed(_ line: Substring) -> String {
    var bytes = line.utf8[...]
    while let last = bytes.last, last.isSpace { bytes.removeLast() }
    return String(Substring(bytes))
  }

  /// What it says. What cannot be read is listed line by line in `notes`.
  func items(_ file: SourceFile, _ notes: inout [ImportNote]) -> [FrontMatterItem] {
    var found: [FrontMatterItem]
    if format == .toml {
      let text = lines.map { String(file.line($0)) }.joined(separator: "\n")
      let document = TOMLDocument(text, firstLine: lines.lowerBound)
      found = document.items
      for line in document.unreadLines { list(line, of: file, "cannot be read as TOML", &notes) }
    } else {
      var problems: [Diagnostic] = []
      let root = YAMLDocument.read(file, lines: lines, &problems)
      found = root.map { Self.items($0, under: "") } ?? []
      for problem in problems {
        list(problem.location.start?.line ?? lines.lowerBound, of: file, problem.message, &notes)
      }
    }
    listRest(of: file, notIn: found, &notes)
    return found
  }

  private func list(
    _ line: Int, of file: SourceFile, _ reason: String, _ notes: inout [ImportNote]
  ) {
    notes.append(
      ImportNote(.frontMatter, String(file.line(line)), reason, in: file.path, line: line))
  }

  /// Lists the lines with words that no item has: comments, and what readers pass over.
  private func listRest(
    of file: SourceFile, notIn items: [FrontMatterItem], _ notes: inout [ImportNote]
  ) {
    var known = Words()
    for item in items { known.add(item.text) }
    for note in notes { known.add(note.text) }
    for line in lines where !known.contains(allOf: String(file.line(line))) {
      list(line, of: file, "not understood", &notes)
    }
  }

  static func items(_ node: YAMLNode, under path: String) -> [FrontMatterItem] {
    let line = node.location.start?.line ?? 1
    switch node.content {
    case .scalar(let text, _): return [FrontMatterItem(key: path, values: [text], line: line)]
    case .mapping(let entries):
      return entries.flatMap { entry in
        let key = path.isEmpty ? entry.key.value : "\(path).\(entry.key.value)"
        let found = items(entry.value, under: key)
        return found.isEmpty
          ? [FrontMatterItem(key: key, values: [], line: entry.key.location.start?.line ?? line)]
          : found
      }
    case .list(let nodes):
      let texts = nodes.compactMap { node -> String? in
        if case .scalar(let text, _) = node.content { return text }
        return nil
      }
      if texts.count == nodes.count {
        return [FrontMatterItem(key: path, values: texts, line: line)]
      }
      return nodes.enumerated().flatMap { items($1, under: "\(path).\($0 + 1)") }
    }
  }
}
