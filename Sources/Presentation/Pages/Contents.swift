public import Content
import Essentials
public import Facts
public import Templates

// Each kind of page and of part: its templates, what they show, and under which names.

public enum ArticleTemplate: String, Sendable, CaseIterable {
  case article
  case page
}

/// The content of a general article or of a page about the clinic.
public struct ArticleContent: Sendable {
  let body: MarkupWriter
  let topics: [PageLink]
  /// Other articles on the same topics.
  let related: [PageLink]

  public init(body: @escaping MarkupWriter, topics: [PageLink], related: [PageLink]) {
    self.body = body
    self.topics = topics
    self.related = related
  }

  static let fields: [View<InContext<Self>>.Field] = [
    .markup("body") { $0.body },
    .list("topics", LinkView.view) { $0.topics },
    .list("related", LinkView.view) { $0.related },
  ]
}

public enum GuideTemplate: String, Sendable, CaseIterable {
  case overview
  case guide
  case preparation
  case plan
  case prices
  case aftercare
  case evidence
}

/// The content of a page of a treatment's guide.
public struct GuideContent: Sendable {
  let treatment: InContext<Treatment>
  /// Writes the contents of the guide, this page marked.
  let contents: MarkupWriter
  let previous: PageLink?
  let next: PageLink?
  /// Writes the prose; nil when a generated page has none.
  let body: MarkupWriter?
  let topics: [PageLink]

  public init(
    treatment: InContext<Treatment>, contents: @escaping MarkupWriter, previous: PageLink?,
    next: PageLink?, body: MarkupWriter?, topics: [PageLink]
  ) {
    self.treatment = treatment
    self.contents = contents
    self.previous = previous
    self.next = next
    self.body = body
    self.topics = topics
  }

  static let fields: [View<InContext<Self>>.Field] = [
    .object("treatment", TreatmentView.view) { $0.treatment },
    .markup("guide_contents") { $0.contents },
    .optionalObject("previous", LinkView.view) { $0.previous },
    .optionalObject("next", LinkView.view) { $0.next },
    .optionalMarkup("body") { $0.body },
    .list("topics", LinkView.view) { $0.topics },
  ]
}

public enum ListTemplate: String, Sendable, CaseIterable {
  case home
  case subjects
  case comparePrices = "compare-prices"
  case aftercareIndex = "aftercare-index"
  case articles
  case topics
  case topic
  case glossary
  case people
  case locations
  case notFound = "not-found"
}

/// The content of a page that lists articles and treatments.
public struct ListContent: Sendable {
  /// The kinds of the subjects, with all of each kind.
  public var kinds: [SubjectKind]
  public var treatments: [Treatment]
  public var articles: [PageLink]
  public var topics: [PageLink]
  public var letters: [LetterGroup]
  /// The subjects by topic.
  public var groups: [SubjectGroup]
  /// Writes the prose above the list.
  public var body: MarkupWriter?

  public init(
    kinds: [SubjectKind] = [], treatments: [Treatment] = [], articles: [PageLink] = [],
    topics: [PageLink] = [], letters: [LetterGroup] = [], groups: [SubjectGroup] = [],
    body: MarkupWriter? = nil
  ) {
    self.kinds = kinds
    self.treatments = treatments
    self.articles = articles
    self.topics = topics
    self.letters = letters
    self.groups = groups
    self.body = body
  }

  static let fields: [View<InContext<Self>>.Field] = [
    .list("groups", SubjectGroup.view) { $0.with(each: $0.groups) },
    .flag("is_long") { SubjectGroup.areMany($0.treatments) },
    .list("kinds", KindView.withSubjects) { $0.with(each: $0.kinds) },
    .list("treatments", TreatmentView.view) { $0.with(each: $0.treatments) },
    .list("articles", LinkView.view) { $0.articles },
    .list("topics", LinkView.view) { $0.topics },
    .list("letters", LetterGroup.view) { $0.letters },
    .optionalMarkup("body") { $0.body },
  ]
}

public enum PersonTemplate: String, Sendable, CaseIterable {
  case person
}

/// The page of somebody who works at the clinic.
public struct PersonContent: Sendable {
  /// A page that the person has reviewed.
  public struct Reviewed: Sendable {
    public let page: PageLink
    public let review: Review

    public init(page: PageLink, review: Review) {
      self.page = page
      self.review = review
    }
  }

  let person: InContext<ClinicPerson>
  /// The newest reviews first.
  let reviewed: [Reviewed]
  /// How many more there are.
  let others: Int

  public init(person: InContext<ClinicPerson>, reviewed: [Reviewed], others: Int) {
    self.person = person
    self.reviewed = reviewed
    self.others = others
  }

  private static let page = View<InContext<Reviewed>>([
    .text("title") { $0.page.title },
    .text("url") { $0.page.url },
    .text("on") { $0.context.formatter.text($0.review.on.value) },
    .text("on_iso") { $0.review.on.value.description },
  ])

