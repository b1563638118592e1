import Content
import Diagnostics
import Facts
import Foundations
import Templates
import YAML
import struct Essentials.Decimal

enum TreatmentView {
  typealias Model = InContext<Treatment>

  static let view = View<Model>(
    [
      .text("id") { $0.id },
      .text("name") { $0.name.value },
      .text("summary") { $0.summary.value },
      .text("url") { $0.context.url(.subject($0.address)) },
      .object("kind", KindView.view) { $0.with($0.kind) },
      .text("name_in_sentence") { ($0.nameInSentence ?? $0.name).value },
      .optionalText("other_names") { otherNames($0) },
      .optionalMarked("sessions") { subject in
        subject.quantities[.sessions]?.value != nil
          ? subject.context.marked("sessions", of: subject.value) : nil
      },
      .marked("what_it_is") { subject in
        subject.statements[.whatItIs]?.value.map {
          subject.context.markedText($0, StatementName.whatItIs.rawValue)
        } ?? MarkedText(text: "", mark: nil)
      },
      .optionalObject("picture", ShownPicture.view) { subject in
        subject.context.picture(subject.context.content.picture(of: subject.address))
      },
    ] + pages + facts + lists + tables)

  private static let tables: [View<Model>.Field] =
    [
      .list("tables", TableView.view) { subject in
        subject.with(each: subject.tables.filter { !$0.shape.isBefore })
      },
      .list("tables_before", TableView.view) { subject in
        subject.with(each: subject.tables.filter(\.shape.isBefore))
      },
    ]
    + TableShape.all.map { shape in
      .optionalObject(shape.id.text, TableView.view) { subject in
        subject.value.table(shape.id).map { subject.with($0) }
      }
    }

  private static let pages: [View<Model>.Field] = GeneratedPage.allCases.map { page in
    .optionalText("\(page.rawValue)_url") { subject in
      subject.generatedPages.contains(page)
        ? subject.context.url(.guide(subject.address, page)) : nil
    }
  }

