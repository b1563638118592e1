import Foundations

/// The words of a sentence without their endings, and where they are. Made once for all numbers of
/// the sentence, which may be many.
struct SentenceStems {
  /// What the words of the sentence itself do in it.
  private(set) var roles: FactRoles = []
  /// The ways of the matcher that it is made for that the sentence names.
  var named: [Int] = []
  private let own: Range<Int>
  /// The tokens of the sentence, and of the one before where a pronoun points there.
  private var range: Range<Int>
  /// The stem of each of them.
  private var all: [Int32] = []
  /// Each stem with a token that it is, in order.
  private var places: [Place] = []
  private var boundaries: [Int] = []
  private let numbers: NumberWords

  /// A stem and a token as one number, by which they are in order.
  private struct Place: Comparable {
    private let bits: UInt64

    init(_ stem: Int32, at token: Int) {
      bits = UInt64(UInt32(bitPattern: stem)) << 32 | UInt64(UInt32(truncatingIfNeeded: token))
    }

    var stem: Int32 { Int32(bitPattern: UInt32(bits >> 32)) }
    var token: Int { Int(bits & 0xFFFF_FFFF) }

    static func < (left: Self, right: Self) -> Bool { left.bits < right.bits }
  }

  /// The words of `sentence` that are among `tokens`.
  init(_ tokens: Range<Int>, of sentence: Sentence, _ page: CheckedPage) {
    own = tokens
    range = tokens
    numbers = page.words.numbers
    guard let facts = numbers.facts else { return }
    if tokens.lowerBound == sentence.tokens.lowerBound, let first = tokens.first,
      page.known(first).roles.contains(.pronoun),
      let previous = page.sentence(before: sentence)
    {
      range = previous.tokens.lowerBound..<range.upperBound
    }
    all.reserveCapacity(range.count)
    places.reserveCapacity(range.count)
    let joined = facts.value.joined.map { numbers.number(ofStem: $0.stem) }
    for index in range {
      let known = page.known(index)
      all.append(known.stem)
      if known.stem < 0 || known.roles.contains(.boundary) { boundaries.append(index) }
      if known.stem < 0 { continue }
      add(known.stem, at: index)
      if known.stem == joined, index > range.lowerBound, let before = all.dropLast().last,
        before >= 0
      {
        add(known.stem, joinedTo: before, at: index - 1, page)
      }
    }
    places.sort()
  }

  private mutating func add(_ stem: Int32, at index: Int) {
    places.append(Place(stem, at: index))
    if own.contains(index) { roles.formUnion(numbers.roles(ofStem: stem)) }
  }

  /// Adds the stem that a word makes with the one before it, so that "check-up" is no "check"
  /// alone.
  private mutating func add(
    _ joined: Int32, joinedTo stem: Int32, at index: Int, _ page: CheckedPage
  ) {
    let stems = [stem, joined] + (range.contains(index + 2) ? [page.known(index + 2).stem] : [])
    guard let facts = numbers.facts else { return }
    let texts = stems.map(numbers.text)
    let made = facts.joined(texts)[0]
    if made != texts[0] { add(numbers.number(ofStem: made), at: index) }
  }

  /// Whether the sentence names a way.
  func isNamed(_ way: Int) -> Bool {
    let index = named.partitioningIndex { $0 >= way }
    return index < named.count && named[index] == way
  }

  /// All stems, each once, also those of the sentence before.
  var stems: [Int32] { Self.unique(places.lazy.map(\.stem)) }

  /// The stems of the sentence itself that tell something, each once.
  var told: [Int32] {
    Self.unique(places.lazy.filter { own.contains($0.token) }.map(\.stem))
      .filter { numbers.roles(ofStem: $0).contains(.telling) }
  }

  private static func unique(_ sorted: some Sequence<Int32>) -> [Int32] {
    var result: [Int32] = []
    for stem in sorted where result.last != stem { result.append(stem) }
    return result
  }

  /// Whether the sentence itself has one of some stems.
  func says(_ stems: [Int32]) -> Bool {
    stems.contains { stem in
      let first = places.partitioningIndex { $0 >= Place(stem, at: own.lowerBound) }
      return first < places.count && places[first].stem == stem
        && own.contains(places[first].token)
    }
  }

  /// What the word at `token` does; nothing where it is none of these.
  func roles(at token: Int) -> FactRoles {
    range.contains(token) && !all.isEmpty
      ? numbers.roles(ofStem: all[token - range.lowerBound]) : []
  }

  /// How many words are between `number` and the nearest that is one of `stems`, where each boundary
  /// between parts of the sentence counts like several words; nil when none is there.
  func distance(from number: Range<Int>, to stems: [Int32]) -> Int? {
    var least: Int?
    for stem in stems {
      guard let distance = distance(from: number, to: stem) else { continue }
      least = min(least ?? distance, distance)
    }
    return least
  }

  private func distance(from number: Range<Int>, to stem: Int32) -> Int? {
    let next = places.partitioningIndex { $0 >= Place(stem, at: number.lowerBound) }
    var least: Int?
    if next > 0, places[next - 1].stem == stem {
      least = length(of: places[next - 1].token..<number.lowerBound)
    }
    guard next < places.count, places[next].stem == stem else { return least }
    let token = max(places[next].token, number.upperBound)
    let after = length(of: number.upperBound..<token)
    return least.map { min($0, after) } ?? after
  }

  private func length(of gap: Range<Int>) -> Int {
    let first = boundaries.partitioningIndex { $0 >= gap.lowerBound }
    let end = boundaries.partitioningIndex { $0 >= gap.upperBound }
    return gap.count + (end - first) * 10
  }
}

extension CheckedPage {
  /// The sentence before `sentence` in the same paragraph.
  func sentence(before sentence: Sentence) -> Sentence? {
    let sentences = prose.sentences
    let index = sentences.partitioningIndex {
      $0.tokens.lowerBound >= sentence.tokens.lowerBound
    }
    return index > 0 && sentences[index - 1].unit == sentence.unit ? sentences[index - 1] : nil
  }
}
