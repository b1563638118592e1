import Facts
import Foundations
import struct Essentials.Decimal

/// The fact that a number in prose is about.
struct FactMatch {
  let entry: FactEntry
  /// The end of the fact that the number is: `low`, `high`, or nil for the whole.
  var end: String?
  let agrees: Bool
  let isAllowed: Bool
  /// Whether the words around the number leave no doubt that it is about the fact.
  var isCertain = true

  /// How articles refer to it; nil when they cannot.
  var name: Identifier? {
    // Of several ages a reference gives all.
    if case .times? = entry.value { return nil }
    return entry.isReferable ? end.map(entry.id.appending) ?? entry.id : nil
  }

  /// A fact that a number differs from.
  init(_ entry: FactEntry) { self.init(entry, end: nil, agrees: false, isAllowed: false) }

  fileprivate init(_ entry: FactEntry, end: String?, agrees: Bool, isAllowed: Bool) {
    self.entry = entry
    self.end = end
    self.agrees = agrees
    self.isAllowed = isAllowed
  }

  fileprivate init(_ entry: FactEntry, _ agreement: Agreement) {
    self.init(
      entry, end: agreement.end, agrees: agreement.agrees, isAllowed: agreement.isAllowed)
  }
}

/// Finds the facts of a subject that numbers in its prose are about: those of the same dimension
/// whose name or label is near the number. A class, because all pages of the subject share it.
final class FactMatcher {
  /// A fact with what a sentence must and must not say to be about it.
  private struct Candidate {
    /// The number of its entry.
    let entry: Int
    let value: ComparedValue
    var blocked: [Int32] = []
    /// The ways that leave no doubt that a sentence is about it, in order: more than the name of a
    /// column, which every row has. Nil where each does.
    var certain: [Int]?
    /// Whether it is how long something lasts, which more is said about than how long it lasts.
    var isLasting = false
    /// Whether it has words of its own that mark it in prose.
    var isMarked = false
    var isAge = false
    /// Whether it is a time between two of the same, which is also told as how often.
    var isGap = false
    /// Whether its label says that it is a time before something.
    var countsBack = false
    let isTime: Bool
    let scale: Int

    init(_ value: ComparedValue, entry: Int) {
      self.entry = entry
      self.value = value
      isTime = value.isTime
      scale = value.timeScale
    }
  }

  /// The facts that values of one kind can be compared with.
  private struct Candidates {
    private(set) var all: [Candidate] = []
    /// Those that a way of the matcher names, in order.
    private(set) var byWay: [Int: [Int]] = [:]
    /// Those that their unit tells.
    private(set) var unnamed: [Int] = []

    mutating func add(_ candidate: Candidate, _ ways: [Int]) {
      if ways.isEmpty { unnamed.append(all.count) }
      for way in Set(ways) { byWay[way, default: []].append(all.count) }
      all.append(candidate)
    }
  }

  /// How many facts a number is compared with that its sentence names by the same words. Where more
  /// are as near, the words tell of none.
  private static let mostCompared = 128

  private struct PriceCandidate {
    /// The number of its entry.
    let entry: Int
    let amount: PriceAmount
  }

  private let currency: Currency
  private let numbers: NumberWords
  private var words: Shared<FactWords>? { numbers.facts }
  private let entries: [FactEntry]
  private var ways = FactWays()
  /// The stems of the subject's name.
  private let subject: Set<String>
  /// The facts by what their values can be compared with.
  private var candidates: [ComparedValue.Key: Candidates] = [:]
  private var prices: [PriceCandidate] = []
  /// The prices by the way that their labels name them.
  private var pricesByWay: [Int: [Int]] = [:]
  /// By how much each price is more than each other; nil where there are so many prices that any
  /// amount could be that.
  private lazy var differences: Set<Decimal>? = {
    guard prices.count <= Self.mostCompared else { return nil }
    let amounts = prices.flatMap { [$0.amount.low, $0.amount.high] }.compactMap(\.self)
    return Set(amounts.flatMap { amount in amounts.map { abs($0 - amount) } }).subtracting([0])
  }()
  private lazy var said = ValueIndex(candidates.values.lazy.flatMap(\.all).map(\.value))
  /// Whether there are facts whose number is written without a unit.
  private(set) var hasPlainNumbers = false
  /// With how many facts numbers were compared: the work of the matcher.
  private(set) var compared = 0
  /// The stems for taking a dose.
  private let taking: [Int32]

