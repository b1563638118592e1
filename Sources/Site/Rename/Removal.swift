public import Content
public import Diagnostics
import Facts
public import Foundations

/// What goes with an article, a page or a subject, and what becomes of its addresses and of what
/// links to it or uses its facts. Nothing is written here.
public struct Removal: Sendable {
  /// Why something cannot be removed.
  public enum Refusal: Error, Sendable, Hashable {
    case unknown(nearest: String?)
    /// The facts of a subject are the subject: what is meant is its folder.
    case facts(folder: RelativePath)
    case unknownTarget(nearest: String?)
    /// The page has no file that could note an address.
    case targetWithoutFile(PagePath)
    /// What is to lead on goes itself.
    case targetGoes(PagePath)
  }

  /// What was named, as a path in the site's folder.
  public let path: RelativePath
  public private(set) var change = ContentChange()
  /// The addresses that are there no more.
  public let addresses: [PagePath]
  /// The page that they lead to from now on; nil when they lead nowhere.
  public let target: Article?
  /// Whether that page is not published today, so that its aliases are not there either.
  public let waitsForTarget: Bool
  /// Where links lead to that page now.
  public private(set) var redirected: [SourceLocation] = []

  /// The removal of what is at `path`, an article's file or a subject's folder, from `content`,
  /// which has every article.
  /// - Parameters:
  ///   - target: The page that its addresses lead to from now on, by its file or its address.
  ///   - files: All files of the content.
  ///   - texts: The files as they were read.
  public init(
    _ path: RelativePath, to target: String?, from content: SiteContent, files: [RelativePath],
    texts: SourceTexts
  ) throws(Refusal) {
    let articles = content.articles + content.unpublished
    let going = try Going(path, in: content, articles)
    self.path = path
    let page = try target.map { name throws(Refusal) in try Self.article(name, content, articles) }
    if let page, going.has(page) { throw .targetGoes(page.pagePath) }
    self.target = page
    waitsForTarget =
      page.map { page in
        page.frontMatter.isDraft
          || content.unpublished.contains { $0.file.path == page.file.path }
      } ?? false
    let subject = going.subject?.path.parent
    change.removed = subject.map { folder in files.filter { $0.isBelow(folder) } } ?? [path]
    let leaving = articles.filter(going.has)
    addresses = Self.addresses(of: leaving, going.subject, in: content)
    guard let page else { return }
    lead(to: page, from: articles.filter { !going.has($0) }, leaving, content, texts)
  }

  /// What is meant by the path.
  private struct Going {
    var subject: Treatment?
    var article: Article?

    init(
      _ path: RelativePath, in content: SiteContent, _ articles: [Article]
    ) throws(Refusal) {
      article = articles.first { $0.file.path == path }
      subject = content.treatments.first { $0.path.parent == path }
      guard article == nil, subject == nil else { return }
      if content.treatments.contains(where: { $0.path == path }) {
        throw .facts(folder: path.parent)
      }
      let known = articles.map(\.file.path.text) + content.treatments.map(\.path.parent.text)
      throw .unknown(nearest: NearestName.nearest(to: path.text, among: known))
    }

    func has(_ other: Article) -> Bool {
      if let subject { return other.file.path.isBelow(subject.path.parent) }
      return other.file.path == article?.file.path
    }
  }

  /// The article called `name`, which is a file or an address.
  private static func article(
    _ name: String, _ content: SiteContent, _ articles: [Article]
  ) throws(Refusal) -> Article {
    let paths = [RelativePath(name), RelativePath("content").appending(name)]
    let subject = content.treatments.first { paths.contains($0.path.parent) }
    let isAddress = name.utf8.first == UInt8(ascii: "/")
    let page = subject.map { .subject($0.address) } ?? (isAddress ? PagePath(alias: name) : nil)
    let found = articles.first { paths.contains($0.file.path) || $0.pagePath == page }
    if let found { return found }
    if let page {
      let made = content.treatments.flatMap(\.factPages)
      if made.contains(page) { throw .targetWithoutFile(page) }
    }
    let known = articles.map { isAddress ? "/\($0.pagePath)" : $0.file.path.text }
    throw .unknownTarget(nearest: NearestName.nearest(to: name, among: known))
  }

