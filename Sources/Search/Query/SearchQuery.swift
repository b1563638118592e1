import Foundations

/// What was found for a query.
public struct SearchAnswer: Sendable {
  public struct Result: Sendable {
    public let entry: SearchEntry
    /// Where on the page it is, below its root; the page itself where no section tells most.
    public let address: String
    /// The heading of that section; empty for the page itself.
    public let heading: String
    /// How that section begins, or what the page is about.
    public let text: String
  }

  /// Whether the query sounds like an emergency.
  public let isDanger: Bool
  /// The words that were searched for, where they are not those of the query.
  public let corrected: String?
  /// The best first.
  public let results: [Result]
}

extension SearchIndex {
  /// What the site has for `query`, as its search page shows it (`templates/assets/search.js`), which
  /// does the same.
  /// - Parameter isExact: Whether no word is corrected.
  public func search(_ query: String, isExact: Bool = false) -> SearchAnswer {
    var search = SearchQuery(self, query)
    return search.answer(isExact: isExact)
  }
}

/// A word or phrase of a query with what else can be meant by it.
struct SearchSlot {
  /// Some stems that stand for it, with how much they count.
  struct Alternative {
    let terms: [TermPlaces]
    let weight: Double
  }

  let start: Int
  var length = 1
  /// Whether it says anything.
  let isTelling: Bool
  var alternatives: [Alternative]
}

/// One search.
struct SearchQuery {
  let index: SearchIndex
  private(set) var words: [String]
  private var isCorrected = false

  init(_ index: SearchIndex, _ text: String) {
    self.index = index
    let start = String(decoding: text.utf16.prefix(200), as: UTF16.self)
    words = Array(index.words.split(start).prefix(16))
  }

  mutating func answer(isExact: Bool) -> SearchAnswer {
    var isDanger = self.isDanger
    moveNames()
    var slots = slots()
    if !isExact, slots.contains(where: \.alternatives.isEmpty) {
      correct(slots)
      isDanger = isDanger || self.isDanger
      slots = self.slots()
    }
    let found = SearchRanking(index, words).rank(
      slots.filter { !$0.alternatives.isEmpty }, of: slots.count)
    return SearchAnswer(
      isDanger: isDanger,
      corrected: isCorrected && !found.isEmpty ? words.joined(separator: " ") : nil,
      results: found.map { index.result($0.entry, $0.section) })
  }

  /// Whether the query has a word of each group of a danger.
  private var isDanger: Bool {
    // "can not" is "cannot", too.
    let joined = zip(words, words.dropFirst()).map { $0 + $1 }
    let stems = Set((words + joined).map(stem))
    return index.dangers.contains { groups in
      var used: Set<String> = []
      return groups.allSatisfy { group in
        let found = group.first { stems.contains($0) && !used.contains($0) }
        return found.map { used.insert($0).inserted } ?? false
      }
    }
  }

  private func stem(_ word: String) -> String { index.words.stem(word) }

  private func stems(_ words: some Sequence<String>) -> String {
    words.map(stem).joined(separator: " ")
  }

  private func find(_ key: String) -> TermPlaces? { index.terms[Identifier(key)] }

  private func meanings(_ key: String) -> [[String]] { index.meanings[Identifier(key)] ?? [] }

  // MARK: Slots

  /// Puts a subject's name behind the words around it, which may be a phrase: "how does X work".
  private mutating func moveNames() {
    guard words.count > 2 else { return }
    let names = (1..<words.count - 1).filter { number in
      let isName = find(stem(words[number]) + "=")?.postings
        .contains { $0.level == SearchIndex.levelOfContext }
      return isName == true && !isPhrase(stems(words[number - 1...number]))
        && !isPhrase(stems(words[number...number + 1]))
    }
    words =
      words.indices.filter { !names.contains($0) }.map { words[$0] } + names.map { words[$0] }
  }

