import Facts
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
