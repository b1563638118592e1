/// A page or a part of one that results lead to, beside its text.
public struct SearchEntry: Sendable {
  /// The address below the root of the site, perhaps with an anchor.
  public var address: String
  public var title: String
  /// What else people call it; each is found as a whole and in parts.
  public var names: [String]
  /// What patients call it; each is found as a whole, and its words count less.
  public var layNames: [String] = []
  /// What it is about in a sentence.
  public var summary: String
  /// What results say above the title: the kind of page, or the subject it belongs to.
  public var label: String
  /// The names of what the page belongs to, where its title does not say so.
  public var context: [String] = []
  /// What it belongs to; results of one group stand together. Empty for none.
  public var group: String
  /// How much it counts against others that have the same words, 1 for most.
  public var importance: Double

  public init(
    address: String, title: String, names: [String] = [], summary: String, label: String,
    group: String = "", importance: Double = 1
  ) {
    self.address = address
    self.title = title
    self.names = names
    self.summary = summary
    self.label = label
    self.group = group
    self.importance = importance
  }
}

/// A stretch of an entry that results can lead to.
struct SearchSection: Sendable {
  /// Empty where the entry begins.
  let anchor: String
  let heading: String
  /// How it begins, to show below the heading.
  var excerpt: [UInt8] = []
}

/// Entries with their words counted.
public struct CountedEntries: Sendable {
  var entries: [CountedEntry]
  /// The stems of the words by their numbers.
  let terms: [String]
  let spellings: [Spelling]
}

/// An entry with its words counted.
struct CountedEntry: Sendable {
  let entry: SearchEntry
  let sections: [SearchSection]
  /// Which words it has; the numbers are the counter's.
  let words: [CountedWord]
  /// The words of its names, one after the other, in the same numbers.
  let names: [[Int32]]
  /// The same of the names of what it belongs to.
  let context: [[Int32]]
}

/// How much a word tells about an entry, and where most of it.
struct CountedWord: Sendable {
  var word: Int32
  /// From 1 to 63.
  var level: UInt8
  var section: UInt8
}
