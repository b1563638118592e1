import Diagnostics
import Foundations

/// The words of a page or of a treatment's facts, cut into units, sentences and tokens, with the
/// way back to where each is written.
struct Prose {
  /// A stretch of bytes and where it is written.
  struct Run: Sendable {
    var start: Int
    var place: ProsePlace
    /// Whether the bytes stand in the file as they are.
    var isExact: Bool
  }

  var bytes: [UInt8] = []
  var tokens: [Token] = []
  var sentences: [Sentence] = []
  var units: [ProseUnit] = []
  var marks: [ProseMark] = []
  /// The subjects whose facts an article outside of their guides puts in, each where it does.
  fileprivate var references: [(place: Int, subject: Identifier)] = []
  var runs: [Run] = []
  /// The places that are told by lines and columns.
  fileprivate(set) var locations: [SourceLocation] = []
  /// Tells lines and columns of the file that the other places are in.
  fileprivate var positions: SourcePositions?

  mutating func removeAll() {
    bytes.removeAll(keepingCapacity: true)
    tokens.removeAll(keepingCapacity: true)
    sentences.removeAll(keepingCapacity: true)
    units.removeAll(keepingCapacity: true)
    marks.removeAll(keepingCapacity: true)
    references.removeAll(keepingCapacity: true)
    runs.removeAll(keepingCapacity: true)
    locations.removeAll(keepingCapacity: true)
  }

  mutating func reserve(_ bytes: Int) {
    self.bytes.reserveCapacity(bytes)
    tokens.reserveCapacity(bytes / 5)
    runs.reserveCapacity(bytes / 32)
    sentences.reserveCapacity(bytes / 48)
    units.reserveCapacity(bytes / 96)
  }

  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  func text(ofTokens range: Range<Int>) -> String { text(byteRange(range)) }

  func byteRange(_ range: Range<Int>) -> Range<Int> {
    guard let last = range.last else { return 0..<0 }
    return Int(tokens[range.lowerBound].start)..<Int(tokens[last].end)
  }

  func location(ofTokens range: Range<Int>) -> SourceLocation {
    location(ofBytes: byteRange(range))
  }

  /// A fix that writes `text` in the place of some tokens; none where marks of Markdown or a fact
  /// stand among them, so that they take more room in the source.
  func fixes(writing text: String, ofTokens range: Range<Int>) -> [Diagnostic.Fix] {
    let location = location(ofTokens: range)
    guard let start = location.start, let end = location.end, start.line == end.line,
      end.column - start.column == self.text(ofTokens: range).count
    else { return [] }
    return [.write(text, at: location)]
  }

  func location(ofBytes range: Range<Int>) -> SourceLocation {
    guard let first = run(at: range.lowerBound), let last = run(at: max(range.upperBound - 1, 0))
    else { return SourceLocation(path: "") }
    let (start, end) = (runs[first], runs[last])
    if case .file(let from) = start.place, case .file(let to) = end.place {
      let lower =
        start.isExact ? from.lowerBound + Int32(range.lowerBound - start.start) : from.lowerBound
      let upper = end.isExact ? to.lowerBound + Int32(range.upperBound - end.start) : to.upperBound
      return location(of: .file(lower..<max(lower, upper)))
    }
    return SourceLocation(
      path: location(of: start.place).path,
      start: position(range.lowerBound, in: start, isEnd: false),
      end: position(range.upperBound, in: end, isEnd: true))
  }

  /// The lines and columns of a place.
  func location(of place: ProsePlace) -> SourceLocation {
    switch place {
    case .listed(let number): return locations[number]
    case .file(let range):
      guard let positions else { return SourceLocation(path: "") }
      return positions.location(
        utf8Offsets: Int(range.lowerBound)..<Int(range.upperBound))
    }
  }

  private func run(at offset: Int) -> Int? {
    runs.isEmpty ? nil : max(0, runs.partitioningIndex { $0.start > offset } - 1)
  }

  private func position(_ offset: Int, in run: Run, isEnd: Bool) -> SourcePosition? {
    let location = location(of: run.place)
    guard run.isExact, let start = location.start else {
      return isEnd ? location.end : location.start
    }
    let before = bytes[run.start..<max(offset, run.start)]
    // A return and a line feed are one character, and no text has them.
    let isASCII = before.allSatisfy { $0 < 0x80 && $0 != 0x0D }
    let count = isASCII ? before.count : String(decoding: before, as: UTF8.self).count
    return SourcePosition(line: start.line, column: start.column + count)
  }