  /// The addresses that patients could know and that go with `leaving` and with `subject`.
  private static func addresses(
    of leaving: [Article], _ subject: Treatment?, in content: SiteContent
  ) -> [PagePath] {
    let published = leaving.filter { !$0.frontMatter.isDraft }
    let made = subject == nil ? content.treatments.flatMap(\.factPages) : []
    let stays = Set(made + [.site(.home)])
    let pages = published.map(\.pagePath) + (subject?.factPages ?? [])
    let gone = Set(pages).subtracting(stays)
    let aliases = published.flatMap(\.frontMatter.aliases).map { PagePath(alias: $0.value) }
    let older = content.treatments.flatMap { treatment in
      gone.flatMap { treatment.oldAddresses(of: $0).map(\.old) }
    }
    return gone.union(aliases).union(older).sorted()
  }
}

extension Removal {
  /// Makes the addresses, links and entries of the menu lead to `page`.
  private mutating func lead(
    to page: Article, from others: [Article], _ leaving: [Article], _ content: SiteContent,
    _ texts: SourceTexts
  ) {
    let (gone, files) = (Set(addresses), Set(leaving.map(\.file.path)))
    var rewriting = LinkRewriting { address, path in
      let isGone =
        switch content.target(of: address, inFile: path) {
        case .page(let target, _): gone.contains(target)
        case .unknown(let file): files.contains(file)
        default: false
        }
      return isGone ? page.file.path.reference(in: path.parent) : nil
    }
    for other in others {
      rewriting.changeAddresses(in: other)
    }
    redirected = rewriting.edits.locations.sorted()
    changeMenu(to: page, leaving, content.clinic, &rewriting)
    rewriting.withEdits { $0.addAliases(addresses.map { "/\($0)" }, to: page) }
    for path in rewriting.edits.paths {
      change.texts[path] = texts(path).flatMap(rewriting.edits.text)
    }
  }

  private func changeMenu(
    to page: Article, _ leaving: [Article], _ clinic: Clinic, _ rewriting: inout LinkRewriting
  ) {
    let name = String(page.file.path.name)
    let menu = clinic.navigation.compactMap(\.page)
    guard page.place == .page, !menu.contains(where: { $0.value.hasSameBytes(as: name) }) else {
      return
    }
    let names = leaving.filter { $0.place == .page }.map { Identifier($0.file.path.name) }
    guard let item = menu.first(where: { names.contains(Identifier($0.value)) }) else { return }
    rewriting.put(name, at: item.location)
  }
}

extension ContentChange {
  /// What is wrong with the site once the change is made, and was not before.
  /// - Parameters:
  ///   - folder: The site as it is.
  ///   - build: The same, prepared with `options`.
  /// - Throws: `FileProblem` when a file cannot be read.
  public func newErrors(
    in folder: SiteFolder, _ build: SiteBuild, _ options: BuildOptions
  ) async throws -> DiagnosticList {
    let after = applied(to: folder)
    let changed = try await SiteBuild.prepare(after, options: options)
    let known = try await Self.errors(of: build, in: folder, options)
    let errors = try await Self.errors(of: changed, in: after, options)
    // Lines may have moved.
    var left = Dictionary(
      known.map { (Self.key($0, in: self.after($0.location.path)), 1) }, uniquingKeysWith: +)
    return DiagnosticList(
      errors.filter { error in
        let key = Self.key(error, in: error.location.path)
        guard let count = left[key], count > 0 else { return true }
        left[key] = count - 1
        return false
      })
  }

  private static func errors(
    of build: SiteBuild, in folder: SiteFolder, _ options: BuildOptions
  ) async throws -> [Diagnostic] {
    var memory = ContentCheck.Memory()
    let found = try await ContentCheck.report(on: build, in: folder, options, memory: &memory)
    return (build.diagnostics + (found?.diagnostics ?? [])).filter { $0.severity == .error }
  }

  private static func key(_ error: Diagnostic, in path: RelativePath) -> [Identifier] {
    [error.id, error.message, path.text].map { Identifier($0) }
  }
}
