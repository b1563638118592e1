public import Diagnostics
import Foundations

/// Reads the nodes of a document, which it numbers from 0 in document order, without copying them or
/// counting references. It is valid within the call of `Document.read` that gave it.
public struct DocumentReader {
  let nodes: UnsafeBufferPointer<Node>
  let fields: UnsafeBufferPointer<Field>
  let pool: UnsafeBufferPointer<UInt8>
  let source: UnsafeBufferPointer<UInt8>
  let positions: SourcePositions

  /// The numbers of the nodes side by side in a stretch of the document.
  public struct Siblings: Sequence, IteratorProtocol {
    fileprivate let nodes: UnsafeBufferPointer<Node>
    fileprivate var place: Int
    fileprivate let end: Int

    public mutating func next() -> Int? {
      guard place < end else { return nil }
      defer { place = Int(nodes[place].end) }
      return place
    }
  }

  /// The numbers of all nodes.
  public var all: Range<Int> { nodes.indices }

  /// The blocks that are in no other.
  public var blocks: Siblings { siblings(all) }

  public func children(of node: Int) -> Siblings { siblings(inside(node)) }

  /// The nodes inside `node`, at any depth.
  public func inside(_ node: Int) -> Range<Int> { node + 1..<Int(nodes[node].end) }

  func siblings(_ range: Range<Int>) -> Siblings {
    Siblings(nodes: nodes, place: range.lowerBound, end: range.upperBound)
  }

  public func kind(_ node: Int) -> NodeKind { nodes[node].kind }

  /// The bytes of the file that it is written in, with its marks.
  public func range(_ node: Int) -> Range<Int> { nodes[node].span.range }

  public func location(_ node: Int) -> SourceLocation {
    positions.location(utf8Offsets: range(node))
  }

  /// Whether its text is what stands in the file at its range.
  public func isVerbatim(_ text: Int) -> Bool { nodes[text].detail & Node.isVerbatim != 0 }

  /// The UTF-8 of a text, of code, of HTML, or of a comment without its marks.
  public func bytes(_ node: Int) -> UnsafeBufferPointer<UInt8> {
    switch kind(node) {
    case .text where isVerbatim(node): UnsafeBufferPointer(rebasing: source[range(node)])
    case .codeBlock: field(node, 1)
    default: field(node, 0)
    }
  }

  public func text(_ node: Int) -> String { String(decoding: bytes(node), as: UTF8.self) }

  // MARK: What kinds of node have of their own

  /// The level of a heading, from 1 to 6.
  public func level(_ heading: Int) -> Int { Int(nodes[heading].detail) }

  /// The anchor of a heading, unique in the document.
  public func anchor(_ heading: Int) -> String { string(heading, 0) }

  /// What stands after the opening fence, usually a language; empty when nothing does.
  public func info(_ codeBlock: Int) -> String { string(codeBlock, 0) }

  func isTight(_ list: Int) -> Bool { nodes[list].detail & Node.isTight != 0 }

  func firstNumber(_ orderedList: Int) -> Int { Int(nodes[orderedList].fields) }

  public func isHeader(_ row: Int) -> Bool { nodes[row].detail & Node.isHeader != 0 }

  /// How the column of a cell is set; nil where the writer does not say.
  public func alignment(_ cell: Int) -> ColumnAlignment? {
    let number = Int(nodes[cell].detail)
    return number == 0 ? nil : ColumnAlignment.allCases[number - 1]
  }

  public func calloutKind(_ callout: Int) -> CalloutKind {
    CalloutKind.allCases[Int(nodes[callout].detail)]
  }

  /// The address of a link or picture as written, with escapes and entities resolved.
  public func destination(_ link: Int) -> String { string(link, 0) }

  /// Where the address is written; the whole link when it stands in a definition.
  public func destinationLocation(_ link: Int) -> SourceLocation { fieldLocation(link) }

  /// The title of a link or picture; empty when there is none.
  public func title(_ link: Int) -> String { string(link, 1) }

  /// Whether the writer marked it as decoration by the description `""`.
  public func isDecorative(_ image: Int) -> Bool { nodes[image].detail & Node.isDecorative != 0 }

  /// The name of a fact or block with its dots, the id of a cited source without `@`, or the word
  /// that a term is looked up by.
  public func name(_ reference: Int) -> String { string(reference, 0) }

  /// Where the name is written, without braces, brackets and `@`.
  public func nameLocation(_ reference: Int) -> SourceLocation { fieldLocation(reference) }

  public func nameRange(_ reference: Int) -> Range<Int> { firstField(reference).span.range }

  /// The UTF-8 of a term as it is shown, with typographic marks.
  public func shown(_ term: Int) -> UnsafeBufferPointer<UInt8> { field(term, 1) }

  /// Where in the source, such as `p. 3`; empty when not said.
  func locator(_ citationItem: Int) -> UnsafeBufferPointer<UInt8> { field(citationItem, 1) }

  private func firstField(_ node: Int) -> Field { fields[Int(nodes[node].fields)] }

  private func fieldLocation(_ node: Int) -> SourceLocation {
    positions.location(utf8Offsets: firstField(node).span.range)
  }

  func field(_ node: Int, _ number: Int) -> UnsafeBufferPointer<UInt8> {
    let field = fields[Int(nodes[node].fields) + number]
    return UnsafeBufferPointer(rebasing: (field.isInSource ? source : pool)[field.text.range])
  }

  func string(_ node: Int, _ number: Int) -> String {
    String(decoding: field(node, number), as: UTF8.self)
  }

  // MARK: Words

  /// Whether nothing in `range` of the nodes would be seen.
  func isBlank(_ range: Range<Int>) -> Bool {
    range.allSatisfy { node in
      switch kind(node) {
      case .text: text(node).unicodeScalars.allSatisfy(\.properties.isWhitespace)
      case .softBreak, .lineBreak, .comment, .emphasis, .strong, .link, .image: true
      default: false
      }
    }
  }

  /// The words in `range` of the nodes on one line; facts by what `fact` makes of their names.
  public func plainText(
    of range: Range<Int>, showingHTML: Bool = false, fact: (String) -> String
  ) -> String {
    var text: [UInt8] = []
    for node in range {
      switch kind(node) {
      case .text, .code: text += bytes(node)
      case .softBreak, .lineBreak: text.append(0x20)
      case .factReference: text += fact(name(node)).utf8
      case .term: text += shown(node)
      case .rawHTML where showingHTML: text += bytes(node)
      default: break
      }
    }
    return String(decoding: text, as: UTF8.self)
  }
}

// MARK: What callers ask for most

extension Document {
  /// The nodes of one kind, in document order, as `make` gives them.
  public func collect<Value>(
    _ kind: NodeKind, _ make: (DocumentReader, Int) -> Value
  ) -> [Value] {
    read { text in text.all.filter { text.kind($0) == kind }.map { make(text, $0) } }
  }

  /// The names of the generated pieces of page in it, in order.
  public var blockReferences: [String] { collect(.blockReference) { $0.name($1) } }
}
