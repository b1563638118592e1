import Content
public import Diagnostics
public import Foundations
import Media
import Presentation

/// Every file of the site and what makes it.
public struct SitePlan: Sendable {
  /// The files in the order in which they are written: what pages need before the pages.
  public let stages: [[PlannedFile]]
  public let pageCount: Int
  /// The index of its search. Its files are among those of `stages` only in the plan of a build.
  public let search: SiteSearch

  /// A plan of `assets`, `pages` and the `indexes` that list the pages. Reports files that want
  /// the same path, and paths that cannot be in an output folder, unless it has the paths of the
  /// last plan, which are known to be `free`.
  init(
    assets: [PlannedFile], pages: [PlannedFile], indexes: [PlannedFile], search: SiteSearch,
    free: inout VerifiedPaths, diagnostics: inout [Diagnostic]
  ) {
    stages = [assets, pages, indexes]
    pageCount = pages.count
    self.search = search
    diagnostics += free.collisions(in: stages.joined())
  }

  public func file(at path: RelativePath) -> PlannedFile? {
    stages.joined().first { $0.path == path } ?? searchFile(at: path)
  }

  /// The file of the index at `path`, also where it has not been planned.
  public func searchFile(at path: RelativePath) -> PlannedFile? {
    guard path.isBelow(SiteSearch.folder), path.hasSuffix(".json") else { return nil }
    return search.plannedFiles.first { $0.path == path }
  }

  /// Some file systems take names for the same that differ only in capital letters, or in whether an
  /// accent is part of its letter. So does `String`, by which names are compared here and nowhere else.
  fileprivate static func collisions(in files: some Sequence<PlannedFile>) -> [Diagnostic] {
    var taken: [String: PlannedFile] = [:]
    var diagnostics: [Diagnostic] = []
    for file in files {
      if !OutputPath.isValid(file.path) || !OutputPath.isPossibleOnWindows(file.path) {
        diagnostics.append(invalid(file))
      }
      let name = file.path.inSmallLetters.text
      if let other = taken[name] {
        diagnostics.append(collision(file, with: other))
      } else {
        taken[name] = file
      }
    }
    let folders = folders(of: taken.keys.lazy.map { RelativePath($0) })
    guard folders.contains(where: { taken[$0.text] != nil }) else {
      return diagnostics
    }
    for file in files {
      if let other = fileInPlaceOfFolder(of: file, taken) {
        diagnostics.append(collision(file, inFolder: other))
      }
    }
    return diagnostics
  }

  /// Every folder that a path leads through, each once.
  private static func folders(of paths: some Sequence<RelativePath>) -> Set<RelativePath> {
    var folders: Set<RelativePath> = []
    for path in paths {
      var folder = path.parent
      while !folder.isEmpty, folders.insert(folder).inserted { folder = folder.parent }
    }
    return folders
  }

  private static func fileInPlaceOfFolder(
    of file: PlannedFile, _ taken: [String: PlannedFile]
  ) -> PlannedFile? {
    file.path.inSmallLetters.ancestors.reversed().lazy.compactMap { taken[$0.text] }
      .first
  }

  private static func invalid(_ file: PlannedFile) -> Diagnostic {
    Diagnostic(
      SiteProblem.badPath, "'\(file.path)' cannot be the path of a file of the site",
      at: file.origin,
      help: "use letters, digits and hyphens, at most 255 in a name, and no name that Windows "
        + "keeps for devices, such as con or aux")
  }

  private static func collision(_ file: PlannedFile, with other: PlannedFile) -> Diagnostic {
    Diagnostic(
      SiteProblem.samePath, "two things want the path '\(file.path)'", at: file.origin,
      help: "rename one of the two",
      notes: [Diagnostic.Note("the other one is here", at: other.origin)])
  }

  private static func collision(
    _ file: PlannedFile, inFolder other: PlannedFile
  ) -> Diagnostic {
    Diagnostic(
      SiteProblem.samePath, "'\(other.path)' cannot be a file and the folder of '\(file.path)'",
      at: file.origin, help: "rename one of the two",
      notes: [Diagnostic.Note("the other one is here", at: other.origin)])
  }
}

