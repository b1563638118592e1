import ContentLoader
import Diagnostics

/// Finds medical words and abbreviations that the page does not explain where they first come.
struct TermsCheck: Check {
  private static let term = CheckInfo.plain(
    "unmarked-term", .advice, "A glossary word that is not marked where it first comes",
    "A word in brackets leads to its explanation. Without them, a reader who does not know the word "
      + "has to guess.",
    by: "AHRQ PEMAT-P, item 4")
  private static let abbreviation = CheckInfo.plain(
    "abbreviation", .advice, "An abbreviation without its long form",
    "Write the long form first and the short form in brackets, or leave the short form out.",
    by: "NHS digital service manual, Formatting")
  /// Everyday abbreviations.
  private static let everyday: Set<String> = [
    "us", "uk", "eu", "usa", "tv", "pdf", "id", "ok", "am", "pm", "dc", "nhs", "dna", "hiv", "usd",
    "gbp", "eur",
  ]

  var infos: [CheckInfo] { [Self.term, Self.abbreviation] }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard page.document != nil else { return }
    let glossary = page.site.content.glossary
    var explained = marked(page)
    for unit in page.prose.units where unit.kind.isBody {
      for index in unit.tokens where page.prose.tokens[index].kind == .word {
        check(index, page, glossary, &explained, &findings)
      }
    }
  }

  /// The entries that the page marks, by their terms.
  private func marked(_ page: CheckedPage) -> Set<String> {
    let terms = page.document?.terms ?? []
    return Set(terms.compactMap { page.site.content.glossary.entry($0.name)?.term.value })
  }

  private func check(
    _ index: Int, _ page: CheckedPage, _ glossary: Glossary, _ explained: inout Set<String>,
    _ findings: inout [Diagnostic]
  ) {
    let token = page.prose.tokens[index]
    guard token.isCapitalized || token.classes.contains(.term) else { return }
    let word = page.word(index)
    if token.classes.contains(.term), let entry = glossary.entry(word),
      explained.insert(entry.term.value).inserted
    {
      findings.append(
        Self.term.finding(
          "'\(shown(index, page))' is in the glossary and is not marked on this page",
          at: page.prose.location(ofTokens: index..<index + 1),
          help: "write [\(shown(index, page))] where it first comes"))
    }
    guard token.isCapitalized, word.utf8.count <= 6, word.utf8.count >= 2,
      !Self.everyday.contains(word), glossary.entry(word) == nil
    else { return }
    let text = shown(index, page)
    guard text.utf8.allSatisfy({ (65...90).contains($0) }), !isInBrackets(index, page),
      explained.insert(word).inserted
    else { return }
    findings.append(
      Self.abbreviation.finding(
        "'\(text)' is not explained on this page",
        at: page.prose.location(ofTokens: index..<index + 1),
        help: "write it in full, then '(\(text))', or add it to glossary.yaml"))
  }

  private func shown(_ index: Int, _ page: CheckedPage) -> String {
    page.prose.text(ofTokens: index..<index + 1)
  }

  private func isInBrackets(_ index: Int, _ page: CheckedPage) -> Bool {
    let tokens = page.prose.tokens
    return index > 0 && tokens[index - 1].isMark("(")
      || index + 1 < tokens.count && tokens[index + 1].isMark("(")
  }
}

extension ProseUnit.Kind {
  /// Whether it is part of the running text, where a word can be marked.
  fileprivate var isBody: Bool {
    switch self {
    case .paragraph, .listItem, .cell: true
    default: false
    }
  }
}
