import Diagnostics

/// Finds long sentences, paragraphs and lists.
struct SentenceLengthCheck: Check {
  enum Kind: String, DiagnosticKind {
    case long = "plain/long-sentence"
    case veryLong = "plain/very-long-sentence"
    case paragraph = "plain/long-paragraph"
    case list = "plain/long-list"

    var rule: DiagnosticRule {
      switch self {
      case .long:
        rule(
          "A sentence of more than 20 words",
          "Readers lose the beginning of a long sentence before its end. Two short ones say the "
            + "same: end the first one where you would take a breath.",
          .advice, by: Self.authority)
      case .veryLong:
        rule(
          "A sentence of more than 25 words",
          "Readers lose the beginning of a long sentence before its end. Two short ones say the "
            + "same: end the first one where you would take a breath.",
          .warning, by: Self.authority)
      case .paragraph:
        rule(
          "A paragraph of more than 3 sentences",
          "Readers skip blocks of text on a phone. Give each thought a paragraph of its own.",
          .advice, by: Self.authority)
      case .list:
        rule(
          "A list of more than 6 items",
          "Nobody remembers a long list. Split it under two headings, or leave the least useful "
            + "out.",
          .advice, by: Self.authority)
      }
    }

    private static let authority = "NHS digital service manual, How we write"
  }

  /// Sentences end and grow long in a way of each language.
  let language: CheckLanguage?

  var infos: [DiagnosticRule] { language == nil ? [Kind.list.rule] : Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    checkLists(page, &findings)
    if language == nil { return }
    for unit in page.prose.units {
      if case .reported = unit.kind { continue }
      for sentence in page.prose.sentences[unit.sentences] where sentence.words > 20 {
        let info = sentence.words > 25 ? Kind.veryLong : Kind.long
        findings.append(
          info.finding(
            "this sentence has \(sentence.words) words",
            at: page.prose.location(ofTokens: sentence.tokens),
            help: "split it into sentences of 20 words at most"))
      }
      if unit.kind == .paragraph, unit.sentences.count > 3 {
        findings.append(
          Kind.paragraph.finding(
            "this paragraph has \(unit.sentences.count) sentences",
            at: page.prose.location(of: unit.place),
            help: "split it after the second or third"))
      }
    }
  }

  private func checkLists(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    page.document?.read { text in
      for list in text.all where [.bulletList, .orderedList].contains(text.kind(list)) {
        let items = Array(text.children(of: list))
        guard items.count > 6 else { continue }
        findings.append(
          Kind.list.finding(
            "this list has \(items.count) items", at: text.location(items[6]),
            help: "split it into lists of 6 items at most"))
      }
    }
  }
}
