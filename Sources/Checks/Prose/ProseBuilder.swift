import Diagnostics

/// Collects prose unit by unit.
struct ProseBuilder {
  /// What has been collected.
  private(set) var prose = Prose()
  /// The words met so far.
  var words: WordTable
  private var tokenizer = Tokenizer()
  private var unitStart = 0
  private var citations: [Int] = []
  /// The section that units belong to now.
  var section = 0
  /// The table row that units belong to now; 0 when none.
  var row = 0
  /// The unit that introduces what comes now.
  var leadIn: Int?
  /// Whether a source is cited for what comes now, whatever it says itself.
  var isCitedAnyway = false
  /// Whether what comes lists what not to do or to believe.
  var isDontList = false

  /// A builder that numbers words by `words`, for a text of about as many `bytes`.
  init(words: WordTable, expecting bytes: Int = 0) {
    self.words = words
    prose.reserve(bytes)
  }

  /// Adds text to the unit that is being read. In text from several lines, as a term can be, no
  /// place within it is exact.
  mutating func append(_ text: String, at location: SourceLocation, isExact: Bool) {
    guard !text.isEmpty else { return }
    guard isExact, var start = location.start, location.end?.line ?? start.line == start.line
    else { return appendRun(text[...], at: location, isExact: false) }
    var rest = text[...]
    while let cut = Self.cut(rest) {
      let column = start.column + rest[..<cut].count
      let end = SourcePosition(line: start.line, column: column)
      let place = SourceLocation(path: location.path, start: start, end: end)
      appendRun(rest[..<cut], at: place, isExact: true)
      (start, rest) = (end, rest[cut...])
    }
    let place = SourceLocation(path: location.path, start: start, end: location.end)
    appendRun(rest, at: place, isExact: true)
  }

  private mutating func appendRun(
    _ text: Substring, at location: SourceLocation, isExact: Bool
  ) {
    prose.runs.append(.init(start: prose.bytes.count, location: location, isExact: isExact))
    var text = text
    text.withUTF8 { prose.bytes.append(contentsOf: $0) }
  }

  /// How many characters a run has at most: it is counted from its start to find a place in it.
  private static let longestRun = 256

  /// Where to cut a long `text`, between two characters.
  private static func cut(_ text: Substring) -> Substring.Index? {
    guard text.utf8.count > longestRun else { return nil }
    return text.index(text.startIndex, offsetBy: longestRun, limitedBy: text.endIndex)
      .flatMap { $0 < text.endIndex ? $0 : nil }
  }

  /// Notes that a source is cited here.
  mutating func cite() {
    citations.append(prose.bytes.count)
    prose.marks.append(ProseMark(kind: .citation, bytes: prose.bytes.count..<prose.bytes.count))
  }

  /// Marks what `body` appends.
  mutating func mark(_ kind: ProseMark.Kind, _ body: (inout ProseBuilder) -> Void) {
    let start = prose.bytes.count
    body(&self)
    prose.marks.append(ProseMark(kind: kind, bytes: start..<prose.bytes.count))
  }

  /// Marks what was appended from the byte `start` on.
  mutating func addMark(_ kind: ProseMark.Kind, from start: Int) {
    prose.marks.append(ProseMark(kind: kind, bytes: start..<prose.bytes.count))
  }

  /// Makes a citation among the marks from number `marks` on hold for all units from `first` on.
  mutating func shareCitations(from first: Int, marks: Int) {
    guard prose.marks[marks...].contains(where: { $0.kind == .citation }) else { return }
    for unit in prose.units.indices[first...] { prose.units[unit].isCited = true }
  }

  /// Ends the unit; gives its number, or nil when nothing was appended since the last.
  @discardableResult
  mutating func endUnit(_ kind: ProseUnit.Kind, at location: SourceLocation) -> Int? {
    defer {
      prose.bytes.append(0x0A)
      unitStart = prose.bytes.count
      citations.removeAll(keepingCapacity: true)
    }
    guard prose.bytes.count > unitStart else { return nil }
    let first = prose.tokens.count
    let bytes = unitStart..<prose.bytes.count
    tokenizer.tokenize(prose.bytes, bytes, words: &words, into: &prose.tokens)
    let firstSentence = prose.sentences.count
    addSentences(first..<prose.tokens.count)
    prose.units.append(
      ProseUnit(
        kind: kind, sentences: firstSentence..<prose.sentences.count,
        tokens: first..<prose.tokens.count, bytes: bytes, location: location, leadIn: leadIn,
        row: row, section: section, isCited: isCitedAnyway || !citations.isEmpty,
        isDontItem: isDontList))
    return prose.units.count - 1
  }

  private mutating func addSentences(_ tokens: Range<Int>) {
    var splitter = SentenceSplitter(tokens: prose.tokens, words: words)
    var citation = 0
    for range in splitter.split(tokens) {
      let next =
        range.upperBound < tokens.upperBound ? Int(prose.tokens[range.upperBound].start) : Int.max
      var isCited = isCitedAnyway
      while citation < citations.count, citations[citation] <= next {
        isCited = true
        citation += 1
      }
      let body = prose.tokens[range]
      prose.sentences.append(
        Sentence(
          tokens: range, words: body.reduce(0) { $0 + ($1.kind == .mark || $1.isJoined ? 0 : 1) },
          isQuestion: body.suffix(3).contains { $0.isMark("?") }, isCited: isCited,
          unit: prose.units.count))
    }
  }
}
