import Foundations

/// Fills a template from an object.
struct TemplateWriter {
  /// What a section is for, and for which element of it the section is being written.
  private struct Scope {
    let records: any ViewRecords
    let count: Int
    var element = 0

    init(_ records: any ViewRecords) {
      self.records = records
      count = records.count
    }
  }

  private let program: TemplateProgram
  /// The sections around the place that is being written, outermost first.
  private var scopes: [Scope]
  private var position: MarkupPosition

  /// Appends what `program` makes of `object` to `output`, as UTF-8.
  static func write(
    _ program: TemplateProgram, showing object: any ViewRecords, to output: inout [UInt8]
  ) {
    var writer = TemplateWriter(
      program: program, scopes: [Scope(object)],
      position: MarkupPosition(offset: output.count))
    writer.write(to: &output)
  }

  private mutating func write(to output: inout [UInt8]) {
    var next = 0
    while next < program.instructions.count {
      let instruction = program.instructions[next]
      next += 1
      switch instruction {
      case .text(let range): output += program.text[range]
      case .value(let name): write(value(of: name), to: &output)
      case .skipUnless(let name, let end): if value(of: name).count == 0 { next = end }
      case .skipIf(let name, let end): if value(of: name).count > 0 { next = end }
      case .enter(let name, let end): if !enter(value(of: name)) { next = end }
      case .repeatOrLeave(let start): if goToNextElement() { next = start }
      }
    }
  }

  private mutating func enter(_ value: ViewValue) -> Bool {
    guard value.count > 0 else { return false }
    if case .records(let records) = value {
      scopes.append(Scope(records))
    } else {
      scopes.append(Scope(TextRecords(value: value)))
    }
    return true
  }

  private mutating func goToNextElement() -> Bool {
    let innermost = scopes.count - 1
    scopes[innermost].element += 1
    if scopes[innermost].element < scopes[innermost].count { return true }
    scopes.removeLast()
    return false
  }

  private func value(of name: TemplateProgram.Name) -> ViewValue {
    let element = scopes[name.scope].element
    var value = scopes[name.scope].records.value(of: name.slot, at: element)
    for index in name.parts {
      guard case .records(let object) = value else { return .absent }
      value = object.value(of: program.slots[index], at: 0)
    }
    return value
  }

  /// The one place where a value becomes part of a page: text is escaped, markup is not.
  private mutating func write(_ value: ViewValue, to output: inout [UInt8]) {
    switch value {
    case .text(let text): HTMLEscape.append(text, to: &output)
    case .marked(let text, let mark): write(text, mark, to: &output)
    case .html(var html): html.withUTF8 { output += $0 }
    case .markup(let write): write(&output)
    case .flag, .records, .texts, .absent: break
    }
  }

  private mutating func write(_ text: String, _ mark: ValueMark, to output: inout [UInt8]) {
    let isMarked = position.allowsComment(after: output)
    if isMarked { output += mark.comment.utf8 }
    HTMLEscape.append(text, to: &output)
    if isMarked, mark.kind == .value { output += ValueMark.end.utf8 }
  }
}

/// What a section for texts or markup has: the element alone, as `.`.
private struct TextRecords: ViewRecords {
  let value: ViewValue

  var count: Int { value.count }

  func value(of slot: Int, at index: Int) -> ViewValue {
    if case .texts(let texts) = value { .text(texts[index]) } else { value }
  }
}

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
  private var offset: Int

  /// The position at the start of markup that begins at `offset`.
  init(offset: Int = 0) { self.offset = offset }

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
      else { return }
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

  private static func isSameLetter(_ byte: UInt8, _ small: UInt8) -> Bool {
    byte.lowercased == small
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    byte.isLetter || byte == UInt8(ascii: "-")
  }
}
