import Content
import Diagnostics
import Facts
import Fixtures
import Foundation
import Testing

@testable import Foundations
@testable import Site

/// A subject of each kind with every fact: no page, picture or message says a word that its kind
/// does not have.
@Suite struct KindPageTests {
  /// What belongs to some kinds only, as stems of words.
  private static let words = [
    "session", "treatment", "treated", "course", "area", "needle", "inject", "aftercare",
    "procedure", "operation", "surgery", "implant", "vaccin", "medicine", "tablet", "test",
    "condition", "disease", "clinic",
  ]

  /// Those that a kind has itself.
  private static let own: [BuiltInKind: [String]] = [
    .treatment: ["treatment", "session", "course", "aftercare"], .procedure: ["procedure"],
    .test: ["test"],
    .medicine: ["medicine"], .vaccine: ["vaccin"], .condition: ["condition"], .device: [],
    .exercise: [],
  ]

  private static func foreign(to kind: BuiltInKind) -> [String] {
    words.filter { own[kind]?.contains($0) == false }
  }

  // MARK: Facts

  /// A text of no kind.
  private static let text = "Plain words that say nothing."

  private static func facts(of kind: BuiltInKind) -> String {
    let isTreatment = kind == .treatment
    let ofNeedles: [StatementName] = [.whatIsInjected, .whereItIsInjected]
    let statements = StatementName.allCases.filter { !ofNeedles.contains($0) }
      .map { "\($0.rawValue): \(text)" }
    let lists = ListName.allCases.map { "\($0.rawValue): [you are very tired, you sleep badly]" }
    let quantities = QuantityName.allCases.filter {
      $0 != .needleLength && (isTreatment || $0 != .sessions)
    }
    .map { "\($0.rawValue): \($0 == .sessions ? "8 to 15" : "2 to 4 hours")" }
    return ([parts, tables, prices(isTreatment)] + statements + lists + quantities)
      .joined(separator: "\n") + "\n"
  }

  private static let parts = """
    name: Alpha
    in_sentence: alpha
    other_names: [Beta]
    summary: \(text)
    topics: [gamma]
    risks:
      common:
        - id: tired
          name: Being tired
          chance: 1 in 10
          lasts: 1 to 2 days
          note: Why.
          reported: [{ source: one, value: 3 days }]
        - { name: Being hungry, chance: 1 in 200 }
      serious: [{ name: Fainting, chance: less than 1 in 1000 }]
      reported: [{ source: one, text: Other words. }]
    evidence: { known: [\(text)], not_known: [\(text)] }
    aftercare:
      version: "1"
      phases: [{ name: First day, days: 1, do: [rest], do_not: [run] }]
      reported: [{ source: one, text: Other words. }]
    timeline:
      - { at: -2 days, do: [rest], do_not: [run] }
      - { at: on the day, time: "07:00", do: [eat] }
      - { at: 0, do: [rest] }
      - { at: 2 to 3 days, do: [walk] }
      - { at: from 4 weeks, do: [run] }
    get_help: { emergency: [you faint], urgent: [you see spots], routine: [you are tired] }
    alternatives: { doing_nothing: Nothing changes., others: [{ name: Delta, text: Other. }] }
    other_facts: { epsilon: { label: Epsilon, value: 3 to 4 days } }
    own_wait: at least 2 days
    own_chance: { value: 1 in 20, note: Why., reported: [{ source: one, value: 1 in 10 }] }

    """

