import Diagnostics
import Facts

/// The words of a language for what costs nothing.
struct FreeWords: Sendable {
  /// What is free, where such a verb stands before it.
  var free: Set<String> = []
  var beings: Set<String> = []
  /// What stands behind the word where it is free of nothing else: of charge.
  var ofCharge: [String] = []
  /// What others have before it: not of charge, from.
  var otherThanCharge: Set<String> = []
  /// What is asked for money, and the verbs for that.
  var charges: Set<String> = []
  var paying: Set<String> = []
  /// What is paid where nothing is, and where a "not" stands before.
  var nothing: Set<String> = []
  var anything: Set<String> = []
  /// What is in a price, what is part of one, and the words for a price.
  var included: Set<String> = []
  var parts: Set<String> = []
  var prices: Set<String> = []

  /// The words at which a sentence can say so.
  var starts: Set<String> {
    free.union(charges).union(nothing).union(anything).union(included).union(parts).union(paying)
  }

  /// What each word does in such a sentence.
  var roles: [String: FreeRoles] {
    let lists: [(Set<String>, FreeRoles)] = [
      (free, .free), (beings, .being), (otherThanCharge, .otherThanCharge), (charges, .charge),
      (paying, .paying), (nothing, .nothing), (anything, .anything), (included, .included),
      (parts, .part), (prices, .price),
    ]
    var roles: [String: FreeRoles] = [:]
    for (words, role) in lists {
      for word in words { roles[word, default: []].insert(role) }
    }
    return roles
  }
}

/// What a word does in a sentence that says what costs nothing, as the lists of `FreeWords` have it.
struct FreeRoles: OptionSet, Sendable {
  let rawValue: UInt16

  static let free = FreeRoles(rawValue: 1 << 0)
  static let being = FreeRoles(rawValue: 1 << 1)
  static let otherThanCharge = FreeRoles(rawValue: 1 << 2)
  static let charge = FreeRoles(rawValue: 1 << 3)
  static let paying = FreeRoles(rawValue: 1 << 4)
  static let nothing = FreeRoles(rawValue: 1 << 5)
  static let anything = FreeRoles(rawValue: 1 << 6)
  static let included = FreeRoles(rawValue: 1 << 7)
  static let part = FreeRoles(rawValue: 1 << 8)
  static let price = FreeRoles(rawValue: 1 << 9)
}

/// What a sentence says to cost nothing, though the facts have a price for it: "The dye does not cost
/// anything extra", "you need not pay a deposit".
struct FreeOfCharge {
  /// How far a verb, or what denies it, may stand before such a word.
  private static let reach = 4

  private let sentence: Sentence
  private let page: CheckedPage
  /// The words that say so.
  let tokens: Range<Int>
  /// The stems of the sentence and of what its row of a table is about.
  private let stems: Set<Int32>

  /// Nil where the sentence does not say so, only asks, or tells of others.
  init?(_ sentence: Sentence, _ page: CheckedPage) {
    guard !sentence.isQuestion, page.treatment != nil else { return nil }
    let phrase = Phrase(sentence: sentence, page: page)
    let found = sentence.tokens.lazy.filter { page.prose.tokens[$0].classes.contains(.free) }
      .compactMap(phrase.tokens).first
    guard let tokens = found,
      !sentence.tokens.contains(where: { page.known($0).roles.contains(.attribution) })
    else { return nil }
    self.sentence = sentence
    self.page = page
    self.tokens = tokens
    let cells = page.cellsTelling(of: sentence).flatMap { page.prose.units[$0].tokens }
    let clause = Self.clause(around: tokens, sentence, page)
    stems = Set((clause + cells).map { page.known($0).stem })
  }

