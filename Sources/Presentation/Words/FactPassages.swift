public import Facts
import Foundations
public import Content

/// Facts of a subject in words, without markup, as a block or page shows them: what can be searched.
public struct FactPassage: Sendable {
  /// What stands above; empty for nothing.
  public let heading: String
  /// The anchor of the built-in theme; empty where it has none.
  public let anchor: String
  /// What it says, one thing after the other.
  public let items: [Item]

  public struct Item: Sendable {
    /// What the text is about, such as the name of a risk; empty for none.
    public let label: String
    public let text: String
  }

  init(_ heading: String, anchor: String = "", _ items: [Item]) {
    self.heading = heading
    self.anchor = anchor
    self.items = items.filter { !$0.label.isEmpty || !$0.text.isEmpty }
  }

  init(_ heading: String, anchor: String = "", _ texts: [String]) {
    self.init(heading, anchor: anchor, texts.map { Item(label: "", text: $0) })
  }
}

extension SiteContext {
  /// What the block `name` of the built-in theme says of `subject`; nothing for a block of the site's
  /// own.
  public func passages(ofBlock name: String, _ subject: Treatment) -> [FactPassage] {
    let all = allPassages(ofBlock: name, with(subject))
    return all.filter { !$0.items.isEmpty }
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
    case "key-facts": [FactPassage(strings.text(.keyFacts), items(KeyFact.all(of: subject)))]
    case "statements": [FactPassage("", items(KeyFact.statements(of: subject)))]
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

  private func items(_ facts: [KeyFact]) -> [FactPassage.Item] {
    facts.map { .init(label: $0.label, text: "\($0.value.text). \($0.note ?? "")") }
  }

  private func list(_ name: ListName, _ subject: InContext<Treatment>) -> FactPassage {
    FactPassage(strings.factLabels[Identifier(name.rawValue)] ?? "", texts(name, subject))
  }

  private func texts(_ name: ListName, _ subject: InContext<Treatment>) -> [String] {
    subject.lists[name]?.value?.map(\.text.value) ?? []
  }

  private func passage(_ phase: Phase) -> FactPassage {
    FactPassage(phase.name, (phase.doItems + phase.doNotItems).map(\.text.value))
  }

  private func whoShouldNot(_ subject: InContext<Treatment>) -> [FactPassage] {
    let kind = strings.words(of: subject.kind)
    return [
      FactPassage(
        kind.text(.should), anchor: "\(subject.id)--who-should-not",
        texts(.whoShouldNotHaveIt, subject)),
      FactPassage(
        strings.text(.askFirst), anchor: "\(subject.id)--ask-first", texts(.askFirst, subject)),
    ]
  }

  private func risks(_ subject: InContext<Treatment>) -> [FactPassage] {
    let kind = strings.words(of: subject.kind)
    func items(_ risks: [Risk]) -> [FactPassage.Item] {
      risks.map { risk in
        let lasts = risk.lasts.map { formatter.text($0) }
        let onset = risk.onset.map { formatter.text(delay: $0.value) }
        let amount = risk.amount.map { formatter.text($0.value) }
        let text = [risk.text?.value, amount, onset, lasts, risk.provenance.note?.value]
        return .init(
          label: risk.name.value, text: text.compactMap(\.self).joined(separator: ". "))
      }
    }
    let none = [subject.risks.noSerious].compactMap(\.self)
    return [
      FactPassage(kind.text(.commonRisks), items(subject.risks.common)),
      FactPassage(
        kind.text(.seriousRisks),
        items(subject.risks.serious) + none.map { .init(label: "", text: $0.text.value) }),
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
      strings.factLabels["prices"] ?? "", anchor: "\(subject.id)--prices", rows + texts + [note])
  }

  private func alternatives(_ subject: InContext<Treatment>) -> FactPassage {
    let choices = subject.alternatives
    let nothing = strings.words(of: subject.kind).text(.doingNothing)
    let others = choices.others.map {
      FactPassage.Item(label: $0.name.value, text: $0.text.value)
    }
    return FactPassage(
      strings.text(.alternatives),
      [.init(label: nothing, text: choices.doingNothing.text.value)] + others)
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
        return
          ([label(of: fact, in: subject.value)] + reports + [fact.provenance.note?.value ?? ""])
          .joined(separator: ". ")
      })
  }

  private func help(_ subject: InContext<Treatment>, isWhole: Bool) -> [FactPassage] {
    let help = subject.getHelp
    let title = strings.text(.getHelp)
    let emergency = FactPassage(
      title, anchor: "\(subject.id)--emergency", help.emergency.map(\.text.value))
    guard isWhole else { return [emergency] }
    return [
      emergency, FactPassage("", help.urgent.map(\.text.value)),
      FactPassage("", help.routine.map(\.text.value)),
    ]
  }

  private func table(_ id: Identifier, _ subject: InContext<Treatment>) -> [FactPassage] {
    guard let table = subject.value.table(id) else { return [] }
    let rows = table.rows.flatMap { row in row.cells.map { ($0, row) } }
    let cells = (rows + table.details.map { ($0, nil) }).map { cell, row in
      let label = strings.label(cell, in: row, of: table.shape)
      let texts: [String] =
        switch cell.content {
        case .texts(let texts): texts.map(\.value)
        case .word(let word): [strings.table("words", word)]
        case .values(let values): values.map { formatter.text($0) }
        case .conditions(let conditions): conditions.map { text(of: $0) }
        case .delay(let time): [formatter.text(delay: time)]
        case .days(let days): [formatter.text(days)]
        case .times(let times): [formatter.text(times)]
        case .moments(let times): [formatter.text(moments: times)]
        // They have passages of their own.
        case .rows(let rows): rows.compactMap { $0.title?.value }
        }
      return "\(label) \(texts.joined(separator: " "))"
    }
    let note = table.provenance.note?.value ?? ""
    return [
      FactPassage(strings.table(id, "title"), anchor: id.tableAnchor, cells + [note])
    ]
  }
}
