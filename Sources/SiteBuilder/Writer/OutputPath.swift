/// The rules for paths within the output folder.
enum OutputPath {
  /// Whether `path` is relative, has no empty, `.` or `..` component, no control character or
  /// backslash, no component over 255 bytes, and is none of the builder's own files.
  static func isValid(_ path: String) -> Bool {
    guard !path.isEmpty, path.utf8.count <= 4000 else { return false }
    guard path.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else {
      return false
    }
    let components = path.utf8.split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    let own = [Manifest.fileName, OutputFolder.temporaryFolder]
    return !own.contains(String(components[0]) ?? "")
      && components.allSatisfy { component in
        !component.isEmpty && component.count <= 255 && String(component) != "."
          && String(component) != ".."
      }
  }
}
