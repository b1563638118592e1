import Diagnostics
import Facts
import Foundations
import YAML

/// Makes a subject of its facts file.
struct FactsDecoder {
  /// What a facts file is read with.
  struct Settings: Sendable, Hashable {
    /// The currency of prices that name none.
    let currency: Currency
    let catalog: KindCatalog
  }

  let currency: Currency
  let schema: FactsSchema
  var diagnostics: [Diagnostic] = []
  /// Those of them that say why a value cannot be read.
  private var unread: [Diagnostic] = []
  /// The estimates that the facts file asks for.
  var askedTotals: [PriceTotal] = []

  private init(_ schema: FactsSchema, currency: Currency) {
    self.schema = schema
    self.currency = currency
  }

  /// The `subject` that `file` is about; nil when it cannot be read at all. Every problem goes to
  /// `diagnostics`. Where one is an error, the subject holds what could be read, so that checks that
  /// look across files can still run.
  static func decode(
    _ file: SourceFile, of subject: SubjectAddress, _ settings: Settings,
    _ diagnostics: inout [Diagnostic]
  ) -> Treatment? {
    guard let kind = settings.catalog.kind(inFolder: subject.folder) else { return nil }
    let schema = FactsSchema(
      kind, settings.catalog.facts, units: settings.catalog.ownUnits)
    let known = diagnostics.count
    guard let root = schema.schema.read(file, &diagnostics) else { return nil }
    let read = diagnostics.count
    var decoder = FactsDecoder(schema, currency: settings.currency)
    var treatment = decoder.treatment(root, id: subject.id, path: file.path)
    decoder.checkEstimates(of: treatment)
    diagnostics += decoder.diagnostics
    treatment.valuesBeside = ValuesBeside(in: root, schema.grammar).values
    treatment.unread = UnreadFacts(root).facts(in: diagnostics[known..<read] + decoder.unread)
      .filter { !treatment.facts.contains($0.name) }
    return treatment
  }

  private mutating func treatment(_ root: YAMLNode, id: String, path: RelativePath) -> Treatment {
    let nothing = Located("", at: SourceLocation(path: path))
    let review = root.review
    report(DateOrder.problem("facts", review?.on, "on", review?.due, "due"))
    let absences = absences(root)
    check(absences, root)
    let quantities = quantities(root)
    let treatment = Treatment(
      id: id, kind: schema.kind, path: path, name: root.text("name") ?? nothing,
      nameInSentence: root.text("in_sentence"), otherNames: root.texts("other_names"),
      layNames: root.texts("lay_names"),
      summary: root.text("summary") ?? nothing, aliases: root.values("aliases", .alias),
      topics: root.ids("topics"),
      order: root["order"]?.value(.order) ?? 0, review: review,
      quantities: quantities, statements: statements(root), lists: lists(root),
      injectedInto: injectedInto(root), risks: risks(root.part("risks", path)),
      evidence: evidence(root.part("evidence", path)),
      aftercare: aftercare(root.part("aftercare", path), in: root),
      getHelp: getHelp(root.part("get_help", path)),
      prices: prices(
        root.part("prices", path), countedIn: quantities.countedNoun, stages: StageIDs(root)),
      alternatives: alternatives(root.part("alternatives", path)),
      otherFacts: declaredFacts(root) + otherFacts(root), tables: tables(root),
      timeline: timeline(root),
      given: Set(root.entries.map { Identifier($0.key.value) }), absences: absences)
    reportReferences(root)
    checkAgreement(of: treatment)
    checkVisits(of: treatment)
    checkMaximum(of: treatment)
    checkNeededToTreat(of: treatment)
    return treatment
  }

  /// Pages show the texts of a facts file as they are.
  private mutating func reportReferences(_ node: YAMLNode) {
    switch node.content {
    case .scalar(let text, _):
      guard text.containsBytes(of: "{{") else { return }
      report(
        FactsProblem.reference, "a facts file cannot refer to a fact", at: node.location,
        help: "write the value itself; articles alone have references")
    case .list(let items): for item in items { reportReferences(item) }
    case .mapping(let entries): for entry in entries { reportReferences(entry.value) }
    }
  }

