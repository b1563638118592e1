import TreatmentFacts

/// A risk as templates see it.
enum RiskView {
  static let view = View<Shown<Risk>>([
    .text("name") { $0.name.value },
    .optionalText("text") { $0.text?.value },
    .optionalText("lasts") { risk in risk.lasts.map { risk.context.formatter.text($0) } },
    .optionalText("note") { $0.provenance.note?.value },
    .list("sources", SourceView.view) { SourceView.sources($0.provenance.sources, $0.context) },
  ])

  static let all = View<Shown<Risks>>([
    .list("common", view) { $0.with(each: $0.common) },
    .list("serious", view) { $0.with(each: $0.serious) },
    .optionalText("note") { $0.provenance.note?.value },
    .list("sources", SourceView.view) { SourceView.sources($0.provenance.sources, $0.context) },
  ])
}
