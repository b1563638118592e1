import Content
import Diagnostics
import Facts
import Markdown

/// What checks look at: an article, or the texts of one file of facts.
///
/// A class, because it is handed to every check and holds a hundred references, which a copy would
/// have to count one by one.
final class CheckedPage {
  /// The article; nil for facts and the glossary.
  let article: Article?
  /// The treatment that it is about; nil when none or several.
  let treatment: Treatment?
  /// The parsed article; empty for facts.
  let document: ReadDocument?
  /// Its words.
  let prose: Prose
  /// What is known of each word.
  let words: WordTable
  /// The symbols of wording patterns that each word is.
  let symbols: SymbolReader
  /// Where it uses words that the glossary explains.
  let terms: [GlossaryTerms.Use]
  /// How readable an article is; nil for facts.
  let readability: PageReadability?
  /// The site that it is part of.
  let site: CheckedSite

  /// The page that `builder` has read from an article or from facts.
  init(
    _ builder: consuming ProseBuilder, article: Article? = nil, treatment: Treatment? = nil,
    document: ReadDocument? = nil, site: CheckedSite
  ) {
    prose = builder.prose
    words = builder.words
    symbols = SymbolReader(words: words)
    terms = words.knowledge?.terms.uses(in: prose, symbols) ?? []
    self.article = article
    self.treatment = treatment
    self.document = document
    self.site = site
    readability = article.map { _ in PageReadability(builder.prose, builder.words) }
  }

  /// The word that a token is, in small letters; a mark is itself.
  func word(_ token: Int) -> String {
    let token = prose.tokens[token]
    if token.kind == .mark { return prose.text(Int(token.start)..<Int(token.end)) }
    return words.entries[Int(token.word)].text
  }

  /// The path of the file.
  var path: String { article?.file.path ?? prose.runs.first?.location.path ?? "" }

  /// Whether the sentence, or what introduces or accompanies it, cites a source.
  func isCited(_ sentence: Sentence) -> Bool {
    if sentence.isCited { return true }
    let unit = prose.units[sentence.unit]
    if unit.kind == .listItem || unit.kind == .cell, unit.isCited { return true }
    return unit.leadIn.map { prose.units[$0].isCited } ?? false
  }
}
