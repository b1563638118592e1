import Markdown

/// Gives every name a meaning with marks that must be escaped.
struct FuzzResolver: DocumentResolver {
  func factText(_ reference: FactReference) -> String { "<\(reference.name)&\"" }
  func factHref(_ reference: FactReference) -> String? { nil }
  func blockHTML(_ reference: BlockReference) -> String { "<div></div>" }
  func href(_ link: Link) -> String { link.destination }
  func picture(_ image: Image) -> Picture { Picture(source: image.source) }
  func citation(_ item: Citation.Item) -> CitationMark { CitationMark(text: "1", label: "\"<") }
  func termHref(_ term: Term) -> String? { term.name }
  func calloutLabel(_ kind: CalloutKind) -> String { "<" }
  func itemLabel(_ kind: CalloutKind) -> String? { "&" }
  var tableLabel: String { "\"" }
}
