import Diagnostics
import Facts
import Foundations
import YAML

enum CommonFields {
  static let review = Shape.mapping([
    .required("by", .value(.id), "the id of a reviewer in clinic.yaml"),
    .required("on", .value(.date), "the day of the review, such as 2026-05-01"),
    .required("due", .value(.date), "the day of the next review, such as 2028-05-01"),
  ])

  static let topics = Shape.list(.value(.id), atLeast: 0)

  static let order = Shape.value(.order)
}

extension YAMLNode {
  func ids(_ key: String) -> [Located<String>] { values(key, .id) }

  var review: Review? {
    guard let node = self["review"], let reviewer = node["by"]?.located(.id),
      let on = node["on"]?.located(.date), let due = node["due"]?.located(.date)
    else { return nil }
    return Review(reviewer: reviewer, on: on, due: due)
  }
}

extension ScalarParser where Value == Int {
  static var order: Self { integer(0...1_000_000) }
}

extension ScalarParser where Value == CalendarDate {
  /// A day as `YYYY-MM-DD`.
  static var date: Self {
    Self(name: "a date", pattern: "^[0-9]{4}-[0-9]{2}-[0-9]{2}$") { text throws(ScalarProblem) in
      if let date = CalendarDate(iso: text) { return date }
      let hasForm =
        text.utf8.count == 10
        && text.utf8.enumerated().allSatisfy { index, byte in
          index == 4 || index == 7 ? byte == UInt8(ascii: "-") : byte.isDigit
        }
      throw ScalarProblem(
        ValueProblem.badDate, "\(text.quoted) is not a \(hasForm ? "day" : "date")",
        help: hasForm ? "check the month and the day" : "write it as 2026-05-31")
    }
  }
}

enum DateOrder {
  /// The problem when `last`, called `lastKey`, is before `first`, called `firstKey`.
  static func problem(
    _ prefix: String, _ first: Located<CalendarDate>?, _ firstKey: String,
    _ last: Located<CalendarDate>?, _ lastKey: String
  ) -> Diagnostic? {
    guard let first, let last, last.value < first.value else { return nil }
    return Diagnostic(
      ReferenceProblem.dateOrder.rule.inFamily(prefix), "'\(lastKey)' is before '\(firstKey)'",
      at: last.location, help: "write a day from \(first.value) on",
      notes: [.init("'\(firstKey)' is here", at: first.location)])
  }
}

/// The names that ids and addresses are made of: lower-case letters, digits, `-` and `_`, neither
/// of which stands at an end or beside another.
public enum Slug {
  public static func isValid(_ text: String) -> Bool {
    text.utf8.count <= 100
      && text.utf8.split(omittingEmptySubsequences: false, whereSeparator: isHyphen)
        .allSatisfy { !$0.isEmpty && $0.allSatisfy(isPlain) }
  }

  /// The nearest such name to `text`; empty when it has no letters or digits of English.
  public static func make(from text: String) -> String {
    text.lowercased().utf8.prefix(100).split { !isPlain($0) }
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }

  /// A slug as words to show: `inner_thighs` becomes `Inner thighs`.
  static func words(_ slug: String) -> String {
    var bytes = slug.utf8.map { isHyphen($0) ? UInt8(ascii: " ") : $0 }
    if let first = bytes.first, first.isLowercaseLetter { bytes[0] = first & ~0x20 }
    return String(decoding: bytes, as: UTF8.self)
  }

  private static func isPlain(_ byte: UInt8) -> Bool { byte.isLowercaseLetter || byte.isDigit }

  private static func isHyphen(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "-") || byte == UInt8(ascii: "_")
  }
}

extension ScalarParser where Value == String {
  /// A name that addresses and references use.
  static var id: Self {
    Self(name: "an id", pattern: "^[a-z0-9]+([-_][a-z0-9]+)*$") { text throws(ScalarProblem) in
      guard !Slug.isValid(text) else { return text }
      let proposal = Slug.make(from: text)
      throw ScalarProblem(
        ValueProblem.badID, "\(text.quoted) is not an id",
        help: proposal.isEmpty ? "use lower-case letters, digits and '-'" : "write '\(proposal)'")
    }
  }
}
