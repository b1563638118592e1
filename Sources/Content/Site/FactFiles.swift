import Diagnostics
public import Facts
public import Foundations
public import YAML

struct FactFiles: Sendable {
  /// The names that these files give to things which others refer to; nil where a file cannot be
  /// read.
  struct Names: Sendable, Hashable {
    let sources: [String]?
    let topics: [String]?
    let reviewers: [String]?
  }

  let clinic: Clinic
  let sources: [Source]
  let glossary: Glossary
  let synonyms: [Synonym]
  let treatments: [Treatment]
  /// The files of the treatments, by their id.
  let treatmentFiles: [String: SourceFile]
  let names: Names
  let references: ReferenceChecker

  /// The facts files in which something is still to be written, so that nothing of the guide is
  /// published.
  private let waiting: Set<RelativePath>

  /// Whether the clinic's file could be read; without it, the rest is only good to be checked.
  let isComplete: Bool

  /// Reads all YAML files of `tree` that are not as in `memory`. A file that cannot be read does
  /// not keep the others from being checked.
  /// - Throws: `FileProblem` when the system does not give a file.
  init(
    _ tree: ContentTree, _ catalog: KindCatalog, reader: FileReader, memory: inout FactMemory,
    options: LoadOptions, _ diagnostics: inout [Diagnostic]
  ) async throws(FileProblem) {
    if tree.clinic == nil { diagnostics.append(Self.noClinic) }
    let clinic = try Self.value(
      tree.clinic, reader, &memory.clinic, &diagnostics, ClinicFile.read)
    let sources = try Self.value(
      tree.sources, reader, &memory.sources, &diagnostics, SourcesFile.read)
    let glossary = try Self.value(
      tree.glossary, reader, &memory.glossary, &diagnostics, GlossaryFile.read)
    synonyms =
      try Self.value(tree.synonyms, reader, &memory.synonyms, &diagnostics, SynonymsFile.read)
      ?? []
    isComplete = clinic != nil
    self.clinic = (clinic ?? .unreadable).asOf(options.asOf)
    self.sources = sources ?? []
    self.glossary = glossary ?? Glossary([])
    let treatments = try await Self.treatments(
      tree, reader, FactsDecoder.Settings(currency: self.clinic.currency.value, catalog: catalog),
      workers: options.workers, &memory, &diagnostics)
    let waiting =
      options.showsGaps ? [] : Set(memory.treatments.filter { $0.value.diagnostics.hasGaps }.keys)
    self.treatments = treatments.filter { !waiting.contains($0.path) }
    self.waiting = waiting
    treatmentFiles = Dictionary(
      memory.treatments.values.compactMap { read in
        read.file.flatMap { file in read.value.map { ($0.id, file) } }
      }
    ) { first, _ in first }
    names = Names(
      sources: sources?.map(\.id) ?? (tree.sources == nil ? [] : nil),
      topics: clinic?.topics.map(\.id.value), reviewers: clinic?.reviewers.map(\.id.value))
    references = ReferenceChecker(
      sources: names.sources, topics: names.topics, reviewers: names.reviewers,
      payers: clinic?.payers.map(\.id.value))
    diagnostics += treatments.flatMap(references.check)
  }

  /// Those of `articles` that are not part of a guide that waits for its facts.
  func guides(of articles: [ContentTree.ArticleFile]) -> [ContentTree.ArticleFile] {
    guard !waiting.isEmpty else { return articles }
    return articles.filter { !waiting.contains($0.path.parent.appending("facts.yaml")) }
  }

  private static func treatments(
    _ tree: ContentTree, _ reader: FileReader, _ settings: FactsDecoder.Settings, workers: Int,
    _ memory: inout FactMemory, _ diagnostics: inout [Diagnostic]
  ) async throws(FileProblem) -> [Treatment] {
    let last = memory.settings == settings ? memory.treatments : [:]
    let reads = try await tree.facts.parallelMap(workers: workers) {
      subject, path throws(FileProblem) in
      try reader.read(path, last: last[path]) {
        FactsDecoder.decode($0, of: subject, settings, &$1)
      }
    }
    memory.treatments = Dictionary(zip(tree.facts.map(\.path), reads)) { first, _ in first }
    memory.settings = settings
    diagnostics += reads.flatMap(\.diagnostics)
    return reads.compactMap(\.value).sorted { left, right in
      (left.order, left.name.value, left.id) < (right.order, right.name.value, right.id)
    }
  }

  /// The kinds of the site and the facts that it declares in the file at `path`.
  static func catalog(
    _ path: RelativePath?, _ reader: FileReader, _ memory: inout FactMemory,
    _ diagnostics: inout [Diagnostic]
  ) throws(FileProblem) -> KindCatalog {
    try value(path, reader, &memory.kinds, &diagnostics, KindsFile.read) ?? KindCatalog()
  }

  private static func value<Value>(
    _ path: RelativePath?, _ reader: FileReader, _ last: inout CachedFile<Value>?,
    _ diagnostics: inout [Diagnostic], _ decode: (SourceFile, inout [Diagnostic]) -> Value?
  ) throws(FileProblem) -> Value? {
    guard let path else {
      last = nil
      return nil
    }
    let read = try reader.read(path, last: last, decode: decode)
    diagnostics += read.diagnostics
    last = read
    return read.value
  }

  private static let noClinic = Diagnostic(
    ContentProblem.missingClinic, "the file content/clinic.yaml is missing",
    at: SourceLocation(path: "content/clinic.yaml"),
    help: "it says who publishes the site; see content/README.md")
}

public enum ContentSchemas {
  /// By the name of the file without its extension; articles have front matter.
  public static var all: [(name: String, schema: Schema)] {
    BuiltInKind.allCases.map { kind in
      ("facts-\(kind.folder)", FactsSchema(SubjectKind(kind)).schema)
    } + [
      ("facts", FactsSchema.any.schema), ("sources", SourcesFile.schema),
      ("glossary", GlossaryFile.schema), ("synonyms", SynonymsFile.schema),
      ("clinic", ClinicFile.schema),
      ("kinds", KindsFile.schema), ("pictures", PicturesFile.schema),
      ("front-matter", FrontMatter.schema),
    ]
  }

  /// That of the facts files of a kind of the site that has `catalog`.
  public static func facts(of kind: SubjectKind, in catalog: KindCatalog) -> Schema {
    FactsSchema(kind, catalog.facts, units: catalog.ownUnits).schema
  }
}

extension KindCatalog {
  /// Where a site declares its kinds.
  public static let path = KindsFile.path

  /// What `bytes` of such a file declare and can be read; what cannot is for a check to tell.
  public init(reading bytes: [UInt8]) {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: Self.path, text: String(decoding: bytes, as: UTF8.self))
    self = KindsFile.read(file, &diagnostics) ?? KindCatalog()
  }
}
