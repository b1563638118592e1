public import Diagnostics
public import Facts
public import Foundations
public import Markdown

/// A Markdown file with its front matter, parsed once, and only when somebody wants it where its outline
/// is known from the last build. A class, because lists of all articles are made again and again, and
/// one reference is cheap to copy.
public final class Article: Sendable {
  /// Where an article belongs in the site.
  public enum Place: Sendable, Hashable {
    /// The first page of a treatment's guide.
    case overview(SubjectAddress)
    /// A further page of a treatment's guide.
    case guide(SubjectAddress)
    /// The prose of a page that is made from a treatment's facts.
    case generated(SubjectAddress, GeneratedPage)
    case general
    case page
    case home
  }

  /// The name of the file without its extension.
  public let slug: String
  public let place: Place
  public let file: SourceFile
  /// The line at which the Markdown begins, from 1.
  public let bodyLine: Int
  public let frontMatter: FrontMatter
  public let outline: ArticleOutline
  public let pagePath: PagePath
  private let parsed: Once<Document>

  init(
    slug: String, place: Place, file: SourceFile, bodyLine: Int, frontMatter: FrontMatter,
    outline: ArticleOutline, document: @escaping @Sendable () -> Document
  ) {
    self.slug = slug
    self.place = place
    self.file = file
    self.bodyLine = bodyLine
    self.frontMatter = frontMatter
    parsed = Once(document)
    self.outline = outline
    pagePath = place.path(ofPage: slug)
  }

  public var document: Document { parsed.value }

  /// The treatment whose folder it lies in.
  public var treatment: String? { place.treatment }

  /// The subject whose guide begins with it.
  var subject: SubjectAddress? {
    if case .overview(let address) = place { address } else { nil }
  }

  /// The picture for link previews, as a path in the site's folder.
  public var previewImage: RelativePath? {
    frontMatter.image.flatMap { file.path.parent.resolving($0.value) }
  }
}

extension Article.Place {
  fileprivate func path(ofPage slug: String) -> PagePath {
    switch self {
    case .overview(let subject): .subject(subject)
    case .guide(let subject): .guide(subject, slug)
    case .generated(let subject, let page): .guide(subject, page)
    case .general: .article(slug)
    case .page: .page(slug)
    case .home: .site(.home)
    }
  }

  var treatment: String? {
    switch self {
    case .overview(let subject), .guide(let subject), .generated(let subject, _): subject.id
    case .general, .page, .home: nil
    }
  }
}

extension Article {
  /// Whether it is part of the site on the given day.
  func isPublished(_ options: LoadOptions) -> Bool {
    if frontMatter.isDraft, !options.includesDrafts { return false }
    if let start = frontMatter.publishOn?.value, options.asOf < start { return false }
    if let end = frontMatter.expiresOn?.value, options.asOf >= end { return false }
    return true
  }
}

/// What other pages need to know of an article's text.
public struct ArticleOutline: Sendable {
  public struct Link: Sendable, Hashable {
    /// The address.
    public let value: String
    public let location: SourceLocation
    /// Whether the address is what stands at `location`, not a name for one written elsewhere.
    public let isWrittenHere: Bool
  }

  /// The anchors of its headings.
  public var anchors: Set<String> = []
  /// Its links, in order.
  public var links: [Link] = []
  /// The ids of the sources it cites, each once, in the order of their first citation.
  public var citations: [String] = []
  public var blocks: Set<BlockKey> = []
  /// The other subjects of which it shows facts, by their ids.
  public var subjects: Set<String> = []
  public var callouts: Set<CalloutKind> = []
  /// The pictures it shows, as paths within the site's folder, in order.
  public var images: [Located<RelativePath>] = []
  /// Where those stand that have a paragraph of their own, in no list or box.
  public var loneImages: Set<SourceLocation> = []
  /// The names of files in its HTML.
  var namedFiles: [String] = []
}

/// A page of a subject's guide that is made from its facts, where it has such facts.
public enum GeneratedPage: String, Sendable, CaseIterable {
  /// What to do before.
  case preparation
  /// How it goes on: doses, stages, checks, waits.
  case plan
  case prices
  case aftercare
  case evidence

  /// The file of optional prose above the generated part, beside the facts.
  public var fileName: String { "\(rawValue).md" }
}

extension Treatment {
  /// The pages that are made from its facts, in their order.
  public var generatedPages: [GeneratedPage] {
    GeneratedPage.allCases.filter { page in
      switch page {
      case .preparation:
        gives("before") || timeline.contains(where: \.span.value.isBefore)
          || tables.contains(where: \.shape.isBefore)
      case .plan: !tables.allSatisfy(\.shape.isBefore)
      case .prices: gives("prices")
      case .aftercare: gives("aftercare") || !timeline.allSatisfy(\.span.value.isBefore)
      case .evidence: gives("evidence") || facts.entries.contains(where: \.isReported)
      }
    }
  }
}

extension FactEntry {
  fileprivate var isReported: Bool { !provenance.reported.isEmpty }
}
