/// Gives lines of files to show. Most are of the same file and line as the one asked for before,
/// and both may be very long, so those are kept.
struct ShownLines {
  private let texts: SourceTexts
  private var path: String?
  private var file: SourceFile?
  private var line: DisplayLine?

  /// Takes files from `texts`.
  init(texts: @escaping SourceTexts) { self.texts = texts }

  /// Line `number` of the file at `path`; nil when there is none.
  mutating func line(_ number: Int, of path: String) -> DisplayLine? {
    if self.path != path {
      self.path = path
      file = texts(path)
      line = nil
    }
    if line?.number != number { line = file.flatMap { DisplayLine(number, of: $0) } }
    return line
  }
}
