public import Diagnostics

/// A YAML file of texts, lists and groups, for files whose keys another module knows.
public struct TextTree: Sendable {
  /// What a node is.
  public enum Content: Sendable {
    /// A text; empty when nothing was written.
    case text(String)
    /// A list.
    case list([TextTree])
    /// Keys with their values, in the order written.
    case group([(key: Located<String>, value: TextTree)])
  }

  /// What it is.
  public let content: Content
  /// Where it is written.
  public let location: SourceLocation

  /// The tree that `file` holds; nil when it holds nothing or cannot be read, which goes to
  /// `diagnostics`.
  public static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> TextTree? {
    YAMLReader(file).read(&diagnostics).map(TextTree.init)
  }

  /// The reader limits the depth.
  private init(_ node: YAMLNode) {
    location = node.location
    content =
      switch node.content {
      case .scalar(let text, _): .text(text)
      case .list(let items): .list(items.map(TextTree.init))
      case .mapping(let entries):
        .group(entries.map { ($0.key, TextTree($0.value)) })
      }
  }
}

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
