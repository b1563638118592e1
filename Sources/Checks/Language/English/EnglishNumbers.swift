import Facts
import struct Essentials.Decimal

/// How English writes numbers, what they count, how often and how likely.
enum EnglishNumbers {
  static let words = QuantityWords(
    values: values, multipliers: ["hundred": 100, "thousand": 1000, "million": 1_000_000],
    units: units, gluedUnits: ["c", "h"], fillers: ["whole", "full", "entire"],
    furthers: ["more", "further", "extra", "additional"], hourSign: "h",
    minus: ["minus"],
    currencies: ["dollars": "USD", "dollar": "USD", "euros": "EUR", "euro": "EUR"],
    namesKinds: ["treatments"],
    rangeMarks: ["to", "or"], rangeMarksAfter: ["and": "between"], bounds: bounds,
    boundsAfter: boundsAfter,
    adding: ["add", "adds", "added", "adding"], intensifiers: ["very"], articles: ["a", "an"],
    parts: [
      "half": Decimal(sign: .plus, exponent: -1, significand: 5),
      "quarter": Decimal(sign: .plus, exponent: -2, significand: 25),
      "quarters": Decimal(sign: .plus, exponent: -2, significand: 25),
    ],
    fractions: [
      "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fifth": 5, "fifths": 5,
      "tenth": 10,
    ],
    changes: ["by"],
    beforeTimes: [
      "for", "within", "after", "least", "most", "about", "to", "until", "over", "than", "first",
      "only", "lasts", "takes", "take", "last", "wait", "leave", "another", "under", "around",
      "next",
      "stopped",
    ],
    afterTimes: [
      "before", "after", "later", "apart", "earlier", "beforehand", "afterwards", "long", "old",
      "ahead",
    ],
    spans: [
      "fortnight": (2, .week), "decade": (10, .year), "century": (100, .year),
    ],
    beforeMoments: ["from", "after", "until", "by", "before", "in"],
    partsOfAll: ["first", "last", "next", "other", "remaining"],
    clocks: ["am": 0, "a.m": 0, "pm": 12, "p.m": 12],
    beforeClocks: ["at", "from", "after", "until", "by", "before"],
    beforeAges: [
      "aged", "age", "under", "over", "younger", "older", "before", "until", "from", "turn",
      "turns", "turning", "turned", "past", "once",
      "earlier", "yet",
    ],
    betweenAges: [
      "they", "you", "she", "he", "have", "of", "than", "the", "age", "turning", "turned",
      "between", "about",
    ],
    aged: ["aged", "age", "turn", "turns", "turning", "turned"],
    ageBounds: [
      "past": .atLeast, "once": .atLeast, "earlier": .below, "yet": .below,
      "under": .below, "before": .below, "younger": .below, "until": .atMost, "over": .atLeast,
      "older": .atLeast, "from": .atLeast,
    ], or: ["or"], before: ["before"], within: ["in"], of: ["of"],
    wholes: ["all", "the"],
    lastOfAges: ["yet", "older", "younger", "over", "under", "above"],
    afterYears: ["old", "of", "ago", "and", "or"],
    beforeYears: ["age", "aged", "under", "over", "turn"],
    peopleOfAges: [
      "people", "person", "men", "women", "those", "everyone", "everybody", "anybody", "nobody",
      "children", "adults", "girls",
      "boys", "teenagers", "anyone", "patients", "woman", "man", "girl", "boy", "child",
      "teenager", "adult", "patient", "begin", "begins", "began", "pupils", "pupil", "students",
      "student", "who", "start",
      "starts", "started", "younger", "older", "aged", "age",
    ],
    afterAges: ["on", "onwards", "upwards", "onward", "upward"],
    birthdays: ["birthday", "birthdays"], birthdayOrdinals: birthdayOrdinals,
    thosePeople: ["them", "these", "those"],
    decades: [
      "twenties": 20, "thirties": 30, "forties": 40, "fifties": 50, "sixties": 60,
      "seventies": 70, "eighties": 80, "nineties": 90,
    ], decadeOwners: ["your", "their", "his", "her", "our", "my"],
    decadeParts: ["early": 0...4, "mid": 4...6, "late": 5...9],
    ordinalEnds: ["st", "nd", "rd", "th"],
    beingsOfAges: [
      ["you", "are"], ["they", "are"], ["she", "is"], ["he", "is"], ["you", "have"],
      ["they", "have"], ["she", "has"], ["he", "has"],
    ],
    comings: [
      "come", "comes", "visit", "attend", "see", "sees", "seen", "appointments",
      "given",
    ],
    cycles: ["cycle", "cycles", "round", "rounds"], doseNouns: ["dose", "doses"],
    askings: ["which", "what", "how", "whether"],
    currenciesAtHome: ["pounds": "GBP", "pound": "GBP"],
    savings: [
      "save", "saves", "saved", "saving", "less", "more", "cheaper", "dearer", "difference",
      "extra",
      "apart", "leaves", "minus",
    ],
    weights: ["weigh", "weighs", "weight", "lose", "lost", "losing", "heavy", "heavier", "kg"],
    times: ["once": 1, "twice": 2], timesNouns: ["times", "time", "x"],
    each: ["a", "an", "each", "every", "per"], every: ["every", "each"],
    ordinals: [
      "other": 2, "second": 2, "third": 3, "fourth": 4, "fifth": 5, "sixth": 6, "seventh": 7,
      "eighth": 8, "ninth": 9, "tenth": 10, "twelfth": 12, "fifteenth": 15, "twentieth": 20,
      "thirtieth": 30, "fortieth": 40, "fiftieth": 50, "hundredth": 100, "thousandth": 1000,
    ], otherOfTwo: "other",
    adverbs: [
      "hourly": (1, .hour), "daily": (1, .day), "nightly": (1, .day), "weekly": (1, .week),
      "fortnightly": (2, .week), "monthly": (1, .month), "quarterly": (3, .month),
      "yearly": (1, .year), "annually": (1, .year),
    ], partsOfYear: ["quarter": (3, .month)],
    notAdverbs: [
      "life", "lives", "living", "routine", "routines", "activities", "activity", "tasks", "work",
      "chores", "needs", "news", "payments", "payment",
    ],
    partsOfDays: ["morning": .day, "evening": .day, "night": .day],
    scoreMark: ["out", "of"], rangeStart: "from", longRangeMark: ["up", "to"], pairMark: "over",
    scores: ["pain", "score", "scores", "scored", "scale", "rate", "rated", "effort"],
    bests: ["best"],
    chanceMarks: [
      ["out", "of", "every"], ["out", "of"], ["in", "every"], ["of", "every"], ["in"],
    ],
    peopleOfChances: [
      "child", "children", "baby", "babies", "woman", "women", "man", "men", "adult", "adults",
      "girl", "girls", "boy", "boys", "teenager", "teenagers", "patient", "patients", "pupil",
      "pupils", "student", "students", "user", "users",
    ],
    bands: [
      (["very", "common"], .veryCommon), (["very", "rare"], .veryRare),
      (["very", "rarely"], .veryRare), (["very", "commonly"], .veryCommon),
      (["common"], .common), (["uncommon"], .uncommon), (["rare"], .rare), (["rarely"], .rare),
    ],
    bandChanges: ["more", "less", "most", "least", "as", "so", "too", "how", "not", "no"],
    strengths: ["drops", "drop", "cream", "gel", "ointment", "solution", "spray", "strength"],
    notBands: ["cold", "sense", "knowledge", "bile", "names", "reason", "reasons"])

