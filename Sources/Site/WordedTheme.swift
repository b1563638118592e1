import Content
import Diagnostics
import Presentation

/// A theme with the words of the site's language.
struct WordedTheme: Sendable {
  let theme: Theme
  /// What is wrong with templates and words.
  let diagnostics: [Diagnostic]
  private let source: ReadTheme
  private let locale: Located<String>?

  /// The theme made of `source`; `last`, when it is made of the same.
  init(_ source: ReadTheme, locale: Located<String>?, after last: WordedTheme?) {
    if let last, last.locale == locale, last.source.hasSameTemplates(as: source) {
      self = last
      return
    }
    var diagnostics: [Diagnostic] = []
    let strings = source.files.strings(locale: locale, &diagnostics)
    theme = Theme(
      templates: source.files.templates, strings: strings,
      assetNames: Set(source.assets.assets.keys.map(ThemeFiles.assetName)),
      diagnostics: &diagnostics)
    self.diagnostics = diagnostics
    self.source = source
    self.locale = locale
  }
}
