import Content
import Diagnostics
import Foundations
import Presentation

/// The files of a theme as they were read.
struct ReadTheme: Sendable {
  let files: ThemeFiles
  let assets: AssetPipeline
  /// What is wrong with them.
  let diagnostics: [Diagnostic]
  private let entries: [SiteFolder.Entry]

  /// The theme in `folder`; `last`, when that is still so.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  init(_ folder: SiteFolder, after last: ReadTheme?) throws {
    let entries = try folder.files("templates")
    if let last, last.entries == entries, entries.allSatisfy({ $0.stamp != nil }) {
      self = last
      return
    }
    var diagnostics: [Diagnostic] = []
    files = try ThemeFiles(folder, &diagnostics)
    assets = AssetPipeline(files.assets, &diagnostics)
    self.diagnostics = diagnostics
    self.entries = entries
  }

  /// Whether templates and words are the same as in `other`, and the names of the assets.
  func hasSameTemplates(as other: ReadTheme) -> Bool {
    Self.areSame(files.templates, other.files.templates)
      && Self.areSame(files.words, other.files.words)
      && assets.assets.keys == other.assets.assets.keys
  }

  private static func areSame(
    _ files: [String: SourceFile], _ others: [String: SourceFile]
  ) -> Bool {
    files.count == others.count
      && files.allSatisfy { name, file in
        others[name].map { $0.text.utf8.elementsEqual(file.text.utf8) } ?? false
      }
  }
}
