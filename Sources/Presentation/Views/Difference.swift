import Content
import Facts
import Foundations
import Templates

/// A fact on which sources differ: what the clinic publishes, why, and what each source says.
struct Difference: Sendable {
  struct Statement: Sendable {
    let source: InContext<Source>
    let text: String
    /// What it says as a bar; nil where it has no place beside the others.
    let bar: String?

    static let view = View<Statement>([
      .object("source", SourceView.view) { $0.source },
      .text("text") { $0.text },
      .optionalHTML("bar") { $0.bar },
    ])
  }

  /// Where it stands on the page about evidence.
  let anchor: String
  let label: String
  /// Whether it is about safety, which pages never put into a part that can be closed.
  let isSafety: Bool
  let published: MarkedText?
  let note: String?
  let statements: [Statement]
  let picture: ReportPicture?
  private let bars: ReportPicture.Bars?
  private let context: SiteContext
  private let fact: FactEntry

  static let view = View<Difference>([
    .text("anchor") { $0.anchor },
    .text("label") { $0.label },
    .flag("is_safety") { $0.isSafety },
    .optionalMarked("published") { $0.published },
    .optionalHTML("published_bar") { $0.marked($0.bars?.published) },
    .optionalText("note") { $0.note },
    .list("reports", Statement.view) { $0.statements },
    .optionalHTML("axis") { $0.bars?.axis },
    .optionalHTML("picture") { $0.marked($0.picture?.svg) },
  ])

  /// A picture with a comment that tells where the fact stands, where pages have them.
  private func marked(_ picture: String?) -> String? {
    context.picture(picture, of: fact.id.text, at: fact.location)
  }
}

extension Difference {
  /// The facts of `treatment` on which sources differ, in the order of the index.
  static func facts(of treatment: InContext<Treatment>) -> [FactEntry] {
    treatment.facts.entries.filter { $0.owner == nil && $0.hasDifferences }
  }

  static func all(of treatment: InContext<Treatment>) -> [Difference] {
    facts(of: treatment).map { Difference(of: $0, treatment) }
  }

  /// Where the page about evidence tells how sources differ on `fact`; nil where none does, or
  /// there is no such page.
  static func url(of fact: FactEntry, _ treatment: InContext<Treatment>) -> String? {
    guard fact.hasDifferences, treatment.generatedPages.contains(.evidence) else {
      return nil
    }
    let page = treatment.context.url(.guide(treatment.address, .evidence))
    return "\(page)#\(anchor(of: fact, treatment))"
  }

  /// The same for the risk that is written at the start of `location`.
  static func url(ofRisk risk: Risk, _ treatment: InContext<Treatment>) -> String? {
    treatment.facts.entries.first { $0.kind == .risk && $0.location == risk.location }
      .flatMap { url(of: $0, treatment) }
  }

  private static func anchor(of fact: FactEntry, _ treatment: InContext<Treatment>) -> String {
    "\(treatment.id)--differs-\(name(of: fact, treatment))"
  }

  /// What tells `fact` apart from all others: its own name, or the number of a risk.
  private static func name(of fact: FactEntry, _ treatment: InContext<Treatment>) -> String {
    switch fact.kind {
    case .risk:
      let risks = treatment.facts.entries.filter { $0.kind == .risk }
      let place = risks.firstIndex { $0.location == fact.location }
      return "risk-\((place ?? -1) + 1)"
    case .own: return "other-\(fact.id)"
    default: return fact.id.text
    }
  }

  private init(of fact: FactEntry, _ treatment: InContext<Treatment>) {
    let context = treatment.context
    self.context = context
    self.fact = fact
    let name = Self.name(of: fact, treatment)
    anchor = Self.anchor(of: fact, treatment)
    label = context.label(of: fact, in: treatment.value)
    let safety = treatment.value.safetyFacts.map(\.key) + [Identifier("aftercare")]
    isSafety = fact.kind == .risk || safety.contains(fact.id)
    note = fact.provenance.note?.value
    if fact.kind == .prices {
      published = PriceListView.marked(PriceSummary.text(of: treatment), treatment)
      picture = ReportPicture(pricesOf: treatment, label: label)
    } else {
      let hasWords = fact.kind == .quantity || fact.value != .askClinic
      published = fact.value == nil || !hasWords ? nil : context.marked(fact)
      picture = ReportPicture(of: treatment, name: name, label: label, fact)
    }
    let bars = picture?.bars
    self.bars = bars
    statements = fact.provenance.reported.enumerated().compactMap { index, report in
      context.content.source(report.source.value).map { source in
        Statement(
          source: context.with(source), text: Self.text(of: report, treatment),
          bar: bars?.reports[index])
      }
    }
  }

  private static func text(of report: Report, _ treatment: InContext<Treatment>) -> String {
    [report.value.map(treatment.text), report.text?.value].compactMap(\.self)
      .joined(separator: treatment.context.strings.text(.sentenceSeparator))
  }
}

extension FactEntry {
  /// Whether a source reports something else than what the clinic publishes. One that reports the same
  /// is a source like others.
  var hasDifferences: Bool {
    provenance.reported.contains { $0.text != nil || $0.value == nil || $0.value != value }
  }
}
