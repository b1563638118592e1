import Content
import Diagnostics
import Facts
import Foundations
import Markdown

/// One thing that is looked for. A check sees parsed documents and facts, never raw text.
protocol Check: Sendable {
  /// The kinds of finding that it can report.
  var infos: [DiagnosticRule] { get }
  /// What is wrong with an article, or with the texts of facts or of the glossary.
  func check(_ page: CheckedPage, _ findings: inout [Diagnostic])
  /// What is wrong with a treatment's facts.
  func check(_ treatment: Treatment, _ site: CheckedSite, _ findings: inout [Diagnostic])
  /// What can only be seen from the whole site; `terms` are the entries of the glossary that its
  /// texts use, by their numbers.
  func check(_ site: CheckedSite, _ terms: Set<Int>, _ findings: inout [Diagnostic])
}

extension Check {
  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {}
  func check(_ treatment: Treatment, _ site: CheckedSite, _ findings: inout [Diagnostic]) {}
  func check(_ site: CheckedSite, _ terms: Set<Int>, _ findings: inout [Diagnostic]) {}
}

/// What the checks of all pages share. A class, so that a page is made without a copy of it.
final class CheckedSite: Sendable {
  let content: SiteContent
  let asOf: CalendarDate
  /// What the checks know of its language; nil when they do not know it.
  let language: CheckLanguage?
  /// How the language writes numbers, with the units of the site.
  let quantities: QuantityWords
  private let quotes: [Identifier: [ComparedWords]]

  init(content: SiteContent, asOf: CalendarDate, language: CheckLanguage?) {
    self.content = content
    self.asOf = asOf
    self.language = language
    quantities = (language?.quantities ?? .symbols).with(content.catalog.ownUnits)
    let quoted = content.sources.lazy.filter { !$0.quotes.isEmpty }
    quotes = Dictionary(
      quoted.map { source in
        (Identifier(source.id), source.quotes.map { ComparedWords($0.value) })
      }
    ) { first, _ in first }
  }

  /// Whether any source is quoted.
  var hasQuotes: Bool { !quotes.isEmpty }

  /// The quotes of the source with the given id; nil when it has none.
  func quotes(of source: String) -> [ComparedWords]? { quotes[Identifier(source)] }
}

extension DiagnosticRule {
  func finding(
    _ message: String, at location: SourceLocation, help: String? = nil,
    fixes: [Diagnostic.Fix] = [], explanation: String? = nil, notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(
      self, message, at: location, help: help, fixes: fixes, explanation: explanation, notes: notes
    )
  }
}

extension DiagnosticKind {
  func finding(
    _ message: String, at location: SourceLocation, help: String? = nil,
    fixes: [Diagnostic.Fix] = [], explanation: String? = nil, notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    rule.finding(
      message, at: location, help: help, fixes: fixes, explanation: explanation, notes: notes)
  }
}

/// What checks look at: an article, or the texts of one file of facts. A class, because it is
/// handed to every check and holds a hundred references, which a copy would count one by one.
final class CheckedPage {
  /// The article; nil for facts and the glossary.
  let article: Article?
  /// The treatment that it is about; nil when none or several.
  let treatment: Treatment?
  let document: Document?
  /// The file of its facts, where it is the page of these.
  let factsFile: SourceFile?
  let prose: Prose
  let words: SharedWords
  let terms: [GlossaryTerms.Use]
  /// How readable an article is; nil for facts.
  let readability: PageReadability?
  let factMatcher: FactMatcher?
  /// What the texts of its treatment's facts say in numbers.
  let factTexts: FactTexts?
  /// All that the facts of its treatment say in numbers, with the words for it.
  let factStatements: FactStatements?
  let site: CheckedSite

  init(
    _ builder: consuming ProseBuilder, article: Article? = nil, treatment: Treatment? = nil,
    factMatcher: FactMatcher? = nil, factTexts: FactTexts? = nil,
    factStatements: FactStatements? = nil, document: Document? = nil,
    factsFile: SourceFile? = nil, site: CheckedSite
  ) {
    prose = builder.prose
    words = builder.words
    terms = words.table.knowledge?.terms.uses(in: prose, words.table) ?? []
    self.article = article
    self.treatment = treatment
    self.factMatcher = factMatcher
    self.factTexts = factTexts
    self.factStatements = factStatements
    self.document = document
    self.factsFile = factsFile
    self.site = site
    readability = article.map { _ in PageReadability(builder.prose, site.language) }
  }

  /// The word that a token is, in small letters; a mark is itself.
  func word(_ token: Int) -> String {
    let token = prose.tokens[token]
    if token.kind == .mark { return prose.text(Int(token.start)..<Int(token.end)) }
    return words.table.text(of: token.word)
  }

  /// What the check of numbers knows of a token.
  func known(_ token: Int) -> NumberWords.Entry { words.known(prose.tokens[token]) }

  var path: RelativePath { article?.file.path ?? prose.locations.first?.path ?? "" }

  /// Whether the sentence, or what introduces or accompanies it, cites a source.
  func isCited(_ sentence: Sentence) -> Bool {
    if sentence.isCited { return true }
    let unit = prose.units[sentence.unit]
    if unit.kind == .listItem || unit.kind == .cell, unit.isCited { return true }
    // Of the paragraph before a list, the sentence that introduces it.
    guard let leadIn = unit.leadIn else { return false }
    return prose.sentences[prose.units[leadIn].sentences].last?.isCited ?? false
  }
}

