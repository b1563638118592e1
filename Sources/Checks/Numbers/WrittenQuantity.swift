import Facts
import Foundation

/// A number or range with what it counts, a frequency, a chance or a pair as it stands in prose.
struct WrittenQuantity {
  enum Value: Hashable {
    /// With the other units that the writer may mean: degrees are those of angles or Celsius.
    case quantity(Quantity, also: [QuantityUnit])
    /// Money in the currency with this code.
    case money(low: Decimal?, high: Decimal?, code: String)
    case frequency(Frequency)
    case chance(Chance)
    case pair(Pair)
    /// A word for how likely something is: rare.
    case band(Chance.Band)
    /// How old somebody is, in years.
    case age(Quantity)
    case clock(ClockTime)
  }

  let value: Value
  let tokens: Range<Int>
  /// Whether it is one of something with no number beside it: a week.
  var isUnnumbered = false

  var quantity: Quantity? {
    guard case .quantity(let quantity, _) = value else { return nil }
    return quantity
  }

  /// The time between two of what is done every so often; nil for anything else.
  var interval: Quantity? {
    guard case .frequency(let frequency) = value, frequency.times == 1...1 else { return nil }
    return Quantity(
      low: frequency.period.lowerBound, high: frequency.period.upperBound, unit: frequency.unit)
  }

  /// The quantity in each unit that the writer may mean.
  var quantities: [Quantity] {
    guard case .quantity(let quantity, let others) = value else { return [] }
    return [quantity] + others.map { quantity.with($0) }
  }
}

extension Quantity {
  /// The same numbers in another unit.
  func with(_ unit: QuantityUnit) -> Quantity {
    Quantity(
      low: low, high: high, unit: unit, isLowExcluded: isLowExcluded,
      isHighExcluded: isHighExcluded, isApproximate: isApproximate)
  }

  /// The chance that so many percent are; nil for what is no share of all.
  var chance: Chance? {
    guard unit == .percent else { return nil }
    let ends = [low, high].map { $0.flatMap { Chance.Share($0, in: 100) } }
    guard ends[0] != nil || ends[1] != nil else { return nil }
    return Chance(
      low: ends[0], high: ends[1], isLowExcluded: isLowExcluded, isHighExcluded: isHighExcluded,
      isApproximate: isApproximate, isPercent: true)
  }
}

/// The words with which a language writes numbers, what they count, how often and how likely.
struct QuantityWords: Sendable {
  enum Bound: Sendable { case atMost, atLeast, below, above }

  /// The units that a spelling of several words or marks can mean.
  struct Spelling: Sendable {
    let parts: [String]
    var units: [QuantityUnit]
  }

  /// The numbers that are written out.
  var values: [String: Int] = [:]
  /// What multiplies the number before it: thousand.
  var multipliers: [String: Int] = [:]
  /// The spellings of units by their first word or mark, longest first.
  var units: [String: [Spelling]]
  /// The codes of currencies by the words for them.
  var currencies: [String: String] = [:]
  /// Units that after a number below three name kinds, as "two treatments" are two kinds.
  var namesKinds: Set<String> = []
  /// Whether a word, after the one `before` the number, stands between the ends of a range.
  var isRangeMark: @Sendable (_ word: String, _ before: String) -> Bool = { _, _ in false }
  /// What the last two words before a number make it the end of.
  var bound: @Sendable (_ second: String, _ last: String) -> Bound? = { _, _ in nil }
  /// What the two words after a number and its unit make it the end of.
  var boundAfter: @Sendable (_ first: String, _ second: String) -> Bound? = { _, _ in nil }
  /// Articles, and words such as "half" with what they say of a unit: half an hour.
  var articles: Set<String> = []
  var parts: [String: Decimal] = [:]
  /// Words for one of so many equal parts: a third.
  var fractions: [String: Int] = [:]
  /// What may stand before and after a length of time that has an article for its number: for a
  /// week, a day before.
  var beforeTimes: Set<String> = []
  var afterTimes: Set<String> = []
  /// Lengths of time that are so many of a unit: a fortnight.
  var spans: [String: (count: Decimal, unit: QuantityUnit)] = [:]
  /// What makes a unit of time with a number behind it a moment: from week 6.
  var beforeMoments: Set<String> = []
  /// The hours that are added to what stands before these: pm.
  var clocks: [String: Int] = [:]
  /// What stands before and after a number that is an age: aged, or over.
  var beforeAges: Set<String> = []
  var betweenAges: Set<String> = []
  /// What makes any number behind it an age: aged.
  var aged: Set<String> = []
  /// Small words around times, shares and ages: or, before, in, of, all.
  var or: Set<String> = []
  var before: Set<String> = []
  var within: Set<String> = []
  var of: Set<String> = []
  var wholes: Set<String> = []
  /// Whom an age may tell of.
  var peopleOfAges: Set<String> = []
  /// Words for visits, which are counted as times: you come five times.
  var comings: Set<String> = []
  /// The codes of currencies whose words mean something else where they are not the site's own.
  var currenciesAtHome: [String: String] = [:]
  /// What tells that such a word is a weight.
  var weights: Set<String> = []
  /// How often: once.
  var times: [String: Int] = [:]
  /// What stands after a number of times, before a period, and for "every".
  var timesNouns: Set<String> = []
  var each: Set<String> = []
  var every: Set<String> = []
  /// Which of several periods: every other day.
  var ordinals: [String: Int] = [:]
  /// Frequencies of one word: daily.
  var adverbs: [String: QuantityUnit] = [:]
  /// What makes such a word tell no frequency: daily life.
  var notAdverbs: Set<String> = []
  /// What comes once in a unit of time: every morning.
  var partsOfDays: [String: QuantityUnit] = [:]
  /// What stands between the numbers of a chance: in, out of.
  var chanceMarks: [[String]] = []
  /// The words for the bands of chances, longest first.
  var bands: [(words: [String], band: Chance.Band)] = []
  /// What before such a word compares or denies: more common.
  var bandChanges: Set<String> = []
  /// What a percentage before it is the strength of: drops, cream.
  var strengths: Set<String> = []
  /// What makes such a word part of a name: the common cold.
  var notBands: Set<String> = []

