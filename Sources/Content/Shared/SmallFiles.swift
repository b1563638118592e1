import Diagnostics
import Facts
import YAML

/// The schema of `sources.yaml`.
enum SourcesSchema {
  /// The whole file.
  static let schema = Schema(
    prefix: "sources", name: "the sources file", root: .keyed(ScalarParser.id.format, source))

  private static let source = Shape.mapping([
    .required("title", .text, "the title of the publication"),
    .required("kind", .value(ScalarParser<SourceKind>.word), "what kind of publication it is"),
    .optional("authors", .text, "who wrote it"),
    .optional("publisher", .text, "the journal, authority or company"),
    .optional("year", .value(.year), "the year of publication"),
    .optional("url", .value(.webAddress), "where it can be read"),
    .optional("doi", .value(.doi), "its DOI, from '10.' on"),
    .optional("pmid", .value(.pmid), "its PubMed number"),
    .optional("note", .text, "a remark for patients"),
  ])
}

/// The schema of `glossary.yaml`.
enum GlossarySchema {
  /// The whole file.
  static let schema = Schema(
    prefix: "glossary", name: "the glossary", root: .keyed(ScalarParser.text.format, entry))

  private static let entry = Shape.either([
    .text,
    .mapping([
      .required("definition", .text, "what the word means"),
      .optional("forms", .list(.text, atLeast: 0), "other spellings"),
    ]),
  ])
}

/// The schema of an article's front matter.
enum FrontMatterSchema {
  /// The part between the `---` lines.
  static let schema = Schema(
    prefix: "article", name: "the front matter",
    root: .mapping([
      .required("title", .text, "the page's heading"),
      .required("summary", .text, "one or two sentences"),
      .optional("order", SharedShapes.order, "the place in the guide"),
      .optional("topics", SharedShapes.topics, "ids of topics in clinic.yaml"),
      .optional("draft", .value(.boolean), "true: only built with --drafts"),
      .optional("publish_on", .value(.date), "the first day on which the page is published"),
      .optional("expires_on", .value(.date), "the first day on which it no longer is"),
      .optional("review", SharedShapes.review, "who reviewed the page, and when"),
      .optional("aliases", .list(.value(.alias), atLeast: 0), "old addresses that lead here"),
      .optional("image", .value(.filePath), "a picture for link previews"),
    ]))
}

/// Makes the bibliography of `sources.yaml`.
enum SourcesDecoder {
  /// The sources in the order written; nil when `file` cannot be read at all.
  ///
  /// Every problem goes to `diagnostics`. A source with an error is in the list as far as it could
  /// be read, so that a reference to it is not reported as well.
  static func decode(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> [Source]? {
    guard let root = ContentFile(file: file).read(SourcesSchema.schema, &diagnostics) else {
      return nil
    }
    return root.entries.map { source($0, &diagnostics) }
  }

  private static func source(
    _ entry: YAMLNode.Entry, _ diagnostics: inout [Diagnostic]
  ) -> Source {
    let node = entry.value
    let kind = node["kind"]?.value(ScalarParser<SourceKind>.word)
    if let kind, kind != .consumerArticle, kind != .clinic {
      diagnostics += missing(["publisher", "year"], in: entry, kind)
    }
    return Source(
      id: entry.key.value, title: node.text("title") ?? Located("", at: entry.key.location),
      kind: kind ?? .consumerArticle, authors: node.text("authors"),
      publisher: node.text("publisher"), year: node["year"]?.value(.year),
      url: node["url"]?.value(.webAddress), doi: node["doi"]?.value(.doi),
      pmid: node["pmid"]?.value(.pmid), note: node.text("note"), location: entry.key.location)
  }

  private static func missing(
    _ keys: [String], in entry: YAMLNode.Entry, _ kind: SourceKind
  ) -> [Diagnostic] {
    keys.filter { entry.value[$0] == nil }.map { key in
      Diagnostic(
        "sources/missing-key", .error, "\(entry.key.value.quoted) has no '\(key)'",
        at: entry.key.location,
        help: "add '\(key)', which every source of kind '\(kind.rawValue)' has")
    }
  }
}

/// Makes the glossary of `glossary.yaml`.
enum GlossaryDecoder {
  /// The entries in the order written; nil when `file` cannot be read at all.
  ///
  /// Every problem goes to `diagnostics`.
  static func decode(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> [GlossaryEntry]? {
    guard let root = ContentFile(file: file).read(GlossarySchema.schema, &diagnostics) else {
      return nil
    }
    let entries = root.entries.compactMap(entry)
    diagnostics += duplicates(entries)
    return entries
  }

  private static func entry(_ entry: YAMLNode.Entry) -> GlossaryEntry? {
    let node = entry.value
    guard let definition = node.text("definition") ?? node.located(.text) else { return nil }
    return GlossaryEntry(term: entry.key, definition: definition, forms: node.texts("forms"))
  }

  /// Words that two entries explain; capital letters do not matter.
  private static func duplicates(_ entries: [GlossaryEntry]) -> [Diagnostic] {
    let words = entries.flatMap { [$0.term] + $0.forms }.map { $0.map { $0.lowercased() } }
    return Duplicates.find(words).map { word, first in
      Diagnostic(
        "glossary/duplicate-term", .error, "\(word.value.quoted) is explained twice",
        at: word.location, help: "keep one of the two",
        notes: [.init("it is first explained here", at: first)])
    }
  }
}

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
