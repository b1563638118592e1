/// Paths that files write to reach other files.
public enum RelativePath {
  /// The path that `reference` names when it is written in a file of `folder`; nil when it leads
  /// out of the site's folder, is absolute or empty.
  public static func resolve(_ reference: String, in folder: String) -> String? {
    guard !reference.isEmpty, !reference.hasPrefix("/"),
      !reference.utf8.contains(UInt8(ascii: "\\"))
    else {
      return nil
    }
    // Most references are to a file of the same folder.
    if !reference.utf8.contains(UInt8(ascii: "/")), reference != ".", reference != ".." {
      return folder.isEmpty ? reference : folder + "/" + reference
    }
    var components = folder.split(separator: "/")
    for component in reference.split(separator: "/") {
      switch component {
      case ".": continue
      case "..":
        guard components.popLast() != nil else { return nil }
      default: components.append(component)
      }
    }
    return components.isEmpty ? nil : components.joined(separator: "/")
  }

  /// What a file of `folder` writes to name the file at `path`; `resolve` undoes it.
  public static func reference(to path: String, in folder: String) -> String {
    let target = path.split(separator: "/")
    let origin = folder.split(separator: "/")
    let shared = zip(target.dropLast(), origin).prefix { $0 == $1 }.count
    let up = Array(repeating: "..", count: origin.count - shared)
    return (up + target.dropFirst(shared).map(String.init)).joined(separator: "/")
  }

  /// The folder of the file at `path`; empty at the top.
  public static func folder(of path: String) -> String {
    path.utf8.lastIndex(of: UInt8(ascii: "/")).map { String(path[..<$0]) } ?? ""
  }
}
