import Facts
import Foundations
import struct Foundation.Decimal

/// The fact that a number in prose is about.
struct FactMatch {
  let entry: FactEntry
  /// The end of the fact that the number is: `low`, `high`, or nil for the whole.
  var end: String?
  let agrees: Bool
  let isAllowed: Bool

  /// How articles refer to it; nil when they cannot.
  var name: Identifier? { entry.isReferable ? end.map(entry.id.appending) ?? entry.id : nil }

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

/// The words by which a language tells which fact a number is about. All are stems.
struct FactWords: Sendable {
  /// What a word in small letters has in common with its other forms.
  let stem: @Sendable (_ word: String) -> String
  /// What says the same as a word of a fact's name.
  let synonyms: [String: Set<String>]
  /// A further word that must be near a word of a fact's name.
  let needs: [String: String]
  /// What tells nothing in the label of a fact.
  let ignored: Set<String>
  /// The word in the names of facts that say how long something takes.
  let lengths: String
  /// Words in the names of times that are not how long something lasts.
  let momentNames: Set<String>
  /// Words that name a length of time themselves.
  let lengthNames: Set<String>
  /// Verbs that tell how long something lasts.
  let lasting: Set<String>
  /// What makes a sentence a condition or turns it round.
  let conditions: Set<String>
  /// What stands before a number that is only compared with.
  let comparisons: Set<String>
  /// What stands behind a time that is counted back.
  let earlier: Set<String>
  /// What tells patients to do something for a time.
  let instructions: Set<String>
  /// Words that make a sentence with a word of a fact's name one about something else.
  let otherThings: [String: Set<String>]
  /// What separates the parts of a sentence.
  let boundaries: Set<String>
  /// What begins a sentence about the same as the one before.
  let pronouns: Set<String>
  /// Words for a session that also mean other visits, and what says that each of several has some.
  let visits: Set<String>
  let shares: Set<String>
  /// What says that an amount is taken, and what is taken.
  let doses: Set<String>
  let doseNouns: Set<String>
  /// What says that it is taken, where it is a pronoun.
  let taking: Set<String>
  /// Words in the names of facts that say how old somebody is.
  let ages: Set<String>
  /// The stem for each that says the same, by which statements are compared.
  var canonical: [String: String] = [:]
  /// Further stems that tell nothing in a statement.
  var untold: Set<String> = []
  /// What goes with the values of a fact or column, whatever it is about, by its name.
  var cues: [String: Set<String>] = [:]
  /// What says that nothing is paid for waiting: interest.
  var free: Set<String> = []
  /// What stands before how long something lasts, as it is written: for, after.
  var lengthStarts: Set<String> = []
  /// Boundaries that only join: and.
  var joiners: Set<String> = []
  /// What stands between an amount and the time that it is for, and the units of amounts.
  var within: Set<String> = []
  var masses: Set<String> = []
  /// What points to the sentence before, as it is written: it, this.
  var pointers: Set<String> = []
  /// What says that a sentence tells of others: a study, other clinics.
  var attributions: Set<String> = []

  /// The cues of a fact: those of its name, else those of its column.
  func cues(of name: String) -> Set<String> {
    cues[name] ?? name.split(separator: ".").last.flatMap { cues[String($0)] } ?? []
  }
}

/// Finds the facts of a subject that numbers in its prose are about: those of the same dimension
/// whose name or label is near the number.
struct FactMatcher {
  /// A fact with what a sentence must and must not say to be about it.
  private struct Candidate {
    let entry: FactEntry
    let value: ComparedValue
    /// The numbers of its ways among those of the matcher; empty for a fact that its unit tells.
    var ways: [Int] = []
    var blocked: Set<String> = []
    /// Whether it is how long something lasts, which more is said about than how long it lasts.
    var isLasting = false
    /// Whether it has words of its own that mark it in prose.
    var isMarked = false
    var isAge = false
    /// Whether its label says that it is a time before something.
    var countsBack = false
    /// The number of its clue among those of the matcher.
    var clue = 0
    let scale: Int

    init(entry: FactEntry, value: ComparedValue) {
      self.entry = entry
      self.value = value
      scale = value.timeScale
    }
  }

