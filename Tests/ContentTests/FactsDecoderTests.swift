import Facts
import Foundation
import Testing

@testable import Content

@Suite struct FactsDecoderTests {
  private let treatment: Treatment

  init() throws {
    let (treatment, diagnostics) = decodeFacts(sampleFacts)
    #expect(rendered(diagnostics, sampleFacts) == "")
    self.treatment = try #require(treatment)
  }

  @Test func readsWhatTheTreatmentIs() {
    #expect(treatment.id == "mesotherapy")
    #expect(treatment.path == "facts.yaml")
    #expect(treatment.name.value == "Mesotherapy")
    #expect(treatment.name.location == span("facts.yaml", 2, 7, 18))
    #expect(treatment.otherNames.map(\.value) == ["MesoSculpting", "Meso: the short name"])
    #expect(treatment.otherNames[1].location == span("facts.yaml", 3, 30, 52))
    #expect(treatment.summary.value == "Small injections under the skin.")
    #expect(treatment.topics.map(\.value) == ["body"])
    #expect(treatment.order == 1)
    #expect(treatment.review?.reviewer.value == "dr-lee")
    #expect(treatment.review?.on.value.description == "2026-05-01")
    #expect(treatment.review?.due.value.description == "2028-05-01")
  }

  @Test func readsQuantities() {
    func quantity(
      _ low: Decimal?, _ high: Decimal?, _ unit: QuantityUnit, about: Bool = false
    ) -> Quantity {
      Quantity(low: low, high: high, unit: unit, isApproximate: about)
    }
    let expected: [QuantityName: Quantity?] = [
      .sessions: quantity(8, 15, .session), .sessionLength: quantity(nil, 30, .minute),
      .interval: quantity(1, 2, .week), .courseLength: quantity(12, 12, .week, about: true),
      .followUp: quantity(6, nil, .month), .needleLength: quantity(4, 6, .millimetre),
      .bruising: quantity(1, 5, .day), .swelling: nil,
      .recovery: quantity(Decimal(sign: .plus, exponent: -1, significand: 5), nil, .day),
    ]
    #expect(treatment.quantities.mapValues(\.value) == expected)
  }

  @Test func readsWhereAQuantityComesFrom() throws {
    let sessions = try #require(treatment.quantities[.sessions])
    #expect(sessions.location == span("facts.yaml", 10, 10, 17))
    #expect(sessions.provenance.sources.map(\.value) == ["consumer-b", "consumer-d"])
    #expect(sessions.provenance.note?.value == "Most sources say so.")
    let reported = sessions.provenance.reported
    #expect(reported.map(\.source.value) == ["consumer-b", "consumer-d", "consumer-c"])
    #expect(reported.map(\.value?.quantity?.high) == [10, 25, nil])
    #expect(reported.map(\.text?.value) == [nil, "fewer than 10 in mild cases", "several"])
  }

  @Test func readsStatementsAsTheyStand() {
    let texts = treatment.statements.mapValues { $0.value?.value }
    let expected: [StatementName: String?] = [
      .whatItIs: "no", .howItIsSaidToWork: "By dissolving fat.", .whatIsInjected: nil,
      .whereItIsInjected: "Into the skin.", .anaesthesia: "None.", .pain: "Some.",
      .backToWork: "2026-05-01", .lasting: "Unknown", .safety: "It's not known.",
      .whoGivesIt: "A doctor.", .origin: "France, in 1952.", .recognition: "None.",
      .regulation: "Off label.",
    ]
    #expect(texts == expected)
    let work = treatment.statements[.howItIsSaidToWork]?.provenance
    #expect(work?.note?.value == "Not shown.")
    #expect(work?.reported.map(\.text?.value) == ["it melts fat"])
  }

