/// The classes that a word belongs to, as checks ask for them.
struct WordClasses: OptionSet, Sendable {
  let rawValue: UInt32

  /// Turns a statement into its opposite: not, no, never, cannot.
  static let negator = WordClasses(rawValue: 1 << 0)
  /// A form of to be.
  static let being = WordClasses(rawValue: 1 << 1)
  /// Begins a clause of its own.
  static let clauseStart = WordClasses(rawValue: 1 << 2)
  /// A finite verb that continues the sentence with the same subject.
  static let verb = WordClasses(rawValue: 1 << 3)
  /// Begins an honest question.
  static let asking = WordClasses(rawValue: 1 << 4)
  /// Shortened before a full stop: Dr, etc.
  static let abbreviation = WordClasses(rawValue: 1 << 5)
  /// The name of a month.
  static let month = WordClasses(rawValue: 1 << 6)
  /// A past participle, as in passive sentences.
  static let participle = WordClasses(rawValue: 1 << 7)
  /// Speaks of harm.
  static let risk = WordClasses(rawValue: 1 << 8)
  /// Speaks of a wanted effect.
  static let benefit = WordClasses(rawValue: 1 << 9)
  /// A pronoun that begins a clause.
  static let pronoun = WordClasses(rawValue: 1 << 10)
  /// A negative contraction: can't.
  static let contraction = WordClasses(rawValue: 1 << 11)
  /// Points back to the sentence before: this, that, these.
  static let pointing = WordClasses(rawValue: 1 << 12)

  /// A number that is written out.
  static let number = WordClasses(rawValue: 1 << 13)
  /// The first word of something that the glossary explains.
  static let termStart = WordClasses(rawValue: 1 << 14)
  /// The code of a currency.
  static let currency = WordClasses(rawValue: 1 << 15)
  /// The word "patients".
  static let patients = WordClasses(rawValue: 1 << 16)

  /// The classes of a word in small letters.
  static func of(_ word: String) -> WordClasses {
    var classes = table[word] ?? []
    if word.hasSuffix("n't") || word == "cannot" {
      classes.insert(.negator)
      if word != "cannot" { classes.insert(.contraction) }
    }
    if NumberWords.value(word) != nil { classes.insert(.number) }
    if QuantityReader.codes[word] != nil { classes.insert(.currency) }
    if isParticiple(word) { classes.insert(.participle) }
    if riskStems.contains(where: { word.utf8.starts(with: $0.utf8) }) { classes.insert(.risk) }
    if benefitStems.contains(where: { word.utf8.starts(with: $0.utf8) }) {
      classes.insert(.benefit)
    }
    return classes
  }

  private static func isParticiple(_ word: String) -> Bool {
    guard !notParticiples.contains(word) else { return false }
    return word.hasSuffix("ed") && word.utf8.count > 4 && !word.hasSuffix("eed")
      || irregularParticiples.contains(word)
  }

  private static let table: [String: WordClasses] = {
    var table: [String: WordClasses] = [:]
    for (classes, words) in lists {
      for word in words.split(separator: " ") {
        table[String(word), default: []].insert(classes)
      }
    }
    return table
  }()

  private static let lists: [(WordClasses, String)] = [
    (
      .negator,
      "not no never none nobody nothing neither nor hardly rarely unlikely without few cannot "
        + "cant dont impossible refuse refuses avoid"
    ),
    (.being, "is are was were be been being am gets get got"),
    (
      .clauseStart,
      "but yet however although though while because since so which whereas then instead just "
        + "only"
    ),
    (
      .verb,
      "is are was were will can could may might has have had does gives give lasts last leaves "
        + "leave works work makes make gets get lets let melts removes remains stays feels means"
    ),
    (.asking, "is are was were does do did can could will would has have how what which when"),
    (.asking, "where who should may must"),
    (
      .abbreviation,
      "dr mr mrs ms prof st vs approx fig vol e.g i.e etc inc ltd co jr sr dept est no p pp"
    ),
    (
      .month,
      "january february march april june july august september october november december jan "
        + "feb mar apr jun jul aug sep sept oct nov dec may"
    ),
    (.patients, "patients"),
    (.pronoun, "it you we they he she this these those there i your our"),
    (.pointing, "this that these those they it neither both such nobody none no"),
  ]

  private static let riskStems = [
    "risk", "harm", "infect", "bruis", "swell", "scar", "complication", "danger", "allerg",
    "abscess", "bleed", "unsafe", "nodule", "sore", "redness", "pain",
  ]
  private static let benefitStems = [
    "benefit", "improv", "smoother", "firmer", "younger", "slimmer", "slimming", "tighten",
    "rejuvenat", "radian", "toned", "contour", "effective",
  ]
  private static let notParticiples: Set<String> = [
    "hundred", "sacred", "naked", "wicked", "indeed", "embed", "unbiased", "tired", "interested",
    "married", "red", "bored", "worried", "supposed", "swollen", "broken", "used", "lost",
  ]
  private static let irregularParticiples: Set<String> = [
    "given", "taken", "done", "made", "seen", "shown", "known", "written", "chosen", "found",
    "held", "kept", "left", "put", "sent", "told", "thought", "brought", "bought", "built",
    "caught", "drawn", "driven", "eaten", "felt", "forgotten", "frozen", "grown", "heard",
    "hidden", "hurt", "laid", "led", "meant", "met", "paid", "proven", "read", "said", "sold",
    "spent", "spread", "taught", "thrown", "understood", "worn", "cut", "set",
  ]
}
