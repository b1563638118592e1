import Diagnostics
import Facts
public import Foundations
import Media
import Pictures

/// What loading a site's content can take over from the last time: whatever was made of files
/// that are still the same, as long as what they refer to is.
public struct ContentMemory: Sendable {
  var facts = FactMemory()
  var articles: [RelativePath: CachedFile<CachedArticle>] = [:]
  var media: [RelativePath: ReadMedia] = [:]
  var pictureNotes: [RelativePath: CachedFile<[PictureNotes]>] = [:]
  var links: LinkMemory
  /// What the next build can take over of the articles, where it wants to.
  public internal(set) var kept: KeptArticles?
  /// What the names in `articles` were looked up in.
  var context: ArticleContext?
  private var tree: (entries: [SiteFolder.Entry], folders: Set<String>, tree: ContentTree)?
  private let isKept: Bool

  /// A memory in which nothing is; nothing is kept in it either, unless `isKept`.
  public init(isKept: Bool = true) {
    self.isKept = isKept
    links = LinkMemory(isKept: isKept)
  }

  /// Forgets the articles whose names must be looked up again.
  mutating func forgetArticles(dependingOn changes: ArticleDependencies) {
    guard !changes.isEmpty else { return }
    articles = articles.filter {
      $0.value.value?.dependencies.isDisjoint(with: changes) ?? true
    }
  }

  /// Keeps `files`, of which those with the numbers `isRead` are new, and no others.
  mutating func keep(
    _ files: [CachedFile<CachedArticle>], isRead: [Int], of articleFiles: [ContentTree.ArticleFile]
  ) {
    guard isKept else { return }
    for index in isRead { articles[articleFiles[index].path] = files[index] }
    guard articles.count > files.count else { return }
    let paths = Set(articleFiles.map(\.path))
    articles = articles.filter { paths.contains($0.key) }
  }

  /// The tree of `entries` with subjects in `folders`, which is made anew only when it is another
  /// one.
  mutating func tree(of entries: [SiteFolder.Entry], folders: Set<String>) -> ContentTree {
    if let last = tree, last.folders == folders,
      last.entries.elementsEqual(entries, by: { $0.isSame(as: $1) })
    {
      return last.tree
    }
    let made = ContentTree(entries, folders: folders)
    tree = (entries, folders, made)
    return made
  }

  /// Makes sure that the files at `paths` are read again, whatever their stamps say.
  public mutating func forgetStamps(of paths: some Sequence<RelativePath>) {
    for path in paths {
      articles[path]?.stamp = nil
      media[path]?.stamp = nil
      pictureNotes[path]?.stamp = nil
      facts.forgetStamp(of: path)
    }
  }
}

extension SiteFolder.Entry {
  /// Whether it has the same path and kind.
  fileprivate func isSame(as other: Self) -> Bool {
    isSymbolicLink == other.isSymbolicLink && path == other.path
  }
}

/// A picture or document that has been read once.
struct ReadMedia: Sendable {
  var stamp: FileStamp?
  let file: MediaFile
  /// What keeps it from being published.
  let diagnostics: [Diagnostic]
  /// Its text, where `diagnostics` have places in it.
  let text: SourceFile?
}

extension ReadMedia {
  /// - Throws: `FileProblem` when it cannot be read.
  init(
    _ path: RelativePath, stamp: FileStamp?, in folder: SiteFolder, use: MediaUse,
    _ options: LoadOptions
  ) throws {
    let known = folder.knownDigest(path).flatMap { digest in
      options.pictures.known(PictureDigest(known: digest), at: path, for: use, options.effort)
    }
    if let known {
      self.init(stamp: stamp, file: known, diagnostics: [], text: nil)
      return
    }
    let bytes = try folder.readMedia(path)
    var diagnostics: [Diagnostic] = []
    var file = MediaFile(path: path)
    if let clean = CleanMedia(bytes, path: path, &diagnostics) {
      file = MediaFile(path: path, width: clean.size?.width, height: clean.size?.height)
      do throws(PictureDefect) {
        if let source = try PictureSource(clean, at: path) {
          file = MediaFile(
            path: path, width: file.width, height: file.height,
            made: MadePicture(
              PictureDigest(of: bytes), clean.size, isPhotograph: clean.isPhotograph, at: path))
          file.look = try options.pictures.prepare(source, file, for: use, options.effort)
        }
      } catch {
        diagnostics.append(error.diagnostic(at: path))
      }
    }
    if diagnostics.isEmpty, file.width == nil, !use.isDisjoint(with: [.card, .icon]) {
      diagnostics.append(MediaProblem.unknownSize(path))
    }
    let hasPlaces = diagnostics.contains { $0.location.start != nil }
    self.init(
      stamp: stamp, file: file, diagnostics: diagnostics,
      text: hasPlaces ? SourceFile(path: path, showing: bytes) : nil)
  }
}

