import Content
import Diagnostics
import Facts
public import Foundations

/// What checking a site can take over from the last time: the findings in articles that are still
/// the same, as long as the facts and words that they were held against are; and those in facts, which
/// are held against themselves. It is good for one set of rules and one day.
public struct CheckMemory: Sendable {
  private var ofArticles: [RelativePath: PartReport] = [:]
  private var ofTreatments: [RelativePath: PartReport] = [:]
  /// The YAML files that all was held against.
  private var files: Set<RelativePath> = []
  private var witness = Witness.texts([:])

  /// What tells which files are still the same.
  private enum Witness: Sendable {
    /// What they held.
    case texts([RelativePath: SourceFile])
    /// Somebody who has compared them.
    case told(@Sendable (RelativePath) -> Bool)

    func isSame(_ file: SourceFile) -> Bool {
      switch self {
      case .texts(let texts):
        texts[file.path].map { $0.text.hasSameBytes(as: file.text) } ?? false
      case .told(let isUnchanged): isUnchanged(file.path)
      }
    }
  }

  /// Of how many changed treatments the texts of all articles are searched for the names. To search
  /// for more takes longer than to check the articles.
  private static let mostTreatments = 32

  public init() {}

  /// The reports on parts of `content` that are still true; `files` are its YAML files.
  func reports(on content: SiteContent, files: [RelativePath: SourceFile]) -> [RelativePath:
    PartReport]
  {
    let changed = Set(files.values.filter { !witness.isSame($0) }.map(\.path))
    let treatments = content.treatments.filter { changed.contains($0.path) }.map(\.id)
    // Glossary, bibliography and clinic are for all; so is a treatment that is new or has gone.
    guard treatments.count == changed.count, treatments.count <= Self.mostTreatments,
      Set(files.keys) == self.files
    else { return [:] }
    var reports: [RelativePath: PartReport] = [:]
    for (path, report) in ofTreatments where !changed.contains(path) {
      guard let file = files[path], !treatments.contains(where: file.names) else { continue }
      reports[path] = report
    }
    for article in content.articles where witness.isSame(article.file) {
      guard let report = ofArticles[article.file.path],
        !treatments.contains(where: { article.isAbout($0) })
      else { continue }
      reports[article.file.path] = report
    }
    return reports
  }

  mutating func keep(
    _ reports: [RelativePath: PartReport], on content: SiteContent,
    files: [RelativePath: SourceFile]
  ) {
    self.files = Set(files.keys)
    ofTreatments = Dictionary(
      content.treatments.compactMap { treatment in
        reports[treatment.path].map { (treatment.path, $0) }
      }
    ) { first, _ in first }
    let articles = content.articles.filter { reports[$0.file.path] != nil }
    ofArticles = Dictionary(
      articles.map { ($0.file.path, reports[$0.file.path] ?? PartReport()) }
    ) { first, _ in first }
    witness = .texts(files.merging(articles.map { ($0.file.path, $0.file) }) { first, _ in first })
  }
}

extension CheckMemory {
  /// What a later run can take over, for `init(_:isUnchanged:)` to read.
  public func pack(into writer: inout PackedWriter) {
    writer.add(files.sorted()) { $0.add($1.text) }
    for reports in [ofTreatments, ofArticles] {
      writer.add(reports.keys.sorted()) { writer, path in
        writer.add(path.text)
        writer.add(reports[path] ?? PartReport())
      }
    }
  }

  /// What `pack` has written; `isUnchanged` tells whether the file at a path, which has been read, is
  /// what it was then.
  /// - Throws: `PackedReader.Defect` when it is something else.
  public init(
    _ reader: inout PackedReader, isUnchanged: @escaping @Sendable (RelativePath) -> Bool
  ) throws(PackedReader.Defect) {
    files = Set(
      try reader.list { reader throws(PackedReader.Defect) in RelativePath(try reader.text()) })
    ofTreatments = try Self.reports(&reader)
    ofArticles = try Self.reports(&reader)
    witness = .told(isUnchanged)
  }

  private static func reports(
    _ reader: inout PackedReader
  ) throws(PackedReader.Defect) -> [RelativePath: PartReport] {
    let entries = try reader.list { reader throws(PackedReader.Defect) in
      (RelativePath(try reader.text()), try reader.report())
    }
    return Dictionary(entries) { first, _ in first }
  }
}

extension Article {
  /// Whether it may hold facts of the treatment: it must name one of another folder to do so.
  fileprivate func isAbout(_ treatment: String) -> Bool {
    // Outside of guides a paragraph is about any subject that it names.
    self.treatment == treatment || self.treatment == nil || file.names(treatment)
  }
}

extension SourceFile {
  /// Whether the id of a treatment stands in it.
  fileprivate func names(_ treatment: String) -> Bool { text.containsBytes(of: treatment) }
}
