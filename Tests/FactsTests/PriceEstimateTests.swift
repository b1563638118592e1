import Diagnostics
import Facts
import Foundations
import Testing

import struct Foundation.Decimal

@Suite struct PriceEstimateTests {
  private static let place = Diagnostics.SourceLocation(path: "facts.yaml")

  private static func located(_ text: String) -> Located<String> { Located(text, at: place) }

  private static func price(
    _ id: String, _ purpose: PricePurpose, _ low: Decimal = 100, _ high: Decimal? = nil,
    payer: String? = nil
  ) -> Price {
    price(id, purpose, .range(low: low, high: high ?? low), payer: payer)
  }

  private static func price(
    _ id: String, _ purpose: PricePurpose, _ amount: PriceAmount, payer: String? = nil
  ) -> Price {
    Price(
      id: id, name: located(id), payer: payer.map(located), amount: amount, purpose: purpose,
      isArea: purpose == .one(.area), location: place)
  }

  /// What the rows `ids` come to: the amount, with `sessions` where they are counted, or why not.
  private static func outcome(
    _ ids: [String], of prices: [Price],
    sessions: Quantity? = Quantity(low: 5, high: 8, unit: .session)
  ) throws -> String {
    let pound = try #require(Currency(code: "GBP"))
    let treatment = Treatment(
      id: "demo", path: "facts.yaml", name: located("Demo"), summary: located("About it."),
      quantities: [.sessions: QuantityFact(sessions, location: place)], statements: [:],
      lists: [:], risks: Risks(common: [], serious: [], location: place),
      evidence: Evidence(known: [], notKnown: [], location: place),
      aftercare: Aftercare(phases: [], location: place),
      getHelp: GetHelp(emergency: [], urgent: [], routine: [], location: place),
      prices: PriceList(currency: pound, prices: prices, location: place),
      alternatives: Alternatives(
        doingNothing: CitedText(located("wait")), others: [], location: place))
    let total = PriceTotal(
      id: "all", name: located("All"), rows: ids.map(located), location: place)
    do throws(EstimateObstacle) {
      let estimate = try treatment.estimate(total)
      let ends = [estimate.amount.low, estimate.amount.high].map { $0.map { "\($0)" } ?? "-" }
      let text = estimate.amount == .free ? "free" : ends.joined(separator: " to ")
      return text + (estimate.count == nil ? "" : " counted")
    } catch {
      return switch error {
      case .noRow(let row): "no row \(row.value)"
      case .notPublished(let price): "not published \(price.id)"
      case .noCount(let price): "no count \(price.id)"
      case .otherPayer(let price): "other payer \(price.id)"
      case .onlyPart(let price): "only part \(price.id)"
      case .different(let one, let other): "different \(one.id) \(other.id)"
      case .twice(let price): "twice \(price.id)"
      case .unbounded: "unbounded"
      }
    }
  }

  private static let stage = price("place", .stage(located("place")), 1350)
  private static let crown = price("crown", .stage(located("crown")), 900, 1100)
  private static let package = price(
    "package", .package([located("place"), located("crown")]), 2650)

  @Test(arguments: [
    (price("a", .one(.session), 250, 400), "1250 to 3200 counted"),
    (price("a", .one(.area), 250), "1250 to 2000 counted"),
    (price("a", .one(.session), .from(250)), "1250 to - counted"),
    (price("a", .one(.session), .upTo(250)), "- to 2000 counted"),
    (price("a", .one(.session), .free), "free counted"),
    (price("a", .one(.course), 2650), "2650 to 2650"),
    (price("a", .one(.package), 2650), "2650 to 2650"),
    (package, "2650 to 2650"), (price("a", .named, 2650), "2650 to 2650"),
    (price("a", .one(.package), 332, payer: "nhs"), "332 to 332"),
    (price("a", .one(.session), 332, payer: "nhs"), "other payer a"),
    (price("a", .one(.area), 332, payer: "insurance"), "other payer a"),
    (price("a", .one(.visit)), "no count a"), (price("a", .one(.prescription)), "no count a"),
    (price("a", .one(.eye)), "no count a"), (price("a", .each("lens")), "no count a"),
    (price("a", .several(2, of: "body parts")), "no count a"), (stage, "only part place"),
    (price("a", .one(.addition)), "only part a"), (price("a", .one(.deposit)), "only part a"),
    (price("a", .one(.course), .onRequest), "not published a"),
    (price("a", .one(.course), .covered), "not published a"),
  ])
  func multipliesOnlyWhatTheFactsCount(price: Price, expected: String) throws {
    #expect(try Self.outcome([price.id], of: [price]) == expected)
  }

