import Diagnostics
public import Foundations
public import Presentation

/// A site's theme file by file: which are the site's own, and how they stand to those of the theme
/// below that they replace.
public struct ThemeInventory: Sendable {
  public enum State: Sendable, Hashable {
    /// The site has none of its own.
    case builtIn
    /// The site's own is the same.
    case same
    /// The site's own is a changed copy of what the theme below still has.
    case changed
    /// The site's own was copied from an earlier one.
    case older
    /// Nobody knows what the site's own was made of.
    case unknown
    /// Only the site has it.
    case added
    /// A copy of what the theme below has no more.
    case gone
  }

  public let base: BaseTheme
  /// The site's own files by their path in `templates/`.
  public let own: [RelativePath: [UInt8]]
  private let copies: ThemeCopies

  private static let folder: RelativePath = "templates"

  /// The theme of the site in `folder` over `base`.
  /// - Throws: `FileProblem` when a file cannot be read.
  public init(_ folder: SiteFolder, over base: BaseTheme) throws(FileProblem) {
    self.base = base
    var own: [RelativePath: [UInt8]] = [:]
    for entry in try folder.files(Self.folder) where !entry.isSymbolicLink {
      guard let path = entry.path.relative(to: Self.folder), path.name != "README.md" else {
        continue
      }
      own[path] = try folder.read(entry.path)
    }
    let list = own.removeValue(forKey: ThemeCopies.file.relative(to: Self.folder) ?? .empty)
    self.own = own
    // A build reports what is wrong with the list.
    var problems: [Diagnostic] = []
    copies =
      list.map { ThemeCopies(SourceFile(path: ThemeCopies.file, showing: $0), &problems) }
      ?? ThemeCopies()
  }

  /// Every file of either theme with its state, ordered by path.
  public var files: [(path: RelativePath, state: State)] {
    let paths = Set(base.files.keys).union(own.keys)
    return paths.sorted().map { ($0, state(of: $0)) }
  }

  func state(of path: RelativePath) -> State {
    let copied = copies.digests[path]
    guard let original = base.files[path] else { return copied == nil ? .added : .gone }
    guard let bytes = own[path] else { return .builtIn }
    if bytes == original { return .same }
    guard let copied else { return .unknown }
    return copied == FileDigest(of: original) ? .changed : .older
  }

  /// The file that somebody means by `name`, with or without the folder and the extension.
  /// - Throws: `UnknownFile` when there is none.
  public func path(named name: String) throws(UnknownFile) -> RelativePath {
    let written = RelativePath(name)
    let path = written.relative(to: Self.folder) ?? written
    for candidate in [path, RelativePath(path.text + ".mustache")]
    where base.files[candidate] != nil || own[candidate] != nil {
      return candidate
    }
    let known = Set(base.files.keys).union(own.keys).map(\.text)
    let meant = path.fileExtension.isEmpty ? path.text + ".mustache" : path.text
    throw UnknownFile(name: name, nearest: NearestName.nearest(to: meant, among: known))
  }

  public struct UnknownFile: Error, Sendable, Hashable {
    public let name: String
    public let nearest: String?
  }

  /// The text of the list of copies when the files at `paths` are taken for copies of those that the
  /// theme below has now; what is no more in the site is left out.
  public func list(accepting paths: [RelativePath]) -> (path: RelativePath, text: String) {
    var list = copies
    for path in paths { list.digests[path] = base.files[path].map { FileDigest(of: $0) } }
    let kept = Set(own.keys).union(paths)
    list.digests = list.digests.filter { kept.contains($0.key) }
    return (ThemeCopies.file, list.text)
  }
}
