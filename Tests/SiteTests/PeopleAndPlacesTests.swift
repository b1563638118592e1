import Testing

/// The pages of who works at a clinic and of where it is.
@Suite struct PeopleAndPlacesTests {
  private func site(_ clinic: String) throws -> SiteFixture {
    let site = try SiteFixture()
    site.files["content/clinic.yaml", default: ""] += clinic + "\n"
    return site
  }

  private static let clinic = """
    people:
      - { id: ana, name: Ana Novak, role: Nurse, subjects: [peel], locations: [mill] }
    locations:
      - id: mill
        name: Mill Street
        opening_hours: [{ days: [monday-friday], hours: ["08:00-12:00", "13:00-17:00"] }]
        special_hours: [{ from: 2026-12-24, because: Christmas }]
        position: { latitude: 44.0462, longitude: -123.0220 }
    """

  @Test func onlyAClinicThatNamesThemHasThem() async throws {
    let without = try await SiteFixture().plan()
    #expect(without.file(at: "people/index.html") == nil)
    #expect(without.file(at: "locations/index.html") == nil)
    let with = try site(Self.clinic)
    #expect(
      try await with.page("people/index.html")
        .contains("ana: Ana Novak, Nurse, /treatments/peel/;"))
    #expect(
      try await with.page("locations/index.html")
        .contains(
          "mill: hours.weekdays.monday to hours.weekdays.friday 8:00 to 12:00, 13:00 to 17:00;"))
    #expect(try await with.page("sitemap.xml").contains("https://elm.example/people/"))
  }

  @Test func searchEnginesGetTheHoursAndThePlace() async throws {
    let site = try site(Self.clinic)
    site.files["templates/layouts/base.mustache"] =
      "{{{page.structured_data}}}{{$content}}{{/content}}"
    let places = try await site.page("locations/index.html")
    for part in [
      "\"opens\":\"13:00\"", "\"closes\":\"17:00\"",
      "\"dayOfWeek\":[\"https://schema.org/Monday\",\"https://schema.org/Tuesday\"",
      "\"validFrom\":\"2026-12-24\"", "\"validThrough\":\"2026-12-24\"",
      "\"latitude\":\"44.0462\"",
      "\"parentOrganization\":{\"@id\":\"https://elm.example/#clinic\"}",
    ] {
      #expect(places.contains(part), "\(part)")
    }
    let people = try await site.page("people/index.html")
    #expect(people.contains("\"@type\":\"Person\""))
    let place = "\"@id\":\"https://elm.example/locations/#mill\",\"name\":\"Mill Street\""
    #expect(people.contains("\"workLocation\":[{\"@type\":\"MedicalClinic\",\(place)}]"))
  }

  @Test func aReviewLeadsToThePerson() async throws {
    let site = try site(Self.clinic)
    site.files["templates/article.mustache"] =
      "{{#page.review}}{{by}} {{#url}}{{.}}{{/url}}{{/page.review}}"
    site.files["content/articles/costs.md"] = """
      ---
      title: Costs
      summary: What it costs.
      review: { by: ana, on: 2026-05-01, due: 2027-05-01 }
      ---
      Text.

      """
    #expect(try await site.page("articles/costs/index.html") == "Ana Novak /people/ana/")
  }

  @Test func thePageOfAPersonListsWhatTheyReviewed() async throws {
    let site = try site(Self.clinic)
    for (name, by, day) in [("a", "ana", "01"), ("b", "ana", "03"), ("c", "dr-lee", "02")] {
      site.files["content/articles/\(name).md"] = """
        ---
        title: Title \(name)
        summary: Something.
        review: { by: \(by), on: 2026-05-\(day), due: 2027-05-01 }
        ---
        Text.

        """
    }
    let page = try await site.page("people/ana/index.html")
    let (newer, older) = ("/articles/b/ 2026-05-03;", "/articles/a/ 2026-05-01;")
    #expect(page.contains("Nurse:Title b \(newer)Title a \(older)"))
    #expect(!page.contains("Title c"))
    let plan = try await site.plan()
    #expect(plan.file(at: "people/dr-lee/index.html") == nil)
    #expect(try await site.page("sitemap.xml").contains("https://elm.example/people/ana/"))
    site.files["content/pages/about.md"] =
      "---\ntitle: Us\nsummary: Us.\n---\n[Ana](/people/ana/)\n"
    #expect(try await site.page("about/index.html").contains("href=\"/people/ana/\""))
  }

  @Test(arguments: [
    ("subjects: [peal]", "there is no subject 'peal'", "did you mean 'peel'?"),
    ("locations: [mil]", "there is no place 'mil'", "did you mean 'mill'?"),
  ]) func whatAPersonNamesMustBeThere(entry: String, message: String, help: String) async throws {
    let clinic = """
      people: [{ id: ana, name: Ana, role: Nurse, \(entry) }]
      locations: [{ id: mill, name: Mill Street }]
      """
    let console = try await site(clinic).build().console
    #expect(console.contains("error: \(message)  [clinic/unknown-of-person]"))
    #expect(console.contains(help))
  }

  @Test func anchorsOfPeopleAreChecked() async throws {
    let site = try site(Self.clinic)
    site.files["content/pages/about.md"] =
      "---\ntitle: About\nsummary: Us.\n---\n[Ana](/people/#ana) and [Al](/people/#al).\n"
    let console = try await site.build().console
    #expect(console.contains("the page has no person '#al'"))
    #expect(!console.contains("#ana'  "))
  }
}
