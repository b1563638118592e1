public import Foundations

/// The text of a file with its lines found, to turn offsets and columns into positions.
public struct SourceFile: Sendable {
  /// The file, relative to the site's folder.
  public let path: String
  /// Its whole text.
  public let text: String
  /// The UTF-8 offset at which each line begins.
  private let lineStarts: [Int]

  /// The file at `path` with `text`; lines end with LF, CRLF or CR.
  public init(path: String, text: String) {
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
    let start = lineStarts[line - 1]
    let end = line < lineStarts.count ? lineStarts[line] : text.utf8.count
    var slice = text.utf8[offset(start)..<offset(end)]
    while let last = slice.last, last == UInt8(ascii: "\n") || last == UInt8(ascii: "\r") {
      slice.removeLast()
    }
    return Substring(slice)
  }

  /// The position of the UTF-8 `offset` from the start of the text.
  public func position(utf8Offset offset: Int) -> SourcePosition {
    let line = max(1, lineStarts.partitioningIndex { $0 > offset })
    return position(line: line, utf8Column: offset - lineStarts[line - 1] + 1)
  }

  /// The position of a column given in UTF-8 bytes from 1, as libcmark counts.
  public func position(line: Int, utf8Column: Int) -> SourcePosition {
    let text = self.line(line)
    let bytes = min(max(utf8Column - 1, 0), text.utf8.count)
    let index = text.utf8.index(text.startIndex, offsetBy: bytes)
    return SourcePosition(line: line, column: characters(before: index, in: text) + 1)
  }

  /// The position of a column given in Unicode scalars from 1, as libyaml counts.
  public func position(line: Int, scalarColumn: Int) -> SourcePosition {
    let text = self.line(line)
    let scalars = min(max(scalarColumn - 1, 0), text.unicodeScalars.count)
    let index = text.unicodeScalars.index(text.startIndex, offsetBy: scalars)
    return SourcePosition(line: line, column: characters(before: index, in: text) + 1)
  }

  /// The stretch from one UTF-8 offset up to another.
  public func location(utf8Offsets range: Range<Int>) -> SourceLocation {
    SourceLocation(
      path: path, start: position(utf8Offset: range.lowerBound),
      end: position(utf8Offset: range.upperBound))
  }

  /// A place within a character counts as the character's start.
  private func characters(before index: String.Index, in text: Substring) -> Int {
    var count = 0
    var next = text.startIndex
    while next < index {
      next = text.index(after: next)
      if next <= index { count += 1 }
    }
    return count
  }

  private func offset(_ offset: Int) -> String.Index {
    text.utf8.index(text.startIndex, offsetBy: offset)
  }

  private static func findLineStarts(_ text: String) -> [Int] {
    text.utf8.withContiguousStorageIfAvailable { lineStarts(in: $0) } ?? lineStarts(in: text.utf8)
  }

  private static func lineStarts(in bytes: some Sequence<UInt8>) -> [Int] {
    var starts = [0]
    var offset = 0
    var previousWasReturn = false
    for byte in bytes {
      offset += 1
      if byte == UInt8(ascii: "\n") {
        if previousWasReturn { starts[starts.count - 1] = offset } else { starts.append(offset) }
      } else if byte == UInt8(ascii: "\r") {
        starts.append(offset)
      }
      previousWasReturn = byte == UInt8(ascii: "\r")
    }
    return starts
  }
}

extension SiteFolder {
  /// The file at `path` as messages show it: without a byte order mark, and whatever is no UTF-8
  /// made visible; nil when it cannot be read.
  public func shownFile(_ path: String) -> SourceFile? {
    guard let bytes = try? read(path) else { return nil }
    let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
    let text = bytes.starts(with: mark) ? bytes[3...] : bytes[...]
    return SourceFile(path: path, text: String(decoding: text, as: UTF8.self))
  }
}

/// Turns the bytes of a file into text.
public enum TextDecoding {
  /// The text of the file at `path`, without a byte order mark; nil when the bytes are no UTF-8,
  /// which goes to `diagnostics`.
  public static func decode(
    _ bytes: [UInt8], path: String, _ diagnostics: inout [Diagnostic]
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
    _ bytes: [UInt8], decoded text: String, of content: ArraySlice<UInt8>, path: String
  ) -> Diagnostic {
    let help = "save the file as UTF-8 in the editor"
    if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) {
      return Diagnostic(
        "text/not-utf8", .error, "the file is saved as UTF-16, not as UTF-8",
        at: SourceLocation(path: path), help: help)
    }
    let same = zip(text.utf8, content).prefix { $0 == $1 }.count
    let offset = content.startIndex + same
    let file = SourceFile(path: path, text: text)
    let position = file.position(utf8Offset: same)
    let location = SourceLocation(path: path, start: position)
    let place = "line \(position.line) holds a wrong byte, number \(offset + 1)"
    return Diagnostic(
      "text/not-utf8", .error, "the file is not saved as UTF-8: \(place)", at: location, help: help
    )
  }
}
