import CCMark
public import Diagnostics
import Foundations

/// Reads Markdown with Careleaf's additions (see `content/README.md`). libcmark parses; the
/// additions are then found in the text nodes of its tree, so that code stays as it is and every
/// node has its place in the file.
public struct MarkdownParser: Sendable {
  /// How many blocks and inlines may be nested in one another.
  static let deepestLevel = 100
  /// How often tables that directly follow one another without an empty line are looked for.
  private static let mostTableRounds = 12

  /// The version of libcmark, such as `0.30.2`.
  public static var libraryVersion: String { String(cString: cmark_version_string()) }

  private let allowsRawHTML: Bool

  /// A parser that takes HTML other than comments as an error unless `allowsRawHTML`.
  public init(allowsRawHTML: Bool) { self.allowsRawHTML = allowsRawHTML }

  /// The text of `file` from line `line` (from 1) on, and what is wrong with it.
  /// All positions are positions in the file. With an error in the list, the document must not
  /// be published, but it can be shown.
  public func parse(
    _ file: SourceFile, bodyStartingAtLine line: Int = 1
  ) -> (Document, [Diagnostic]) {
    let body = ArticleSource(file, firstLine: line)
    if let problem = body.tooManyPictures { return (Document(file: file), [problem]) }
    let text = RewrittenSource(body)
    return parse(text, of: body, guessing: true) ?? parse(text, of: body, guessing: false)
      ?? (Document(file: file), [])
  }

  /// The document of `text`, in which tables are found until there are no more; nil when tables are
  /// guessed wrongly.
  private func parse(
    _ text: RewrittenSource, of body: ArticleSource, guessing: Bool
  ) -> (Document, [Diagnostic])? {
    var text = text
    var finder = TableFinder()
    let guessed = guessing ? finder.guess(in: text) : []
    if !guessed.isEmpty {
      text = RewrittenSource(replacing: guessed, in: text, tables: finder.tables, body: body)
    }
    for round in 0...Self.mostTableRounds {
      let outcome: Outcome? = CMarkNode.withTree(text.bytes) { root in
        if round == 0, !TableFinder.isConfirmed(guessed, in: root, of: text) { return .wrongGuess }
        let found = finder.find(in: root, of: text)
        if !found.isEmpty, round < Self.mostTableRounds {
          text = RewrittenSource(replacing: found, in: text, tables: finder.tables, body: body)
          return .again
        }
        finder.giveUp(found)
        let (document, diagnostics) = TreeBuilder.build(
          root, of: text, body, tables: finder.tables, allowsRawHTML: allowsRawHTML)
        return .done(document, finder.diagnostics(in: body) + diagnostics)
      }
      switch outcome {
      case .again: continue
      case .done(let document, let diagnostics): return (document, diagnostics)
      case .wrongGuess, nil: return nil
      }
    }
    return nil
  }

  private enum Outcome {
    case wrongGuess, again
    case done(Document, [Diagnostic])
  }
}

extension ArticleSource {
  /// Says that a paragraph has more pictures than can be read; nil when none has.
  var tooManyPictures: Diagnostic? {
    guard let line = PictureLimit.excess(in: bytes, lines: lines) else { return nil }
    let start = offset(SourcePlace(line: line, byte: 0))
    return Diagnostic(
      MarkdownProblem.tooManyPictures,
      "the paragraph that ends here has more than \(PictureLimit.most) '!['",
      at: location(Span(start..<start)), help: "put empty lines between the pictures")
  }
}

/// Keeps from libcmark what it would take hours over: for every link that ends it goes through
/// all `![` of the paragraph that have not ended (version 0.30.2).
private enum PictureLimit {
  static let most = 1000

  /// The line, from 0, of the first `![` that is one too many; nil when there is none. What follows
  /// on lines without an empty one or a list's mark between them counts as a paragraph.
  static func excess(in bytes: [UInt8], lines: [Range<Int>]) -> Int? {
    let pictures = offsets(in: bytes)
    guard pictures.count > most else { return nil }
    var count = 0
    var line = 0
    for picture in pictures {
      while lines[line].upperBound <= picture, line + 1 < lines.count {
        line += 1
        if beginsBlock(bytes[lines[line]]) { count = 0 }
      }
      count += 1
      if count > most { return line }
    }
    return nil
  }

  private static func offsets(in bytes: [UInt8]) -> [Int] {
    guard bytes.count > 2 * most else { return [] }
    var offsets: [Int] = []
    while let next = bytes.firstRange(ofBytes: "![", from: offsets.last.map { $0 + 2 } ?? 0) {
      offsets.append(next.lowerBound)
    }
    return offsets
  }

  /// Whether the line is empty or begins with the mark of a list or a heading, perhaps in a quote.
  private static func beginsBlock(_ line: ArraySlice<UInt8>) -> Bool {
    let text = line.drop { $0.isMarkdownSpace || $0 == UInt8(ascii: ">") }
    guard let first = text.first else { return true }
    let marks = text.prefix { $0 == UInt8(ascii: "#") || $0 == first }
    guard "-+*#".utf8.contains(first), marks.count <= 6 else { return false }
    return text.dropFirst(marks.count).first?.isMarkdownSpace ?? false
  }
}
