import Facts
import Templates

/// A risk as templates see it.
enum RiskView {
  static let view = View<Shown<Risk>>([
    .text("name") { $0.name.value },
    .optionalText("text") { $0.text?.value },
    .optionalFact("lasts") { lasts($0) },
    .optionalText("note") { $0.provenance.note?.value },
    .list("sources", SourceView.view) { SourceView.sources($0.provenance.sources, $0.context) },
  ])

  /// How long a risk lasts; nil where nobody says.
  static func lasts(_ risk: Shown<Risk>) -> MarkedText? {
    let name = "risks" + (risk.id.map { "." + $0 } ?? "")
    return risk.lasts.map {
      risk.context.marked(risk.context.formatter.text($0), name, at: risk.location)
    }
  }

  static let all = View<Shown<Risks>>([
    .list("common", view) { $0.with(each: $0.common) },
    .list("serious", view) { $0.with(each: $0.serious) },
    .optionalText("note") { $0.provenance.note?.value },
    .list("sources", SourceView.view) { SourceView.sources($0.provenance.sources, $0.context) },
  ])
}