  /// The part of the sentence in which the words stand.
  private static func clause(
    around tokens: Range<Int>, _ sentence: Sentence, _ page: CheckedPage
  ) -> Range<Int> {
    func isEnd(_ index: Int) -> Bool {
      page.prose.tokens[index].mark.map { [",", ";", ":"].contains($0) } ?? false
        || page.known(index).roles.contains(.boundary)
        || page.known(index).roles.contains(.outcome)
    }
    let start = (sentence.tokens.lowerBound..<tokens.lowerBound).last(where: isEnd)
    let end = (tokens.upperBound..<sentence.tokens.upperBound).first(where: isEnd)
    return (start ?? sentence.tokens.lowerBound)..<(end ?? sentence.tokens.upperBound)
  }

  /// The price of what is said to be free. Nil where the facts say that something of that is, or where
  /// the sentence names nothing that has a price.
  func price() -> FactEntry? {
    guard let treatment = page.treatment, !mayBeFree(treatment.prices) else { return nil }
    let subject = Set(stems(of: treatment.name.value))
    let entries = entries(of: treatment)
    if let deposit = page.words.numbers.facts?.deposit, stems.contains(number(of: deposit)) {
      return self.deposit(entries, treatment.prices)
    }
    let named = entries.compactMap { entry -> (FactEntry, Int)? in
      let own = Set(stems(of: entry.label?.value ?? "")).subtracting(subject)
      let count = own.intersection(stems).count
      return count > 0 && count * 2 >= own.count ? (entry, count) : nil
    }
    guard let most = named.map(\.1).max() else { return nil }
    let best = named.filter { $0.1 == most }.map(\.0)
    return best.allSatisfy(\.isPaid) ? best.first : nil
  }

  /// The prices that the sentence may be about: those of the one whom it says to pay, or else all.
  private func entries(of treatment: Treatment) -> [FactEntry] {
    let whole = Set(sentence.tokens.map { page.known($0).stem })
    let payers = page.site.content.clinic.payers.filter { payer in
      stems(of: payer.name.value).contains(where: whole.contains)
    }
    let prices = treatment.prices.prices.filter { price in
      payers.isEmpty || payers.contains { $0.id.value == price.payer.value }
    }
    let names = Set(prices.flatMap { [$0.factName, $0.depositName] })
    return treatment.facts.entries.filter { entry in
      guard entry.label != nil else { return false }
      return entry.kind == .price && names.contains(entry.id)
        || entry.kind == .estimate && payers.isEmpty
    }
  }

  /// Whether what is named may be free: a row that costs nothing is for those whom the sentence names,
  /// or the list says that the price has it.
  private func mayBeFree(_ list: PriceList) -> Bool {
    let free = list.prices.filter { $0.amount == .free || $0.amount == .covered }
    let isFree = free.contains { price in
      let payer = page.site.content.clinic.payers.first { $0.id.value == price.payer.value }
      let whom = [
        payer?.name.value, price.terms.who?.value, price.terms.age?.value.plainText,
      ].compactMap(\.self)
      return whom.contains { stems(of: $0).contains(where: stems.contains) }
        || ([price.name.value] + whom).contains(where: namesAge)
        || price.payer.value == KnownPayer.insurance.rawValue && namesInsurer
    }
    return isFree
      || list.includes.contains { item in
        let own = stems(of: item.value)
        return !own.isEmpty && own.allSatisfy(stems.contains)
      }
  }

  private var namesInsurer: Bool {
    let insurers = page.words.numbers.facts?.insurers ?? []
    return stems.contains { insurers.contains(page.words.numbers.text(ofStem: $0)) }
  }

  /// Whether the sentence has a number of a text: free at 60 or over, from the 60th birthday.
  private func namesAge(_ text: String) -> Bool {
    let numbers = text.split { !$0.isNumber }.map(String.init).filter { $0.utf8.count == 2 }
    return sentence.tokens.contains { numbers.contains(page.word($0)) }
  }

  private func deposit(_ entries: [FactEntry], _ list: PriceList) -> FactEntry? {
    let names = Set(list.prices.map(\.depositName))
    return entries.first { names.contains($0.id) && $0.isPaid }
  }

  private func stems(of text: String) -> [Int32] { page.words.numbers.stems(of: text) }