  private static let tables = """
    action_plan:
      zones:
        - zone: Upper
          colour: green
          when: { Flow: at least 80 % }
          signs: [no cough]
          take: [first]
          do: [go on]
          call: Nobody.
    dose:
      steps:
        - id: first
          drug: Zeta
          when: At first
          age: 65 years or over
          strength: 5 mg
          amount: +2.5 mg
          up_to: 10 mg
          often: once a week
          days: 1 to 5 and 8
          cycle: 21 days
          gap: at least 6 hours
          lasts: 2 weeks
          until: it is enough
          stable_for: 2 weeks
          stop_if: { temperature: 38 °C or higher }
          how: with water
      maximum: 25 mg once a week
      never: [twice a day]
    missed_dose: { within: 2 days, then: Go on., later: Leave it. }
    schedule:
      - { for: All, age: 2 to 3 years, doses: 2, often: every 3 years, gap: 2 weeks }
      - { for: Some, doses: 2 doses, minimum_gap: 1 week, text: More. }
    stages:
      - { id: one, name: First, visits: 1 visit, length: 2 hours, lasts: 3 hours }
      - { id: two, name: Second, gap: 2 weeks, visits: 3 visits, only_if: you wish, text: More. }
    waits: { eta: at least 2 days, theta: { name: Flying, wait: 3 days, after: that, text: More. } }
    monitoring: [{ check: Blood, often: once a week, at: 3 and 6 months, for: 3 weeks, stable_for: 2 weeks }]
    thresholds:
      - measure: Iron
        normal: 2 to 3 mmol/l
        risk: 1 to 2 mmol/l
        diagnosis: less than 1 mmol/l
        target: 3 mmol/l
        limit: up to 9 mmol/l
        for: All
        then: Call.
    interactions: [{ with: Honey, kind: food, advice: apart, gap: 2 hours, why: Some words. }]
    eligibility: [{ who: All, age: 2 to 3 years, text: More. }]
    exercises:
      - name: Bends
        from: 2 weeks
        sets: 3
        repeats: 10
        rest: 1 minute
        load: 5 kg
        pain: up to 3 out of 10
        effort: 4 to 6 out of 10
        often: twice a day
        hold: 5 seconds
        goal: 90 degrees
    visit:
      length: 2 hours
      stay: 2 days
      visits: 1 visit
      results: 2 days
      where: Here
      bring: [a towel]
      companion: Yes.
      interpreter: Ask.
      contact: Us
      change: Call.
    outcomes:
      - { outcome: Fit, choice: With it, for: All, age: 60 to 69 years, over: 5 years, chance: 7 in 100 }
      - { outcome: Fit, choice: Without, for: All, age: 60 to 69 years, over: 5 years, chance: 10 in 100, needed_to_treat: 33 }
    checklist: [{ name: Bag, when: Before, items: [a towel], answers: [yes, no], then: Go. }]

    """

  private static func prices(_ isTreatment: Bool) -> String {
    """
    prices:
      rows:
        - { id: visit, name: A visit, price: 60, for: visit }
        - { id: dose, name: A dose, price: 70, for: dose, deposit: 10 % }
        - { id: arms, name: Arms, price: 80\(isTreatment ? ", for: session" : "") }
        - { id: first, name: First, price: 90, for: { stage: one }, payer: insurance, excess: true }
      finance: [{ months: 12, apr: 0 }]
      estimate: [visit, dose\(isTreatment ? ", arms" : "")]
      valid_until: 2030-12-31
      includes: [tea]
      not_included: [cake]
    """
  }

  // MARK: Sites

  private static let folder = URL(filePath: PriceSite.root).appending(path: "templates/blocks")

  /// A page with every block but the drawing of a needle.
  private static func blocks() throws -> String {
    let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      .map { $0.replacing(".mustache", with: "") }.filter { $0 != "skin-picture" }.sorted()
    return "---\ntitle: Blocks\nsummary: All of them.\n---\n"
      + names.map { "{{> \($0) }}\n\n" }.joined()
  }

  private static func files(_ kind: BuiltInKind, facts: String) throws -> [String: String] {
    [
      "content/clinic.yaml": """
      name: Elm
      type: hospital
      base_url: https://elm.example/
      region: GB
      locale: en-GB
      currency: GBP
      phone: +44 20 7946 0000
      topics: { gamma: { title: Gamma, summary: Words. } }

      """,
      "content/sources.yaml":
        "one: { title: One, kind: review, publisher: P, year: 2001, note: Words. }\n",
      "content/glossary.yaml": "iota: { definition: A letter. }\n",
      "content/kinds.yaml": """
      facts:
        own_wait: { label: Own wait, type: wait, key_fact: true }
        own_chance: { label: Own chance, type: chance }

      """,
      "content/\(kind.folder)/alpha/facts.yaml": facts,
      "content/\(kind.folder)/alpha/blocks.md": try blocks(),
      "content/articles/kappa.md": "---\ntitle: Kappa\nsummary: Words.\n---\nWords.\n",
    ]
  }

