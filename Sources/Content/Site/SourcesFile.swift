import Diagnostics
import Facts
import YAML

/// `sources.yaml`, the bibliography.
enum SourcesFile {
  static let schema = Schema(
    prefix: "sources", name: "the sources file",
    root: .keyed(
      ScalarParser.id.format,
      .mapping([
        .required("title", .text, "the title of the publication"),
        .optional("language", .value(.locale), "the language of the title, such as fr"),
        .required("kind", .value(ScalarParser<SourceKind>.word), "what kind of publication it is"),
        .optional("authors", .text, "who wrote it"),
        .optional("publisher", .text, "the journal, authority or company"),
        .optional("year", .value(.year), "the year of publication"),
        .optional("url", .value(.webAddress), "where it can be read"),
        .optional("doi", .value(.doi), "its DOI, from '10.' on"),
        .optional("pmid", .value(.pmid), "its PubMed number"),
        .optional("note", .text, "a remark for patients"),
        .optional("quotes", .list(.text, atLeast: 1), "what it says, word for word"),
      ])))

  /// The sources in the order written; nil when `file` cannot be read at all. Every problem goes
  /// to `diagnostics`. A source with an error is in the list as far as it could be read, so that a
  /// reference to it is not reported as well.
  static func read(_ file: SourceFile, _ diagnostics: inout [Diagnostic]) -> [Source]? {
    schema.read(file, &diagnostics)?.entries.map { source($0, &diagnostics) }
  }

  private static func source(
    _ entry: YAMLNode.Entry, _ diagnostics: inout [Diagnostic]
  ) -> Source {
    let node = entry.value
    let kind = node["kind"]?.value(ScalarParser<SourceKind>.word)
    if let kind, kind != .consumerArticle, kind != .clinic {
      diagnostics += missing(["publisher", "year"], in: entry, kind)
    }
    let quotes = node.texts("quotes")
    if quotes.count > mostQuotes { diagnostics.append(tooMany(quotes, in: entry)) }
    return Source(
      id: entry.key.value, title: node.text("title") ?? Located("", at: entry.key.location),
      language: node["language"]?.value(.locale), kind: kind ?? .consumerArticle,
      authors: node.text("authors"),
      publisher: node.text("publisher"), year: node["year"]?.value(.year),
      url: node["url"]?.value(.webAddress), doi: node["doi"]?.value(.doi),
      pmid: node["pmid"]?.value(.pmid), note: node.text("note"), quotes: quotes,
      location: entry.key.location)
  }

  /// Every report of a source is held against each of its quotes.
  private static let mostQuotes = 50

  private static func tooMany(
    _ quotes: [Located<String>], in entry: YAMLNode.Entry
  ) -> Diagnostic {
    Diagnostic(
      ContentProblem.tooManyQuotes, "\(entry.key.value.quoted) has \(quotes.count) quotes",
      at: quotes[mostQuotes].location,
      help: "keep the \(mostQuotes) that facts and articles report")
  }

  private static func missing(
    _ keys: [String], in entry: YAMLNode.Entry, _ kind: SourceKind
  ) -> [Diagnostic] {
    keys.filter { entry.value[$0] == nil }.map { key in
      Diagnostic(
        schema.rule(.missingKey), "\(entry.key.value.quoted) has no '\(key)'",
        at: entry.key.location,
        help: "add '\(key)', which every source of kind '\(kind.rawValue)' has")
    }
  }
}

extension ScalarParser where Value == Int {
  static var year: Self { integer(1500...2999, example: 2008) }
}