  convenience init(_ treatment: Treatment, words: NumberWords) {
    self.init(
      treatment.facts.entries, of: treatment.name.value, currency: treatment.prices.currency,
      words: words)
  }

  /// A matcher of the facts in `entries`, of the subject called `name`.
  init(_ entries: [FactEntry], of name: String, currency: Currency, words: NumberWords) {
    self.currency = currency
    self.entries = entries
    numbers = words
    subject = words.facts.map { Set(Self.stems(name, $0)) } ?? []
    let taking = words.facts.map { $0.taking.union($0.doseNouns) } ?? []
    self.taking = taking.map(words.number(ofStem:))
    for (index, entry) in entries.enumerated() where entry.kind != .member {
      for value in ComparedValue.all(of: entry) { add(value, of: entry, index) }
      addPrice(entry, index)
    }
    ways.finish()
    hasPlainNumbers = QuantityUnit.leftOut.contains {
      candidates[.quantity($0.dimension)] != nil
    }
  }

  /// What the numbers among `tokens` of `sentence` are matched by.
  func words(_ tokens: Range<Int>, of sentence: Sentence, _ page: CheckedPage) -> SentenceStems {
    var stems = SentenceStems(tokens, of: sentence, page)
    stems.named = ways.named(in: stems)
    return stems
  }

  /// The fact that `written` is about among the words of its sentence; nil when none can be told.
  /// What tells an age is only about a fact that does.
  func match(
    _ written: WrittenQuantity, isAge: Bool = false, among stems: SentenceStems
  ) -> FactMatch? {
    let context = Context(number: written.tokens, sentence: stems)
    if case .money(let low, let high, let code) = written.value {
      return code == currency.code ? price(low, high, context) : nil
    }
    let values = ComparedValue.all(of: written)
    var matches = values.compactMap { match($0, in: written, isAge: isAge, context) }
    if matches.isEmpty, let interval = written.interval {
      matches = [match(.quantity(interval), in: written, isAge: false, context, isInterval: true)]
        .compactMap(\.self)
    }
    return matches.first(where: \.agrees) ?? matches.first(where: \.isAllowed) ?? matches.first
  }

  /// Whether a fact of the subject says the same, whatever it is about.
  func says(_ written: WrittenQuantity) -> Bool {
    ComparedValue.all(of: written).contains { said.says($0) }
  }

  func saysAll(of written: WrittenQuantity) -> Bool {
    ComparedValue.all(of: written).contains { said.saysAll(of: $0) }
  }

  /// Whether facts say each end of a range in units of its own.
  func saysEnds(of written: WrittenQuantity) -> Bool {
    guard let quantity = written.quantity, quantity.hasMixedUnits, let low = quantity.low,
      let high = quantity.high
    else { return false }
    return [(low, quantity.lowUnit), (high, quantity.unit)].allSatisfy { number, unit in
      said.says(.quantity(Quantity(low: number, high: number, unit: unit)))
    }
  }

  /// Whether `written` says how something is taken: a word for that stands beside it.
  func isTaken(_ written: WrittenQuantity, among stems: SentenceStems) -> Bool {
    stems.distance(from: written.tokens, to: taking).map { $0 <= 4 } ?? false
  }

  // MARK: Money

