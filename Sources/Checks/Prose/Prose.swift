import Diagnostics

/// The words of a page or of a treatment's facts, cut into units, sentences and tokens, with the
/// way back to where each is written.
struct Prose: Sendable {
  /// A stretch of bytes and where it is written.
  struct Run: Sendable {
    var start: Int
    var location: SourceLocation
    /// Whether the bytes stand in the file as they are.
    var isExact: Bool
  }

  var bytes: [UInt8] = []
  var tokens: [Token] = []
  var sentences: [Sentence] = []
  var units: [ProseUnit] = []
  var marks: [ProseMark] = []
  var runs: [Run] = []

  /// Makes room for a text of about as many `bytes`.
  mutating func reserve(_ bytes: Int) {
    self.bytes.reserveCapacity(bytes)
    tokens.reserveCapacity(bytes / 5)
    runs.reserveCapacity(bytes / 32)
    sentences.reserveCapacity(bytes / 48)
    units.reserveCapacity(bytes / 96)
  }

  /// The text of a stretch of bytes.
  func text(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

  /// The text from the first to the last of some tokens.
  func text(ofTokens range: Range<Int>) -> String { text(byteRange(range)) }

  /// The bytes from the first to the last of some tokens.
  func byteRange(_ range: Range<Int>) -> Range<Int> {
    guard let last = range.last else { return 0..<0 }
    return Int(tokens[range.lowerBound].start)..<Int(tokens[last].end)
  }

  /// Where some tokens are written.
  func location(ofTokens range: Range<Int>) -> SourceLocation {
    location(ofBytes: byteRange(range))
  }

  /// Where a stretch of bytes is written.
  func location(ofBytes range: Range<Int>) -> SourceLocation {
    guard let first = run(at: range.lowerBound), let last = run(at: max(range.upperBound - 1, 0))
    else { return SourceLocation(path: "") }
    let start = position(range.lowerBound, in: first, isEnd: false)
    let end = position(range.upperBound, in: last, isEnd: true)
    return SourceLocation(path: runs[first].location.path, start: start, end: end)
  }

  private func run(at offset: Int) -> Int? {
    var low = 0
    var high = runs.count
    while low + 1 < high {
      let middle = (low + high) / 2
      if runs[middle].start <= offset { low = middle } else { high = middle }
    }
    return runs.isEmpty ? nil : low
  }

  private func position(_ offset: Int, in run: Int, isEnd: Bool) -> SourcePosition? {
    let location = runs[run].location
    guard runs[run].isExact, let start = location.start else {
      return isEnd ? location.end : location.start
    }
    let before = bytes[runs[run].start..<max(offset, runs[run].start)]
    // A return and a line feed are one character, and no text has them.
    let isASCII = before.allSatisfy { $0 < 0x80 && $0 != 0x0D }
    let count = isASCII ? before.count : String(decoding: before, as: UTF8.self).count
    return SourcePosition(line: start.line, column: start.column + count)
  }

  /// Whether a stretch of bytes lies in a mark of the given kind.
  func isMarked(_ kind: ProseMark.Kind, _ range: Range<Int>) -> Bool {
    var low = 0
    var high = marks.count
    while low < high {
      let middle = (low + high) / 2
      if marks[middle].bytes.upperBound <= range.lowerBound {
        low = middle + 1
      } else {
        high = middle
      }
    }
    return marks[low...].prefix { $0.bytes.lowerBound < range.upperBound }
      .contains { $0.kind == kind }
  }
}
