import Content
import Diagnostics
import Foundations
import Markdown

/// Reads the prose of a parsed article: what patients read, not code, addresses or keys.
struct DocumentProse {
  private var builder: ProseBuilder
  private let facts: FactScope
  private let treatment: String?

  init(builder: ProseBuilder, facts: FactScope, treatment: String?) {
    self.builder = builder
    self.facts = facts
    self.treatment = treatment
  }

  consuming func read(_ document: Document) -> ProseBuilder {
    document.read { text in
      for block in text.blocks { add(block, of: text, as: .paragraph) }
    }
    return builder
  }

  private mutating func add(_ block: Int, of text: DocumentReader, as kind: ProseUnit.Kind) {
    switch text.kind(block) {
    case .paragraph: addUnit(block, of: text, kind)
    case .heading:
      builder.section += 1
      builder.leadIn = nil
      addUnit(block, of: text, .heading(level: text.level(block)))
    case .quote, .item: addChildren(of: block, text, as: kind)
    case .bulletList, .orderedList: addList(block, of: text)
    case .table: addTable(block, of: text)
    case .callout: addCallout(block, of: text)
    default: break
    }
  }

  private mutating func addChildren(
    of block: Int, _ text: DocumentReader, as kind: ProseUnit.Kind
  ) {
    for child in text.children(of: block) { add(child, of: text, as: kind) }
  }

  private mutating func addList(_ list: Int, of text: DocumentReader) {
    let before = builder.leadIn
    builder.leadIn = builder.lastParagraph
    addChildren(of: list, text, as: .listItem)
    builder.leadIn = before
  }

  private mutating func addCallout(_ callout: Int, of text: DocumentReader) {
    var hasTitle = false
    for child in text.children(of: callout) where text.kind(child) == .calloutTitle {
      addUnit(child, of: text, .calloutTitle, at: text.range(callout))
      hasTitle = true
    }
    if !hasTitle { builder.endUnit(.calloutTitle, at: ProsePlace(text.range(callout))) }
    builder.isDontList = text.calloutKind(callout) == .dont
    builder.isDoList = text.calloutKind(callout) == .do
    addChildren(of: callout, text, as: .paragraph)
    builder.isDontList = false
    builder.isDoList = false
  }

  /// A citation in the sentence that introduces a table is one for all of its cells.
  private mutating func addTable(_ table: Int, of text: DocumentReader) {
    let before = builder.isCitedAnyway
    builder.isCitedAnyway = before || builder.isIntroductionCited
    for row in text.children(of: table) { addRow(row, of: text) }
    builder.isCitedAnyway = before
  }

  private mutating func addRow(_ row: Int, of text: DocumentReader) {
    let isHeader = text.isHeader(row)
    if !isHeader { builder.row += 1 }
    let first = builder.prose.units.count
    let marks = builder.prose.marks.count
    for cell in text.children(of: row) { addUnit(cell, of: text, isHeader ? .headerCell : .cell) }
    if !isHeader { builder.shareCitations(from: first, marks: marks) }
  }

  /// Adds what is inside `node` as a unit, and the description of each picture in it as another.
  private mutating func addUnit(
    _ node: Int, of text: DocumentReader, _ kind: ProseUnit.Kind, at range: Range<Int>? = nil
  ) {
    var images: [Int] = []
    for inline in text.children(of: node) { add(inline, text, &images) }
    builder.endUnit(kind, at: ProsePlace(range ?? text.range(node)))
    var next = 0
    while next < images.count {
      let image = images[next]
      for inline in text.children(of: image) { add(inline, text, &images) }
      builder.endUnit(.altText, at: ProsePlace(text.range(image)))
      addCaption(of: image, text)
      next += 1
    }
  }

  /// The title of a picture, which stands below it.
  private mutating func addCaption(of image: Int, _ text: DocumentReader) {
    var title = text.title(image)
    let range = text.range(image)
    title.withUTF8 { builder.append($0, at: range, isExact: false) }
    builder.endUnit(.altText, at: ProsePlace(range))
  }

  private mutating func add(_ inline: Int, _ text: DocumentReader, _ images: inout [Int]) {
    let range = text.range(inline)
    switch text.kind(inline) {
    case .text: builder.append(text.bytes(inline), at: range, isExact: text.isVerbatim(inline))
    case .softBreak, .lineBreak: builder.append(" ", at: range)
    case .emphasis, .strong:
      for child in text.children(of: inline) { add(child, text, &images) }
    case .link:
      let start = builder.prose.bytes.count
      for child in text.children(of: inline) { add(child, text, &images) }
      builder.addMark(.link, from: start)
    case .image: images.append(inline)
    case .factReference: addFact(inline, text)
    case .citation: builder.cite()
    case .term:
      let place = text.nameRange(inline)
      let shown = text.shown(inline)
      let isExact = shown.count == place.count
      builder.mark(.term) { $0.append(shown, at: place, isExact: isExact) }
    default: break
    }
  }

  private mutating func addFact(_ inline: Int, _ text: DocumentReader) {
    var words = facts.fact(Identifier(text.name(inline)), in: treatment)?.text ?? ""
    let range = text.range(inline)
    if treatment == nil,
      let owner = facts.owner(of: Identifier(text.name(inline)), isBlock: false, in: nil)
    {
      builder.refer(to: owner)
    }
    builder.mark(.fact) { builder in
      words.withUTF8 { builder.append($0, at: range, isExact: false) }
    }
  }
}

extension ProseBuilder {
  /// The unit read last where it may introduce a list.
  fileprivate var lastParagraph: Int? {
    guard let last = prose.units.last, last.kind.introduces else { return nil }
    return prose.units.count - 1
  }
}

extension ProseBuilder {
  /// Whether the last sentence of the unit before cites a source and may introduce what comes.
  fileprivate var isIntroductionCited: Bool {
    guard let last = lastParagraph else { return false }
    return prose.sentences[prose.units[last].sentences].last?.isCited ?? false
  }
}

extension ProseUnit.Kind {
  /// Whether a list after it continues what it says.
  fileprivate var introduces: Bool {
    switch self {
    case .paragraph, .calloutTitle, .heading: true
    default: false
    }
  }
}
