/// What templates can use, by the names they use.
struct TemplateSet: Sendable {
  /// All templates, by the path in `templates/` without the extension.
  private(set) var pages: [String: [TemplateNode]] = [:]
  /// What `{{>name}}` stands for.
  private(set) var partials: [String: [TemplateNode]] = [:]
  /// What `{{<name}}` stands for.
  private(set) var layouts: [String: [TemplateNode]] = [:]

  /// The folder of the partials and that of the layouts.
  static let partialFolder = "partials/"
  static let layoutFolder = "layouts/"

  /// The templates in `files`.
  init(_ files: some Sequence<TemplateFile>) {
    for file in files {
      pages[file.name] = file.nodes
      if file.name.hasPrefix(Self.partialFolder) {
        partials[String(file.name.dropFirst(Self.partialFolder.count))] = file.nodes
      } else if file.name.hasPrefix(Self.layoutFolder) {
        layouts[String(file.name.dropFirst(Self.layoutFolder.count))] = file.nodes
      }
    }
  }
}
