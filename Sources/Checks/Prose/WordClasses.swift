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
  /// What readers are called when not addressed: patients.
  static let patients = WordClasses(rawValue: 1 << 16)
  /// Joins alternatives, which one negative may deny: or.
  static let or = WordClasses(rawValue: 1 << 17)
  /// Joins clauses or words: and.
  static let and = WordClasses(rawValue: 1 << 18)
  /// A negator that reaches only the next few words: without.
  static let nearNegator = WordClasses(rawValue: 1 << 19)
  /// Goes on to name another opinion: but, others.
  static let contradiction = WordClasses(rawValue: 1 << 20)
  /// Sets one report against another: differs.
  static let contrast = WordClasses(rawValue: 1 << 21)
  /// An abbreviation only before a number: no. 5.
  static let numberAbbreviation = WordClasses(rawValue: 1 << 22)
  /// An abbreviation that can end a sentence: etc.
  static let endingAbbreviation = WordClasses(rawValue: 1 << 23)
  /// In capitals an abbreviation that nobody has to explain: EU.
  static let everyday = WordClasses(rawValue: 1 << 24)
}
