import Facts
import Foundation
import Testing

@testable import Content
@testable import YAML

@Suite struct GrammarTests {
  private static let duration = QuantityGrammar(units: [.minute, .day, .week])
  private static let sessions = QuantityGrammar(units: [.session], defaultUnit: .session)

  /// `low high unit`, with `~` before rough ones and `-` for an open end.
  private func summary(_ quantity: Quantity) -> String {
    let ends = [quantity.low, quantity.high].map { $0.map { "\($0)" } ?? "-" }
    return (quantity.isApproximate ? "~" : "") + ends.joined(separator: " ") + " "
      + quantity.unit.spellings[1]
  }

  private func summary(_ written: WrittenAmount) -> String {
    let code = written.currency.map { $0.code + " " } ?? ""
    switch written.amount {
    case .range(let low, let high): return code + (low == high ? "\(low)" : "\(low)...\(high)")
    case .from(let low): return code + "\(low)..."
    case .upTo(let high): return code + "...\(high)"
    case .free: return code + "free"
    case .covered: return code + "covered"
    case .onRequest: return code + "on request"
    }
  }

  private func outcome(_ read: () throws(ScalarProblem) -> String) -> String {
    do throws(ScalarProblem) {
      return try read()
    } catch {
      return "\(error.rule.id): \(error.message); \(error.help)"
    }
  }