  static let fields: [View<InContext<Self>>.Field] = [
    .object("person", PersonView.view) { $0.person },
    .list("reviewed", page) { $0.with(each: $0.reviewed) },
    .optionalText("other_reviews") { content in
      guard content.others > 0 else { return nil }
      return content.context.strings.text(
        .otherReviews, ["count": content.context.formatter.number(Decimal(content.others))])
    },
  ]
}

/// Subjects that belong to the same topic.
public struct SubjectGroup: Sendable {
  /// The link to the topic; nil for subjects that belong to none, or that are not grouped.
  let topic: PageLink?
  let subjects: [Treatment]

  public init(topic: PageLink? = nil, subjects: [Treatment]) {
    self.topic = topic
    self.subjects = subjects
  }

  /// Whether a list of `subjects` is too long to be read through.
  public static func areMany(_ subjects: [Treatment]) -> Bool { subjects.count > 8 }

  static let view = View<InContext<SubjectGroup>>([
    .optionalObject("topic", LinkView.view) { $0.topic },
    .list("subjects", TreatmentView.view) { $0.with(each: $0.subjects) },
  ])
}

/// The entries of an alphabetical list under one letter.
public struct LetterGroup: Sendable {
  public struct Entry: Sendable {
    /// The word that is looked up.
    public let name: String
    /// The anchor of the entry on its page.
    public let id: String
    let definition: String?
    let forms: String?
    /// What the word leads to, when that is called otherwise.
    let target: String?
    let url: String?

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

  /// A capital.
  public let letter: String
  public var entries: [Entry]

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

public enum SearchTemplate: String, Sendable, CaseIterable {
  case search
}

/// The content of the search page.
public struct SearchContent: Sendable {
  /// The address of the file that names the others of the index.
  let indexURL: String
  /// All names and words, for readers without JavaScript.
  let letters: [LetterGroup]

  public init(indexURL: String, letters: [LetterGroup]) {
    self.indexURL = indexURL
    self.letters = letters
  }

  static let fields: [View<InContext<Self>>.Field] = [
    .text("index_url") { $0.indexURL },
    .list("letters", LetterGroup.view) { $0.letters },
  ]
}

public enum SourcesTemplate: String, Sendable, CaseIterable {
  case sources
}

public struct SourcesContent: Sendable {
  public struct Entry: Sendable {
    let source: Source
    let citedBy: [PageLink]

    public init(source: Source, citedBy: [PageLink]) {
      self.source = source
      self.citedBy = citedBy
    }
  }

  /// The sources in the order of the list.
  let entries: [Entry]

  public init(entries: [Entry]) { self.entries = entries }

  private static let entry = View<InContext<Entry>>([
    .object("source", SourceView.view) { $0.with($0.source) },
    .list("cited_by", LinkView.view) { $0.citedBy },
    .flag("is_cited") { !$0.citedBy.isEmpty },
  ])

  static let fields: [View<InContext<Self>>.Field] = [
    .list("sources", entry) { $0.with(each: $0.entries) }
  ]
}

/// The templates of the parts that pages share.
public enum FragmentTemplate: String, Sendable, CaseIterable {
  case header = "fragments/header"
  case footer = "fragments/footer"
}

public struct FragmentContent: Sendable {
  let navigation: [PageLink]
  let hasBooking: Bool

  /// The navigation, with the section that the page belongs to marked as current.
  public init(navigation: [PageLink], hasBooking: Bool) {
    self.navigation = navigation
    self.hasBooking = hasBooking
  }

  static let fields: [View<InContext<Self>>.Field] = [
    .list("navigation", LinkView.view) { $0.navigation },
    .optionalObject("booking", BookingView.view) { part in
      part.hasBooking ? part.context.content.clinic.booking : nil
    },
  ]
}

public enum GuideEntryTemplate: String, Sendable, CaseIterable {
  case entry = "fragments/guide-entry"
}

public struct GuideEntryContent: Sendable {
  let link: PageLink

  public init(link: PageLink) { self.link = link }

  static let fields: [View<InContext<Self>>.Field] = [.object("entry", LinkView.view) { $0.link }]
}

public enum RedirectTemplate: String, Sendable, CaseIterable {
  case redirect
}

/// A page that only leads to another.
public struct RedirectContent: Sendable {
  let target: PageLink
  let canonicalURL: String

  /// - Parameter canonicalURL: The full address of `target`.
  public init(target: PageLink, canonicalURL: String) {
    self.target = target
    self.canonicalURL = canonicalURL
  }

  static let fields: [View<InContext<Self>>.Field] = [
    .object("target", LinkView.view) { $0.target },
    .text("canonical_url") { $0.canonicalURL },
  ]
}
