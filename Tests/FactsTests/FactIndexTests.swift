import Diagnostics
import Facts
import Foundations
import Testing

@Suite struct FactIndexTests {
  private static func place(_ line: Int) -> Diagnostics.SourceLocation {
    Diagnostics.SourceLocation(path: "facts.yaml", start: SourcePosition(line: line, column: 1))
  }

  private static func located(_ text: String, _ line: Int = 1) -> Located<String> {
    Located(text, at: place(line))
  }

  private static func treatment(
    sessions: Quantity? = Quantity(low: 8, high: 15, unit: .session), price: PriceAmount,
    basis: PriceBasis = .area, risks: [Risk] = [], otherFacts: [OtherFact] = []
  ) throws -> Treatment {
    let dollar = try #require(Currency(code: "USD"))
    let reported = Report(
      source: located("b"), value: .amount(.upTo(600), dollar, per: .session),
      text: located("Or more."))
    return Treatment(
      id: "demo", path: "facts.yaml", name: located("Demo"), summary: located("About it."),
      quantities: [
        .sessions: QuantityFact(
          sessions, provenance: Provenance(sources: [located("a")]), location: place(3))
      ],
      statements: [:],
      lists: [
        .before: ListFact(
          [CitedText(located("wash"), sources: [located("c")])], location: place(4))
      ],
      risks: Risks(common: risks, serious: [], location: place(5)),
      evidence: Evidence(known: [], notKnown: [], location: place(6)),
      aftercare: Aftercare(phases: [], location: place(7)),
      getHelp: GetHelp(emergency: [], urgent: [], routine: [], location: place(8)),
      prices: PriceList(
        currency: dollar,
        prices: [
          Price(
            id: "face", name: located("Face"), amount: price, purpose: .one(basis), isArea: true,
            location: place(10))
        ],
        provenance: Provenance(sources: [located("a")], reported: [reported]),
        location: place(9)),
      alternatives: Alternatives(
        doingNothing: CitedText(located("wait")), others: [], location: place(11)),
      otherFacts: otherFacts)
  }

  @Test func holdsWhatEachFactSays() throws {
    let facts = try Self.treatment(price: .range(low: 250, high: 400)).facts
    let texts = facts.names.map { "\($0): \(facts[$0]?.text ?? "")" }
    #expect(
      texts == [
        "course_total.face: USD 2000 to 6000", "course_total.face.high: USD 6000",
        "course_total.face.low: USD 2000", "course_total.face.range: USD 2000 to 6000",
        "name: Demo", "prices.face: USD 250 to 400", "prices.face.high: USD 400",
        "prices.face.low: USD 250", "prices.face.range: USD 250 to 400",
        "sessions: 8 to 15 sessions", "sessions.high: 15", "sessions.low: 8",
        "sessions.range: 8 to 15",
      ])
  }

  @Test func partsHaveTheProvenanceOfTheirOwner() throws {
    let facts = try Self.treatment(price: .from(250)).facts
    let price = try #require(facts["prices.face"])
    #expect(price.owner == "prices")
    #expect(price.location == Self.place(10))
    #expect(price.provenance.reported.map(\.text?.value) == ["Or more."])
    let total = try #require(facts["course_total.face.low"])
    #expect(total.further == [Self.place(3)])
    #expect(total.provenance == price.provenance)
    #expect(facts["course_total.face.high"] == nil)
  }

  @Test func countsEachMentionOfASourceOnce() throws {
    let facts = try Self.treatment(price: .upTo(9)).facts
    #expect(facts.citations.map(\.value) == ["a", "a", "b", "c"])
    #expect(facts.citedSources == ["a", "b", "c"])
  }

  @Test func risksWithoutAnIDAreFoundByTheirPlace() throws {
    let risks = [(20, "Redness"), (21, "Itching")].map { line, name in
      Risk(
        name: Self.located(name, line), lasts: Quantity(low: 1, high: 2, unit: .day),
        location: Self.place(line))
    }
    let facts = try Self.treatment(price: .onRequest, risks: risks).facts
    #expect(!facts.contains("risks"))
    #expect(facts.entry("risks", at: Self.place(21))?.label?.value == "Itching")
    #expect(facts.entry("risks", at: Self.place(5))?.kind == .part)
    #expect(facts.entry("prices", at: Self.place(99))?.kind == .prices)
    #expect(facts.entry("nothing", at: Self.place(21)) == nil)
  }

  @Test func theFirstOfANameCounts() throws {
    let other = OtherFact(
      id: "sessions", label: Self.located("Again"),
      value: .statement(StatementFact(Self.located("many"), location: Self.place(30))))
    let facts = try Self.treatment(price: .onRequest, otherFacts: [other]).facts
    #expect(facts["sessions"]?.text == "8 to 15 sessions")
  }

  @Test func comparesNames() throws {
    let facts = try Self.treatment(price: .from(250)).facts
    #expect(try facts.hasSameNames(as: Self.treatment(price: .from(300)).facts))
    #expect(try !facts.hasSameNames(as: Self.treatment(price: .upTo(300)).facts))
    #expect(try !facts.hasSameNames(as: Self.treatment(sessions: nil, price: .from(300)).facts))
    #expect(!FactIndex().hasSameNames(as: facts))
  }
}
