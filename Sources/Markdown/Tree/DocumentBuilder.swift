/// Writes the nodes of a document one after the other.
struct DocumentBuilder {
  private(set) var document: Document
  private let body: ArticleSource

  init(_ body: ArticleSource) {
    self.body = body
    document = Document(file: body.file)
    // Real articles have a node for every 25 to 35 bytes; what is too much is given back.
    document.nodes.reserveCapacity(body.bytes.count / 24)
  }

  /// The document, which is kept for long and so takes no more room than it needs.
  var finished: Document {
    var document = document
    document.nodes = document.nodes.withUnsafeBufferPointer(Array.init)
    document.fields = document.fields.withUnsafeBufferPointer(Array.init)
    document.pool = document.pool.withUnsafeBufferPointer(Array.init)
    return document
  }

  /// How many nodes there are; the number of the next.
  var count: Int { document.nodes.count }

  /// Begins a node, which everything belongs to that is added until it is closed.
  mutating func open(_ kind: NodeKind, detail: UInt8 = 0) -> Int {
    document.nodes.append(Node(kind: kind, detail: detail))
    return count - 1
  }

  mutating func close(_ node: Int, _ span: Span) {
    document.nodes[node].span = span
    document.nodes[node].end = UInt32(count)
  }

  @discardableResult
  mutating func add(_ kind: NodeKind, detail: UInt8 = 0, _ span: Span) -> Int {
    document.nodes.append(Node(kind: kind, detail: detail, end: UInt32(count + 1), span: span))
    return count - 1
  }

  /// Adds a text that is shown as `bytes`.
  mutating func addText(_ bytes: UnsafeBufferPointer<UInt8>, _ span: Span) {
    if body.stands(bytes, at: span) {
      add(.text, detail: Node.isVerbatim, span)
    } else {
      addField(bytes, to: add(.text, span))
    }
  }

  /// Gives `node` a text of its own, which is written at `span`. The fields of a node are added one
  /// after the other.
  mutating func addField(
    _ bytes: UnsafeBufferPointer<UInt8>, at span: Span = Span(0..<0), to node: Int,
    isFirst: Bool = true
  ) {
    if isFirst { document.nodes[node].fields = UInt32(document.fields.count) }
    let isInSource = body.stands(bytes, at: span)
    let start = document.pool.count
    if !isInSource { document.pool.append(contentsOf: bytes) }
    document.fields.append(
      Field(
        isInSource: isInSource, text: isInSource ? span : Span(start..<document.pool.count),
        span: span))
  }

  mutating func addField(
    _ text: String, at span: Span = Span(0..<0), to node: Int, isFirst: Bool = true
  ) {
    var text = text
    text.withUTF8 { addField($0, at: span, to: node, isFirst: isFirst) }
  }

  /// Changes a node that is there already.
  mutating func change(_ node: Int, _ change: (inout Node) -> Void) {
    change(&document.nodes[node])
  }

  /// Takes all nodes from number `count` on away.
  mutating func cut(to count: Int) { document.nodes.removeSubrange(count...) }

  func node(_ number: Int) -> Node { document.nodes[number] }

  func isBlank(_ range: Range<Int>) -> Bool { document.read { $0.isBlank(range) } }
}
