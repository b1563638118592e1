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
      content.treatments.map { Shown(value: $0, context: content.context) }
    },
    .list("articles", LinkView.view) { $0.articles },
    .list("topics", LinkView.view) { $0.topics },
    .list("letters", LetterGroup.view) { $0.letters },
    .optionalHTML("body") { $0.body },
  ]
}