extension RelativePath {
  /// The path as file systems that ignore case see it. Most are so already.
  fileprivate var inSmallLetters: RelativePath {
    let isSmall = text.utf8.allSatisfy { $0 < 0x80 && !(0x41...0x5A).contains($0) }
    return isSmall ? self : RelativePath(text.lowercased())
  }
}

/// Decides which files the site has.
struct SitePlanner: Sendable {
  let context: SiteContext
  let theme: Theme
  let assets: AssetPipeline
  let folder: SiteFolder
  let pictures: PictureFiles
  /// The digests of the files that the site was read from; nil where pages are made in any case.
  var sources: [RelativePath: FileDigest]?
  /// What the last build has counted for the search.
  var counts = KeptCounts()

  /// The plan of the site, with collisions reported.
  func plan(
    _ making: RenderMode, _ free: inout VerifiedPaths, _ diagnostics: inout [Diagnostic]
  ) async -> SitePlan {
    let maker = await PageMaker(
      context: context, theme: theme, making: making, sources: sources)
    let search = maker.search
    let isPreview = making.marksPlaces
    if making == .everyPage { await search.make(workers: nil, known: counts) }
    if !isPreview {
      diagnostics += await search.problems(context.content.synonyms, workers: nil)
    }
    let files = making == .everyPage ? search.plannedFiles : []
    return SitePlan(
      assets: assets.plannedFiles + images + files, pages: maker.pages() + redirects(maker),
      indexes: indexes(maker), search: search, free: &free, diagnostics: &diagnostics)
  }

  private var images: [PlannedFile] {
    context.content.mediaUses.sorted { $0.key < $1.key }.flatMap { path, use in
      guard let file = context.content.media[path], let made = file.made else {
        let path = context.content.media[path].map { ($0.pagePath, $0.path) }
        return path.map { [PlannedFile(path: $0.outputPath, cleaning: $1, in: folder)] } ?? []
      }
      return made.files(for: use, of: file).map { path, rendition in
        let origin = SourceLocation(path: file.path)
        return PlannedFile(path: path.outputPath, origin: origin) { [folder, pictures] output in
          output += try pictures.bytes(of: rendition, file, in: folder)
        }
      }
    }
  }

  /// The pages at old addresses that lead to the new ones.
  private func redirects(_ maker: PageMaker) -> [PlannedFile] {
    let ofArticles = context.content.articles.flatMap { article in
      article.frontMatter.aliases.map { alias in
        redirect(
          from: PagePath(alias: alias.value), alias.location, to: article.pagePath,
          titled: article.frontMatter.title.value)
      }
    }
    return ofArticles
      + maker.oldGuidePages.map { redirect(from: $0.old, $0.alias, to: $0.path, titled: $0.title) }
  }

  private func redirect(
    from old: PagePath, _ alias: SourceLocation, to path: PagePath, titled title: String
  ) -> PlannedFile {
    let target = PageLink(title: title, url: context.url(path))
    return PlannedFile(path: old.outputPath, origin: alias) { output in
      let content = RedirectContent(target: target, canonicalURL: context.absoluteURL(path))
      theme.render(\.redirects, .redirect, context.with(content), to: &output)
    }
  }

  private func indexes(_ maker: PageMaker) -> [PlannedFile] {
    IndexFile.allCases.map { file in
      PlannedFile(
        path: RelativePath(file.rawValue), origin: SourceLocation(path: "content/clinic.yaml")
      ) { output in
        switch file {
        case .sitemap: output += maker.sitemap.xml
        case .feed: output += AtomFeed(context: context).xml
        case .manifest: output += WebManifest(context: context).json
        case .robots: output += maker.sitemap.robots
        }
      }
    }
  }
}

/// A file that is made from the whole site.
enum IndexFile: String, CaseIterable {
  case sitemap = "sitemap.xml"
  case feed = "feed.xml"
  case robots = "robots.txt"
  case manifest = "manifest.json"
}

/// The paths of the last plan, when each was wanted by one thing only.
struct VerifiedPaths: Sendable {
  private var paths: [RelativePath] = []

