import Foundations

/// Turns words of patients into stems that pages have.
struct Meanings {
  private let words: SearchWords
  private let isKnown: (Identifier) -> Bool

  /// - Parameter isKnown: Whether a page has a stem, or a name: its stems with `=` behind.
  init(_ words: SearchWords, isKnown: @escaping (Identifier) -> Bool) {
    self.words = words
    self.isKnown = isKnown
  }

  /// Whether a page has the word itself or one of its meanings.
  func isAnswered(_ word: LayWord) -> Bool {
    (word.meanings + [word.word]).contains { stems($0) != nil }
  }

  /// The name that `phrase` is, else its stems but for stop words; nil where no page has one of them.
  private func stems(_ phrase: String) -> [String]? {
    let all = words.split(phrase)
    let name = all.map(words.stem).joined(separator: " ") + "="
    if isKnown(Identifier(name)) { return [name] }
    let telling = all.filter { !words.isStopWord($0) }
    let stems = (telling.isEmpty ? all : telling).map(words.stem)
    return stems.isEmpty || !stems.allSatisfy { isKnown(Identifier($0)) } ? nil : stems
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

/// Which words of a site's own list no page answers, told from some pages after the other and without
/// an index: to make one takes a tenth of a check, and mostly a few pages answer all words.
public struct UnansweredWords: Sendable {
  /// Those that none of the pages so far answers.
  public private(set) var words: [LayWord]
  private let language: SearchWords
  /// The stems and names of the pages so far.
  private var known: Set<Identifier> = []

  public init(_ words: [LayWord], _ language: SearchLanguage) {
    self.words = words
    self.language = SearchWords(language)
  }

  /// Leaves out those that the entries of `part` answer, with those that were counted before.
  public mutating func leaveOut(answeredBy part: CountedEntries) {
    known.formUnion(part.keys)
    let meanings = Meanings(language) { [known] in known.contains($0) }
    words.removeAll(where: meanings.isAnswered)
  }
}

extension SearchIndex {
  /// How the index knows a name, whose words are numbers of `terms`; nil for one that is too long.
  static func key(ofName name: [Int32], _ terms: [String]) -> String? {
    if name.isEmpty || name.count > longestPhrase { return nil }
    return name.map { terms[Int($0)] }.joined(separator: " ") + "="
  }
}

extension CountedEntries {
  /// Every stem and name that stands in an entry.
  fileprivate var keys: Set<Identifier> {
    var numbers: Set<Int32> = []
    var keys: Set<Identifier> = []
    for entry in entries {
      for word in entry.words { numbers.insert(word.word) }
      for name in entry.names + entry.context {
        if let key = SearchIndex.key(ofName: name, terms) { keys.insert(Identifier(key)) }
      }
    }
    for number in numbers { keys.insert(Identifier(terms[Int(number)])) }
    return keys
  }
}
