/// Follows markup while it is written, to know where a comment is one: not in a tag, not in another
/// comment, not in an element whose content is nothing but text (HTML Standard, section 13.1.2).
struct MarkupPosition {
  private enum State {
    case content
    case tag(quote: UInt8?)
    case comment
  }

  private static let textElements = ["script", "style", "title", "textarea"].map { Array($0.utf8) }

  private var state = State.content
  /// The element whose content is nothing but text that the position is in.
  private var textElement: [UInt8]?
  /// Where the tag begins that the position is in, without its `<`.
  private var tagStart = 0
  /// How much has been looked at.
  private var offset = 0

  /// Whether a comment may stand at the end of `markup`, which has only grown since the last call.
  mutating func allowsComment(after markup: [UInt8]) -> Bool {
    while offset < markup.count {
      step(markup[offset], markup)
      offset += 1
    }
    if case .content = state { return textElement == nil }
    return false
  }

  private mutating func step(_ byte: UInt8, _ markup: [UInt8]) {
    switch state {
    case .content:
      if byte == UInt8(ascii: "<") { enterTag(markup) }
    case .tag(let quote?):
      if byte == quote { state = .tag(quote: nil) }
    case .tag(nil):
      if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") { state = .tag(quote: byte) }
      if byte == UInt8(ascii: ">") { leaveTag(markup) }
    case .comment:
      let isEnd = byte == UInt8(ascii: ">") && markup[..<offset].suffix(2).elementsEqual("--".utf8)
      if isEnd { state = .content }
    }
  }

  private mutating func enterTag(_ markup: [UInt8]) {
    let rest = markup[(offset + 1)...]
    if let textElement {
      guard rest.first == UInt8(ascii: "/"),
        rest.dropFirst().starts(with: textElement, by: Self.isSameLetter)
      else {
        return
      }
    }
    tagStart = offset + 1
    state = rest.starts(with: "!--".utf8) ? .comment : .tag(quote: nil)
  }

  private mutating func leaveTag(_ markup: [UInt8]) {
    state = .content
    let tag = markup[tagStart..<offset]
    textElement = Self.textElements.first { name in
      tag.starts(with: name, by: Self.isSameLetter)
        && !(tag.dropFirst(name.count).first.map(Self.isLetter) ?? false)
    }
  }

  /// Whether a byte of the markup is the small letter `letter`, or its capital.
  private static func isSameLetter(_ byte: UInt8, _ letter: UInt8) -> Bool { byte | 32 == letter }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (97...122).contains(byte | 32) || byte == UInt8(ascii: "-")
  }
}
