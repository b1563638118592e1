import Diagnostics

/// Words that a guide does without, with what to write instead.
struct WordChoices: Sendable {
  /// What is wrong with a word.
  enum Reason: String, Sendable, CaseIterable {
    case personFirst = "person-first"
    case stigma
    case uncommon
  }

  struct Choice: Sendable {
    /// In small letters, as texts are cut into words.
    let words: [String]
    let reason: Reason
    let instead: String

    /// The place of its longest word, by which it is found: most texts have "the" everywhere.
    var anchor: Int {
      words.indices.max { words[$0].utf8.count < words[$1].utf8.count } ?? 0
    }
  }

  let all: [Choice]
  /// The choices by their longest word, those of most words first.
  private let choices: [String: [Choice]]

  init(_ choices: [Choice]) {
    all = choices
    self.choices = Dictionary(grouping: choices.filter { !$0.words.isEmpty }) {
      $0.words[$0.anchor]
    }
    .mapValues { $0.sorted { $0.words.count > $1.words.count } }
  }

  /// Whether any choice is found by a word in small letters.
  func isAnchor(_ word: String) -> Bool { choices[word] != nil }

  /// The longest choice whose longest word stands at `token`, and where all of it stands among
  /// `range`; nil when there is none.
  func choice(
    at token: Int, in range: Range<Int>, of page: CheckedPage
  ) -> (choice: Choice, tokens: Range<Int>)? {
    for choice in choices[page.word(token)] ?? [] {
      let start = token - choice.anchor
      let tokens = start..<start + choice.words.count
      let isHere =
        start >= range.lowerBound && tokens.upperBound <= range.upperBound
        && choice.words.indices.allSatisfy { page.word(start + $0).isSame(as: choice.words[$0]) }
      if isHere { return (choice, tokens) }
    }
    return nil
  }
}

/// Finds words that call people by their illness, that shame them, or that few readers know.
struct WordChoiceCheck: Check {
  enum Kind: String, DiagnosticKind {
    case personFirst = "plain/person-first"
    case stigma = "plain/stigma"
    case uncommon = "plain/uncommon-word"

    var rule: DiagnosticRule {
      switch self {
      case .personFirst:
        rule(
          "People who are called by their illness",
          "Readers are people first, who live with a condition. Name the person, then what they "
            + "have, unless a community asks for other words.",
          .advice,
          by: "CDC, Health equity guiding principles for inclusive communication (2021); NHS "
            + "digital service manual, Inclusive content")
      case .stigma:
        rule(
          "A word that blames or shames",
          "People who feel judged stay away from care, and are treated worse where they go.",
          .advice,
          by: "NIDA, Words matter (2021); NHS England, Language matters (2023); Samaritans, Media "
            + "guidelines (2020)")
      case .uncommon:
        rule(
          "A word that an everyday word replaces",
          "Four in ten adults do not understand common health texts. Write the everyday word, or "
            + "explain the other one in the glossary.",
          .advice,
          by: "CDC, Everyday words for public health communication (2016); NHS digital service "
            + "manual, A to Z of health writing; Rowlands et al. 2015 (doi 10.3399/bjgp15X685285)")
      }
    }

    init(_ reason: WordChoices.Reason) {
      switch reason {
      case .personFirst: self = .personFirst
      case .stigma: self = .stigma
      case .uncommon: self = .uncommon
      }
    }
  }

  let choices: WordChoices

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    var reported: Set<String> = []
    for unit in page.prose.units where unit.kind != .definition && !unit.isReport {
      for sentence in page.prose.sentences[unit.sentences]
      where sentence.classes.contains(.replaceable) {
        check(sentence, page, &reported, &findings)
      }
    }
  }

  /// One cause is reported once a page.
  private func check(
    _ sentence: Sentence, _ page: CheckedPage, _ reported: inout Set<String>,
    _ findings: inout [Diagnostic]
  ) {
    var next = sentence.tokens.lowerBound
    for index in sentence.tokens where index >= next {
      guard page.prose.tokens[index].classes.contains(.replaceable),
        let (choice, tokens) = choices.choice(at: index, in: sentence.tokens, of: page)
      else { continue }
      next = tokens.upperBound
      guard !isExplained(choice, tokens, sentence, page),
        reported.insert(choice.words.joined(separator: " ")).inserted
      else { continue }
      findings.append(
        Kind(choice.reason).finding(
          message(choice, page.prose.text(ofTokens: tokens)),
          at: page.prose.location(ofTokens: tokens), help: "write '\(choice.instead)'"))
    }
  }

  private func message(_ choice: WordChoices.Choice, _ words: String) -> String {
    switch choice.reason {
    case .personFirst: "'\(words)' names people by their illness"
    case .stigma: "'\(words)' can shame readers"
    case .uncommon: "few readers know '\(words)'"
    }
  }

  /// Whether the glossary or the sentence itself says what the words mean. No explanation takes
  /// the shame out of a word, but who quotes it to say so may.
  private func isExplained(
    _ choice: WordChoices.Choice, _ tokens: Range<Int>, _ sentence: Sentence, _ page: CheckedPage
  ) -> Bool {
    guard choice.reason == .uncommon else {
      return tokens.lowerBound > 0 && page.prose.tokens[tokens.lowerBound - 1].isMark(Mark.quote)
    }
    if page.terms.contains(where: { $0.tokens.overlaps(tokens) }) { return true }
    let after = sentence.tokens.upperBound > tokens.upperBound ? page.word(tokens.upperBound) : ""
    return after == "(" || page.word(max(tokens.lowerBound - 1, 0)) == "("
  }
}

extension ProseUnit {
  /// Whether it says what a source says, in the words of the source.
  fileprivate var isReport: Bool {
    if case .reported = kind { return true }
    return false
  }
}

extension String {
  /// Whether both have the same bytes.
  fileprivate func isSame(as other: String) -> Bool { utf8.elementsEqual(other.utf8) }
}
