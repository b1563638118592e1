import Foundations

/// A page of the old site as it was read, before it has a place in the new one.
struct SourcePage: Sendable {
  enum Body: Sendable {
    /// Markdown; with `isMDX` also JavaScript and components.
    case markdown(isMDX: Bool)
    /// HTML; with `breaksLines`, line ends mean something, as in WordPress before its blocks.
    case html(breaksLines: Bool)
  }

  let source: RelativePath
  /// The line of `source` in which it begins, and that in which its text does.
  var line = 1
  var bodyLine = 1
  var body = Body.markdown(isMDX: false)
  var text = ""

  /// The number that WordPress gives it.
  var id: String?
  var title: String?
  var summary: String?
  var order: Int?
  var topics: [String] = []
  var expiresOn: String?
  /// A picture, as the old site names it, and the line where it does.
  var image: (name: String, line: Int)?
  var aliases: [String] = []
  /// Its old address, with a leading `/`.
  var address: String?
  /// The last part of its new address, before it is made unique.
  var slug = ""
  /// Whether it is a page about the clinic, and no article.
  var isPage = false
  var notes: [ImportNote] = []

  init(source: RelativePath) { self.source = source }

  mutating func note(
    _ kind: ImportNote.Kind, _ text: String, _ reason: String = "", line: Int? = nil
  ) {
    notes.append(ImportNote(kind, text, reason, in: source, line: line))
  }
}
