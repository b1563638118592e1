import Content
import Diagnostics
import Foundations
import Markdown

/// Finds medical words and abbreviations that the page does not explain where they first come.
struct TermsCheck: Check {
  enum Kind: String, DiagnosticKind {
    case term = "plain/unmarked-term"
    case abbreviation = "plain/abbreviation"

    var rule: DiagnosticRule {
      switch self {
      case .term:
        rule(
          "A glossary word that is not marked where it first comes",
          "A word in brackets leads to its explanation. Without them, a reader who does not know "
            + "the word has to guess. Put brackets around its first use on the page.",
          .advice, by: "AHRQ PEMAT-P, item 4")
      case .abbreviation:
        rule(
          "An abbreviation without its long form",
          "Readers who do not know the letters cannot look them up. Write the long form first "
            + "and the short form in brackets, or leave the short form out.",
          .advice, by: "NHS digital service manual, Formatting")
      }
    }
  }

  /// Without a language nobody can tell abbreviations that everyone knows.
  let language: CheckLanguage?

  var infos: [DiagnosticRule] { language == nil ? [Kind.term.rule] : Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let document = page.document else { return }
    checkTerms(page, document, &findings)
    if language == nil { return }
    var explained: Set<String> = []
    for unit in page.prose.units where unit.kind.isBody {
      for index in unit.tokens where page.prose.tokens[index].isCapitalized {
        checkAbbreviation(index, page, &explained, &findings)
      }
    }
  }

  private func checkTerms(
    _ page: CheckedPage, _ document: Document, _ findings: inout [Diagnostic]
  ) {
    guard !page.terms.isEmpty else { return }
    let glossary = page.site.content.glossary
    var explained = Set(
      document.collect(.term) { glossary.entry($0.name($1))?.term.value }.compactMap(\.self))
    var units = page.prose.units[...]
    for use in page.terms {
      while let unit = units.first, unit.tokens.upperBound <= use.tokens.lowerBound {
        units.removeFirst()
      }
      guard let unit = units.first, unit.kind.isBody,
        !page.prose.isMarked(.fact, page.prose.byteRange(use.tokens)),
        explained.insert(glossary.entries[use.entry].term.value).inserted
      else { continue }
      let words = page.prose.text(ofTokens: use.tokens)
      findings.append(
        Kind.term.finding(
          "'\(words)' is in the glossary and is not marked on this page",
          at: page.prose.location(ofTokens: use.tokens),
          help: "write [\(words)] where it first comes"))
    }
  }

  private func checkAbbreviation(
    _ index: Int, _ page: CheckedPage, _ explained: inout Set<String>,
    _ findings: inout [Diagnostic]
  ) {
    let token = page.prose.tokens[index]
    guard token.kind == .word, (2...6).contains(token.end - token.start) else { return }
    let letters = Int(token.start)..<Int(token.end)
    guard letters.allSatisfy({ page.prose.bytes[$0].isUppercaseLetter }) else { return }
    if token.classes.contains(.everyday) || isInBrackets(index, page) { return }
    let word = page.word(index)
    guard page.site.content.glossary.entry(word) == nil, explained.insert(word).inserted
    else { return }
    let text = page.prose.text(ofTokens: index..<index + 1)
    findings.append(
      Kind.abbreviation.finding(
        "'\(text)' is not explained on this page",
        at: page.prose.location(ofTokens: index..<index + 1),
        help: "write it in full, then '(\(text))', or add it to glossary.yaml"))
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