  private func isPhrase(_ key: String) -> Bool {
    find(key + "=") != nil || !meanings(key).isEmpty
  }

  private func slots() -> [SearchSlot] {
    var slots: [SearchSlot] = []
    var start = 0
    while start < words.count {
      let slot = slot(start)
      if slot.isTelling { slots.append(slot) }
      start += slot.length
    }
    // Nothing but stop words: then they count.
    return slots.isEmpty ? words.indices.map { word(at: $0, isTelling: true) } : slots
  }

  private func slot(_ start: Int) -> SearchSlot {
    let rest = words[start..<min(start + SearchIndex.longestPhrase, words.count)]
    for length in stride(from: rest.count, to: 1, by: -1) {
      if let slot = phrase(start..<start + length) { return slot }
    }
    let joined = stem(rest.prefix(2).joined())
    if rest.count > 1, find(joined) != nil {
      return SearchSlot(
        start: start, length: 2, isTelling: true,
        alternatives: alternatives([joined], meanings(joined)))
    }
    var slot = word(at: start, isTelling: !index.words.isStopWord(words[start]))
    if slot.isTelling, let name = find(stem(words[start]) + "=") {
      slot.alternatives.append(.init(terms: [name], weight: 1))
    }
    return slot
  }

  private func phrase(_ range: Range<Int>) -> SearchSlot? {
    let key = stems(words[range])
    let (name, meanings) = (find(key + "="), meanings(key))
    guard name != nil || !meanings.isEmpty else { return nil }
    let own = words[range].filter { !index.words.isStopWord($0) }.map(stem)
    // What a whole phrase means is surer than its words.
    var alternatives = alternatives(
      own, meanings, ownWeight: meanings.isEmpty ? 1 : 0.5, weight: 0.9)
    if let name { alternatives.append(.init(terms: [name], weight: 1.5)) }
    return SearchSlot(
      start: range.lowerBound, length: range.count, isTelling: true, alternatives: alternatives)
  }

  private func word(at start: Int, isTelling: Bool) -> SearchSlot {
    let stem = stem(words[start])
    let meanings = meanings(stem)
    return SearchSlot(
      start: start, isTelling: isTelling || !meanings.isEmpty,
      alternatives: alternatives(isTelling ? [stem] : [], meanings))
  }

  /// The stems themselves where pages have them, then what they mean.
  private func alternatives(
    _ stems: [String], _ meanings: [[String]], ownWeight: Double = 1, weight: Double = 0.75
  ) -> [SearchSlot.Alternative] {
    ([stems] + meanings).enumerated().compactMap { number, list in
      let terms = list.compactMap(find)
      guard !terms.isEmpty else { return nil }
      let ofMeaning = weight * pow(0.95, number - 1)
      let ofWords = ownWeight * (terms.count == list.count ? 1 : 0.6)
      return .init(terms: terms, weight: number > 0 ? ofMeaning : ofWords)
    }
  }

  private func pow(_ base: Double, _ exponent: Int) -> Double {
    exponent <= 0 ? 1 : (0..<exponent).reduce(1) { power, _ in power * base }
  }

  // MARK: Spelling

  /// Puts the words that are most likely meant in the place of those that no page has.
  private mutating func correct(_ slots: [SearchSlot]) {
    let known = Set(
      slots.flatMap(\.alternatives).flatMap(\.terms).flatMap(\.postings).map(\.entry))
    let speller = Speller(index)
    let unknown = slots.filter { slot in
      slot.alternatives.isEmpty && !index.words.isStopWord(words[slot.start])
    }
    for slot in unknown.reversed() {
      let isLast = slot.start == words.count - 1
      let meant = speller.meant(words[slot.start], isLast: isLast, besides: known)
      guard let meant else { continue }
      words.replaceSubrange(slot.start...slot.start, with: meant.words)
      isCorrected = isCorrected || !meant.isPrefix
    }
  }
}
