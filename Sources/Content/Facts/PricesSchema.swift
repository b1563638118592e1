import Facts
import Foundations
import YAML
import struct Essentials.Decimal

enum PriceShapes {
  static let prices = Shape.either([.mapping(fields), .value(.onRequest)])

  static let keys = Set(fields.map(\.key))

  private static let fields: [Field] =
    [
      .optional("rows", .list(row, atLeast: 1), "the prices: who pays how much, what for"),
      .optional("areas", .keyed(ScalarParser.id.format, area), "a price for each area"),
      .optional("per", .value(.areaBasis), "what a price of 'areas' buys"),
      .optional("currency", .value(.currency), "the currency, if not the clinic's"),
      .optional("valid_from", .value(.date), "the first day on which the prices hold"),
      .optional("valid_until", .value(.date), "the last day on which the prices hold"),
      .optional("finance", .list(finance, atLeast: 1), "ways to pay over time"),
      .optional("estimate", .list(total, atLeast: 1), "what the cost in all is shown for"),
      .optional("includes", .list(.text, atLeast: 0), "what the price includes"),
      .optional("not_included", .list(.text, atLeast: 0), "what is paid for on top"),
    ] + FactShapes.provenance(report: report)

  private static let area = Shape.either([
    .value(.amount),
    .mapping([
      .optional("name", .text, "the area's name as patients read it"),
      .required("price", .value(.amount), "the amount, such as 250 to 400"),
      .optional("note", .text, "a remark for patients"),
    ]),
  ])

  private static let row = Shape.mapping([
    .required("id", .value(.id), "the word by which articles refer to it"),
    .optional("name", .text, "what it is called, as patients read it"),
    .optional("payer", .value(.id), "self, insurance, or a payer of clinic.yaml"),
    .required("price", .value(.amount), "the amount, or free, covered or on_request"),
    .optional("for", purpose, "what the price buys"),
    .optional("who", .text, "who pays this price: goes on after 'for people'"),
    .optional("age", .value(.quantity(.time)), "how old they are, such as 'under 19 years'"),
    .optional("if", .text, "when it is paid: goes on after 'only if'"),
    .optional("deposit", .value(.deposit), "what is paid in advance, such as 300 or 10 %"),
    .optional("excess", .value(.excess), "true, or what the insurer leaves to the patient"),
    .optional("up_to", .value(.limit), "the most that is paid of what is covered, such as 42.40"),
    .optional("valid_from", .value(.date), "the first day on which the price holds"),
    .optional("valid_until", .value(.date), "the last day on which the price holds"),
    .optional("note", .text, "a remark for patients"),
  ])

  private static let purpose = Shape.either([
    .value(.purpose),
    .mapping([
      .optional("stage", .value(.id), "the id of the stage that it pays for"),
      .optional("stages", stages, "the stages that it pays for together"),
      .optional("total_of", stages, "the stages whose own prices it adds up"),
      .optional("each", .text, "what is counted, in the singular, such as lens"),
      .optional("number", .value(.integer(2...1000, example: 2)), "how many it pays for"),
      .optional("of", .text, "what 'number' counts, in the plural, such as body parts"),
    ]),
  ])

  private static let stages = Shape.list(.value(.id), atLeast: 1)

  private static let finance = Shape.mapping([
    .optional("months", .value(.integer(2...600, example: 12)), "the monthly payments"),
    .optional("payments", .value(.integer(2...600, example: 10)), "payments that are not monthly"),
    .optional("apr", .value(.apr), "the annual percentage rate, such as 9.9; 0 for no interest"),
    .optional("representative", .value(.boolean), "true: most people are offered this rate"),
    .optional("of", .value(.id), "the id of the row that it is for"),
    .optional("note", .text, "a remark for patients"),
  ])

  private static let total = Shape.either([
    .value(.id),
    .mapping([
      .required("id", .value(.id), "the word by which articles refer to it"),
      .optional("name", .text, "what it is called, as patients read it"),
      .required("sum", .list(.value(.id), atLeast: 2), "the ids of the rows to add up"),
    ]),
  ])

  private static let report: [Field] = [
    .required("source", .value(.id), "the id of a source in sources.yaml"),
    .optional("price", .value(.amount), "the amount, such as up to USD 600"),
    .optional("per", .value(ScalarParser<PriceBasis>.word), "what the price buys"),
    .optional("text", .text, "what the source says, in words"),
  ]
}

extension ScalarParser where Value == WrittenAmount {
  static var amount: Self {
    Self(
      name: "an amount of money", jsonTypes: ["string", "number"], parse: AmountGrammar.parse)
  }
}

