import Markdown

/// Gives every name a meaning with marks that must be escaped.
struct FuzzResolver: DocumentResolver {
  func factText(_ name: String) -> String { "<\(name)&\"" }
  func factHref(_ name: String) -> String? { nil }
  func blockHTML(_ name: String) -> String { "<div></div>" }
  func href(_ destination: String) -> String { destination }
  func picture(_ source: String) -> Picture { Picture(source: source) }
  func citation(_ id: String) -> CitationMark { CitationMark(text: "1", label: "\"<") }
  func termHref(_ name: String) -> String? { name }
  func calloutLabel(_ kind: CalloutKind) -> String { "<" }
  func itemLabel(_ kind: CalloutKind) -> String? { "&" }
  var tableLabel: String { "\"" }
}