  /// The words that begin what is said without a number.
  var starts: Set<String> {
    Set(times.keys).union(every).union(adverbs.keys).union(parts.keys)
      .union(fractions.keys).union(periods)
      .union(bands.compactMap(\.words.first))
  }

  /// The words for one or several of a unit of time, which an article or a number may go with.
  private var periods: Set<String> {
    // Without a language, nothing is said in words.
    if values.isEmpty { return [] }
    let names = QuantityUnit.all.filter { $0.dimension == .time }.flatMap(\.spellings)
    return Set(names.filter { $0.utf8.count > 2 }).union(spans.keys)
  }

  /// The words in small letters that the name of a unit or of a currency begins with.
  var firstWordsOfMeasures: Set<String> {
    let names = [
      Array(units.keys), Array(QuantityReader.codes.keys), Array(currencies.keys),
      Array(currenciesAtHome.keys), Array(spans.keys),
    ]
    return Set(names.joined().compactMap { $0.split(separator: " ").first.map(String.init) })
  }

  /// The same with the units of a site.
  func with(_ own: [QuantityUnit]) -> QuantityWords {
    guard !own.isEmpty else { return self }
    var words = self
    let spellings = own.flatMap { unit in unit.spellings.map { ($0, unit) } }
    for (first, further) in Self.table(spellings) {
      let all = further + words.units[first, default: []]
      words.units[first] = all.sorted { $0.parts.count > $1.parts.count }
    }
    return words
  }

  /// What payments over time are counted in.
  static let payment = QuantityUnit(own: "payment", one: "payment", other: "payments")

  /// What every language shares: digits, signs and symbols of units.
  static let symbols = QuantityWords(
    units: table(
      QuantityUnit.all.compactMap { unit in
        guard case .symbol(let symbol) = unit.naming, !symbol.isEmpty else { return nil }
        return (symbol, unit)
      } + [("%", .percent)]))

  /// A table of spellings, cut into words and marks as prose is.
  static func table(_ spellings: [(text: String, unit: QuantityUnit)]) -> [String: [Spelling]] {
    var tokenizer = Tokenizer()
    var words = WordTable(nil, capacity: 1024)
    var table: [String: [Spelling]] = [:]
    for (text, unit) in spellings {
      let bytes = Array(text.utf8)
      var tokens: [Token] = []
      tokenizer.tokenize(bytes, 0..<bytes.count, words: &words, into: &tokens)
      let parts = tokens.map { token in
        token.kind == .mark
          ? String(decoding: bytes[Int(token.start)..<Int(token.end)], as: UTF8.self)
          : words.text(of: token.word)
      }
      guard let first = parts.first else { continue }
      if let known = table[first]?.firstIndex(where: { $0.parts == parts }) {
        if table[first]?[known].units.contains(unit) == false {
          table[first]?[known].units.append(unit)
        }
      } else {
        table[first, default: []].append(Spelling(parts: parts, units: [unit]))
      }
    }
    return table.mapValues { $0.sorted { $0.parts.count > $1.parts.count } }
  }
}
