public import Foundations

/// The files that are compiled into the program, so that it needs none beside it.
public enum BuiltIn {
  private static let themeFolder: RelativePath = "templates"

  /// The theme: its files by their path in `templates/`, without what explains them.
  public static let theme: [RelativePath: [UInt8]] = {
    var files: [RelativePath: [UInt8]] = [:]
    for (path, bytes) in embedded where path.name != "README.md" {
      files[path.relative(to: themeFolder) ?? .empty] = bytes
    }
    files[.empty] = nil
    return files
  }()

  /// What explains the folders of a site to who works in them, by the path in the site's folder.
  public static var guides: [RelativePath: [UInt8]] {
    embedded.filter { $0.key.name == "README.md" }
  }
}
