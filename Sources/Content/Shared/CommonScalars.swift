import Diagnostics
import Facts
public import Foundations
import YAML

extension ScalarParser where Value == String {
  /// A name that addresses and references use: lower-case letters, digits, `-` and `_`.
  static var id: Self {
    Self(name: "an id", pattern: "^[a-z0-9]+([-_][a-z0-9]+)*$") { text throws(ScalarProblem) in
      guard !Slug.isValid(text) else { return text }
      let proposal = Slug.make(from: text)
      throw ScalarProblem(
        "bad-id", "\(text.quoted) is not an id",
        help: proposal.isEmpty
          ? "use lower-case letters, digits and '-'" : "write '\(proposal)'")
    }
  }

}

extension ScalarParser where Value == Int {
  /// A year in which something was published.
  static var year: Self { integer(1500...2999, example: 2008) }

  /// A place in an order.
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
          index == 4 || index == 7 ? byte == UInt8(ascii: "-") : (48...57).contains(byte)
        }
      throw ScalarProblem(
        "bad-date", "\(text.quoted) is not a \(hasForm ? "day" : "date")",
        help: hasForm ? "check the month and the day" : "write it as 2026-05-31")
    }
  }
}

/// The names that ids and addresses are made of: lower-case letters, digits, `-` and `_`, neither
/// of which stands at an end or beside another.
enum Slug {
  /// Whether `text` is such a name.
  static func isValid(_ text: String) -> Bool {
    text.utf8.count <= 100
      && text.split(omittingEmptySubsequences: false) { $0 == "-" || $0 == "_" }
        .allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy(isPlain) }
  }

  /// The nearest such name to `text`; empty when it has no letters or digits of English.
  static func make(from text: String) -> String {
    let bytes = text.lowercased().utf8.prefix(100).map { isPlain($0) ? $0 : UInt8(ascii: "-") }
    return bytes.split(separator: UInt8(ascii: "-"))
      .map { String(decoding: $0, as: UTF8.self) }.joined(separator: "-")
  }

  /// `text` as words to show: `inner_thighs` becomes `Inner thighs`.
  static func words(_ text: String) -> String {
    let words = text.map { $0 == "-" || $0 == "_" ? " " : String($0) }.joined()
    return words.prefix(1).uppercased() + words.dropFirst()
  }

  private static func isPlain(_ byte: UInt8) -> Bool {
    (48...57).contains(byte) || (97...122).contains(byte)
  }
}

/// The parts that several schemas share.
enum SharedShapes {
  /// Who reviewed a text, when, and until when.
  static let review = Shape.mapping([
    .required("by", .value(.id), "the id of a reviewer in clinic.yaml"),
    .required("on", .value(.date), "the day of the review, such as 2026-05-01"),
    .required("due", .value(.date), "the day of the next review, such as 2028-05-01"),
  ])

  /// Ids of topics.
  static let topics = Shape.list(.value(.id), atLeast: 0)

  /// A place in an order.
  static let order = Shape.value(.order)
}

/// Reports dates that stand in the wrong order.
enum DateOrder {
  /// The problem when `last`, called `lastKey`, is before `first`, called `firstKey`.
  static func problem(
    _ prefix: String, _ first: Located<CalendarDate>?, _ firstKey: String,
    _ last: Located<CalendarDate>?, _ lastKey: String
  ) -> Diagnostic? {
    guard let first, let last, last.value < first.value else { return nil }
    return Diagnostic(
      "\(prefix)/date-order", .error, "'\(lastKey)' is before '\(firstKey)'", at: last.location,
      help: "write a day from \(first.value) on",
      notes: [.init("'\(firstKey)' is here", at: first.location)])
  }
}

/// The schemas of all content files, for editors.
public enum ContentSchemas {
  /// The JSON Schema of every kind of content file, by the name of the file it is for.
  public static var all: [(name: String, schema: JSONValue)] {
    let schemas = [
      ("facts", FactsSchema.schema), ("sources", SourcesSchema.schema),
      ("glossary", GlossarySchema.schema), ("clinic", ClinicSchema.schema),
      ("front-matter", FrontMatterSchema.schema),
    ]
    return schemas.map { ($0, JSONSchemaExporter.export($1)) }
  }
}
