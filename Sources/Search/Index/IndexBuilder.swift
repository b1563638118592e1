import Foundations

extension SearchIndex {
  /// Words that stand in more entries keep the places that tell most: nobody looks at more results.
  static let mostPlaces = 500
  /// How much the name of a subject tells about the further pages of its guide; any name of a page
  /// itself tells more.
  static let levelOfContext: UInt8 = 24

  /// An index of all entries in `parts`, in that order.
  /// - Parameters:
  ///   - layWords: The site's own words of patients, which come before those of the language.
  ///   - signs: The signs of an emergency that the pages name.
  public init(
    _ parts: [CountedEntries], _ language: SearchLanguage, layWords: [LayWord], signs: [String]
  ) {
    let words = SearchWords(language)
    var merge = IndexMerge()
    for part in parts { merge.add(part) }
    let terms = merge.places()
    let meanings = Meanings(terms, words)
    let own = layWords.filter { !meanings.isAnswered($0) }
    self.words = words
    self.language = language
    self.terms = terms
    entries = merge.entries
    self.meanings = meanings.table(of: layWords + language.layWords)
    unanswered = own
    dangers = DangerList(language, words).groups(with: signs)
    let others = self.meanings.keys.map(\.text) + dangers.joined().joined()
    spellings = Self.spellings(
      merge.spellings, of: words, adding: merge.oddForms.map(\.text) + others)
  }

  /// The words in the order of sounds; of all forms of a stem the one that is written most often.
  private static func spellings(
    _ found: [Identifier: (word: String, count: Int, all: Int)], of words: SearchWords,
    adding others: [String]
  ) -> [KnownWord] {
    var known = found.values.map { ($0.word, $0.all) }
    var stems = Set(found.keys).union(found.values.map { Identifier($0.word) })
    for word in others.flatMap({ $0.split(separator: " ") }) {
      let isNew = stems.insert(Identifier(word)).inserted
      if isNew, !words.isStopWord(String(word)) { known.append((String(word), 1)) }
    }
    return known.filter { $0.0.utf8.count > 2 }
      .map { KnownWord(word: $0.0, sound: words.sound($0.0), count: $0.1) }
      .sorted { left, right in
        left.sound == right.sound
          ? left.word.utf16.lexicographicallyPrecedes(right.word.utf16)
          : left.sound.utf16.lexicographicallyPrecedes(right.sound.utf16)
      }
  }
}

/// Puts together what parts of a site have counted.
private struct IndexMerge {
  private(set) var entries: [IndexedEntry] = []
  private(set) var spellings: [Identifier: (word: String, count: Int, all: Int)] = [:]
  /// Words that do not begin as their stem does, which nobody finds by another form.
  private(set) var oddForms: Set<Identifier> = []
  private var numbers: [Identifier: Int] = [:]
  private var postings: [[Posting]] = []
  private var counts: [Identifier: Int] = [:]

  mutating func add(_ part: CountedEntries) {
    let numbers = part.terms.map { number(of: Identifier($0)) }
    for counted in part.entries {
      let entry = Int32(entries.count)
      entries.append(IndexedEntry(entry: counted.entry, sections: counted.sections))
      for word in counted.words {
        postings[numbers[Int(word.word)]].append(
          Posting(entry: entry, level: word.level, section: word.section))
      }
      let level = UInt8(max(25, min(63, 63 * counted.entry.importance)))
      for name in counted.names { add(name.map { part.terms[Int($0)] }, of: entry, level: level) }
      for name in counted.context {
        add(name.map { part.terms[Int($0)] }, of: entry, level: SearchIndex.levelOfContext)
      }
    }
    add(part.spellings, terms: part.terms)
  }

  private mutating func number(of term: Identifier) -> Int {
    if let number = numbers[term] { return number }
    numbers[term] = postings.count
    postings.append([])
    return postings.count - 1
  }

  private mutating func add(_ name: [String], of entry: Int32, level: UInt8) {
    guard !name.isEmpty, name.count <= SearchIndex.longestPhrase else { return }
    let number = number(of: Identifier(name.joined(separator: " ") + "="))
    guard postings[number].last?.entry != entry else { return }
    postings[number].append(Posting(entry: entry, level: level, section: 0))
  }