  /// What a candidate is told by, and so what facts share that no sentence can tell apart.
  private struct Clue: Hashable {
    let ways: [Int]
    let blocked: Set<String>
    let flags: [Bool]

    init(_ candidate: Candidate) {
      ways = candidate.ways
      blocked = candidate.blocked
      flags = [
        candidate.isLasting, candidate.isMarked, candidate.countsBack, candidate.value.isTime,
      ]
    }
  }

  /// A price with the words of its label.
  private struct PriceCandidate {
    let entry: FactEntry
    let amount: PriceAmount
    let label: [String]
  }

  private let currency: Currency
  private let words: FactWords?
  /// The facts by what their values can be compared with.
  private let candidates: [ComparedValue.Key: [Candidate]]
  private let ways: FactWays
  /// How many clues there are.
  private let clues: Int
  private let prices: [PriceCandidate]

  init(_ treatment: Treatment, words: FactWords?) {
    self.init(
      treatment.facts.entries, of: treatment.name.value, currency: treatment.prices.currency,
      words: words)
  }

  /// A matcher of the facts in `entries`, of the subject called `name`.
  init(_ entries: [FactEntry], of name: String, currency: Currency, words: FactWords?) {
    self.currency = currency
    self.words = words
    var ways = FactWays(subject: words.map { Set(Self.stems(name, $0)) } ?? [])
    var candidates: [ComparedValue.Key: [Candidate]] = [:]
    var clues: [Clue: Int] = [:]
    for entry in entries where entry.kind != .member {
      for value in ComparedValue.all(of: entry) {
        if var candidate = Self.candidate(entry, value, words, &ways) {
          let clue = Clue(candidate)
          candidate.clue = clues[clue] ?? clues.count
          clues[clue] = candidate.clue
          candidates[value.key, default: []].append(candidate)
        }
      }
    }
    self.candidates = candidates
    self.ways = ways
    self.clues = clues.count
    prices = entries.compactMap { entry in
      guard entry.kind == .price || entry.kind == .estimate,
        case .amount(let amount, _, _)? = entry.value, amount.isMoney
      else { return nil }
      let label = words.map { Self.stems(entry.label?.value ?? "", $0) } ?? []
      return PriceCandidate(entry: entry, amount: amount, label: label)
    }
  }

