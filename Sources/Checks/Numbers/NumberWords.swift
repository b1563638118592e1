import Foundations
import struct Essentials.Decimal

/// What the check of numbers asks of words again and again, found once for each word of a worker.
/// A class, because the pages and the facts of a worker share it.
final class NumberWords {
  /// What is known of a word or mark. It has no reference, so that nothing is counted to read it.
  struct Entry {
    /// The number that its digits say.
    var value: Decimal?
    var kinds: QuantityKinds = []
    var roles: FactRoles = []
    var free: FreeRoles = []
    /// The number of its stem among those of the table; -1 in a language without stems.
    var stem: Int32 = -1
    /// The number of the stem by which statements know it; -1 for what tells nothing.
    var statementStem: Int32 = -1
    fileprivate var isKnown = false
  }

  private let kinds: [String: QuantityKinds]
  private let hourSign: String?
  let facts: Shared<FactWords>?
  /// Nil as `facts` is; it is asked for every word, and costs less.
  private let roles: FactRoleTable?
  private var entries: [Entry] = []
  private var marks: [Int32: Entry] = [:]
  private var numbers: [String: Int32] = [:]
  private var stemsOfTexts: [Identifier: [Int32]] = [:]
  /// The stems by their numbers.
  private var stems: [(text: String, roles: FactRoles)] = []

  init(_ knowledge: WordKnowledge?) {
    kinds = knowledge?.quantityKinds ?? [:]
    hourSign = knowledge?.language?.quantities.hourSign
    facts = knowledge?.language?.facts
    roles = knowledge?.language?.factRoles
  }

  /// The stems of the words of a text of the facts that tell something; none in a language without
  /// stems. Sentence after sentence is held against the same names.
  func stems(of text: String) -> [Int32] {
    if let known = stemsOfTexts[Identifier(text)] { return known }
    let stems = facts.map { FactMatcher.stems(text, $0).map(number(ofStem:)) } ?? []
    stemsOfTexts[Identifier(text)] = stems
    return stems
  }

  /// What is known of `token`, whose text is asked for the first time only.
  func entry(of token: Token, _ text: () -> String) -> Entry {
    if token.kind == .mark {
      if let known = marks[token.word] { return known }
      let entry = Entry(kinds: kinds[text()] ?? [], isKnown: true)
      marks[token.word] = entry
      return entry
    }
    let index = Int(token.word)
    if index < entries.count, entries[index].isKnown { return entries[index] }
    if index >= entries.count {
      entries += Array(repeating: Entry(), count: index + 1 - entries.count)
    }
    entries[index] = entry(of: text(), isNumber: token.kind == .number)
    return entries[index]
  }

  private func entry(of word: String, isNumber: Bool) -> Entry {
    var entry = Entry(kinds: kinds[word] ?? [], isKnown: true)
    if isNumber { entry.value = QuantityReader.value(ofDigits: word) }
    if !isNumber, let minutes = minutesOfHour(word) {
      entry.value = Decimal(minutes)
      entry.kinds.insert(.minutesOfHour)
    }
    guard let roles else { return entry }
    entry.stem = stem(of: word)
    entry.statementStem = statementStem(of: word)
    entry.free = roles.ofFree[word] ?? []
    entry.roles = (roles.ofWords[word] ?? []).union(stems[Int(entry.stem)].roles)
    return entry
  }

  /// The minutes in what is written behind a number of hours: h30, h30min.
  private func minutesOfHour(_ word: String) -> Int? {
    guard let sign = hourSign?.utf8, word.utf8.count < 8, word.utf8.starts(with: sign) else {
      return nil
    }
    let rest = word.utf8.dropFirst(sign.count)
    let digits = rest.prefix { $0.isDigit }
    guard digits.count == 2, let minutes = Int(Substring(digits)), minutes < 60,
      ["", "m", "min", "mins"].contains(where: { rest.dropFirst(2).elementsEqual($0.utf8) })
    else { return nil }
    return minutes
  }

  // MARK: Stems

  /// The number of the stem that is `text`.
  func number(ofStem text: String) -> Int32 {
    if let known = numbers[text] { return known }
    let number = Int32(stems.count)
    numbers[text] = number
    var roles = roles?.ofStems[text] ?? []
    if text.utf8.count > 2, !roles.contains(.ignored), !text.utf8.contains(where: \.isDigit) {
      roles.insert(.telling)
    }
    stems.append((text, roles))
    return number
  }

  func roles(ofStem stem: Int32) -> FactRoles { stem < 0 ? [] : stems[Int(stem)].roles }

  func text(ofStem stem: Int32) -> String { stem < 0 ? "" : stems[Int(stem)].text }

  /// The number of the stem of a word in small letters; -1 in a language without stems.
  private func stem(of word: String) -> Int32 {
    guard let stem = facts?.stem(word) else { return -1 }
    return number(ofStem: stem)
  }

  /// The number of the stem by which statements know a word; -1 for one that tells nothing.
  private func statementStem(of word: String) -> Int32 {
    guard let stem = facts?.statementStem(of: word) else { return -1 }
    return number(ofStem: stem)
  }
}

extension SharedWords {
  /// What the check of numbers knows of `token`.
  func known(_ token: Token) -> NumberWords.Entry {
    numbers.entry(of: token) {
      guard token.kind == .mark else { return table.text(of: token.word) }
      return token.mark.map { String($0) } ?? ""
    }
  }
}