  private mutating func add(_ found: [Spelling], terms: [String]) {
    for spelling in found {
      let stem = Identifier(terms[Int(spelling.term)])
      let word = Identifier(spelling.word)
      let count = counts[word, default: 0] + spelling.count
      counts[word] = count
      var best = spellings[stem] ?? (spelling.word, 0, 0)
      best.all += spelling.count
      let isBetter =
        count > best.count || count == best.count && word < Identifier(best.word)
      if isBetter { (best.word, best.count) = (spelling.word, count) }
      spellings[stem] = best
      if !word.text.utf8.starts(with: stem.text.utf8.dropLast()) { oddForms.insert(word) }
    }
  }

  consuming func places() -> [Identifier: TermPlaces] {
    numbers.compactMapValues { number in
      let places = postings[number]
      guard !places.isEmpty else { return nil }
      return TermPlaces(count: places.count, postings: Self.strongest(places))
    }
  }

  private static func strongest(_ places: [Posting]) -> [Posting] {
    guard places.count > SearchIndex.mostPlaces else { return places }
    let best = places.sorted { ($1.level, $0.entry) < ($0.level, $1.entry) }
    return best.prefix(SearchIndex.mostPlaces).sorted { $0.entry < $1.entry }
  }
}

/// Turns words of patients into stems that pages have.
private struct Meanings {
  private let terms: [Identifier: TermPlaces]
  private let words: SearchWords

  init(_ terms: [Identifier: TermPlaces], _ words: SearchWords) {
    self.terms = terms
    self.words = words
  }

  /// Whether a page has the word itself or one of its meanings.
  func isAnswered(_ word: LayWord) -> Bool {
    (word.meanings + [word.word]).contains { stems($0) != nil }
  }

  /// The name that `phrase` is, else its stems but for stop words; nil where no page has one of them.
  private func stems(_ phrase: String) -> [String]? {
    let all = words.split(phrase)
    let name = all.map(words.stem).joined(separator: " ") + "="
    if terms[Identifier(name)] != nil { return [name] }
    let telling = all.filter { !words.isStopWord($0) }
    let stems = (telling.isEmpty ? all : telling).map(words.stem)
    return stems.isEmpty || !stems.allSatisfy { terms[Identifier($0)] != nil } ? nil : stems
  }

  /// The meanings that pages have, by the stems of the words; of a word that is there twice, the
  /// meanings of both.
  func table(of list: [LayWord]) -> [Identifier: [[String]]] {
    var table: [Identifier: [[String]]] = [:]
    for word in list {
      let key = words.split(word.word).map(words.stem)
      guard !key.isEmpty, key.count <= SearchIndex.longestPhrase else { continue }
      for meaning in word.meanings.compactMap(stems) where meaning != key {
        let key = Identifier(key.joined(separator: " "))
        if table[key]?.contains(meaning) != true { table[key, default: []].append(meaning) }
      }
    }
    return table
  }
}

/// What an emergency sounds like, in stems.
private struct DangerList {
  private let language: SearchLanguage
  private let words: SearchWords
  private let harmless: Set<String>

  init(_ language: SearchLanguage, _ words: SearchWords) {
    harmless = Set(language.harmless.map(words.stem))
    self.language = language
    self.words = words
  }

  /// The groups of the language, then two words each of the signs that pages name, at least one of
  /// which tells of harm.
  func groups(with signs: [String]) -> [[[String]]] {
    let own = language.dangers.map { danger in
      danger.groups.map { group in unique(group.flatMap(words.split).map(words.stem)) }
    }
    return own + unique(signs.flatMap(groups))
  }

  private func groups(ofSign sign: String) -> [[[String]]] {
    let stems = unique(
      words.split(sign).filter { !words.isStopWord($0) }.map(words.stem))
    let telling = stems.filter { !harmless.contains($0) }
    return telling.isEmpty || stems.count < 2 ? [] : [[telling, stems]]
  }

  private func unique<Value: Hashable>(_ values: [Value]) -> [Value] {
    var seen: Set<Value> = []
    return values.filter { seen.insert($0).inserted }
  }
}
