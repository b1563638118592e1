import Foundations

/// How much what is seen in a sentence speaks for a claim: a linear model, which
/// `Tests/ClaimsReport/train.py` fits to the labelled sentences of the tests. A class, as it is asked
/// for every word, and a copy would count a reference for each of its tables.
final class ClaimModel: Sendable {
  /// The names of what can be seen, by their numbers.
  let names: [String]
  private let weights: [Float]
  private let words: WordWeights
  /// Of the beginnings of words.
  private let beginnings: WordWeights
  private let pairs: WordPairs
  private let classes: ClassPairs
  private let bias: Float
  /// A sum of weights of words and classes from which on a sentence is looked into.
  let worthLooking: Float = -4

  init(names: [String], weights: ModelWeights) {
    self.names = names
    self.weights = names.map { weights.named[$0] ?? 0 }
    bias = weights.named["bias"] ?? 0
    words = weights.words
    beginnings = weights.beginnings
    pairs = weights.pairs
    classes = ClassPairs(weights.named)
  }

  func weight(_ number: Int) -> Float { weights[number] }

  /// The weights of the classes in `all`, and of what is true of every sentence.
  func weight(of all: Lexemes) -> Float { bias + weight(of: all, from: 0) }

  /// The weights of what is numbered from `first` on by the classes in `all`.
  func weight(of all: Lexemes, from first: Int) -> Float {
    var (sum, rest) = (Float(0), all.rawValue)
    while rest != 0 {
      sum += weights[first + rest.trailingZeroBitCount]
      rest &= rest - 1
    }
    return sum
  }

  /// The weight of a word in small letters.
  func weight(ofWord word: String) -> Float {
    var word = word
    return word.withUTF8 { bytes in
      let isLong = bytes.count >= Self.fewestLetters
      return words.weight(of: bytes) + (isLong ? beginnings.weight(of: Self.beginning(bytes)) : 0)
    }
  }

  /// The first letters of a word, as `train.py` takes them.
  private static func beginning(
    _ word: UnsafeBufferPointer<UInt8>
  ) -> UnsafeBufferPointer<UInt8> {
    var (end, letters) = (0, 0)
    while end < word.count {
      // A letter begins with a byte that continues no other.
      if word[end] & 0xC0 != 0x80 { letters += 1 }
      if letters > fewestLetters { break }
      end += 1
    }
    return UnsafeBufferPointer(rebasing: word[..<end])
  }

  /// The number that a word in small letters has in pairs; 0 when it is in none.
  func pairNumber(of word: String) -> Int32 { pairs.number(of: word) }

  /// The weights of each two classes in `all`.
  func weight(ofPairsIn all: Lexemes) -> Float { classes.weight(of: all) }

  /// The weight of two words that follow each other, by their numbers in pairs.
  func weight(ofPair first: Int32, _ second: Int32) -> Float { pairs.weight(first, second) }

  /// How many letters a word has whose beginning counts.
  static let fewestLetters = 4
}

/// The weights of a model by what they are of, as `weights.tsv` has them: a line for each, with a tab
/// before the weight. Every start of the program reads its 16,000 lines, so they are read as bytes.
struct ModelWeights {
  private(set) var named: [String: Float] = [:]
  private(set) var words = WordWeights()
  private(set) var beginnings = WordWeights()
  private(set) var pairs = WordPairs()

  init(_ bytes: [UInt8]) {
    bytes.withUnsafeBufferPointer { bytes in
      for line in bytes.split(separator: UInt8(ascii: "\n")) { add(line) }
    }
  }

  private mutating func add(_ line: Slice<UnsafeBufferPointer<UInt8>>) {
    guard let tab = line.firstIndex(of: UInt8(ascii: "\t")),
      let weight = Float(String(decoding: line[(tab + 1)...], as: UTF8.self))
    else { return }
    let name = line[..<tab]
    let point = name.firstIndex(of: UInt8(ascii: ".")) ?? name.endIndex
    let rest = UnsafeBufferPointer(rebasing: name[min(point + 1, name.endIndex)...])
    if name[..<point].elementsEqual("word".utf8) {
      words.add(rest, weight)
    } else if name[..<point].elementsEqual("part".utf8) {
      // A hyphen stands behind a beginning.
      beginnings.add(UnsafeBufferPointer(rebasing: rest.dropLast()), weight)
    } else if name[..<point].elementsEqual("pair".utf8) {
      pairs.add(rest, weight)
    } else {
      named[String(decoding: name, as: UTF8.self)] = weight
    }
  }
}

