import Content
import Diagnostics
import Facts
import Foundations
import Markdown

/// Finds pages of a treatment that speak of benefits and not of risks, and risks that are hidden.
struct PageBalanceCheck: Check {
  enum Kind: String, DiagnosticKind {
    case benefits = "balance/benefits-without-risks"
    case thin = "balance/thin-page"
    case hidden = "balance/hidden-risks"
    case help = "balance/no-help-block"

    var rule: DiagnosticRule {
      switch self {
      case .benefits:
        rule(
          "Benefits without risks",
          "Whoever reads about a wanted effect must read about the unwanted ones on the same "
            + "page. Add the risks, or the block that shows them.",
          by: "21 CFR 202.1(e)(5), fair balance; GMC, Maintaining trust")
      case .thin:
        rule(
          "Risks are a footnote to the benefits",
          "Balance is a matter of space too: one sentence on harm does not weigh up ten. Say "
            + "more about the risks, or less about the benefits.",
          .warning, by: "21 CFR 202.1(e)(5), fair balance; PIF TICK")
      case .hidden:
        rule(
          "Risks inside a collapsed part",
          "Most people never open a collapsed part. What warns them must be in sight, so take it "
            + "out of the collapsed part.",
          by: "NHS digital service manual, Details: do not hide what most users need")
      case .help:
        rule(
          "Risks without the help cards",
          "Who reads what can go wrong needs to know on the same page when to get help. Add the "
            + "block that shows the help cards.",
          .advice, by: "NHS digital service manual, Help users decide when and where to get care")
      }
    }
  }

  /// Without a language only blocks are seen.
  let language: CheckLanguage?

  var infos: [DiagnosticRule] { language == nil ? [Kind.help.rule] : Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let document = page.document else { return }
    if let language { checkHidden(document, language.harms, &findings) }
    guard let article = page.article, page.treatment != nil else { return }
    let blocks = Set(
      document.blockReferences.map { Identifier($0).parts?.rest.text ?? $0 })
    if language != nil { checkBalance(page, article, document, blocks, &findings) }
    if blocks.contains("risks"), !blocks.contains("get-help") {
      findings.append(
        Kind.help.finding(
          "this page shows the risks and not when to get help",
          at: article.frontMatter.title.location, help: "put {{> get-help }} after the risks"))
    }
  }

  private func checkBalance(
    _ page: CheckedPage, _ article: Article, _ document: Document, _ blocks: Set<String>,
    _ findings: inout [Diagnostic]
  ) {
    let benefit = sentences(page, .benefit)
    let risk = sentences(page, .risk)
    let linksToRisks = document.read { text in
      text.all.contains { text.kind($0) == .link && Self.leadsToRisks(text.destination($0)) }
    }
    let showsRisks = blocks.contains("risks") || linksToRisks
    if let first = benefit.first, benefit.count >= 2, risk.isEmpty, !showsRisks {
      findings.append(
        Kind.benefits.finding(
          "this page names benefits in \(benefit.count) sentences and no risk",
          at: page.prose.location(ofTokens: first.tokens),
          help: "put {{> risks }} on the page, or say what can go wrong",
          explanation: Kind.benefits.rule.explanation))
    } else if benefit.count >= 4, risk.count * 4 < benefit.count, !showsRisks {
      findings.append(
        Kind.thin.finding(
          "\(benefit.count) sentences name benefits and \(risk.count) name risks",
          at: article.frontMatter.title.location, help: "say more about what can go wrong"))
    }
  }

  /// The sentences that make a claim of one kind and do not deny it.
  private func sentences(_ page: CheckedPage, _ classes: WordClasses) -> [Sentence] {
    page.prose.sentences.filter { sentence in
      sentence.classes.contains(classes)
        && (classes != .benefit || !sentence.isQuestion && !sentence.classes.contains(.negator))
    }
  }

  private static func leadsToRisks(_ destination: String) -> Bool {
    let path = destination.utf8.prefix { $0 != UInt8(ascii: "#") }
    return path.suffix(8).elementsEqual("risks.md".utf8)
  }

  private func checkHidden(
    _ document: Document, _ harms: [String], _ findings: inout [Diagnostic]
  ) {
    let html = document.collect(.htmlBlock) { Located($0.text($1), at: $0.location($1)) }
    for html in html {
      let words = html.value.lowercased()
      guard words.contains("<details"), harms.contains(where: words.contains) else { continue }
      findings.append(
        Kind.hidden.finding(
          "risks stand inside a collapsed part", at: html.location,
          help: "take <details> away, so that everyone sees them"))
    }
  }
}