  /// The price that agrees, of those whose label the sentence names or else of all; the first when
  /// none does.
  private func price(_ low: Decimal?, _ high: Decimal?, _ context: Context) -> FactMatch? {
    let named = context.sentence.named.flatMap { pricesByWay[$0] ?? [] }.sorted()
    let prices = named.isEmpty ? self.prices : named.map { self.prices[$0] }
    for price in prices
    where price.amount.low == low && price.amount.high == high {
      return FactMatch(entries[price.entry], end: nil, agrees: true, isAllowed: true)
    }
    for price in prices where low != nil && low == high {
      let end = price.amount.low == low ? "low" : price.amount.high == high ? "high" : nil
      if let end {
        return FactMatch(entries[price.entry], end: end, agrees: true, isAllowed: true)
      }
    }
    let nearest = prices.min {
      Self.gap($0.amount, low ?? high) < Self.gap($1.amount, low ?? high)
    }
    guard let nearest else { return nil }
    var match = FactMatch(entries[nearest.entry], end: nil, agrees: false, isAllowed: false)
    match.isCertain =
      !named.isEmpty || self.prices.count { entries[$0.entry].kind == .price } == 1
    return match
  }

  /// Whether an amount is by how much one price is more than another, which is saved with it.
  func isDifference(_ low: Decimal?, _ high: Decimal?) -> Bool {
    guard let low, low == high else { return false }
    return differences?.contains(low) ?? true
  }

  /// How far `amount` is from the nearest end of a price.
  private static func gap(_ price: PriceAmount, _ amount: Decimal?) -> Decimal {
    guard let amount else { return 0 }
    return [price.low, price.high].compactMap(\.self).map { abs($0 - amount) }.min() ?? 0
  }

  // MARK: Quantities

  /// The fact nearest to a value. Where that one differs, another that the sentence speaks of too
  /// may be the one that is meant.
  private func match(
    _ typed: ComparedValue, in written: WrittenQuantity, isAge: Bool, _ context: Context,
    isInterval: Bool = false
  ) -> FactMatch? {
    guard let candidates = candidates[typed.key] else { return nil }
    // Minutes are never about what is counted in weeks: they are about a step of it.
    let scale = typed.timeScale
    func isMeant(_ candidate: Candidate) -> Bool {
      (!isAge || candidate.isAge) && (!isInterval || candidate.isGap && !candidate.isMarked)
        && scale * candidate.scale >= 0 && self.isMeant(candidate, context)
    }
    func isNamed(_ index: Int) -> Bool {
      candidates.all[index].certain?.contains(where: context.sentence.isNamed) ?? true
    }
    let near = near(candidates, context)
    let meant = near.lazy.map { way in
      (way.distance, way.candidates.filter { isMeant(candidates.all[$0]) })
    }.filter { !$0.1.isEmpty }
    var nearest: [Int] = []
    // What the name of a column alone tells is nearer to all rows than the words of one are to it.
    if let (distance, found) = meant.first(where: { $0.1.contains(where: isNamed) }) ?? meant.first
    {
      guard distance <= typed.reach(written) else { return nil }
      nearest = found.contains(where: isNamed) ? found.filter(isNamed) : found
    } else if !context.isOfAPart {
      nearest = candidates.unnamed.filter { isMeant(candidates.all[$0]) }
    }
    guard let first = nearest.first else { return nil }
    if let match = match(typed, nearest, of: candidates) { return match }
    // So many facts are named by the same words that these do not tell which is meant.
    guard !near.contains(where: \.isCut), nearest.count < Self.mostCompared else { return nil }
    let marked = near.lazy.flatMap(\.candidates).filter {
      candidates.all[$0].isMarked && isMeant(candidates.all[$0])
    }
    if let match = match(typed, Set(marked).sorted(), of: candidates) { return match }
    let candidate = candidates.all[first]
    if entries[candidate.entry].isCountedPace { return nil }
    var match = FactMatch(entries[candidate.entry], typed.agreement(with: candidate.value))
    match.isCertain = isNamed(first)
    return match
  }

  /// Facts that a sentence names, and how far their words are from the number.
  private struct Near {
    let distance: Int
    var candidates: [Int]
    /// Whether there are more of them than are looked at.
    var isCut: Bool
  }

