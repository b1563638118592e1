/// The address of a page within the site, such as `treatments/mesotherapy/prices/`; the home
/// page's is empty. It ends in `/` unless it names a file.
public struct PagePath: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The address, without a leading `/`.
  public let description: String

  /// The page at `path`, without a leading `/`.
  public init(_ path: String) { description = path }

  /// The first page of the site.
  public static let home = PagePath("")
  /// The list of all treatments.
  public static let treatments = PagePath("treatments/")
  /// The comparison of all prices.
  public static let prices = PagePath("prices/")
  /// The list of all aftercare sheets.
  public static let aftercare = PagePath("aftercare/")
  /// The list of all articles.
  public static let articles = PagePath("articles/")
  /// The list of all topics.
  public static let topics = PagePath("topics/")
  /// The explained words.
  public static let glossary = PagePath("glossary/")
  /// The bibliography.
  public static let sources = PagePath("sources/")
  /// The page that a server shows for a wrong address.
  public static let notFound = PagePath("404.html")

  /// The overview of a treatment.
  public static func treatment(_ id: String) -> PagePath { PagePath("treatments/\(id)/") }

  /// A page of a treatment's guide.
  public static func guide(_ treatment: String, _ slug: String) -> PagePath {
    PagePath("treatments/\(treatment)/\(slug)/")
  }

  /// A general article.
  public static func article(_ slug: String) -> PagePath { PagePath("articles/\(slug)/") }

  /// A page about the clinic.
  public static func page(_ slug: String) -> PagePath { PagePath("\(slug)/") }

  /// The list of what belongs to a topic.
  public static func topic(_ id: String) -> PagePath { PagePath("topics/\(id)/") }

  /// The file that holds the page, in the output folder.
  public var outputPath: String {
    description.isEmpty || description.hasSuffix("/") ? description + "index.html" : description
  }

  /// Orders by the letters of the address.
  public static func < (left: PagePath, right: PagePath) -> Bool {
    left.description < right.description
  }
}

extension PagePath {
  /// The page at an old address as front matter writes it, with a leading `/`. Without an
  /// extension the address is that of a folder.
  public init(alias: String) {
    let path = String(alias.drop { $0 == "/" })
    let last = path.split(separator: "/").last ?? ""
    self.init(path.hasSuffix("/") || path.isEmpty || last.contains(".") ? path : path + "/")
  }
}
