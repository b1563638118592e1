import Content
import Diagnostics
import Facts
import Templates

enum SourceView {
  static let view = View<InContext<Source>>([
    .text("id") { $0.id },
    .text("title") { $0.title.value },
    .text("label") { label($0.value) },
    .text("number") { String($0.context.number(ofSource: $0.id)) },
    .optionalText("language") { $0.language },
    .text("url") { $0.context.url(.site(.sources)) + "#" + $0.id },
    .optionalText("address") { $0.address },
    .optionalText("authors") { $0.authors?.value },
    .optionalText("publisher") { $0.publisher?.value },
    .optionalText("year") { $0.year.map(String.init) },
    .optionalText("note") { $0.note?.value },
    .text("kind") { $0.context.strings.sourceKinds[$0.kind] },
  ])

  /// The sources with the given ids; ids without a source have been reported when loading.
  static func sources(_ ids: [Located<String>], _ context: SiteContext) -> [InContext<Source>] {
    ids.compactMap { context.content.source($0.value).map(context.with) }
  }

  /// A short name: the first author or else the publisher, with the year.
  static func label(_ source: Source) -> String {
    let year = source.year.map { " \($0)" } ?? ""
    if let author = source.authors?.value.prefix(while: { $0 != " " && $0 != "," }) {
      return author + year
    }
    return source.publisher.map { $0.value + year } ?? source.title.value
  }
}

enum CitedTextView {
  static let view = View<InContext<CitedText>>([
    .marked("text") { $0.context.markedText($0.text, "item") },
    .list("sources", SourceView.view) { SourceView.sources($0.sources, $0.context) },
  ])
}

enum ListFactView {
  static let view = View<InContext<ListFact>>([
    .list("items", CitedTextView.view) { $0.with(each: $0.value.value ?? []) },
    .optionalText("note") { $0.provenance.note?.value },
    .list("sources", SourceView.view) { SourceView.sources($0.provenance.sources, $0.context) },
  ])
}

public struct PageLink: Sendable, Hashable {
  public var title: String
  public var url: String
  public var summary: String?
  /// Whether it is the page that shows the link.
  public var isCurrent: Bool
  /// The picture that stands for the page.
  public var picture: ShownPicture?

  public init(
    title: String, url: String, summary: String? = nil, isCurrent: Bool = false,
    picture: ShownPicture? = nil
  ) {
    self.title = title
    self.url = url
    self.summary = summary
    self.isCurrent = isCurrent
    self.picture = picture
  }
}

enum LinkView {
  static let view = View<PageLink>([
    .text("title") { $0.title },
    .text("url") { $0.url },
    .optionalText("summary") { $0.summary },
    .flag("is_current") { $0.isCurrent },
    .optionalObject("picture", ShownPicture.view) { $0.picture },
  ])
}
