public import Foundations

/// The files that are compiled into the program, so that it needs none beside it.
public enum BuiltIn {
  private static let themeFolder: RelativePath = "templates"
  private static let starterFolder: RelativePath = "Sources/BuiltIn/Starter"

  /// The theme: its files by their path in `templates/`, without what explains them.
  public static let theme: [RelativePath: [UInt8]] = files(in: themeFolder).filter {
    $0.key.name != "README.md"
  }

  /// What new sites begin with: their files in `site`, with slots for the answers of whoever makes
  /// one, and examples in `examples`, a folder for each kind of clinic.
  public static var starter: [RelativePath: [UInt8]] { files(in: starterFolder) }

  private static func files(in folder: RelativePath) -> [RelativePath: [UInt8]] {
    let below = embedded.compactMap { path, bytes in path.relative(to: folder).map { ($0, bytes) }
    }
    return Dictionary(below) { first, _ in first }
  }

  /// The commit that the program was built from; nil where nobody knew.
  public static var commit: String? {
    madeOf.first { $0.name == "commit" && !$0.version.isEmpty }?.version
  }

  /// The packages that are in the program, with their versions, ordered by name.
  public static var packages: [(name: String, version: String)] {
    madeOf.filter { $0.name != "commit" }
  }

  /// What explains the folders of a site to who works in them, by the path in the site's folder.
  public static var guides: [RelativePath: [UInt8]] {
    embedded.filter { $0.key.name == "README.md" }
  }
}
