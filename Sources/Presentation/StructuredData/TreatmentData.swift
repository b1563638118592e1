import Facts

/// A subject as structured data: the properties that schema.org (release 30.0) gives its type, of
/// the facts that the page shows.
struct SubjectData: Sendable {
  let treatment: InContext<Treatment>
  let shown: Set<ShownFacts>

  var node: LinkedData {
    let kind = treatment.kind
    let base: [LinkedData.Member] = members([
      "@id": .text(treatment.context.subjectID(treatment.value)),
      "name": .text(treatment.name.value),
      "url": .text(treatment.context.absoluteURL(.subject(treatment.address))),
      "alternateName": given(.overview, .texts(treatment.otherNames.map(\.value))),
      "description": given(.overview, .text(treatment.summary.value)),
    ])
    let own = members(properties(of: kind.schemaType))
    return .object([.init("@type", .string(kind.schemaType.rawValue))] + base + own)
  }

  private func members(_ pairs: KeyValuePairs<String, LinkedData?>) -> [LinkedData.Member] {
    pairs.compactMap { pair in pair.value.map { .init(pair.key, $0) } }
  }

  private func properties(
    of type: SubjectKind.SchemaType
  ) -> KeyValuePairs<String, LinkedData?> {
    switch type {
    case .therapy, .physicalTherapy, .psychologicalTreatment: therapy
    case .procedure, .surgicalProcedure: procedure
    case .device: device
    case .test, .imagingTest, .bloodTest: [:]
    case .drug: drug
    case .condition: condition
    }
  }

  private var therapy: KeyValuePairs<String, LinkedData?> {
    [
      "procedureType": isInjected ? "https://schema.org/PercutaneousProcedure" : nil,
      "bodyLocation": given(.prices, bodyLocation),
      "contraindication": given(.whoShouldNot, list(.whoShouldNotHaveIt)),
      "adverseOutcome": given(.risks, outcomes(treatment.risks.common)),
      "seriousAdverseOutcome": given(.risks, outcomes(treatment.risks.serious)),
      "preparation": given(.before, list(.before)),
      "followup": given(.aftercare, followup),
    ]
  }

  private var procedure: KeyValuePairs<String, LinkedData?> {
    [
      "howPerformed": given(.statements, statement(.howItIsDone)),
      "preparation": given(.before, list(.before)),
      "followup": given(.aftercare, followup),
    ]
  }

  private var device: KeyValuePairs<String, LinkedData?> {
    [
      "contraindication": given(.whoShouldNot, list(.whoShouldNotHaveIt)),
      "adverseOutcome": given(.risks, outcomes(treatment.risks.common)),
      "seriousAdverseOutcome": given(.risks, outcomes(treatment.risks.serious)),
    ]
  }

  private var drug: KeyValuePairs<String, LinkedData?> {
    [
      "warning": given(.whoShouldNot, list(.whoShouldNotHaveIt)),
      "pregnancyWarning": given(.statements, statement(.pregnancy)),
    ]
  }

  private var condition: KeyValuePairs<String, LinkedData?> {
    [
      "signOrSymptom": given(.symptoms, named("MedicalSignOrSymptom", list: .symptoms)),
      "expectedPrognosis": given(.statements, statement(.outlook)),
      "possibleComplication": given(
        .risks,
        .texts((treatment.risks.common + treatment.risks.serious).map(\.name.value))),
    ]
  }

  /// The facts say of no treatment how it is given; one with a layer or a needle is injected.
  private var isInjected: Bool {
    !treatment.injectedInto.isEmpty || treatment.quantities[.needleLength]?.value != nil
  }

  private var bodyLocation: LinkedData? {
    .texts(treatment.prices.prices.filter(\.isArea).map(\.name.value))
  }

  private func given(_ part: ShownFacts, _ value: @autoclosure () -> LinkedData?) -> LinkedData? {
    shown.contains(part) ? value() : nil
  }

  private func list(_ name: ListName) -> LinkedData? {
    .texts((treatment.lists[name]?.value ?? []).map(\.text.value))
  }

