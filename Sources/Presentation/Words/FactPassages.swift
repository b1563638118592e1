public import Facts
import Foundations
public import Content

/// Facts of a subject in words, without markup, as a block or page shows them: what can be searched.
public struct FactPassage: Sendable {
  /// What stands above; empty for nothing.
  public let heading: String
  /// The anchor of the built-in theme; empty where it has none.
  public let anchor: String
  public let texts: [String]

  init(_ heading: String, anchor: String = "", _ texts: [String]) {
    self.heading = heading
    self.anchor = anchor
    self.texts = texts.filter { !$0.isEmpty }
  }
}

extension SiteContext {
  /// What the block `name` of the built-in theme says of `subject`; nothing for a block of the site's
  /// own.
  public func passages(ofBlock name: String, _ subject: Treatment) -> [FactPassage] {
    let all = allPassages(ofBlock: name, with(subject))
    return all.filter { !$0.texts.isEmpty }
  }

  /// What a page that is made of facts says of `subject`, without its prose.
  public func passages(of page: GeneratedPage, _ subject: Treatment) -> [FactPassage] {
    let blocks =
      switch page {
      case .preparation: ["before", "who-should-not", "get-help"]
      case .plan: subject.tables.map { $0.shape.id.text.replacing("_", with: "-") } + ["get-help"]
      case .prices: ["prices"]
      case .aftercare: ["aftercare", "get-help"]
      case .evidence: ["evidence", "sources-differ"]
      }
    return blocks.flatMap { passages(ofBlock: $0, subject) }
  }

  /// What the overview of `subject` says that nobody has written.
  public func passagesOfOverview(_ subject: Treatment) -> [FactPassage] {
    let blocks = [
      "key-facts", "used-for", "symptoms", "causes", "who-should-not", "statements", "risks",
      "alternatives", "get-help",
    ]
    let first = subject.statements[.whatItIs]?.value?.value ?? ""
    return [FactPassage("", [first])] + blocks.flatMap { passages(ofBlock: $0, subject) }
  }

  private func allPassages(
    ofBlock name: String, _ subject: InContext<Treatment>
  ) -> [FactPassage] {
    switch name {
    case "key-facts": [FactPassage(strings.text(.keyFacts), texts(KeyFact.all(of: subject)))]
    case "statements": [FactPassage("", texts(KeyFact.statements(of: subject)))]
    case "used-for": [list(.usedFor, subject)]
    case "symptoms": [list(.symptoms, subject)]
    case "causes": [list(.causes, subject)]
    case "before": [list(.before, subject)] + Phase.before(subject).map(passage)
    case "who-should-not": whoShouldNot(subject)
    case "risks": risks(subject)
    case "prices", "course-estimate": [prices(subject)]
    case "alternatives": [alternatives(subject)]
    case "evidence": evidence(subject)
    case "sources-differ": [differences(subject)]
    case "aftercare": Phase.after(subject).map(passage)
    case "get-help", "emergency": help(subject, isWhole: name == "get-help")
    default: table(Identifier(name.replacing("-", with: "_")), subject)
    }
  }

  private func texts(_ facts: [KeyFact]) -> [String] {
    facts.map { "\($0.label): \($0.value.text). \($0.note ?? "")" }
  }

  private func list(_ name: ListName, _ subject: InContext<Treatment>) -> FactPassage {
    let texts = subject.lists[name]?.value?.map(\.text.value) ?? []
    return FactPassage(strings.factLabels[Identifier(name.rawValue)] ?? "", texts)
  }

  private func passage(_ phase: Phase) -> FactPassage {
    FactPassage(phase.name, (phase.doItems + phase.doNotItems).map(\.text.value))
  }

  private func whoShouldNot(_ subject: InContext<Treatment>) -> [FactPassage] {
    let kind = strings.words(of: subject.kind)
    return [
      FactPassage(
        kind.text(.should), anchor: "\(subject.id)-who-should-not",
        list(.whoShouldNotHaveIt, subject).texts),
      FactPassage(
        strings.text(.askFirst), anchor: "\(subject.id)-ask-first", list(.askFirst, subject).texts),
    ]
  }

