/// The stems by which statements and sentences are held against each other.
enum StatementStems {
  static func stems(_ text: String, _ words: FactWords) -> Set<String> {
    let parts = parts(of: text)
    var result: Set<String> = []
    for (index, part) in parts.enumerated() {
      let next = parts.indices.contains(index + 1) ? parts[index + 1] : ""
      if let name = words.name(part, numbered: next) {
        result.insert(name)
      } else if let stem = words.statementStem(of: part) {
        result.insert(stem)
      } else if let name = name(part, before: next, words) {
        result.insert(name)
      }
    }
    return result
  }

  /// The words and numbers of a text, in small letters.
  static func parts(of text: String) -> [String] {
    text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// What a number and the word behind it are together: "two doses" is not "three doses", and the
  /// first week is week 1. Nil where they are nothing that tells.
  static func name(_ number: String, before word: String, _ words: FactWords) -> String? {
    if let ordinal = words.ordinals[number] {
      if let name = words.numbered[word] { return name + String(ordinal) }
      return words.statementStem(of: word).map { "\(ordinal).\($0)" }
    }
    guard let count = words.counts[number] ?? Int(number), count < 100,
      let stem = words.statementStem(of: word)
    else { return nil }
    return String(count) + stem
  }
}

extension FactWords {
  /// The stem of a word that tells something; nil for any other.
  func statementStem(of word: String) -> String? {
    guard word.utf8.count > 1, word.utf8.first.map({ !$0.isDigit }) ?? false else { return nil }
    let stem = stem(word)
    guard !ignored.contains(stem), !untold.contains(stem) else { return nil }
    return canonical[stem] ?? stem
  }
}
