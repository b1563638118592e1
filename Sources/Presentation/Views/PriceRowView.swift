import Content
import Diagnostics
import Facts
import Foundations
import Templates

/// A row of a price list.
enum PriceRowView {
  struct Row: Sendable {
    let price: Price
    let treatment: InContext<Treatment>

    var list: PriceList { treatment.prices }
  }

  static let view = View<InContext<Row>>(
    [
      .text("id") { $0.price.id },
      .text("name") { $0.price.name.value },
      .text("area") { $0.price.name.value },
      .marked("price") { $0.context.marked($0.price.factName, of: $0.treatment.value) },
      .text("per") { PurposeWords($0.price, $0.treatment).text },
      .flag("is_on_request") { $0.price.amount == .onRequest },
      .optionalMarked("estimate") { row in
        let total = row.list.totals.first { total in
          total.rows.count == 1 && total.rows[0].value == row.price.id
        }
        return total.flatMap { row.treatment.facts[$0.factName] }.map(row.context.marked)
      },
      .marked("sessions") { $0.context.marked("sessions", of: $0.treatment.value) },
      .optionalText("note") { $0.price.note?.value },
    ] + terms)

  private static let terms: [View<InContext<Row>>.Field] = [
    .optionalText("who") { who($0.price, $0.context) },
    .optionalText("condition") { condition($0.price, $0.context.strings) },
    .optionalMarked("deposit") { deposit($0) },
    .optionalMarked("excess") { excess($0) },
    .optionalMarked("up_to") { limit($0) },
    .optionalText("valid_from") { date($0.price.terms.validFrom, .priceValidFrom, $0) },
    .optionalText("valid_until") { date($0.price.terms.validUntil, .priceValidUntil, $0) },
  ]

  static func rows(_ prices: [Price], _ treatment: InContext<Treatment>) -> [InContext<Row>] {
    treatment.with(each: prices.map { Row(price: $0, treatment: treatment) })
  }

  /// Who pays a price; nil where all do.
  static func who(_ price: Price, _ context: SiteContext) -> String? {
    let age = price.terms.age.map { context.formatter.text($0.value) }
    return switch (price.terms.who?.value, age) {
    case (let who?, let age?): context.strings.text(.priceWhoOfAge, ["who": who, "age": age])
    case (let who?, nil): context.strings.text(.priceWho, ["who": who])
    case (nil, let age?): context.strings.text(.priceAge, ["age": age])
    case (nil, nil): nil
    }
  }

  static func condition(_ price: Price, _ strings: Strings) -> String? {
    price.terms.condition.map { strings.text(.priceCondition, ["condition": $0.value]) }
  }

  private static func deposit(_ row: InContext<Row>) -> MarkedText? {
    guard let deposit = row.price.terms.deposit else { return nil }
    let (strings, formatter) = (row.context.strings, row.context.formatter)
    let amount = row.price.deposit(in: row.list.currency)
      .map { formatter.money($0, row.list.currency) }
    let text =
      switch (deposit.value, amount) {
      case (.percent(let share), let amount?):
        strings.text(
          .priceDepositShareOf, ["percent": formatter.number(share), "amount": amount])
      case (.percent(let share), nil):
        strings.text(.priceDepositShare, ["percent": formatter.number(share)])
      case (.amount, let amount): strings.text(.priceDeposit, ["amount": amount ?? ""])
      }
    return row.context.marked(text, row.price.depositName.text, at: deposit.location)
  }

  private static func excess(_ row: InContext<Row>) -> MarkedText? {
    guard let excess = row.price.terms.excess else { return nil }
    let text =
      switch excess.value {
      case .byPolicy: row.context.strings.text(.priceExcess)
      case .amount(let amount):
        row.context.strings.text(
          .priceExcessAmount,
          ["amount": row.context.formatter.text(amount, row.list.currency)])
      }
    return row.context.marked(text, row.price.excessName.text, at: excess.location)
  }

  private static func limit(_ row: InContext<Row>) -> MarkedText? {
    limit(row.price, row.list.currency, row.context).map {
      row.context.marked($0, row.price.limitName.text, at: row.price.terms.limit?.location)
    }
  }

  /// How much is paid of what is covered; nil where it is all.
  static func limit(_ price: Price, _ currency: Currency, _ context: SiteContext) -> String? {
    price.terms.limit.map {
      context.strings.text(.priceLimit, ["amount": context.formatter.money($0.value, currency)])
    }
  }

  private static func date(
    _ date: Located<CalendarDate>?, _ word: Word, _ row: InContext<Row>
  ) -> String? {
    date.map { row.context.strings.text(word, ["date": row.context.formatter.text($0.value)]) }
  }
}

/// How patients read who pays.
enum PayerWords {
  /// Whether somebody else than the patient pays any of the prices, so that pages say who does.
  static func areShown(for list: InContext<Treatment>) -> Bool {
    list.prices.prices.contains { !$0.isPaidByPatient }
  }

  static func text(_ price: Price, _ list: InContext<Treatment>) -> String {
    let id = price.payer.value
    if let known = KnownPayer(rawValue: id) { return list.context.strings.payers[known] }
    let payer = list.context.content.clinic.payers.first { $0.id.value == id }
    return payer?.name.value ?? id
  }
}

/// How patients read what a price buys.
struct PurposeWords {
  private let price: Price
  private let list: InContext<Treatment>

  init(_ price: Price, _ list: InContext<Treatment>) {
    self.price = price
    self.list = list
  }

  /// What one price buys, such as "for each session"; empty where the name of the row says it.
  var text: String {
    let strings = list.context.strings
    return switch price.purpose {
    case .stage: strings.text(.priceStage)
    case .package(let stages): strings.text(.pricePackage, ["stages": names(stages)])
    case .total(let stages): strings.text(.priceTotal, ["stages": names(stages)])
    case .one, .each, .several, .named: common ?? ""
    }
  }

  /// What the price and those that it can be compared with have in common; nil where each says
  /// for itself what it is for.
  var common: String? {
    let strings = list.context.strings
    return switch price.purpose {
    case .one(.area) where !list.value.gives("sessions"): strings.text(.priceEachArea)
    case .one(let basis):
      list.context.formatter.text(basis, countedIn: list.quantities.countedNoun)
    case .each(let noun): strings.text(.priceEach, ["thing": noun])
    case .several(let count, let noun):
      strings.text(.priceSeveral, ["number": String(count), "things": noun])
    case .stage: strings.text(.priceEachStage)
    case .package, .total, .named: nil
    }
  }

  /// What all prices of `list` buy alike, to be said once; nil where they differ.
  static func shared(by list: InContext<Treatment>) -> String? {
    let texts = Set(list.prices.prices.map { PurposeWords($0, list).text })
    guard texts.count == 1, let text = texts.first, !text.isEmpty else { return nil }
    return text
  }

  private func names(_ stages: [Located<String>]) -> String {
    stages.map { list.value.stageName($0.value) }
      .joined(separator: list.context.strings.text(.listSeparator))
  }
}
