import Content
import Diagnostics
import Presentation

/// What reading a site can take over from the last time.
public struct SiteMemory: Sendable {
  var content = ContentMemory()
  var theme: ReadTheme?
  var words: WordedTheme?
  var paths = FreePaths()

  /// Nothing, for the first time.
  public init() {}

  /// Makes sure that the files at `paths` are read again, whatever the system says of them.
  public mutating func forgetStamps(of paths: some Sequence<String>) {
    content.forgetStamps(of: paths)
    if paths.contains(where: { $0.hasPrefix("templates/") }) { theme = nil }
  }
}
