import Facts
import YAML
import struct Essentials.Decimal

extension ScalarParser where Value == Quantity {
  static func quantity(_ grammar: QuantityGrammar) -> Self {
    Self(name: "a number or a range", jsonTypes: ["string", "number"], parse: grammar.parse)
  }
}

extension ScalarParser where Value == Frequency {
  /// How often, such as `twice a week`.
  static var frequency: Self { Self(name: "how often", parse: FrequencyGrammar.parse) }
}

extension ScalarParser where Value == Chance {
  /// How likely, such as `1 in 1700`.
  static var chance: Self { Self(name: "a chance", parse: ChanceGrammar.parse) }
}

extension ScalarParser where Value == Pair {
  /// Two numbers with a stroke between, such as `140/90 mmHg`.
  static func pair(_ grammar: QuantityGrammar) -> Self {
    Self(name: "a pair of numbers", parse: PairGrammar(grammar: grammar).parse)
  }
}

extension ScalarParser where Value == Dose {
  /// How much is taken at once, and how often where that is said: `10 mg once a week`.
  static func dose(_ amount: QuantityGrammar) -> Self {
    Self(name: "a dose", parse: DoseGrammar(amount: amount).parse)
  }
}

extension ScalarParser where Value == FactValue {
  /// How much in which time: `more than 2 kg in 3 days`.
  static func pace(_ grammar: QuantityGrammar) -> Self {
    Self(name: "an amount in a time") { text throws(ScalarProblem) in
      if let pace = try grammar.parsePace(text) { return .pace(pace) }
      throw ScalarProblem(
        ValueProblem.badQuantity, "\(text.quoted) does not say how much in which time",
        help: "write 'more than 2 kg in 3 days'")
    }
  }

  /// A number or a range, how often, a chance, a pair or a dose: the first that a text can be.
  static func anyValue(_ grammar: QuantityGrammar) -> Self {
    Self(name: "a value", jsonTypes: ["string", "number"]) { text throws(ScalarProblem) in
      do throws(ScalarProblem) {
        let quantity = try grammar.parse(text)
        // "3 out of 10" is how likely something is, where nothing says that it is a score.
        let chance = quantity.unit.isScore ? try? ChanceGrammar.parse(text) : nil
        return chance.map { .chance($0) } ?? .quantity(quantity)
      } catch {
        guard let other = other(text, grammar) else { throw error }
        return other
      }
    }
  }

  private static func other(_ text: String, _ grammar: QuantityGrammar) -> FactValue? {
    if let frequency = try? FrequencyGrammar.parse(text) { return .frequency(frequency) }
    if let chance = try? ChanceGrammar.parse(text) { return .chance(chance) }
    if let pace = try? grammar.parsePace(text) { return .pace(pace) }
    if let pair = try? PairGrammar(grammar: grammar).parse(text) { return .pair(pair) }
    return (try? DoseGrammar(amount: grammar).parse(text)).map { .dose($0) }
  }
}

extension ScalarParser where Value == FactValue? {
  /// Any value, or `ask_clinic`.
  static func publishedValue(_ grammar: QuantityGrammar) -> Self {
    let parser = ScalarParser<FactValue>.anyValue(grammar)
    return Self(name: parser.name, jsonTypes: parser.jsonTypes) { text throws(ScalarProblem) in
      text == ScalarParser<Quantity?>.askClinic ? nil : try parser.parse(text)
    }
  }
}

extension ScalarParser where Value == Quantity? {
  /// A number or a range with a unit, or `ask_clinic`.
  static func publishedQuantity(_ grammar: QuantityGrammar) -> Self {
    Self(
      name: "a number or a range", jsonTypes: ["string", "number"],
      parse: { text throws(ScalarProblem) in
        text == Self.askClinic ? nil : try grammar.parse(text)
      })
  }

  /// What stands for a value that the clinic does not publish.
  static var askClinic: String { "ask_clinic" }
}

extension ScalarParser where Value == String? {
  /// A statement, or `ask_clinic`.
  static var publishedText: Self {
    ScalarParser<String>.text.map { $0 == ScalarParser<Quantity?>.askClinic ? nil : $0 }
  }
}

