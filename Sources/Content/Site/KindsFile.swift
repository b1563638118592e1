import Diagnostics
import Facts
import Foundations
import YAML

/// Reads `kinds.yaml`: the kinds of subjects and the facts that a site declares itself.
enum KindsFile {
  static let path: RelativePath = "content/kinds.yaml"

  static let schema = Schema(
    prefix: "kinds", name: "the file of kinds",
    root: .mapping([
      .optional("kinds", .keyed(ScalarParser.id.format, kind), "own kinds, by their folders"),
      .optional("facts", .keyed(ScalarParser.id.format, fact), "own facts, by their keys"),
      .optional(
        "units", .keyed(ScalarParser.id.format, unit), "what is counted, such as zones, by ids"),
    ]), mostEntries: 200)

  private static let kind = Shape.mapping([
    .required("like", .value(ScalarParser<BuiltInKind>.word), "the built-in kind it is most like"),
    .required("one", .text, KindWord.one.summary),
    .required("other", .text, KindWord.other.summary),
    .optional(
      "schema_org", .value(ScalarParser<SubjectKind.SchemaType>.word),
      "the type by which search engines know it"),
    .optional("require", .list(.value(.id), atLeast: 0), "the facts that each must give"),
    .optional("words", words, "words of the built-in kind that differ"),
  ])

  private static let words = Shape.words(KindWord.own.map { ($0.rawValue, $0.summary) })

  private static let fact = Shape.mapping([
    .required("label", .text, "what patients read before the value"),
    .required(
      "type", .value(ScalarParser<FactDeclaration.Form>.word),
      "quantity, wait, frequency, chance, dose, pace, pair, text or list"),
    .optional("unit", .text, "the unit of a number that stands without one, such as zones"),
    .optional("words", .list(.text, atLeast: 1), "words that mark the fact in a text"),
    .optional("kinds", .list(.value(.id), atLeast: 1), "the folders of the kinds that have it"),
    .optional("key_fact", .value(.boolean), "whether it stands among the facts at a glance"),
    .optional("safety", .value(.boolean), "whether a page must show it to keep patients safe"),
  ])

  private static let unit = Shape.mapping([
    .required("one", .text, "what one is called, such as zone"),
    .required("other", .text, "what several are called, such as zones"),
  ])

  static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> KindCatalog? {
    guard let root = schema.read(file, &diagnostics) else { return nil }
    let units = (root["units"]?.entries ?? []).compactMap { unit($0, &diagnostics) }
    let grammar = QuantityGrammar.any(own: units.map(\.unit))
    let facts = (root["facts"]?.entries ?? []).compactMap { fact($0, grammar, &diagnostics) }
    let known = FactsSchema.keys.union(facts.map(\.id.value))
    let kinds = (root["kinds"]?.entries ?? []).compactMap { kind($0, known, &diagnostics) }
    let catalog = KindCatalog(own: kinds, facts: facts, units: units)
    for folder in facts.flatMap(\.folders) where catalog.kind(inFolder: folder.value) == nil {
      diagnostics.append(unknown(folder, "kind", among: catalog.kinds.map(\.folder)))
    }
    return catalog
  }

  /// The kind of an entry, which can require the facts in `known`.
  private static func kind(
    _ entry: YAMLNode.Entry, _ known: Set<String>, _ diagnostics: inout [Diagnostic]
  ) -> SubjectKind? {
    let node = entry.value
    guard let base = node["like"]?.value(ScalarParser<BuiltInKind>.word),
      let one = node.text("one"), let other = node.text("other")
    else { return nil }
    let folder = entry.key
    if takenFolders.contains(folder.value) {
      diagnostics.append(
        Diagnostic(
          ContentProblem.takenFolder, "\(folder.value.quoted) already means something",
          at: folder.location, help: "choose another name for the folder"))
    }
    let required = node.values("require", .id)
    for key in required where !known.contains(key.value) {
      diagnostics.append(unknown(key, "fact", among: known.sorted()))
    }
    return SubjectKind(
      id: folder.value, folder: folder.value, like: base,
      words: .init(
        one: one.value, other: other.value,
        texts: node["words"]?.textsByPath.mapValues(\.value) ?? [:]),
      schemaType: node["schema_org"]?.value(ScalarParser<SubjectKind.SchemaType>.word),
      requirements: node["require"].map { _ in required.map { FactRequirement($0.value) } })
  }