  /// The facts that the sentence names, by how far their words are from the number, nearest first.
  private func near(_ candidates: Candidates, _ context: Context) -> [Near] {
    var found: [Near] = []
    for way in context.sentence.named {
      guard let named = candidates.byWay[way],
        let distance = context.distance(to: ways.firstStems(of: way))
      else { continue }
      let isCut = named.count > Self.mostCompared
      found.append(
        Near(
          distance: distance, candidates: isCut ? Array(named[..<Self.mostCompared]) : named,
          isCut: isCut))
    }
    guard found.count > 1 else { return found }
    found.sort { $0.distance < $1.distance }
    var joined: [Near] = []
    for near in found {
      if let last = joined.indices.last, joined[last].distance == near.distance {
        joined[last].candidates = Set(joined[last].candidates + near.candidates).sorted()
        joined[last].isCut = joined[last].isCut || near.isCut
      } else {
        joined.append(near)
      }
    }
    return joined
  }

  /// The first of `found` that says the same, or else that `typed` does not contradict.
  private func match(
    _ typed: ComparedValue, _ found: [Int], of candidates: Candidates
  ) -> FactMatch? {
    var allowed: (entry: Int, agreement: Agreement)?
    for index in found {
      let entry = candidates.all[index].entry
      let agreement = typed.agreement(with: candidates.all[index].value)
      compared += 1
      if agreement.agrees { return FactMatch(entries[entry], agreement) }
      if agreement.isAllowed, allowed == nil { allowed = (entry, agreement) }
    }
    return allowed.map { FactMatch(entries[$0.entry], $0.agreement) }
  }

  /// Whether a sentence that names a fact may be about it.
  private func isMeant(_ candidate: Candidate, _ context: Context) -> Bool {
    if !candidate.blocked.isEmpty, context.sentence.says(candidate.blocked) { return false }
    if candidate.isTime, !candidate.isMarked {
      if context.isCompared || !candidate.countsBack && context.isCountedBack { return false }
    }
    return !candidate.isLasting
      || context.sentence.roles.isDisjoint(with: [.condition, .instruction])
  }

  // MARK: Words of facts

  private func addPrice(_ entry: FactEntry, _ index: Int) {
    guard entry.kind == .price || entry.kind == .estimate,
      case .amount(let amount, _, _)? = entry.value, amount.isMoney
    else { return }
    let label = words.map { Self.stems(entry.label?.value ?? "", $0) } ?? []
    if !label.isEmpty {
      let way = ways.number(of: label.map { [numbers.number(ofStem: $0)] })
      pricesByWay[way, default: []].append(prices.count)
    }
    prices.append(PriceCandidate(entry: index, amount: amount))
  }

  private static let sessions = Identifier(QuantityName.sessions.rawValue)

  private func add(_ value: ComparedValue, of entry: FactEntry, _ index: Int) {
    var candidate = Candidate(value, entry: index)
    if entry.kind == .quantity, entry.id == Self.sessions {
      candidates[value.key, default: Candidates()].add(candidate, [])
    } else if let words, !entry.tellsOnset {
      // When a risk begins only words for beginning tell, as statements have them.
      let ways = ways(of: entry, value, words, &candidate)
      if !ways.isEmpty { candidates[value.key, default: Candidates()].add(candidate, ways) }
    }
  }

  /// The ways in which a sentence names a fact, with what makes it be about another in `candidate`.
  private func ways(
    of entry: FactEntry, _ value: ComparedValue, _ words: Shared<FactWords>,
    _ candidate: inout Candidate
  ) -> [Int] {
    func group(_ stem: String) -> Set<String> { (words.synonyms[stem] ?? []).union([stem]) }
    let isNamed = entry.kind == .quantity || entry.kind == .risk
    let marks = entry.words.map { Self.stems($0, words) }.filter { !$0.isEmpty }
    var names = entry.isReferable ? Self.stems(Self.nameComponent(entry.id), words) : []
    if !value.isTime { names.removeAll { $0 == words.lengths } }
    var extra: [Set<String>] = []
    if isNamed, value.isTime, marks.isEmpty, !names.contains(words.lengths),
      words.momentNames.isDisjoint(with: names), words.lengthNames.isDisjoint(with: names)
    {
      extra = [words.lasting]
      candidate.isLasting = true
    }
    candidate.isMarked = !marks.isEmpty || !value.isQuantity
    let label = Self.stems(entry.label?.value ?? "", words)
    candidate.countsBack = !words.earlier.isDisjoint(with: label)
    candidate.isGap = !words.gapNames.isDisjoint(with: names + label + marks.joined())
    candidate.isAge = !words.ages.isDisjoint(with: names + label + marks.joined())
    if marks.isEmpty {
      let blocked = names.reduce(into: Set()) { $0.formUnion(words.otherThings[$1] ?? []) }
      candidate.blocked = blocked.map(numbers.number(ofStem:))
    }
    names += names.compactMap { words.needs[$0] }
    var found: [[Set<String>]] = names.isEmpty ? [] : [names.map(group) + extra]
    found += marks.map { $0.map { [$0] } }
    if value.isDose, !names.contains(where: words.doses.contains) || marks.isEmpty {
      found += doseWays(label, value, words)
    }
    found += self.ways(ofLabel: label).map { $0.map(group) + extra }
    let all = found.map { way in
      ways.number(of: way.map { Set($0.map(numbers.number(ofStem:))) })
    }
    if entry.kind == .table, names.count == 1 { candidate.certain = Array(all.dropFirst()) }
    return all
  }