extension ScalarParser where Value == String {
  /// A statement that cannot be `ask_clinic`.
  static var requiredStatement: Self {
    Self(name: "a text") { text throws(ScalarProblem) in
      if text.trimmed != ScalarParser<Quantity?>.askClinic { return text.trimmed }
      throw ScalarProblem(
        ValueProblem.noValue, "the clinic must say this itself, not 'ask_clinic'",
        help: "write a sentence")
    }
  }
}

extension ScalarParser where Value == Decimal {
  /// A number from 0 on.
  static var number: Self {
    Self(name: "a number", jsonTypes: ["number"]) { text throws(ScalarProblem) in
      if case .number(let number)? = try NumberTokens.split(text).first,
        try NumberTokens.split(text).count == 1
      {
        return number
      }
      throw ScalarProblem(
        SchemaProblem.badNumber, "\(text.quoted) is not a number from 0 on",
        help: "write a number such as 8")
    }
  }
}

extension ScalarParser where Value == QuantityUnit {
  static func unit(_ grammar: QuantityGrammar) -> Self {
    // A list of all units would be too long to choose from.
    let words = grammar.units.count > 12 ? [] : grammar.units.flatMap(\.spellings)
    return Self(name: "a unit", words: words, parse: grammar.parseUnit)
  }
}

extension ScalarParser where Value == Currency {
  /// The ISO 4217 code of a currency.
  static var currency: Self {
    Self(name: "a currency code", pattern: "^[A-Z]{3}$") { text throws(ScalarProblem) in
      if let currency = CurrencyCodes.currency(text) { return currency }
      let nearest = CurrencyCodes.nearest(to: text)
      throw ScalarProblem(
        ValueProblem.badCurrency, "\(text.quoted) is not the code of a currency",
        help: "write \(nearest.map { "'\($0)'" } ?? "a code of three letters such as 'USD'")")
    }
  }
}

extension ScalarParser where Value == ClosedRange<Int> {
  /// The days of a phase: `1`, or `2 to 7`.
  static var days: Self {
    Self(
      name: "a day or a range of days", jsonTypes: ["string", "integer"],
      pattern: "^[0-9]+( ?(to|-|–) ?[0-9]+)?$"
    ) { text throws(ScalarProblem) in
      let help = "write '1' or '2 to 7'; the day itself is day 1"
      var tokens = try NumberTokens.split(text)[...]
      let first = day(&tokens)
      let last = tokens.takeRangeMark() ? day(&tokens) : first
      guard let first, let last, tokens.isEmpty else {
        throw ScalarProblem(ValueProblem.badDays, "\(text.quoted) does not say days", help: help)
      }
      guard first <= last else {
        throw ScalarProblem(
          ValueProblem.badDays, "the days \(text.quoted) run backwards", help: help)
      }
      return first...last
    }
  }

  private static func day(_ tokens: inout ArraySlice<NumberToken>) -> Int? {
    guard case .number(let number) = tokens.popFirst(), let day = Int("\(number)"),
      (1...3660).contains(day)
    else { return nil }
    return day
  }
}

/// The currencies in use, by their ISO 4217 codes.
enum CurrencyCodes {
  /// The currency with `code`; nil when there is none.
  static func currency(_ code: String) -> Currency? {
    all.contains(code) ? Currency(code: code) : nil
  }

  static func nearest(to code: String) -> String? {
    let upper = code.uppercased()
    return all.contains(upper) ? upper : nil
  }

  private static let all = Set(
    """
    AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN
    BZD CAD CDF CHF CLP CNY COP CRC CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS
    GIP GMD GNF GTQ GYD HKD HNL HTG HUF IDR ILS INR IQD IRR ISK JMD JOD JPY KES KGS KHR KMF KPW KRW
    KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN NAD
    NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD
    SHP SLE SOS SRD SSP STN SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VES
    VND VUV WST XAF XCD XOF XPF YER ZAR ZMW ZWG
    """.split(whereSeparator: \.isWhitespace).map(String.init))
}
