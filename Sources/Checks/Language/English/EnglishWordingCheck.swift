import Diagnostics

/// Finds wordings that plain language avoids: passive sentences, negative contractions, "patients"
/// for "you", percentages, and headings that ask.
struct EnglishWordingCheck: Check {
  enum Kind: String, DiagnosticKind {
    case passive = "plain/passive"
    case contraction = "plain/contraction"
    case patients = "plain/patients"
    case percentage = "plain/percentage"
    case question = "plain/question-heading"
    case dense = "plain/dense"

    var rule: DiagnosticRule {
      switch self {
      case .passive:
        rule(
          "More than a fifth of the sentences are passive",
          "A passive sentence hides who does what. Patients need to know what they do and what "
            + "you do. Say who acts: 'we call you', not 'you are called'.",
          .advice, by: "AHRQ PEMAT-P, item 5; NHS digital service manual, How we write")
      case .contraction:
        rule(
          "A negative contraction",
          "People who read slowly miss the n't, and read the opposite. Write 'do not' and "
            + "'cannot' out.",
          .advice, by: "NHS digital service manual, Punctuation")
      case .patients:
        rule(
          "'Patients' where 'you' is meant",
          "Readers act on what is said to them. 'You' is shorter and clearer.",
          .advice, by: "AHRQ PEMAT-P, item 21")
      case .percentage:
        rule(
          "A percentage",
          "More people understand '1 in 7 people' than '14%'. Write how many people out of how "
            + "many.",
          .advice, by: "NHS digital service manual, Numbers")
      case .question:
        rule(
          "A heading that asks",
          "A heading that says something is faster to scan than one that asks. Put the answer "
            + "into the heading.",
          .advice, by: "NHS digital service manual, Formatting")
      case .dense:
        rule(
          "More content words than readers can take in",
          "Nouns, verbs and adjectives in a row are hard to take in. Talk holds about four in ten "
            + "of them, textbooks about six. Say with a verb what a row of nouns says.",
          .advice,
          by: "Ure 1971, Lexical density and register differentiation; Halliday 1985, Spoken and "
            + "written language")
      }
    }
  }

