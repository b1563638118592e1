public import Diagnostics

/// A YAML file of nested texts, such as the words of the interface.
public enum TextTable {
  /// The texts in `file` by their keys with dots between the levels. Reports what is not a text.
  public static func read(
    _ file: SourceFile, _ diagnostics: inout [Diagnostic]
  ) -> [String: Located<String>] {
    guard let root = YAMLReader(file).read(&diagnostics) else { return [:] }
    var texts: [String: Located<String>] = [:]
    collect(root, under: "", &texts, &diagnostics)
    return texts
  }

  private static func collect(
    _ node: YAMLNode, under prefix: String, _ texts: inout [String: Located<String>],
    _ diagnostics: inout [Diagnostic]
  ) {
    switch node.content {
    case .scalar(let text, _):
      texts[prefix] = Located(text, at: node.location)
    case .mapping(let entries):
      for entry in entries {
        let key = prefix.isEmpty ? entry.key.value : "\(prefix).\(entry.key.value)"
        collect(entry.value, under: key, &texts, &diagnostics)
      }
    case .list:
      diagnostics.append(
        Diagnostic(
          "words/not-a-text", "this must be a text, not a list", at: node.location))
    }
  }
}
