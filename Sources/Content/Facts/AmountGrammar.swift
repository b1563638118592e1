import Facts
import YAML
import struct Essentials.Decimal

struct WrittenAmount: Sendable, Hashable {
  var amount: PriceAmount
  /// The currency, where one is written.
  var currency: Currency?
}

/// Reads amounts of money as people write them: `250`, `250 to 400`, `from 250`, `up to 600`,
/// `USD 250`, `free`, `covered`, `on_request`.
enum AmountGrammar {
  static func parse(_ text: String) throws(ScalarProblem) -> WrittenAmount {
    if let amount = words[text] { return WrittenAmount(amount: amount, currency: nil) }
    let written = try money(text)
    // What costs nothing is a promise that patients should read as one, not as a number.
    if written.amount.low == 0 || written.amount.high == 0 {
      throw ScalarProblem(
        ValueProblem.badAmount, "\(text.quoted) says that it costs nothing",
        help: written.amount.low == written.amount.high || written.amount.low == nil
          ? "write 'free'" : "write 'free', or 'up to' and the largest amount")
    }
    return written
  }

  /// The words that stand in the place of an amount.
  private static let words: [String: PriceAmount] = [
    "free": .free, "covered": .covered, "on_request": .onRequest,
  ]

  private static func money(_ text: String) throws(ScalarProblem) -> WrittenAmount {
    var tokens = try NumberTokens.split(text)[...]
    var currency = try takeCurrency(&tokens, of: text)
    let isFrom = tokens.take("from")
    let isUpTo = !isFrom && tokens.take("up", "to")
    if currency == nil { currency = try takeCurrency(&tokens, of: text) }
    let low = try number(&tokens, of: text)
    if tokens.isEmpty {
      let amount: PriceAmount =
        isFrom ? .from(low) : isUpTo ? .upTo(low) : .range(low: low, high: low)
      return WrittenAmount(amount: amount, currency: currency)
    }
    guard !isFrom, !isUpTo, tokens.takeRangeMark() else { throw malformed(text) }
    let second = try takeCurrency(&tokens, of: text)
    let high = try number(&tokens, of: text)
    guard tokens.isEmpty, second == nil || second == currency else { throw malformed(text) }
    guard low <= high else {
      throw ScalarProblem(
        ValueProblem.badAmount, "the range \(text.quoted) runs backwards",
        help: "write the smaller amount first")
    }
    return WrittenAmount(amount: .range(low: low, high: high), currency: currency)
  }

  private static func number(
    _ tokens: inout ArraySlice<NumberToken>, of text: String
  ) throws(ScalarProblem) -> Decimal {
    switch tokens.popFirst() {
    case .number(let number): return number
    case .dash:
      throw ScalarProblem(
        ValueProblem.badAmount, "\(text.quoted) is less than nothing",
        help: "write an amount from 0 on")
    case nil:
      throw ScalarProblem(
        ValueProblem.badAmount, "\(text.quoted) lacks an amount",
        help: "write '250' or '250 to 400'")
    case .word: throw malformed(text)
    }
  }

  private static func takeCurrency(
    _ tokens: inout ArraySlice<NumberToken>, of text: String
  ) throws(ScalarProblem) -> Currency? {
    guard case .word(let word) = tokens.first else { return nil }
    if let currency = CurrencyCodes.currency(word) {
      tokens.removeFirst()
      return currency
    }
    if word.unicodeScalars.allSatisfy({ $0.properties.generalCategory == .currencySymbol }) {
      throw ScalarProblem(
        ValueProblem.badAmount, "\(text.quoted) has a currency sign",
        help: "write the currency's code, such as 'USD 250', or the number alone")
    }
    return nil
  }

  private static func malformed(_ text: String) -> ScalarProblem {
    ScalarProblem(
      ValueProblem.badAmount, "\(text.quoted) is not an amount of money",
      help: "write '250', '250 to 400', 'from 250', 'up to 600', 'free', 'covered' or "
        + "'on_request'")
  }
}
