import Content
import Diagnostics
import Essentials
import Foundations

/// Finds what stands where files of the site would go and was not written by a build.
struct ObstacleSearch {
  let folder: OutputFolder
  let manifest: Manifest

  func search(_ files: some Sequence<PlannedFile>) throws(FileProblem) -> [Diagnostic] {
    var diagnostics: [Diagnostic] = []
    var folders: [RelativePath: Bool] = [.empty: true]
    for file in files {
      let parent = file.path.parent
      if let obstacle = try obstacle(inFolders: parent, &folders) {
        diagnostics.append(report(obstacle, file))
      } else if folders[parent] == true, try isInTheWay(file.path) {
        diagnostics.append(report(file.path, file))
      }
    }
    return diagnostics
  }

  private func isInTheWay(_ path: RelativePath) throws(FileProblem) -> Bool {
    switch try folder.kind(path) {
    case .nothing: false
    case .file: !manifest.paths.contains(path)
    case .folder: try !isOurs(folder.leaves(below: path))
    case .link, .other: true
    }
  }

  /// A folder makes way for a file when builds wrote everything in it.
  private func isOurs(_ leaves: [RelativePath]) -> Bool {
    !leaves.isEmpty && leaves.allSatisfy(manifest.paths.contains)
  }

  /// The first part of the folder at `path` that is there but is no folder, such as a link that
  /// would lead the writer elsewhere. `checked` are the paths without one, and whether a folder is
  /// there, without which nothing is below.
  private func obstacle(
    inFolders path: RelativePath, _ checked: inout [RelativePath: Bool]
  ) throws(FileProblem) -> RelativePath? {
    guard checked[path] == nil else { return nil }
    if let above = try obstacle(inFolders: path.parent, &checked) {
      return above
    }
    let kind = checked[path.parent] == true ? try folder.kind(path) : .nothing
    switch kind {
    case .nothing, .folder:
      checked[path] = kind == .folder
      return nil
    case .file:
      return manifest.paths.contains(path) ? nil : path
    case .link, .other:
      return path
    }
  }

  private func report(_ obstacle: RelativePath, _ file: PlannedFile) -> Diagnostic {
    Diagnostic(
      SiteProblem.foreignFile,
      "'\(obstacle)' in the output folder was not written by Careleaf and is in the way of "
        + "'\(file.path)'", at: SourceLocation(path: file.origin.path),
      help: "move it elsewhere, or remove it if it is not needed")
  }
}

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

  /// Whether `other` is `folder` or lies in it, by the bytes of their paths.
  private static func contains(_ folder: String, _ other: String) -> Bool {
    let (folder, other) = (RelativePath(folder), RelativePath(other))
    return folder == "/" || other == folder || other.isBelow(folder)
  }

  /// The path without links and `..`; of a path that does not exist yet, as much as does.
  static func resolved(_ path: String) -> String {
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
