import Diagnostics
import Facts
import Foundations
public import YAML

/// What the YAML files of a site say.
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
  let treatments: [Treatment]
  /// The files of the treatments, by their id.
  let treatmentFiles: [String: SourceFile]
  /// The names of sources, topics and reviewers.
  let names: Names
  /// Checks the ids of sources, topics and reviewers against these files.
  let references: ReferenceChecker

  /// Whether the clinic's file could be read; without it, the rest is only good to be checked.
  let isComplete: Bool

  /// Reads all YAML files of `tree` that are not as in `memory`. A file that cannot be read does
  /// not keep the others from being checked.
  ///
  /// - Throws: `FileProblem` when the system does not give a file.
  init(
    _ tree: ContentTree, reader: FileReader, memory: inout FactMemory,
    _ diagnostics: inout [Diagnostic]
  ) throws(FileProblem) {
    if tree.clinic == nil { diagnostics.append(Self.noClinic) }
    let clinic = try Self.value(
      tree.clinic, reader, &memory.clinic, &diagnostics, ClinicFile.read)
    let sources = try Self.value(
      tree.sources, reader, &memory.sources, &diagnostics, SourcesFile.read)
    let glossary = try Self.value(
      tree.glossary, reader, &memory.glossary, &diagnostics, GlossaryFile.read)
    isComplete = clinic != nil
    self.clinic = clinic ?? .unreadable
    self.sources = sources ?? []
    self.glossary = glossary ?? Glossary([])
    treatments = try Self.treatments(
      tree, reader, currency: self.clinic.currency.value, &memory, &diagnostics)
    treatmentFiles = Dictionary(
      memory.treatments.values.compactMap { read in
        read.file.flatMap { file in read.value.map { ($0.id, file) } }
      }
    ) { first, _ in first }
    names = Names(
      sources: sources?.map(\.id) ?? (tree.sources == nil ? [] : nil),
      topics: clinic?.topics.map(\.id.value), reviewers: clinic?.reviewers.map(\.id.value))
    references = ReferenceChecker(
      sources: names.sources, topics: names.topics, reviewers: names.reviewers)
    diagnostics += treatments.flatMap(references.check)
  }

  private static func treatments(
    _ tree: ContentTree, _ reader: FileReader, currency: Currency, _ memory: inout FactMemory,
    _ diagnostics: inout [Diagnostic]
  ) throws(FileProblem) -> [Treatment] {
    let last = memory.currency == currency ? memory.treatments : [:]
    memory.treatments = [:]
    memory.currency = currency
    var treatments: [Treatment] = []
    for (id, path) in tree.facts.sorted(by: { $0.key < $1.key }) {
      var read = last[path]
      let treatment = try value(path, reader, &read, &diagnostics) {
        FactsDecoder.decode($0, id: id, currency: currency, &$1)
      }
      memory.treatments[path] = read
      if let treatment { treatments.append(treatment) }
    }
    return treatments.sorted { left, right in
      (left.order, left.name.value, left.id) < (right.order, right.name.value, right.id)
    }
  }

  private static func value<Value>(
    _ path: String?, _ reader: FileReader, _ last: inout CachedFile<Value>?,
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

/// The YAML files of a site as they were read last.
struct FactMemory: Sendable {
  var clinic: CachedFile<Clinic>?
  var sources: CachedFile<[Source]>?
  var glossary: CachedFile<Glossary>?
  /// By the path of the file.
  var treatments: [String: CachedFile<Treatment>] = [:]
  /// The currency that `treatments` were read with.
  var currency: Currency?

  mutating func forgetStamp(of path: String) {
    if clinic?.file?.path == path { clinic?.stamp = nil }
    if sources?.file?.path == path { sources?.stamp = nil }
    if glossary?.file?.path == path { glossary?.stamp = nil }
    treatments[path]?.stamp = nil
  }
}

/// Reads files, but none again that is still as it was.
struct FileReader: Sendable {
  let folder: SiteFolder
  /// The stamps of the files that have one, by path.
  let stamps: [String: FileStamp]

  /// The files in `entries`, which are those of `folder`.
  init(folder: SiteFolder, entries: [SiteFolder.Entry]) {
    self.folder = folder
    stamps = Dictionary(
      entries.compactMap { entry in entry.stamp.map { (entry.path, $0) } }
    ) { first, _ in first }
  }

  /// The file at `path` and what `decode` makes of it; `last`, when that is still so.
  ///
  /// - Throws: `FileProblem` when the system does not give the file.
  func read<Value>(
    _ path: String, last: CachedFile<Value>?,
    decode: (SourceFile, inout [Diagnostic]) -> Value?
  ) throws(FileProblem) -> CachedFile<Value> {
    let stamp = stamps[path]
    if let last, let stamp, last.stamp == stamp { return last }
    let bytes = try folder.read(path)
    var diagnostics: [Diagnostic] = []
    guard let file = TextDecoding.decode(bytes, path: path, &diagnostics) else {
      return CachedFile(stamp: stamp, file: nil, value: nil, diagnostics: diagnostics)
    }
    if var last, let old = last.file, old.isSame(as: file) {
      last.stamp = stamp
      return last
    }
    let value = decode(file, &diagnostics)
    return CachedFile(stamp: stamp, file: file, value: value, diagnostics: diagnostics)
  }
}

/// A file as it was read, and what was made of it.
struct CachedFile<Value: Sendable>: Sendable {
  /// Tells whether it has changed since; nil when only its bytes can.
  var stamp: FileStamp?
  /// Its text; nil when it is no text.
  let file: SourceFile?
  /// What it says; nil when it cannot be understood.
  let value: Value?
  /// What is wrong with it.
  let diagnostics: [Diagnostic]
}

extension SourceFile {
  /// Whether it has the same bytes as `other`: equal strings can be written differently.
  func isSame(as other: SourceFile) -> Bool {
    var (own, others) = (text, other.text)
    return own.withUTF8 { own in
      others.withUTF8 { others in
        own.count == others.count
          && (own.baseAddress == others.baseAddress || own.elementsEqual(others))
      }
    }
  }
}

/// The schemas of the content files.
public enum ContentSchemas {
  /// By the name of the file without its extension; articles have front matter.
  public static var all: [(name: String, schema: Schema)] {
    [
      ("facts", FactsSchema.schema), ("sources", SourcesFile.schema),
      ("glossary", GlossaryFile.schema), ("clinic", ClinicFile.schema),
      ("front-matter", FrontMatter.schema),
    ]
  }
}
