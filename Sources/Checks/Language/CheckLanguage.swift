/// What the checks know of one language. Another is a folder beside `English` with such a value,
/// which `all` names. Checks that need what a language brings do not run on a site in any other.
struct CheckLanguage: Sendable {
  /// The first part of its locales: `en`.
  let tag: String
  /// The classes of a word in small letters.
  let classes: @Sendable (_ word: String) -> WordClasses
  /// The number of syllables of a word in small letters; at least 1.
  let syllables: @Sendable (_ word: String) -> Int
  /// Whether a word has so many syllables only by an ending that makes it no harder to read.
  let isLongByEnding: @Sendable (_ word: String, _ syllables: Int) -> Bool
  /// How hard a text is to read; nil when it has no words.
  let scores: @Sendable (TextStatistics) -> ReadingScores?
  let quantities: QuantityWords
  let facts: Shared<FactWords>
  /// What those words are in a sentence.
  let factRoles: FactRoleTable
  /// The wordings that tell whether a sentence makes a claim or speaks about one.
  let claimCues: [(ClaimCue, [String])]
  /// The rules about claims, as files with their names.
  let claimRules: [(name: String, bytes: [UInt8])]
  /// What words claim together; nil where only the wordings of rules are looked for.
  let grammar: ClaimGrammar?
  let links: LinkWords
  let ratings: RatingWords
  /// Words by which raw HTML speaks of harm, in small letters.
  let harms: [String]
  /// Words that make a statement careful, in small letters: "may", "some".
  let hedges: Set<String>
  /// Checks of what only this language has, such as its grammar.
  let checks: [any Check]

  init(
    tag: String,
    classes: @escaping @Sendable (_ word: String) -> WordClasses,
    syllables: @escaping @Sendable (_ word: String) -> Int,
    isLongByEnding: @escaping @Sendable (_ word: String, _ syllables: Int) -> Bool,
    scores: @escaping @Sendable (TextStatistics) -> ReadingScores?,
    quantities: QuantityWords,
    facts: Shared<FactWords>,
    factRoles: FactRoleTable,
    claimCues: [(ClaimCue, [String])],
    claimRules: [(name: String, bytes: [UInt8])],
    grammar: ClaimGrammar?,
    links: LinkWords,
    ratings: RatingWords,
    harms: [String],
    hedges: Set<String>,
    checks: [any Check]
  ) {
    self.tag = tag
    self.classes = classes
    self.syllables = syllables
    self.isLongByEnding = isLongByEnding
    self.scores = scores
    self.quantities = quantities
    self.facts = facts
    self.factRoles = factRoles
    self.claimCues = claimCues
    self.claimRules = claimRules
    self.grammar = grammar
    self.links = links
    self.ratings = ratings
    self.harms = harms
    self.hedges = hedges
    self.checks = checks
  }

  static let all = [english]

  /// The language of a locale such as `en-GB`; nil when the checks do not know it.
  static func of(locale: String) -> CheckLanguage? {
    let tag = locale.utf8.prefix { $0 != UInt8(ascii: "-") }
    return all.first { $0.tag.utf8.elementsEqual(tag) }
  }
}

/// Texts that say nothing of what a link leads to or a picture shows, in small letters.
struct LinkWords: Sendable {
  /// Whole texts of links: "click here".
  let emptyTexts: Set<String>
  /// Whole descriptions of pictures: "logo".
  let emptyDescriptions: Set<String>
  /// Beginnings of descriptions that only say that it is a picture: "image of".
  let descriptionStarts: [String]
}
