import Testing

@testable import Presentation

@Suite struct PicturesTimelineTests {
  private static let threePhases = """
    [{ name: First day, days: 1, do: [rest] }, { name: Days 2 to 7, days: 2 to 7, do: [rest] }, \
    { name: Later, days: 8 to 84, do: [rest] }]
    """

  @Test func givesEveryPhaseTheSameRoom() async throws {
    let treatment = try await Samples.treatment(
      risks: "[{ name: Bruising, lasts: 1 to 4 days }, Redness]", phases: Self.threePhases)
    let chart = try #require(TimelinePicture(after: treatment)?.chart)
    #expect(chart.axis.ticks.map(\.position) == [333, 667, 1000])
    #expect(chart.axis.ticks.map(\.label) == ["Day 1", "Day 7", "Week 12"])
    #expect(chart.footnote == "Not drawn to scale")
    let rows = chart.items.compactMap { item -> ChartRow? in
      if case .row(let row) = item { row } else { nil }
    }
    #expect(rows.map(\.label) == ["First day", "Days 2 to 7", "Later", "Bruising"])
    #expect(rows.map(\.value) == ["Day 1", nil, "Days 8 to 84", "1 to 4 days"])
    #expect(rows.last?.span == ChartSpan(low: 333, high: 500))
  }

  @Test func tellsInWordsWhatItShows() async throws {
    let treatment = try await Samples.treatment(
      risks: "[{ name: Bruising, lasts: 1 to 4 days }]", phases: Self.threePhases)
    let svg = try #require(TimelinePicture(after: treatment)?.svg)
    #expect(
      svg.contains(
        ">Effects last; Bruising: 1 to 4 days</desc>"))
    // The phases stand beside the picture in words.
    let phases = try await Samples.treatment(phases: Self.threePhases)
    #expect(TimelinePicture(after: phases)?.svg.contains("aria-hidden=\"true\"") == true)
  }

  @Test func drawsOnePhaseToScale() async throws {
    let treatment = try await Samples.treatment()
    let chart = try #require(TimelinePicture(after: treatment)?.chart)
    #expect(chart.axis.ticks == [ChartAxis.Tick(position: 1000, label: "Day 1")])
    #expect(chart.footnote == nil)
  }

  @Test func reachesAsFarAsTheLongestEffect() async throws {
    let treatment = try await Samples.treatment(risks: "[{ name: Bruising, lasts: 3 weeks }]")
    let chart = try #require(TimelinePicture(after: treatment)?.chart)
    #expect(chart.axis.ticks.map(\.label) == ["Day 1", "Week 3"])
  }

  /// No month is a whole number of weeks, few are one of days, and none is one of minutes to readers.
  @Test(arguments: ["3 months", "16 months", "2 years"])
  func namesMonthsAsTheyAre(lasts: String) async throws {
    let treatment = try await Samples.treatment(risks: "[{ name: Bruising, lasts: \(lasts) }]")
    let chart = try #require(TimelinePicture(after: treatment)?.chart)
    #expect(chart.axis.ticks.map(\.label) == ["Day 1", lasts])
  }
}