  private func number(of word: String) -> Int32 {
    let stem = page.words.numbers.facts?.stem(word)
    return stem.map(page.words.numbers.number(ofStem:)) ?? -1
  }

  /// Where the words for it stand in a sentence.
  private struct Phrase {
    let sentence: Sentence
    let page: CheckedPage

    private func has(_ roles: FreeRoles, _ index: Int) -> Bool {
      sentence.tokens.contains(index) && !page.known(index).free.isDisjoint(with: roles)
    }

    /// The words that say so around the one at `index`; nil where it says nothing of that kind.
    func tokens(at index: Int) -> Range<Int>? {
      if has(.free, index) { return free(index) }
      if has(.charge, index), let denial = denial(before: index, within: 2) {
        return denial..<index + 1
      }
      if has(.nothing, index) { return nothing(index) }
      if has(.anything, index) { return anything(index) }
      if has([.included, .part], index) { return included(index) }
      return has(.paying, index) ? notPaid(index) : nil
    }

    private func free(_ index: Int) -> Range<Int>? {
      guard denial(before: index, within: 3) == nil else { return nil }
      let ofCharge = page.words.numbers.facts?.free.ofCharge ?? []
      if page.stand(ofCharge, at: index + 1, in: sentence.tokens) {
        return index..<index + 1 + ofCharge.count
      }
      let isOfOther = has(.otherThanCharge, index + 1)
      let before = (index - FreeOfCharge.reach..<index).clamped(to: sentence.tokens)
      if before.contains(where: { page.known($0).kinds.contains(.asking) }) { return nil }
      let isAlone = sentence.tokens.count == 1
      let isSaid = has(.being, index - 1)
      return !isOfOther && (isAlone || isSaid) ? index..<index + 1 : nil
    }

    private func nothing(_ index: Int) -> Range<Int>? {
      let verb = (index - 3..<index + 3).clamped(to: sentence.tokens).first {
        has(.paying, $0)
      }
      return verb.map { min($0, index)..<max($0, index) + 1 }
    }

    private func anything(_ index: Int) -> Range<Int>? {
      let before = (index - FreeOfCharge.reach..<index).clamped(to: sentence.tokens)
      guard let verb = before.first(where: { has(.paying, $0) }),
        let denial = denial(before: verb, within: 3)
      else { return nil }
      return denial..<index + 1
    }

    private func included(_ index: Int) -> Range<Int>? {
      guard denial(before: index, within: 3) == nil else { return nil }
      let price = (index + 1..<index + 4).clamped(to: sentence.tokens).first {
        has(.price, $0)
      }
      // "Part of it" is in no price.
      let isWhole = !has(.part, index)
      let isSaid = has(.being, index - 1)
      guard price != nil || isWhole && (isSaid || sentence.tokens.count == 1) else { return nil }
      return index..<(price ?? index) + 1
    }

    /// "You do not pay a deposit", but not "you do not pay more than £60" or "pay for it twice".
    private func notPaid(_ index: Int) -> Range<Int>? {
      guard let denial = denial(before: index, within: 3) else { return nil }
      let behind = (index + 1..<index + 8).clamped(to: sentence.tokens)
      let isOther = behind.contains { token in
        !page.prose.tokens[token].classes.isDisjoint(with: [.number, .currency])
          || !page.known(token).kinds.isDisjoint(with: [.bound, .times])
          || page.known(token).roles.contains(.reversal)
      }
      return isOther ? nil : denial..<index + 1
    }

    private func denial(before index: Int, within count: Int) -> Int? {
      (index - count..<index).clamped(to: sentence.tokens).last {
        page.prose.tokens[$0].classes.contains(.negator)
      }
    }
  }
}

extension FactEntry {
  /// Whether it is a price of some money.
  fileprivate var isPaid: Bool {
    guard case .amount(let amount, _, _)? = value else { return false }
    return amount.isMoney && amount.high != 0
  }
}