  private static func fact(
    _ entry: YAMLNode.Entry, _ grammar: QuantityGrammar, _ diagnostics: inout [Diagnostic]
  ) -> FactDeclaration? {
    let node = entry.value
    guard let label = node.text("label"),
      let form = node["type"]?.value(ScalarParser<FactDeclaration.Form>.word)
    else { return nil }
    if FactsSchema.keys.contains(entry.key.value) || entry.key.value == "clinic" {
      diagnostics.append(
        Diagnostic(
          FactsProblem.reservedKey, "\(entry.key.value.quoted) already means something",
          at: entry.key.location, help: "choose another key"))
    }
    return FactDeclaration(
      id: entry.key, label: label, form: form, words: node.texts("words"),
      folders: node.ids("kinds"), isKeyFact: node["key_fact"]?.value(.boolean) ?? false,
      isSafety: node["safety"]?.value(.boolean) ?? false,
      unit: node.text("unit").flatMap { unit($0, of: form, grammar, &diagnostics) })
  }

  /// The unit of the plain numbers of a fact.
  private static func unit(
    _ name: Located<String>, of form: FactDeclaration.Form, _ grammar: QuantityGrammar,
    _ diagnostics: inout [Diagnostic]
  ) -> QuantityUnit? {
    let rule = ValueProblem.badUnit.rule.inFamily(schema.prefix)
    guard form == .quantity else {
      diagnostics.append(
        Diagnostic(
          rule, "a fact of the type '\(form.rawValue)' has no unit of its own",
          at: name.location, help: "remove 'unit', or write 'type: quantity'"))
      return nil
    }
    do throws(ScalarProblem) {
      return try grammar.parseUnit(name.value)
    } catch {
      diagnostics.append(
        Diagnostic(
          rule, "\(name.value.quoted) is not a unit", at: name.location,
          help: "use a unit such as 'mg', or declare it under 'units'"))
      return nil
    }
  }

  /// A unit that no built-in one is called like.
  private static func unit(
    _ entry: YAMLNode.Entry, _ diagnostics: inout [Diagnostic]
  ) -> UnitDeclaration? {
    guard let one = entry.value.text("one"), let other = entry.value.text("other") else {
      return nil
    }
    let taken = [one, other].first { !UnitNames.builtIn.units(named: $0.value).isEmpty }
    if let taken {
      diagnostics.append(
        Diagnostic(
          ContentProblem.takenUnit, "\(taken.value.quoted) is a unit already",
          at: taken.location, help: "remove it here; facts can be given in it as it is"))
      return nil
    }
    return UnitDeclaration(id: entry.key, one: one, other: other)
  }

  private static func unknown(
    _ name: Located<String>, _ what: String, among known: [String]
  ) -> Diagnostic {
    Diagnostic(
      ContentProblem.unknownKind, "\(name.value.quoted) is no \(what)", at: name.location,
      nearest: NearestName.nearest(to: name.value, among: known),
      orElse: "known are: \(known.joined(separator: ", "))")
  }

  /// The names of folders of `content/` and of pages that every site has.
  private static let takenFolders = Set(
    SitePage.allCases.map(\.rawValue) + ["pages", "rules", "assets"])
}

extension Shape {
  /// Texts by dotted keys, each with what it is for: those with the same beginning stand below it.
  fileprivate static func words(_ words: [(key: String, summary: String)]) -> Shape {
    var fields: [Field] = []
    for (key, summary) in words {
      let parts = key.split(separator: ".", maxSplits: 1).map(String.init)
      guard parts.count > 1 else {
        fields.append(.optional(key, .text, summary))
        continue
      }
      guard !fields.contains(where: { $0.key == parts[0] }) else { continue }
      let below = words.filter { $0.key.hasPrefix(parts[0] + ".") }.map {
        (String($0.key.dropFirst(parts[0].count + 1)), $0.summary)
      }
      fields.append(.optional(parts[0], self.words(below), "words about \(parts[0])"))
    }
    return .mapping(fields)
  }
}
