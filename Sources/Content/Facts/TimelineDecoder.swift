import Diagnostics
import Facts
import Foundations
import YAML
import struct Essentials.Decimal

extension FactShapes {
  static let timeline = Shape.list(
    .mapping([
      .required(
        "at", .value(.timeSpan),
        "when, such as '-7 days', 'on the day' (before it), '0 to 15 minutes' or '2 weeks'"),
      .optional("time", .value(.clockTime), "the time of day, such as 18:00"),
      .optional("name", .text, "what that time is called"),
      .optional("do", items(atLeast: 1), "what to do, without 'do'"),
      .optional("do_not", items(atLeast: 1), "what not to do, without 'do not'"),
    ]), atLeast: 1)
}

extension ScalarParser where Value == TimeSpan {
  /// A stretch of time from the moment of the subject: `-7 days`, `-2 hours`, `0 to 15 minutes`,
  /// `2 to 6 weeks`, `6 weeks to 3 months`, `from 12 weeks`, `0`, `on the day`.
  static var timeSpan: Self {
    Self(name: "a time before or after", jsonTypes: ["string", "integer"]) {
      text throws(ScalarProblem) in
      if text.lowercased().hasSameBytes(as: "on the day") { return .onTheDay }
      var tokens = try NumberTokens.split(text)[...]
      let isOpen = tokens.take("from")
      let from = number(&tokens)
      let fromUnit = isOpen ? nil : try firstUnit(&tokens)
      var to = isOpen ? nil : from
      if from != nil, !isOpen, tokens.takeRangeMark() {
        to = number(&tokens)
      } else if fromUnit != nil {
        throw malformed(text)
      }
      guard let from, isOpen || to != nil else { throw malformed(text) }
      let unit = try unit(tokens, from: from, to: to, of: text)
      let first = from * (fromUnit ?? unit).size
      if let to, to * unit.size < first || (from < 0 && to > 0) { throw backwards(text) }
      guard abs(first) <= 52_596_000 else { throw malformed(text) }
      return TimeSpan(from: from, to: to, unit: unit, fromUnit: fromUnit)
    }
  }

  /// A number, below zero where a dash stands before it.
  private static func number(_ tokens: inout ArraySlice<NumberToken>) -> Decimal? {
    var isNegative = false
    if tokens.first == .dash {
      tokens.removeFirst()
      isNegative = true
    }
    guard case .number(let number)? = tokens.popFirst() else { return nil }
    return isNegative ? -number : number
  }

  /// The unit of the first end, where the second has one too: 6 weeks to 3 months.
  private static func firstUnit(
    _ tokens: inout ArraySlice<NumberToken>
  ) throws(ScalarProblem) -> QuantityUnit? {
    var range = tokens
    guard !range.takeRangeMark() else { return nil }
    var rest = tokens.dropFirst()
    guard case .word(let word)? = tokens.first, rest.takeRangeMark() else { return nil }
    tokens.removeFirst()
    return try QuantityGrammar.time.parseUnit(word)
  }

  /// Zero needs no unit.
  private static func unit(
    _ tokens: ArraySlice<NumberToken>, from: Decimal, to: Decimal?, of text: String
  ) throws(ScalarProblem) -> QuantityUnit {
    if tokens.isEmpty, from == 0, to == 0 { return .day }
    guard case .word(let word)? = tokens.first, tokens.count == 1 else { throw malformed(text) }
    return try QuantityGrammar.time.parseUnit(word)
  }

  private static func malformed(_ text: String) -> ScalarProblem {
    ScalarProblem(
      ValueProblem.badTime, "\(text.quoted) is no time before or after",
      help: "write '-7 days', '-2 hours', 'on the day', '0 to 15 minutes', '2 to 6 weeks', "
        + "'6 weeks to 3 months' or 'from 12 weeks'")
  }

  private static func backwards(_ text: String) -> ScalarProblem {
    ScalarProblem(
      ValueProblem.badTime, "the time \(text.quoted) runs backwards",
      help: "write the earlier end first, and both before or both after")
  }
}

extension ScalarParser where Value == ClockTime {
  static var clockTime: Self {
    Self(name: "a time of day", pattern: "^[0-2][0-9]:[0-5][0-9]$") { text throws(ScalarProblem) in
      if let time = ClockTime(iso: text) { return time }
      throw ScalarProblem(
        ValueProblem.badTime, "\(text.quoted) is not a time of day",
        help: "write it as \"18:00\"")
    }
  }
}

extension FactsDecoder {
  /// The entries of the timeline, in their order.
  mutating func timeline(_ root: YAMLNode) -> [TimelineEntry] {
    let entries = (root["timeline"]?.items ?? []).compactMap { timelineEntry($0) }
    for (earlier, later) in zip(entries, entries.dropFirst())
    where later.span.value.comesBefore(earlier.span.value) {
      report(
        FactsProblem.phaseOrder, "this comes before the entry above it", at: later.span.location,
        help: "put the entries in the order of their time",
        notes: [.init("the entry above is here", at: earlier.span.location)])
    }
    return entries
  }

  private mutating func timelineEntry(_ node: YAMLNode) -> TimelineEntry? {
    guard let span = node["at"]?.located(.timeSpan) else { return nil }
    if node["do"] == nil, node["do_not"] == nil {
      report(
        FactsProblem.emptyPhase, "this time has no advice", at: span.location,
        help: "add 'do' or 'do_not'")
    }
    return TimelineEntry(
      name: node.text("name"), span: span, time: node["time"]?.value(.clockTime),
      doItems: node["do"]?.citedTexts ?? [], doNotItems: node["do_not"]?.citedTexts ?? [])
  }
}
