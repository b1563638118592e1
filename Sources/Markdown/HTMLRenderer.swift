/// Makes HTML of documents. What CommonMark defines comes out as libcmark renders it.
public struct HTMLRenderer {
  /// What may differ between renderings.
  public struct Options: Sendable {
    /// Whether headings have ids; without them the headings are plain CommonMark.
    public var hasHeadingIDs: Bool
    /// Whether HTML goes through as written; otherwise its marks are shown as text.
    public var allowsRawHTML: Bool
    /// Whether comments tell where texts and facts are written, for tools that show it.
    public var marksPlaces: Bool

    /// Headings with ids, no HTML and no comments, unless said otherwise.
    public init(
      hasHeadingIDs: Bool = true, allowsRawHTML: Bool = false, marksPlaces: Bool = false
    ) {
      self.hasHeadingIDs = hasHeadingIDs
      self.allowsRawHTML = allowsRawHTML
      self.marksPlaces = marksPlaces
    }
  }

  private let resolver: any DocumentResolver
  private let options: Options

  /// A renderer that asks `resolver` what names mean.
  public init(resolver: any DocumentResolver, options: Options = Options()) {
    self.resolver = resolver
    self.options = options
  }

  /// The HTML of `document`.
  public func render(_ document: Document) -> String { render(document.blocks) }

  /// The HTML of `blocks`, which are numbered as if nothing stood before them.
  public func render(_ blocks: [Block]) -> String {
    var writer = HTMLWriter(resolver: resolver, options: options)
    writer.write(blocks)
    return String(decoding: writer.output, as: UTF8.self)
  }

  /// The HTML of `inlines`, without a paragraph around.
  public func render(_ inlines: [Inline]) -> String {
    var writer = HTMLWriter(resolver: resolver, options: options)
    writer.write(inlines)
    return String(decoding: writer.output, as: UTF8.self)
  }
}