  /// The subjects of which facts stand in a stretch of bytes.
  func subjects(in range: Range<Int>) -> [Identifier] {
    if references.isEmpty { return [] }
    let first = references.partitioningIndex { $0.place >= range.lowerBound }
    return references[first...].prefix { $0.place < range.upperBound }.map(\.subject)
  }

  func isMarked(_ kind: ProseMark.Kind, _ range: Range<Int>) -> Bool {
    let first = marks.partitioningIndex { $0.bytes.upperBound > range.lowerBound }
    return marks[first...].prefix { $0.bytes.lowerBound < range.upperBound }
      .contains { $0.kind == kind }
  }
}

/// Where prose is written: bytes of the page's file, of which lines and columns are found when
/// somebody asks, or one of the places that are known already.
enum ProsePlace: Sendable {
  case file(Range<Int32>)
  case listed(Int)

  init(_ range: Range<Int>) {
    self = .file(Int32(clamping: range.lowerBound)..<Int32(clamping: range.upperBound))
  }
}

/// A piece of prose that is read by itself: a paragraph, a heading, a cell. Ranges are the page's.
struct ProseUnit: Sendable {
  enum Kind: Sendable, Hashable {
    case paragraph
    case heading(level: Int)
    case listItem
    case headerCell
    case cell
    case calloutTitle
    case altText
    case title
    case summary
    case fact
    /// A text of the facts that has numbers of its own.
    case aside
    /// A text of the facts that says what a source says; the note on it, where there is one,
    /// tells whether the clinic denies it.
    case reported(isDenied: Bool)
    case definition
  }

  var kind: Kind
  var sentences: Range<Int>
  var tokens: Range<Int>
  var bytes: Range<Int>
  var place: ProsePlace
  /// The unit that introduces it: the paragraph before a list.
  var leadIn: Int?
  /// The table row that it belongs to; 0 when none.
  var row: Int
  /// The section that it belongs to, counted by headings from 0.
  var section: Int
  /// Whether sources cited or numbers given elsewhere in its group (list item, row, lead-in)
  /// support it, so that a citation covers it.
  var isCited: Bool
  /// Whether it lists what not to do or to believe.
  var isDontItem: Bool
  /// Whether it tells readers what to do.
  var isInstruction: Bool
  /// Whether it tells what others say, which may differ from the facts.
  var tellsOfOthers: Bool
}

struct Sentence: Sendable {
  /// Its tokens among the page's, with its closing mark.
  var tokens: Range<Int>
  /// How many words it has; joined words count once.
  var words = 0
  /// All classes of its tokens, so that most checks need not look at them.
  var classes: WordClasses = []
  var isQuestion = false
  var isCited: Bool
  var unit: Int

  init(_ range: Range<Int>, of tokens: [Token], isCited: Bool, unit: Int) {
    self.tokens = range
    self.isCited = isCited
    self.unit = unit
    for index in range {
      let token = tokens[index]
      if token.kind != .mark, !token.isJoined { words += 1 }
      classes.formUnion(token.classes)
      if token.isMark("?"), index >= range.upperBound - 3 { isQuestion = true }
    }
  }
}

/// A stretch of a page's bytes that means more than its words.
struct ProseMark: Sendable {
  enum Kind: Sendable, Hashable {
    case citation
    case fact
    /// A glossary term that the writer marked.
    case term
    case link
  }

  var kind: Kind
  var bytes: Range<Int>
}

/// Collects prose unit by unit.
struct ProseBuilder {
  private(set) var prose: Prose
  let words: SharedWords
  private var tokenizer = Tokenizer()
  private var unitStart = 0
  private var citations: [Int] = []
  var section = 0
  /// The table row that units belong to now; 0 when none.
  var row = 0
  var leadIn: Int?
  /// Whether a source is cited for what comes now, whatever it says itself.
  var isCitedAnyway = false
  var isDontList = false
  var isDoList = false
  /// Whether what comes now tells what others say.
  var tellsOfOthers = false

