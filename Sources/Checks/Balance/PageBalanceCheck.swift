import Content
import Diagnostics
import Facts
import Markdown

/// Finds pages of a treatment that speak of benefits and not of risks, and risks that are hidden.
struct PageBalanceCheck: Check {
  private static let benefits = CheckInfo(
    id: "balance/benefits-without-risks", severity: .error, title: "Benefits without risks",
    explanation:
      "Whoever reads about a wanted effect must read about the unwanted ones on the same page.",
    authority: "21 CFR 202.1(e)(5), fair balance; GMC, Maintaining trust")
  private static let thin = CheckInfo(
    id: "balance/thin-page", severity: .warning, title: "Risks are a footnote to the benefits",
    explanation: "Balance is a matter of space too: one sentence on harm does not weigh up ten.",
    authority: "21 CFR 202.1(e)(5), fair balance; PIF TICK")
  private static let hidden = CheckInfo(
    id: "balance/hidden-risks", severity: .error, title: "Risks inside a collapsed part",
    explanation: "Most people never open a collapsed part. What warns them must be in sight.",
    authority: "NHS digital service manual, Details: do not hide what most users need")
  private static let help = CheckInfo(
    id: "balance/no-help-block", severity: .advice, title: "Risks without the help cards",
    explanation: "Who reads what can go wrong needs to know on the same page when to get help.",
    authority: "NHS digital service manual, Help users decide when and where to get care")

  /// Without a language only blocks are seen.
  let language: CheckLanguage?

  var infos: [CheckInfo] {
    (language == nil ? [] : [Self.benefits, Self.thin, Self.hidden]) + [Self.help]
  }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let document = page.document else { return }
    if let language { checkHidden(document, language.harms, &findings) }
    guard let article = page.article, page.treatment != nil else { return }
    let blocks = Set(document.blockReferences.compactMap { $0.path.last })
    if language != nil { checkBalance(page, article, document, blocks, &findings) }
    if blocks.contains("risks"), !blocks.contains("get-help") {
      findings.append(
        Self.help.finding(
          "this page shows the risks and not when to get help",
          at: article.frontMatter.title.location, help: "put {{> get-help }} after the risks"))
    }
  }

  private func checkBalance(
    _ page: CheckedPage, _ article: Article, _ document: ReadDocument, _ blocks: Set<String>,
    _ findings: inout [Diagnostic]
  ) {
    let benefit = sentences(page, .benefit)
    let risk = sentences(page, .risk)
    let linksToRisks = document.links.contains { Self.leadsToRisks($0.value.destination) }
    let showsRisks = blocks.contains("risks") || linksToRisks
    if let first = benefit.first, benefit.count >= 2, risk.isEmpty, !showsRisks {
      findings.append(
        Self.benefits.finding(
          "this page names benefits in \(benefit.count) sentences and no risk",
          at: page.prose.location(ofTokens: first.tokens),
          help: "put {{> risks }} on the page, or say what can go wrong",
          explanation: Self.benefits.explanation))
    } else if benefit.count >= 4, risk.count * 4 < benefit.count, !showsRisks {
      findings.append(
        Self.thin.finding(
          "\(benefit.count) sentences name benefits and \(risk.count) name risks",
          at: article.frontMatter.title.location, help: "say more about what can go wrong"))
    }
  }

  /// The sentences that make a claim of one kind and do not deny it.
  private func sentences(_ page: CheckedPage, _ classes: WordClasses) -> [Sentence] {
    page.prose.sentences.filter { sentence in
      let tokens = page.prose.tokens[sentence.tokens]
      guard tokens.contains(where: { $0.classes.contains(classes) }) else { return false }
      return classes != .benefit
        || !sentence.isQuestion && !tokens.contains { $0.classes.contains(.negator) }
    }
  }

  private static func leadsToRisks(_ destination: String) -> Bool {
    let path = destination.utf8.prefix { $0 != UInt8(ascii: "#") }
    return path.suffix(8).elementsEqual("risks.md".utf8)
  }

  private func checkHidden(
    _ document: ReadDocument, _ harms: [String], _ findings: inout [Diagnostic]
  ) {
    for html in document.rawHTML {
      let words = html.value.lowercased()
      guard words.contains("<details"), harms.contains(where: words.contains) else { continue }
      findings.append(
        Self.hidden.finding(
          "risks stand inside a collapsed part", at: html.location,
          help: "take <details> away, so that everyone sees them"))
    }
  }
}
