import Diagnostics
import Foundation
import Testing

@testable import Content
@testable import Presentation

@Suite struct StructuredDataTests {
  @Test func usesOnlyWhatTheVocabularyHas() async throws {
    let vocabulary = try Vocabulary.load()
    let sites = [
      try await SampleSite.repository(), try await SampleSite.small(),
      try await SampleSite.small(clinic: Self.payers, prices: Self.rows),
    ]
    for (path, page) in sites.joined() where !page.isEmpty {
      guard let data = SampleSite.data(of: page) else {
        #expect(path == "404.html")
        continue
      }
      #expect(try vocabulary.problems(in: data) == [], "\(path)")
    }
    #expect(sites.allSatisfy { $0.count > 10 })
  }

  @Test(arguments: [
    ("clinic", "MedicalClinic", true), ("hospital", "Hospital", true),
    ("dentist", "Dentist", false),
    ("pharmacy", "Pharmacy", false),
  ])
  func namesTheKindOfPlace(type: String, name: String, hasServices: Bool) async throws {
    let vocabulary = try Vocabulary.load()
    let hours = "opening_hours: [{ days: Mo-Fr, hours: 09:00-17:30 }]"
    let pages = try await SampleSite.small(clinic: "type: \(type)\n\(hours)")
    let data = try #require(pages["index.html"].flatMap(SampleSite.data))
    #expect(try vocabulary.problems(in: data) == [])
    #expect(data.contains("\"\(name)\"") && data.contains("openingHours"))
    #expect(data.contains("availableService") == hasServices)
  }

  @Test(arguments: [
    (
      #"{"@type":"MedicalProcedure","contraindication":"x"}"#,
      "MedicalProcedure has no contraindication"
    ),
    (#"{"@type":"CreativeWork","lastReviewed":"2026-01-01"}"#, "CreativeWork has no lastReviewed"),
    (
      #"{"@type":"MedicalTherapy","seriousAdverseOutcome":"x"}"#,
      "seriousAdverseOutcome of MedicalTherapy cannot be x"
    ),
    (
      #"{"@type":"Offer","itemOffered":{"@type":"MedicalTherapy"}}"#,
      "itemOffered of Offer cannot be"
    ),
    (#"{"@type":"Thing","indication":"x"}"#, "indication is no property"),
    (
      #"{"@type":"UnitPriceSpecification","minPrice":"x"}"#,
      "minPrice of UnitPriceSpecification cannot be x"
    ),
  ])
  func findsWhatTheVocabularyLacks(node: String, problem: String) throws {
    let json = #"{"@context":"https://schema.org","@graph":["# + node + "]}"
    let problems = try Vocabulary.load().problems(in: json)
    #expect(problems.count == 1)
    #expect(problems.first?.hasPrefix(problem) == true, "\(problems)")
  }

  @Test func saysOnlyWhatThePageShows() async throws {
    var count = 0
    let sites = [try await SampleSite.repository(), try await SampleSite.small()]
    for (path, page) in sites.joined() {
      guard let data = SampleSite.data(of: page) else { continue }
      let visible = try Self.text(of: page)
      for claim in Self.claims(in: try JSONSerialization.jsonObject(with: Data(data.utf8))) {
        count += 1
        #expect(visible.contains(claim), "\(path): \(claim)")
      }
    }
    #expect(count > 40)
  }

  @Test func tellsPricesAndWarnings() async throws {
    let pages = try await SampleSite.small()
    let prices = try #require(
      SampleSite.data(of: pages["treatments/demo/prices/index.html"] ?? ""))
    #expect(
      prices.contains(
        [
          #""offers":[{"@type":"Offer","name":"Arms","priceSpecification":"#,
          #"{"@type":"UnitPriceSpecification","price":99.5,"priceCurrency":"USD","#,
          #""unitText":"for the whole course","validThrough":"2027-12-31"}}]"#,
        ].joined()))
    let overview = try #require(SampleSite.data(of: pages["treatments/demo/index.html"] ?? ""))
    #expect(
      overview.contains(
        [
          #"{"@type":"MedicalTherapy","@id":"https://clinic.example/health/treatments/demo/#treatment","#,
          #""name":"Demo","url":"https://clinic.example/health/treatments/demo/","#,
          #""alternateName":["Demonstration"],"description":"A treatment.","#,
          #""procedureType":"https://schema.org/PercutaneousProcedure","#,
          #""contraindication":["you are pregnant"],"#,
          #""adverseOutcome":[{"@type":"MedicalEntity","name":"Redness"}],"#,
          #""seriousAdverseOutcome":[{"@type":"MedicalEntity","name":"Infection"}]}"#,
        ].joined()))
    #expect(!overview.contains("Offer"))
    let aftercare = SampleSite.data(of: pages["treatments/demo/aftercare/index.html"] ?? "") ?? ""
    #expect(
      aftercare.contains(
        #""followup":["First day: rest","First day: do not run"]"#))
  }

  private static let payers = "payers: { public: In public care }"
  private static let rows = """
    { valid_until: 2027-12-31, rows: [
      { id: a, payer: public, name: A scan, price: free, who: with a referral },
      { id: b, name: A visit, price: 99.50, for: visit, valid_until: 2027-06-30 },
      { id: c, name: Extra, price: from 20, for: addition, if: it is needed },
      { id: d, name: Insured, payer: insurance, price: covered, excess: 50 },
      { id: e, name: Later, price: on_request }] }
    """

