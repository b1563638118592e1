import Foundations

/// What the search knows of a language. The browser's script gets the same tables with the index
/// (`IndexDirectory`), so that both cut, shorten and hear words in the same way.
public struct SearchLanguage: Sendable {
  /// Small letters with marks by the plain letters that people type for them.
  let folds: [(letters: String, plain: String)]
  /// Words that say nothing of what a page is about.
  let stopWords: Set<String>
  /// What endings become, step by step: of each step the first that fits and leaves at least so many
  /// letters.
  let endings: [[Ending]]
  /// Words whose forms have no common beginning, by what they are counted as.
  let irregular: [String: String]
  /// What letters sound like; the longest that fits counts. A `^` holds at the beginning only.
  let sounds: [String: String]
  /// Letters in the rows of a keyboard.
  let keyboard: [String]
  /// What patients say, with what pages say instead.
  public let layWords: [LayWord]
  /// What an emergency sounds like.
  let dangers: [Danger]
  /// Words of signs that do not tell of danger by themselves.
  let harmless: Set<String>

  struct Ending: Sendable {
    let written: String
    let replacement: String
    /// How many letters must stand before it.
    let least: Int

    init(_ written: String, _ replacement: String, _ least: Int) {
      self.written = written
      self.replacement = replacement
      self.least = least
    }
  }

  /// The language of a site with the locale `locale`, such as `en-US`. Of languages that Careleaf does
  /// not know, words are only compared.
  public static func language(of locale: String) -> SearchLanguage {
    let code = locale.utf8.prefix { $0 != UInt8(ascii: "-") }
    return code.elementsEqual("en".utf8) ? .english : .unknown
  }

  static let unknown = SearchLanguage(
    folds: Self.latin, stopWords: [], endings: [], irregular: [:], sounds: [:], keyboard: [],
    layWords: [], dangers: [], harmless: [])

  /// The letters of Latin-1 and Latin Extended-A that have a mark.
  static let latin: [(letters: String, plain: String)] = [
    ("àáâãäåāăą", "a"), ("æ", "ae"), ("çćĉċč", "c"), ("ďđð", "d"), ("èéêëēĕėęě", "e"),
    ("ĝğġģ", "g"), ("ĥħ", "h"), ("ìíîïĩīĭįı", "i"), ("ĵ", "j"), ("ķ", "k"), ("ĺļľŀł", "l"),
    ("ñńņňŉ", "n"), ("òóôõöøōŏő", "o"), ("œ", "oe"), ("ŕŗř", "r"), ("śŝşš", "s"), ("ß", "ss"),
    ("ţťŧ", "t"), ("þ", "th"), ("ùúûüũūŭůűų", "u"), ("ŵ", "w"), ("ýÿŷ", "y"), ("źżž", "z"),
  ]
}

/// A word of patients, or several, with what pages say instead.
public struct LayWord: Sendable, Hashable {
  public let word: String
  public let meanings: [String]

  public init(_ word: String, meanings: [String]) {
    self.word = word
    self.meanings = meanings
  }
}

/// A sign of an emergency: one word of each group in a query is enough.
struct Danger: Sendable, Hashable {
  let groups: [[String]]
}