extension PictureDefect {
  func diagnostic(at path: RelativePath) -> Diagnostic {
    switch self {
    case .damaged(let reason): MediaProblem.undecodable(path, reason)
    case .tooManyPixels: MediaProblem.tooManyPixels(path)
    case .tooLargeForItsKind(let format, let pixels):
      MediaProblem.tooLargeWhole(path, kind: Self.whole[format] ?? "", pixels: pixels)
    }
  }

  /// The files of each format that must be held whole.
  private static let whole: [PictureSource.Format: String] = [
    .jpeg: "a progressive JPEG file", .png: "an interlaced PNG file",
    .webp: "a WebP file without loss",
  ]
}

struct FactMemory: Sendable {
  var clinic: CachedFile<Clinic>?
  var sources: CachedFile<[Source]>?
  var glossary: CachedFile<Glossary>?
  var synonyms: CachedFile<[Synonym]>?
  var kinds: CachedFile<KindCatalog>?
  var treatments: [RelativePath: CachedFile<Treatment>] = [:]
  /// What `treatments` were read with.
  var settings: FactsDecoder.Settings?

  mutating func forgetStamp(of path: RelativePath) {
    if clinic?.file?.path == path { clinic?.stamp = nil }
    if sources?.file?.path == path { sources?.stamp = nil }
    if glossary?.file?.path == path { glossary?.stamp = nil }
    if synonyms?.file?.path == path { synonyms?.stamp = nil }
    if kinds?.file?.path == path { kinds?.stamp = nil }
    treatments[path]?.stamp = nil
  }
}

/// Reads files, but none again that is still as it was.
struct FileReader: Sendable {
  let folder: SiteFolder
  let table: FileTable
  let stamps: [RelativePath: FileStamp]

  init(folder: SiteFolder, table: FileTable, entries: [SiteFolder.Entry]) {
    self.folder = folder
    self.table = table
    stamps = Dictionary(
      entries.compactMap { entry in entry.stamp.map { (entry.path, $0) } }
    ) { first, _ in first }
  }

  /// The file at `path` and what `decode` makes of it; `last`, when that is still so.
  /// - Throws: `FileProblem` when the system does not give the file.
  func read<Value>(
    _ path: RelativePath, last: CachedFile<Value>?,
    decode: (SourceFile, inout [Diagnostic]) -> Value?
  ) throws(FileProblem) -> CachedFile<Value> {
    let stamp = stamps[path]
    if let last, let stamp, last.stamp == stamp { return last }
    let bytes = try folder.read(path)
    var diagnostics: [Diagnostic] = []
    guard let file = table.decode(bytes, path: path, &diagnostics) else {
      return CachedFile(stamp: stamp, file: nil, value: nil, diagnostics: diagnostics)
    }
    if var last, let old = last.file, old.isSame(as: file) {
      last.stamp = stamp
      table.keep(old)
      return last
    }
    let value = decode(file, &diagnostics)
    return CachedFile(stamp: stamp, file: file, value: value, diagnostics: diagnostics)
  }
}

struct CachedFile<Value: Sendable>: Sendable {
  /// Tells whether it has changed since; nil when only its bytes can.
  var stamp: FileStamp?
  /// Its text; nil when it is no text.
  let file: SourceFile?
  /// What it says; nil when it cannot be understood.
  let value: Value?
  let diagnostics: [Diagnostic]
}

extension SourceFile {
  /// Whether it has the same bytes as `other`: equal strings can be written differently.
  func isSame(as other: SourceFile) -> Bool { text.hasSameBytes(as: other.text) }
}
