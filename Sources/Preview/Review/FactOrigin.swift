import Content
import Diagnostics
import Facts
import Foundation
import Presentation

/// Where the value of a fact comes from.
struct FactOrigin {
  /// What a source says where sources differ.
  struct Report {
    let source: String
    let text: String
  }

  /// Where it is written.
  var location: SourceLocation
  /// The ids of its sources.
  var sources: [String] = []
  /// Why this value was chosen.
  var note: String?
  var reported: [Report] = []
  /// What else it is computed from.
  var further: [SourceLocation] = []
}

extension FactOrigin {
  /// Where the fact comes from that `path` names in an article of the folder of `treatment`; nil
  /// when there is no such fact.
  static func of(
    _ path: [String], in treatment: String?, _ content: SiteContent, _ formatter: FactFormatter
  ) -> FactOrigin? {
    if path.first == "clinic" { return clinic(path.dropFirst().first, content.clinic) }
    if let own = treatment.flatMap(content.treatment), own.factValue(path) != nil {
      return own.origin(of: path, formatter)
    }
    return path.first.flatMap(content.treatment)?.origin(of: Array(path.dropFirst()), formatter)
  }

  /// Where the fact comes from that a template shows.
  static func of(
    _ shown: ShownFact, _ content: SiteContent, _ formatter: FactFormatter
  ) -> FactOrigin {
    let path = shown.name.split(separator: ".").map(String.init)
    let owner = content.treatments.first { $0.path == shown.location.path }
    var origin = owner?.origin(of: path, formatter) ?? FactOrigin(location: shown.location)
    origin.location = shown.location
    return origin
  }

  private static func clinic(_ name: String?, _ clinic: Clinic) -> FactOrigin? {
    let location =
      switch name {
      case "phone": clinic.phone.location
      case "emergency_number": clinic.emergencyNumber.location
      case "email": clinic.email?.location
      default: clinic.name.location
      }
    return location.map { FactOrigin(location: $0) }
  }

  fileprivate init<Value, Reported>(
    _ fact: Fact<Value, Reported>, _ text: (Reported) -> String
  ) {
    self.init(fact.provenance, at: fact.location, text)
  }

  fileprivate init<Reported>(
    _ provenance: Provenance<Reported>, at location: SourceLocation, _ text: (Reported) -> String
  ) {
    self.location = location
    sources = provenance.sources.map(\.value)
    note = provenance.note?.value
    reported = provenance.reported.map { report in
      Report(
        source: report.source.value, text: report.text?.value ?? report.value.map(text) ?? "")
    }
  }
}

extension Treatment {
  /// Where the fact that `name` means comes from.
  fileprivate func origin(of name: [String], _ formatter: FactFormatter) -> FactOrigin? {
    let quantityText = { (quantity: Quantity) in formatter.text(quantity) }
    switch name.first {
    case nil: return nil
    case "name": return FactOrigin(location: self.name.location)
    case "prices", "course_total": return priceOrigin(name, formatter)
    case "aftercare":
      return FactOrigin(aftercare.provenance, at: aftercare.location, Self.noText)
    case "risks":
      let risk = (risks.common + risks.serious).first { $0.id == name.dropFirst().first }
      return risk.map { FactOrigin($0.provenance, at: $0.location, quantityText) }
    case let first?:
      if let fact = QuantityName(rawValue: first).flatMap({ quantities[$0] }) {
        return FactOrigin(fact, quantityText)
      }
      if let fact = StatementName(rawValue: first).flatMap({ statements[$0] }) {
        return FactOrigin(fact, Self.noText)
      }
      switch otherFacts.first(where: { $0.id == first })?.value {
      case .quantity(let fact): return FactOrigin(fact, quantityText)
      case .statement(let fact): return FactOrigin(fact, Self.noText)
      case nil: return nil
      }
    }
  }

  private func priceOrigin(_ name: [String], _ formatter: FactFormatter) -> FactOrigin? {
    let key = name.dropFirst().first
    let location =
      switch key {
      case "valid_from": prices.validFrom?.location
      case "valid_until": prices.validUntil?.location
      case nil: prices.location
      default: prices.prices.first { $0.id == key }?.location
      }
    guard let location else { return nil }
    var origin = FactOrigin(prices.provenance, at: location) { formatter.text($0) }
    if name.first == "course_total" {
      origin.further = quantities[.sessions].map { [$0.location] } ?? []
    }
    return origin
  }

  /// Statements report nothing but words.
  private static func noText(_ value: NoValue) -> String {}
}

/// A fact that a template shows on a page, as the comment in the page tells it.
struct ShownFact: Hashable {
  /// What the comment says: the name of the fact and where it is written.
  let mark: String
  /// The name of the fact, such as `prices.thighs`.
  let name: String
  /// Where it is written.
  let location: SourceLocation

  /// The facts in `page`, in their order, each once.
  static func all(in page: Data) -> [ShownFact] {
    let start = Data("<!--careleaf-value ".utf8)
    let end = Data("-->".utf8)
    var known: Set<String> = []
    var facts: [ShownFact] = []
    var rest = page[...]
    while let opening = rest.range(of: start),
      let closing = rest[opening.upperBound...].range(of: end)
    {
      let mark = String(decoding: rest[opening.upperBound..<closing.lowerBound], as: UTF8.self)
      if known.insert(mark).inserted, let fact = ShownFact(mark) { facts.append(fact) }
      rest = rest[closing.upperBound...]
    }
    return facts
  }

  /// A mark is a name, a space, and a path with a line and a column.
  private init?(_ mark: String) {
    let parts = mark.split(separator: " ", maxSplits: 1)
    guard parts.count == 2 else { return nil }
    let place = parts[1].split(separator: ":")
    guard place.count == 3, let line = Int(place[1]), let column = Int(place[2]) else {
      return nil
    }
    self.mark = mark
    name = String(parts[0])
    location = SourceLocation(
      path: String(place[0]), start: SourcePosition(line: line, column: column))
  }
}
