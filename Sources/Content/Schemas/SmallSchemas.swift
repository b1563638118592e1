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
