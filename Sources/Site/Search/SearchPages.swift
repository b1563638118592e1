import Content
import Facts
import Foundations
import Presentation
import Search

/// What the search can lead to, as entries of its index.
struct SearchPages: Sendable {
  private let context: SiteContext
  private let guides: [String: Guide]
  private let topics: TopicIndex
  private let language: SearchLanguage
  /// What pages are made of, by their paths; empty where nobody asks.
  private let inputs: [PagePath: FileDigest]

  init(
    _ context: SiteContext, guides: [String: Guide], topics: TopicIndex,
    inputs: [PagePath: FileDigest] = [:]
  ) {
    self.context = context
    self.guides = guides
    self.topics = topics
    self.inputs = inputs
    language = SearchLanguage.language(of: context.content.clinic.locale.value)
  }

  /// One thing to find, small enough to be handed out to workers. A list of them has room for the largest
  /// in each, so what is large is named by its number or, where there are few, lies elsewhere.
  private enum Item: Sendable {
    case guide(subject: Int, Guide.Entry)
    case article(Article)
    case list(
      PagePath, title: String, short: String, summary: String, importance: Double = 0.9)
    indirect case term(GlossaryEntry)
    indirect case person(ClinicPerson)
    indirect case location(ClinicLocation)
  }

  /// The index of everything, and what the next build can take over of it, as this one does of `known`.
  func index(workers: Int?, known: KeptCounts) async -> (SearchIndex, next: KeptCounts) {
    let items = items
    let size = max(1, min(256, items.count / 16))
    let parts = await items.parallelChunks(of: size, workers: workers, state: { () }) { _, chunk in
      known.counts(madeOf: digest(of: chunk)) { count(chunk) }
    }
    return (index(of: parts.map(\.counts)), KeptCounts(parts.compactMap(\.kept)))
  }

  /// Tells what the counts of `items` are made of; nil where nobody knows. An entry says nothing that its
  /// page does not.
  private func digest(of items: ArraySlice<Item>) -> FileDigest? {
    var list: [UInt8] = []
    for item in items {
      let path: PagePath
      switch item {
      case .guide(_, let entry): path = entry.path
      case .article(let article): path = article.pagePath
      case .list, .term, .person, .location: return nil
      }
      guard let digest = inputs[path] else { return nil }
      list += digest.hex.utf8
    }
    return FileDigest(of: list)
  }

  /// The words of the site's own list that no page answers.
  func unansweredWords(workers: Int?) async -> [LayWord] {
    var unanswered = UnansweredWords(layWords, language)
    if unanswered.words.isEmpty { return [] }
    let items = items
    unanswered.leaveOut(answeredBy: count(items.prefix(Self.answering)))
    if unanswered.words.isEmpty { return [] }
    let rest = Array(items.dropFirst(Self.answering))
    let parts = await rest.parallelChunks(of: Self.answering, workers: workers, state: { () }) {
      count($1)
    }
    for part in parts { unanswered.leaveOut(answeredBy: part) }
    return unanswered.words
  }

  /// How many pages are looked at first: on most sites these answer all words.
  private static let answering = 128

  /// The index, without other tasks, for whoever cannot wait for them.
  func index() -> SearchIndex { index(of: [count(items[...])]) }

  private func index(of parts: [CountedEntries]) -> SearchIndex {
    let content = context.content
    return SearchIndex(
      parts, language,
      layWords: layWords,
      signs: content.treatments.flatMap { $0.getHelp.emergency.map(\.text.value) })
  }

  private var layWords: [LayWord] {
    context.content.synonyms.map {
      LayWord($0.word.value, meanings: $0.meanings.map(\.value))
    }
  }

  private func count(_ items: ArraySlice<Item>) -> CountedEntries {
    var text = SearchText(context, language)
    for item in items {
      switch item {
      case .guide(let subject, let entry):
        add(entry, of: context.content.treatments[subject], to: &text)
      case .article(let article): add(article, to: &text)
      case .list(let path, let title, let short, let summary, let importance):
        text.begin(
          entry(
            path, title, names: [short], summary, label: context.content.clinic.name.value,
            importance: importance))
      case .term(let term): add(term, to: &text)
      case .person(let person): add(person, to: &text)
      case .location(let place): add(place, to: &text)
      }
      text.end()
    }
    return text.counter.counted()
  }

