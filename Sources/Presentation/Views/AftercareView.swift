import Facts
import Templates

/// Aftercare as templates see it.
enum AftercareView {
  static let phase = View<Shown<AftercarePhase>>([
    .text("name") { $0.name.value },
    .optionalFact("days") { phase in
      phase.name.value.lowercased() == days(phase).lowercased()
        ? nil : phase.context.marked(days(phase), "aftercare", at: phase.location)
    },
    .list("do_items", CitedTextView.view) { $0.with(each: $0.doItems) },
    .list("do_not_items", CitedTextView.view) { $0.with(each: $0.doNotItems) },
  ])

  /// A treatment, seen for its aftercare.
  static let view = View<Shown<Treatment>>([
    .list("phases", phase) { $0.with(each: $0.aftercare.phases) },
    .optionalText("version") { $0.aftercare.version?.value },
    .optionalText("note") { $0.aftercare.provenance.note?.value },
    .list("sources", SourceView.view) {
      SourceView.sources($0.aftercare.provenance.sources, $0.context)
    },
    .optionalHTML("timeline") { TimelinePicture($0)?.svg },
  ])

  static let getHelp = View<Shown<GetHelp>>([
    .list("emergency", CitedTextView.view) { $0.with(each: $0.emergency) },
    .list("urgent", CitedTextView.view) { $0.with(each: $0.urgent) },
    .list("routine", CitedTextView.view) { $0.with(each: $0.routine) },
  ])

  /// The days of a phase in words.
  static func days(_ phase: Shown<AftercarePhase>) -> String {
    let strings = phase.context.strings
    let first = String(phase.days.lowerBound)
    let last = String(phase.days.upperBound)
    return first == last
      ? strings.text("aftercare.day", ["day": first])
      : strings.text("aftercare.days", ["first": first, "last": last])
  }
}