  private static let facts: [View<Model>.Field] = [
    .list("key_facts", KeyFact.view) { KeyFact.all(of: $0) },
    .list("statements", KeyFact.view) { KeyFact.statements(of: $0) },
    .optionalObject("prices", PriceListView.view) { $0.value.gives("prices") ? $0 : nil },
    .list("differing_facts", KeyFact.view) { KeyFact.all(of: $0).filter(\.hasDifferences) },
    .optionalObject("risks", RiskView.all) { $0.value.gives("risks") ? $0 : nil },
    .optionalObject("evidence", EvidenceView.view) { subject in
      subject.value.gives("evidence") ? subject.with(subject.evidence) : nil
    },
    .optionalObject("aftercare", AftercareView.view) { subject in
      subject.generatedPages.contains(.aftercare) ? subject : nil
    },
    .optionalObject("preparation", AftercareView.preparation) { subject in
      subject.timeline.contains(where: \.span.value.isBefore) ? subject : nil
    },
    .optionalObject("get_help", AftercareView.getHelp) { subject in
      subject.value.gives("get_help") ? subject.with(subject.getHelp) : nil
    },
    .optionalObject("alternatives", AlternativesView.view) { subject in
      subject.value.gives("alternatives") ? subject.with(subject.alternatives) : nil
    },
    .optionalHTML("skin_picture") { SkinPicture($0)?.svg },
    .list("differences", Difference.view) { Difference.all(of: $0) },
    .flag("has_differences") { !Difference.facts(of: $0).isEmpty },
    .flag("has_reports") { $0.facts.entries.contains { !$0.provenance.reported.isEmpty } },
    .flag("asks_for_numbers") { $0.quantities.values.contains { $0.value == nil } },
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
  /// Where pages tell how sources differ on it.
  let differenceURL: String?
  /// Whether patients have to ask the clinic for it.
  let asksClinic: Bool

  /// How many facts can be taken in at a glance.
  private static let most = 6

  static let view = View<KeyFact>([
    .text("label") { $0.label },
    .marked("value") { $0.value },
    .optionalText("note") { $0.note },
    .flag("has_differences") { $0.hasDifferences },
    .optionalText("difference_url") { $0.differenceURL },
    .flag("asks_clinic") { $0.asksClinic },
  ])

  /// What decides, to be taken in at a glance: of the facts of `treatment` that are numbers and of
  /// the clinic's own, those that say something, and of these six.
  static func all(of treatment: InContext<Treatment>) -> [KeyFact] {
    let chosen = decisive(of: treatment)
    return facts(of: treatment) { chosen.contains($0.id) && isForAGlance($0) }
  }

  /// The facts that are sentences, but for what the subject is, and those of the others that are
  /// not to be seen at a glance.
  static func statements(of treatment: InContext<Treatment>) -> [KeyFact] {
    let first = Identifier(StatementName.whatItIs.rawValue)
    let chosen = decisive(of: treatment)
    return facts(of: treatment) { fact in
      isForAGlance(fact)
        ? !chosen.contains(fact.id)
        : fact.kind == .statement && fact.id != first || !fact.isKeyFact
    }
  }

  private static func isForAGlance(_ fact: FactEntry) -> Bool {
    fact.kind == .quantity || fact.kind == .own && fact.isKeyFact
  }

  /// Numbers come before the clinic's own facts, of which those come first that it chose, and those
  /// before sentences, which are long; few patients choose by the length of a needle.
  private static func rank(_ fact: FactEntry) -> Int {
    if case .text = fact.value { return fact.isChosen ? 3 : 4 }
    if fact.kind == .own { return fact.isChosen ? 1 : 2 }
    return fact.id == Identifier(QuantityName.needleLength.rawValue) ? 2 : 0
  }

  private static func decisive(of treatment: InContext<Treatment>) -> Set<Identifier> {
    let known = treatment.facts.entries.filter { isForAGlance($0) && $0.value != .askClinic }
    let safety = Set(treatment.value.safetyFacts.map(\.key))
    let ranks = known.map { fact in safety.contains(fact.id) ? -1 : rank(fact) }
    let order = known.indices.sorted { (ranks[$0], $0) < (ranks[$1], $1) }
    return Set(order.prefix(most).map { known[$0].id })
  }

  private static func facts(
    of treatment: InContext<Treatment>, _ isShown: (FactEntry) -> Bool
  ) -> [KeyFact] {
    let context = treatment.context
    return treatment.facts.entries.filter(isShown).map { fact in
      KeyFact(
        label: context.label(of: fact, in: treatment.value), value: value(of: fact, context),
        note: fact.provenance.note?.value, hasDifferences: fact.hasDifferences,
        differenceURL: Difference.url(of: fact, treatment), asksClinic: fact.value == .askClinic)
    }
  }

  private static func value(of fact: FactEntry, _ context: SiteContext) -> MarkedText {
    guard fact.kind == .list else { return context.marked(fact) }
    let texts = fact.texts.map(\.text.value)
    return context.marked(
      texts.joined(separator: context.strings.text(.listSeparator)), fact.id.text,
      at: fact.location)
  }
}

enum RiskView {
  /// A risk with the picture of its chance, which all of a list have in common how many people they
  /// show, so that they can be compared.
  private struct Item: Sendable {
    let risk: InContext<Risk>
    let people: PeoplePicture?
    /// Where pages tell how sources differ on it.
    let differenceURL: String?

    static func all(_ risks: [Risk], _ treatment: InContext<Treatment>) -> [Item] {
      let pictures = PeoplePicture.all(of: risks.map { $0.chance?.value })
      return zip(treatment.with(each: risks), pictures).map {
        Item(
          risk: $0, people: $1, differenceURL: Difference.url(ofRisk: $0.value, treatment))
      }
    }
  }

