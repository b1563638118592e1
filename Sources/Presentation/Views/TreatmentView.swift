import Content
import Facts
import Templates
import YAML

/// A treatment as templates see it.
enum TreatmentView {
  typealias Model = Shown<Treatment>

  static let view = View<Model>(
    [
      .text("id") { $0.id },
      .text("name") { $0.name.value },
      .text("summary") { $0.summary.value },
      .text("url") { $0.context.url(.treatment($0.id)) },
      .text("prices_url") { $0.context.url(.guide($0.id, GeneratedPage.prices.rawValue)) },
      .text("aftercare_url") { $0.context.url(.guide($0.id, GeneratedPage.aftercare.rawValue)) },
      .text("evidence_url") { $0.context.url(.guide($0.id, GeneratedPage.evidence.rawValue)) },
      .optionalText("other_names") { otherNames($0) },
      .fact("sessions") {
        $0.context.marked(
          $0.context.formatter.text($0.value.factValue(["sessions"]) ?? .askClinic), "sessions",
          at: $0.quantities[.sessions]?.location)
      },
      .text("what_it_is") { $0.statements[.whatItIs]?.value?.value ?? "" },
    ] + facts + lists)

  private static let facts: [View<Model>.Field] = [
    .list("key_facts", KeyFact.view) { KeyFact.all(of: $0) },
    .list("statements", KeyFact.view) { KeyFact.statements(of: $0) },
    .object("prices", PriceListView.view) { $0 },
    .object("risks", RiskView.all) { $0.with($0.risks) },
    .object("evidence", EvidenceView.view) { $0.with($0.evidence) },
    .object("aftercare", AftercareView.view) { $0 },
    .object("get_help", AftercareView.getHelp) { $0.with($0.getHelp) },
    .object("alternatives", AlternativesView.view) { $0.with($0.alternatives) },
    .optionalHTML("skin_picture") { SkinPicture($0)?.svg },
    .list("differences", Difference.view) { Difference.all(of: $0) },
  ]

  private static let lists: [View<Model>.Field] = ListName.allCases.map { name in
    .optionalObject(name.rawValue, ListFactView.view) { model in
      model.lists[name].map { model.with($0) }
    }
  }

  private static func otherNames(_ treatment: Model) -> String? {
    let names = treatment.otherNames.map(\.value)
    return names.isEmpty
      ? nil : names.joined(separator: treatment.context.strings.text("punctuation.list"))
  }
}
