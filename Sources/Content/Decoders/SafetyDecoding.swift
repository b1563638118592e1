import Diagnostics
import Facts
import YAML

extension FactsDecoder {
  /// The risks of the node at `risks`.
  mutating func risks(_ node: YAMLNode) -> Risks {
    let common = (node["common"]?.items ?? []).compactMap { risk($0) }
    let serious = (node["serious"]?.items ?? []).compactMap { risk($0) }
    let ids = [node["common"], node["serious"]].compactMap { $0?.items }.joined()
    reportDuplicates(ids.compactMap { $0["id"]?.located(.id) })
    return Risks(
      common: common, serious: serious, provenance: node.wordProvenance, location: node.location)
  }

  private mutating func risk(_ node: YAMLNode) -> Risk? {
    guard case .mapping = node.content else {
      return node.located(.text).map { Risk(name: $0, location: node.location) }
    }
    checkReports(node)
    guard let name = node.text("name") else { return nil }
    let grammar = QuantityGrammar.time
    let risk = Risk(
      id: node["id"]?.value(.id), name: name, text: node.text("text"),
      lasts: node["lasts"]?.value(.quantity(grammar)),
      provenance: node.provenance { $0["value"]?.value(.quantity(grammar)) },
      location: node.location)
    checkNote(
      risk.lasts, risk.provenance,
      of: Located("lasts", at: node.entry("lasts")?.key.location ?? name.location))
    return risk
  }

  /// The state of the evidence of the node at `evidence`.
  func evidence(_ node: YAMLNode) -> Evidence {
    Evidence(
      known: node["known"]?.citedTexts ?? [], notKnown: node["not_known"]?.citedTexts ?? [],
      provenance: node.wordProvenance, location: node.location)
  }

  /// The aftercare of the node at `aftercare`.
  mutating func aftercare(_ node: YAMLNode) -> Aftercare {
    let phases = (node["phases"]?.items ?? []).compactMap { phase($0) }
    for (earlier, later) in zip(phases, phases.dropFirst())
    where later.days.lowerBound <= earlier.days.upperBound {
      let isOverlap = later.days.upperBound >= earlier.days.lowerBound
      report(
        "phase-order",
        isOverlap
          ? "the days of \(later.name.value.quoted) overlap those of \(earlier.name.value.quoted)"
          : "\(later.name.value.quoted) comes before \(earlier.name.value.quoted)",
        at: later.location,
        help: isOverlap
          ? "begin on day \(earlier.days.upperBound + 1) or later" : "put the phases in order",
        notes: [.init("the phase before it is here", at: earlier.location)])
    }
    return Aftercare(
      phases: phases, version: node.text("version"), provenance: node.wordProvenance,
      location: node.location)
  }

  private mutating func phase(_ node: YAMLNode) -> AftercarePhase? {
    guard let name = node.text("name"), let days = node["days"]?.located(.days) else { return nil }
    let phase = AftercarePhase(
      name: name, days: days.value, doItems: node["do"]?.citedTexts ?? [],
      doNotItems: node["do_not"]?.citedTexts ?? [], location: days.location)
    if node["do"] == nil, node["do_not"] == nil {
      report(
        "empty-phase", "the phase \(name.value.quoted) has no advice", at: name.location,
        help: "add 'do' or 'do_not'")
    }
    return phase
  }

  /// The signs of the node at `get_help`.
  func getHelp(_ node: YAMLNode) -> GetHelp {
    GetHelp(
      emergency: node["emergency"]?.citedTexts ?? [], urgent: node["urgent"]?.citedTexts ?? [],
      routine: node["routine"]?.citedTexts ?? [], location: node.location)
  }

  /// The choices of the node at `alternatives`.
  func alternatives(_ node: YAMLNode) -> Alternatives {
    let others = (node["others"]?.items ?? []).compactMap { node -> Alternative? in
      guard let name = node.text("name"), let text = node.text("text") else { return nil }
      return Alternative(name: name, text: text, sources: node.ids("sources"))
    }
    let nothing = CitedText(Located("", at: node.location))
    return Alternatives(
      doingNothing: node["doing_nothing"]?.citedText ?? nothing, others: others,
      location: node.location)
  }

  private mutating func reportDuplicates(_ ids: [Located<String>]) {
    for (id, first) in Duplicates.find(ids) {
      report(
        "duplicate-id", "two risks have the id \(id.value.quoted)", at: id.location,
        help: "give each risk an id of its own", notes: [.init("it is first used here", at: first)]
      )
    }
  }
}
