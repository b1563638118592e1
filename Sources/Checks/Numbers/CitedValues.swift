import Facts

/// The values that stand in the facts of a page's subject, and those that the page gives with a
/// source, which its title and summary may repeat. They are looked for when they are needed.
struct CitedValues {
  private let page: CheckedPage
  private lazy var values = Self.values(of: page)

  init(_ page: CheckedPage) { self.page = page }

  mutating func support(_ quantity: WrittenQuantity, in sentence: Sentence) -> Bool {
    if page.factMatcher?.says(quantity) == true { return true }
    if page.factTexts?.says(quantity) == true { return true }
    switch page.prose.units[sentence.unit].kind {
    case .title, .summary: return values.contains { $0.says(quantity) }
    default: return false
    }
  }

  private static func values(of page: CheckedPage) -> [WrittenQuantity] {
    page.prose.sentences.filter(page.isCited).flatMap { sentence in
      QuantityReader(page, sentence.tokens).read()
    }
  }
}
