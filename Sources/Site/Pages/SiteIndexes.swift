import Content
import Facts
import Presentation

/// What belongs to which topic.
struct TopicIndex: Sendable {
  private let articles: [String: [Article]]
  private let treatments: [String: [Treatment]]
  private let topics: [String: Topic]

  /// The ids of the topics that something belongs to, in the order of `clinic.yaml`.
  let ids: [String]

  init(content: SiteContent) {
    var articles: [String: [Article]] = [:]
    for article in content.articles {
      for topic in article.frontMatter.topics {
        articles[topic.value, default: []].append(article)
      }
    }
    var treatments: [String: [Treatment]] = [:]
    for treatment in content.treatments {
      for topic in treatment.topics { treatments[topic.value, default: []].append(treatment) }
    }
    let all = content.clinic.topics
    ids = all.map(\.id.value).filter { articles[$0] != nil || treatments[$0] != nil }
    topics = Dictionary(all.map { ($0.id.value, $0) }) { first, _ in first }
    self.articles = articles
    self.treatments = treatments
  }

  func topic(_ id: String) -> Topic? { topics[id] }

  func articles(in topic: String) -> [Article] { articles[topic] ?? [] }

  func treatments(in topic: String) -> [Treatment] { treatments[topic] ?? [] }

  /// `subjects` by the first topic that each belongs to, in the order of the topics; those that
  /// belong to none come last. Few of them stay together.
  func groups(of subjects: [Treatment], context: SiteContext) -> [SubjectGroup] {
    guard SubjectGroup.areMany(subjects) else { return [SubjectGroup(subjects: subjects)] }
    let byTopic = Dictionary(grouping: subjects) { subject in
      subject.topics.map(\.value).first { topics[$0] != nil }
    }
    let named = ids.compactMap { id in
      byTopic[id].map { subjects in
        SubjectGroup(topic: links([id], context: context).first, subjects: subjects)
      }
    }
    return named + (byTopic[nil].map { [SubjectGroup(subjects: $0)] } ?? [])
  }

  func links(_ ids: [String], context: SiteContext) -> [PageLink] {
    ids.compactMap { topics[$0] }.map { topic in
      PageLink(
        title: topic.title.value, url: context.url(.topic(topic.id.value)),
        summary: topic.summary?.value)
    }
  }

  func links(of article: Article, context: SiteContext) -> [PageLink] {
    links(article.frontMatter.topics.map(\.value), context: context)
  }

  /// Up to four other articles that share most topics with `article`.
  func related(to article: Article, among content: SiteContent) -> [Article] {
    var shared: [String: (count: Int, article: Article)] = [:]
    for topic in article.frontMatter.topics {
      for other in articles(in: topic.value).prefix(50) where other.file.path != article.file.path
      {
        shared[other.file.path.text, default: (0, other)].count += 1
      }
    }
    return shared.values.sorted { left, right in
      left.count != right.count
        ? left.count > right.count : left.article.pagePath < right.article.pagePath
    }.prefix(4).map(\.article)
  }
}

/// Which pages rest on which source.
struct CitationIndex: Sendable {
  private let pages: [String: [PageLink]]

  init(context: SiteContext) {
    var pages: [String: [PageLink]] = [:]
    var ofFacts: [Article.Place: Set<String>] = [:]
    for treatment in context.content.treatments {
      let sources = treatment.facts.citedSources
      let link = Self.link(to: treatment, context)
      for source in sources { pages[source, default: []].append(link) }
      ofFacts[Self.place(of: treatment)] = Set(sources)
    }
    for article in context.content.articles {
      let link = PageLink(
        title: article.frontMatter.title.value, url: context.url(article.pagePath))
      // It stands here already for the sources of the facts.
      let known = ofFacts[article.place] ?? []
      for source in article.outline.citations where !known.contains(source) {
        pages[source, default: []].append(link)
      }
    }
    self.pages = pages
  }