  @Test func readsLists() throws {
    let texts = treatment.lists.mapValues { $0.value?.map(\.text.value) }
    #expect(
      texts == [
        .usedFor: ["cellulite"], .whoShouldNotHaveIt: ["pregnant people", "people with diabetes"],
        .askFirst: ["people who take aspirin"], .before: ["eat something"],
      ])
    let list = try #require(treatment.lists[.whoShouldNotHaveIt])
    #expect(list.value?.map { $0.sources.map(\.value) } == [[], ["park-2008"]])
    #expect(list.provenance.sources.map(\.value) == ["consumer-b"])
    #expect(list.location == span("facts.yaml", 54, 1, 23))
  }

  @Test func readsPrices() throws {
    let prices = treatment.prices
    let cents = Decimal(sign: .plus, exponent: -1, significand: 995)
    #expect(prices.currency.code == "GBP")
    #expect(prices.validFrom?.description == "2026-01-01")
    #expect(prices.validUntil?.description == "2026-12-31")
    #expect(prices.prices.map(\.id) == ["inner_thighs", "arms", "chin", "back", "face"])
    #expect(
      prices.prices.map(\.name.value) == ["Inner thighs", "Upper arms", "Chin", "Back", "Face"])
    #expect(
      prices.prices.map(\.amount) == [
        .range(low: 250, high: 400), .from(cents), .upTo(600), .range(low: 120, high: 120),
        .onRequest,
      ])
    #expect(prices.prices.allSatisfy { $0.purpose == .one(.session) && $0.isArea })
    #expect(prices.prices[1].note?.value == "Both arms.")
    #expect(prices.includes.map(\.value) == ["the consultation"])
    #expect(prices.notIncluded.map(\.value) == ["blood tests"])
    let dollar = try #require(Currency(code: "USD"))
    #expect(
      prices.provenance.reported.map(\.value) == [
        .amount(.upTo(600), dollar, per: .area), nil,
      ])
    #expect(prices.provenance.reported[1].text?.value == "it depends")
  }

  @Test func readsRisks() {
    let risks = treatment.risks
    #expect(risks.common.map(\.name.value) == ["Redness", "Bruising"])
    #expect(risks.common.map(\.id) == [nil, "bruising"])
    #expect(risks.common[1].text?.value == "It can be sore.")
    #expect(risks.common[1].lasts == Quantity(low: 1, high: 5, unit: .day))
    #expect(risks.common[1].provenance.reported.map(\.value?.quantity?.unit) == [.week])
    #expect(risks.serious.map(\.text?.value) == ["It needs treatment."])
    #expect(risks.provenance.note?.value == "Rare.")
  }

  /// Where no serious risk is known, the facts say so in a sentence, which is read as one.
  @Test func readsThatNoSeriousRiskIsKnown() throws {
    let start = try #require(sampleFacts.firstRange(of: "  serious:\n"))
    let end = try #require(sampleFacts[start.upperBound...].firstRange(of: "\n  note: Rare."))
    let text =
      sampleFacts[..<start.lowerBound] + "  serious: None is known."
      + sampleFacts[end.lowerBound...]
    let (decoded, diagnostics) = decodeFacts(String(text))
    let other = try #require(decoded)
    #expect(diagnostics.isEmpty && other.risks.serious.isEmpty)
    #expect(other.risks.noSerious?.text.value == "None is known.")
    let entry = other.facts.entries.first { $0.id == "risks" && $0.kind == .part }
    #expect(entry?.texts.map(\.text.value) == ["None is known."])
  }

  @Test func readsEvidenceAndAftercare() {
    #expect(treatment.evidence.known.map(\.text.value) == ["It hurts."])
    #expect(treatment.evidence.notKnown.map(\.text.value) == ["Whether it works."])
    let aftercare = treatment.aftercare
    #expect(aftercare.version?.value == "1")
    #expect(aftercare.phases.map(\.days) == [1...1, 2...7])
    #expect(
      aftercare.phases.map { $0.doItems.map(\.text.value) } == [
        ["keep it clean"], ["drink water"],
      ])
    #expect(
      aftercare.phases.map { $0.doNotItems.map(\.text.value) } == [["touch it", "rub: it"], []])
    #expect(aftercare.provenance.reported.map(\.text?.value) == ["massage it"])
  }

  @Test func readsHelpAndAlternatives() {
    #expect(treatment.getHelp.emergency.map(\.text.value) == ["your face swells"])
    #expect(treatment.getHelp.urgent.map { $0.sources.map(\.value) } == [["plachouri-2020"]])
    #expect(treatment.getHelp.routine.map(\.text.value) == ["it has not settled"])
    #expect(treatment.alternatives.doingNothing.text.value == "Nothing happens.")
    #expect(treatment.alternatives.others.map(\.name.value) == ["Exercise"])
  }

  @Test func readsOtherFacts() {
    let facts = treatment.otherFacts.map { fact -> String in
      switch fact.value {
      case .quantity(let quantity):
        "\(fact.id) \(fact.label.value) \(quantity.value?.high ?? 0) \(quantity.value?.unit.name ?? "")"
      case .statement(let statement):
        "\(fact.id) \(fact.label.value) \(statement.value?.value ?? "")"
      case .list: "a list"
      case .value(let value): "\(fact.id) \(value.value?.plainText ?? "")"
      }
    }
    #expect(facts == ["doctors Doctors 18,000", "pack Pack 12 months", "depth Depth 4 mm"])
  }

  @Test(arguments: ["\r\n", "\r"])
  func readsOtherLineEnds(end: String) {
    let (other, diagnostics) = decodeFacts(sampleFacts.replacing("\n", with: end))
    #expect(diagnostics == [])
    #expect(other?.quantities[.sessions]?.location == treatment.quantities[.sessions]?.location)
    #expect(other?.statements[.origin]?.value?.value == "France, in 1952.")
  }

  @Test func takesTheClinicsCurrency() {
    let (other, _) = decodeFacts(sampleFacts.replacing("  currency: GBP\n", with: ""))
    #expect(other?.prices.currency.code == "USD")
  }

  @Test func listsEverySource() {
    #expect(treatment.facts.citations.count == 24)
    #expect(
      treatment.facts.citedSources == [
        "consumer-a", "consumer-b", "consumer-c", "consumer-d", "nhs", "park-2008",
        "plachouri-2020", "sculpt",
      ])
  }
}