  /// The words of a label that must stand together: of a long one, two thirds are enough, and the
  /// name of the subject is understood.
  private func ways(ofLabel label: [String]) -> [[String]] {
    let own = label.filter { !subject.contains($0) }
    let label = own.isEmpty ? label : own
    let most = label.count < 3 ? label.count : (label.count * 2 + 2) / 3
    return most > 0 ? Self.combinations(of: label, count: most) : []
  }

  /// A dose of the subject itself is also meant where only taking is spoken of. Much is done every
  /// day, so how often needs what is taken.
  private func doseWays(
    _ label: [String], _ value: ComparedValue, _ words: Shared<FactWords>
  ) -> [[Set<String>]] {
    let own = label.filter { !subject.contains($0) && !words.doses.contains($0) }
    guard own.isEmpty else { return [] }
    return value.isQuantity
      ? [[words.doses]] : [[words.doseNouns], [words.taking, words.pronouns]]
  }

  /// The part of a name that says what it is about: that of a risk, not of its chance.
  private static func nameComponent(_ id: Identifier) -> String {
    let parts = id.components
    let isChance = parts.count > 1 && parts.last == "chance"
    return (isChance ? parts.dropLast() : parts[...]).last?.text ?? id.text
  }

  /// The stems of the words of a label that tell something.
  static func stems(_ text: String, _ words: Shared<FactWords>) -> [String] {
    let parts = StatementStems.parts(of: text)
    return words.joined(parts.map(words.stem)).filter { !words.ignored.contains($0) }
  }

  /// All ways to leave one or two words of a label out; a label has few words.
  private static func combinations(of words: [String], count: Int) -> [[String]] {
    guard count < words.count, words.count < 9 else { return [words] }
    guard count > 0 else { return [[]] }
    guard let first = words.first else { return [] }
    let rest = Array(words.dropFirst())
    return combinations(of: rest, count: count - 1).map { [first] + $0 }
      + (rest.count < count ? [] : combinations(of: rest, count: count))
  }

  // MARK: Sentences

  /// A number among the words of its sentence.
  private struct Context {
    let number: Range<Int>
    let sentence: SentenceStems

    /// Whether the number is only compared with.
    var isCompared: Bool { sentence.roles(at: number.lowerBound - 1).contains(.comparison) }

    /// Whether it is how long before something.
    var isCountedBack: Bool {
      (number.upperBound..<number.upperBound + 2).contains {
        sentence.roles(at: $0).contains(.earlier)
      }
    }

    /// Whether visits are counted, and not of the whole: each eye has its own four visits.
    var isOfAPart: Bool {
      sentence.roles(at: number.upperBound - 1).contains(.visit)
        && sentence.roles.contains(.share)
    }

    func distance(to stems: [Int32]) -> Int? { sentence.distance(from: number, to: stems) }
  }
}

extension FactEntry {
  /// Whether it is what happens so often in a time, 3 or more in 12 months: other counts and times beside
  /// its name may be of anything.
  fileprivate var isCountedPace: Bool {
    guard case .pace(let pace)? = value else { return false }
    return pace.amount.unit == .number
  }
}
