import Testing

@Suite struct GuideTests {
  private func site(_ pages: [String: String]) throws -> SiteFixture {
    let template = """
      {{{guide_contents}}}\
      {{#previous}} < {{title}} {{url}}{{/previous}}{{#next}} > {{title}} {{url}}{{/next}}
      """
    let site = try SiteFixture()
    for name in ["overview", "guide", "prices", "aftercare", "evidence"] {
      site.files["templates/\(name).mustache"] = template
    }
    site.files["templates/layouts/base.mustache"] = "{{$content}}{{/content}}"
    for (name, text) in pages { site.files["content/treatments/peel/\(name).md"] = text }
    return site
  }

  private func page(_ site: SiteFixture, _ name: String) async throws -> String {
    try await site.page("treatments/peel/\(name)index.html")
  }

  @Test func putsGeneratedPagesLast() async throws {
    let site = try site(["zebra": article("Zebra"), "apple": article("Apple")])
    let generated = ["preparation", "prices", "aftercare", "evidence"].map {
      "kinds.treatment.pages.\($0).short;"
    }.joined()
    #expect(
      try await page(site, "") == "Peel*;Apple;Zebra;\(generated) > Apple /treatments/peel/apple/")
  }

  @Test func ordersByOrderThenTitle() async throws {
    let site = try site([
      "a": article("A", "order: 3"), "b": article("B", "order: 1"), "c": article("C", "order: 2"),
      "d": article("D", "order: 1"), "e": article("E"), "index": article("Over", "order: 9"),
      "aftercare": article("After", "order: 2"),
    ])
    let start = "Over;B;D;C;After"
    let rest =
      ";A;E;kinds.treatment.pages.preparation.short;kinds.treatment.pages.prices.short;"
      + "kinds.treatment.pages.evidence.short;"
    #expect(
      try await page(site, "aftercare/")
        == "\(start)*\(rest) < C /treatments/peel/c/ > A /treatments/peel/a/")
  }

  @Test(arguments: [
    ("Peel", "Risks", "Risks: Peel"), ("Peel", "Risks of a peel", "Risks of a peel"),
    ("Peel", "Peeling skin", "Peeling skin: Peel"),
    ("ECT", "What to expect", "What to expect: ECT"),
    ("ECT", "Risks of ECT", "Risks of ECT"),
  ]) func titlesNameTheirSubject(name: String, title: String, expected: String) async throws {
    let site = try site(["a": article(title)])
    site.files["templates/guide.mustache"] = "{{page.title}}"
    site.files["content/treatments/peel/facts.yaml"] = MinimalSite.facts(named: name)
    #expect(try await page(site, "a/") == expected)
  }

  @Test func linksTheFirstAndTheLastToOneSideOnly() async throws {
    let site = try site([:])
    let pages = ["preparation", "prices", "aftercare", "evidence"].map {
      "kinds.treatment.pages.\($0).short"
    }
    .joined(separator: ";")
    #expect(
      try await page(site, "")
        == "Peel*;\(pages); > kinds.treatment.pages.preparation.short /treatments/peel/preparation/"
    )
    #expect(
      try await page(site, "evidence/")
        == "Peel;\(pages)*; < kinds.treatment.pages.aftercare.short /treatments/peel/aftercare/")
  }

  @Test func leavesOutWhatIsNotPublished() async throws {
    let site = try site(["a": article("A", "draft: true"), "index": article("I", "draft: true")])
    #expect(try await page(site, "").hasPrefix("Peel*;kinds.treatment.pages.preparation.short;"))
    site.options.includesDrafts = true
    #expect(try await page(site, "").hasPrefix("I*;A;kinds.treatment.pages.preparation.short;"))
  }

  @Test func ordersTreatmentsByOrderThenName() async throws {
    let site = try SiteFixture([
      "content/treatments/a/facts.yaml": "order: 2\n" + MinimalSite.facts(named: "Wax"),
      "content/treatments/b/facts.yaml": "order: 1\n" + MinimalSite.facts(named: "Laser"),
      "content/treatments/c/facts.yaml": "order: 1\n" + MinimalSite.facts(named: "Ice"),
    ])
    #expect(
      try await site.page("treatments/index.html")
        == "<h1>kinds.treatment.list.title</h1>\nPeel;Ice;Laser;Wax;")
  }
}
