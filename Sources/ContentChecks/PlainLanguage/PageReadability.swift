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
    var counts = TextStatistics()
    var plain = TextStatistics()
    var sections: [TextStatistics] = []
    for unit in prose.units where unit.kind != .title && unit.kind != .summary {
      while sections.count <= unit.section { sections.append(TextStatistics()) }
      for sentence in prose.sentences[unit.sentences] {
        counts.add(sentence, of: prose, words: table)
        sections[unit.section].add(sentence, of: prose, words: table)
        plain.add(sentence, of: prose, words: table) { token in
          token.syllables >= 3 && prose.isMarked(.term, Int(token.start)..<Int(token.end))
        }
      }
    }
    whole = ReadingScores(counts)
    withoutTerms = ReadingScores(plain)
    self.counts = counts
    self.sections = sections
  }
}
