import Facts
import Foundations
import struct Essentials.Decimal

/// The words with which a language writes numbers, what they count, how often and how likely.
struct QuantityWords: Sendable {
  enum Bound: Sendable {
    case atMost, atLeast, below, above

    var isUpper: Bool { self == .atMost || self == .below }
    var isLower: Bool { self == .atLeast || self == .above }
    /// Whether the number itself is not meant.
    var isExcluded: Bool { self == .below || self == .above }
  }

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
  /// Spellings that are one only where they stand right behind digits: C.
  var gluedUnits: Set<String> = []
  /// What may stand between a number and its unit: one whole day.
  var fillers: Set<String> = []
  /// What stands there where they come on top of others: two more doses.
  var furthers: Set<String> = []
  /// The sign of hours that minutes can stand behind without one of their own: 1h30.
  var hourSign: String?
  /// What makes the number behind it one below 0.
  var minus: Set<String> = []
  /// The codes of currencies by the words for them.
  var currencies: [String: String] = [:]
  /// Units that after a number below three name kinds, as "two treatments" are two kinds.
  var namesKinds: Set<String> = []
  /// What stands between the ends of a range, and what does so only after such a word before them.
  var rangeMarks: Set<String> = []
  var rangeMarksAfter: [String: String] = [:]
  /// What the last two words before a number make it the end of, where nil is any word.
  var bounds: [(second: String?, last: String?, bound: Bound)] = []
  /// What the two words after a number and its unit make it the end of.
  var boundsAfter: [(first: String, second: String, bound: Bound)] = []
  /// What stands before "up to" where that is no limit: add.
  var adding: Set<String> = []
  /// What may stand in them: at the very most.
  var intensifiers: Set<String> = []
  /// Articles, and words such as "half" with what they say of a unit: half an hour.
  var articles: Set<String> = []
  var parts: [String: Decimal] = [:]
  /// Words for one of so many equal parts: a third.
  var fractions: [String: Int] = [:]
  /// What stands before a share that is how much more or less there is: up by a fifth.
  var changes: Set<String> = []
  /// What may stand before and after a length of time that has an article for its number: for a
  /// week, a day before.
  var beforeTimes: Set<String> = []
  var afterTimes: Set<String> = []
  /// Lengths of time that are so many of a unit: a fortnight.
  var spans: [String: (count: Decimal, unit: QuantityUnit)] = [:]
  /// What makes a unit of time with a number behind it a moment: from week 6.
  var beforeMoments: Set<String> = []
  /// What makes a number behind it a part of how many there are: the first two cycles.
  var partsOfAll: Set<String> = []
  /// The hours that are added to what stands before these: pm.
  var clocks: [String: Int] = [:]
  /// What stands before a time of day: at.
  var beforeClocks: Set<String> = []
  /// What stands before and after a number that is an age: aged, or over.
  var beforeAges: Set<String> = []
  var betweenAges: Set<String> = []
  /// What makes any number behind it an age: aged.
  var aged: Set<String> = []
  /// What such words make the age the end of: under, until.
  var ageBounds: [String: Bound] = [:]
  /// Small words around times, shares and ages: or, before, in, of, all.
  var or: Set<String> = []
  var before: Set<String> = []
  var within: Set<String> = []
  var of: Set<String> = []
  var wholes: Set<String> = []
  /// The last word of what is an age by it, and what stands around a number of years that is one:
  /// older; old; aged.
  var lastOfAges: Set<String> = []
  var afterYears: Set<String> = []
  var beforeYears: Set<String> = []
  /// Whom an age may tell of.
  var peopleOfAges: Set<String> = []
  /// What stands behind an age from which something holds: from 70 on.
  var afterAges: Set<String> = []
  /// What the ordinal before it is the age of: the seventieth birthday.
  var birthdays: Set<String> = []
  var birthdayOrdinals: [String: Int] = [:]
  /// What stands for people who were counted before: six of them.
  var thosePeople: Set<String> = []
  /// The tens of somebody's age, whose they are, and which part of them: in your early sixties.
  var decades: [String: Int] = [:]
  var decadeOwners: Set<String> = []
  var decadeParts: [String: ClosedRange<Int>] = [:]
  /// What digits of an ordinal end with: 45th.
  var ordinalEnds: Set<String> = []
  /// Words of somebody and of being before what can only be an age: you are under 16.
  var beingsOfAges: [[String]] = []
  /// Words for visits, which are counted as times: you come five times.
  var comings: Set<String> = []
  /// What days of a cycle are of.
  var cycles: Set<String> = []
  /// What is counted as times where it comes so often in a day: four doses in 24 hours.
  var doseNouns: Set<String> = []
  /// What begins a clause that only asks: which risks are common.
  var askings: Set<String> = []
  /// The codes of currencies whose words mean something else where they are not the site's own.
  var currenciesAtHome: [String: String] = [:]
  /// What compares two amounts of money: save, cheaper.
  var savings: Set<String> = []
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
  /// Which of these is no share of all: every other.
  var otherOfTwo = ""
  /// The time between two of what a word says how often it is: daily, fortnightly.
  var adverbs: [String: (count: Decimal, unit: QuantityUnit)] = [:]
  /// Parts of a year that something is done once in: each quarter.
  var partsOfYear: [String: (count: Decimal, unit: QuantityUnit)] = [:]
  /// What makes such a word tell no frequency: daily life.
  var notAdverbs: Set<String> = []
  /// What comes once in a unit of time: every morning.
  var partsOfDays: [String: QuantityUnit] = [:]
  /// What stands between the numbers of a score, and the words that tell that it is one: pain.
  var scoreMark: [String] = []
  /// What stands before a range and what may stand between its ends then: from 6 up to 7.
  var rangeStart = ""
  var longRangeMark: [String] = []
  /// What stands between the two numbers of a blood pressure: 135 over 85.
  var pairMark = ""
  var scores: Set<String> = []
  /// What a share is of that is a share of somebody's own best: "half of your best".
  var bests: Set<String> = []
  /// What stands between the numbers of a chance: in, out of.
  var chanceMarks: [[String]] = []
  /// Whom a chance may be told of, beside people: one child in ten.
  var peopleOfChances: Set<String> = []
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
      .union(fractions.keys).union(periods).union(birthdayOrdinals.keys).union(decades.keys)
      .union(bands.compactMap(\.words.first))
  }

  /// The words for one or several of a unit of time, volume or substance, which an article or a number may go
  /// with.
  private var periods: Set<String> {
    // Without a language, nothing is said in words.
    if values.isEmpty { return [] }
    let units = QuantityUnit.all.filter { [.time, .volume, .amount].contains($0.dimension) }
    let names = units.flatMap(\.spellings)
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

/// What a word can do where a number is written. `QuantityReader` asks for them at every number, and
/// to look a word up in each table took most of its time.
struct QuantityKinds: OptionSet, Sendable {
  let rawValue: UInt64

  private init(bit: Int) { rawValue = 1 << UInt64(bit) }
  init(rawValue: UInt64) { self.rawValue = rawValue }

  static let value = QuantityKinds(bit: 0)
  static let multiplier = QuantityKinds(bit: 1)
  /// Begins the spelling of a unit.
  static let unit = QuantityKinds(bit: 2)
  static let currency = QuantityKinds(bit: 3)
  static let rangeMark = QuantityKinds(bit: 4)
  static let rangeMarkAfter = QuantityKinds(bit: 5)
  /// The last word of a bound before a number, or the one before it, whatever the last is.
  static let lastOfBound = QuantityKinds(bit: 6)
  static let secondOfBound = QuantityKinds(bit: 7)
  static let boundAfter = QuantityKinds(bit: 8)
  static let article = QuantityKinds(bit: 9)
  static let part = QuantityKinds(bit: 10)
  static let fraction = QuantityKinds(bit: 11)
  static let beforeTime = QuantityKinds(bit: 12)
  static let afterTime = QuantityKinds(bit: 13)
  static let span = QuantityKinds(bit: 14)
  static let beforeMoment = QuantityKinds(bit: 15)
  static let clock = QuantityKinds(bit: 16)
  static let beforeAge = QuantityKinds(bit: 17)
  static let betweenAge = QuantityKinds(bit: 18)
  static let aged = QuantityKinds(bit: 19)
  static let lastOfAge = QuantityKinds(bit: 20)
  static let afterYears = QuantityKinds(bit: 21)
  static let beforeYears = QuantityKinds(bit: 22)
  static let personOfAge = QuantityKinds(bit: 23)
  static let or = QuantityKinds(bit: 24)
  static let before = QuantityKinds(bit: 25)
  static let within = QuantityKinds(bit: 26)
  static let of = QuantityKinds(bit: 27)
  static let whole = QuantityKinds(bit: 28)
  static let coming = QuantityKinds(bit: 29)
  static let weight = QuantityKinds(bit: 30)
  static let times = QuantityKinds(bit: 31)
  static let timesNoun = QuantityKinds(bit: 32)
  static let each = QuantityKinds(bit: 33)
  static let every = QuantityKinds(bit: 34)
  static let ordinal = QuantityKinds(bit: 35)
  static let adverb = QuantityKinds(bit: 36)
  static let notAdverb = QuantityKinds(bit: 37)
  static let partOfDay = QuantityKinds(bit: 38)
  /// Begins what stands between the numbers of a chance.
  static let chanceMark = QuantityKinds(bit: 39)
  /// Begins a word for a chance.
  static let band = QuantityKinds(bit: 40)
  static let bandChange = QuantityKinds(bit: 41)
  static let strength = QuantityKinds(bit: 42)
  static let notBand = QuantityKinds(bit: 43)
  static let kindName = QuantityKinds(bit: 44)
  /// Any word of a bound.
  static let bound = QuantityKinds(bit: 45)
  /// What compares two amounts of money: save, cheaper.
  static let saving = QuantityKinds(bit: 46)
  static let beforeClock = QuantityKinds(bit: 47)
  static let personOfChance = QuantityKinds(bit: 48)
  static let filler = QuantityKinds(bit: 49)
  /// Minutes with the sign of the hours before them: the "h30" of 1h30.
  static let minutesOfHour = QuantityKinds(bit: 50)
  static let score = QuantityKinds(bit: 51)
  static let best = QuantityKinds(bit: 52)
  static let afterAge = QuantityKinds(bit: 53)
  static let birthday = QuantityKinds(bit: 54)
  static let birthdayOrdinal = QuantityKinds(bit: 55)
  static let cycle = QuantityKinds(bit: 56)
  static let ordinalEnd = QuantityKinds(bit: 57)
  static let doseNoun = QuantityKinds(bit: 58)
  static let asking = QuantityKinds(bit: 59)
  static let partOfAll = QuantityKinds(bit: 60)
  static let further = QuantityKinds(bit: 61)
  static let change = QuantityKinds(bit: 62)
  static let decade = QuantityKinds(bit: 63)
}

extension QuantityWords {
  /// What each word can do.
  var kinds: [String: QuantityKinds] {
    var kinds: [String: QuantityKinds] = [:]
    for (words, kind) in kindsOfNumbers + kindsOfTimes + kindsOfAges + kindsOfChances {
      for word in words { kinds[word, default: []].formUnion(kind) }
    }
    return kinds
  }

  private typealias Kinds = [(words: [String], kind: QuantityKinds)]

  private var kindsOfNumbers: Kinds {
    let codes = Array(QuantityReader.codes.keys)
    return [
      (Array(values.keys), .value), (Array(multipliers.keys), .multiplier),
      (Array(units.keys), .unit), (Array(currencies.keys), .currency),
      (Array(currenciesAtHome.keys) + codes, .currency), (Array(rangeMarks), .rangeMark),
      (Array(rangeMarksAfter.keys), .rangeMarkAfter), (bounds.compactMap(\.last), .lastOfBound),
      (bounds.filter { $0.last == nil }.compactMap(\.second), .secondOfBound),
      (bounds.flatMap { [$0.second, $0.last].compactMap(\.self) }, .bound),
      (Array(savings), .saving), (boundsAfter.map(\.first), .boundAfter),
      (Array(articles), .article),
      (Array(parts.keys), .part), (Array(fractions.keys), .fraction), (Array(changes), .change),
      (Array(namesKinds), .kindName), (Array(weights), .weight), (Array(fillers), .filler),
      (Array(furthers), .further),
    ]
  }

  private var kindsOfTimes: Kinds {
    [
      (Array(beforeTimes), .beforeTime), (Array(afterTimes), .afterTime),
      (Array(spans.keys), .span), (Array(beforeMoments), .beforeMoment),
      (Array(partsOfAll), .partOfAll),
      (Array(clocks.keys), .clock), (Array(beforeClocks), .beforeClock), (Array(or), .or),
      (Array(before), .before),
      (Array(within), .within), (Array(comings), .coming), (Array(times.keys), .times),
      (Array(timesNouns), .timesNoun), (Array(each), .each), (Array(every), .every),
      (Array(ordinals.keys), .ordinal), (Array(adverbs.keys), .adverb),
      (Array(notAdverbs), .notAdverb), (Array(partsOfDays.keys), .partOfDay),
      (Array(cycles), .cycle), (Array(doseNouns), .doseNoun), (Array(askings), .asking),
    ]
  }

  private var kindsOfAges: Kinds {
    [
      (Array(beforeAges), .beforeAge), (Array(betweenAges), .betweenAge), (Array(aged), .aged),
      (Array(lastOfAges), .lastOfAge), (Array(afterYears), .afterYears),
      (Array(beforeYears), .beforeYears), (Array(peopleOfAges), .personOfAge),
      (Array(afterAges), .afterAge), (Array(birthdays), .birthday),
      (Array(birthdayOrdinals.keys), .birthdayOrdinal), (Array(ordinalEnds), .ordinalEnd),
      (Array(decades.keys), .decade),
    ]
  }

  private var kindsOfChances: Kinds {
    [
      (Array(of), .of), (Array(peopleOfChances), .personOfChance), (Array(wholes), .whole),
      (chanceMarks.compactMap(\.first), .chanceMark),
      (bands.compactMap(\.words.first), .band), (Array(bandChanges), .bandChange),
      (Array(strengths), .strength), (Array(notBands), .notBand),
      (Array(scores), .score), (Array(bests), .best),
    ]
  }
}
