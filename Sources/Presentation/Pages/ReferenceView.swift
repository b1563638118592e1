import Facts
import Templates

/// An entry of a page's list of references as templates see it.
struct ReferenceView: Sendable {
  let number: Int
  let source: Shown<Source>

  static let view = View<ReferenceView>([
    .text("number") { String($0.number) },
    .text("id") { $0.source.id },
    .object("source", SourceView.view) { $0.source },
  ])

  static func all(of head: Shown<PageHead>) -> [ReferenceView] {
    head.references.enumerated().map { index, source in
      ReferenceView(number: index + 1, source: head.with(source))
    }
  }
}
