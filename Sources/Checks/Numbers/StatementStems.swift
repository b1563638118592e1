import Foundations

/// The stems by which statements and sentences are held against each other.
enum StatementStems {
  static func stems(_ text: String, _ words: Shared<FactWords>) -> Set<String> {
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
    // Nearly all texts are ASCII, for which no table of letters is needed.
    if text.utf8.allSatisfy({ $0 < 0x80 }) {
      return text.utf8.split { !$0.isAlphanumeric }
        .map { String(decoding: $0.lazy.map(\.lowercased), as: UTF8.self) }
    }
    return text.lowercased().split { !$0.isLetter && !$0.isNumber }.map(String.init)
  }

  /// What a number and the word behind it are together: "two doses" is not "three doses", and the
  /// first week is week 1. Nil where they are nothing that tells.
  static func name(_ number: String, before word: String, _ words: Shared<FactWords>) -> String? {
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

extension Shared<FactWords> {
  /// The stem of a word that tells something; nil for any other.
  func statementStem(of word: String) -> String? {
    guard word.utf8.count > 1, word.utf8.first.map({ !$0.isDigit }) ?? false else { return nil }
    let stem = value.stem(word)
    guard !value.ignored.contains(stem), !value.untold.contains(stem) else { return nil }
    return value.canonical[stem] ?? stem
  }
}
