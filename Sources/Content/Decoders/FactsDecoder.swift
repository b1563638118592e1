import Diagnostics
import Facts
import YAML

/// Makes a treatment of its facts file.
struct FactsDecoder {
  /// The currency of prices that name none.
  let currency: Currency
  /// What is wrong beyond the schema.
  var diagnostics: [Diagnostic] = []

  /// The treatment in folder `id`; nil when its facts `file` cannot be read at all.
  ///
  /// Every problem goes to `diagnostics`. Where one is an error, the treatment holds what could be
  /// read, so that checks that look across files can still run.
  static func decode(
    _ file: SourceFile, id: String, currency: Currency, _ diagnostics: inout [Diagnostic]
  ) -> Treatment? {
    guard let root = ContentFile(file: file).read(FactsSchema.schema, &diagnostics) else {
      return nil
    }
    var decoder = FactsDecoder(currency: currency)
    let treatment = decoder.treatment(root, id: id, path: file.path)
    diagnostics += decoder.diagnostics
    return treatment
  }

  private mutating func treatment(_ root: YAMLNode, id: String, path: String) -> Treatment {
    let nothing = Located("", at: SourceLocation(path: path))
    let review = root.review
    report(DateOrder.problem("facts", review?.on, "on", review?.due, "due"))
    var treatment = Treatment(
      id: id, path: path, name: root.text("name") ?? nothing,
      otherNames: root.texts("other_names"), summary: root.text("summary") ?? nothing,
      topics: root.ids("topics"), order: root["order"]?.value(.order) ?? 0,
      review: review, quantities: quantities(root), statements: statements(root),
      lists: lists(root), risks: risks(root.part("risks", path)),
      evidence: evidence(root.part("evidence", path)),
      aftercare: aftercare(root.part("aftercare", path)),
      getHelp: getHelp(root.part("get_help", path)), prices: prices(root.part("prices", path)),
      alternatives: alternatives(root.part("alternatives", path)), otherFacts: otherFacts(root))
    treatment.injectedInto =
      root["injected_into"]?.items.compactMap { $0.value(ScalarParser<SkinLayer>.word) } ?? []
    return treatment
  }

  private mutating func quantities(_ root: YAMLNode) -> [QuantityName: QuantityFact] {
    var facts: [QuantityName: QuantityFact] = [:]
    for name in QuantityName.allCases {
      guard let entry = root.entry(name.rawValue) else { continue }
      facts[name] = quantity(entry, name.grammar)
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

  private func lists(_ root: YAMLNode) -> [ListName: ListFact] {
    var facts: [ListName: ListFact] = [:]
    for name in ListName.allCases {
      guard let entry = root.entry(name.rawValue) else { continue }
      let items = entry.value["items"] ?? entry.value
      facts[name] = ListFact(
        items.citedTexts, provenance: entry.value.wordProvenance, location: entry.key.location)
    }
    return facts
  }

  /// The statement of an entry; nil when it has no text.
  static func statement(_ entry: YAMLNode.Entry) -> StatementFact? {
    let node = entry.value["text"] ?? entry.value
    guard let text = node.located(.publishedText) else { return nil }
    return StatementFact(
      text.value.map { Located($0, at: text.location) }, provenance: entry.value.wordProvenance,
      location: entry.key.location)
  }

  /// Adds a problem, if there is one.
  mutating func report(_ diagnostic: Diagnostic?) {
    if let diagnostic { diagnostics.append(diagnostic) }
  }

  /// Adds an error of the facts file.
  mutating func report(
    _ kind: String, _ message: String, at location: SourceLocation, help: String,
    notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(
      Diagnostic("facts/\(kind)", .error, message, at: location, help: help, notes: notes))
  }
}

extension YAMLNode {
  /// The value of a key placed at the key, or an empty one.
  fileprivate func part(_ key: String, _ path: String) -> YAMLNode {
    guard let entry = entry(key) else {
      return YAMLNode(content: .mapping([]), location: SourceLocation(path: path))
    }
    return YAMLNode(content: entry.value.content, location: entry.key.location)
  }
}
