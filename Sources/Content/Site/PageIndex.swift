import Facts
import Foundations

/// Which files of the content are which pages of the site.
struct PageIndex: Sendable, Equatable {
  private let byFile: [String: PagePath]
  private let pages: Set<PagePath>
  private let mediaFiles: [String: MediaFile]

  init(articles: [Article], treatments: [Treatment], topics: [Topic], media: [String: MediaFile]) {
    var byFile: [String: PagePath] = [:]
    for treatment in treatments {
      let folder = RelativePath.folder(of: treatment.path)
      byFile["\(folder)/index.md"] = .treatment(treatment.id)
      for page in GeneratedPage.allCases {
        byFile["\(folder)/\(page.fileName)"] = .guide(treatment.id, page.rawValue)
      }
    }
    for article in articles { byFile[article.file.path] = article.pagePath }
    self.byFile = byFile
    pages = Set(byFile.values).union(PagePath.named.values).union([.home])
      .union(topics.map { .topic($0.id.value) })
    mediaFiles = media
  }

  /// The page that the file at `path` makes.
  func path(ofFile path: String) -> PagePath? { byFile[path] }

  /// The picture or document at `path`.
  func media(atFile path: String) -> MediaFile? { mediaFiles[path] }

  /// Whether the site has the page.
  func contains(_ page: PagePath) -> Bool { pages.contains(page) }

  /// All files that are pages, for the nearest-name search.
  var files: [String] { byFile.keys.sorted() }

  /// The addresses of all pages with a leading `/`, for the nearest-name search.
  var addresses: [String] { pages.map { "/" + $0.description }.sorted() }
}

extension PagePath {
  /// The pages that list what the site holds, by the names that `clinic.yaml` uses.
  public static let named: [String: PagePath] = [
    "treatments": .treatments, "prices": .prices, "aftercare": .aftercare,
    "articles": .articles, "topics": .topics, "glossary": .glossary, "sources": .sources,
  ]
}