  /// The page that stands for the facts of `treatment`: that about evidence, where there is one.
  private static func link(to treatment: Treatment, _ context: SiteContext) -> PageLink {
    let address = treatment.address
    guard treatment.generatedPages.contains(.evidence) else {
      return PageLink(title: treatment.name.value, url: context.url(.subject(address)))
    }
    let words = context.strings.words(of: treatment.kind)
    return PageLink(
      title: words.title(.evidence, SubjectName(treatment)),
      url: context.url(.guide(address, .evidence)))
  }

  /// Where the prose of that page lies.
  private static func place(of treatment: Treatment) -> Article.Place {
    treatment.generatedPages.contains(.evidence)
      ? .generated(treatment.address, .evidence) : .overview(treatment.address)
  }

  /// The pages that cite the source with the given id or whose facts rest on it.
  func pages(citing source: String) -> [PageLink] { pages[source] ?? [] }
}

/// The glossary as an alphabetical list.
struct GlossaryLetters {
  let groups: [LetterGroup]

  init(_ glossary: Glossary) {
    groups = LetterGroup.groups(
      of: glossary.entries.map { entry in
        LetterGroup.Entry(
          name: entry.term.value, id: entry.anchor, definition: entry.definition.value,
          forms: entry.forms.isEmpty ? nil : entry.forms.map(\.value).joined(separator: ", "))
      })
  }
}

/// The treatments and what else they are called as an alphabetical list.
struct TreatmentLetters {
  let groups: [LetterGroup]

  /// The names of the subjects in `folder`.
  init(folder: String, context: SiteContext) {
    let treatments = context.content.treatments.filter { $0.kind.folder == folder }
    let entries = treatments.flatMap { treatment in
      let url = context.url(.subject(treatment.address))
      let own = LetterGroup.Entry(name: treatment.name.value, id: treatment.id, url: url)
      let names = treatment.otherNames + treatment.layNames
      let others = names.enumerated().map { index, name in
        LetterGroup.Entry(
          name: name.value, id: "\(treatment.id)-\(index + 1)", target: treatment.name.value,
          url: url)
      }
      return [own] + others
    }
    groups = LetterGroup.groups(of: entries)
  }
}

/// All names of subjects, what patients call them, the explained words and the topics as an
/// alphabetical list.
struct SiteLetters {
  let groups: [LetterGroup]

  init(topics: TopicIndex, context: SiteContext) {
    let names = context.content.treatments.flatMap { subject in
      let url = context.url(.subject(subject.address))
      let others = (subject.otherNames + subject.layNames).map(\.value)
      let own = LetterGroup.Entry(name: subject.name.value, id: subject.id, url: url)
      return [own]
        + others.map {
          LetterGroup.Entry(name: $0, id: subject.id, target: subject.name.value, url: url)
        }
    }
    let glossary = context.url(.site(.glossary))
    let words = context.content.glossary.entries.map { entry in
      LetterGroup.Entry(
        name: entry.term.value, id: entry.anchor, url: "\(glossary)#\(entry.anchor)")
    }
    let ofTopics = topics.links(topics.ids, context: context).map { link in
      LetterGroup.Entry(name: link.title, id: link.url, url: link.url)
    }
    groups = LetterGroup.groups(of: names + words + ofTopics)
  }
}

extension LetterGroup {
  /// The entries under their first letters, all in alphabetical order whatever the capitals.
  static func groups(of entries: [Entry]) -> [LetterGroup] {
    let sorted = entries.sorted { ($0.name.lowercased(), $0.id) < ($1.name.lowercased(), $1.id) }
    var groups: [LetterGroup] = []
    for entry in sorted {
      let letter = entry.name.first.map { $0.isLetter ? $0.uppercased() : "#" } ?? "#"
      if groups.last?.letter == letter {
        groups[groups.count - 1].entries.append(entry)
      } else {
        groups.append(LetterGroup(letter: letter, entries: [entry]))
      }
    }
    return groups
  }
}
