import Essentials
import Facts
import Foundations

/// Numbers that come out of others near them, where the sentence says that something is worked out:
/// "The first visit is £65, each of the three that follow £48, which is £209 altogether."
///
/// `SumTerms` follows sums of which the words tell what is counted, and finds those that are wrong. Here
/// a number is only excused: it is one of those beside it, of the sentence before, of a price or of a
/// dose, so many times or with another one added or taken away. How much several prices are together needs
/// no word for it: "£30 a tooth; four teeth are £120".
struct ShownSums {
  fileprivate struct Amount {
    let key: ComparedValue.Key
    let value: Decimal
    /// Where it stands in the sentence; nil for what stands elsewhere.
    var tokens: Range<Int>?
  }

  /// A longer sentence before is a list, and of more facts any number is a sum.
  private static let longestBefore = 128
  private static let mostFacts = 64

  private let own: [Amount]
  /// What the sentence before says.
  private var before: [Amount] = []
  /// The prices and doses of the facts.
  private var facts: [Amount] = []
  /// How many times something is counted in the sentence and the one before.
  private var counts: [Count] = []
  /// How many of something have a price of their own, which so many times another price does not excuse.
  private var sold: Set<Decimal> = []
  /// What the sentence names of what is paid on top.
  private var added: Decimal = 0
  /// What is paid each month where there is no interest.
  private var instalments: [Decimal] = []
  /// Whether it says that numbers are taken together, that something comes out, and that something is
  /// left or how much more it is.
  private let saysTotal: Bool
  private let adds: Bool
  private let takesAway: Bool
  /// Whether it speaks of what is paid first, which is no price of several.
  private let isDeposit: Bool

  private struct Count {
    let number: Decimal
    let tokens: Range<Int>
  }

  /// Nil where the sentence does not say that a number is worked out, and has no amounts of money.
  init?(_ terms: SumTerms) {
    let page = terms.page
    saysTotal = terms.has(.total)
    adds = saysTotal || terms.has(.outcome) || terms.saysOutcome
    takesAway =
      terms.has(.rest) || terms.sentence.tokens.contains { page.known($0).kinds.contains(.saving) }
    isDeposit = terms.stems.contains(terms.stem(terms.words.deposit))
    guard adds || takesAway || terms.written.contains(where: \.isMoney) else { return nil }
    own = terms.written.flatMap { Amount.all(of: $0, isOwn: true) }
    addCounts(terms)
    if let previous = page.sentence(before: terms.sentence),
      previous.tokens.count <= Self.longestBefore
    {
      let written = QuantityReader(page, previous.tokens).read(withFacts: true)
      before = written.flatMap { Amount.all(of: $0, isOwn: false) }
      addCounts(SumTerms(written, previous, page, terms.words))
    }
    addCountsOfRow(terms)
    addTimes(terms)
    added = terms.additions()
    if let prices = page.treatment?.prices {
      instalments = prices.finance.flatMap { $0.payments(in: prices) }
    }
    sold = Self.sold(page.treatment?.prices.prices ?? [], terms)
    let facts = page.treatment?.facts.entries.flatMap(Self.amounts) ?? []
    self.facts = facts.count <= Self.mostFacts ? facts : []
  }

  /// Adds what the first cell of its row counts: two body parts.
  private mutating func addCountsOfRow(_ terms: SumTerms) {
    let page = terms.page
    guard let first = page.cellsTelling(of: terms.sentence).first,
      first < terms.sentence.unit,
      let title = page.prose.sentences[page.prose.units[first].sentences].first,
      title.tokens.count <= Self.longestBefore
    else { return }
    let written = QuantityReader(page, title.tokens).read(withFacts: true)
    addCounts(SumTerms(written, title, page, terms.words))
  }

