@testable import Presentation

/// The files of the smallest site there can be, and what a build makes of them.
enum MinimalSite {
  /// Every file of its sources.
  static let files = content.merging(theme) { $1 }

  /// Every path of its output.
  static let paths: Set<String> = [
    "404.html", "aftercare/index.html", "articles/index.html", "feed.xml", "glossary/index.html",
    "index.html", "manifest.json", "prices/index.html", "robots.txt", "search/index.html",
    "sitemap.xml",
    "sources/index.html",
    "topics/index.html", "treatments/index.html", "treatments/peel/index.html",
    "treatments/peel/aftercare/index.html", "treatments/peel/evidence/index.html",
    "treatments/peel/preparation/index.html", "treatments/peel/prices/index.html",
  ]

  private static let content = [
    "content/clinic.yaml": """
    name: Elm Clinic
    base_url: https://elm.example/
    region: US
    locale: en-US
    currency: USD
    phone: +1 541 555 0100
    topics: { skin: { title: Skin } }
    reviewers: [{ id: dr-lee, name: Dr. Lee, role: Doctor }]

    """,
    "content/sources.yaml": """
    trial: { title: A trial, kind: trial, publisher: A journal, year: 2020 }
    survey: { title: A survey, kind: review, publisher: P, authors: Smith J, year: 2021 }

    """,
    "content/glossary.yaml": "dermis: The inner layer of the skin.\n",
    "content/treatments/peel/facts.yaml": facts(named: "Peel"),
  ]

  /// The facts of a treatment.
  static func facts(named name: String) -> String {
    """
    name: \(name)
    summary: It takes off a layer of the skin.
    sessions: 2 to 3
    what_it_is: An acid on the skin.
    who_should_not_have_it: [you are pregnant]
    before: [wash your face]
    prices:
      areas:
        face: 100 to 150
        hands: 80
    risks: { common: [Redness], serious: [Scars] }
    evidence: { known: [{ text: It peels., sources: [trial] }], not_known: [How long it lasts.] }
    aftercare: { phases: [{ name: First day, days: 1, do: [rest] }] }
    get_help: { emergency: [you faint], urgent: [it bleeds], routine: [it itches] }
    alternatives: { doing_nothing: The skin stays as it is. }

    """
  }

  /// The smallest theme.
  static let theme: [String: String] = {
    var files = [
      "layouts/base": "<h1>{{page.title}}</h1>\n{{$content}}{{/content}}",
      "home": list("{{{body}}}"), "subjects": list("{{#treatments}}{{name}};{{/treatments}}"),
      "compare-prices": list(
        "{{#treatments}}{{name}}: {{#prices}}{{summary}}{{/prices}};{{/treatments}}"),
      "aftercare-index": list(""), "topics": list("{{#topics}}{{url}};{{/topics}}"),
      "articles": list("{{#articles}}{{url}};{{/articles}}"), "topic": list(""),
      "glossary": list(
        "{{#letters}}{{#entries}}<p id=\"{{id}}\">{{name}}{{/entries}}{{/letters}}"),
      "people": list(
        "{{#site.people}}{{id}}: {{name}}, {{role}}{{#subjects}}, {{url}}{{/subjects}};{{/site.people}}"
      ),
      "person": list(
        "{{#person}}{{role}}:{{/person}}{{#reviewed}}{{title}} {{url}} {{on_iso}};{{/reviewed}}"),
      "locations": list(
        "{{#site.locations}}{{id}}: {{#opening_hours}}{{days}} {{hours}};{{/opening_hours}}{{/site.locations}}"
      ),
      "not-found": list(""), "search": list("{{#letters}}{{letter}};{{/letters}}"),
      "sources": list(
        "{{#sources}}<p id=\"{{source.id}}\">{{#cited_by}}{{url}};{{/cited_by}}{{/sources}}"),
      "prices": list(
        "{{{body}}}{{#treatment.prices.rows}}{{area}}: {{price}}, {{estimate}};{{/treatment.prices.rows}}"
      ),
      "redirect": "Moved to {{target.url}}", "fragments/header": "", "fragments/footer": "",
      "fragments/guide-entry": "{{#entry}}{{title}}{{#is_current}}*{{/is_current}};{{/entry}}",
    ]
    for name in [
      "article", "page", "overview", "guide", "preparation", "plan", "aftercare", "evidence",
    ] {
      files[name] = list("{{{body}}}")
    }
    let templates = files.map { ("templates/\($0.key).mustache", $0.value) }
    return Dictionary(uniqueKeysWithValues: templates + [("templates/i18n/en.yaml", words)])
  }()

  private static func list(_ content: String) -> String {
    "{{<base}}{{$content}}\(content){{/content}}{{/base}}"
  }

  /// Every text that the program asks for: patterns that work, and keys as words.
  private static let words: String = {
    let patterns = [
      "numbers.group": ",", "numbers.decimal": ".", "money.with_symbol": "{symbol}{number}",
      "money.with_code": "{number} {code}", "quantities.range": "{low} to {high}",
      "quantities.with_unit": "{number} {unit}", "prices.with_basis": "{price} {per}",
      "dates.formats.default": "{day} {month} {year}", "page.title": "{title} - {site}",
      "feed.title": "News of {site}", "money.symbols.USD": "$", "punctuation.list": ", ",
      "hours.days": "{first} to {last}", "hours.times": "{from} to {to}",
      "clock.formats.default": "{hour}:{minute}",
      "guide.page_title": "{title}: {subject}",
      "kinds.treatment.pages.prices.title": "{subject}: prices",
      "kinds.treatment.pages.evidence.title": "{subject}: evidence",
    ]
    let keys = Set(Strings.required).union(patterns.keys).sorted()
    return keys.map { "\($0): \"\(patterns[$0] ?? $0)\"\n" }.joined()
  }()
}
