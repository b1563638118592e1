/// The text between the tags of a template.
///
/// White space at the start of lines goes, and so do blank lines: pages need no layout of their
/// source. As in Mustache (specification 1.4, "standalone tags"), a line that holds nothing but a
/// tag that writes nothing leaves no line behind.
struct TemplateText {
  private let bytes: [UInt8]
  private static let newline = UInt8(ascii: "\n")

  /// The text of the template that `bytes` are.
  init(_ bytes: [UInt8]) { self.bytes = bytes }

  /// What to write of the text between two tags; `before` is nil at the start of the template,
  /// `after` at its end.
  func text(between before: TemplateTag?, and after: TemplateTag?) -> [UInt8] {
    var start = before?.range.upperBound ?? 0
    let end = after?.range.lowerBound ?? bytes.count
    var atLineStart = before == nil
    if let before, isAlone(before) {
      start = min(endOfLine(from: start).map { $0 + 1 } ?? end, end)
      atLineStart = true
    }
    return trimmed(start..<end, atLineStart: atLineStart)
  }

  private func trimmed(_ range: Range<Int>, atLineStart: Bool) -> [UInt8] {
    var atLineStart = atLineStart
    var text: [UInt8] = []
    for byte in bytes[range] {
      let isDropped = Self.isSpace(byte) || byte == Self.newline
      if byte == UInt8(ascii: "\r") || (atLineStart && isDropped) { continue }
      text.append(byte)
      atLineStart = byte == Self.newline
    }
    return text
  }

  /// Whether the tag writes nothing itself and has its line to itself.
  private func isAlone(_ tag: TemplateTag) -> Bool {
    guard tag.kind != .text, tag.kind != .html else { return false }
    let before = bytes[..<tag.range.lowerBound].last { !Self.isSpace($0) }
    return (before ?? Self.newline) == Self.newline && endOfLine(from: tag.range.upperBound) != nil
  }

  /// Where the line ends in which `start` lies, if only white space stands before that.
  private func endOfLine(from start: Int) -> Int? {
    let end = bytes[start...].firstIndex { !Self.isSpace($0) && $0 != UInt8(ascii: "\r") }
    guard let end else { return bytes.count }
    return bytes[end] == Self.newline ? end : nil
  }

  private static func isSpace(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t")
  }
}
