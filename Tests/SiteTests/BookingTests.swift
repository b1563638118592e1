import Testing

/// Where a visit can be booked, and where nothing may be sold.
@Suite struct BookingTests {
  private func site(_ articles: [String: String] = [:]) throws -> SiteFixture {
    let site = try SiteFixture([
      "templates/fragments/header.mustache": "{{#booking}}{{label}}: {{url}}{{/booking}}",
      "templates/layouts/base.mustache":
        "{{{header}}}{{#page.booking}} - {{label}}{{/page.booking}}{{$content}}{{/content}}",
    ])
    for name in ["home", "guide", "article", "page", "preparation", "aftercare", "prices"] {
      site.files["templates/\(name).mustache"] = "{{<base}}{{$content}}{{/content}}{{/base}}"
    }
    for (path, text) in articles { site.files["content/\(path)"] = text }
    site.files["content/clinic.yaml", default: ""] +=
      "booking: { label: Book now, url: \"https://book.example/elm\" }\n"
    return site
  }

  private static let shown = "Book now: https://book.example/elm - Book now"

  @Test(arguments: [
    "", "treatments/", "treatments/peel/prices/", "treatments/peel/evidence/", "prices/",
    "treatments/peel/risks/", "articles/costs/", "about/",
  ]) func isOfferedOn(address: String) async throws {
    let site = try site([
      "treatments/peel/risks.md": article("Risks"), "articles/costs.md": article("Costs"),
      "pages/about.md": article("About"),
    ])
    #expect(try await site.page("\(address)index.html").hasPrefix(Self.shown))
  }

  @Test(arguments: [
    "treatments/peel/preparation/", "treatments/peel/aftercare/", "aftercare/", "search/",
    "treatments/peel/urgent/", "articles/emergency/", "404",
  ]) func isNotOfferedOn(address: String) async throws {
    let site = try site([
      "treatments/peel/aftercare.md": article("Afterwards"),
      "treatments/peel/urgent.md": article("Help") + "\n> [!URGENT]\n> Call us.\n",
      "articles/emergency.md": article("Faints") + "\n> [!EMERGENCY]\n> Call an ambulance.\n",
    ])
    let file = address == "404" ? "404.html" : "\(address)index.html"
    #expect(try await !site.page(file).contains("Book now"))
  }

  @Test func theFirstPageWithAnEmergencyHasNone() async throws {
    let home = article("Welcome") + "\n> [!EMERGENCY]\n> Call an ambulance.\n"
    let site = try site(["pages/index.md": home])
    #expect(try await !site.page("index.html").contains("Book now"))
  }

  @Test func theMenuLeadsToOtherSites() async throws {
    let site = try site()
    site.files["templates/fragments/header.mustache"] =
      "{{#navigation}}{{title}} {{url}};{{/navigation}}"
    site.files["content/clinic.yaml", default: ""] +=
      "navigation: [prices, { title: Jobs, url: \"https://jobs.example/\" }]\n"
    #expect(
      try await site.page("index.html")
        .hasPrefix("pages.prices.short /prices/;Jobs https://jobs.example/;"))
  }

  @Test func theFirstPageShowsWhatTheClinicChose() async throws {
    let site = try site()
    site.files["templates/home.mustache"] =
      "{{#kinds}}{{#featured}}{{name}};{{/featured}}{{#has_more}}more{{/has_more}}{{/kinds}}"
    for name in ["wax", "acid"] {
      site.files["content/treatments/\(name)/facts.yaml"] = MinimalSite.facts(
        named: name.capitalized)
    }
    #expect(try await site.page("index.html") == "Acid;Peel;Wax;")
    site.files["content/clinic.yaml", default: ""] += "featured: [wax, acid]\n"
    #expect(try await site.page("index.html") == "Wax;Acid;more")
  }
}