  private func risks(_ subject: InContext<Treatment>) -> [FactPassage] {
    let kind = strings.words(of: subject.kind)
    func texts(_ risks: [Risk]) -> [String] {
      risks.map { risk in
        let lasts = risk.lasts.map { formatter.text($0) }
        return [risk.name.value, risk.text?.value, lasts, risk.provenance.note?.value]
          .compactMap(\.self).joined(separator: ". ")
      }
    }
    return [
      FactPassage(kind.text(.commonRisks), texts(subject.risks.common)),
      FactPassage(kind.text(.seriousRisks), texts(subject.risks.serious)),
    ]
  }

  private func prices(_ subject: InContext<Treatment>) -> FactPassage {
    let entries = subject.facts.entries.filter { $0.kind == .price || $0.kind == .estimate }
    let rows = entries.map { entry in
      let value = entry.value.map { formatter.text($0) } ?? ""
      return ([entry.label?.value ?? ""] + entry.texts.map(\.text.value) + [value])
        .joined(separator: " ")
    }
    let whole = subject.facts.entries.filter { $0.kind == .prices }
    let texts = whole.flatMap(\.texts).map(\.text.value)
    let note = subject.prices.provenance.note?.value ?? ""
    return FactPassage(
      strings.factLabels["prices"] ?? "", anchor: "\(subject.id)-prices", rows + texts + [note])
  }

  private func alternatives(_ subject: InContext<Treatment>) -> FactPassage {
    let choices = subject.alternatives
    let nothing = strings.words(of: subject.kind).text(.doingNothing)
    let others = choices.others.map { "\($0.name.value). \($0.text.value)" }
    return FactPassage(
      strings.text(.alternatives), ["\(nothing). \(choices.doingNothing.text.value)"] + others)
  }

  private func evidence(_ subject: InContext<Treatment>) -> [FactPassage] {
    let evidence = subject.evidence
    return [
      FactPassage(strings.factLabels["evidence"] ?? "", evidence.known.map(\.text.value)),
      FactPassage(strings.text(.notKnown), evidence.notKnown.map(\.text.value)),
    ]
  }

  private func differences(_ subject: InContext<Treatment>) -> FactPassage {
    let facts = Difference.facts(of: subject)
    return FactPassage(
      strings.text(.differences),
      facts.map { fact in
        let reports = fact.provenance.reported.compactMap(\.text?.value)
        return ([label(of: fact)] + reports + [fact.provenance.note?.value ?? ""])
          .joined(separator: ". ")
      })
  }

  private func help(_ subject: InContext<Treatment>, isWhole: Bool) -> [FactPassage] {
    let help = subject.getHelp
    let title = strings.text(.getHelp)
    let emergency = FactPassage(
      title, anchor: "\(subject.id)-emergency", help.emergency.map(\.text.value))
    guard isWhole else { return [emergency] }
    return [
      emergency, FactPassage("", help.urgent.map(\.text.value)),
      FactPassage("", help.routine.map(\.text.value)),
    ]
  }

  private func table(_ id: Identifier, _ subject: InContext<Treatment>) -> [FactPassage] {
    guard let table = subject.value.table(id) else { return [] }
    let cells = (table.rows.flatMap(\.cells) + table.details).map { cell in
      let label = strings.table(id, cell.column)
      let texts: [String] =
        switch cell.content {
        case .texts(let texts): texts.map(\.value)
        case .word(let word): [strings.table("words", word)]
        case .values(let values): values.map { formatter.text($0) }
        }
      return "\(label) \(texts.joined(separator: " "))"
    }
    let note = table.provenance.note?.value ?? ""
    return [
      FactPassage(
        strings.table(id, "title"), anchor: id.text.replacing("_", with: "-"), cells + [note])
    ]
  }
}
