import Foundation

/// Where a site may be written to.
public enum OutputRules {
  /// Why `output` cannot be the output folder of the site in `site`; nil when it can. Symbolic
  /// links are followed first.
  public static func objection(toOutput output: String, site: String) -> String? {
    let output = resolved(output)
    let sources = ["content", "templates"].map { resolved(site + "/" + $0) }
    for source in sources + [resolved(site)] where contains(output, source) {
      return "it holds the site's own '\(URL(fileURLWithPath: source).lastPathComponent)' folder"
    }
    for source in sources where contains(source, output) {
      return
        "it lies inside the site's own '\(URL(fileURLWithPath: source).lastPathComponent)' folder"
    }
    return nil
  }

  private static func contains(_ folder: String, _ other: String) -> Bool {
    other == folder || other.hasPrefix(folder == "/" ? "/" : folder + "/")
  }

  /// The path without links and `..`; of a path that does not exist yet, as much as does.
  private static func resolved(_ path: String) -> String {
    let url = URL(fileURLWithPath: path).standardizedFileURL
    if FileManager.default.fileExists(atPath: url.path) {
      return url.resolvingSymlinksInPath().path
    }
    let parent = url.deletingLastPathComponent()
    guard parent.path != url.path else { return url.path }
    return URL(fileURLWithPath: resolved(parent.path)).appendingPathComponent(
      url.lastPathComponent
    )
    .path
  }
}
