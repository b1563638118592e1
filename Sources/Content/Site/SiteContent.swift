import Diagnostics
public import Facts
public import Foundations
import Markdown

/// Everything that a site's `content/` says, as plain values.
public struct SiteContent: Sendable {
  public let clinic: Clinic
  public let catalog: KindCatalog
  /// The bibliography, in the order of its file.
  public let sources: [Source]
  /// The explained words, in the order of their file.
  public let glossary: Glossary
  /// What patients say, with what pages say instead, in the order of the file.
  public let synonyms: [Synonym]
  /// The treatments in their order.
  public let treatments: [Treatment]
  /// The articles that are published, ordered by path.
  public let articles: [Article]
  /// The articles that are not: drafts, and those whose time has not come or is over.
  public let unpublished: [Article]
  /// The pictures and documents, by their path in the site's folder.
  public private(set) var media: [RelativePath: MediaFile]
  /// How those are used that a published page shows or leads to. Only these are published.
  public private(set) var mediaUses: [RelativePath: MediaUse] = [:]
  private var linkPictures: [RelativePath: RelativePath] = [:]
  /// The picture of pages that have none where others link to them: the one that the clinic has chosen,
  /// or that of the first page.
  public private(set) var linkPictureOfSite: RelativePath?
  public let facts: FactScope

  private(set) var pages: PageIndex
  private let picturesBySubject: [SubjectAddress: RelativePath]
  private let sourcesByID: [Identifier: Source]
  private let treatmentsByID: [Identifier: Treatment]

  init(
    clinic: Clinic, catalog: KindCatalog, sources: [Source], glossary: Glossary,
    synonyms: [Synonym], treatments: [Treatment],
    articles: [Article], unpublished: [Article] = [], media: [RelativePath: MediaFile]
  ) {
    self.clinic = clinic
    self.catalog = catalog
    self.sources = sources
    self.glossary = glossary
    self.synonyms = synonyms
    self.treatments = treatments
    self.articles = articles
    self.unpublished = unpublished
    self.media = media
    facts = FactScope(clinic: clinic, treatments: treatments)
    pages = PageIndex(
      articles: articles, treatments: treatments, clinic: clinic, media: media)
    let overviews = articles.compactMap { article in
      article.subject.flatMap { subject in article.previewImage.map { (subject, $0) } }
    }
    picturesBySubject = Dictionary(overviews) { first, _ in first }
    sourcesByID = Dictionary(sources.map { (Identifier($0.id), $0) }) { first, _ in first }
    treatmentsByID = Dictionary(treatments.map { (Identifier($0.id), $0) }) { first, _ in first }
  }

  /// Notes which pictures and documents are published, and what is known of them.
  mutating func use(_ files: [MediaFile], as uses: MediaUses) {
    mediaUses = uses.byPath
    linkPictures = uses.links
    // Every page asks for it.
    linkPictureOfSite =
      clinic.socialCard?.value ?? articles.first { $0.place == .home }.flatMap(linkPicture)
    for file in files { media[file.path] = file }
    pages.mediaFiles = media
  }

  /// What is said of the pictures that are published, file by file as it is written; not what the front
  /// matter of articles says, which belongs to them.
  public var noteFiles: [[PictureNotes]] {
    let notes = mediaUses.keys.compactMap { media[$0]?.notes }
      .filter { $0.location.path.name == PicturesFile.name }
    let byFile = Dictionary(grouping: notes) { $0.location.path }
    return byFile.sorted { $0.key < $1.key }.map { $1.sorted { $0.path < $1.path } }
  }

  /// The picture that stands for the subject at `address`: that of the first page of its guide.
  public func picture(of address: SubjectAddress) -> RelativePath? { picturesBySubject[address] }

  /// The picture that stands for `article` where others link to it; nil where it has none that may.
  public func linkPicture(of article: Article) -> RelativePath? {
    linkPictures[article.file.path]
  }

  /// The pictures that somebody has named for that, with their places.
  var namedForLinks: [Located<RelativePath>] {
    let ofArticles = articles.compactMap { article in
      article.frontMatter.image.flatMap { image in
        article.previewImage.map { Located($0, at: image.location) }
      }
    }
    return ofArticles + [clinic.socialCard].compactMap(\.self)
  }

  public func source(_ id: String) -> Source? { sourcesByID[Identifier(id)] }

  /// The kinds of which there are subjects, in their order.
  public var kinds: [SubjectKind] {
    let folders = Set(treatments.map(\.kind.folder))
    return catalog.kinds.filter { folders.contains($0.folder) }
  }

  /// Whether the site has `page`: some only where a subject has what they list.
  public func has(_ page: SitePage) -> Bool { page.hasContent(of: treatments, clinic) }

  public func treatment(_ id: String) -> Treatment? { treatmentsByID[Identifier(id)] }

  /// What a link or the path of a picture leads to in the file at `path`.
  public func target(of destination: String, inFile path: RelativePath) -> LinkTarget {
    LinkTarget(destination, inFile: path, pages: pages)
  }
}

/// Which files of the content are which pages of the site.
struct PageIndex: Sendable, Equatable {
  private let byFile: [RelativePath: PagePath]
  private let pages: Set<PagePath>
  fileprivate(set) var mediaFiles: [RelativePath: MediaFile]

  init(
    articles: [Article], treatments: [Treatment], clinic: Clinic, media: [RelativePath: MediaFile]
  ) {
    var byFile: [RelativePath: PagePath] = [:]
    for treatment in treatments {
      let folder = treatment.path.parent
      byFile[folder.appending("index.md")] = .subject(treatment.address)
      for page in treatment.generatedPages {
        byFile[folder.appending(page.fileName)] = .guide(treatment.address, page)
      }
    }
    for article in articles { byFile[article.file.path] = article.pagePath }
    self.byFile = byFile
    pages = Set(byFile.values).union(
      SitePage.allCases.filter { $0.isListed && $0.hasContent(of: treatments, clinic) }.map(
        PagePath.site)
    )
    .union(treatments.map { .kind($0.kind.folder) })
    .union(clinic.topics.map { .topic($0.id.value) })
    .union(clinic.people.map { .person($0.id.value) })
    mediaFiles = media
  }

  func path(ofFile path: RelativePath) -> PagePath? { byFile[path] }

  func media(atFile path: RelativePath) -> MediaFile? { mediaFiles[path] }

  func contains(_ page: PagePath) -> Bool { pages.contains(page) }

  /// All files that are pages, for the nearest-name search.
  var files: [RelativePath] { byFile.keys.sorted() }

  /// The addresses of all pages with a leading `/`, for the nearest-name search.
  var addresses: [String] { pages.map { "/" + $0.description }.sorted() }
}

extension SitePage {
  /// Whether there is something for it to list: prices and aftercare are not every subject's.
  fileprivate func hasContent(of treatments: [Treatment], _ clinic: Clinic) -> Bool {
    switch self {
    case .prices: treatments.contains { $0.generatedPages.contains(.prices) }
    case .aftercare: treatments.contains { $0.generatedPages.contains(.aftercare) }
    case .people: !clinic.people.isEmpty
    case .locations: !clinic.locations.isEmpty
    case .home, .articles, .topics, .glossary, .sources, .search, .notFound: true
    }
  }
}
