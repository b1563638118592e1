/// The rules for paths within the output folder.
enum OutputPath {
  /// Whether `path` is relative and has no empty component, none that begins with a dot, such as
  /// `..`, `.git` or the builder's own files, no control character or backslash, and no component
  /// over 255 bytes.
  static func isValid(_ path: String) -> Bool {
    guard !path.isEmpty, path.utf8.count <= 4000 else { return false }
    guard path.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F && $0 != UInt8(ascii: "\\") }) else {
      return false
    }
    let components = path.utf8.split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    return components.allSatisfy { component in
      !component.isEmpty && component.count <= 255 && component.first != UInt8(ascii: ".")
    }
  }
}
