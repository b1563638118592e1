import Content
import Diagnostics
import Markdown

extension Waiver {
  /// The waivers in an article: in comments of the text, each for the block that follows or that
  /// it stands in, and in comments of the front matter.
  static func all(in document: ReadDocument, of article: Article) -> [Waiver] {
    var waivers = all(inYAML: article.file, lines: 1..<max(article.bodyLine, 1))
    guard document.hasComments else { return waivers }
    var waiting: [Located<String>] = []
    document.forEachBlock { block in
      if case .comment(let text) = block.kind {
        waiting.append(Located(text, at: block.location))
      } else if !waiting.isEmpty {
        let lines = Self.lines(of: block.location)
        waivers += waiting.compactMap { Waiver($0.value, scope: .lines(lines), at: $0.location) }
        waiting = []
      }
    }
    waivers += waiting.compactMap { Waiver($0.value, scope: .lines(0...0), at: $0.location) }
    return waivers + inlineWaivers(document)
  }

  private static func inlineWaivers(_ document: ReadDocument) -> [Waiver] {
    var waivers: [Waiver] = []
    var current: SourceLocation?
    document.forEachBlock { block in
      guard case .paragraph(let inlines) = block.kind else { return }
      current = block.location
      for case let inline in inlines {
        guard case .comment(let text) = inline.kind, let current else { continue }
        let waiver = Waiver(text, scope: .lines(lines(of: current)), at: inline.location)
        if let waiver { waivers.append(waiver) }
      }
    }
    return waivers
  }

  private static func lines(of location: SourceLocation) -> ClosedRange<Int> {
    let start = location.start?.line ?? 0
    return start...max(start, location.end?.line ?? start)
  }

  /// The waivers in the comments of some `lines` of a YAML file; each is for the entry that
  /// follows, with all that is indented below it.
  static func all(inYAML file: SourceFile, lines: Range<Int>) -> [Waiver] {
    // Most files have none, and looking at every line takes longer.
    guard mentions("careleaf:", file, lines) else { return [] }
    return lines.compactMap { number in
      let line = file.line(number)
      guard line.contains("careleaf:"), let mark = line.firstIndex(of: "#"),
        line[..<mark].allSatisfy({ $0 == " " })
      else { return nil }
      let start = SourcePosition(line: number, column: line[..<mark].count + 1)
      let end = SourcePosition(line: number, column: line.count + 1)
      return Waiver(
        String(line[line.index(after: mark)...]),
        scope: .lines(entry(after: number, in: file, limit: lines.upperBound)),
        at: SourceLocation(path: file.path, start: start, end: end))
    }
  }

  private static func mentions(_ word: String, _ file: SourceFile, _ lines: Range<Int>) -> Bool {
    guard let last = lines.last else { return false }
    let text = file.text.utf8[..<file.line(last).endIndex]
    let wanted = Array(word.utf8)
    return text.withContiguousStorageIfAvailable { bytes in
      bytes.indices.contains { index in
        bytes[index] == wanted[0] && bytes[index...].starts(with: wanted)
      }
    } ?? true
  }

  private static func entry(
    after comment: Int, in file: SourceFile, limit: Int
  ) -> ClosedRange<Int> {
    var first = comment + 1
    while first < limit, isSilent(file.line(first)) { first += 1 }
    guard first < limit else { return comment...comment }
    let indentation = indent(file.line(first))
    var last = first
    while last + 1 < limit,
      isSilent(file.line(last + 1)) || indent(file.line(last + 1)) > indentation
    {
      last += 1
    }
    return first...last
  }

  private static func isSilent(_ line: Substring) -> Bool {
    let first = line.first { $0 != " " }
    return first == nil || first == "#"
  }

  private static func indent(_ line: Substring) -> Int { line.prefix { $0 == " " }.count }
}