  private static let view = View<Item>([
    .marked("name") { $0.risk.context.markedText($0.risk.name, $0.risk.factName.text) },
    .optionalMarked("text") { item in
      item.risk.text.map { item.risk.context.markedText($0, item.risk.factName.text) }
    },
    .optionalMarked("amount") { amount($0.risk) },
    .optionalMarked("onset") { onset($0.risk) },
    .optionalMarked("lasts") { lasts($0.risk) },
    .optionalMarked("chance") { chance($0.risk) },
    .optionalObject("people", ShownPeople.view) { item in
      item.people.map {
        ShownPeople(
          $0, item.risk.context, of: item.risk.chanceName.text, at: item.risk.chance?.location)
      }
    },
    .optionalText("note") { $0.risk.provenance.note?.value },
    .optionalText("difference_url") { $0.differenceURL },
    .list("sources", SourceView.view) {
      SourceView.sources($0.risk.provenance.sources, $0.risk.context)
    },
  ])

  /// Where it stands in the facts how long risks last.
  fileprivate static func places(
    of treatment: InContext<Treatment>
  ) -> [(name: String, location: SourceLocation?)] {
    (treatment.risks.common + treatment.risks.serious).filter { $0.lasts != nil }
      .map { ($0.factName.text, $0.location) }
  }

  /// How much of a risk there is; nil where nobody says.
  private static func amount(_ risk: InContext<Risk>) -> MarkedText? {
    risk.amount.map {
      risk.context.marked(
        risk.context.formatter.text($0.value), risk.amountName.text, at: $0.location)
    }
  }

  /// How long after the start a risk begins; nil where nobody says.
  private static func onset(_ risk: InContext<Risk>) -> MarkedText? {
    risk.onset.map {
      risk.context.marked(
        risk.context.formatter.text(delay: $0.value), risk.onsetName.text, at: $0.location)
    }
  }

  /// How long a risk lasts; nil where nobody says.
  static func lasts(_ risk: InContext<Risk>) -> MarkedText? {
    risk.lasts.map {
      risk.context.marked(
        risk.context.formatter.text($0), risk.factName.text, at: risk.location)
    }
  }

  /// How likely a risk is, with the word for its band; nil where nobody says.
  static func chance(_ risk: InContext<Risk>) -> MarkedText? {
    risk.chance.map {
      risk.context.marked(
        risk.context.formatter.textForPeople($0.value), risk.chanceName.text, at: $0.location)
    }
  }

  static let all = View<InContext<Treatment>>([
    .list("common", view) { Item.all($0.risks.common, $0) },
    .list("serious", view) { Item.all($0.risks.serious, $0) },
    .optionalObject("no_serious", CitedTextView.view) { subject in
      subject.risks.noSerious.map { subject.with($0) }
    },
    .optionalText("note") { $0.risks.provenance.note?.value },
    .list("sources", SourceView.view) {
      SourceView.sources($0.risks.provenance.sources, $0.context)
    },
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
    .marked("name") { $0.context.markedText($0.name, "alternatives") },
    .marked("text") { $0.context.markedText($0.text, "alternatives") },
    .list("sources", SourceView.view) { SourceView.sources($0.sources, $0.context) },
  ])

  static let view = View<InContext<Alternatives>>([
    .object("doing_nothing", CitedTextView.view) { $0.with($0.doingNothing) },
    .list("others", alternative) { $0.with(each: $0.others) },
  ])
}

/// A stretch of time with its own advice, of the aftercare or of the timeline.
struct Phase: Sendable {
  let name: String
  /// When it is; nil where the name says so.
  let when: MarkedText?
  /// Its ends in days from the beginning of the day of the subject; the second nil for no end.
  let first: Decimal
  let last: Decimal?
  let doItems: [CitedText]
  let doNotItems: [CitedText]

  static let view = View<InContext<Phase>>([
    .text("name") { $0.name },
    .optionalMarked("days") { $0.when },
    .list("do_items", CitedTextView.view) { $0.with(each: $0.doItems) },
    .list("do_not_items", CitedTextView.view) { $0.with(each: $0.doNotItems) },
  ])

