import Content
import Diagnostics
import Facts
import Markdown

/// Makes pages for checks, one after the other, and learns words from each.
struct PageReader {
  private let site: CheckedSite
  private let lexicon: ClaimLexicon
  private let texts: SourceTexts
  private let parser: MarkdownParser
  private let knowledge: WordKnowledge
  private let facts: SpokenFacts
  /// The words learnt; nil while a page has them.
  private var words: WordTable?

  /// A reader of the pages of `site`.
  init(
    site: CheckedSite, lexicon: ClaimLexicon, knowledge: WordKnowledge,
    texts: @escaping SourceTexts
  ) {
    self.site = site
    self.lexicon = lexicon
    self.texts = texts
    self.knowledge = knowledge
    facts = SpokenFacts(site.content.facts)
    parser = MarkdownParser(allowsRawHTML: site.content.clinic.allowsRawHTML)
  }

  /// The page that `article` makes.
  mutating func page(_ article: Article) -> CheckedPage {
    let (document, _) = parser.parse(article.file, bodyStartingAtLine: article.bodyLine)
    var builder = newBuilder(expecting: article.file.text.utf8.count)
    builder.add(article.frontMatter.title, .title, in: article.file)
    builder.add(article.frontMatter.summary, .summary, in: article.file)
    facts.turn(to: article.treatment)
    return CheckedPage(
      DocumentProse(builder: builder, facts: facts).read(document), article: article,
      treatment: article.treatment.flatMap(site.content.treatment),
      document: ReadDocument(document), site: site)
  }

  /// The texts of a treatment's facts, written in `file`.
  mutating func page(_ treatment: Treatment, in file: SourceFile?) -> CheckedPage {
    let lexicon = lexicon
    let reader = FactsProse(builder: newBuilder(expecting: 1 << 14), file: file) {
      Self.denies($0, $1, lexicon)
    }
    return CheckedPage(reader.read(treatment), treatment: treatment, site: site)
  }

  /// The texts of the glossary and of the clinic.
  mutating func glossaryPage() -> CheckedPage {
    var builder = newBuilder(expecting: 1 << 14)
    let glossary = texts("content/glossary.yaml")
    for entry in site.content.glossary.entries {
      builder.add(entry, in: glossary)
    }
    let clinic = texts("content/clinic.yaml")
    for topic in site.content.clinic.topics {
      builder.add(topic.title, .title, in: clinic)
      if let summary = topic.summary { builder.add(summary, .summary, in: clinic) }
    }
    return CheckedPage(builder, site: site)
  }

  /// Takes the words back that `page` learnt.
  mutating func takeBack(_ page: CheckedPage) { words = page.words }

  /// Leaves no table behind, so that the builder is the words' only owner and need not copy them.
  private mutating func newBuilder(expecting bytes: Int) -> ProseBuilder {
    ProseBuilder(words: words.take() ?? WordTable(knowledge), expecting: bytes)
  }

  /// Whether a word sets one report against another, as in "another says the next day".
  private static func isContrast(_ token: Token, _ words: WordTable) -> Bool {
    token.kind == .word
      && ["another", "differ", "differs", "disagree", "disagrees", "debated"]
        .contains(words.entries[Int(token.word)].text)
  }

  /// Whether a note, the unit that `prose` ends with, denies what sources report.
  private static func denies(
    _ prose: Prose, _ words: WordTable, _ lexicon: ClaimLexicon
  ) -> Bool {
    guard let range = prose.units.last?.tokens else { return false }
    return prose.tokens[range].contains {
      $0.classes.contains(.negator) || isContrast($0, words)
    }
      || lexicon.cues(in: range, of: prose.tokens, SymbolReader(words: words))
        .contains { $0.effect == .denial }
  }
}
