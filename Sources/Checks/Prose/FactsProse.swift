import Content
import Diagnostics
import Facts
import Foundation

/// Reads the texts of a treatment's facts.
struct FactsProse {
  private var builder: ProseBuilder
  private let file: SourceFile?
  private let denies: (Prose, WordTable) -> Bool

  /// A reader of the facts in `file`; `denies` tells whether a note, the last unit of what has been
  /// read, denies what sources report.
  init(
    builder: ProseBuilder, file: SourceFile?, denies: @escaping (Prose, WordTable) -> Bool
  ) {
    self.builder = builder
    self.file = file
    self.denies = denies
  }

  /// What has been read, and the words met.
  consuming func read(_ treatment: Treatment) -> ProseBuilder {
    add(treatment.name, isCited: false)
    treatment.otherNames.forEach { add($0, isCited: false) }
    add(treatment.summary, isCited: false)
    for (_, fact) in treatment.quantities.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      add(fact.provenance)
    }
    for (_, fact) in treatment.statements.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      add(fact)
    }
    for (_, fact) in treatment.lists.sorted(by: { $0.key.rawValue < $1.key.rawValue }) {
      (fact.value ?? []).forEach { add($0) }
      add(fact.provenance)
    }
    addSafety(treatment)
    addOffer(treatment)
    for other in treatment.otherFacts { add(other) }
    return builder
  }

  private mutating func addSafety(_ treatment: Treatment) {
    for risk in treatment.risks.common + treatment.risks.serious {
      add(risk.name, isCited: true)
      if let text = risk.text { add(text, isCited: !risk.provenance.sources.isEmpty) }
      add(risk.provenance)
    }
    add(treatment.risks.provenance)
    (treatment.evidence.known + treatment.evidence.notKnown).forEach { add($0) }
    add(treatment.evidence.provenance)
    for phase in treatment.aftercare.phases {
      add(phase.name, isCited: true)
      phase.doItems.forEach { add($0) }
    }
    add(treatment.aftercare.provenance)
    let help = treatment.getHelp
    (help.emergency + help.urgent + help.routine).forEach { add($0) }
  }

  private mutating func addOffer(_ treatment: Treatment) {
    let prices = treatment.prices
    for price in prices.prices {
      add(price.area, isCited: true)
      if let note = price.note { add(note, isCited: true) }
    }
    (prices.includes + prices.notIncluded).forEach { add($0, isCited: true) }
    add(prices.provenance)
    add(treatment.alternatives.doingNothing)
    for other in treatment.alternatives.others {
      add(other.name, isCited: true)
      add(other.text, isCited: !other.sources.isEmpty)
    }
  }

  private mutating func add(_ other: OtherFact) {
    add(other.label, isCited: true)
    switch other.value {
    case .quantity(let fact): add(fact.provenance)
    case .statement(let fact): add(fact)
    }
  }

  private mutating func add(_ fact: StatementFact) {
    if let text = fact.value { add(text, isCited: !fact.provenance.sources.isEmpty) }
    add(fact.provenance)
  }

  private mutating func add(_ text: CitedText) { add(text.text, isCited: !text.sources.isEmpty) }

  private mutating func add(_ text: Located<String>, isCited: Bool) {
    builder.isCitedAnyway = isCited
    builder.add(text, .fact, in: file)
  }

  private mutating func add<Value>(_ provenance: Provenance<Value>) {
    builder.isCitedAnyway = true
    if let note = provenance.note { builder.add(note, .fact, in: file) }
    let isDenied =
      provenance.note != nil && !provenance.reported.isEmpty
      && denies(builder.prose, builder.words)
    for report in provenance.reported {
      guard let text = report.text else { continue }
      builder.add(text, .reported(isDenied: isDenied), in: file)
    }
  }
}

/// Finds where each word of a text stands in the YAML that says it, which may be folded over
/// several lines, indented and quoted.
struct ScalarPlaces {
  private let file: SourceFile
  private let last: Int
  private var line: Int
  private var bytes: Substring.UTF8View
  /// The column, in characters from 1, at which `bytes` begin.
  private var column: Int

  /// The places of the text written at `location` of `file`; nil when the place is not known.
  init?(_ location: SourceLocation, in file: SourceFile) {
    guard let start = location.start, let end = location.end else { return nil }
    self.file = file
    last = end.line
    line = start.line
    let text = file.line(start.line)
    bytes = text.dropFirst(start.column - 1).utf8
    column = start.column
  }

  /// Where `word`, which comes after those asked for before, stands; nil when it is written
  /// otherwise, as with an escape.
  mutating func next(_ word: Substring) -> SourceLocation? {
    var ahead = self
    while ahead.line <= last {
      if let place = ahead.take(word) {
        self = ahead
        return place
      }
      ahead.line += 1
      ahead.bytes = file.line(ahead.line).utf8
      ahead.column = 1
    }
    return nil
  }

