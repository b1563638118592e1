import Facts
import Templates

/// The state of the evidence as templates see it.
enum EvidenceView {
  static let view = View<Shown<Evidence>>([
    .list("known", CitedTextView.view) { $0.with(each: $0.known) },
    .list("not_known", CitedTextView.view) { $0.with(each: $0.notKnown) },
    .optionalText("note") { $0.provenance.note?.value },
    .list("sources", SourceView.view) { SourceView.sources($0.provenance.sources, $0.context) },
  ])
}