/// Makes pages for checks, one after the other, and learns words from each.
struct PageReader {
  private let site: CheckedSite
  private let lexicon: ClaimLexicon
  private let texts: SourceTexts
  private let words: SharedWords
  /// That of the last page, for the room that it takes; nil while a page has it.
  private var prose: Prose?
  private var factMatchers: [Identifier: FactMatcher] = [:]
  private var knownFactTexts: [Identifier: FactTexts] = [:]
  private var knownStatements: [Identifier: FactStatements] = [:]

  init(
    site: CheckedSite, lexicon: ClaimLexicon, knowledge: WordKnowledge,
    texts: @escaping SourceTexts
  ) {
    self.site = site
    self.lexicon = lexicon
    self.texts = texts
    words = SharedWords(knowledge)
  }

  mutating func page(_ article: Article) -> CheckedPage {
    let file = article.document.file
    var builder = newBuilder(for: file, expecting: file.text.utf8.count)
    builder.add(article.frontMatter.title, .title, in: file)
    builder.add(article.frontMatter.summary, .summary, in: file)
    builder.add(article.frontMatter.pictures, in: file)
    let treatment = article.treatment.flatMap(site.content.treatment)
    return CheckedPage(
      DocumentProse(
        builder: builder, facts: site.content.facts, treatment: article.treatment
      ).read(article.document), article: article,
      treatment: treatment, factMatcher: treatment.map { factMatcher(of: $0) },
      factTexts: treatment.map { factTexts(of: $0) },
      factStatements: treatment.flatMap { factStatements(of: $0) }, document: article.document,
      site: site)
  }

  private mutating func factMatcher(of treatment: Treatment) -> FactMatcher {
    let id = Identifier(treatment.id)
    if let known = factMatchers[id] { return known }
    let matcher = FactMatcher(treatment, words: words.numbers)
    factMatchers[id] = matcher
    return matcher
  }

  private mutating func factTexts(of treatment: Treatment) -> FactTexts {
    let id = Identifier(treatment.id)
    if let known = knownFactTexts[id] { return known }
    let (words, site) = (words, site)
    let facts = FactTexts(of: treatment) {
      let reader = FactsProse(builder: ProseBuilder(words: words), file: nil) { _ in false }
      let page = CheckedPage(reader.read(treatment.facts), treatment: treatment, site: site)
      return FactTexts.values(of: page)
    }
    knownFactTexts[id] = facts
    return facts
  }

  /// Nil in a language whose words for facts are not known.
  private mutating func factStatements(of treatment: Treatment) -> FactStatements? {
    let id = Identifier(treatment.id)
    if let known = knownStatements[id] { return known }
    guard site.language != nil else { return nil }
    let (texts, words) = (factTexts(of: treatment), words.numbers)
    let statements = FactStatements {
      FactStatementMaker.statements(of: treatment, texts: texts.values, words: words)
    }
    knownStatements[id] = statements
    return statements
  }

  mutating func page(_ treatment: Treatment, in file: SourceFile?) -> CheckedPage {
    let lexicon = lexicon
    let reader = FactsProse(builder: newBuilder(for: file, expecting: 1 << 14), file: file) {
      Self.denies($0, lexicon)
    }
    return CheckedPage(
      reader.read(treatment.facts), treatment: treatment,
      factMatcher: factMatcher(of: treatment), factsFile: file, site: site)
  }

  /// The texts of the glossary and of the clinic.
  mutating func glossaryPage() -> CheckedPage {
    var builder = newBuilder(expecting: 1 << 14)
    let glossary = texts("content/glossary.yaml")
    for entry in site.content.glossary.entries { builder.add(entry, in: glossary) }
    let clinic = texts("content/clinic.yaml")
    for topic in site.content.clinic.topics {
      builder.add(topic.title, .title, in: clinic)
      if let summary = topic.summary { builder.add(summary, .summary, in: clinic) }
    }
    for reviewer in site.content.clinic.reviewers {
      builder.add(reviewer.role, .title, in: clinic)
    }
    for text in site.content.clinic.sentences { builder.add(text, .summary, in: clinic) }
    return CheckedPage(builder, site: site)
  }

  /// What a file of notes says of its pictures.
  mutating func page(_ notes: [PictureNotes], in file: SourceFile?) -> CheckedPage {
    var builder = newBuilder(for: file, expecting: 1 << 12)
    builder.add(notes, in: file)
    return CheckedPage(builder, site: site)
  }

  /// Takes the room back that the prose of `page` has, which nobody looks at any more.
  mutating func takeBack(_ page: CheckedPage) { prose = page.prose }

  private mutating func newBuilder(
    for file: SourceFile? = nil, expecting bytes: Int
  ) -> ProseBuilder {
    ProseBuilder(words: words, in: prose.take() ?? Prose(), file: file, expecting: bytes)
  }

  /// Whether a note, the unit that `prose` ends with, denies what sources report.
  private static func denies(_ prose: Prose, _ lexicon: ClaimLexicon) -> Bool {
    guard let range = prose.units.last?.tokens else { return false }
    var search = WordingSearch()
    return prose.tokens[range].contains { !$0.classes.isDisjoint(with: [.negator, .contrast]) }
      || lexicon.cues(in: range, of: prose.tokens, &search).contains { $0.cue == .denial }
  }
}

extension ProseBuilder {
  /// Adds what readers see and hear of pictures.
  fileprivate mutating func add(_ notes: [PictureNotes], in file: SourceFile?) {
    for note in notes {
      for text in [note.description, note.credit, note.procedure] {
        if let text { add(text, .altText, in: file) }
      }
    }
  }
}
