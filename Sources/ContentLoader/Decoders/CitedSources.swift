import Diagnostics
import TreatmentFacts

extension Treatment {
  /// The id of a source everywhere the facts name one.
  var citedSources: [Located<String>] {
    let named =
      quantities.values.flatMap(\.provenance.allSources)
      + statements.values.flatMap(\.provenance.allSources)
      + lists.values.flatMap { $0.provenance.allSources + ($0.value ?? []).flatMap(\.sources) }
    return (named + sourcesOfParts + otherFacts.flatMap(\.value.sources))
      .sorted { $0.location < $1.location }
  }

  private var sourcesOfParts: [Located<String>] {
    let all = risks.common + risks.serious
    let phases = aftercare.phases.flatMap { $0.doItems + $0.doNotItems }
    let signs = getHelp.emergency + getHelp.urgent + getHelp.routine
    let statements =
      evidence.known + evidence.notKnown + phases + signs + [alternatives.doingNothing]
    return risks.provenance.allSources + all.flatMap(\.provenance.allSources)
      + evidence.provenance.allSources + aftercare.provenance.allSources
      + prices.provenance.allSources + statements.flatMap(\.sources)
      + alternatives.others.flatMap(\.sources)
  }
}

extension Provenance {
  fileprivate var allSources: [Located<String>] { sources + reported.map(\.source) }
}

extension OtherFact.Value {
  fileprivate var sources: [Located<String>] {
    switch self {
    case .quantity(let fact): fact.provenance.allSources
    case .statement(let fact): fact.provenance.allSources
    }
  }
}
