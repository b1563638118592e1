public import Facts
import Templates
import YAML

/// The content of the bibliography.
public struct SourcesContent: Sendable {
  /// A source with the pages that rest on it.
  public struct Entry: Sendable {
    /// The source.
    public var source: Source
    /// The pages that cite it.
    public var citedBy: [PageLink]

    /// A source cited by pages.
    public init(source: Source, citedBy: [PageLink]) {
      self.source = source
      self.citedBy = citedBy
    }
  }

  /// The context that shows the sources.
  public var context: SiteContext
  /// The sources in the order of the list.
  public var entries: [Entry]

  /// The bibliography.
  public init(context: SiteContext, entries: [Entry]) {
    self.context = context
    self.entries = entries
  }

  private static let entry = View<Shown<Entry>>([
    .object("source", SourceView.view) { $0.with($0.source) },
    .list("cited_by", LinkView.view) { $0.citedBy },
    .flag("is_cited") { !$0.citedBy.isEmpty },
  ])

  static let fields: [View<SourcesContent>.Field] = [
    .list("sources", entry) { content in
      content.entries.map { Shown(value: $0, context: content.context) }
    }
  ]
}
