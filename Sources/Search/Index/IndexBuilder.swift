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
    let merge = IndexMerge(parts)
    let terms = merge.places()
    let meanings = Meanings(words) { terms[$0] != nil }
    let own = layWords.filter { !meanings.isAnswered($0) }
    self.words = words
    self.language = language
    self.terms = terms
    entries = parts.flatMap { part in
      part.entries.map { IndexedEntry(entry: $0.entry, sections: $0.sections) }
    }
    self.meanings = meanings.table(of: layWords + language.layWords)
    unanswered = own
    dangers = DangerList(language, words).groups(with: signs)
    let others = self.meanings.keys.map(\.text) + dangers.joined().joined()
    spellings = Self.spellings(merge.spellings(), of: words, adding: others)
  }

  /// The words in the order in which files have them; of all forms of a stem the one that is written
  /// most often, and those that begin in another way.
  private static func spellings(
    _ found: [(word: String, stem: String, count: Int)], of words: SearchWords,
    adding others: [String]
  ) -> [KnownWord] {
    var known: [(String, Int)] = []
    var seen: Set<Identifier> = []
    for (word, stem, count) in found where count > 0 {
      known.append((word, count))
      seen.insert(Identifier(word))
      seen.insert(Identifier(stem))
    }
    let rest = found.lazy.filter { $0.count == 0 }.map(\.word)
    for word in (rest + others).flatMap({ $0.split(separator: " ") }) {
      let isNew = seen.insert(Identifier(word)).inserted
      if isNew, !words.isStopWord(String(word)) { known.append((String(word), 1)) }
    }
    return known.filter { $0.0.utf8.count > 2 }
      .map { KnownWord(word: $0.0, sound: words.sound($0.0), count: $0.1) }
      .sortedAsInScripts { $0.beginning + " " + $0.word }
  }
}

/// Puts together what parts of a site have counted.
private struct IndexMerge {
  private let parts: [CountedEntries]
  /// The stems and names of all parts.
  private var keys = ByteTable(capacity: 1 << 14)
  /// The numbers of each part's stems among all.
  private var numbers: [[Int32]] = []
  /// Where the names stand.
  private var named: [(key: Int32, place: Posting)] = []
  /// In how many entries each key stands.
  private var counts: [Int] = []

  init(_ parts: [CountedEntries]) {
    self.parts = parts
    var entry: Int32 = 0
    for part in parts {
      let ofPart = part.terms.map { number(of: $0) }
      numbers.append(ofPart)
      for counted in part.entries {
        for word in counted.words { counts[Int(ofPart[Int(word.word)])] += 1 }
        addNames(of: counted, entry, part.terms)
        entry += 1
      }
    }
  }

  private mutating func number(of key: String) -> Int32 {
    let (number, isNew) = keys.place(of: key)
    if isNew { counts.append(0) }
    return number
  }

  private mutating func addNames(of counted: CountedEntry, _ entry: Int32, _ terms: [String]) {
    let level = UInt8(max(25, min(63, 63 * counted.entry.importance)))
    var known: Set<Int32> = []
    let names =
      counted.names.map { ($0, level) } + counted.context.map { ($0, SearchIndex.levelOfContext) }
    for (name, level) in names {
      guard let name = SearchIndex.key(ofName: name, terms) else { continue }
      let key = number(of: name)
      guard known.insert(key).inserted else { continue }
      named.append((key, Posting(entry: entry, level: level, section: 0)))
      counts[Int(key)] += 1
    }
  }

  /// Where each key stands, all in one array.
  func places() -> [Identifier: TermPlaces] {
    var next = counts.reduce(into: [0]) { $0.append($0[$0.count - 1] + $1) }
    let all = postings(&next)
    var places: [Identifier: TermPlaces] = [:]
    places.reserveCapacity(counts.count)
    // `next` is now where each key ends.
    for (number, count) in counts.enumerated() where count > 0 {
      let found = all[next[number] - count..<next[number]]
      places[Identifier(keys.text(Int32(number)))] = TermPlaces(
        count: count, postings: Self.strongest(found))
    }
    return places
  }

  private func postings(_ next: inout [Int]) -> [Posting] {
    var all = Array(
      repeating: Posting(entry: 0, level: 0, section: 0), count: next[next.count - 1])
    var entry: Int32 = 0
    for (part, numbers) in zip(parts, numbers) {
      for counted in part.entries {
        for word in counted.words {
          let key = Int(numbers[Int(word.word)])
          all[next[key]] = Posting(entry: entry, level: word.level, section: word.section)
          next[key] += 1
        }
        entry += 1
      }
    }
    for (key, place) in named {
      all[next[Int(key)]] = place
      next[Int(key)] += 1
    }
    return all
  }

  /// The places that tell most, of equal ones the first: counted by their levels, not sorted.
  private static func strongest(_ places: ArraySlice<Posting>) -> ArraySlice<Posting> {
    guard places.count > SearchIndex.mostPlaces else { return places }
    var counts = Array(repeating: 0, count: 256)
    for place in places { counts[Int(place.level)] += 1 }
    var (least, room) = (255, SearchIndex.mostPlaces)
    while counts[least] <= room {
      room -= counts[least]
      least -= 1
    }
    return places.filter { place in
      guard place.level == least, room > 0 else { return place.level > least }
      room -= 1
      return true
    }[...]
  }

  /// Of each stem the word that is written most often, of equal ones the first, with how often all its
  /// words are; and with 0 the words that do not begin as their stem does, which nobody finds by
  /// another form.
  func spellings() -> [(word: String, stem: String, count: Int)] {
    var words = ByteTable(capacity: 1 << 14)
    var (stems, counts): ([Int32], [Int]) = ([], [])
    for (part, numbers) in zip(parts, numbers) {
      for spelling in part.spellings {
        let (number, isNew) = words.place(of: spelling.word)
        if isNew {
          stems.append(numbers[Int(spelling.term)])
          counts.append(0)
        }
        counts[Int(number)] += spelling.count
      }
    }
    var best: [(word: Int32, all: Int)] = Array(repeating: (-1, 0), count: keys.count)
    for word in stems.indices {
      let stem = Int(stems[word])
      best[stem].all += counts[word]
      let isBest = isBetter(Int32(word), than: best[stem].word, counts, words)
      if isBest { best[stem].word = Int32(word) }
    }
    let usual = best.indices.filter { best[$0].word >= 0 }.map { stem in
      (words.text(best[stem].word), keys.text(Int32(stem)), best[stem].all)
    }
    let odd = stems.indices.filter { !words[Int32($0)].starts(with: keys[stems[$0]].dropLast()) }
    return usual + odd.map { (words.text(Int32($0)), keys.text(stems[$0]), 0) }
  }

  private func isBetter(
    _ word: Int32, than best: Int32, _ counts: [Int], _ words: ByteTable
  ) -> Bool {
    guard best >= 0, counts[Int(word)] == counts[Int(best)] else {
      return best < 0 || counts[Int(word)] > counts[Int(best)]
    }
    return words[word].lexicographicallyPrecedes(words[best])
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
