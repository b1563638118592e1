import Diagnostics

/// A source location in 32 bytes, half of what `SourceLocation` takes; every node has one.
struct Span: Sendable {
  let path: String
  let startLine: UInt32
  let startColumn: UInt32
  let endLine: UInt32
  let endColumn: UInt32

  init(path: String, start: SourcePosition, end: SourcePosition) {
    self.path = path
    startLine = UInt32(clamping: start.line)
    startColumn = UInt32(clamping: start.column)
    endLine = UInt32(clamping: end.line)
    endColumn = UInt32(clamping: end.column)
  }

  var start: SourcePosition {
    SourcePosition(line: Int(startLine), column: Int(startColumn))
  }

  var end: SourcePosition {
    SourcePosition(line: Int(endLine), column: Int(endColumn))
  }

  var location: SourceLocation { SourceLocation(path: path, start: start, end: end) }

  /// The stretch from the start of `first` to the end of `last`.
  init(from first: Span, to last: Span) {
    self.init(path: first.path, start: first.start, end: max(first.end, last.end))
  }
}