  /// A builder for texts of `file`, or of places known otherwise, in the room of `old` prose, which
  /// is no longer needed.
  init(
    words: SharedWords, in old: consuming Prose = Prose(), file: SourceFile? = nil,
    expecting bytes: Int = 0
  ) {
    self.words = words
    prose = old
    prose.removeAll()
    prose.positions = file.map(SourcePositions.init)
    prose.reserve(bytes)
  }

  /// Whether `file` is the one whose bytes places can be.
  func has(_ file: SourceFile) -> Bool { prose.positions?.path == file.path }

  /// Adds text that is written at `range` of the file, exactly so where `isExact`.
  mutating func append(_ text: UnsafeBufferPointer<UInt8>, at range: Range<Int>, isExact: Bool) {
    guard !text.isEmpty else { return }
    prose.runs.append(
      .init(start: prose.bytes.count, place: ProsePlace(range), isExact: isExact))
    prose.bytes.append(contentsOf: text)
  }

  mutating func append(_ text: StaticString, at range: Range<Int>) {
    text.withUTF8Buffer { append($0, at: range, isExact: false) }
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

  private mutating func appendRun(_ text: Substring, at location: SourceLocation, isExact: Bool) {
    prose.runs.append(
      .init(start: prose.bytes.count, place: listed(location), isExact: isExact))
    var text = text
    text.withUTF8 { prose.bytes.append(contentsOf: $0) }
  }

  private mutating func listed(_ location: SourceLocation) -> ProsePlace {
    prose.locations.append(location)
    return .listed(prose.locations.count - 1)
  }

  /// How many characters a run has at most: it is counted from its start to find a place in it.
  private static let longestRun = 256

  /// Where to cut a long `text`, between two characters.
  private static func cut(_ text: Substring) -> Substring.Index? {
    guard text.utf8.count > longestRun else { return nil }
    return text.index(text.startIndex, offsetBy: longestRun, limitedBy: text.endIndex)
      .flatMap { $0 < text.endIndex ? $0 : nil }
  }

  mutating func cite() {
    citations.append(prose.bytes.count)
    prose.marks.append(ProseMark(kind: .citation, bytes: prose.bytes.count..<prose.bytes.count))
  }

  /// Notes that what comes now is a fact of a subject of another folder.
  mutating func refer(to subject: Identifier) {
    prose.references.append((prose.bytes.count, subject))
  }

  mutating func mark(_ kind: ProseMark.Kind, _ body: (inout ProseBuilder) -> Void) {
    let start = prose.bytes.count
    body(&self)
    prose.marks.append(ProseMark(kind: kind, bytes: start..<prose.bytes.count))
  }

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
    endUnit(kind, at: listed(location))
  }

  @discardableResult
  mutating func endUnit(_ kind: ProseUnit.Kind, at place: ProsePlace) -> Int? {
    defer {
      prose.bytes.append(0x0A)
      unitStart = prose.bytes.count
      citations.removeAll(keepingCapacity: true)
    }
    guard prose.bytes.count > unitStart else { return nil }
    let first = prose.tokens.count
    let bytes = unitStart..<prose.bytes.count
    tokenizer.tokenize(prose.bytes, bytes, words: &words.table, into: &prose.tokens)
    let firstSentence = prose.sentences.count
    addSentences(first..<prose.tokens.count)
    prose.units.append(
      ProseUnit(
        kind: kind, sentences: firstSentence..<prose.sentences.count,
        tokens: first..<prose.tokens.count, bytes: bytes, place: place, leadIn: leadIn,
        row: row, section: section, isCited: isCitedAnyway || !citations.isEmpty,
        isDontItem: isDontList, isInstruction: isDoList, tellsOfOthers: tellsOfOthers))
    return prose.units.count - 1
  }

  private mutating func addSentences(_ tokens: Range<Int>) {
    var splitter = SentenceSplitter(prose.tokens, tokens)
    var citation = 0
    while let range = splitter.next() {
      let next =
        range.upperBound < tokens.upperBound ? Int(prose.tokens[range.upperBound].start) : Int.max
      var isCited = isCitedAnyway
      while citation < citations.count, citations[citation] <= next {
        isCited = true
        citation += 1
      }
      prose.sentences.append(
        Sentence(range, of: prose.tokens, isCited: isCited, unit: prose.units.count))
    }
  }
}