  @Test func offersEachRowOnItsConditions() async throws {
    let pages = try await SampleSite.small(clinic: Self.payers, prices: Self.rows)
    let data = try #require(
      SampleSite.data(of: pages["treatments/demo/prices/index.html"] ?? ""))
    #expect(
      data.contains(
        [
          #""offers":[{"@type":"Offer","name":"A scan","#,
          #""description":"In public care; for people with a referral","#,
          #""priceSpecification":{"@type":"UnitPriceSpecification","price":0,"#,
          #""priceCurrency":"USD","validThrough":"2027-12-31"}},"#,
          #"{"@type":"Offer","name":"A visit","description":"If you pay yourself","#,
          #""priceSpecification":{"@type":"UnitPriceSpecification","price":99.5,"#,
          #""priceCurrency":"USD","unitText":"for each visit","validThrough":"2027-06-30"}},"#,
          #"{"@type":"Offer","name":"Extra","#,
          #""description":"If you pay yourself; only if it is needed","#,
          #""priceSpecification":{"@type":"UnitPriceSpecification","minPrice":20,"#,
          #""priceCurrency":"USD","unitText":"on top of another price","#,
          #""validThrough":"2027-12-31"}}]"#,
        ].joined()), "\(data)")
    #expect(!data.contains("bodyLocation") && !data.contains("AggregateOffer"))
  }

  @Test func sumsUpOnlyWhatCanBeCompared() async throws {
    let prices =
      "{ rows: [{ id: a, price: 10, for: visit }, { id: b, price: 20 to 30, for: visit }] }"
    let pages = try await SampleSite.small(prices: prices)
    let data = SampleSite.data(of: pages["treatments/demo/prices/index.html"] ?? "") ?? ""
    #expect(
      data.contains(
        #""offers":{"@type":"AggregateOffer","lowPrice":10,"highPrice":30,"priceCurrency":"USD""#))
  }

  @Test func namesAReviewerOnlyWhereOneReviewed() async throws {
    let real = try await SampleSite.small()["treatments/demo/index.html"] ?? ""
    #expect(
      real.contains(
        [
          #""lastReviewed":"2026-05-01","reviewedBy":{"@type":"Person","name":"Dr. Kim","#,
          #""jobTitle":"Dermatologist"}"#,
        ].joined()))
    let sample = try await SampleSite.small(clinic: "sample_content: true")
    #expect(
      sample.values.allSatisfy { !$0.contains("reviewedBy") && !$0.contains("lastReviewed") })
    let list = try await SampleSite.small()["treatments/index.html"] ?? ""
    #expect(!list.contains("reviewedBy"))
  }

  @Test func linksTheWayToThePage() async throws {
    let page = try await SampleSite.small()["treatments/demo/index.html"] ?? ""
    #expect(
      page.contains(
        [
          #"{"@type":"ListItem","position":2,"name":"Treatments","#,
          #""item":{"@id":"https://clinic.example/health/treatments/"}}"#,
        ].joined()))
  }

  @Test(
    arguments: [
      ("Mo-Fr", "09:00-17:30", "Mo-Fr 09:00-17:30"),
      ("Mo,We,Sa-Su", "00:00-23:59", "Mo,We,Sa-Su 00:00-23:59"),
      ("Monday", "09:00-17:30", nil), ("Mo-Fr", "9:00 to 17:30", nil), ("Mo-", "09:00-17:30", nil),
      ("Mo", "24:00-25:00", nil), ("Mo", "09:00", nil), ("", "", nil),
    ] as [(String, String, String?)])
  func takesHoursOnlyInTheirForm(days: String, hours: String, text: String?) {
    let place = SourceLocation(path: "clinic.yaml")
    let written = OpeningHours(
      days: .words(Located(days, at: place)), hours: .words(Located(hours, at: place)))
    #expect(OpeningHoursText(written)?.text == text)
  }

  /// The prices, warnings and risks that JSON-LD tells.
  private static func claims(in value: Any) -> [String] {
    if let values = value as? [Any] { return values.flatMap(claims) }
    guard let node = value as? [String: Any] else { return [] }
    return node.flatMap { key, value -> [String] in
      switch key {
      case "price", "minPrice", "maxPrice", "lowPrice", "highPrice":
        ["$\(value)"]
      case "contraindication", "preparation", "bodyLocation": value as? [String] ?? ["?"]
      case "adverseOutcome", "seriousAdverseOutcome":
        (value as? [[String: String]] ?? []).flatMap { [$0["name"], $0["description"]] }
          .compactMap(\.self)
      default: claims(in: value)
      }
    }
  }

  /// The text of a page without its head and tags.
  private static func text(of page: String) throws -> String {
    let body = try page.replacing(Regex("(?s)<head>.*?</head>"), with: "")
      .replacing(Regex("<[^>]*>"), with: "")
    let entities = [
      ("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&amp;", "&"),
    ]
    return entities.reduce(body) { $0.replacing($1.0, with: $1.1) }
  }
}