  /// What is wrong with the paths of `files`.
  fileprivate mutating func collisions(in files: some Sequence<PlannedFile>) -> [Diagnostic] {
    let wanted = files.map(\.path)
    guard wanted != paths else { return [] }
    let collisions = SitePlan.collisions(in: files)
    paths = collisions.isEmpty ? wanted : []
    return collisions
  }
}

/// A file of the site: where it goes, what it comes from, and how to make it.
public struct PlannedFile: Sendable {
  /// The path within the output folder.
  public let path: RelativePath
  /// What asks for it, to name in messages.
  public let origin: SourceLocation
  /// Appends its bytes to a buffer. Everything that can be wrong with the content was found
  /// before; only the system can still fail, by not giving a file.
  let write: @Sendable (_ output: inout [UInt8]) throws -> Void
  /// Tells all that it is made of, so that it need not be made again when that is the same; nil where
  /// nobody knows.
  var inputs: FileDigest?

  public init(
    path: RelativePath, origin: SourceLocation,
    write: @escaping @Sendable (_ output: inout [UInt8]) throws -> Void
  ) {
    self.path = path
    self.origin = origin
    self.write = write
  }

  /// A picture or document without what must not be published of it. It was found to be good before,
  /// but it is cleaned again, because somebody may have replaced it since.
  init(path: RelativePath, cleaning source: RelativePath, in folder: SiteFolder) {
    self.init(path: path, origin: SourceLocation(path: source)) { output in
      var diagnostics: [Diagnostic] = []
      guard
        let clean = CleanMedia(try folder.readMedia(source), path: source, &diagnostics)
      else {
        throw FileProblem(path: source.text, reason: "It has changed while the site was made")
      }
      output += clean.bytes
    }
  }

  /// Its bytes.
  /// - Throws: `FileProblem` when a file that it is made of cannot be read.
  public func make() throws -> [UInt8] {
    var output: [UInt8] = []
    try write(&output)
    return output
  }
}

/// The rules for paths within the output folder.
enum OutputPath {
  /// Whether `path` is relative and has no empty component, none that begins with a dot, such as
  /// `..`, `.git` or the builder's own files, no control character or backslash, and no component
  /// over 255 bytes.
  static func isValid(_ path: RelativePath) -> Bool {
    guard path.text.utf8.count <= 4000 else { return false }
    // The length of the component so far.
    var length = 0
    for byte in path.text.utf8 {
      switch byte {
      case 0..<0x20, 0x7F, UInt8(ascii: "\\"): return false
      case UInt8(ascii: ".") where length == 0: return false
      case UInt8(ascii: "/") where length == 0 || length > 255: return false
      case UInt8(ascii: "/"): length = 0
      default: length += 1
      }
    }
    return length > 0 && length <= 255
  }

  /// Whether Windows can have a file at `path`. New files keep to this; a site that was built
  /// before may hold others, which must still be found and removed.
  static func isPossibleOnWindows(_ path: RelativePath) -> Bool {
    path.text.utf8.split(separator: UInt8(ascii: "/")).allSatisfy(isPossibleOnWindows)
  }

  /// Windows has no names with certain signs or with a point or a space at the end, and keeps those
  /// of devices, with any extension (Microsoft, "Naming Files, Paths, and Namespaces").
  private static func isPossibleOnWindows(_ name: Substring.UTF8View) -> Bool {
    let last = name.last
    guard last != UInt8(ascii: "."), last != UInt8(ascii: " "),
      !name.contains(where: { "<>:\"|?*".utf8.contains($0) })
    else { return false }
    let stem = name.prefix { $0 != UInt8(ascii: ".") && $0 != UInt8(ascii: " ") }
    guard stem.count == 3 || stem.count == 4 else { return true }
    let small = String(decoding: stem.map(\.lowercased), as: UTF8.self)
    return stem.count == 3
      ? !devices.contains(small)
      : !(ports.contains(String(small.prefix(3))) && ("1"..."9").contains(small.suffix(1)))
  }

  private static let devices: Set<String> = ["con", "prn", "aux", "nul"]
  private static let ports: Set<String> = ["com", "lpt"]
}