  /// What people read or hear of a page: its texts, and those in its attributes.
  private static func texts(_ html: String) -> String {
    let noScripts = html.replacing(#/(?s)<(script|style)\b.*?</\1>/#, with: " ")
    let attributes = noScripts.matches(of: #/\b(?:aria-label|alt|title|content)="([^"]*)"/#)
      .map { String($0.1) }
    let all = noScripts.replacing(#/<[^>]*>/#, with: " ") + " " + attributes.joined(separator: " ")
    // Addresses are the same for all kinds.
    return all.replacing(#/https?:\/\/[^ "]*/#, with: " ")
  }

  private static func found(_ kind: BuiltInKind, in text: String) -> [String] {
    let all = text.lowercased().split { !$0.isLetter }
    // A clinician is no clinic.
    return foreign(to: kind).filter { stem in
      all.contains { $0.hasPrefix(stem) && !$0.hasPrefix("clinici") && !$0.hasPrefix("clinical") }
    }
  }

  @Test(arguments: BuiltInKind.allCases)
  func saysNoWordThatTheKindDoesNotHave(kind: BuiltInKind) async throws {
    let pages = try await PriceSite.pages(
      files: Self.files(kind, facts: Self.facts(of: kind)))
    for page in GeneratedPage.allCases {
      #expect(pages["\(kind.folder)/alpha/\(page.rawValue)/index.html"] != nil, "\(page)")
    }
    for (path, html) in pages.sorted(by: { $0.key < $1.key }) {
      let text = Self.texts(html)
      let words = Self.found(kind, in: text)
      let places = words.flatMap { word in
        text.split(separator: "\n").filter { $0.lowercased().contains(word) }.prefix(2)
      }
      #expect(words == [], "\(path): \(places)")
    }
  }

  @Test(arguments: BuiltInKind.allCases)
  func namesTheTypesOfTheKindOnly(kind: BuiltInKind) async throws {
    let pages = try await PriceSite.pages(
      files: Self.files(kind, facts: Self.facts(of: kind)))
    let page = try #require(pages["\(kind.folder)/alpha/index.html"])
    let pattern = #/"@type": ?"(Medical(?:Therapy|Procedure|Test|Condition)|Drug)"/#
    let types = Set(page.matches(of: pattern).map { String($0.1) })
    #expect(types.isSubset(of: [SubjectKind(kind).schemaType.rawValue]))
    #expect(page.contains("\"Hospital\"") && !page.contains("MedicalClinic"))
  }

  /// "Limit: up to 9. What to do: call" could be read the wrong way round.
  @Test func saysWhetherALimitMustBeKept() async throws {
    let facts = Self.facts(of: .test)
    let kept = try await PriceSite.pages(files: Self.files(.test, facts: facts))
    let reached = try await PriceSite.pages(
      files: Self.files(
        .test, facts: facts.replacing("limit: up to 9 mmol/l", with: "limit: 9 mmol/l or more")))
    func rows(_ pages: [String: String]) throws -> String {
      let page = try #require(pages["tests/alpha/plan/index.html"])
      return Self.texts(page).split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(try rows(kept).contains("Must be up to 9 mmol/l"))
    #expect(try rows(kept).contains("What to do if it is not Call."))
    // 2.5 mg more, once a week, is no dose of once a week.
    #expect(try rows(kept).contains("How often it changes once a week"))
    let prices = Self.texts(try #require(kept["prices/index.html"]))
    #expect(prices.contains("for this stage") && !prices.contains("for each stage"))
    #expect(try rows(reached).contains("Act if it is"))
    #expect(try rows(reached).contains("What to do Call."))
  }

  /// The picture of a chance is beside words that say the same, and only those are read out.
  @Test func showsChancesAsPeopleOnce() async throws {
    let pages = try await PriceSite.pages(files: Self.files(.test, facts: Self.facts(of: .test)))
    let page = try #require(pages["tests/alpha/index.html"])
    let items = page.matches(of: #/(?s)<ul class="risk-list">(.*?)</ul>/#).map { String($0.1) }
    let common = try #require(items.first)
    #expect(common.ranges(of: "<svg class=\"people people-1000\"").count == 2)
    #expect(common.ranges(of: "aria-hidden=\"true\"").count == 2)
    let text = Self.texts(common)
    for (words, count) in [
      ("1 in 10 people", 1), ("100 of 1,000 people", 1), ("5 of 1,000 people", 1),
    ] {
      #expect(text.ranges(of: words).count == count, "\(words)")
    }
  }

  /// The summary of the page about times and results promises nothing that the subject does not have.
  @Test(arguments: [
    ("thresholds: [{ measure: Iron, normal: 2 to 3 mmol/l }]", "what the values mean"),
    (
      "waits: { eta: at least 2 days }\nvisit: { length: 2 hours }",
      "how long to wait and your visit"
    ),
  ])
  func saysOfThePlanOnlyWhatIsThere(tables: String, contents: String) async throws {
    let facts = Self.parts + "what_it_is: \(Self.text)\n" + tables + "\n"
    let pages = try await PriceSite.pages(files: try Self.files(.test, facts: facts))
    let page = try #require(pages["tests/alpha/plan/index.html"])
    #expect(page.contains("<meta name=\"description\" content=\"Alpha: \(contents).\">"))
  }

  @Test func callsTheListOfAnOwnKindByItsPlural() async throws {
    var files = try Self.files(.test, facts: Self.facts(of: .test))
    files["content/scans/lambda/facts.yaml"] = files["content/tests/alpha/facts.yaml"]
    files["content/kinds.yaml", default: ""] +=
      "kinds: { scans: { like: test, one: body scan, other: body scans } }\n"
    let pages = try await PriceSite.pages(files: files)
    let list = try #require(pages["scans/index.html"])
    #expect(list.contains("<h1>Body scans</h1>"))
    #expect(list.contains("All body scans that we tell you about"))
    #expect(pages["index.html"]?.contains("<li><a href=\"/scans/\">Body scans</a></li>") == true)
    #expect(pages["scans/lambda/plan/index.html"]?.contains("Time between body scans") == false)
    #expect(pages["scans/lambda/index.html"]?.contains("Time between body scans") == true)
  }

  /// What a kind of the site has from the built-in one that it is like is said in its own words, and
  /// what is counted in the words of the facts.
  @Test func saysNoWordThatAnOwnKindDoesNotHave() async throws {
    var files = try Self.files(.test, facts: Self.facts(of: .test))
    files["content/kinds.yaml", default: ""] +=
      "kinds: { devices: { like: treatment, one: device, other: devices, require: [risks] } }\n"
    files["content/devices/mask/facts.yaml"] = """
      name: Mask
      summary: \(Self.text)
      what_it_is: \(Self.text)
      schedule: [{ for: Legs, doses: 6 to 8 sessions, gap: 8 to 10 weeks }]
      monitoring: [{ check: Leaks, often: once a week, text: Before it is worn. }]
      prices: { rows: [{ id: rent, price: 45, name: Rent }] }
      risks: { common: [Marks on the face], serious: [Sore eyes] }
      get_help: { emergency: [no air], urgent: [pain], routine: [noise] }
      alternatives: { doing_nothing: \(Self.text), others: [{ name: Sleep, text: Rest. }] }

      """
    files["content/devices/mask/index.md"] = """
      ---
      title: Mask
      summary: \(Self.text)
      ---
      {{> key-facts }}

      {{> schedule }}

      {{> monitoring }}

      {{> risks }}

      {{> alternatives }}

      {{> get-help }}

      """
    let pages = try await PriceSite.pages(files: files)
    let own = pages.filter { $0.key.hasPrefix("devices/mask/") }
    #expect(own.count == 3)
    for (path, html) in own {
      let text = Self.texts(html).lowercased()
      for word in ["treatment", "dose", "course", "what it is for", "no numbers to publish"] {
        #expect(!text.contains(word), "\(path) says '\(word)'")
      }
    }
  }

  /// Where no serious risk is known, a sentence says so in the place of the list.
  @Test func saysThatNoSeriousRiskIsKnown() async throws {
    let list = "serious: [{ name: Fainting, chance: less than 1 in 1000 }]"
    let sentence = "serious: { text: Lasting harm has not been seen., sources: [one] }"
    let facts = Self.facts(of: .test).replacing(list, with: sentence)
    let pages = try await PriceSite.pages(files: Self.files(.test, facts: facts))
    let html = try #require(pages["tests/alpha/index.html"])
    let heading = try #require(html.firstRange(of: ">Serious risks</h2>"))
    let next = html[heading.upperBound...].prefix(200)
    #expect(next.contains("<p>Lasting harm has not been seen.") && next.contains("citation"))
    #expect(!html.contains("risk-list-serious"))
  }

  /// A plan by zones shows in each what is taken there, and for whom that is.
  @Test func showsEachZoneWithItsDoses() async throws {
    let facts =
      Self.parts + "what_it_is: \(Self.text)\n" + """
        dose:
          - { id: one, drug: Zeta, when: Upper, amount: 2 puffs, often: twice a day }
          - { id: two, drug: Zeta, when: Small children, amount: 1 puff }
        action_plan:
          - { zone: Upper, colour: green, take: [one, two], do: [go on] }

        """
    let pages = try await PriceSite.pages(files: try Self.files(.test, facts: facts))
    let page = try #require(pages["tests/alpha/plan/index.html"])
    let zone = try #require(page.firstMatch(of: #/(?s)<li class="zone-green">(.*?)</li>/#))
    let text = zone.1.replacing(#/<[^>]*>/#, with: " ")
    #expect(text.contains("Upper") && text.contains("Zeta: 2 puffs, twice a day"))
    #expect(text.contains("Zeta: Small children, 1 puff") && !text.contains("Zeta: Upper"))
    #expect(page.contains("Zeta: Small children<"))
  }

  /// Phases of the aftercare stand among what the timeline says, and the picture says of a risk which time
  /// is until it begins and which one it lasts.
  @Test func tellsWhatToDoInTheOrderOfTime() async throws {
    let facts =
      PriceSite.facts(prices: "on_request")
      .replacing("[Redness]", with: "[{ name: Redness, onset: 2 to 3 days, lasts: 4 to 5 days }]")
      .replacing(
        "[{ name: First day, days: 1, do: [rest] }]",
        with:
          "[{ name: First day, days: 1, do: [rest] }, { name: Next, days: 2 to 9, do: [walk] }]")
      + "\ntimeline: [{ at: 0 to 2 hours, do: [sit] }, { at: from 3 days, do: [run] }]\n"
    let pages = try await PriceSite.pages(facts)
    let page = try #require(pages["treatments/demo/aftercare/index.html"])
    let names = page.matches(of: #/<h3[^>]*>([^<]*)/#).map { String($0.1).trimmed }
    #expect(
      names.filter(["In the first 2 hours", "First day", "Next", "From 3 days on"].contains)
        == ["In the first 2 hours", "First day", "Next", "From 3 days on"], "\(names)")
    #expect(page.contains("Redness: after 2 to 3 days, for 4 to 5 days"))
  }

  /// Where no source is reported, nothing is said of how they differ.
  @Test func comparesOnlySourcesThatAreReported() async throws {
    let plain = PriceSite.facts(prices: "on_request")
    let reported = plain.replacing(
      "sessions: 5 to 8", with: "sessions: { value: 5 to 8, reported: [{ source: a, value: 6 }] }")
    for (facts, isTold) in [(plain, false), (reported, true)] {
      let files = [
        "content/treatments/demo/facts.yaml": facts, "content/clinic.yaml": PriceSite.clinic,
        "content/sources.yaml": "a: { title: A, kind: review, publisher: P, year: 2001 }\n",
      ]
      let pages = try await PriceSite.pages(files: files)
      let page = try #require(pages["treatments/demo/evidence/index.html"])
      #expect(page.contains("Where our sources differ") == isTold)
    }
  }

  /// The test of pages is only as good as its facts.
  @Test func givesEveryTable() {
    let keys = Self.tables.split(separator: "\n").filter { !$0.hasPrefix(" ") }
      .map { String($0.prefix { $0 != ":" }) }
    #expect(Set(keys) == Set(TableShape.all.map(\.id.text)))
    for column in TableShape.all.flatMap(\.shownColumns) {
      #expect(Self.tables.contains(column.key + ":") || column.key == "text", "\(column.key)")
    }
  }

  /// What writers read names all that there is.
  @Test func isTaughtWhole() throws {
    let guide = try String(contentsOfFile: PriceSite.root + "/content/README.md", encoding: .utf8)
    let columns = TableShape.all.flatMap { [$0.id.text] + ($0.columns + $0.details).map(\.key) }
    let types = FactDeclaration.Form.allCases.map(\.rawValue)
    let words = Set(guide.split { !$0.isLetter && $0 != "_" }.map(String.init))
    #expect((columns + types).filter { !words.contains($0) } == [])
  }

  @Test(arguments: BuiltInKind.allCases)
  func asksForWhatIsMissingInWordsOfTheKind(kind: BuiltInKind) async throws {
    let wrong = """
      name: Alpha
      summary: Words.
      recovery: 3 furlongs
      dose: [{ amount: 3 furlongs }]
      waits: { driving: 3 mg }
      aftercare: { phases: [{ name: First, days: soon }] }
      timeline: [{ at: soon }]
      prices: { rows: [{ id: a, price: 60, for: visit }], estimate: [a] }

      """
    let folder = PriceSite.folder(try Self.files(kind, facts: wrong))
    let day = try #require(CalendarDate(iso: "2026-09-01"))
    let build = try await SiteBuild.prepare(folder, options: BuildOptions(asOf: day))
    let errors = build.diagnostics.filter { $0.location.path.text.hasSuffix("facts.yaml") }
    #expect(errors.count > 8)
    for error in errors {
      let text = "\(error.message) \(error.help ?? "") \(error.explanation ?? "")"
      // Keys of the file are names, whatever the kind.
      let words = Self.found(kind, in: text.replacing(#/'[^']*'/#, with: " "))
      #expect(words == [], "\(text)")
    }
  }
}
