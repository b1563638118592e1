public import Foundations

/// Turns the problems of a run into text for people or for tools.
public protocol DiagnosticRenderer: Sendable {
  func render(_ diagnostics: DiagnosticList) -> String
}

/// Gives the text of the file at a path, as diagnostics write paths; nil when it has none.
public typealias SourceTexts = @Sendable (_ path: RelativePath) -> SourceFile?

/// Gives texts, and keeps the last one: most problems are of the same file as the one before.
struct LastFile {
  private let texts: SourceTexts
  private var path: RelativePath?
  private var file: SourceFile?

  init(texts: @escaping SourceTexts) { self.texts = texts }

  mutating func file(at path: RelativePath) -> SourceFile? {
    if self.path != path { (self.path, file) = (path, texts(path)) }
    return file
  }
}