  /// Moves behind `word` when it stands on the rest of the line.
  private mutating func take(_ word: Substring) -> SourceLocation? {
    guard let start = Self.find(word.utf8, in: bytes) else { return nil }
    let before = Substring(bytes[..<start])
    let rest = bytes[start...].dropFirst(word.utf8.count)
    let first = column + before.count
    let end = first + word.count
    (bytes, column) = (rest, end)
    return SourceLocation(
      path: file.path, start: SourcePosition(line: line, column: first),
      end: SourcePosition(line: line, column: end))
  }

  private static func find(
    _ word: Substring.UTF8View, in bytes: Substring.UTF8View
  ) -> Substring.UTF8View.Index? {
    guard let first = word.first else { return nil }
    var rest = bytes
    while let start = rest.firstIndex(of: first) {
      if rest[start...].starts(with: word) { return start }
      rest = rest[rest.index(after: start)...]
    }
    return nil
  }
}

extension ProseBuilder {
  /// Adds a unit that says `text`, written in the YAML of `file`.
  mutating func add(_ text: Located<String>, _ kind: ProseUnit.Kind, in file: SourceFile?) {
    append(text, in: file)
    endUnit(kind, at: text.location)
  }

  /// Adds a unit for what the glossary says: the word, then what it means.
  mutating func add(_ entry: GlossaryEntry, in file: SourceFile?) {
    append(entry.term, in: file)
    append(": ", at: entry.term.location, isExact: false)
    append(entry.definition, in: file)
    endUnit(.definition, at: entry.definition.location)
  }

  /// Most characters are ASCII, of which there is no need to ask Unicode's tables.
  private static func isSpace(_ character: Character) -> Bool {
    guard let byte = character.asciiValue else { return character.isWhitespace }
    return byte == 0x20 || (0x09...0x0D).contains(byte)
  }

  private mutating func append(_ text: Located<String>, in file: SourceFile?) {
    var places = file.flatMap { ScalarPlaces(text.location, in: $0) }
    for (index, word) in text.value.split(whereSeparator: Self.isSpace).enumerated() {
      let place = places?.next(word)
      let location = place ?? text.location
      if index > 0 { append(" ", at: location, isExact: false) }
      append(String(word), at: location, isExact: place != nil)
    }
  }
}

/// The values of facts as sentences say them.
///
/// A class, so that what one article asked for is known to the next of the same treatment.
final class EnglishFactText {
  private let scope: FactScope
  private var treatment: String?
  private var known: [[String]: String] = [:]

  /// The facts of `scope`.
  init(_ scope: FactScope) { self.scope = scope }

  /// From now on, texts are those of an article in the folder of `treatment`.
  func turn(to treatment: String?) {
    guard treatment != self.treatment else { return }
    self.treatment = treatment
    known = [:]
  }

  /// The text of the fact named by `path`; empty when there is none.
  func text(_ path: [String]) -> String {
    if let text = known[path] { return text }
    let text = scope.value(path, in: treatment).map(Self.text) ?? ""
    known[path] = text
    return text
  }

  /// `value` in words.
  static func text(_ value: FactValue) -> String {
    switch value {
    case .quantity(let quantity): text(quantity)
    case .number(let low, let high): range(low, high)
    case .amount(let amount, let currency): text(amount, currency)
    case .text(let text): text
    case .date(let date): date.description
    case .askClinic: "ask the clinic"
    }
  }

  /// `quantity` in words, such as `8 to 15 sessions`.
  static func text(_ quantity: Quantity) -> String {
    let spellings = quantity.unit.spellings
    let isOne = quantity.isSingle && quantity.low == 1
    let unit = (isOne && spellings.count > 1 ? spellings[1] : spellings[0])
    let text = range(quantity.low, quantity.high) + (unit == "%" ? "" : " ") + unit
    return (quantity.isApproximate ? "about " : "") + text
  }

  /// `amount` in words, such as `USD 250 to 400`.
  static func text(_ amount: PriceAmount, _ currency: Currency) -> String {
    switch amount {
    case .range(let low, let high): "\(currency.code) \(range(low, high))"
    case .from(let low): "from \(currency.code) \(low)"
    case .upTo(let high): "up to \(currency.code) \(high)"
    case .onRequest: "on request"
    }
  }

  private static func range(_ low: Decimal?, _ high: Decimal?) -> String {
    switch (low, high) {
    case (let low?, let high?): low == high ? "\(low)" : "\(low) to \(high)"
    case (let low?, nil): "at least \(low)"
    case (nil, let high?): "up to \(high)"
    case (nil, nil): ""
    }
  }
}