  private func named(_ type: String, list name: ListName) -> LinkedData? {
    .some(
      (treatment.lists[name]?.value ?? []).map { .node(type, ["name": .text($0.text.value)]) })
  }

  private func statement(_ name: StatementName) -> LinkedData? {
    (treatment.statements[name]?.value).map { .text($0.value) }
  }

  private func outcomes(_ risks: [Risk]) -> LinkedData? {
    .some(
      risks.map { risk in
        .node(
          "MedicalEntity",
          ["name": .text(risk.name.value), "description": risk.text.map { .text($0.value) }])
      })
  }

  private var followup: LinkedData? {
    let strings = treatment.context.strings
    return .texts(
      Phase.after(treatment).flatMap { phase in
        let not = phase.doNotItems.map { "\(strings.text(.calloutDoNot)) \($0.text.value)" }
        return (phase.doItems.map(\.text.value) + not).map { "\(phase.name): \($0)" }
      })
  }
}

/// What a treatment costs as structured data. An offer cannot be for a medical procedure, only
/// for a service, and its price says per what it is and until when it holds.
struct ServiceData: Sendable {
  let treatment: InContext<Treatment>

  /// The service with its offers; nil when no price is published.
  var node: LinkedData? {
    guard let offers else { return nil }
    let context = treatment.context
    let url = context.absoluteURL(.guide(treatment.address, .prices))
    return .node(
      "Service",
      [
        "@id": .text(url + "#service"),
        "name": .text(treatment.name.value),
        "url": .text(url),
        "provider": .reference(context.clinicID),
        "offers": offers,
      ])
  }

  /// Those that patients are asked to pay, or that are free. What somebody else covers is no offer
  /// to them.
  private var prices: [Price] {
    treatment.prices.prices.filter { $0.amount.isMoney || $0.amount == .free }
  }

  /// The offers, summed up where they are several that can be compared.
  private var offers: LinkedData? {
    let amounts = prices.map(\.amount)
    let offers = prices.map(offer)
    guard prices.count > 1, prices.allSatisfy(\.amount.isMoney),
      Set(prices.map(\.comparison)).count == 1,
      let lowest = amounts.compactMap(\.low).min()
    else { return LinkedData.some(offers) }
    return .node(
      "AggregateOffer",
      [
        "lowPrice": .amount(lowest),
        "highPrice": amounts.contains { $0.high == nil }
          ? nil : amounts.compactMap(\.high).max().map(LinkedData.amount),
        "priceCurrency": .text(treatment.prices.currency.code),
        "offerCount": .number(prices.count),
        "offers": .array(offers),
      ])
  }

  private func offer(_ price: Price) -> LinkedData {
    .node(
      "Offer",
      [
        "name": .text(price.name.value), "description": conditions(of: price),
        "priceSpecification": specification(price),
      ])
  }

  /// Who pays the price, and when.
  private func conditions(of price: Price) -> LinkedData? {
    let strings = treatment.context.strings
    let payer = PayerWords.areShown(for: treatment) ? PayerWords.text(price, treatment) : nil
    let texts = [
      payer, PriceRowView.who(price, treatment.context), PriceRowView.condition(price, strings),
    ]
    .compactMap(\.self)
    return texts.isEmpty ? nil : .text(texts.joined(separator: strings.text(.priceSeparator)))
  }

  private func specification(_ price: Price) -> LinkedData {
    let list = treatment.prices
    let isFree = price.amount == .free
    let (low, high) = isFree ? (0, 0) : (price.amount.low, price.amount.high)
    let unit = PurposeWords(price, treatment).text
    let isSingle = low == high
    return .node(
      "UnitPriceSpecification",
      [
        "price": isSingle ? low.map(LinkedData.amount) : nil,
        "minPrice": isSingle ? nil : low.map(LinkedData.amount),
        "maxPrice": isSingle ? nil : high.map(LinkedData.amount),
        "priceCurrency": .text(list.currency.code),
        "unitText": unit.isEmpty ? nil : .text(unit),
        "validFrom": (price.terms.validFrom ?? list.validFrom).map {
          .text($0.value.description)
        },
        "validThrough": (price.terms.validUntil ?? list.validUntil).map {
          .text($0.value.description)
        },
      ])
  }
}
