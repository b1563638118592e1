import Content
import Facts
import Templates
import YAML

enum TreatmentView {
  typealias Model = InContext<Treatment>

  static let view = View<Model>(
    [
      .text("id") { $0.id },
      .text("name") { $0.name.value },
      .text("summary") { $0.summary.value },
      .text("url") { $0.context.url(.treatment($0.id)) },
      .optionalText("other_names") { otherNames($0) },
      .marked("sessions") { $0.context.marked("sessions", of: $0.value) },
      .text("what_it_is") { $0.statements[.whatItIs]?.value?.value ?? "" },
    ] + pages + facts + lists)

  private static let pages: [View<Model>.Field] = GeneratedPage.allCases.map { page in
    .text("\(page.rawValue)_url") { $0.context.url(.guide($0.id, page)) }
  }

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
    .flag("has_differences") { !Difference.facts(of: $0).isEmpty },
  ]

  private static let lists: [View<Model>.Field] = ListName.allCases.map { name in
    .optionalObject(name.rawValue, ListFactView.view) { model in
      model.lists[name].map { model.with($0) }
    }
  }

  private static func otherNames(_ treatment: Model) -> String? {
    let names = treatment.otherNames.map(\.value)
    return names.isEmpty
      ? nil : names.joined(separator: treatment.context.strings.text(.listSeparator))
  }
}

struct KeyFact: Sendable {
  let label: String
  let value: MarkedText
  let note: String?
  let hasDifferences: Bool

  static let view = View<KeyFact>([
    .text("label") { $0.label },
    .marked("value") { $0.value },
    .optionalText("note") { $0.note },
    .flag("has_differences") { $0.hasDifferences },
  ])

  /// The facts of `treatment` that are numbers, then the clinic's own facts.
  static func all(of treatment: InContext<Treatment>) -> [KeyFact] {
    facts(of: treatment) { $0 == .quantity || $0 == .own }
  }

  static func statements(of treatment: InContext<Treatment>) -> [KeyFact] {
    facts(of: treatment) { $0 == .statement }
  }

  private static func facts(
    of treatment: InContext<Treatment>, _ isShown: (FactEntry.Kind) -> Bool
  ) -> [KeyFact] {
    let context = treatment.context
    return treatment.facts.entries.filter { isShown($0.kind) }.map { fact in
      KeyFact(
        label: context.label(of: fact), value: context.marked(fact),
        note: fact.provenance.note?.value, hasDifferences: !fact.provenance.reported.isEmpty)
    }
  }
}

enum RiskView {
  static let view = View<InContext<Risk>>([
    .text("name") { $0.name.value },
    .optionalText("text") { $0.text?.value },
    .optionalMarked("lasts") { lasts($0) },
    .optionalText("note") { $0.provenance.note?.value },
    .list("sources", SourceView.view) { SourceView.sources($0.provenance.sources, $0.context) },
  ])

  /// How long a risk lasts; nil where nobody says.
  static func lasts(_ risk: InContext<Risk>) -> MarkedText? {
    risk.lasts.map {
      risk.context.marked(
        risk.context.formatter.text($0), risk.factName.text, at: risk.location)
    }
  }

  static let all = View<InContext<Risks>>([
    .list("common", view) { $0.with(each: $0.common) },
    .list("serious", view) { $0.with(each: $0.serious) },
    .optionalText("note") { $0.provenance.note?.value },
    .list("sources", SourceView.view) { SourceView.sources($0.provenance.sources, $0.context) },
  ])
}

enum EvidenceView {
  static let view = View<InContext<Evidence>>([
    .list("known", CitedTextView.view) { $0.with(each: $0.known) },
    .list("not_known", CitedTextView.view) { $0.with(each: $0.notKnown) },
    .optionalText("note") { $0.provenance.note?.value },
    .list("sources", SourceView.view) { SourceView.sources($0.provenance.sources, $0.context) },
  ])
}

enum AlternativesView {
  static let alternative = View<InContext<Alternative>>([
    .text("name") { $0.name.value },
    .text("text") { $0.text.value },
    .list("sources", SourceView.view) { SourceView.sources($0.sources, $0.context) },
  ])

  static let view = View<InContext<Alternatives>>([
    .object("doing_nothing", CitedTextView.view) { $0.with($0.doingNothing) },
    .list("others", alternative) { $0.with(each: $0.others) },
  ])
}

enum AftercareView {
  static let phase = View<InContext<AftercarePhase>>([
    .text("name") { $0.name.value },
    .optionalMarked("days") { phase in
      phase.name.value.lowercased() == days(phase).lowercased()
        ? nil : phase.context.marked(days(phase), "aftercare", at: phase.location)
    },
    .list("do_items", CitedTextView.view) { $0.with(each: $0.doItems) },
    .list("do_not_items", CitedTextView.view) { $0.with(each: $0.doNotItems) },
  ])

  static let view = View<InContext<Treatment>>([
    .list("phases", phase) { $0.with(each: $0.aftercare.phases) },
    .optionalText("version") { $0.aftercare.version?.value },
    .optionalText("note") { $0.aftercare.provenance.note?.value },
    .list("sources", SourceView.view) {
      SourceView.sources($0.aftercare.provenance.sources, $0.context)
    },
    .optionalHTML("timeline") { TimelinePicture($0)?.svg },
  ])

  static let getHelp = View<InContext<GetHelp>>([
    .list("emergency", CitedTextView.view) { $0.with(each: $0.emergency) },
    .list("urgent", CitedTextView.view) { $0.with(each: $0.urgent) },
    .list("routine", CitedTextView.view) { $0.with(each: $0.routine) },
  ])

  static func days(_ phase: InContext<AftercarePhase>) -> String {
    let strings = phase.context.strings
    let first = String(phase.days.lowerBound)
    let last = String(phase.days.upperBound)
    return first == last
      ? strings.text(.aftercareDay, ["day": first])
      : strings.text(.aftercareDays, ["first": first, "last": last])
  }
}
