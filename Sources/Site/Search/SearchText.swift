import Content
import Facts
import Foundations
import Markdown
import Presentation
import Search

/// Counts the words of articles and facts for the index of the search.
struct SearchText {
  private let context: SiteContext
  private(set) var counter: EntryCounter
  /// The text of the block that is being read.
  private var buffer: [UInt8] = []
  private var factTexts: [Identifier: String] = [:]
  private var subject: Identifier?

  init(_ context: SiteContext, _ language: SearchLanguage) {
    self.context = context
    counter = EntryCounter(language)
  }

  mutating func begin(_ entry: SearchEntry) { counter.begin(entry) }

  mutating func end() { counter.end() }

  mutating func add(_ passages: [FactPassage]) {
    for passage in passages {
      if passage.anchor.isEmpty {
        counter.add(passage.heading, .heading)
      } else {
        counter.beginSection(passage.heading, anchor: passage.anchor)
      }
      for item in passage.items {
        add(item.label, .label)
        add(item.text, .text)
      }
    }
  }

  private mutating func add(_ text: String, _ field: EntryCounter.Field) {
    guard !text.isEmpty else { return }
    counter.add(text, field)
    if field == .label { counter.add(":") }
    counter.endPiece()
  }

  /// What readers see of `article`: its text with the facts and blocks put in.
  mutating func add(_ article: Article) {
    if article.treatment.map({ Identifier($0) }) != subject {
      subject = article.treatment.map { Identifier($0) }
      factTexts = [:]
    }
    article.document.read { text in
      for block in text.blocks { add(block, of: text) }
    }
  }

  private mutating func add(_ block: Int, of text: DocumentReader) {
    switch text.kind(block) {
    case .heading:
      collect(text.inside(block), of: text)
      counter.beginSection(String(decoding: buffer, as: UTF8.self), anchor: text.anchor(block))
    case .paragraph, .cell, .calloutTitle:
      collect(text.inside(block), of: text)
      flush()
    case .quote, .item, .bulletList, .orderedList, .table, .row, .callout:
      for child in text.children(of: block) { add(child, of: text) }
    case .codeBlock:
      buffer = Array(text.bytes(block))
      flush()
    case .blockReference: addBlock(text.name(block))
    default: break
    }
  }

  private mutating func addBlock(_ name: String) {
    guard let key = context.content.facts.block(name, in: subject?.text),
      let owner = context.content.treatment(key.treatment)
    else { return }
    add(context.passages(ofBlock: key.name, owner))
  }

  /// Puts the words of some nodes into the buffer.
  private mutating func collect(_ nodes: Range<Int>, of text: DocumentReader) {
    buffer.removeAll(keepingCapacity: true)
    for node in nodes {
      switch text.kind(node) {
      case .text, .code: buffer += text.bytes(node)
      case .softBreak, .lineBreak: buffer.append(0x20)
      case .factReference: buffer += factText(Identifier(text.name(node))).utf8
      case .term: buffer += text.shown(node)
      default: break
      }
    }
  }

  private mutating func flush() {
    buffer.withUnsafeBufferPointer { counter.add($0) }
    counter.endPiece()
  }

  private mutating func factText(_ name: Identifier) -> String {
    if let text = factTexts[name] { return text }
    let value = context.content.facts.fact(name, in: subject?.text)?.value
    let text = value.map(context.formatter.text) ?? ""
    factTexts[name] = text
    return text
  }
}