  /// What the numbers in `sentence` of `page` are matched by.
  func words(of sentence: Sentence, _ page: CheckedPage) -> SentenceStems {
    var stems = SentenceStems(sentence, page, words)
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

  /// Whether there are facts whose number is written without a unit.
  var hasPlainNumbers: Bool {
    QuantityUnit.leftOut.contains { candidates[.quantity($0.dimension)] != nil }
  }

  /// Whether a fact of the subject says the same, whatever it is about.
  func says(_ written: WrittenQuantity) -> Bool {
    ComparedValue.all(of: written).contains { value in
      (candidates[value.key] ?? []).contains { value.agreement(with: $0.value).agrees }
    }
  }

  /// Whether `written` says how something is taken: a word for that stands beside it.
  func isTaken(_ written: WrittenQuantity, among stems: SentenceStems) -> Bool {
    guard let words else { return false }
    let context = Context(number: written.tokens, sentence: stems)
    return context.distance(to: words.taking.union(words.doseNouns)).map { $0 <= 4 } ?? false
  }

  // MARK: Money

  /// The price that agrees, of those whose label the sentence names or else of all; the first when
  /// none does.
  private func price(_ low: Decimal?, _ high: Decimal?, _ context: Context) -> FactMatch? {
    let named = prices.filter { price in
      !price.label.isEmpty && price.label.allSatisfy { context.distance(to: [$0]) != nil }
    }
    let prices = named.isEmpty ? prices : named
    for price in prices
    where price.amount.low == low && price.amount.high == high {
      return FactMatch(price.entry, end: nil, agrees: true, isAllowed: true)
    }
    for price in prices where low != nil && low == high {
      let end = price.amount.low == low ? "low" : price.amount.high == high ? "high" : nil
      if let end { return FactMatch(price.entry, end: end, agrees: true, isAllowed: true) }
    }
    let nearest = prices.min {
      Self.gap($0.amount, low ?? high) < Self.gap($1.amount, low ?? high)
    }
    return nearest.map { FactMatch($0.entry, end: nil, agrees: false, isAllowed: false) }
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
    var scores = Scores(ways, clues: clues)
    // Minutes are never about what is counted in weeks: they are about a step of it.
    let scale = typed.timeScale
    let candidates = candidates[typed.key] ?? []
    let found = candidates.indices.compactMap { index -> (score: Int, index: Int)? in
      let candidate = candidates[index]
      guard !isAge || candidate.isAge, !isInterval || !candidate.isMarked,
        scale * candidate.scale >= 0,
        let score = scores.score(
          of: candidate.clue, { score(candidate, context, &$0) })
      else { return nil }
      return (score, index)
    }
    guard let least = found.map(\.score).min(), least <= typed.reach(written) else { return nil }
    let nearest = found.lazy.filter { $0.score == least }.map { candidates[$0.index] }
    let marked = found.lazy.map { candidates[$0.index] }.filter(\.isMarked)
    return Self.match(typed, nearest) ?? Self.match(typed, marked)
      ?? nearest.first.map { FactMatch($0.entry, typed.agreement(with: $0.value)) }
  }

  /// The first of `candidates` that says the same, or else that `typed` does not contradict.
  private static func match(
    _ typed: ComparedValue, _ candidates: some Sequence<Candidate>
  ) -> FactMatch? {
    var allowed: FactMatch?
    for candidate in candidates {
      let agreement = typed.agreement(with: candidate.value)
      if agreement.agrees { return FactMatch(candidate.entry, agreement) }
      if agreement.isAllowed, allowed == nil { allowed = FactMatch(candidate.entry, agreement) }
    }
    return allowed
  }

  /// How far the number is from the words for `candidate`; nil when it is not about it.
  private func score(_ candidate: Candidate, _ context: Context, _ scores: inout Scores) -> Int? {
    guard !candidate.ways.isEmpty else { return context.isOfAPart(words) ? nil : Int.max }
    guard let words, let distance = scores.distance(of: candidate.ways, context),
      context.stems.isDisjoint(with: candidate.blocked)
    else { return nil }
    if candidate.value.isTime, !candidate.isMarked {
      if context.isCompared(words) || !candidate.countsBack && context.isCountedBack(words) {
        return nil
      }
    }
    if candidate.isLasting {
      guard context.stems.isDisjoint(with: words.conditions),
        context.stems.isDisjoint(with: words.instructions)
      else { return nil }
    }
    return distance
  }

  private static func candidate(
    _ entry: FactEntry, _ value: ComparedValue, _ words: FactWords?, _ ways: inout FactWays
  ) -> Candidate? {
    var candidate = Candidate(entry: entry, value: value)
    if value.key == .quantity(QuantityUnit.session.dimension), entry.kind == .quantity {
      return candidate
    }
    guard let words else { return nil }
    func group(_ stem: String) -> Set<String> { (words.synonyms[stem] ?? []).union([stem]) }
    let isNamed = entry.kind == .quantity || entry.kind == .risk
    let marks = entry.words.map { stems($0, words) }.filter { !$0.isEmpty }
    var names = entry.isReferable ? stems(nameComponent(entry.id), words) : []
    if !value.isTime { names.removeAll { $0 == words.lengths } }
    var extra: [Set<String>] = []
    if isNamed, value.isTime, marks.isEmpty, !names.contains(words.lengths),
      words.momentNames.isDisjoint(with: names), words.lengthNames.isDisjoint(with: names)
    {
      extra = [words.lasting]
      candidate.isLasting = true
    }
    candidate.isMarked = !marks.isEmpty || !value.isQuantity
    let label = stems(entry.label?.value ?? "", words)
    candidate.countsBack = !words.earlier.isDisjoint(with: label)
    candidate.isAge = !words.ages.isDisjoint(with: names + label + marks.joined())
    if marks.isEmpty {
      candidate.blocked = names.reduce(into: []) { $0.formUnion(words.otherThings[$1] ?? []) }
    }
    names += names.compactMap { words.needs[$0] }
    if !names.isEmpty { candidate.ways.append(ways.number(of: names.map(group) + extra)) }
    candidate.ways += marks.map { ways.number(of: $0.map { [$0] }) }
    if value.isDose, !names.contains(where: words.doses.contains) || marks.isEmpty {
      candidate.ways += doseWays(label, value, words, &ways)
    }
    candidate.ways += Self.ways(ofLabel: label, &ways).map { way in
      ways.number(of: way.map(group) + extra)
    }
    return candidate.ways.isEmpty ? nil : candidate
  }

  /// The words of a label that must stand together: of a long one, two thirds are enough, and the
  /// name of the subject is understood.
  private static func ways(ofLabel label: [String], _ ways: inout FactWays) -> [[String]] {
    let own = label.filter { !ways.subject.contains($0) }
    let label = own.isEmpty ? label : own
    let most = label.count < 3 ? label.count : (label.count * 2 + 2) / 3
    return most > 0 ? combinations(of: label, count: most) : []
  }

  /// A dose of the subject itself is also meant where only taking is spoken of. Much is done every
  /// day, so how often needs what is taken.
  private static func doseWays(
    _ label: [String], _ value: ComparedValue, _ words: FactWords, _ ways: inout FactWays
  ) -> [Int] {
    let own = label.filter { !ways.subject.contains($0) && !words.doses.contains($0) }
    guard own.isEmpty else { return [] }
    if value.isQuantity { return [ways.number(of: [words.doses])] }
    return [
      ways.number(of: [words.doseNouns]), ways.number(of: [words.taking, words.pronouns]),
    ]
  }

  /// The part of a name that says what it is about: that of a risk, not of its chance.
  private static func nameComponent(_ id: Identifier) -> String {
    let parts = id.components
    let isChance = parts.count > 1 && parts.last == "chance"
    return (isChance ? parts.dropLast() : parts[...]).last?.text ?? id.text
  }

  /// The stems of the words of a label that tell something.
  static func stems(_ text: String, _ words: FactWords) -> [String] {
    let parts = text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
    return SentenceStems.joined(parts.map(words.stem)).filter { !words.ignored.contains($0) }
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

  /// How far each clue is from a number, looked for once for all facts that share it.
  private struct Scores {
    private let ways: FactWays
    private var byClue: [Int??]
    private var byGroup: [Int: Int?] = [:]

    init(_ ways: FactWays, clues: Int) {
      self.ways = ways
      byClue = Array(repeating: nil, count: clues)
    }

    /// The score of a clue, which `find` gives the first time.
    mutating func score(of clue: Int, _ find: (inout Self) -> Int?) -> Int? {
      if let known = byClue[clue] { return known }
      let score = find(&self)
      byClue[clue] = .some(score)
      return score
    }

    /// The distance of the nearest of some ways; nil where the sentence has none.
    mutating func distance(of ways: [Int], _ context: Context) -> Int? {
      var least: Int?
      for way in ways where context.sentence.named[way] {
        let group = self.ways.firstGroup(of: way)
        let distance = byGroup[group] ?? context.distance(to: self.ways.stems(of: group))
        byGroup[group] = .some(distance)
        if let distance { least = min(least ?? distance, distance) }
      }
      return least
    }
  }

  // MARK: Sentences

  /// A number among the words of its sentence.
  private struct Context {
    let number: Range<Int>
    let sentence: SentenceStems

    var stems: Set<String> { sentence.own }

    /// Whether the number is only compared with.
    func isCompared(_ words: FactWords) -> Bool {
      words.comparisons.contains(sentence.stem(number.lowerBound - 1))
    }

    /// Whether it is how long before something.
    func isCountedBack(_ words: FactWords) -> Bool {
      let after = (number.upperBound..<number.upperBound + 2).map(sentence.stem)
      return !words.earlier.isDisjoint(with: after)
    }

    /// Whether visits are counted, and not of the whole: each eye has its own four visits.
    func isOfAPart(_ words: FactWords?) -> Bool {
      guard let words, words.visits.contains(sentence.stem(number.upperBound - 1)) else {
        return false
      }
      return !stems.isDisjoint(with: words.shares)
    }

    func distance(to group: Set<String>) -> Int? {
      group.lazy.compactMap { sentence.distance(from: number, to: $0) }.min()
    }
  }
}