  @Test(arguments: [
    ("30 to 45 minutes", "30 45 minute"), ("30-45min", "30 45 minute"),
    ("30 – 45 mins", "30 45 minute"),
    ("30—45 MINUTES", "30 45 minute"), ("up to 30 minutes", "- 30 minute"),
    ("At least 2 weeks", "2 - week"), ("about 15 days", "~15 15 day"),
    ("about 2 to 3 days", "~2 3 day"), ("0 days", "0 0 day"), ("1.5 weeks", "1.5 1.5 week"),
    ("0.1 to 0.3 weeks", "0.1 0.3 week"), ("2 to 2 days", "2 2 day"), ("007 days", "7 7 day"),
    ("999999999.9999 days", "999999999.9999 999999999.9999 day"),
    ("8", "bad-quantity: '8' has no unit; write '8 days' or another unit"),
    ("8 to", "bad-quantity: the range '8 to' has no end; write \(examples)"),
    (
      "9 to 8 days",
      "bad-quantity: the range '9 to 8 days' runs backwards; write the smaller number first"
    ),
    ("-5 days", "bad-quantity: '-5 days' is less than nothing; write a number from 0 on"),
    (
      "1 to -5 days", "bad-quantity: '1 to -5 days' is less than nothing; write a number from 0 on"
    ),
    ("several", "bad-quantity: 'several' is not a number or a range; write \(examples)"),
    (
      "up to 3 to 4 days",
      "bad-quantity: 'up to 3 to 4 days' is not a number or a range; write \(examples)"
    ),
    ("8 to days", "bad-quantity: '8 to days' is not a number or a range; write \(examples)"),
    ("8 9 days", "bad-quantity: '8 9 days' is not a number or a range; write \(examples)"),
    ("8 dayz", "bad-unit: 'dayz' is not a unit; did you mean 'day'?"),
    ("8 apples", "bad-unit: 'apples' is not a unit; use minutes, days or weeks"),
    ("8 mm", "bad-unit: 'mm' is no unit for this; use minutes, days or weeks"),
    (
      "1,200 days",
      "bad-number: '1,200 days' has a comma in a number; write 1200 without a comma, and 1.5 with a point"
    ),
    (
      "9999999999 days",
      "bad-number: '9999999999 days' has a number with too many digits; write at most nine digits, and four after the point"
    ),
    (
      "1.23456 days",
      "bad-number: '1.23456 days' has a number with too many digits; write at most nine digits, and four after the point"
    ),
    ("１ days", "bad-quantity: '１ days' is not a number or a range; write \(examples)"),
    ("<b>", "bad-quantity: '<b>' is not a number or a range; write \(examples)"),
  ])
  func readsQuantities(text: String, expected: String) {
    #expect(
      outcome { () throws(ScalarProblem) in summary(try Self.duration.parse(text)) } == expected)
  }

  private static let examples =
    "'8 to 15 days', 'up to 15 days', 'at least 8 days' or 'about 8 days'"

  @Test(arguments: [
    ("8 to 15", "8 15 session"), ("8–15 sessions", "8 15 session"), ("1 session", "1 1 session"),
    ("about 15", "~15 15 session"),
    ("8 weeks", "bad-unit: 'weeks' is no unit for this; use sessions"),
  ])
  func addsTheDefaultUnit(text: String, expected: String) {
    #expect(
      outcome { () throws(ScalarProblem) in summary(try Self.sessions.parse(text)) } == expected)
  }

  @Test func doesNotChokeOnLongTexts() {
    for text in [String(repeating: "9", count: 100_000), String(repeating: "to ", count: 50_000)] {
      let found = outcome { () throws(ScalarProblem) in summary(try Self.sessions.parse(text)) }
      #expect(found.hasPrefix("bad-") && found.count < 300)
    }
  }

  @Test(arguments: [
    ("250", "250"), ("250 to 400", "250...400"), ("250-400", "250...400"),
    ("250 – 400", "250...400"),
    ("from 250", "250..."), ("up to 600", "...600"), ("up to USD 600", "USD ...600"),
    ("USD 250", "USD 250"), ("USD 250 to 400", "USD 250...400"),
    ("GBP 250 to GBP 400", "GBP 250...400"),
    ("EUR from 99.99", "EUR 99.99..."), ("99.10", "99.1"),
    ("on_request", "on request"),
    (
      "$250",
      "bad-amount: '$250' has a currency sign; write the currency's code, such as 'USD 250', or the number alone"
    ),
    ("250 USD", "bad-amount: '250 USD' is not an amount of money; \(amounts)"),
    ("usd 250", "bad-amount: 'usd 250' is not an amount of money; \(amounts)"),
    ("ABC 250", "bad-amount: 'ABC 250' is not an amount of money; \(amounts)"),
    (
      "GBP 250 to USD 400",
      "bad-amount: 'GBP 250 to USD 400' is not an amount of money; \(amounts)"
    ),
    ("from 1 to 2", "bad-amount: 'from 1 to 2' is not an amount of money; \(amounts)"),
    ("1 2", "bad-amount: '1 2' is not an amount of money; \(amounts)"),
    ("250 to", "bad-amount: '250 to' lacks an amount; write '250' or '250 to 400'"),
    (
      "400 to 250",
      "bad-amount: the range '400 to 250' runs backwards; write the smaller amount first"
    ),
    ("-5", "bad-amount: '-5' is less than nothing; write an amount from 0 on"),
    (
      "1,200",
      "bad-number: '1,200' has a comma in a number; write 1200 without a comma, and 1.5 with a point"
    ),
    ("free", "free"), ("covered", "covered"),
    ("Free", "bad-amount: 'Free' is not an amount of money; \(amounts)"),
    ("0", "bad-amount: '0' says that it costs nothing; write 'free'"),
    ("0.00", "bad-amount: '0.00' says that it costs nothing; write 'free'"),
    ("up to 0", "bad-amount: 'up to 0' says that it costs nothing; write 'free'"),
    (
      "0 to 100",
      "bad-amount: '0 to 100' says that it costs nothing; write 'free', or 'up to' and the largest amount"
    ),
  ])
  func readsAmounts(text: String, expected: String) {
    #expect(
      outcome { () throws(ScalarProblem) in summary(try AmountGrammar.parse(text)) } == expected)
  }

  private static let amounts =
    "write '250', '250 to 400', 'from 250', 'up to 600', 'free', 'covered' or 'on_request'"

  @Test func keepsAmountsExact() throws {
    var sum = Decimal(0)
    for _ in 0..<10 { sum += try AmountGrammar.parse("0.1").amount.low ?? 0 }
    #expect(sum == 1)
  }

  @Test(
    arguments: [
      ("1", 1...1), ("2 to 7", 2...7), ("2-7", 2...7), ("0", nil), ("7 to 2", nil), ("1.5", nil),
      ("2 to", nil), ("day 1", nil), ("3661", nil), ("1 to 999999999", nil), ("-1", nil),
      ("1 2", nil),
    ] as [(String, ClosedRange<Int>?)])
  func readsDays(text: String, expected: ClosedRange<Int>?) {
    #expect((try? ScalarParser.days.parse(text)) == expected)
  }
}
