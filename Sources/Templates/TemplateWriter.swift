import Foundations

/// Fills a template from an object. `TemplateChecker` has made sure before that every name means
/// something.
struct TemplateWriter {
  private enum Scope {
    case object(any ViewObject)
    case text(ViewValue)
  }

  private let templates: TemplateSet
  /// The sections around the place that is being written, outermost first.
  private var scopes: [Scope]
  /// What the blocks of the layouts in use are filled with.
  private var blocks: [String: [TemplateNode]] = [:]
  private var position = MarkupPosition()
  /// The UTF-8 written so far.
  private(set) var output: [UInt8] = []

  init(_ templates: TemplateSet, showing object: any ViewObject) {
    self.templates = templates
    scopes = [.object(object)]
    output.reserveCapacity(1 << 14)
  }

  mutating func write(_ nodes: [TemplateNode]) {
    for node in nodes {
      switch node {
      case .text(let text): output += text
      case .value(let tag): write(value(of: tag))
      case .section(let tag, let body): writeSection(tag, body)
      case .partial(let tag): write(templates.partials[tag.name] ?? [])
      case .layout(let tag, let body): writeLayout(tag, body)
      case .block(let tag, let body): writeBlock(tag, body)
      }
    }
  }

  /// The one place where a value becomes part of a page: text is escaped, markup is not.
  private mutating func write(_ value: ViewValue) {
    switch value {
    case .text(let text): HTMLEscape.append(text, to: &output)
    case .marked(let text, let mark): write(text, mark)
    case .html(let html): output += html.utf8
    case .flag, .object, .list, .texts, .absent: break
    }
  }

  private mutating func write(_ text: String, _ mark: ValueMark) {
    let isMarked = position.allowsComment(after: output)
    if isMarked { output += mark.comment.utf8 }
    HTMLEscape.append(text, to: &output)
    if isMarked { output += ValueMark.end.utf8 }
  }

  private mutating func writeSection(_ tag: TemplateTag, _ body: [TemplateNode]) {
    let value = value(of: tag)
    if tag.kind == .invertedSection {
      if !value.isThere { write(body) }
      return
    }
    switch value {
    case .flag(let isSet): if isSet { write(body) }
    case .text, .marked, .html: write(body, in: .text(value))
    case .object(let object): write(body, in: .object(object))
    case .list(let objects): for object in objects { write(body, in: .object(object)) }
    case .texts(let texts): for text in texts { write(body, in: .text(.text(text))) }
    case .absent: break
    }
  }

  private mutating func write(_ body: [TemplateNode], in scope: Scope) {
    scopes.append(scope)
    write(body)
    scopes.removeLast()
  }

  /// What the page fills comes before what a layout on the way to the outermost one fills.
  private mutating func writeLayout(_ tag: TemplateTag, _ body: [TemplateNode]) {
    let outer = blocks
    for case .block(let block, let content) in body where blocks[block.name] == nil {
      blocks[block.name] = content
    }
    write(templates.layouts[tag.name] ?? [])
    blocks = outer
  }

  private mutating func writeBlock(_ tag: TemplateTag, _ body: [TemplateNode]) {
    guard let filled = blocks.removeValue(forKey: tag.name) else { return write(body) }
    write(filled)
    blocks[tag.name] = filled
  }

  /// What the name of `tag` stands for: its first component in the innermost section that has it,
  /// the others in what that stands for.
  private func value(of tag: TemplateTag) -> ViewValue {
    guard let first = tag.path.first else { return innermostText }
    var value = lookUp(first)
    for name in tag.path.dropFirst() {
      guard case .object(let object) = value else { return .absent }
      value = object.value(of: name) ?? .absent
    }
    return value
  }

  private func lookUp(_ name: String) -> ViewValue {
    for case .object(let object) in scopes.reversed() {
      if let value = object.value(of: name) { return value }
    }
    return .absent
  }

  private var innermostText: ViewValue {
    guard case .text(let value) = scopes.last else { return .absent }
    return value
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
