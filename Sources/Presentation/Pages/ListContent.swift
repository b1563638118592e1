public import Facts
import Templates
import YAML

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
      content.treatments.map { InContext(value: $0, context: content.context) }
    },
    .list("articles", LinkView.view) { $0.articles },
    .list("topics", LinkView.view) { $0.topics },
    .list("letters", LetterGroup.view) { $0.letters },
    .optionalHTML("body") { $0.body },
  ]
}

/// The entries of an alphabetical list under one letter.
public struct LetterGroup: Sendable {
  /// One entry.
  public struct Entry: Sendable {
    /// The word that is looked up.
    public var name: String
    /// The anchor of the entry on its page.
    public var id: String
    /// What the word means.
    public var definition: String?
    /// Other forms of the word.
    public var forms: String?
    /// What the word leads to, when that is called otherwise.
    public var target: String?
    /// The page it leads to.
    public var url: String?

    /// An entry for `name`.
    public init(
      name: String, id: String, definition: String? = nil, forms: String? = nil,
      target: String? = nil, url: String? = nil
    ) {
      self.name = name
      self.id = id
      self.definition = definition
      self.forms = forms
      self.target = target
      self.url = url
    }
  }

  /// The letter, a capital.
  public var letter: String
  /// The entries in alphabetical order.
  public var entries: [Entry]

  /// The entries under `letter`.
  public init(letter: String, entries: [Entry]) {
    self.letter = letter
    self.entries = entries
  }

  private static let entry = View<Entry>([
    .text("name") { $0.name },
    .text("id") { $0.id },
    .optionalText("definition") { $0.definition },
    .optionalText("forms") { $0.forms },
    .optionalText("target") { $0.target },
    .optionalText("url") { $0.url },
  ])

  static let view = View<LetterGroup>([
    .text("letter") { $0.letter },
    .text("id") { "letter-" + $0.letter.lowercased() },
    .list("entries", entry) { $0.entries },
  ])
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

  private static let entry = View<InContext<Entry>>([
    .object("source", SourceView.view) { $0.with($0.source) },
    .list("cited_by", LinkView.view) { $0.citedBy },
    .flag("is_cited") { !$0.citedBy.isEmpty },
  ])

  static let fields: [View<SourcesContent>.Field] = [
    .list("sources", entry) { content in
      content.entries.map { InContext(value: $0, context: content.context) }
    }
  ]
}
