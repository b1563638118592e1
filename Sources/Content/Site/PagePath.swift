public import Diagnostics
public import Facts
public import Foundations

/// The address of a page within the site, such as `treatments/mesotherapy/prices/`; the home
/// page's is empty. It ends in `/` unless it names a file.
public struct PagePath: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The address, which is compared and ordered by its bytes.
  private let identifier: Identifier

  public init(_ path: String) { identifier = Identifier(path) }

  /// The address, without a leading `/`.
  public var description: String { identifier.text }

  /// The list of all subjects of a kind.
  public static func kind(_ folder: String) -> PagePath { PagePath("\(folder)/") }

  public static func subject(_ subject: SubjectAddress) -> PagePath {
    PagePath("\(subject.folder)/\(subject.id)/")
  }

  /// A page of a subject's guide that is made from its facts.
  public static func guide(_ subject: SubjectAddress, _ page: GeneratedPage) -> PagePath {
    .guide(subject, page.rawValue)
  }

  public static func guide(_ subject: SubjectAddress, _ slug: String) -> PagePath {
    PagePath("\(subject.folder)/\(subject.id)/\(slug)/")
  }

  public static func article(_ slug: String) -> PagePath { PagePath("articles/\(slug)/") }

  public static func page(_ slug: String) -> PagePath { PagePath("\(slug)/") }

  /// The page of somebody who works at the clinic.
  public static func person(_ id: String) -> PagePath { PagePath("people/\(id)/") }

  /// The list of what belongs to a topic.
  public static func topic(_ id: String) -> PagePath { PagePath("topics/\(id)/") }

  public static func site(_ page: SitePage) -> PagePath {
    switch page {
    case .home: PagePath("")
    case .notFound: PagePath("404.html")
    default: PagePath(page.rawValue + "/")
    }
  }

  /// The file that holds the page, in the output folder.
  public var outputPath: RelativePath {
    let isFolder = description.isEmpty || description.utf8.last == UInt8(ascii: "/")
    return RelativePath(isFolder ? description + "index.html" : description)
  }

  public static func == (left: PagePath, right: PagePath) -> Bool {
    left.identifier == right.identifier
  }

  public static func < (left: PagePath, right: PagePath) -> Bool {
    left.identifier < right.identifier
  }

  public func hash(into hasher: inout Hasher) { hasher.combine(identifier) }
}

/// A page that every site has once, whatever its content. The raw values name them in
/// `clinic.yaml`, in the words and, with `_url`, in templates.
public enum SitePage: String, Sendable, CaseIterable {
  case home
  case prices
  case aftercare
  case articles
  case topics
  case glossary
  case sources
  /// Who works at the clinic, where it says so.
  case people
  /// Where patients are seen, where the clinic says more than an address.
  case locations
  /// The search, with all names from A to Z for those who have no JavaScript.
  case search
  /// What a server shows for a wrong address.
  case notFound = "not_found"

  /// Whether search engines and links may lead to it.
  public var isListed: Bool { self != .notFound }

  /// The pages that the navigation can lead to.
  public static let lists = allCases.filter { $0 != .home && $0 != .notFound }
}

extension PagePath {
  /// The page at an old address as front matter writes it, with a leading `/`. Without an
  /// extension the address is that of a folder.
  public init(alias: String) {
    let (slash, point) = (UInt8(ascii: "/"), UInt8(ascii: "."))
    let path = alias.utf8.drop { $0 == slash }
    let last = path.split(separator: slash).last
    let isFile = path.last == slash || last?.contains(point) ?? true
    self.init(String(Substring(path)) + (isFile ? "" : "/"))
  }
}

extension Treatment {
  /// The pages of its guide that are made from its facts, whatever files there are.
  public var factPages: [PagePath] {
    [.subject(address)] + generatedPages.map { .guide(address, $0) }
  }

  /// The old addresses of the page at `path` of its guide that its facts note: those of the guide
  /// with the rest of the page's own. An old address that is a file is that of the first page.
  public func oldAddresses(of path: PagePath) -> [(alias: Located<String>, old: PagePath)] {
    let guide = PagePath.subject(address).description.utf8
    guard path.description.utf8.starts(with: guide) else { return [] }
    let rest = String(Substring(path.description.utf8.dropFirst(guide.count)))
    return aliases.compactMap { alias in
      let old = PagePath(alias: alias.value)
      let isFolder = old.description.utf8.last == UInt8(ascii: "/")
      guard isFolder || rest.isEmpty else { return nil }
      return (alias, PagePath(old.description + rest))
    }
  }
}
