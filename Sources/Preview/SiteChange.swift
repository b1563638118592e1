/// What has changed in a site's sources.
public struct SiteChange: Sendable, Hashable {
  /// The changed files and folders, as paths in the site's folder.
  public var paths: Set<String>
  /// Whether more may have changed than `paths` says.
  public var isIncomplete: Bool

  /// A change of `paths`.
  public init(_ paths: Set<String>, isIncomplete: Bool = false) {
    self.paths = paths
    self.isIncomplete = isIncomplete
  }

  /// A change of which nothing is known.
  public static let unknown = SiteChange([], isIncomplete: true)

  /// Whether nothing has changed.
  public var isEmpty: Bool { paths.isEmpty && !isIncomplete }

  /// Adds what `other` says.
  public mutating func formUnion(_ other: SiteChange) {
    paths.formUnion(other.paths)
    isIncomplete = isIncomplete || other.isIncomplete
  }
}