  private static let bounds: [(second: String?, last: String?, bound: QuantityWords.Bound)] = [
    ("up", "to", .atMost), (nil, "maximum", .atMost), ("at", "most", .atMost), (nil, "≤", .atMost),
    ("at", "least", .atLeast), ("from", nil, .atLeast), (nil, "from", .atLeast),
    (nil, "≥", .atLeast), ("or", "below", .atMost), ("or", "under", .atMost),
    ("or", "above", .atLeast), ("or", "over", .atLeast), ("less", "than", .below),
    ("fewer", "than", .below),
    ("lower", "than", .below), (nil, "below", .below), (nil, "under", .below), (nil, "<", .below),
    ("more", "than", .above), ("higher", "than", .above), (nil, "above", .above),
    (nil, "over", .above), (nil, ">", .above), ("longer", "than", .above),
    ("shorter", "than", .below), ("colder", "than", .below), ("cooler", "than", .below),
    ("warmer", "than", .above), ("hotter", "than", .above),
    ("younger", "than", .below),
    ("older", "than", .above), ("heavier", "than", .above), ("lighter", "than", .below),
    ("better", "than", .above), ("worse", "than", .below), ("greater", "than", .above),
    ("smaller", "than", .below),
  ]

  private static let boundsAfter: [(first: String, second: String, bound: QuantityWords.Bound)] = [
    ("or", "more", .atLeast), ("or", "higher", .atLeast), ("or", "above", .atLeast),
    ("or", "over", .atLeast), ("or", "longer", .atLeast), ("or", "older", .atLeast),
    ("and", "over", .atLeast), ("and", "above", .atLeast), ("or", "less", .atMost),
    ("or", "lower", .atMost), ("or", "below", .atMost), ("or", "under", .atMost),
    ("or", "fewer", .atMost), ("or", "younger", .atMost), ("at", "most", .atMost),
    ("at", "least", .atLeast), ("at", "the most", .atMost), ("at", "the least", .atLeast),
    ("at", "the earliest", .atLeast), ("at", "the latest", .atMost),
    ("or", "later", .atLeast), ("or", "better", .atLeast), ("or", "worse", .atMost),
    ("or", "earlier", .atMost), ("or", "sooner", .atMost), ("and", "under", .atMost),
    ("and", "below", .atMost), ("or", "longer", .atLeast), ("or", "shorter", .atMost),
  ]

