import Foundations

/// Where a word stands: an entry, how much it tells there, and the section with most of it.
struct Posting: Sendable, Equatable {
  var entry: Int32
  /// From 1 to 63.
  var level: UInt8
  var section: UInt8
}

/// Everything that a site can be searched for. `files` writes it for browsers; `search` asks it here.
public struct SearchIndex: Sendable {
  let words: SearchWords
  let language: SearchLanguage
  /// The pages and their parts, in the order of their addresses.
  let entries: [IndexedEntry]
  /// Where each stem stands, and each name: its stems with `=` behind. Of words that stand almost
  /// everywhere only the places that tell most.
  let terms: [Identifier: TermPlaces]
  /// What words of patients mean, all as stems.
  let meanings: [Identifier: [[String]]]
  /// Every word as it is most often written, with how often, in the order of how they begin to sound.
  let spellings: [KnownWord]
  /// The words of the site's own list that lead to no page.
  public let unanswered: [LayWord]

  /// What people do when danger is near, as stems.
  let dangers: [[[String]]]
}

/// The places of a stem or name.
struct TermPlaces: Sendable {
  /// In how many entries it stands.
  let count: Int
  /// By entry.
  let postings: ArraySlice<Posting>
}

/// A word of the site that a misspelt one can be meant for.
struct KnownWord: Sendable {
  let word: String
  let sound: String
  let count: Int

  /// How it begins to sound, by which files of words are found.
  var beginning: String { sound.firstLetters(2) }
}

extension String {
  /// Its first `count` Unicode scalars.
  func firstLetters(_ count: Int) -> String {
    String(String.UnicodeScalarView(unicodeScalars.prefix(count)))
  }
}

/// What results show of an entry.
struct IndexedEntry: Sendable {
  let entry: SearchEntry
  let sections: [SearchSection]
}
