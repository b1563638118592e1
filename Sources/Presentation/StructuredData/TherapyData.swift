import Facts

/// A treatment as structured data. `MedicalTherapy` is the one type of procedure that can say who
/// should not have it and what can go badly wrong.
struct TherapyData: Sendable {
  let treatment: Shown<Treatment>
  let shown: Set<ShownFacts>

  /// The treatment with what the page shows of it.
  var node: LinkedData {
    let url = treatment.context.absoluteURL(.treatment(treatment.id))
    return .node(
      "MedicalTherapy",
      [
        "@id": .text(treatment.context.therapyID(treatment.id)),
        "name": .text(treatment.name.value),
        "url": .text(url),
        "alternateName": given(.overview, .texts(treatment.otherNames.map(\.value))),
        "description": given(.overview, .text(treatment.summary.value)),
        "procedureType": isInjected ? "https://schema.org/PercutaneousProcedure" : nil,
        "bodyLocation": given(.prices, .texts(treatment.prices.prices.map(\.area.value))),
        "contraindication": given(.whoShouldNot, list(.whoShouldNotHaveIt)),
        "adverseOutcome": given(.risks, outcomes(treatment.risks.common)),
        "seriousAdverseOutcome": given(.risks, outcomes(treatment.risks.serious)),
        "preparation": given(.before, list(.before)),
        "followup": given(.aftercare, followup),
      ])
  }

  /// The facts say of no treatment how it is given; one with a layer or a needle is injected.
  private var isInjected: Bool {
    !treatment.injectedInto.isEmpty || treatment.quantities[.needleLength]?.value != nil
  }

  private func given(_ part: ShownFacts, _ value: @autoclosure () -> LinkedData?) -> LinkedData? {
    shown.contains(part) ? value() : nil
  }

  private func list(_ name: ListName) -> LinkedData? {
    .texts((treatment.lists[name]?.value ?? []).map(\.text.value))
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
      treatment.aftercare.phases.flatMap { phase in
        let not = phase.doNotItems.map { "\(strings.text("callouts.do_not")) \($0.text.value)" }
        return (phase.doItems.map(\.text.value) + not).map { "\(phase.name.value): \($0)" }
      })
  }
}
