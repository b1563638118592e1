public import Diagnostics
public import Facts
import YAML

/// What stands between the `---` lines at the head of an article.
public struct FrontMatter: Sendable {
  public var title: Located<String>
  /// One or two sentences for lists and search engines.
  public var summary: Located<String>
  /// The place among the pages of its folder; nil comes last.
  public var order: Located<Int>?
  public var topics: [Located<String>] = []
  /// Whether it is left out unless drafts are asked for.
  public var isDraft = false
  /// The first day on which it is published.
  public var publishOn: Located<CalendarDate>?
  /// The first day on which it no longer is.
  public var expiresOn: Located<CalendarDate>?
  /// Who reviewed it; nil when nobody has.
  public var review: Review?
  /// Old addresses that lead here, from the site's root, such as `/old-page/`.
  public var aliases: [Located<String>] = []
  /// A picture for link previews, as a path relative to the article.
  public var image: Located<String>?
  /// What is known of pictures, by the rules of `pictures.yaml`.
  public var pictures: [PictureNotes] = []
}

extension FrontMatter {
  static let schema = Schema(
    prefix: "article", name: "the front matter",
    root: .mapping([
      .required("title", .text, "the page's heading"),
      .required("summary", .text, "one or two sentences"),
      .optional("order", CommonFields.order, "the place in the guide"),
      .optional("topics", CommonFields.topics, "ids of topics in clinic.yaml"),
      .optional("draft", .value(.boolean), "true: only built with --drafts"),
      .optional("publish_on", .value(.date), "the first day on which the page is published"),
      .optional("expires_on", .value(.date), "the first day on which it no longer is"),
      .optional("review", CommonFields.review, "who reviewed the page, and when"),
      .optional("aliases", .list(.value(.alias), atLeast: 0), "old addresses that lead here"),
      .optional("image", .value(.filePath), "a picture for link previews and cards"),
      .optional("pictures", PicturesFile.shape, "what is known of its pictures, by their paths"),
    ]), canWait: true)

  /// The front matter in `lines` (from 1, without the `---` lines) of `file`; nil when it cannot
  /// be read at all. Every problem goes to `diagnostics`. Where one is an error, the value holds
  /// what could be read.
  static func read(
    _ file: SourceFile, lines: Range<Int>, _ diagnostics: inout [Diagnostic]
  ) -> FrontMatter? {
    guard let root = schema.read(file, lines: lines, &diagnostics) else { return nil }
    var matter = FrontMatter(root)
    matter.pictures =
      root["pictures"].map { PicturesFile.notes($0, in: file.path.parent, &diagnostics) } ?? []
    diagnostics += [
      DateOrder.problem(
        "article", matter.publishOn, "publish_on", matter.expiresOn, "expires_on"),
      DateOrder.problem("article", matter.review?.on, "on", matter.review?.due, "due"),
    ].compactMap(\.self)
    return matter
  }

  private init(_ root: YAMLNode) {
    let nothing = Located("", at: root.location)
    self.init(
      title: root.text("title") ?? nothing, summary: root.text("summary") ?? nothing,
      order: root["order"]?.located(.order), topics: root.ids("topics"),
      isDraft: root["draft"]?.value(.boolean) ?? false,
      publishOn: root["publish_on"]?.located(.date),
      expiresOn: root["expires_on"]?.located(.date), review: root.review,
      aliases: root.values("aliases", .alias), image: root["image"]?.located(.filePath))
  }

  /// The lines of `file` between its first line `---` and the next one, from 1; nil when it has no
  /// front matter or that does not end, which goes to `diagnostics`.
  static func lines(of file: SourceFile, _ diagnostics: inout [Diagnostic]) -> Range<Int>? {
    let first = SourceLocation(
      path: file.path, start: SourcePosition(line: 1, column: 1),
      end: SourcePosition(line: 1, column: file.line(1).count + 1))
    guard isFence(file.line(1)) else {
      let isEmpty = file.text.allSatisfy(\.isWhitespace)
      diagnostics.append(
        Diagnostic(
          ContentProblem.noFrontMatter,
          isEmpty ? "the file is empty" : "the article has no front matter", at: first,
          help: "begin with a line '---', then title and summary, then a line '---'"))
      return nil
    }
    guard let end = (2...max(2, file.lineCount)).first(where: { isFence(file.line($0)) }) else {
      diagnostics.append(
        Diagnostic(
          ContentProblem.unclosedFrontMatter, "the front matter begins here and never ends",
          at: first, help: "put a line '---' after its last key"))
      return nil
    }
    return 2..<end
  }

  private static func isFence(_ line: Substring) -> Bool {
    let bytes = line.utf8
    return bytes.starts(with: "---".utf8)
      && bytes.dropFirst(3).allSatisfy { $0 == UInt8(ascii: " ") || $0 == UInt8(ascii: "\t") }
  }
}