  private func absences(_ root: YAMLNode) -> [FactAbsence] {
    (root["absent"]?.entries ?? []).compactMap { entry in
      guard let because = entry.value.text("because"),
        let until = entry.value["until"]?.located(.date)
      else { return nil }
      return FactAbsence(fact: entry.key, because: because, until: until)
    }
  }

  /// Reports what is said to be absent though it is given, or though nothing requires it.
  private mutating func check(_ absences: [FactAbsence], _ root: YAMLNode) {
    for absence in absences {
      let name = absence.fact.value
      let requirement = schema.kind.requirements.first { $0.keys.contains(name) }
      let isGiven = requirement?.keys.contains { root.entry($0) != nil } ?? false
      guard requirement == nil || isGiven else { continue }
      report(
        FactsProblem.needlessAbsence,
        isGiven ? "'\(name)' is given and said to be absent" : "nothing requires '\(name)' here",
        at: absence.fact.location,
        help: isGiven ? "remove one of the two" : "remove it from 'absent'")
    }
  }

  /// The facts that the site declares itself.
  private mutating func declaredFacts(_ root: YAMLNode) -> [OtherFact] {
    schema.declarations.compactMap { declared in
      guard let entry = root.entry(declared.id.value) else { return nil }
      return DeclaredFact(declared, schema.grammar).value(entry, &self).map { value in
        OtherFact(
          id: declared.id.value, label: declared.label, value: value, declaration: declared)
      }
    }
  }

  private func injectedInto(_ root: YAMLNode) -> [SkinLayer] {
    root["injected_into"]?.items.compactMap { $0.value(ScalarParser<SkinLayer>.word) } ?? []
  }

  private mutating func quantities(_ root: YAMLNode) -> [QuantityName: QuantityFact] {
    var facts: [QuantityName: QuantityFact] = [:]
    for name in QuantityName.allCases {
      guard let entry = root.entry(name.rawValue) else { continue }
      facts[name] = quantity(entry, name.grammar(own: schema.units))
    }
    return facts
  }

  private func statements(_ root: YAMLNode) -> [StatementName: StatementFact] {
    var facts: [StatementName: StatementFact] = [:]
    for name in StatementName.allCases {
      guard let entry = root.entry(name.rawValue) else { continue }
      facts[name] = Self.statement(entry)
    }
    return facts
  }

  private mutating func lists(_ root: YAMLNode) -> [ListName: ListFact] {
    var facts: [ListName: ListFact] = [:]
    for name in ListName.allCases {
      guard let entry = root.entry(name.rawValue) else { continue }
      facts[name] = Self.list(entry)
      let items = (entry.value["items"] ?? entry.value).items
      reportDuplicates(in: items, called: "items of '\(name.rawValue)'")
    }
    return facts
  }

  static func list(_ entry: YAMLNode.Entry) -> ListFact {
    let items = entry.value["items"] ?? entry.value
    return ListFact(
      items.citedTexts, provenance: entry.value.provenance(), location: entry.key.location)
  }

  /// The statement of an entry; nil when it has no text.
  static func statement(_ entry: YAMLNode.Entry) -> StatementFact? {
    let node = entry.value["text"] ?? entry.value
    guard let text = node.located(.publishedText) else { return nil }
    return StatementFact(
      text.value.map { Located($0, at: text.location) }, provenance: entry.value.provenance(),
      location: entry.key.location)
  }

  mutating func report(_ diagnostic: Diagnostic?) {
    if let diagnostic { diagnostics.append(diagnostic) }
  }

  mutating func report(
    _ kind: FactsProblem, _ message: String, at location: SourceLocation, help: String,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(kind, message, at: location, help: help, notes: notes))
  }

  mutating func report(
    _ problem: ValueProblem, _ message: String, at location: SourceLocation, help: String
  ) {
    let rule = problem.rule.inFamily(schema.schema.prefix)
    let diagnostic = Diagnostic(rule, message, at: location, help: help)
    diagnostics.append(diagnostic)
    unread.append(diagnostic)
  }
}