  private mutating func addCounts(_ terms: SumTerms) {
    let words = terms.page.site.quantities.times
    for token in terms.sentence.tokens {
      guard let times = words[terms.page.word(token)] else { continue }
      counts.append(Count(number: Decimal(times), tokens: token..<token + 1))
    }
    counts += terms.counts.filter { count in
      // The 2 of 2 weeks counts nothing.
      !terms.written.contains { $0.tokens.overlaps(count.tokens) && $0.isMeasure }
    }.map { Count(number: Decimal($0.number), tokens: $0.tokens) }
    for written in terms.written {
      switch written.value {
      case .frequency(let often):
        add(Decimal(often.times.upperBound), written)
      // Five nights of four hours, two weeks of drops each day.
      case .quantity(let time, _)
      where time.isSingle && [.day, .night, .week].contains(time.unit):
        add(time.low ?? 0, written)
        if time.unit == .week { add((time.low ?? 0) * 7, written) }
      default: break
      }
    }
    addPairs(terms)
    counts.removeAll { $0.number <= 1 }
  }

  private mutating func add(_ count: Decimal, _ written: WrittenQuantity) {
    counts.append(Count(number: count, tokens: written.tokens))
  }

  /// Each eye is one of two.
  private mutating func addPairs(_ terms: SumTerms) {
    let page = terms.page
    for token in terms.sentence.tokens.dropLast()
    where page.known(token).kinds.contains(.each)
      && terms.words.paired.contains(page.words.numbers.text(ofStem: page.known(token + 1).stem))
    {
      counts.append(Count(number: 2, tokens: token..<token + 2))
    }
  }

  /// Adds how many of a time that is told make another one: of three months, four in a year.
  private mutating func addTimes(_ terms: SumTerms) {
    let page = terms.page
    let reader = QuantityReader(page, terms.sentence.tokens)
    let rates = terms.sentence.tokens.dropLast().compactMap { token -> QuantityUnit? in
      var next = token + 1
      guard page.known(token).kinds.contains(.each) else { return nil }
      return reader.units(&next).first.flatMap { $0.dimension == .time ? $0 : nil }
    }
    for written in terms.written {
      guard let time = written.quantity, time.unit.dimension == .time, time.isSingle,
        let length = time.lowInSmallest, length > 0
      else { continue }
      for rate in rates {
        guard let number = (rate.size / length).wholeNumber else { continue }
        counts.append(Count(number: Decimal(number), tokens: written.tokens))
      }
    }
  }

  private static func sold(_ prices: [Price], _ terms: SumTerms) -> Set<Decimal> {
    var sold: Set<Decimal> = []
    for price in prices {
      if case .several(let count, _) = price.purpose { sold.insert(Decimal(count)) }
      for word in price.name.value.lowercased().split(separator: " ") {
        if let count = terms.words.counts[String(word)] ?? Int(word) {
          sold.insert(Decimal(count))
        }
      }
    }
    return sold.subtracting([1])
  }

  private static func amounts(of entry: FactEntry) -> [Amount] {
    if case .amount(.range(let low, let high), _, _)? = entry.value {
      return low == high ? [Amount(key: .money, value: low)] : []
    }
    return ComparedValue.all(of: entry).compactMap { value in
      guard case .quantity(let quantity) = value, quantity.unit.isOfMedicine, quantity.isSingle,
        let amount = quantity.lowInSmallest
      else { return nil }
      return Amount(key: value.key, value: amount)
    }
  }

  /// Whether a number comes out of others, or is one of those that another one comes out of. Of a range
  /// both ends must. How much of a medicine comes together must be said, because it is often told beside
  /// how often.
  func explain(_ written: WrittenQuantity) -> Bool {
    let ends = Amount.all(of: written, isOwn: true)
    guard saysTotal || !(written.quantity?.unit.isOfMedicine ?? false) else { return false }
    return isCountOfPrice(written) || !ends.isEmpty && ends.allSatisfy { explain($0, written) }
  }

  /// Whether the sentence gives the price of one and of so many: six visits at £60 each come to £360.
  private func isCountOfPrice(_ written: WrittenQuantity) -> Bool {
    guard let count = written.quantity, count.isSingle, count.unit.dimension.isCounted,
      let number = count.low, number > 1
    else { return false }
    let prices = own.filter { $0.key == .money }.map(\.value)
    return prices.contains { one in prices.contains(one * number) }
  }