extension ScalarParser where Value == PriceAmount {
  /// What stands for a whole list.
  static var onRequest: Self {
    Self(name: "'on_request'", words: ["on_request"]) { text throws(ScalarProblem) in
      if text == "on_request" { return .onRequest }
      let isPrice = (try? AmountGrammar.parse(text)) != nil
      throw ScalarProblem(
        ValueProblem.badAmount, "\(text.quoted) is no list of prices",
        help: isPrice
          ? "write 'rows: [{ id: all, payer: self, price: \(text) }]' below 'prices:'"
          : "write 'on_request', or 'rows' with a price in each")
    }
  }
}

extension ScalarParser where Value == PriceBasis {
  static var areaBasis: Self {
    let words = PriceBasis.ofAreas.map(\.rawValue)
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    return Self(name: "one of \(list)", words: words) { text throws(ScalarProblem) in
      if let basis = PriceBasis(rawValue: text), PriceBasis.ofAreas.contains(basis) {
        return basis
      }
      throw .unknown(text, words: words)
    }
  }

  static var purpose: Self {
    let words = PriceBasis.allCases.map(\.rawValue)
    let list = words.map { "'\($0)'" }.joined(separator: ", ")
    return Self(name: "what the price buys", words: words) { text throws(ScalarProblem) in
      if let basis = PriceBasis(rawValue: text) { return basis }
      throw ScalarProblem(
        SchemaProblem.badChoice, "\(text.quoted) is nothing that a price is for here",
        nearest: NearestName(in: words).match(for: text),
        help: "write '{ each: \(text) }' for something that is counted, or one of \(list)")
    }
  }
}

extension ScalarParser where Value == PriceDeposit {
  /// An amount of money, or hundredths of the price: `300`, `10 %`.
  static var deposit: Self {
    Self(
      name: "an amount of money or a share", jsonTypes: ["string", "number"]
    ) { text throws(ScalarProblem) in
      let tokens = try NumberTokens.split(text)
      guard case .number(let number)? = tokens.first, number > 0,
        tokens.count == 1
          || tokens.count == 2 && (tokens[1].isWord("%") || tokens[1].isWord("percent"))
      else {
        throw ScalarProblem(
          ValueProblem.badAmount, "\(text.quoted) is no deposit",
          help: "write an amount in the currency of the list, such as '300', or a share of the "
            + "price, such as '10 %'")
      }
      guard tokens.count == 2 else { return .amount(number) }
      guard number <= 100 else {
        throw ScalarProblem(
          ValueProblem.badAmount, "a deposit of \(text.quoted) is more than the price",
          help: "write at most '100 %'")
      }
      return .percent(number)
    }
  }
}

extension ScalarParser where Value == PriceExcess? {
  static var excess: Self {
    Self(
      name: "true or an amount of money", jsonTypes: ["boolean", "string", "number"]
    ) { text throws(ScalarProblem) in
      if text == "true" { return .byPolicy }
      if text == "false" { return nil }
      let written = try AmountGrammar.parse(text)
      guard written.amount.isMoney, written.currency == nil else {
        throw ScalarProblem(
          ValueProblem.badAmount, "\(text.quoted) is no excess",
          help: "write 'true', or an amount in the currency of the list, such as '100'")
      }
      return .amount(written.amount)
    }
  }
}

extension ScalarParser where Value == Decimal {
  /// An amount of money in the currency of the list.
  static var limit: Self {
    Self(name: "an amount of money", jsonTypes: ["string", "number"]) {
      text throws(ScalarProblem) in
      let written = try AmountGrammar.parse(text)
      guard case .range(let low, let high) = written.amount, low == high, written.currency == nil
      else {
        throw ScalarProblem(
          ValueProblem.badAmount, "\(text.quoted) is no amount",
          help: "write one amount in the currency of the list, such as '42.40'")
      }
      return low
    }
  }
}

extension Decimal {
  fileprivate static var highestAPR: Decimal { 100 }
}

extension ScalarParser where Value == Decimal {
  /// An annual percentage rate of charge.
  static var apr: Self {
    Self(name: "a rate", jsonTypes: ["number"]) { text throws(ScalarProblem) in
      let rate = try ScalarParser<Decimal>.number.parse(text)
      guard rate <= Decimal.highestAPR else {
        throw ScalarProblem(
          SchemaProblem.badNumber, "a rate of \(text.quoted) percent is out of range",
          help: "write a number from 0 to 100, such as 9.9")
      }
      return rate
    }
  }
}