extension YAMLNode {
  /// The value of a key placed at the key, or an empty one.
  fileprivate func part(_ key: String, _ path: RelativePath) -> YAMLNode {
    guard let entry = entry(key) else {
      return YAMLNode(content: .mapping([]), location: SourceLocation(path: path))
    }
    return YAMLNode(content: entry.value.content, location: entry.key.location)
  }
}

extension FactsDecoder {
  /// The quantity of an entry in its short or long form; nil when it cannot be read.
  mutating func quantity(_ entry: YAMLNode.Entry, _ grammar: QuantityGrammar) -> QuantityFact? {
    let node = entry.value
    guard case .mapping = node.content else {
      return node.located(.publishedQuantity(grammar))
        .map { QuantityFact($0.value, location: $0.location) }
    }
    checkForm(entry, grammar)
    checkReports(node)
    let value = node["value"].flatMap { $0.located(.publishedQuantity(grammar)) }
    let ends = value == nil ? quantity(low: node["low"], high: node["high"], node, grammar) : nil
    guard value != nil || ends != nil else { return nil }
    let fact = QuantityFact(
      value?.value ?? ends,
      provenance: node.provenance {
        $0["value"]?.value(.quantity(grammar)).map(FactValue.quantity)
      },
      location: value?.location ?? entry.key.location)
    checkNote(fact.value.map(FactValue.quantity), fact.provenance, of: entry.key)
    return fact
  }

  /// Reports of the long form that say nothing.
  mutating func checkReports(_ node: YAMLNode, value: String = "value") {
    for report in node["reported"]?.items ?? [] where report[value] == nil {
      guard report["text"] == nil, case .mapping = report.content else { continue }
      self.report(
        FactsProblem.emptyReport, "this report says neither '\(value)' nor 'text'",
        at: report.location,
        help: "add what the source says")
    }
  }

  /// Asks for a note where a source reports what lies outside of what is published.
  mutating func checkNote(
    _ published: FactValue?, _ provenance: Provenance, of key: Located<String>
  ) {
    guard let published, provenance.note == nil else { return }
    for report in provenance.reported {
      guard report.value?.lies(within: published) == false else { continue }
      requireNote(of: key, for: report.source)
      return
    }
  }

  /// Reports that `key` needs a note because of what `source` says.
  mutating func requireNote(of key: Located<String>, for source: Located<String>) {
    diagnostics.append(
      Diagnostic(
        FactsProblem.noteRequired,
        "'\(key.value)' differs from what \(source.value.quoted) reports and has no 'note'",
        at: key.location, help: "add 'note:' and say why the clinic chose this",
        explanation: "Patients are shown that sources differ, and the note explains the choice.",
        notes: [.init("the source is named here", at: source.location)]))
  }

  private func quantity(
    low: YAMLNode?, high: YAMLNode?, _ node: YAMLNode, _ grammar: QuantityGrammar
  ) -> Quantity? {
    guard low != nil || high != nil,
      let unit = node["unit"].map({ $0.value(.unit(grammar)) }) ?? grammar.defaultUnit
    else { return nil }
    return Quantity(low: low?.value(.number), high: high?.value(.number), unit: unit)
  }

  private mutating func checkForm(_ entry: YAMLNode.Entry, _ grammar: QuantityGrammar) {
    let node = entry.value
    let key = entry.key
    let ends = ["low", "high", "unit"].compactMap(node.entry)
    if node["value"] != nil, let extra = ends.first {
      report(
        FactsProblem.twoValues, "'\(key.value)' has both 'value' and '\(extra.key.value)'",
        at: extra.key.location, help: "keep one of them")
    } else if node["value"] == nil, node["low"] == nil, node["high"] == nil {
      report(
        ValueProblem.noValue, "'\(key.value)' has no value", at: key.location,
        help: "add 'value:', or 'value: ask_clinic' if the clinic publishes none")
    } else if node["value"] == nil, node["unit"] == nil, grammar.defaultUnit == nil {
      report(
        ValueProblem.noValue, "'\(key.value)' has no 'unit'", at: key.location,
        help: "add 'unit: \(grammar.usualUnit)' or another unit")
    }
    if let low = node["low"]?.located(.number), let high = node["high"]?.located(.number),
      low.value > high.value
    {
      report(
        ValueProblem.badQuantity, "'low' is greater than 'high'", at: low.location,
        help: "write the smaller number as 'low'")
    }
  }
}

