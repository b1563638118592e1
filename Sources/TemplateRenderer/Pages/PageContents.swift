import ContentLoader
public import TreatmentFacts

/// The content of a general article.
public struct ArticleContent: Sendable {
  /// The rendered text.
  public var body: String
  /// The topics it belongs to.
  public var topics: [PageLink]
  /// Other articles on the same topics.
  public var related: [PageLink]

  /// An article's content.
  public init(body: String, topics: [PageLink] = [], related: [PageLink] = []) {
    self.body = body
    self.topics = topics
    self.related = related
  }

  static let fields: [View<ArticleContent>.Field] = [
    .html("body") { $0.body },
    .list("topics", LinkView.view) { $0.topics },
    .list("related", LinkView.view) { $0.related },
  ]
}

/// The content of a page of a treatment's guide.
public struct GuideContent: Sendable {
  let treatment: Shown<Treatment>
  /// The rendered contents of the guide, this page marked.
  public var contents: String
  /// The page before this one.
  public var previous: PageLink?
  /// The page after this one.
  public var next: PageLink?
  /// The rendered prose; nil when a generated page has none.
  public var body: String?
  /// The topics of the treatment.
  public var topics: [PageLink]

  /// A guide page's content.
  public init(
    treatment: Treatment, context: SiteContext, contents: String, previous: PageLink? = nil,
    next: PageLink? = nil, body: String?, topics: [PageLink] = []
  ) {
    self.treatment = Shown(value: treatment, context: context)
    self.contents = contents
    self.previous = previous
    self.next = next
    self.body = body
    self.topics = topics
  }

  static let fields: [View<GuideContent>.Field] = [
    .object("treatment", TreatmentView.view) { $0.treatment },
    .html("guide_contents") { $0.contents },
    .optionalObject("previous", LinkView.view) { $0.previous },
    .optionalObject("next", LinkView.view) { $0.next },
    .optionalHTML("body") { $0.body },
    .list("topics", LinkView.view) { $0.topics },
  ]
}

/// The content of a page that lists articles and treatments.
public struct ListContent: Sendable {
  /// The context that shows the treatments.
  public var context: SiteContext
  /// The treatments.
  public var treatments: [Treatment]
  /// The articles.
  public var articles: [PageLink]
  /// The topics.
  public var topics: [PageLink]
  /// The entries of an alphabetical list.
  public var letters: [LetterGroup]
  /// The rendered prose above the list.
  public var body: String?

  /// A list page's content.
  public init(
    context: SiteContext, treatments: [Treatment] = [], articles: [PageLink] = [],
    topics: [PageLink] = [], letters: [LetterGroup] = [], body: String? = nil
  ) {
    self.context = context
    self.treatments = treatments
    self.articles = articles
    self.topics = topics
    self.letters = letters
    self.body = body
  }

  static let fields: [View<ListContent>.Field] = [
    .list("treatments", TreatmentView.view) { content in
      content.treatments.map { Shown(value: $0, context: content.context) }
    },
    .list("articles", LinkView.view) { $0.articles },
    .list("topics", LinkView.view) { $0.topics },
    .list("letters", LetterGroup.view) { $0.letters },
    .optionalHTML("body") { $0.body },
  ]
}

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
