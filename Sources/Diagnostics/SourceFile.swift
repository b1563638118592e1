public import Foundations

/// The text of a file with its lines found, to turn offsets and columns into positions.
public struct SourceFile: Sendable {
  public let path: RelativePath
  public let text: String
  /// The UTF-8 offset at which each line begins.
  private let lineStarts: [Int]

  /// The file at `path` with `text`; lines end with LF, CRLF or CR.
  public init(path: RelativePath, text: String) {
    self.path = path
    var text = text
    text.makeContiguousUTF8()
    self.text = text
    self.lineStarts = Self.findLineStarts(text)
  }

  /// How many lines there are; an empty file has one.
  public var lineCount: Int { lineStarts.count }

  /// The text of `line` (from 1) without its line ending; empty when there is no such line.
  public func line(_ line: Int) -> Substring {
    guard line >= 1, line <= lineStarts.count else { return "" }
    let range = lineRange(line)
    return Substring(text.utf8[offset(range.lowerBound)..<offset(range.upperBound)])
  }

  /// The UTF-8 offsets of `line` (from 1), which there must be, without its line ending.
  public func lineRange(_ line: Int) -> Range<Int> {
    let start = lineStarts[line - 1]
    guard line < lineStarts.count else { return start..<text.utf8.count }
    let end = lineStarts[line]
    return withUTF8 { bytes in
      let isPair = end - start > 1 && bytes[end - 1] == 0x0A && bytes[end - 2] == 0x0D
      return start..<end - (isPair ? 2 : 1)
    }
  }

  /// The number, from 1, of the line that the byte at `offset` is in.
  public func lineNumber(utf8Offset offset: Int) -> Int {
    max(1, lineStarts.partitioningIndex { $0 > offset })
  }

  /// Calls `body` with the text as UTF-8, which is not copied.
  public func withUTF8<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
    if let result = text.utf8.withContiguousStorageIfAvailable(body) { return result }
    var text = text
    return text.withUTF8(body)
  }

  public func position(utf8Offset offset: Int) -> SourcePosition {
    let line = lineNumber(utf8Offset: offset)
    return position(line: line, utf8Column: offset - lineStarts[line - 1] + 1)
  }

  /// The position of a column given in UTF-8 bytes from 1, as libcmark counts.
  public func position(line: Int, utf8Column: Int) -> SourcePosition {
    position(line: line, column: utf8Column, in: .bytes)
  }

  /// The position of a column given in Unicode scalars from 1, as libyaml counts.
  public func position(line: Int, scalarColumn: Int) -> SourcePosition {
    position(line: line, column: scalarColumn, in: .scalars)
  }

  private func position(line: Int, column: Int, in unit: LineCursor.Unit) -> SourcePosition {
    var cursor = LineCursor(self.line(line))
    cursor.move(to: column, in: unit)
    return SourcePosition(line: line, column: cursor.characterColumn)
  }

  public func location(utf8Offsets range: Range<Int>) -> SourceLocation {
    SourceLocation(
      path: path, start: position(utf8Offset: range.lowerBound),
      end: position(utf8Offset: range.upperBound))
  }

  private func offset(_ offset: Int) -> String.Index {
    text.utf8.index(text.startIndex, offsetBy: offset)
  }

  private static func findLineStarts(_ text: String) -> [Int] {
    var text = text
    return text.withUTF8(lineStarts)
  }

  private static func lineStarts(in bytes: UnsafeBufferPointer<UInt8>) -> [Int] {
    var starts = [0]
    starts.reserveCapacity(bytes.count / 32 + 1)
    // Most bytes come after both in the table of characters.
    for index in bytes.indices where bytes[index] <= UInt8(ascii: "\r") {
      switch bytes[index] {
      case UInt8(ascii: "\n") where index > 0 && bytes[index - 1] == UInt8(ascii: "\r"):
        starts[starts.count - 1] = index + 1
      case UInt8(ascii: "\n"), UInt8(ascii: "\r"): starts.append(index + 1)
      default: break
      }
    }
    return starts
  }
}

/// A place that moves along a line and knows its column, from 1, in characters, in Unicode scalars
/// and in UTF-8 bytes. It only moves on: a line may be very long and hold many places.
struct LineCursor {
  enum Unit {
    case characters, scalars, bytes
  }

  private let text: Substring
  private var index: Substring.Index
  private(set) var characterColumn = 1
  private(set) var scalarColumn = 1
  private var byteColumn = 1

  /// The place at the start of `line`, which has no line ending.
  init(_ line: Substring) {
    text = line
    index = line.startIndex
  }

  /// Moves on to `column`, to the start of the character it lies within, or to the line's end.
  mutating func move(to column: Int, in unit: Unit) {
    while index < text.endIndex {
      let end = endOfCharacter
      let scalars = scalarColumn + text.unicodeScalars.distance(from: index, to: end)
      let bytes = byteColumn + text.utf8.distance(from: index, to: end)
      let next =
        switch unit {
        case .characters: characterColumn + 1
        case .scalars: scalars
        case .bytes: bytes
        }
      if next > column { return }
      (index, characterColumn) = (end, characterColumn + 1)
      (scalarColumn, byteColumn) = (scalars, bytes)
    }
  }

  /// Most characters are ASCII with another after them, which nothing can be combined with.
  private var endOfCharacter: Substring.Index {
    let next = text.utf8.index(after: index)
    let isAlone = next == text.endIndex || text.utf8[next] < 0x80
    return text.utf8[index] < 0x80 && isAlone ? next : text.index(after: index)
  }
}

extension SourceFile {
  /// The file at `path` as messages show it: without a byte order mark, and whatever is no UTF-8
  /// made visible.
  public init(path: RelativePath, showing bytes: [UInt8]) {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    self.init(path: path, text: String(decoding: text, as: UTF8.self))
  }
}

extension SiteFolder {
  /// The file at `path` as messages show it; nil when it cannot be read.
  public func shownFile(_ path: RelativePath) -> SourceFile? {
    (try? read(path)).map { SourceFile(path: path, showing: $0) }
  }
}

public enum TextDecoding {
  /// The text of the file at `path`, without a byte order mark; nil when the bytes are no UTF-8,
  /// which goes to `diagnostics`.
  public static func decode(
    _ bytes: [UInt8], path: RelativePath, _ diagnostics: inout [Diagnostic]
  ) -> SourceFile? {
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let content = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    if let text = String(validating: content, as: UTF8.self) {
      return SourceFile(path: path, text: text)
    }
    let repaired = String(decoding: content, as: UTF8.self)
    diagnostics.append(problem(bytes, decoded: repaired, of: content, path: path))
    return nil
  }

  /// A repaired text differs from the bytes first where they are wrong.
  private static func problem(
    _ bytes: [UInt8], decoded text: String, of content: ArraySlice<UInt8>, path: RelativePath
  ) -> Diagnostic {
    let help = "save the file as UTF-8 in the editor"
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return Diagnostic(
        SourceProblem.notUTF8, "the file is saved as UTF-16, not as UTF-8",
        at: SourceLocation(path: path), help: help)
    }
    let same = zip(text.utf8, content).prefix { $0 == $1 }.count
    let offset = content.startIndex + same
    let position = SourceFile(path: path, text: text).position(utf8Offset: same)
    let place = "line \(position.line) holds a wrong byte, number \(offset + 1)"
    return Diagnostic(
      SourceProblem.notUTF8, "the file is not saved as UTF-8: \(place)",
      at: SourceLocation(path: path, start: position), help: help)
  }
}
