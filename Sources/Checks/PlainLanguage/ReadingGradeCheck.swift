import Diagnostics

/// Judges how hard pages and their sections are to read.
struct ReadingGradeCheck: Check {
  enum Kind: String, DiagnosticKind {
    case hard = "plain/hard-page"
    case veryHard = "plain/very-hard-page"
    case section = "plain/hard-section"

    var rule: DiagnosticRule {
      switch self {
      case .hard:
        rule(
          "A page above school grade 8",
          "Many patients read at the level of an eleven-year-old. Formulas count syllables and "
            + "words only, so use them to find the pages to look at first.",
          .advice, by: ReadingGradeCheck.authority)
      case .veryHard:
        rule(
          "A page above school grade 10",
          "Most patients cannot read this page with ease. Shorter sentences and everyday words "
            + "help most.",
          .warning, by: ReadingGradeCheck.authority)
      case .section:
        rule(
          "A section above school grade 10",
          "One hard section can stop a reader. Shorter sentences and everyday words help most.",
          .advice, by: ReadingGradeCheck.authority)
      }
    }
  }

  private static let authority =
    "American Medical Association and NIH, grade 6; NHS health literacy, formulas only to prioritise"

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let article = page.article, let readability = page.readability,
      readability.counts.words >= 100, let whole = readability.whole,
      let plain = readability.withoutTerms
    else { return }
    let grade = min(whole.fleschKincaid, plain.fleschKincaid)
    if grade > 8 {
      let info = grade > 10 ? Kind.veryHard : Kind.hard
      findings.append(
        info.finding(
          "this page reads like school grade \(whole.fleschKincaid.shown), and "
            + "\(plain.fleschKincaid.shown) without the words that the glossary explains",
          at: article.frontMatter.title.location,
          help: "aim for grade 6: split long sentences and use everyday words",
          explanation: Self.scores(whole)))
    }
    checkSections(readability, page, &findings)
  }

  private static func scores(_ scores: ReadingScores) -> String {
    "Flesch Reading Ease \(scores.fleschReadingEase.shown), SMOG \(scores.smog.shown), Gunning Fog "
      + "\(scores.gunningFog.shown), Coleman-Liau \(scores.colemanLiau.shown), "
      + "ARI \(scores.ari.shown)"
  }

  private func checkSections(
    _ readability: PageReadability, _ page: CheckedPage, _ findings: inout [Diagnostic]
  ) {
    guard readability.sections.count > 2 else { return }
    for (number, counts) in readability.sections.enumerated() where counts.words >= 60 {
      guard let scores = page.site.language?.scores(counts), scores.fleschKincaid > 10,
        let unit = page.prose.units.first(where: { $0.section == number && $0.kind != .title })
      else { continue }
      findings.append(
        Kind.section.finding(
          "this section reads like school grade \(scores.fleschKincaid.shown)",
          at: page.prose.location(of: unit.place),
          help: "split long sentences and use everyday words", explanation: Self.scores(scores)))
    }
  }
}

/// How readable a page is, with and without the words that its glossary explains.
struct PageReadability: Sendable {
  /// The scores of the whole page; nil when it has no words or nobody knows its language.
  let whole: ReadingScores?
  let withoutTerms: ReadingScores?
  let counts: TextStatistics
  let sections: [TextStatistics]

  init(_ prose: Prose, _ language: CheckLanguage?) {
    var plain = TextStatistics()
    let hasTerms = prose.marks.contains { $0.kind == .term }
    var sections: [TextStatistics] = []
    for unit in prose.units where unit.kind != .title && unit.kind != .summary {
      while sections.count <= unit.section { sections.append(TextStatistics()) }
      for sentence in prose.sentences[unit.sentences] {
        sections[unit.section].add(sentence, of: prose)
        guard hasTerms else { continue }
        plain.add(sentence, of: prose) { token in
          token.syllables >= 3 && prose.isMarked(.term, Int(token.start)..<Int(token.end))
        }
      }
    }
    counts = sections.reduce(into: TextStatistics()) { $0 += $1 }
    whole = language?.scores(counts)
    withoutTerms = hasTerms ? language?.scores(plain) : whole
    self.sections = sections
  }
}
