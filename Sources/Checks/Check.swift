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
  /// The subjects that an article outside of their guides may be about; nil in any other.
  private let subjects: KnownSubjects?

  init(
    _ builder: consuming ProseBuilder, article: Article? = nil, treatment: Treatment? = nil,
    facts: SubjectFacts? = nil, factMatcher: FactMatcher? = nil, document: Document? = nil,
    factsFile: SourceFile? = nil, subjects: KnownSubjects? = nil, site: CheckedSite
  ) {
    prose = builder.prose
    words = builder.words
    terms = words.table.knowledge?.terms.uses(in: prose, words.table) ?? []
    self.article = article
    self.treatment = treatment
    self.factMatcher = facts?.matcher ?? factMatcher
    factTexts = facts?.texts
    factStatements = facts?.statements
    self.document = document
    self.factsFile = factsFile
    self.subjects = subjects
    self.site = site
    readability = article.map { _ in PageReadability(builder.prose, site.language) }
  }

  /// An article, as if it lay in the guide that `facts` are of.
  init(_ page: CheckedPage, about facts: SubjectFacts) {
    (prose, words, terms) = (page.prose, page.words, page.terms)
    (article, document, factsFile) = (page.article, page.document, page.factsFile)
    (site, readability, subjects) = (page.site, page.readability, nil)
    treatment = facts.treatment
    factMatcher = facts.matcher
    factTexts = facts.texts
    factStatements = facts.statements
  }

  /// The facts of the subject that a sentence of an article outside of guides is about; nil where
  /// that cannot be told.
  func facts(of sentence: Sentence) -> SubjectFacts? {
    subjects?.facts(namedIn: sentence, of: self)
  }

  /// The name of a fact of the subject as the article refers to it.
  func reference(to fact: Identifier) -> Identifier {
    guard let treatment, let article, article.treatment == nil else { return fact }
    return Identifier("\(treatment.id).\(fact)")
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
  private let subjects: KnownSubjects

  init(
    site: CheckedSite, lexicon: ClaimLexicon, knowledge: WordKnowledge,
    texts: @escaping SourceTexts
  ) {
    self.site = site
    self.lexicon = lexicon
    self.texts = texts
    words = SharedWords(knowledge)
    subjects = KnownSubjects(site, words)
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
      treatment: treatment, facts: treatment.map(subjects.facts), document: article.document,
      subjects: treatment == nil ? subjects : nil, site: site)
  }

  mutating func page(_ treatment: Treatment, in file: SourceFile?) -> CheckedPage {
    let (lexicon, words) = (lexicon, words)
    let reader = FactsProse(builder: newBuilder(for: file, expecting: 1 << 14), file: file) {
      Self.denies($0, lexicon, words)
    }
    return CheckedPage(
      reader.read(treatment.facts), treatment: treatment,
      factMatcher: subjects.facts(of: treatment).matcher, factsFile: file, site: site)
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
  private static func denies(
    _ prose: Prose, _ lexicon: ClaimLexicon, _ words: SharedWords
  ) -> Bool {
    guard let range = prose.units.last?.tokens else { return false }
    return prose.tokens[range].contains { !$0.classes.isDisjoint(with: [.negator, .contrast]) }
      || lexicon.cues(in: range, of: prose.tokens, &words.search).contains { $0.cue == .denial }
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
