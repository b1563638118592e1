/// How much what is seen in a sentence speaks for a claim: a linear model, which
/// `Tests/ClaimsReport/train.py` fits to the labelled sentences of the tests.
struct ClaimModel: Sendable {
  /// The names of what can be seen, by their numbers.
  let names: [String]
  private let weights: [Float]
  /// Of whole words, and of their beginnings.
  private let words: [String: Float]
  private let pairs: WordPairs
  private let classes: ClassPairs
  private let bias: Float
  /// A sum of weights of words and classes from which on a sentence is looked into.
  let worthLooking: Float = -4

  init(names: [String], weights: [String: Float]) {
    self.names = names
    self.weights = names.map { weights[$0] ?? 0 }
    bias = weights["bias"] ?? 0
    words = weights.filter { name, _ in name.hasPrefix("word.") || name.hasPrefix("part.") }
    pairs = WordPairs(weights)
    classes = ClassPairs(weights)
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
    let whole = words["word." + word] ?? 0
    if word.utf8.count < Self.fewestLetters { return whole }
    return whole + (words[Self.beginning(of: word)] ?? 0)
  }

  /// The number that a word in small letters has in pairs; 0 when it is in none.
  func pairNumber(of word: String) -> Int32 { pairs.number(of: word) }

  /// The weights of each two classes in `all`.
  func weight(ofPairsIn all: Lexemes) -> Float { classes.weight(of: all) }

  /// The weight of two words that follow each other, by their numbers in pairs.
  func weight(ofPair first: Int32, _ second: Int32) -> Float { pairs.weight(first, second) }

  /// How many letters a word has whose beginning counts.
  static let fewestLetters = 4

  /// The beginning of a word, as the model names it.
  private static func beginning(of word: String) -> String { "part." + word.prefix(4) + "-" }
}

/// How much two words say that follow each other: "love it", "your record". A sentence begins and
/// ends with a word of its own.
struct WordPairs: Sendable {
  private var numbers: [String: Int32] = ["^": Self.start, "$": Self.end]
  private var weights: [UInt64: Float] = [:]

  static let start: Int32 = 1
  static let end: Int32 = 2

  /// Of the `weights`, those of pairs: `pair.love_it`.
  init(_ weights: [String: Float]) {
    for (name, weight) in weights where name.hasPrefix("pair.") {
      let words = name.dropFirst(5).split(separator: "_").map(String.init)
      guard words.count == 2 else { continue }
      self.weights[Self.key(add(words[0]), add(words[1]))] = weight
    }
  }

  private mutating func add(_ word: String) -> Int32 {
    if let known = numbers[word] { return known }
    let number = Int32(numbers.count + 1)
    numbers[word] = number
    return number
  }

  func number(of word: String) -> Int32 { numbers[word] ?? 0 }

  func weight(_ first: Int32, _ second: Int32) -> Float {
    first == 0 || second == 0 ? 0 : weights[Self.key(first, second)] ?? 0
  }

  private static func key(_ first: Int32, _ second: Int32) -> UInt64 {
    UInt64(UInt32(bitPattern: first)) << 32 | UInt64(UInt32(bitPattern: second))
  }
}

/// How much two lexical classes say that one sentence has, wherever they stand: "we" beside a goal
/// is no claim, and a goal beside a promise is one.
struct ClassPairs: Sendable {
  /// A row for each class, with a column for each other.
  private var weights: [Float]

  private static let count = LexicalClass.allCases.count

  /// Of the `weights`, those of pairs: `both.good_own`.
  init(_ weights: [String: Float]) {
    self.weights = Array(repeating: 0, count: Self.count * Self.count)
    let numbers = Dictionary(
      uniqueKeysWithValues: LexicalClass.allCases.map { ("\($0)", Int($0.rawValue)) })
    for (name, weight) in weights where name.hasPrefix("both.") {
      let both = name.dropFirst(5).split(separator: "_").compactMap { numbers[String($0)] }
        .sorted()
      if both.count == 2 { self.weights[both[0] * Self.count + both[1]] = weight }
    }
  }

  func weight(of all: Lexemes) -> Float {
    var (sum, rest) = (Float(0), all.rawValue)
    while rest != 0 {
      let row = rest.trailingZeroBitCount * Self.count
      rest &= rest - 1
      var others = rest
      while others != 0 {
        sum += weights[row + others.trailingZeroBitCount]
        others &= others - 1
      }
    }
    return sum
  }
}
