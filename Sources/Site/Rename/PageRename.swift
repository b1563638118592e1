public import Content
public import Diagnostics
public import Foundations

/// Another name for the file of an article or page, with everything that has to change with it: what
/// links to it, the menu, and an alias, so that its old address leads on to the new one.
public struct PageRename: Sendable {
  /// Why a file cannot be renamed.
  public enum Refusal: Error, Sendable, Hashable {
    case unknown(nearest: String?)
    /// Its name says what it is, such as `index.md`.
    case fixedName
    case badName
    case taken(RelativePath)
  }

  public let old: RelativePath
  public let new: RelativePath
  public private(set) var change = ContentChange()
  /// Links whose address stands somewhere else in the file, to be changed by hand.
  public private(set) var linksToChange: [SourceLocation] = []

  private let article: Article

  /// The rename of the article at `path` of `content`, which has every article, to `name`.
  /// - Parameter clinic: The clinic's file, whose menu may name the page.
  public init(
    _ path: RelativePath, to name: String, in content: SiteContent, clinic: SourceFile?
  ) throws(Refusal) {
    let articles = content.articles + content.unpublished
    guard let article = articles.first(where: { $0.file.path == path }) else {
      let known = articles.map(\.file.path) + content.treatments.map(\.path.parent)
      throw .unknown(nearest: NearestName.nearest(to: path.text, among: known.map(\.text)))
    }
    switch article.place {
    case .guide, .general, .page: break
    case .overview, .generated, .home: throw .fixedName
    }
    guard Slug.isValid(name), name != "index" else { throw .badName }
    self.article = article
    old = path
    new = path.parent.appending("\(name).md")
    let new = new
    let isGenerated =
      article.treatment != nil && GeneratedPage.allCases.contains { $0.fileName == new.name }
    guard !isGenerated, !articles.contains(where: { $0.file.path == new }) else {
      throw .taken(new)
    }
    var rewriting = LinkRewriting(rewritten: Self.rewritten(article, to: new, in: content))
    for other in articles { rewriting.changeAddresses(in: other) }
    changeMenu(of: content.clinic, &rewriting)
    let addresses = addresses(in: content)
    rewriting.withEdits {
      $0.addAliases(addresses, to: article, dropping: article.page(at: new))
    }
    linksToChange = rewriting.unknown
    for file in articles.map(\.file) + [clinic].compactMap(\.self) {
      let text = rewriting.edits.text(of: file)
      if let text { change.texts[file.path == old ? new : file.path] = text }
    }
    change.removed = [old]
  }

  /// What a link in the file at a path has to say afterwards; nil where it leads elsewhere.
  private static func rewritten(
    _ article: Article, to new: RelativePath, in content: SiteContent
  ) -> (_ address: String, _ path: RelativePath) -> String? {
    { address, path in
      let written = Substring(
        address.utf8.prefix { $0 != UInt8(ascii: "#") && $0 != UInt8(ascii: "?") })
      let rest = address[written.endIndex...]
      if path.parent.resolving(String(written)) == article.file.path {
        return new.reference(in: path.parent) + rest
      }
      let isAddress = written.utf8.first == UInt8(ascii: "/")
      guard isAddress, PagePath(alias: String(written)) == article.pagePath else { return nil }
      return "/\(article.page(at: new))" + rest
    }
  }

  private func changeMenu(of clinic: Clinic, _ rewriting: inout LinkRewriting) {
    guard article.place == .page else { return }
    for item in clinic.navigation.compactMap(\.page) where item.value == String(old.name) {
      rewriting.put(String(new.name), at: item.location)
    }
  }

  /// Where the page was until now: also at the old addresses of its guide.
  private func addresses(in content: SiteContent) -> [String] {
    let subject = article.treatment.flatMap(content.treatment)
    let older = subject?.oldAddresses(of: article.pagePath).map(\.old) ?? []
    return ([article.pagePath] + older).map { "/\($0)" }
  }
}

extension Article {
  /// Its page, if its file were the one at `path`, in the same folder.
  fileprivate func page(at path: RelativePath) -> PagePath {
    let name = path.text(withoutSuffix: ".md").map { String(RelativePath($0).name) } ?? ""
    let folder = pagePath.description.utf8.dropLast(slug.utf8.count + 1)
    return PagePath(String(Substring(folder)) + name + "/")
  }
}