  @Test func needsANumberOfSessions() throws {
    let price = Self.price("a", .one(.session))
    #expect(try Self.outcome(["a"], of: [price], sessions: nil) == "no count a")
    let open = Quantity(low: 5, high: nil, unit: .session)
    #expect(try Self.outcome(["a"], of: [price], sessions: open) == "500 to - counted")
    let visits = Quantity(low: 4, high: 4, unit: .visit)
    let visit = Self.price("a", .one(.visit))
    #expect(try Self.outcome(["a"], of: [visit], sessions: visits) == "400 to 400 counted")
    #expect(try Self.outcome(["a"], of: [price], sessions: visits) == "400 to 400 counted")
    #expect(try Self.outcome(["a"], of: [visit], sessions: open) == "no count a")
    let upTo = Self.price("a", .one(.session), .upTo(100))
    #expect(try Self.outcome(["a"], of: [upTo], sessions: open) == "unbounded")
  }

  @Test(arguments: [
    (["thighs", "belly"], "2750 to 4400 counted"), (["thighs", "thighs"], "twice thighs"),
    (["place", "crown"], "2250 to 2450"), (["place", "place"], "twice place"),
    (["place", "crown", "biopsy"], "2545 to 2745"), (["package", "biopsy"], "2945 to 2945"),
    (["biopsy", "biopsy"], "only part biopsy"), (["eye", "eye"], "3990 to 3990"),
    (["eye", "eye", "free"], "different eye free"), (["lens", "lens"], "4990 to 4990"),
    (["session", "session"], "different session session"),
    (["thighs", "biopsy"], "different thighs biopsy"),
    (["package", "place"], "different package place"),
    (["package", "package"], "different package package"), (["nhs", "biopsy"], "other payer nhs"),
    (["charge", "charge"], "other payer charge"), (["thighs", "gone"], "no row gone"),
    (["thighs", "ask"], "not published ask"), (["thighs", "waived"], "1250 to 2000 counted"),
    ([], "no row "),
  ])
  func addsOnlyWhatBelongsTogether(ids: [String], expected: String) throws {
    let prices = [
      Self.price("thighs", .one(.area), 250), Self.price("belly", .one(.area), 300),
      Self.price("waived", .one(.area), .free), Self.price("ask", .one(.area), .onRequest),
      Self.stage, Self.crown, Self.package, Self.price("biopsy", .one(.addition), 295),
      Self.price("eye", .one(.eye), 1995), Self.price("lens", .each("lens"), 2495),
      Self.price("free", .named, .free), Self.price("session", .one(.session)),
      Self.price("nhs", .one(.package), 332, payer: "nhs"),
      Self.price("charge", .one(.prescription), 10, payer: "nhs"),
    ]
    #expect(try Self.outcome(ids, of: prices) == expected)
  }

  @Test(arguments: [
    (PriceDeposit.amount(300), "GBP", 300 as Decimal?), (.percent(10), "GBP", 265),
    (.percent(12.5), "GBP", 331.25), (.percent(3), "GBP", 79.5), (.percent(0.001), "GBP", nil),
    (.percent(33), "JPY", nil), (.percent(10), "JPY", 265),
    (.percent(0.01), "KWD", Decimal(sign: .plus, exponent: -3, significand: 265)),
  ])
  func sharesOnlyWhatCanBePaid(deposit: PriceDeposit, code: String, amount: Decimal?) throws {
    let currency = try #require(Currency(code: code))
    var price = Self.package
    price.terms.deposit = Located(deposit, at: Self.place)
    #expect(price.deposit(in: currency) == amount)
    price.amount = .from(2650)
    if case .percent = deposit { #expect(price.deposit(in: currency) == nil) }
  }

  @Test func groupsByPayerAndPurpose() throws {
    let pound = try #require(Currency(code: "GBP"))
    let list = PriceList(
      currency: pound,
      prices: [
        Self.price("a", .one(.visit)), Self.price("b", .one(.visit), payer: "nhs"), Self.stage,
        Self.price("c", .one(.visit)), Self.crown, Self.package, Self.price("d", .named),
        Self.price("e", .named), Self.price("f", .each("lens")), Self.price("g", .each("frame")),
      ], location: Self.place)
    #expect(list.pricesByPayer.map { $0.map(\.id) }.count == 2)
    #expect(
      list.comparablePrices.map { $0.map(\.id) } == [
        ["a", "c"], ["b"], ["place", "crown"], ["package"], ["d"], ["e"], ["f"], ["g"],
      ])
  }
}