/// How much each of some words weighs.
struct WordWeights: Sendable {
  private var words = ByteTable(capacity: 8192)
  private var weights: [Float] = []

  mutating func add(_ word: UnsafeBufferPointer<UInt8>, _ weight: Float) {
    if words.place(of: word).isNew { weights.append(weight) }
  }

  func weight(of word: UnsafeBufferPointer<UInt8>) -> Float {
    words.number(of: word).map { weights[Int($0)] } ?? 0
  }
}

/// How much two words say that follow each other: "love it", "your record". A sentence begins and
/// ends with a word of its own.
struct WordPairs: Sendable {
  /// The words; their numbers in pairs are above these by one.
  private var words = ByteTable(capacity: 8192)
  /// The bits of the weights.
  private var weights = KeyTable(capacity: 16384)
  /// For each first word a bit for each second one, which others have too: most words that follow each
  /// other are no pair.
  private var seconds: [UInt64] = [0]

  static let start: Int32 = 1
  static let end: Int32 = 2

  init() {
    for word in ["^", "$"] { _ = Array(word.utf8).withUnsafeBufferPointer { place(of: $0[...]) } }
  }

  /// Adds the weight of a pair, whose words `_` joins.
  mutating func add(_ pair: UnsafeBufferPointer<UInt8>, _ weight: Float) {
    let parts = pair.split(separator: UInt8(ascii: "_"))
    guard parts.count == 2 else { return }
    let (first, second) = (place(of: parts[0]), place(of: parts[1]))
    if weights[first, second] == nil {
      weights[first, second] = Int32(bitPattern: weight.bitPattern)
      seconds[Int(first)] |= Self.bit(second)
    }
  }

  private static func bit(_ number: Int32) -> UInt64 { 1 << UInt64(number & 63) }

  private mutating func place(of word: Slice<UnsafeBufferPointer<UInt8>>) -> Int32 {
    let number = words.place(of: UnsafeBufferPointer(rebasing: word)).number + 1
    if number >= seconds.count { seconds += Array(repeating: 0, count: Int(number)) }
    return number
  }

  /// The number of a word; 0 for one that is in no pair.
  func number(of word: String) -> Int32 {
    var word = word
    return word.withUTF8 { words.number(of: $0) }.map { $0 + 1 } ?? 0
  }

  func weight(_ first: Int32, _ second: Int32) -> Float {
    guard first != 0, second != 0, seconds[Int(first)] & Self.bit(second) != 0,
      let bits = weights[first, second]
    else { return 0 }
    return Float(bitPattern: UInt32(bitPattern: bits))
  }
}

/// How much two lexical classes say that one sentence has, wherever they stand: "we" beside a goal
/// is no claim, and a goal beside a promise is one.
struct ClassPairs: Sendable {
  /// A row for each class, with a column for each other.
  private var weights: [Float]
  /// For each row the columns that have a weight: few have one.
  private var columns: [UInt128]

  private static let count = LexicalClass.allCases.count

  /// Of the `weights`, those of pairs: `both.good_own`.
  init(_ weights: [String: Float]) {
    self.weights = Array(repeating: 0, count: Self.count * Self.count)
    columns = Array(repeating: 0, count: Self.count)
    let numbers = Dictionary(
      uniqueKeysWithValues: LexicalClass.allCases.map { ("\($0)", Int($0.rawValue)) })
    for (name, weight) in weights where name.hasPrefix("both.") {
      let both = name.dropFirst(5).split(separator: "_").compactMap { numbers[String($0)] }
        .sorted()
      guard both.count == 2 else { continue }
      self.weights[both[0] * Self.count + both[1]] = weight
      columns[both[0]] |= 1 << UInt128(both[1])
    }
  }

  func weight(of all: Lexemes) -> Float {
    var (sum, rest) = (Float(0), all.rawValue)
    while rest != 0 {
      let row = rest.trailingZeroBitCount
      rest &= rest - 1
      var others = rest & columns[row]
      while others != 0 {
        sum += weights[row * Self.count + others.trailingZeroBitCount]
        others &= others - 1
      }
    }
    return sum
  }
}
