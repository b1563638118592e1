import Facts
import Testing

@testable import Presentation

@Suite struct PicturesReportsTests {
  private func difference(_ treatment: InContext<Treatment>) throws -> Difference {
    try #require(Difference.all(of: treatment).first)
  }

  @Test func putsEachSourceBesideWhatIsPublished() async throws {
    let treatment = try await Samples.treatment(
      sessions: "{ value: 8 to 15, note: Why., reported: [{ source: one, value: about 15 }, "
        + "{ source: two, value: 10 to 25, text: Or fewer. }, { source: three, text: Several. }] }"
    )
    let svg = try #require(try difference(treatment).picture?.svg)
    #expect(
      svg.contains(
        ">We publish: 8 to 15 sessions; Adams 2001: about 15 sessions; "
          + "Baker 2002: 10 to 25 sessions, Or fewer.; A page: Several.</desc>"))
    #expect(
      svg.contains(#"<rect class="picture-published" x="26.7%" y="3em" width="23.3%""#))
    #expect(
      svg.contains(#"<circle class="picture-bar picture-reported" cx="50%""#))
    #expect(
      svg.contains(#"<rect class="picture-bar picture-reported" x="33.3%""#))
    #expect(svg.contains(#"text-anchor="end">sessions</text>"#))
  }

  @Test func leavesOutWhatIsOnlyInWords() async throws {
    let words = try await Samples.treatment(
      sessions: "{ value: 8, reported: [{ source: one, text: Several. }] }")
    #expect(try difference(words).picture == nil)
    let one = try await Samples.treatment(
      sessions: "{ value: ask_clinic, reported: [{ source: one, value: 8 }] }")
    #expect(try difference(one).picture?.svg == nil)
  }

  @Test func bringsTimesToOneUnit() async throws {
    let treatment = try await Samples.treatment(
      risks: "[{ name: Swelling, lasts: 1 to 7 days, note: Why., "
        + "reported: [{ source: one, value: up to 2 months }] }]")
    let chart = try #require(try difference(treatment).picture?.chart)
    #expect(chart.axis.name == "months")
    #expect(chart.axis.ticks.map(\.label) == ["0", "1", "2"])
    #expect(chart.axis.band == ChartSpan(low: 16, high: 115))
  }

  @Test func givesOtherCurrenciesNoBar() async throws {
    let treatment = try await Samples.treatment(
      prices: "{ per: area, areas: { arms: { name: Arms, price: 100 } }, note: Why., "
        + "reported: [{ source: one, price: 90, per: session }, "
        + "{ source: two, price: EUR 80, per: session }] }")
    let picture = try #require(try difference(treatment).picture)
    #expect(picture.reports.map { $0.range == nil } == [false, true])
    #expect(picture.reports.map(\.value) == ["$90 for each session", "EUR 80 for each session"])
  }

  /// A source that reports what the clinic publishes differs in nothing.
  @Test func tellsNothingOfReportsThatAgree() async throws {
    let same = try await Samples.treatment(
      sessions: "{ value: 8, reported: [{ source: one, value: 8 }] }")
    #expect(Difference.all(of: same).isEmpty)
  }

  @Test func namesEveryPictureOtherwise() async throws {
    let treatment = try await Samples.treatment(
      sessions: "{ value: 8, note: Why., reported: [{ source: one, value: 9 }] }",
      risks: "[{ id: sessions, name: A, lasts: 2 days, note: Why., "
        + "reported: [{ source: one, value: 3 days }] }, "
        + "{ name: B, lasts: 2 days, note: Why., reported: [{ source: one, value: 3 days }] }]")
    let ids = Difference.all(of: treatment).compactMap(\.picture?.id)
    #expect(ids == ["demo-picture-sessions", "demo-picture-risk-1", "demo-picture-risk-2"])
  }
}
