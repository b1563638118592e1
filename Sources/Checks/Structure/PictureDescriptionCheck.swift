import Content
import Diagnostics
import Foundations
import Markdown

/// Looks at what is said of pictures for people who cannot see them.
struct PictureDescriptionCheck: Check {
  enum Kind: String, DiagnosticKind {
    case useless = "structure/picture-description"

    var rule: DiagnosticRule {
      rule(
        "A description that describes nothing",
        "The name of a file, a number or the word 'picture' tells people who cannot see a picture no more "
          + "than that there is one. Say what it shows and why it is there, as you would on the "
          + "telephone; or write \"\" for the description where it only decorates.",
        .warning, by: "WCAG 2.2, success criterion 1.1.1 and failure F30")
    }
  }

  /// What tells only that there is a picture. The names that cameras and phones give are among them.
  private static let empty: Set<String> = [
    "dsc", "dscf", "dscn", "figure", "graphic", "illustration", "image", "img", "jpeg", "jpg",
    "photo", "photograph", "pic", "picture", "placeholder", "png", "pxl", "scan", "screenshot",
    "todo",
    "untitled", "webp",
  ]
  private static let articles: Set<String> = ["a", "an", "my", "of", "the", "this"]

  var infos: [DiagnosticRule] { Kind.rules }

  func check(_ page: CheckedPage, _ findings: inout [Diagnostic]) {
    guard let article = page.article, !article.outline.images.isEmpty else { return }
    article.document.read { text in
      for node in text.all where text.kind(node) == .image {
        findings += Self.problem(
          Self.description(node, text), of: text.destination(node), at: text.location(node))
      }
    }
    findings += Self.problemsOfNotes(article.frontMatter.pictures)
  }

  func check(_ site: CheckedSite, _ terms: Set<Int>, _ findings: inout [Diagnostic]) {
    let noted = site.content.mediaUses.keys.sorted().compactMap { site.content.media[$0]?.notes }
    findings += Self.problemsOfNotes(noted.filter { $0.location.path.name == "pictures.yaml" })
  }

  private static func problemsOfNotes(_ notes: [PictureNotes]) -> [Diagnostic] {
    notes.flatMap { note in
      note.description.map { problem($0.value, of: note.path.text, at: $0.location) } ?? []
    }
  }

  /// What an article says of a picture.
  private static func description(_ image: Int, _ text: DocumentReader) -> String {
    text.inside(image).filter { [.text, .code].contains(text.kind($0)) }.map(text.text)
      .joined(separator: " ")
  }

  private static func problem(
    _ description: String, of file: String, at place: SourceLocation
  ) -> [Diagnostic] {
    guard isUseless(description, name: String(RelativePath(file).name)) else { return [] }
    return [
      Kind.useless.finding(
        "\(description.quoted) does not say what the picture shows", at: place,
        help: "say it in a few words, or \"\" where the picture only decorates")
    ]
  }

  /// Whether `description`, which is there, says nothing of the picture in the file `name`.
  static func isUseless(_ description: String, name: String) -> Bool {
    let words = words(of: description)
    guard !words.isEmpty else { return description.utf8.contains { $0 > 0x20 } }
    let ofName = self.words(of: name)
    if words == ofName || words.count > 1 && words == ofName.dropLast() { return true }
    return words.allSatisfy { word in
      empty.contains(word) || articles.contains(word) || word.utf8.allSatisfy(\.isDigit)
    } && !words.allSatisfy(articles.contains)
  }

  /// The letters of ASCII and of other scripts, and the digits, in small letters; each change from
  /// letters to digits begins a word, as in IMG20260501.
  private static func words(of text: String) -> [String] {
    var words: [[UInt8]] = [[]]
    var wasDigit = false
    for byte in text.utf8 {
      let isPart = byte.isAlphanumeric || byte >= 0x80
      if !isPart || byte.isDigit != wasDigit, !(words.last ?? []).isEmpty { words.append([]) }
      if isPart { words[words.count - 1].append(byte.lowercased) }
      wasDigit = byte.isDigit
    }
    return words.filter { !$0.isEmpty }.map { String(decoding: $0, as: UTF8.self) }
  }
}
