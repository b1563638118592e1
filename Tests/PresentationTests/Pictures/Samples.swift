import Content
import Diagnostics
import Facts
import Fixtures

@testable import Foundations
@testable import Presentation

/// Treatments to draw, read from facts as writers write them.
enum Samples {
  static let strings = Strings(
    texts: [
      "pictures.separator": "; ",
      "pictures.prices.title": "{treatment}: prices", "pictures.prices.heading": "Price {per}",
      "pictures.reports.title": "{treatment}, {fact}: sources",
      "pictures.reports.published": "We publish",
      "pictures.timeline.title": "After {treatment}",
      "kinds.treatment.risks.lasting": "Effects last",
      "pictures.timeline.week": "Week {week}",
      "pictures.timeline.not_to_scale": "Not drawn to scale",
      "pictures.skin.title": "{treatment}: the layer", "pictures.skin.order": "From outside",
      "pictures.skin.here": "injected here", "pictures.skin.not_to_scale": "Not drawn to scale",
      "pictures.skin.layers.epidermis": "Outer skin (epidermis)",
      "pictures.skin.layers.dermis": "Inner skin (dermis)",
      "pictures.skin.layers.fat": "Layer of fat", "pictures.skin.layers.muscle": "Muscle",
      "aftercare.day": "Day {day}", "aftercare.days": "Days {first} to {last}",
      "numbers.group": ",", "numbers.decimal": ".", "punctuation.list": ", ",
      "money.symbols.USD": "$", "money.with_symbol": "{symbol}{number}",
      "money.with_code": "{code} {number}", "money.from": "from {amount}",
      "money.up_to": "up to {amount}", "money.on_request": "on request",
      "prices.with_basis": "{price} {per}", "prices.per.area": "for each area",
      "prices.per.session": "for each session", "prices.per.course": "for the course",
      "prices.per.visit": "for each visit", "prices.per.addition": "on top",
      "prices.each": "for each {thing}", "prices.each_stage": "for each stage",
      "prices.stage": "for this stage", "prices.several": "for {number} {things}",
      "prices.package": "for {stages}", "prices.total": "for all of {stages}",
      "prices.payers.self": "Paying yourself", "prices.payers.insurance": "Insured",
      "prices.paid_by": "{payer}: {price}", "prices.named": "{name}: {price}",
      "prices.separator": "; ", "prices.who": "for people {who}",
      "prices.condition": "only if {condition}", "punctuation.sentence": ". ",
      "money.free": "free", "money.covered": "covered",
      "pictures.prices.rows_title": "{treatment}: prices by row",
      "quantities.range": "{low} to {high}", "quantities.at_least": "at least {number}",
      "quantities.up_to": "up to {number}", "quantities.about": "about {number}",
      "quantities.with_unit": "{number} {unit}", "units.session.one": "session",
      "units.session.other": "sessions", "units.day.one": "day", "units.day.other": "days",
      "units.month.one": "month", "units.month.other": "months",
      "units.year.one": "year", "units.year.other": "years", "units.week.one": "week",
      "units.week.other": "weeks", "facts.ask_clinic": "ask the clinic", "facts.prices": "Prices",
      "facts.sessions": "Sessions", "facts.risks": "Risks",
    ])

  /// The treatment `demo` with the given facts beside those that are always the same.
  static func treatment(
    name: String = "Demo", sessions: String = "4", prices: String = "on_request",
    risks: String = "[Redness]", phases: String = "[{ name: First day, days: 1, do: [rest] }]",
    layers: String = "[]"
  ) async throws -> InContext<Treatment> {
    let facts = """
      name: \(name)
      summary: A treatment.
      what_it_is: A treatment.
      sessions: \(sessions)
      who_should_not_have_it: [you are pregnant]
      before: [ask questions]
      prices: \(prices)
      risks: { common: \(risks), serious: [Infection] }
      evidence: { known: [], not_known: [whether it works] }
      aftercare: { phases: \(phases) }
      get_help: { emergency: [you faint], urgent: [you see pus], routine: [a bruise stays] }
      alternatives: { doing_nothing: You can wait. }
      \(layers == "[]" ? "" : "injected_into: \(layers)")
      """
    let content = try await load(facts)
    let context = SiteContext(
      content: content, strings: strings, baseURL: "https://clinic.example/", assets: [:])
    guard let treatment = content.treatment("demo") else { throw Problem(text: "no treatment") }
    return context.with(treatment)
  }

  struct Problem: Error {
    var text: String
  }

  private static func load(_ facts: String) async throws -> SiteContent {
    let folder = SiteFolder.memory([
      "content/clinic.yaml": Array(clinic.utf8), "content/sources.yaml": Array(sources.utf8),
      "content/treatments/demo/facts.yaml": Array(facts.utf8),
    ])
    guard let day = CalendarDate(iso: "2026-09-01") else { throw Problem(text: "no day") }
    let loader = ContentLoader(folder: folder, options: LoadOptions(asOf: day, blockNames: []))
    var diagnostics: [Diagnostic] = []
    let content = try await loader.load(&diagnostics)
    let errors = diagnostics.filter { $0.severity == .error }
    guard let content, errors.isEmpty else {
      throw Problem(text: errors.map(\.message).joined(separator: "\n"))
    }
    return content
  }

  private static let clinic = """
    name: Clinic
    base_url: https://clinic.example/
    region: US
    locale: en-US
    currency: USD
    phone: +1 541 555 0142
    emergency_number: "911"
    """

  private static let sources = """
    one: { title: One, kind: review, authors: Adams, publisher: P, year: 2001 }
    two: { title: Two, kind: review, authors: Baker, publisher: P, year: 2002 }
    three: { title: A page (date not known), kind: clinic }
    """
}
