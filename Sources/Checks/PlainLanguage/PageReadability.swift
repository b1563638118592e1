/// How readable a page is, with and without the words that its glossary explains.
struct PageReadability: Sendable {
  /// The scores of the whole page; nil when it has no words.
  let whole: ReadingScores?
  /// The scores without glossary terms.
  let withoutTerms: ReadingScores?
  /// The counts of the whole page.
  let counts: TextStatistics
  /// The counts of each section, by its number.
  let sections: [TextStatistics]

  /// The readability of `prose`, whose words are those of `table`.
  init(_ prose: Prose, _ table: WordTable) {
    var plain = TextStatistics()
    let hasTerms = prose.marks.contains { $0.kind == .term }
    var sections: [TextStatistics] = []
    for unit in prose.units where unit.kind != .title && unit.kind != .summary {
      while sections.count <= unit.section { sections.append(TextStatistics()) }
      for sentence in prose.sentences[unit.sentences] {
        sections[unit.section].add(sentence, of: prose, words: table)
        guard hasTerms else { continue }
        plain.add(sentence, of: prose, words: table) { token in
          token.syllables >= 3 && prose.isMarked(.term, Int(token.start)..<Int(token.end))
        }
      }
    }
    counts = sections.reduce(into: TextStatistics()) { $0 += $1 }
    whole = ReadingScores(counts)
    withoutTerms = hasTerms ? ReadingScores(plain) : whole
    self.sections = sections
  }
}
