import Facts
import Templates

/// The prices of one payer in a phrase.
struct PriceSummary: Sendable {
  let text: MarkedText

  static let view = View<PriceSummary>([.marked("text") { $0.text }])

  /// A phrase for each payer. Only prices that can be compared share a range; what comes on top,
  /// or is paid in advance, is left to the table.
  static func all(of list: InContext<Treatment>) -> [PriceSummary] {
    lines(of: list).compactMap { PriceListView.marked($0, list).map(PriceSummary.init) }
  }

  /// The prices of all payers in words; nil where none is published.
  static func text(of list: InContext<Treatment>) -> String? {
    let lines = list.prices.isOnRequest ? [] : lines(of: list)
    let separator = list.context.strings.text(.sentenceSeparator)
    return lines.isEmpty ? nil : lines.joined(separator: separator)
  }

  /// The range of the prices that reports can be compared with: all, or those that patients pay
  /// for what the reports are about; nil where there is no such range.
  static func comparable(in list: PriceList) -> PriceAmount? {
    if list.comparablePrices.count == 1 {
      return PriceAmount(spanning: list.prices.map(\.amount))
    }
    let purposes = list.provenance.reported.compactMap { report -> PriceBasis? in
      guard case .amount(_, _, let basis) = report.value else { return nil }
      return basis
    }
    guard let basis = purposes.first, purposes.allSatisfy({ $0 == basis }) else { return nil }
    let prices = list.prices.filter { $0.isPaidByPatient && $0.purpose == .one(basis) }
    return PriceAmount(spanning: prices.map(\.amount))
  }

  private static func lines(of list: InContext<Treatment>) -> [String] {
    let strings = list.context.strings
    return list.prices.pricesByPayer.compactMap { prices -> String? in
      let groups = list.prices.comparablePrices.filter { group in
        group.first.map { $0.payer.value == prices.first?.payer.value && $0.comparison.isOfWhole }
          ?? false
      }
      let parts = groups.flatMap { phrases($0, isAlone: groups.count == 1, list) }
      guard let first = prices.first else { return nil }
      let isShown = PayerWords.areShown(for: list)
      guard !parts.isEmpty || isShown && !groups.isEmpty else { return nil }
      let text =
        parts.isEmpty
        ? strings.text(.moneyOnRequest) : parts.joined(separator: strings.text(.priceSeparator))
      guard isShown else { return text }
      return strings.text(.pricePaidBy, ["payer": PayerWords.text(first, list), "price": text])
    }
  }

  /// What comparable `prices` come to: a range, and what is free or covered by itself. Of a machine and
  /// its mask, of several vaccines, or of a cycle and the medicines for it, each has its own.
  private static func phrases(
    _ prices: [Price], isAlone: Bool, _ list: InContext<Treatment>
  ) -> [String] {
    let money = prices.filter(\.amount.isMoney)
    let others = prices.filter { $0.amount == .free || $0.amount == .covered }
    if prices.count > 1, prices.allSatisfy(\.isOfOneThing) {
      return (money + others).map { named($0, list) }
    }
    let isOne = isAlone && prices.count == 1
    let range = PriceAmount(spanning: money.map(\.amount))
    let ranges = range.flatMap { range in money.first.map { phrase(range, $0, money, isOne, list) }
    }
    return [ranges].compactMap(\.self)
      + others.map { phrase($0.amount, $0, [$0], isOne, list) }
  }

  /// A price after the name of what it is for.
  private static func named(_ price: Price, _ list: InContext<Treatment>) -> String {
    let strings = list.context.strings
    let amount = list.context.formatter.text(price.amount, list.prices.currency)
    var text = amount
    if case .each = price.purpose, let each = PurposeWords(price, list).common {
      text = strings.text(.priceWithBasis, ["price": amount, "per": each])
    }
    return strings.text(
      .priceNamed, ["name": price.name.value, "price": withTerms(text, price, list)])
  }

  /// An amount with for whom and when it holds: what is free for some is not free for all.
  private static func withTerms(
    _ text: String, _ price: Price, _ list: InContext<Treatment>
  ) -> String {
    let context = list.context
    let terms = [
      PriceRowView.limit(price, list.prices.currency, context), PriceRowView.who(price, context),
      PriceRowView.condition(price, context.strings),
    ]
    return ([text] + terms.compactMap(\.self)).joined(
      separator: context.strings.text(.listSeparator))
  }

  private static func phrase(
    _ amount: PriceAmount, _ price: Price, _ prices: [Price], _ isAlone: Bool,
    _ list: InContext<Treatment>
  ) -> String {
    let (strings, formatter) = (list.context.strings, list.context.formatter)
    var text = formatter.text(amount, list.prices.currency)
    let words = PurposeWords(price, list)
    // One price of a stage is not that of each.
    if let common = prices.count == 1 && price.purpose.isStage ? words.text : words.common {
      text = strings.text(.priceWithBasis, ["price": text, "per": common])
    }
    if prices.count == 1, !price.isArea { text = withTerms(text, price, list) }
    let isOne = prices.count == 1 && price.purpose.isOfNamedThing
    // The only price is that of the subject, where nothing says otherwise: not that of a wig beside it.
    let isOfSubject =
      isAlone
      && (!amount.isMoney || words.common != nil || list.prices.prices.count == 1
        || price.name.value.lowercased() == list.name.value.lowercased())
    guard !isOfSubject, isOne || words.common == nil else { return text }
    return strings.text(.priceNamed, ["name": price.name.value, "price": text])
  }
}

extension PricePurpose {
  fileprivate var isStage: Bool {
    if case .stage = self { return true }
    return false
  }

  /// Whether pages say what it is for by its name: "for each item" tells of no item which one it is.
  fileprivate var isOfNamedThing: Bool {
    switch self {
    case .one(.session), .one(.area), .one(.course): false
    case .one, .each, .several, .stage, .package, .total, .named: true
    }
  }
}

extension Price {
  /// Whether it is for one of what its name says, of which another price is for another thing.
  fileprivate var isOfOneThing: Bool {
    switch purpose {
    case .one(.item), .one(.dose), .one(.prescription), .one(.package), .each, .stage: true
    case .one, .several, .package, .total, .named: false
    }
  }
}
