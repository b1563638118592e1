import Diagnostics

/// Judges how hard pages and their sections are to read.
struct ReadingGradeCheck: Check {
  private static let authority =
    "American Medical Association and NIH, grade 6; NHS health literacy, formulas only to prioritise"
  private static let hard = CheckInfo.plain(
    "hard-page", .advice, "A page above school grade 8",
    "Many patients read at the level of an eleven-year-old. Formulas count syllables and words only, "
      + "so use them to find the pages to look at first.",
    by: authority)
  private static let veryHard = CheckInfo.plain(
    "very-hard-page", .warning, "A page above school grade 10",
    "Most patients cannot read this page with ease. Shorter sentences and everyday words help most.",
    by: authority)
  private static let section = CheckInfo.plain(
    "hard-section", .advice, "A section above school grade 10",
    "One hard section can stop a reader. Shorter sentences and everyday words help most.",
    by: authority)

  var infos: [CheckInfo] { [Self.hard, Self.veryHard, Self.section] }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let article = page.article, let readability = page.readability,
      readability.counts.words >= 100, let whole = readability.whole,
      let plain = readability.withoutTerms
    else { return }
    let grade = min(whole.fleschKincaid, plain.fleschKincaid)
    if grade > 8 {
      let info = grade > 10 ? Self.veryHard : Self.hard
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
      guard let scores = ReadingScores(counts), scores.fleschKincaid > 10,
        let unit = page.prose.units.first(where: { $0.section == number && $0.kind != .title })
      else { continue }
      findings.append(
        Self.section.finding(
          "this section reads like school grade \(scores.fleschKincaid.shown)", at: unit.location,
          help: "split long sentences and use everyday words", explanation: Self.scores(scores)))
    }
  }
}