extension FactsDecoder {
  mutating func otherFacts(_ root: YAMLNode) -> [OtherFact] {
    (root["other_facts"]?.entries ?? []).compactMap { otherFact($0) }
  }

  private mutating func otherFact(_ entry: YAMLNode.Entry) -> OtherFact? {
    let key = entry.key
    if Self.takenNames.contains(key.value) {
      report(
        FactsProblem.reservedKey, "\(key.value.quoted) already means something in articles",
        at: key.location, help: "choose another key")
    }
    let node = entry.value
    let values = ["value", "low", "high"].compactMap(node.entry)
    guard let text = node.entry("text") else {
      if let value = otherValue(entry) { return fact(key, node, .value(value)) }
      return quantity(entry, schema.grammar).flatMap { fact(key, node, .quantity($0)) }
    }
    if let value = values.first {
      report(
        FactsProblem.twoValues, "\(key.value.quoted) has both 'text' and '\(value.key.value)'",
        at: text.key.location, help: "keep one of them")
    }
    checkReports(node)
    return Self.statement(entry).flatMap { fact(key, node, .statement($0)) }
  }

  /// The value of `entry` where it is no quantity: how often, a chance, a pair or a dose.
  private mutating func otherValue(_ entry: YAMLNode.Entry) -> Fact<FactValue>? {
    let node = entry.value
    let parser = ScalarParser<FactValue>.anyValue(schema.grammar)
    guard let value = node["value"]?.located(parser), value.value.quantity == nil else {
      return nil
    }
    checkReports(node)
    let provenance = node.provenance { $0["value"]?.value(parser) }
    checkNote(value.value, provenance, of: entry.key)
    return Fact(value.value, provenance: provenance, location: value.location)
  }

  private func fact(
    _ key: Located<String>, _ node: YAMLNode, _ value: OtherFact.Value
  ) -> OtherFact? {
    node.text("label").map {
      OtherFact(
        id: key.value, label: $0, value: value, isKeyFact: node["key_fact"]?.value(.boolean))
    }
  }

  private static let takenNames = FactsSchema.keys.union(["course_total", "clinic"])
}

extension FactsDecoder {
  /// Reports a risk that does not last as long as the fact of its name says.
  private mutating func checkAgreement(of treatment: Treatment) {
    for risk in treatment.risks.common + treatment.risks.serious {
      guard let lasts = risk.lasts,
        let name = [QuantityName.bruising, .swelling].first(where: { risk.isCalled($0.rawValue) }),
        let fact = treatment.quantities[name], let value = fact.value, lasts != value
      else { continue }
      report(
        FactsProblem.contradiction,
        "\(risk.name.value.quoted) lasts \(FactValue.quantity(lasts).plainText) here, but "
          + "'\(name.rawValue)' is \(FactValue.quantity(value).plainText)",
        at: risk.location, help: "make the two agree, or leave out one of them",
        notes: [.init("the fact is here", at: fact.location)])
    }
  }

