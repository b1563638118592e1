public import Content
public import Diagnostics
public import Facts
public import Foundations

/// What a page is made of.
public struct PageAnswer: Sendable {
  /// A fact that it shows.
  public struct ShownFact: Sendable {
    public let name: String
    public let value: String?
    public let location: SourceLocation
  }

  public let path: PagePath
  public let title: String
  /// The files that it is made of.
  public let files: [RelativePath]
  public let isDraft: Bool
  public let review: Review?
  public let aliases: [String]
  public let facts: [ShownFact]
  /// The ids of the sources that its text cites, and on which the facts rest that it shows.
  public let sources: [String]
  /// The pictures that its text shows.
  public let pictures: [RelativePath]
  /// Where other pages link to it.
  public let links: [SourceLocation]
}

/// What rests on a source.
public struct SourceAnswer: Sendable {
  public struct Reported: Sendable {
    public let fact: String
    public let published: String?
    public let value: String?
    public let text: String?
    public let location: SourceLocation
  }

  public let source: Source
  /// The facts that rest on it, with where they say so.
  public let facts: [(name: String, location: SourceLocation)]
  public let reports: [Reported]
  /// Where articles cite it.
  public let citations: [SourceLocation]
  /// The pages whose facts or text rest on it.
  public let pages: [PagePath]
}

extension ShownContent {
  func answer(page path: PagePath) -> PageAnswer {
    let article = article(at: path)
    let subject = subject(at: path)
    let facts = shownFacts(on: path)
    let cited = Set((article?.outline.citations ?? []) + facts.flatMap(\.sources))
    return PageAnswer(
      path: path,
      title: article?.frontMatter.title.value ?? subject?.name.value ?? "/\(path)",
      files: [article?.file.path, subject?.path].compactMap(\.self),
      isDraft: article?.frontMatter.isDraft ?? false,
      review: article.map { $0.frontMatter.review } ?? subject?.review,
      aliases: (article?.frontMatter.aliases.map(\.value) ?? [])
        + (subject?.oldAddresses(of: path).map { "/\($0.old)" } ?? []),
      facts: facts.map { fact in
        PageAnswer.ShownFact(name: fact.name, value: fact.value, location: fact.location)
      },
      sources: cited.sorted(),
      pictures: Set(article?.outline.images.map(\.value) ?? []).sorted(),
      links: links(to: path))
  }

  private struct FactOnPage {
    let name: String
    let value: String?
    let location: SourceLocation
    let sources: [String]
  }

  /// The facts on a page, each once, as they come.
  private func shownFacts(on path: PagePath) -> [FactOnPage] {
    var known: Set<String> = []
    return uses.filter { $0.page == path }.compactMap { use in
      guard let (subject, entry) = entry(of: use) else { return nil }
      let name = "\(subject.map { $0.id } ?? "clinic").\(entry.id)"
      let place = entry.location.start
      guard known.insert("\(name) \(place?.line ?? 0) \(place?.column ?? 0)").inserted else {
        return nil
      }
      return FactOnPage(
        name: name, value: entry.value.map(formatter.text), location: entry.location,
        sources: entry.provenance.sources.map(\.value))
    }
  }

  /// The fact that a mark is of.
  private func entry(of use: Use) -> (Treatment?, FactEntry)? {
    if use.mark.kind == .reference {
      let entry = content.facts.fact(use.name, in: article(at: use.page)?.treatment)
      return entry.map { entry in
        (content.treatments.first { $0.path == entry.location.path }, entry)
      }
    }
    guard let subject = content.treatments.first(where: { $0.path == use.mark.path }) else {
      return content.facts.fact(use.mark.name, in: nil).map { (nil, $0) }
    }
    let start = use.mark.start
    let entries = subject.facts.entries
    let found =
      use.mark.kind == .text
      ? entries.first { $0.texts.contains { $0.text.location.start == start } }
      : entries.first { $0.id == use.mark.name && $0.location.start == start }
        ?? entries.first { $0.id == use.mark.name }
    return found.map { (subject, $0) }
  }

  private func links(to path: PagePath) -> [SourceLocation] {
    content.articles.flatMap { article in
      article.outline.links.filter { link in
        guard case .page(let target, _) = content.target(of: link.value, inFile: article.file.path)
        else { return false }
        return target == path
      }.map(\.location)
    }.sorted()
  }

  func answer(_ source: Source) -> SourceAnswer {
    var facts: [(name: String, location: SourceLocation)] = []
    var reports: [SourceAnswer.Reported] = []
    for treatment in content.treatments {
      for entry in treatment.facts.entries where entry.owner == nil {
        let name = "\(treatment.id).\(entry.id)"
        let cited = entry.citedPlaces(of: source.id)
        facts += cited.map { (name, $0) }
        reports += entry.provenance.reported.filter { $0.source.value.hasSameBytes(as: source.id) }
          .map { report in
            SourceAnswer.Reported(
              fact: name, published: entry.value.map(formatter.text),
              value: report.value.map(formatter.text), text: report.text?.value,
              location: report.source.location)
          }
      }
    }
    let citing = content.articles.filter { $0.outline.citations.contains(source.id) }
    let pages = citing.map(\.pagePath) + pages(showing: Set(facts.map(\.name)))
    return SourceAnswer(
      source: source, facts: facts, reports: reports,
      citations: citing.flatMap { Self.citations(of: source.id, in: $0) }.sorted(),
      pages: Set(pages).sorted())
  }

  private func pages(showing names: Set<String>) -> [PagePath] {
    uses.compactMap { use in
      entry(of: use).flatMap { subject, entry in
        let owner = entry.owner ?? entry.id
        return names.contains("\(subject?.id ?? "clinic").\(owner)") ? use.page : nil
      }
    }
  }

  private static func citations(of id: String, in article: Article) -> [SourceLocation] {
    article.document.collect(.citationItem) { ($0.name($1), $0.nameLocation($1)) }
      .filter { $0.0.hasSameBytes(as: id) }.map(\.1)
  }
}
