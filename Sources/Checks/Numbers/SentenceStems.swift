import Foundations

/// The words of a sentence without their endings, and where they are. Made once for all numbers of
/// the sentence, which may be many.
struct SentenceStems {
  /// Those of the sentence itself.
  private(set) var own: Set<String> = []
  /// Those that tell something.
  let told: Set<String>
  /// Whether it names the ways of the matcher that it is made for.
  var named: [Bool] = []
  /// The tokens of the sentence, and of the one before where a pronoun points there.
  private var range: Range<Int>
  private var all: [String] = []
  /// The tokens that a stem is, in order.
  private var places: [String: [Int]] = [:]
  private var boundaries: [Int] = []

  init(_ sentence: Sentence, _ page: CheckedPage, _ words: FactWords?) {
    range = sentence.tokens
    guard let words else {
      told = []
      return
    }
    func stem(_ index: Int) -> String { words.stem(page.word(index)) }
    let first = range.first.map(stem) ?? ""
    if words.pronouns.contains(first), let previous = Self.previous(sentence, page) {
      range = previous.tokens.lowerBound..<range.upperBound
    }
    all = range.map(stem)
    for ((index, stem), joined) in zip(zip(range, all), Self.joined(all)) {
      for stem in Set([stem, joined]) {
        places[stem, default: []].append(index)
        if sentence.tokens.contains(index) { own.insert(stem) }
      }
      if words.boundaries.contains(stem) || page.prose.tokens[index].kind == .mark {
        boundaries.append(index)
      }
    }
    told = own.filter { stem in
      !words.ignored.contains(stem) && stem.utf8.count > 2
        && stem.utf8.allSatisfy { !(UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
    }
  }

  /// The sentence before `sentence` in the same paragraph.
  private static func previous(_ sentence: Sentence, _ page: CheckedPage) -> Sentence? {
    let sentences = page.prose.sentences
    let index = sentences.partitioningIndex {
      $0.tokens.lowerBound >= sentence.tokens.lowerBound
    }
    return index > 0 && sentences[index - 1].unit == sentence.unit ? sentences[index - 1] : nil
  }

  /// `stems` with "up" joined to the word before, so that "check-up" is no "check".
  static func joined(_ stems: [String]) -> [String] {
    var result = stems
    for index in stems.indices.dropLast() where stems[index + 1] == "up" {
      let isBound = index + 2 < stems.count && stems[index + 2] == "to"
      if !isBound { result[index] += "up" }
    }
    return result
  }

  /// All stems, also those of the sentence before.
  var stems: some Sequence<String> { places.keys }

  /// The stem of a token; empty where there is none.
  func stem(_ token: Int) -> String {
    range.contains(token) && !all.isEmpty ? all[token - range.lowerBound] : ""
  }

  /// How many words are between `number` and the nearest that is `stem`, where each boundary
  /// between parts of the sentence counts like several words; nil when none is there.
  func distance(from number: Range<Int>, to stem: String) -> Int? {
    guard let places = places[stem] else { return nil }
    let next = places.partitioningIndex { $0 >= number.lowerBound }
    let before = next > 0 ? length(of: places[next - 1]..<number.lowerBound) : nil
    guard next < places.count else { return before }
    let after = length(of: number.upperBound..<max(places[next], number.upperBound))
    return before.map { min($0, after) } ?? after
  }

  private func length(of gap: Range<Int>) -> Int {
    let first = boundaries.partitioningIndex { $0 >= gap.lowerBound }
    let end = boundaries.partitioningIndex { $0 >= gap.upperBound }
    return gap.count + (end - first) * 10
  }
}
