import Content
public import Diagnostics

extension ThemeFiles {
  /// The words in the language of `locale`, such as `en-US`, whose file must be there. Without a
  /// locale, which has been reported before, any language does to check the templates.
  public func strings(
    locale: Located<String>?, _ diagnostics: inout [Diagnostic]
  ) -> Strings {
    let language = locale?.value.split(separator: "-").first.map(String.init)
    let name = language ?? words.keys.sorted().first ?? "en"
    if let file = words[name] { return Strings(file, &diagnostics) }
    let known = words.keys.sorted().map { "templates/i18n/\($0).yaml" }
    diagnostics.append(
      Diagnostic(
        "words/missing-file", "there is no file 'templates/i18n/\(name).yaml'",
        at: locale?.location ?? SourceLocation(path: "content/clinic.yaml"),
        help: known.isEmpty ? "add it" : "there is: \(known.joined(separator: ", "))"))
    return Strings(texts: [:])
  }

  /// The names of the blocks that articles can put in.
  public var blockNames: Set<String> {
    Set(templates.keys.filter { $0.hasPrefix("blocks/") }.map { String($0.dropFirst(7)) })
  }
}
