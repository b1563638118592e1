public import Diagnostics

extension Treatment {
  /// The ids of all sources that the facts rest on or report, each once, in alphabetical order.
  public var citedSources: [String] {
    Set(citations.map(\.value)).sorted()
  }

  /// Every mention of a source in the facts, with its place.
  public var citations: [Located<String>] {
    let facts =
      quantities.values.flatMap(\.provenance.citations)
      + statements.values.flatMap(\.provenance.citations)
      + lists.values.flatMap { $0.provenance.citations + ($0.value ?? []).flatMap(\.sources) }
    let riskList = (risks.common + risks.serious).flatMap(\.provenance.citations)
    let evidenceList = (evidence.known + evidence.notKnown).flatMap(\.sources)
    let helpList = (getHelp.emergency + getHelp.urgent + getHelp.routine).flatMap(\.sources)
    let phases = aftercare.phases.flatMap { $0.doItems + $0.doNotItems }.flatMap(\.sources)
    let wholes =
      risks.provenance.citations + evidence.provenance.citations + aftercare.provenance.citations
      + prices.provenance.citations
    let choices = alternatives.doingNothing.sources + alternatives.others.flatMap(\.sources)
    return facts + riskList + evidenceList + helpList + phases + wholes + choices
      + otherFacts.flatMap(\.value.citations)
  }
}

extension Provenance {
  /// Every mention of a source.
  fileprivate var citations: [Located<String>] { sources + reported.map(\.source) }
}

extension OtherFact.Value {
  /// Every mention of a source.
  fileprivate var citations: [Located<String>] {
    switch self {
    case .quantity(let fact): fact.provenance.citations
    case .statement(let fact): fact.provenance.citations
    }
  }
}
