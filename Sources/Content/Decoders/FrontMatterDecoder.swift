import Diagnostics
import Facts
import YAML

/// Makes front matter of the lines at the head of an article.
enum FrontMatterDecoder {
  /// The front matter in `lines` (from 1, without the `---` lines) of `file`; nil when it cannot
  /// be read at all.
  ///
  /// Every problem goes to `diagnostics`. Where one is an error, the value holds what could be
  /// read.
  static func decode(
    _ file: SourceFile, lines: Range<Int>, _ diagnostics: inout [Diagnostic]
  ) -> FrontMatter? {
    let content = ContentFile(file: file, lines: lines)
    guard let root = content.read(FrontMatterSchema.schema, &diagnostics) else { return nil }
    let matter = frontMatter(root, nothing: Located("", at: root.location))
    diagnostics += [
      DateOrder.problem(
        "article", matter.publishOn, "publish_on", matter.expiresOn, "expires_on"),
      DateOrder.problem("article", matter.review?.on, "on", matter.review?.due, "due"),
    ].compactMap(\.self)
    return matter
  }

  private static func frontMatter(_ root: YAMLNode, nothing: Located<String>) -> FrontMatter {
    FrontMatter(
      title: root.text("title") ?? nothing, summary: root.text("summary") ?? nothing,
      order: root["order"]?.located(.order), topics: root.ids("topics"),
      isDraft: root["draft"]?.value(.boolean) ?? false,
      publishOn: root["publish_on"]?.located(.date),
      expiresOn: root["expires_on"]?.located(.date), review: root.review,
      aliases: root["aliases"]?.items.compactMap { $0.located(.alias) } ?? [],
      image: root["image"]?.located(.filePath))
  }
}
