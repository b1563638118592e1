import Foundations

/// Finds the words of a site that a misspelt word can be meant for.
struct Speller {
  struct Meant {
    let words: [String]
    var cost = 0.0
    /// Whether the word is only the beginning of the one that is meant.
    var isPrefix = false
  }

  private let index: SearchIndex
  private let distance: EditDistance

  init(_ index: SearchIndex) {
    self.index = index
    distance = EditDistance(index.language)
  }

  /// What `word` is most likely meant for; nil when nothing is near.
  /// - Parameters:
  ///   - isLast: Whether the word may not be finished.
  ///   - known: The entries that the other words of the query lead to.
  func meant(_ word: String, isLast: Bool, besides known: Set<Int32>) -> Meant? {
    guard word.utf16.count > 2 else { return nil }
    if isLast, let whole = beginning(with: word) { return Meant(words: [whole], isPrefix: true) }
    var near = candidates(word, sounding: 2)
    // Most errors stand further behind; only where nothing is near, all words are looked through that
    // begin with the sound.
    if (near.stableMin()?.cost ?? .infinity) > 1.5 { near = candidates(word, sounding: 1) }
    for number in near.indices {
      let places = places(of: near[number].words[0])?.postings ?? []
      if places.contains(where: { known.contains($0.entry) }) { near[number].cost -= 0.4 }
    }
    return near.stableMin()
  }

  private func places(of word: String) -> TermPlaces? {
    index.terms[Identifier(index.words.stem(word))]
  }

  /// The words near to `word` of those whose first `count` sounds are the same.
  private func candidates(_ word: String, sounding count: Int) -> [Meant] {
    let spellings = spellings(of: word, sounding: count)
    var near = near(word, spellings)
    if let split = split(word, Set(spellings.map { Identifier($0.word) })) {
      near.append(Meant(words: split, cost: 0.9))
    }
    return near
  }

  /// The stem with the most entries of those that begin with `word` and stand in the same file.
  private func beginning(with word: String) -> String? {
    let keys = index.keys(beginningWith: word).filter { key in
      !key.utf8.contains { $0 == 0x20 || $0 == 0x3D }
    }
    let counted = keys.map { key in
      Meant(words: [key], cost: -Double(index.terms[Identifier(key)]?.count ?? 0))
    }
    return counted.min { left, right in
      left.cost == right.cost
        ? left.words[0].utf16.lexicographicallyPrecedes(right.words[0].utf16)
        : left.cost < right.cost
    }?.words[0]
  }

  /// The words of the files that hold some with the same first `count` sounds.
  private func spellings(of word: String, sounding count: Int) -> [KnownWord] {
    let sound = index.words.sound(word).firstLetters(count)
    let parts = index.spellingParts
    let near = parts.indices.filter { number in
      let first = parts[number].first?.beginning ?? ""
      let next = number + 1 < parts.count ? parts[number + 1].first?.beginning : nil
      return first.isBefore(sound + "\u{FFFF}") && !(next?.isBefore(sound) ?? false)
    }
    return near.flatMap { parts[$0] }
  }

  private func near(_ word: String, _ spellings: [KnownWord]) -> [Meant] {
    let (sound, stem) = (index.words.sound(word), index.words.stem(word))
    let length = word.utf16.count
    let limit = length < 5 ? 1 : length < 8 ? 1.8 : 2.6
    let letters = Array(word.utf16)
    let near = spellings.compactMap { spelling -> Meant? in
      var least = distance.distance(
        Array(word.utf8), Array(spelling.word.utf8), limit: limit + 1)
      // Another form of the word, whose endings do not count.
      if spelling.word.utf16.starts(with: letters.prefix(2)) {
        let other = index.words.stem(spelling.word)
        least = min(
          least, distance.distance(Array(stem.utf8), Array(other.utf8), limit: limit + 1))
      }
      let count = Double(min(9, SearchIndex.logarithm(spelling.count)))
      let cost = least - (spelling.sound == sound ? 1.2 : 0) - count * 0.06
      return cost <= limit ? Meant(words: [spelling.word], cost: cost) : nil
    }
    return Array(near.stablySorted().prefix(4))
  }

  /// Two known words that were written as one.
  private func split(_ word: String, _ known: Set<Identifier>) -> [String]? {
    let letters = Array(word.utf16)
    for end in stride(from: letters.count - 3, through: 3, by: -1) {
      let first = String(decoding: letters[..<end], as: UTF16.self)
      let second = String(decoding: letters[end...], as: UTF16.self)
      if known.contains(Identifier(first)), places(of: second) != nil { return [first, second] }
    }
    return nil
  }
}

extension [Speller.Meant] {
  /// The cheapest; of equal ones the first.
  fileprivate func stableMin() -> Speller.Meant? {
    reduce(nil) { best, next in best.map { next.cost < $0.cost ? next : $0 } ?? next }
  }

  fileprivate func stablySorted() -> Self {
    enumerated().sorted { ($0.element.cost, $0.offset) < ($1.element.cost, $1.offset) }
      .map(\.element)
  }
}

extension String {
  /// Whether it comes before `other`, or is the same, as JavaScript orders texts.
  fileprivate func isBefore(_ other: String) -> Bool {
    !other.utf16.lexicographicallyPrecedes(utf16)
  }
}