  private var items: [Item] {
    let content = context.content
    let ofGuides = content.treatments.indices.flatMap { number in
      (guides[content.treatments[number].id]?.entries ?? []).map {
        Item.guide(subject: number, $0)
      }
    }
    let articles = content.articles.filter { $0.treatment == nil && $0.place != .home }
    return ofGuides + articles.map(Item.article) + lists + content.glossary.entries.map(Item.term)
      + content.clinic.people.map(Item.person) + content.clinic.locations.map(Item.location)
  }

  private var lists: [Item] {
    let words = context.strings.pages
    let pages = SitePage.lists.filter { $0 != .search && context.content.has($0) }.map { page in
      let clinic = context.content.clinic.name.value
      return Item.list(
        .site(page), title: Strings.fill(words.title[page], ["site": clinic]),
        short: words.short[page], summary: Strings.fill(words.summary[page], ["site": clinic]))
    }
    let kinds = context.content.kinds.map { kind in
      let words = context.strings.words(of: kind)
      let title = words.text(.list)
      return Item.list(
        .kind(kind.folder), title: title, short: title, summary: words.text(.listSummary),
        importance: 0.5)
    }
    let ofTopics = topics.ids.compactMap { topics.topic($0) }.map { topic in
      Item.list(
        .topic(topic.id.value), title: topic.title.value, short: topic.title.value,
        summary: topic.summary?.value
          ?? context.strings.text(.topicSummary, ["topic": topic.title.value]),
        importance: 0.6)
    }
    return pages + kinds + ofTopics
  }

  private func entry(
    _ path: PagePath, _ title: String, names: [String] = [], _ summary: String, label: String,
    group: String = "", importance: Double = 1
  ) -> SearchEntry {
    SearchEntry(
      address: path.description, title: title, names: names.filter { $0 != title },
      summary: summary, label: label, group: group, importance: importance)
  }

  private func add(_ entry: Guide.Entry, of subject: Treatment, to text: inout SearchText) {
    let isOverview = entry.path == .subject(subject.address)
    let words = context.strings.words(of: subject.kind)
    let name = subject.name.value
    let summary =
      entry.article?.frontMatter.summary.value
      ?? entry.generated.map { words.summary($0, SubjectName(subject)) } ?? subject.summary.value
    var found = self.entry(
      entry.path, entry.title,
      names: isOverview
        ? [name] + subject.otherNames.map(\.value)
        : entry.generated.map { [words.short($0)] } ?? [],
      summary, label: isOverview ? words.text(.list) : name, group: subject.id,
      importance: isOverview ? 1.1 : entry.article == nil ? 0.9 : 1)
    found.layNames = isOverview ? subject.layNames.map(\.value) : []
    found.context =
      isOverview ? [] : [name] + (subject.otherNames + subject.layNames).map(\.value)
    text.begin(found)
    if let article = entry.article { text.add(article) }
    if let page = entry.generated {
      text.add(context.passages(of: page, subject))
    } else if isOverview, entry.article == nil {
      text.add(context.passagesOfOverview(subject))
    }
  }

  private func add(_ article: Article, to text: inout SearchText) {
    let front = article.frontMatter
    let label =
      article.place == .general
      ? context.strings.pages.short[.articles] : context.content.clinic.name.value
    text.begin(
      entry(article.pagePath, front.title.value, front.summary.value, label: label))
    text.add(article)
  }

  private func add(_ term: GlossaryEntry, to text: inout SearchText) {
    let label = context.strings.pages.short[.glossary]
    var found = entry(
      .site(.glossary), term.term.value, names: term.forms.map(\.value), term.definition.value,
      label: label, group: label, importance: 0.6)
    found.address += "#" + term.anchor
    text.begin(found)
  }

  private func add(_ person: ClinicPerson, to text: inout SearchText) {
    let known = [person.about, person.registration].compactMap { $0?.value }
    let summary = ([person.role.value] + known).joined(
      separator: context.strings.text(.sentenceSeparator))
    text.begin(
      entry(
        .person(person.id.value), person.name.value, names: [person.role.value], summary,
        label: context.strings.pages.short[.people], importance: 0.8))
  }

  private func add(_ place: ClinicLocation, to text: inout SearchText) {
    let known = [place.parking, place.transport, place.access].compactMap { $0?.value }
    let summary = ((place.address?.lines ?? []) + known).joined(
      separator: context.strings.text(.sentenceSeparator))
    var found = entry(
      .site(.locations), place.name.value, summary,
      label: context.strings.pages.short[.locations], importance: 0.8)
    found.address += "#" + place.id.value
    text.begin(found)
  }
}
