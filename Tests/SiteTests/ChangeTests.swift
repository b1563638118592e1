import Testing

@Suite struct ChangeTests {
  private func site() throws -> SiteFixture {
    try SiteFixture([
      "content/articles/costs.md": article("Costs", text: "Hands: {{ peel.prices.hands }}."),
      "content/articles/total.md": article("Total", text: "{{ peel.course_total.hands.high }}"),
      "content/articles/face.md": article("Face", text: "Face: {{ peel.prices.face }}."),
      "content/articles/none.md": article("None"),
      "content/treatments/peel/index.md": article("Peel", text: "{{> costs }}"),
      "templates/blocks/costs.mustache":
        "{{#treatment.prices.rows}}{{price}};{{/treatment.prices.rows}}",
    ])
  }

  @Test func rewritesOnlyWhatShowsThePrice() async throws {
    let site = try site()
    #expect(try await site.build().console == "")
    let before = try site.output.snapshot()
    let facts = "content/treatments/peel/facts.yaml"
    site.files[facts] = site.files[facts]?.replacing("hands: 80", with: "hands: 90")
    let counts = try await site.build().counts
    let after = try site.output.snapshot()
    let changed = after.filter { before[$0.key] != $0.value }.keys.sorted()
      .filter { $0 != ".careleaf-manifest" }
    // The index of the search has the price too; the names of its files are their contents'.
    let index = changed.filter { $0.hasPrefix("search/") }
    let removed = before.keys.filter { after[$0] == nil }
    #expect(!index.isEmpty && removed.allSatisfy { $0.hasPrefix("search/") })
    #expect(
      changed.filter { !$0.hasPrefix("search/") } == [
        "articles/costs/index.html", "articles/total/index.html", "prices/index.html",
        "treatments/peel/index.html", "treatments/peel/prices/index.html",
      ])
    #expect(before.count == after.count)
    #expect(counts.written == changed.count)
    #expect(counts.unchanged == after.count - changed.count - 1)
    #expect(counts.removed == removed.count)
    #expect(
      try site.output.text("articles/costs/index.html") == "<h1>Costs</h1>\n<p>Hands: $90.</p>\n")
    #expect(try site.output.text("articles/total/index.html") == "<h1>Total</h1>\n<p>$270</p>\n")
  }

  @Test func writesNothingTheSecondTime() async throws {
    let site = try site()
    let first = try await site.build().counts
    let before = try site.output.snapshot()
    let second = try await site.build().counts
    #expect(try site.output.snapshot() == before)
    #expect(first.written == before.count - 1)
    #expect(second.written == 0)
    #expect(second.unchanged == first.written)
  }

  @Test func followsATemplateThatChanged() async throws {
    let site = try site()
    #expect(try await site.build().console == "")
    let before = try site.output.snapshot()
    site.files["templates/article.mustache"] = "{{page.title}}"
    #expect(try await site.build().console.hasPrefix("warning: nothing uses") == false)
    let after = try site.output.snapshot()
    let changed = after.filter { before[$0.key] != $0.value }.keys
      .filter { $0 != ".careleaf-manifest" }
    #expect(changed.count == 4)
    #expect(changed.allSatisfy { $0.hasPrefix("articles/") })
  }

  @Test func rendersTheSameBytesWithAnyNumberOfWorkers() async throws {
    var outputs: [[String: [UInt8]]] = []
    for workers in [1, 2, 8] {
      let site = try site()
      for index in 0..<40 {
        site.files["content/articles/n\(index).md"] = article(
          "N\(index)", "topics: [skin]", text: "{{ peel.sessions }} [@trial] [dermis]")
      }
      site.options.workers = workers
      #expect(try await site.build().console == "")
      outputs.append(try site.output.files())
    }
    #expect(outputs[0].count > 50)
    #expect(outputs[0] == outputs[1])
    #expect(outputs[0] == outputs[2])
  }
}
