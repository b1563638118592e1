import Diagnostics

/// Finds long sentences, paragraphs and lists.
struct SentenceLengthCheck: Check {
  private static let long = CheckInfo.plain(
    "long-sentence", .advice, "A sentence of more than 20 words",
    "Readers lose the beginning of a long sentence before its end. Two short ones say the same.")
  private static let veryLong = CheckInfo.plain(
    "very-long-sentence", .warning, "A sentence of more than 25 words",
    "Readers lose the beginning of a long sentence before its end. Two short ones say the same.")
  private static let paragraph = CheckInfo.plain(
    "long-paragraph", .advice, "A paragraph of more than 3 sentences",
    "Readers skip blocks of text on a phone. Give each thought a paragraph of its own.")
  private static let list = CheckInfo.plain(
    "long-list", .advice, "A list of more than 6 items",
    "Nobody remembers a long list. Split it under two headings, or leave the least useful out.")

  /// Sentences end and grow long in a way of each language.
  let language: CheckLanguage?

  var infos: [CheckInfo] {
    (language == nil ? [] : [Self.long, Self.veryLong, Self.paragraph]) + [Self.list]
  }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    checkLists(page, &findings)
    if language == nil { return }
    for unit in page.prose.units {
      if case .reported = unit.kind { continue }
      for sentence in page.prose.sentences[unit.sentences] where sentence.words > 20 {
        let info = sentence.words > 25 ? Self.veryLong : Self.long
        findings.append(
          info.finding(
            "this sentence has \(sentence.words) words",
            at: page.prose.location(ofTokens: sentence.tokens),
            help: "split it into sentences of 20 words at most"))
      }
      if unit.kind == .paragraph, unit.sentences.count > 3 {
        findings.append(
          Self.paragraph.finding(
            "this paragraph has \(unit.sentences.count) sentences", at: unit.location,
            help: "split it after the second or third"))
      }
    }
  }

  private func checkLists(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    for list in page.document?.lists ?? [] where list.items.count > 6 {
      findings.append(
        Self.list.finding(
          "this list has \(list.items.count) items", at: list.items[6].location,
          help: "split it into lists of 6 items at most"))
    }
  }
}
