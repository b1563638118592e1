import Testing

/// What the pages of prices show, with the theme of this repository.
@Suite struct PricePageTests {
  private static let rows = """

      rows:
        - { id: nhs, payer: nhs, name: An implant, price: free, who: with a referral }
        - { id: place, name: Putting it in, price: 1350, for: { stage: place }, deposit: 10 % }
        - { id: crown, price: 900 to 1100, for: { stage: crown }, valid_until: 2027-01-31 }
        - { id: package, price: 2200, for: { stages: [place, crown] }, note: All of it. }
        - { id: graft, price: from 450, for: addition, if: the jaw is thin }
        - { id: insured, payer: insurance, price: covered, excess: true }
      finance: [{ months: 60, apr: 9.9, representative: true, of: package, note: Ask us. }]
      estimate: [package, { id: both, name: One by one, sum: [place, crown] }]
    """

  private func page(_ name: String, _ prices: String) async throws -> String {
    try #require(try await PriceSite.pages(PriceSite.facts(prices: prices))[name])
  }

  /// The cells of the rows of the tables of a page, without their tags.
  private func tables(_ html: String) -> [String] {
    html.matches(of: #/(?s)<(?:tr|caption)[^>]*>(.*?)</(?:tr|caption)>/#).map { match in
      String(match.1).replacing("</th>", with: "|").replacing("</td>", with: "|")
        .replacing("<span", with: "+<span").replacing(#/<[^>]*>/#, with: "")
        .replacing("\n", with: "")
    }
  }

  @Test func showsWhoPaysWhatFor() async throws {
    let html = try await page("treatments/demo/prices/index.html", Self.rows)
    #expect(
      tables(html) == [
        "Demo: prices", "What you get|Price|What it buys|", "On the NHS|",
        "An implant+for people with a referral|free||", "If you pay yourself|",
        "Putting it in+Deposit: 10 percent of the price, which is £135|£1,350|for this stage|",
        "Crown+Until 31 January 2027|£900 to £1,100|for this stage|",
        "Package+All of it.|£2,200|for these stages together: Putting it in, Crown|",
        "Graft+only if the jaw is thin|from £450|on top of another price|",
        "If your insurance pays|",
        "Insured+You may have to pay an excess: ask your insurer how much.|covered||",
        "Demo: what it costs in all", "What you get|Price|In all|", "Package|£2,200|£2,200|",
        "One by one+Putting it in + Crown|£1,350 + £900 to £1,100|£2,250 to £2,450|",
      ])
    #expect(
      html.contains(
        "<tr class=\"payer\"><th scope=\"rowgroup\" colspan=\"3\">On the NHS</th></tr>"))
    #expect(html.contains("<li>Package: 60 monthly payments, 9.9 percent APR representative"))
    #expect(!html.contains("Area") && !html.contains("session") && !html.contains("£11,000"))
    #expect(html.ranges(of: "<svg class=\"picture\"").count == 1)
  }

  @Test(arguments: [
    ("age: under 19 years", "Glasses+for people aged less than 19 years|covered|"),
    (
      "age: 60 years or over, who: with a card",
      "Glasses+for people with a card, aged at least 60 years|covered|"
    ), ("up_to: 42.40", "Glasses|covered+up to £42.40|"),
  ])
  func saysForWhomAndHowMuch(terms: String, row: String) async throws {
    let html = try await page(
      "treatments/demo/prices/index.html",
      "{ rows: [{ id: a, name: Glasses, payer: nhs, price: covered, \(terms) }] }")
    #expect(tables(html).contains(row))
  }

  @Test func comparesWithoutMixing() async throws {
    let html = try await page("prices/index.html", Self.rows)
    let row =
      "<td><span class=\"cell-label\">Price:</span> <span class=\"by-payer\">On the NHS: free, for people with a referral</span>"
      + "<span class=\"by-payer\">If you pay yourself: Putting it in: £1,350; "
      + "Crown: £900 to £1,100; Package: £2,200</span>"
      + "<span class=\"by-payer\">If your insurance pays: covered</span>"
      + "<span class=\"fact-note\">5 to 8 sessions</span></td>"
    #expect(html.contains(row))
  }

  @Test func addsUpAreas() async throws {
    let areas = "areas: { thighs: 250 to 400, belly: { name: The belly, price: 300 } }"
    let html = try await page(
      "treatments/demo/prices/index.html",
      "{ \(areas), estimate: [thighs, { id: both, name: Both areas, sum: [thighs, belly] }] }")
    #expect(
      tables(html) == [
        "Demo: price of each area", "Area|Price+for each area, each session|",
        "Thighs|£250 to £400|", "The belly|£300|",
        "Demo: estimated cost of a whole course", "Area|Price|Estimated cost|",
        "Thighs|£250 to £400|£1,250 to £3,200|",
        "Both areas+Thighs + The belly|£250 to £400 + £300|£2,750 to £5,600|",
      ])
    #expect(html.contains("<strong>Counted: 5 to 8 sessions.</strong> The estimate is the price"))
  }

  @Test func saysWhatAnyTwoAreasCost() async throws {
    let html = try await page(
      "treatments/demo/prices/index.html",
      "{ areas: { thighs: 250 to 400, belly: 300, arms: 500, face: on_request } }")
    #expect(
      tables(html).suffix(1) == [
        "Two areas+any two areas with a price|£550 to £900|£2,750 to £7,200|"
      ])
    let one = try await page(
      "treatments/demo/prices/index.html", "{ areas: { thighs: 250, face: on_request } }")
    #expect(!one.contains("Two areas"))
  }

  @Test func addsUpAllStagesWhereNoPackageSaysWhatTheyCost() async throws {
    let rows = "{ id: a, price: 100, for: { stage: a } }, { id: b, price: 200, for: { stage: b } }"
    let html = try await page("treatments/demo/prices/index.html", "{ rows: [\(rows)] }")
    #expect(tables(html).suffix(1) == ["All stages+A + B|£100 + £200|£300|"])
    let package = "{ id: all, price: 250, for: { stages: [a, b] } }"
    let both = try await page(
      "treatments/demo/prices/index.html", "{ rows: [\(rows), \(package)] }")
    #expect(!both.contains("All stages"))
  }

  @Test func saysNothingOfAnEstimateWhereNoneIsAskedFor() async throws {
    let prices = "{ rows: [{ id: charge, payer: nhs, price: 9.90, for: prescription }] }"
    let pages = try await PriceSite.pages(PriceSite.facts(prices: prices))
    let html = try #require(pages["treatments/demo/prices/index.html"])
    #expect(html.contains("£9.90") && !html.contains("stimate") && !html.contains("£49.50"))
    let block = try #require(pages["treatments/demo/costs/index.html"])
    #expect(block.contains("We give no estimate of what it costs in all."))
    #expect(!block.contains("no price is published"))
  }

  @Test func saysWhyThereIsNoEstimateWhereNoPriceIsPublished() async throws {
    let html = try await page("treatments/demo/prices/index.html", "on_request")
    #expect(html.contains("An estimate cannot be made, because no price is published."))
    #expect(!html.contains("<table"))
  }

  @Test func explainsWhatIsMultiplied() async throws {
    let prices =
      "{ rows: [{ id: a, price: 100, for: session }, { id: b, price: 700, for: course }]"
    let both = try await page("treatments/demo/prices/index.html", prices + ", estimate: [a, b] }")
    #expect(tables(both).suffix(2) == ["A|£100|£500 to £800|", "B|£700|£700|"])
    #expect(both.contains("Where something is counted, the estimate is the price of one"))
    let one = try await page("treatments/demo/prices/index.html", prices + ", estimate: [a] }")
    #expect(one.contains("Counted: 5 to 8 sessions.") && one.contains("a whole course"))
    let none = try await page("treatments/demo/prices/index.html", prices + ", estimate: [b] }")
    #expect(!none.contains("Counted"))
  }

  /// Beside it stands what is paid too.
  @Test func saysWhatASumIsForThatIsNotAll() async throws {
    let prices =
      "{ rows: [{ id: a, price: 100, for: session }, { id: scan, name: Scan, price: 240, for: item }], "
      + "estimate: [a] }"
    let html = try await page("prices/index.html", prices)
    #expect(html.contains("£500 to £800 for 5 to 8 sessions"))
  }

  @Test func countsVisitsAndDosesThatTheFactsTell() async throws {
    let prices =
      "{ rows: [{ id: a, price: 60, for: visit }, { id: b, price: 165, for: dose }], "
      + "estimate: [a, b] }"
    let tables = "schedule: [{ for: All, doses: 2 doses }, { for: Others, doses: 2 doses }]\n"
    let visits =
      "\nstages:\n  - { name: One, visits: 1 to 2 visits }\n"
      + "  - { name: Two, visits: 2 visits }\n  - { name: Three, visits: 9 visits, only_if: so }\n"
    let facts = PriceSite.facts(prices: prices) + "\n" + tables + visits
    let html = try #require(
      try await PriceSite.pages(facts)["treatments/demo/prices/index.html"])
    #expect(self.tables(html).suffix(2) == ["A|£60|£180 to £240|", "B|£165|£330|"])
    #expect(html.contains("Counted: 3 to 4 visits.") && html.contains("Counted: 2 doses."))
    #expect(html.contains("what it costs in all") && !html.contains("Estimated cost of a whole"))
  }

  /// A sum for the training is not what a machine costs in all.
  @Test func saysWhatAllCostsOnlyWhereItIsAll() async throws {
    let rows = "{ id: training, price: 100, for: visit }"
    let estimate = "estimate: [training] }\nvisit: { visits: 5 visits }"
    let one = try await page("prices/index.html", "{ rows: [\(rows)], \(estimate)")
    #expect(one.contains("In all:</span> <span class=\"amount\">£500</span>"))
    let machine = "{ id: pump, price: 3000, for: item }"
    let two = try await page("prices/index.html", "{ rows: [\(rows), \(machine)], \(estimate)")
    #expect(!two.contains("£500</span></td>") && two.contains("Pump: £3,000"))
  }

  /// What is given in cycles has no sessions.
  @Test func speaksOfCyclesWhereTheyAreCounted() async throws {
    let prices =
      "{ rows: [{ id: a, price: 100, for: { each: cycle } }], estimate: [a] }\n"
      + "interval: 3 weeks\nsession_length: 2 hours"
    let facts = PriceSite.facts(prices: prices, sessions: "4 to 8 cycles")
    let pages = try await PriceSite.pages(facts)
    for (path, html) in pages where path.contains("demo") || path.hasPrefix("prices") {
      let words = html.replacing(#/<[^>]*>/#, with: " ").lowercased()
      #expect(!words.contains("session"), "\(path)")
    }
    let guide = try #require(pages["treatments/demo/index.html"])
    for label in ["Number of cycles", "Time between cycles", "How long a visit takes"] {
      #expect(guide.contains(">\(label)<"), "\(label)")
    }
    let list = try #require(pages["treatments/demo/prices/index.html"])
    #expect(tables(list).last == "A|£100|£400 to £800|" && list.contains("for each cycle"))
  }
}
