import CCMark
import Diagnostics

/// Makes the document of libcmark's tree.
struct TreeBuilder {
  var body: Body
  let text: VirtualText
  let tables: [TableLayout]
  let allowsRawHTML: Bool

  var diagnostics: [Diagnostic] = []
  /// The quotes and list items around the current block.
  var stack = ContainerStack()
  /// The headings that stand for the cells of the tables.
  var cellNodes: [CMarkNode] = []
  var headingIDs: HeadingIDs

  /// The leaf that is being read, and how far.
  var leaf = LeafContent()
  var cursor = 0
  /// In a cell: the offsets of the bars still to come that a backslash, no longer there, escaped.
  var escapedBars: ArraySlice<Int> = []
  /// The offset in the leaf of the line that libcmark counts columns from.
  var columnOrigin = 0
  /// What libcmark adds to the columns of the leaf's inlines.
  var columnBase = 0
  var entities = EntityDecoder()
  var spareAlignment = TextAlignment(from: 0)
  var role = LeafRole.text
  /// What the leaf's text turned out to contain besides inlines.
  var finds = LeafFinds()

  init(body: Body, text: VirtualText, tables: [TableLayout], allowsRawHTML: Bool) {
    self.body = body
    self.text = text
    self.tables = tables
    self.allowsRawHTML = allowsRawHTML
    headingIDs = HeadingIDs(avoiding: HeadingIDs.candidates(in: body))
  }

  mutating func build(_ root: CMarkNode) -> [Block] {
    var node = root.firstChild
    while let cell = node, cellNodes.count < text.cells.count {
      cellNodes.append(cell)
      node = cell.next
    }
    return convertBlocks(from: node, level: 0)
  }

  mutating func report(_ id: String, _ message: String, at span: Span, help: String? = nil) {
    diagnostics.append(Diagnostic(id, .error, message, at: span.location, help: help))
  }

  mutating func reportDepth(at span: Span) {
    let limit = MarkdownParser.deepestLevel
    report(
      "markdown/too-deep", "more than \(limit) quotes, lists or marks inside one another",
      at: span, help: "what is further inside is left out")
  }
}

/// What kind of block a leaf is, which says what its text may contain.
enum LeafRole {
  case text
  case heading
  /// The first paragraph of a quote, which may begin with `[!KIND]`.
  case quoteStart
}

/// What the text of a leaf contains that concerns the whole leaf.
struct LeafFinds {
  /// `{#id}` at the end of a heading.
  var headingID: Located<String>?
  /// `[!KIND]` at the start of a quote.
  var callout: (name: String, span: Span)?
  /// `{{> name }}` and where in the content each stands.
  var blocks: [(reference: BlockReference, range: Range<Int>, span: Span)] = []
  /// Whether the rest was left out because it is nested too deeply.
  var isCut = false
}