  /// The numbers that are one word, or the tens before another: forty-five.
  static let values: [String: Int] = {
    let ones =
      "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen "
      + "sixteen seventeen eighteen nineteen"
    let tens = "twenty thirty forty fifty sixty seventy eighty ninety"
    var table = ["dozen": 12, "hundred": 100, "thousand": 1000]
    for (index, word) in ones.split(separator: " ").enumerated() {
      table[String(word)] = index + 1
    }
    for (index, word) in tens.split(separator: " ").enumerated() {
      table[String(word)] = (index + 2) * 10
    }
    return table
  }()

  /// The birthdays that leaflets write out: the seventieth.
  private static let birthdayOrdinals: [String: Int] = [
    "tenth": 10, "twentieth": 20, "thirtieth": 30, "fortieth": 40, "fiftieth": 50,
    "sixtieth": 60, "seventieth": 70, "eightieth": 80, "ninetieth": 90,
    "twelfth": 12, "thirteenth": 13, "fourteenth": 14, "fifteenth": 15, "sixteenth": 16,
    "eighteenth": 18,
  ]

  /// Spellings that mean something else in prose, or are read with what stands around them.
  private static let otherWords: Set<String> = [
    "f", "d", "j", "s", "a minute", "per minute", "number", "time", "times", "/min",
  ]

  private static let units: [String: [QuantityWords.Spelling]] = {
    var spellings: [(String, QuantityUnit)] = [
      ("treatments", .session), ("visits", .session), ("appointments", .session),
      ("appointments", .visit),
      ("payments", QuantityWords.payment), ("instalments", QuantityWords.payment),
      ("monthly payments", QuantityWords.payment), ("monthly instalments", QuantityWords.payment),
    ]
    for unit in QuantityUnit.all {
      // A score is told by the words around it.
      for spelling in unit.spellings where !otherWords.contains(spelling) && !unit.isScore {
        spellings.append((spelling, unit))
        spellings += unit.further(spelling)
        if spelling.contains("²") { spellings.append((spelling.replacing("²", with: "2"), unit)) }
        spellings += plainPowers(spelling).map { ($0, unit) }
      }
    }
    // What is given of a vaccine is called by how it is given.
    for word in ["injection", "injections", "jab", "jabs", "shot", "shots"] {
      spellings.append((word, .dose))
    }
    for word in ["jab", "jabs", "shot", "shots"] { spellings.append((word, .injection)) }
    return QuantityWords.table(spellings)
  }()

  /// What is typed for the power of ten in a unit: x10^9/l, x 10^9/l.
  private static func plainPowers(_ spelling: String) -> [String] {
    guard spelling.hasPrefix("×10"), let end = spelling.firstIndex(of: "/") else { return [] }
    let powers = ["⁶": "^6", "⁹": "^9", "¹²": "^12"]
    let digits = String(spelling[..<end].dropFirst(3))
    guard let power = powers[digits] else { return [] }
    return ["x10", "x 10", "×10"].map { $0 + power + spelling[end...] }
  }
}

extension QuantityUnit {
  /// A unit for each of something, with words for the stroke: 5 milligrams per kilogram.
  fileprivate func further(_ spelling: String) -> [(String, QuantityUnit)] {
    guard spelling.utf8.contains(UInt8(ascii: "/")), spelling.utf8.first != UInt8(ascii: "/")
    else {
      return []
    }
    let names = [
      "l": "litre", "mol": "mole", "kg": "kilogram", "min": "minute", "dl": "decilitre",
      "ml": "millilitre", "m²": "square metre",
    ]
    let parts = spelling.split(separator: "/").map(String.init)
    guard parts.count == 2, let name = names[parts[1]] else { return [] }
    return ["per", "a", "for each", "for every", "in each", "in every"].map {
      ("\(parts[0]) \($0) \(name)", self)
    }
  }
}
