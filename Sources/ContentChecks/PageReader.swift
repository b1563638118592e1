import ContentLoader
import Diagnostics
import Markdown
import TreatmentFacts

/// Makes pages for checks, one after the other, and learns words from each.
struct PageReader {
  private let site: CheckedSite
  private let lexicon: ClaimLexicon
  private let texts: SourceTexts
  private let parser: MarkdownParser
  private var words: WordTable

  /// A reader of the pages of `site`.
  init(site: CheckedSite, lexicon: ClaimLexicon, texts: @escaping SourceTexts) {
    self.site = site
    self.lexicon = lexicon
    self.texts = texts
    parser = MarkdownParser(allowsRawHTML: site.content.clinic.allowsRawHTML)
    let entries = site.content.glossary.entries
    let terms = entries.flatMap { [$0.term.value] + $0.forms.map(\.value) }
    words = WordTable(symbols: lexicon.symbols, terms: Set(terms.map { $0.lowercased() }))
  }

  /// The page that `article` makes.
  mutating func page(_ article: Article) -> CheckedPage {
    let (document, _) = parser.parse(article.file, bodyStartingAtLine: article.bodyLine)
    var builder = newBuilder()
    builder.add(article.frontMatter.title, .title, in: article.file)
    builder.add(article.frontMatter.summary, .summary, in: article.file)
    let facts = FactTexts(scope: site.content.facts, treatment: article.treatment)
    builder = DocumentProse(builder: builder, facts: facts).read(document)
    return CheckedPage(
      article: article, treatment: article.treatment.flatMap(site.content.treatment),
      document: document, prose: builder.prose, words: builder.words,
      readability: PageReadability(builder.prose, builder.words), site: site)
  }

  /// The texts of a treatment's facts.
  mutating func page(_ treatment: Treatment) -> CheckedPage {
    let lexicon = lexicon
    let reader = FactsProse(builder: newBuilder(), file: texts(treatment.path)) { note in
      Self.denies(note, lexicon)
    }
    return page(reader.read(treatment), treatment)
  }

  /// The texts of the glossary and of the clinic.
  mutating func glossaryPage() -> CheckedPage {
    var builder = newBuilder()
    let glossary = texts("content/glossary.yaml")
    for entry in site.content.glossary.entries {
      builder.add(entry, in: glossary)
    }
    let clinic = texts("content/clinic.yaml")
    for topic in site.content.clinic.topics {
      builder.add(topic.title, .title, in: clinic)
      if let summary = topic.summary { builder.add(summary, .summary, in: clinic) }
    }
    return page(builder, nil)
  }

  /// Takes the words back that `page` learnt.
  mutating func takeBack(_ page: consuming CheckedPage) { words = page.words }

  private mutating func page(_ builder: ProseBuilder, _ treatment: Treatment?) -> CheckedPage {
    CheckedPage(
      article: nil, treatment: treatment, document: nil, prose: builder.prose,
      words: builder.words, readability: nil, site: site)
  }

  /// Leaves an empty table behind, so that the builder is the words' only owner.
  private mutating func newBuilder() -> ProseBuilder {
    let builder = ProseBuilder(words: words)
    return builder
  }

  /// Whether a word sets one report against another, as in "another says the next day".
  private static func isContrast(_ token: Token, _ words: WordTable) -> Bool {
    token.kind == .word
      && ["another", "differ", "differs", "disagree", "disagrees", "debated"]
        .contains(words.entries[Int(token.word)].text)
  }

  /// Whether a note denies what sources report.
  private static func denies(_ note: String, _ lexicon: ClaimLexicon) -> Bool {
    var builder = ProseBuilder(words: WordTable(symbols: lexicon.symbols))
    builder.append(note, at: SourceLocation(path: ""), isExact: false)
    builder.endUnit(.fact, at: SourceLocation(path: ""))
    let reader = SymbolReader(words: builder.words, symbols: lexicon.symbols)
    let tokens = builder.prose.tokens
    return tokens.contains { $0.classes.contains(.negator) || isContrast($0, builder.words) }
      || lexicon.cues(in: tokens.indices, of: tokens, reader).contains { $0.effect == .denial }
  }
}
