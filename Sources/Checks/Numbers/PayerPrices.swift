import Content
import Facts

/// Amounts of which a sentence says who pays, where they are what somebody else pays: "On the NHS you pay
/// £35 for each check".
struct PayerPrices {
  private let sentence: Sentence
  private let page: CheckedPage
  /// The one who pays by the sentence. It is looked for once, because a sentence may be of nothing but
  /// amounts.
  private lazy var payer = isOpen ? nil : namedPayer

  init(_ sentence: Sentence, _ page: CheckedPage) {
    self.sentence = sentence
    self.page = page
  }

  /// What the one who pays by the sentence does pay; nil where the amount may be that, where nobody is
  /// named or several are, and where something is denied or said to be free.
  mutating func price(
    contradicting written: WrittenQuantity
  ) -> (price: Price, payer: String)? {
    guard case .money(let low?, let high?, _) = written.value, low == high, low > 0,
      let payer, let prices = page.treatment?.prices.prices
    else { return nil }
    let amount = PriceAmount.range(low: low, high: high)
    let own = prices.filter { $0.payer.value == payer.id.value }
    let others = prices.filter { $0.payer.value != payer.id.value }
    guard let first = own.first, others.contains(where: { $0.amount == amount }),
      own.allSatisfy({ $0.amount == .free || $0.amount == .covered })
    else { return nil }
    return (first, payer.name.value)
  }

  /// The only one of those who pay that the sentence names.
  private var namedPayer: Payer? {
    guard let prices = page.treatment?.prices.prices,
      !page.site.content.clinic.payers.isEmpty
    else { return nil }
    let stems = Set(sentence.tokens.map { page.known($0).stem })
    let named = page.site.content.clinic.payers.filter { payer in
      let name = page.words.numbers.stems(of: payer.name.value)
      return !name.isEmpty && name.allSatisfy(stems.contains)
        && prices.contains { $0.payer.value == payer.id.value }
    }
    return named.count == 1 ? named[0] : nil
  }

  private var isOpen: Bool {
    sentence.tokens.contains { token in
      page.prose.tokens[token].classes.contains(.negator)
        || !page.known(token).roles.isDisjoint(with: [.rest, .ownPayer])
    }
  }
}
