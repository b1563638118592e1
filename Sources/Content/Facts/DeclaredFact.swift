import Diagnostics
import Facts
import Foundations
import YAML

/// A fact that the site declares, as facts files give it.
struct DeclaredFact {
  let declaration: FactDeclaration
  /// The numbers that it can be.
  private let grammar: QuantityGrammar

  /// - Parameter grammar: Of all units, also those of the site.
  init(_ declaration: FactDeclaration, _ grammar: QuantityGrammar) {
    self.declaration = declaration
    self.grammar =
      switch (declaration.form, declaration.unit) {
      case (.wait, _): .time
      case (_, let unit?): grammar.limited(to: unit)
      case (_, nil): grammar
      }
  }

  var field: Field {
    let shape =
      switch declaration.form {
      case .quantity, .wait: FactShapes.quantity(grammar)
      case .text: FactShapes.statement(isRequired: false)
      case .list: FactShapes.list
      case .frequency, .chance, .dose, .pace, .pair: FactShapes.value(parser)
      }
    return .optional(declaration.id.value, shape, declaration.label.value)
  }

  private var parser: ScalarParser<FactValue> {
    switch declaration.form {
    case .frequency: ScalarParser.frequency.map { .frequency($0) }
    case .chance: ScalarParser.chance.map { .chance($0) }
    case .dose: ScalarParser.dose(grammar).map { .dose($0) }
    case .pace: .pace(grammar)
    case .pair: ScalarParser.pair(grammar).map { .pair($0) }
    case .quantity, .wait: ScalarParser.quantity(grammar).map { .quantity($0) }
    case .text, .list: ScalarParser.text.map { .text($0) }
    }
  }

  /// What `entry` says; nil where it cannot be read.
  func value(_ entry: YAMLNode.Entry, _ decoder: inout FactsDecoder) -> OtherFact.Value? {
    switch declaration.form {
    case .quantity, .wait: decoder.quantity(entry, grammar).map { .quantity($0) }
    case .text: FactsDecoder.statement(entry).map { .statement($0) }
    case .list: .list(FactsDecoder.list(entry))
    case .frequency, .chance, .dose, .pace, .pair: typed(entry, &decoder).map { .value($0) }
    }
  }

  private func typed(
    _ entry: YAMLNode.Entry, _ decoder: inout FactsDecoder
  ) -> Fact<FactValue>? {
    let parser = parser
    let node = entry.value["value"] ?? entry.value
    guard let value = node.located(.published(parser)) else { return nil }
    decoder.checkReports(entry.value)
    let provenance = entry.value.provenance { $0["value"]?.value(parser) }
    decoder.checkNote(value.value, provenance, of: entry.key)
    return Fact(value.value, provenance: provenance, location: value.location)
  }
}

extension FactShapes {
  /// What `parser` reads, or its long form.
  fileprivate static func value(_ parser: ScalarParser<FactValue>) -> Shape {
    let value = Shape.value(.published(parser))
    return .either([
      value, .mapping([.required("value", value, "the value")] + provenance(.value(parser))),
    ])
  }
}

extension ScalarParser where Value == FactValue? {
  /// What `parser` reads, or `ask_clinic`.
  fileprivate static func published(_ parser: ScalarParser<FactValue>) -> Self {
    let askClinic = ScalarParser<Quantity?>.askClinic
    return Self(name: parser.name, jsonTypes: parser.jsonTypes) { text throws(ScalarProblem) in
      text.hasSameBytes(as: askClinic) ? nil : try parser.parse(text)
    }
  }
}
