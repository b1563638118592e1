import Facts
import Templates

/// The alternatives as templates see them.
enum AlternativesView {
  static let alternative = View<Shown<Alternative>>([
    .text("name") { $0.name.value },
    .text("text") { $0.text.value },
    .list("sources", SourceView.view) { SourceView.sources($0.sources, $0.context) },
  ])

  static let view = View<Shown<Alternatives>>([
    .object("doing_nothing", CitedTextView.view) { $0.with($0.doingNothing) },
    .list("others", alternative) { $0.with(each: $0.others) },
  ])
}