  private func explain(_ number: Amount, _ written: WrittenQuantity) -> Bool {
    guard number.value > 0 else { return false }
    let counts = Set(self.counts.filter { !$0.tokens.overlaps(written.tokens) }.map(\.number))
    let own = self.own.filter { $0.key == number.key && $0.tokens != number.tokens }.map(\.value)
    let near = own + before.filter { $0.key == number.key }.map(\.value)
    if number.key == .money,
      added > 0 && near.contains(number.value - added)
        || instalments.contains(where: { abs($0 - number.value) < 1 })
    {
      return true
    }
    if number.key == .money, !isDeposit,
      isPriceOfSeveral(number.value, own, near, adds ? [] : sold, counts)
    {
      return true
    }
    guard adds || takesAway else { return false }
    let once = near + facts.filter { $0.key == number.key }.map(\.value)
    // Of two amounts that are not known each would excuse the other.
    let known = number.key == .money ? once.filter(isKnownPrice) : once
    var often = known.flatMap { one in counts.map { count in one * count } }
    // An hour a day, on five days a week, for twelve weeks.
    if saysTotal, counts.count <= Self.mostCounts {
      often += often.flatMap { some in counts.map { some * $0 } }
    }
    return often.contains(number.value) || comesOut(number.value, of: near, once + often)
      || own.contains { whole in
        counts.contains { number.value * $0 == whole }
          || own.contains { $0 + number.value == whole && $0 != whole }
      }
  }

  private func isKnownPrice(_ amount: Decimal) -> Bool {
    facts.isEmpty || facts.contains { $0.key == .money && $0.value == amount }
  }

  /// How many counts are taken two at a time at most: of more any number comes out.
  private static let mostCounts = 12
  /// How many amounts are added up at most.
  private static let mostTerms = 8

  /// Whether it is so many times an amount that stands near, the one that so many of make it, or what
  /// several of them are together, of which the sentence itself has one.
  private func isPriceOfSeveral(
    _ number: Decimal, _ own: [Decimal], _ near: [Decimal], _ sold: Set<Decimal>,
    _ counts: Set<Decimal>
  ) -> Bool {
    let isMultiple = near.contains { one in
      (isKnownPrice(one) || isKnownPrice(number))
        && counts.contains { one * $0 == number && !sold.contains($0) || number * $0 == one }
    }
    if isMultiple { return true }
    guard near.count > 1, near.count <= Self.mostTerms else { return false }
    // Each set of amounts is a number whose bits are its members.
    return (1..<1 << near.count).contains { set in
      let members = near.indices.filter { set & 1 << $0 != 0 }
      return members.count > 1 && members.contains { $0 < own.count }
        && members.reduce(0) { $0 + near[$1] } == number
    }
  }

  /// Whether a number is what two others are together, or what lies between them. One of the two stands
  /// here.
  private func comesOut(_ number: Decimal, of near: [Decimal], _ others: [Decimal]) -> Bool {
    near.contains { one in
      adds && ![number, number - one].contains(one) && others.contains(number - one)
        || takesAway && (others.contains(one + number) || others.contains(one - number))
    }
  }
}

extension ShownSums.Amount {
  /// One number of one kind, in the smallest unit, or both ends of a range; none for anything else.
  fileprivate static func all(of written: WrittenQuantity, isOwn: Bool) -> [Self] {
    let tokens = isOwn ? written.tokens : nil
    switch written.value {
    case .money(let low?, let high?, _):
      return Set([low, high]).sorted().map { Self(key: .money, value: $0, tokens: tokens) }
    case .quantity(let quantity, _):
      guard let low = quantity.lowInSmallest, let high = quantity.highInSmallest else { return [] }
      let key = ComparedValue.Key.quantity(quantity.unit.dimension)
      return Set([low, high]).sorted().map { Self(key: key, value: $0, tokens: tokens) }
    default: return []
    }
  }
}

extension WrittenQuantity {
  fileprivate var isMeasure: Bool {
    guard let quantity else { return true }
    if quantity.unit == .number { return false }
    if case .counted = quantity.unit.dimension { return false }
    return true
  }
}

extension QuantityUnit {
  /// Whether so much of a medicine can be taken.
  var isOfMedicine: Bool {
    switch dimension {
    case .mass, .volume, .internationalUnits: true
    default: isDoseUnit || self == .dose
    }
  }
}