  mutating func risks(_ node: YAMLNode) -> Risks {
    let common = (node["common"]?.items ?? []).compactMap { risk($0) }
    let serious = (node["serious"]?.items ?? []).compactMap { risk($0) }
    let ids = [node["common"], node["serious"]].compactMap { $0?.items }.joined()
    reportDuplicates(in: Array(ids), called: "risks")
    return Risks(
      common: common, serious: serious, noSerious: node["serious"]?.citedText,
      provenance: node.provenance(), location: node.location)
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
      amount: node["amount"]?.located(.quantity(.any)),
      onset: node["onset"]?.located(.quantity(grammar)),
      lasts: node["lasts"]?.value(.quantity(grammar)), chance: node["chance"]?.located(.chance),
      provenance: node.provenance {
        $0["value"]?.value(.quantity(grammar)).map(FactValue.quantity)
      },
      location: node.location)
    checkNote(
      risk.lasts.map(FactValue.quantity), risk.provenance,
      of: Located("lasts", at: node.entry("lasts")?.key.location ?? name.location))
    return risk
  }

  func evidence(_ node: YAMLNode) -> Evidence {
    Evidence(
      known: node["known"]?.citedTexts ?? [], notKnown: node["not_known"]?.citedTexts ?? [],
      provenance: node.provenance(), location: node.location)
  }

  mutating func aftercare(_ node: YAMLNode, in root: YAMLNode) -> Aftercare {
    if node["phases"] == nil, root["aftercare"] != nil, root["timeline"] == nil {
      diagnostics.append(
        Diagnostic(
          schema.schema.rule(.missingKey), "'aftercare' has no 'phases'", at: node.location,
          help: "add 'phases': a list of phases with their days; or 'timeline' to the facts"))
    }
    let phases = (node["phases"]?.items ?? []).compactMap { phase($0) }
    for (earlier, later) in zip(phases, phases.dropFirst())
    where later.days.lowerBound <= earlier.days.upperBound {
      let isOverlap = later.days.upperBound >= earlier.days.lowerBound
      report(
        FactsProblem.phaseOrder,
        isOverlap
          ? "the days of \(later.name.value.quoted) overlap those of \(earlier.name.value.quoted)"
          : "\(later.name.value.quoted) comes before \(earlier.name.value.quoted)",
        at: later.location,
        help: isOverlap
          ? "begin on day \(earlier.days.upperBound + 1) or later; what overlaps is written in "
            + "'timeline'" : "put the phases in order",
        notes: [.init("the phase before it is here", at: earlier.location)])
    }
    return Aftercare(
      phases: phases, version: node.text("version"), provenance: node.provenance(),
      location: node.location)
  }

  private mutating func phase(_ node: YAMLNode) -> AftercarePhase? {
    guard let name = node.text("name"), let days = node["days"]?.located(.days) else { return nil }
    let phase = AftercarePhase(
      name: name, days: days.value, doItems: node["do"]?.citedTexts ?? [],
      doNotItems: node["do_not"]?.citedTexts ?? [], location: days.location)
    if node["do"] == nil, node["do_not"] == nil {
      report(
        FactsProblem.emptyPhase, "the phase \(name.value.quoted) has no advice", at: name.location,
        help: "add 'do' or 'do_not'")
    }
    return phase
  }

  mutating func getHelp(_ node: YAMLNode) -> GetHelp {
    let items = ["emergency", "urgent", "routine"].compactMap { node[$0]?.items }.joined()
    reportDuplicates(in: Array(items), called: "signs of 'get_help'")
    return GetHelp(
      emergency: node["emergency"]?.citedTexts ?? [], urgent: node["urgent"]?.citedTexts ?? [],
      routine: node["routine"]?.citedTexts ?? [], location: node.location)
  }

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

  /// Reports ids that two of `items` of a list have, which is called after them.
  private mutating func reportDuplicates(in items: [YAMLNode], called name: String) {
    for (id, first) in Duplicates.find(items.compactMap { $0["id"]?.located(.id) }) {
      report(
        FactsProblem.duplicateID, "two \(name) have the id \(id.value.quoted)", at: id.location,
        help: "give each an id of its own", notes: [.init("it is first used here", at: first)])
    }
  }
}

extension Risk {
  /// Whether its id or its name is `word`.
  fileprivate func isCalled(_ word: String) -> Bool {
    id.map { Identifier($0) == Identifier(word) } ?? false
      || name.value.lowercased().utf8.elementsEqual(word.utf8)
  }
}

enum Duplicates {
  /// Every one of `names` that an earlier one already has, with the place of that one.
  static func find(
    _ names: [Located<String>]
  ) -> [(name: Located<String>, first: SourceLocation)] {
    var first: [String: SourceLocation] = [:]
    return names.compactMap { name in
      if let known = first[name.value] { return (name, known) }
      first[name.value] = name.location
      return nil
    }
  }
}