  /// Which share of content words is too many, in how many words at least.
  private static let densest = (share: 0.65, words: 100)

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard page.article != nil else { return }
    checkDensity(page, &findings)
    var passive = 0
    var sentences = 0
    for unit in page.prose.units {
      if case .heading = unit.kind { checkHeading(unit, page, &findings) }
      for sentence in page.prose.sentences[unit.sentences] {
        check(sentence, page, &findings)
        guard unit.kind == .paragraph else { continue }
        sentences += 1
        if isPassive(sentence, page) { passive += 1 }
      }
    }
    guard sentences >= 10, passive * 5 > sentences, let article = page.article else { return }
    findings.append(
      Kind.passive.finding(
        "\(passive) of \(sentences) sentences are passive", at: article.frontMatter.title.location,
        help: "say who does it: 'the clinician examines you'"))
  }

  /// Words that hold a sentence together; all others have content.
  private static let grammatical = Lexemes(
    .det, .your, .you, .own, .first, .may, .can, .will, .some, .to, .condition, .wh, .joiner,
    .contrast, .by, .purpose, .from, .of, .with, .than, .pointing, .prep, .being, .ahead)

  private func checkDensity(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    var (words, full) = (0, 0)
    for unit in page.prose.units where unit.kind == .paragraph {
      for token in page.prose.tokens[unit.tokens] where token.kind == .word {
        words += 1
        let isGrammatical =
          page.words.table.entries[Int(token.word)].lexemes.has(Self.grammatical)
          || token.classes.contains(.negator)
        if !isGrammatical { full += 1 }
      }
    }
    guard words >= Self.densest.words, let article = page.article else { return }
    let share = Double(full) / Double(words)
    guard share > Self.densest.share else { return }
    findings.append(
      Kind.dense.finding(
        "\(Int((share * 100).rounded())) of 100 words have content of their own",
        at: article.frontMatter.title.location,
        help: "say with verbs what rows of nouns say, and what 'it' and 'they' are"))
  }

  private func checkHeading(
    _ unit: ProseUnit, _ page: CheckedPage, _ findings: inout [Diagnostic]
  ) {
    guard page.prose.sentences[unit.sentences].contains(where: \.isQuestion) else { return }
    findings.append(
      Kind.question.finding(
        "this heading asks instead of telling", at: page.prose.location(of: unit.place),
        help: "name the subject, such as 'How it feels'"))
  }

  private func check(_ sentence: Sentence, _ page: CheckedPage, _ findings: inout [Diagnostic]) {
    if sentence.classes.isDisjoint(with: [.contraction, .percent, .patients]) { return }
    for index in sentence.tokens {
      let token = page.prose.tokens[index]
      if token.classes.contains(.contraction) {
        report(contraction: index, page, &findings)
      } else if token.isMark("%"), index > sentence.tokens.lowerBound,
        !isMeasure(index, in: sentence, page)
      {
        findings.append(
          Kind.percentage.finding(
            "'\(page.prose.text(ofTokens: index - 1..<index + 1))' is harder than a count of people",
            at: page.prose.location(ofTokens: index - 1..<index + 1),
            help: "write it like '1 in 7 people'"))
      }
    }
    checkPatients(sentence, page, &findings)
  }

  /// Whether a percentage is no share of people: the strength of a medicine, or a blood test.
  private func isMeasure(_ index: Int, in sentence: Sentence, _ page: CheckedPage) -> Bool {
    let next = index + 1 < sentence.tokens.upperBound ? page.word(index + 1) : ""
    return EnglishNumbers.words.strengths.contains(next)
      || sentence.tokens.contains { ["hba1c", "a1c"].contains(page.word($0)) }
  }

  private func report(contraction index: Int, _ page: CheckedPage, _ findings: inout [Diagnostic])
  {
    let word = page.word(index)
    let whole = Self.whole[word] ?? "\(word.dropLast(3)) not"
    let isCapital = page.prose.tokens[index].isCapitalized
    let shown = isCapital ? whole.prefix(1).uppercased() + whole.dropFirst() : whole
    findings.append(
      Kind.contraction.finding(
        "'\(page.prose.text(ofTokens: index..<index + 1))' is easy to misread",
        at: page.prose.location(ofTokens: index..<index + 1), help: "write '\(shown)'",
        fixes: page.prose.fixes(writing: shown, ofTokens: index..<index + 1)))
  }

  private static let whole = [
    "can't": "cannot", "won't": "will not", "shan't": "shall not", "ain't": "is not",
  ]

  /// "Patients should" and the like; what patients were in a study is no address.
  private func checkPatients(
    _ sentence: Sentence, _ page: CheckedPage, _ findings: inout [Diagnostic]
  ) {
    for index in sentence.tokens.dropLast()
    where page.prose.tokens[index].classes.contains(.patients) {
      let next = page.word(index + 1)
      guard ["should", "must", "need", "can", "may", "will", "are", "have"].contains(next),
        !page.isCited(sentence)
      else { continue }
      findings.append(
        Kind.patients.finding(
          "'patients \(next)' speaks about the reader, not to them",
          at: page.prose.location(ofTokens: index..<index + 2), help: "write 'you \(next)'"))
    }
  }

  private func isPassive(_ sentence: Sentence, _ page: CheckedPage) -> Bool {
    guard sentence.classes.isSuperset(of: [.being, .participle]) else { return false }
    var isOpen = 0
    for token in page.prose.tokens[sentence.tokens] {
      if token.classes.contains(.being) {
        isOpen = 3
      } else if isOpen > 0 {
        if token.classes.contains(.participle) { return true }
        isOpen = token.kind == .mark ? 0 : isOpen - 1
      }
    }
    return false
  }
}
