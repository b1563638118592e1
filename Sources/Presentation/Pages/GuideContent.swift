public import Facts
import Templates
import YAML

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