  /// Those after the subject, of the aftercare and of the timeline, in the order of time. Each of the
  /// two keeps the order in which it is written.
  static func after(_ treatment: InContext<Treatment>) -> [Phase] {
    var timeline = treatment.timeline.filter { !$0.span.value.isBefore }
      .map { Phase($0, treatment) }[...]
    let phases = treatment.aftercare.phases.map { Phase($0, treatment.context) }
    return phases.flatMap { phase in
      let earlier = timeline.prefix { $0.comesBefore(phase) }
      timeline = timeline.dropFirst(earlier.count)
      return earlier + [phase]
    } + timeline
  }

  /// Whether it begins sooner, or begins at the same time and is over sooner.
  private func comesBefore(_ other: Phase) -> Bool {
    guard first == other.first, let last else { return first < other.first }
    return other.last.map { last < $0 } ?? true
  }

  static func before(_ treatment: InContext<Treatment>) -> [Phase] {
    treatment.timeline.filter(\.span.value.isBefore).map { Phase($0, treatment) }
  }

  /// Where the stretches of time stand in the facts.
  fileprivate static func places(
    of treatment: InContext<Treatment>
  ) -> [(name: String, location: SourceLocation?)] {
    treatment.aftercare.phases.map { ("aftercare", $0.location) }
      + treatment.timeline.map { ("timeline", $0.span.location) }
  }

  private init(_ phase: AftercarePhase, _ context: SiteContext) {
    let days = Self.days(phase, context.strings)
    name = phase.name.value
    let isSaid = name.lowercased() == days.lowercased()
    when = isSaid ? nil : context.marked(days, "aftercare", at: phase.location)
    first = Decimal(phase.days.lowerBound - 1)
    last = Decimal(phase.days.upperBound)
    doItems = phase.doItems
    doNotItems = phase.doNotItems
  }

  private init(_ entry: TimelineEntry, _ treatment: InContext<Treatment>) {
    let context = treatment.context
    let words = context.strings.words(of: treatment.kind)
    let text = context.formatter.text(entry.span.value, at: entry.time, words)
    name = entry.name?.value ?? text.prefix(1).uppercased() + text.dropFirst()
    when = entry.name.map { _ in context.marked(text, "timeline", at: entry.span.location) }
    first = entry.span.value.firstDay
    last = entry.span.value.lastDay
    doItems = entry.doItems
    doNotItems = entry.doNotItems
  }

  private static func days(_ phase: AftercarePhase, _ strings: Strings) -> String {
    let first = String(phase.days.lowerBound)
    let last = String(phase.days.upperBound)
    return first == last
      ? strings.text(.aftercareDay, ["day": first])
      : strings.text(.aftercareDays, ["first": first, "last": last])
  }
}

enum AftercareView {
  static let view = View<InContext<Treatment>>([
    .list("phases", Phase.view) { $0.with(each: Phase.after($0)) },
    .optionalText("version") { $0.aftercare.version?.value },
    .optionalText("note") { $0.aftercare.provenance.note?.value },
    .list("sources", SourceView.view) {
      SourceView.sources($0.aftercare.provenance.sources, $0.context)
    },
    .optionalHTML("timeline") { subject in
      subject.context.picture(
        TimelinePicture(after: subject)?.svg,
        of: Phase.places(of: subject) + RiskView.places(of: subject))
    },
  ])

  static let preparation = View<InContext<Treatment>>([
    .list("phases", Phase.view) { $0.with(each: Phase.before($0)) },
    .optionalHTML("timeline") { subject in
      subject.context.picture(TimelinePicture(before: subject)?.svg, of: Phase.places(of: subject))
    },
  ])

  static let getHelp = View<InContext<GetHelp>>([
    .list("emergency", CitedTextView.view) { $0.with(each: $0.emergency) },
    .list("urgent", CitedTextView.view) { $0.with(each: $0.urgent) },
    .list("routine", CitedTextView.view) { $0.with(each: $0.routine) },
  ])
}
