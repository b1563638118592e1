/// How much what is seen in a sentence speaks for a claim: a linear model, which
/// `Tests/ClaimsReport/train.py` fits to the labelled sentences of the tests.
struct ClaimModel: Sendable {
  /// The names of what can be seen, by their numbers.
  let names: [String]
  private let weights: [Float]
  /// Of whole words, and of their beginnings.
  private let words: [String: Float]
  private let bias: Float
  /// A sum of weights of words and classes from which on a sentence is looked into.
  let worthLooking: Float = -2

  init(names: [String], weights: [String: Float]) {
    self.names = names
    self.weights = names.map { weights[$0] ?? 0 }
    bias = weights["bias"] ?? 0
    words = weights.filter { name, _ in name.hasPrefix("word.") || name.hasPrefix("part.") }
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
    guard word.utf8.count >= Self.fewestLetters else { return 0 }
    return (words["word." + word] ?? 0) + (words[Self.beginning(of: word)] ?? 0)
  }

  static let fewestLetters = 4

  /// The beginning of a word, as the model names it.
  private static func beginning(of word: String) -> String { "part." + word.prefix(4) + "-" }
}
