import CCMark
public import Diagnostics

/// Reads Markdown with Careleaf's additions (see `content/README.md`).
///
/// libcmark parses; the additions are then found in the text nodes of its tree, so that code
/// stays as it is and every node has its place in the file.
public struct MarkdownParser: Sendable {
  /// How many blocks and inlines may be nested in one another.
  static let deepestLevel = 100
  /// How often tables that directly follow one another without an empty line are looked for.
  static let mostTableRounds = 12

  /// The version of libcmark, such as `0.30.2`.
  public static var libraryVersion: String { String(cString: cmark_version_string()) }

  private let allowsRawHTML: Bool

  /// A parser that takes HTML other than comments as an error unless `allowsRawHTML`.
  public init(allowsRawHTML: Bool) { self.allowsRawHTML = allowsRawHTML }

  /// The tree of the text of `file` from line `line` (from 1) on, and what is wrong with it.
  /// All positions are positions in the file. With an error in the list, the document must not
  /// be published, but it can be shown.
  public func parse(
    _ file: SourceFile, bodyStartingAtLine line: Int = 1
  ) -> (Document, [Diagnostic]) {
    var body = Body(file, firstLine: line)
    if let problem = body.tooManyPictures { return (Document(blocks: []), [problem]) }
    let text = VirtualText(body)
    var finder = TableFinder()
    let guessed = finder.guess(text, &body)
    if !guessed.isEmpty {
      let rest = VirtualText(replacing: guessed, in: text, tables: finder.tables, body: body)
      if let blocks = parse(rest, guessed: guessed, &finder, &body) {
        return (Document(blocks: blocks), finder.diagnostics.sorted())
      }
      finder = TableFinder()
    }
    let blocks = parse(text, guessed: [], &finder, &body) ?? []
    return (Document(blocks: blocks), finder.diagnostics.sorted())
  }

  /// The blocks of `text`, in which tables are found until there are no more; nil when those that
  /// were `guessed` are none.
  private func parse(
    _ text: VirtualText, guessed: [TableRange], _ finder: inout TableFinder, _ body: inout Body
  ) -> [Block]? {
    var text = text
    for round in 0...Self.mostTableRounds {
      let outcome: Outcome? = CMarkNode.withTree(text.bytes) { root in
        if round == 0, !TableFinder.isConfirmed(guessed, in: root, text) { return .wrongGuess }
        let found = finder.find(in: root, text, &body)
        if !found.isEmpty, round < Self.mostTableRounds {
          text = VirtualText(replacing: found, in: text, tables: finder.tables, body: body)
          return .again
        }
        finder.giveUp(found, &body)
        return .done(build(root, text, &finder, &body))
      }
      switch outcome {
      case .again: continue
      case .done(let blocks): return blocks
      case .wrongGuess, nil: return nil
      }
    }
    return nil
  }

  private enum Outcome {
    case wrongGuess
    case again
    case done([Block])
  }

  private func build(
    _ root: CMarkNode, _ text: VirtualText, _ finder: inout TableFinder, _ body: inout Body
  ) -> [Block] {
    var builder = TreeBuilder(
      body: body, text: text, tables: finder.tables, allowsRawHTML: allowsRawHTML)
    let blocks = builder.build(root)
    finder.diagnostics += builder.diagnostics
    return blocks
  }
}
