import Content
import Diagnostics
import Facts

/// What checking a site can take over from the last time: the findings in articles that are still
/// the same, as long as the facts and words that they were held against are. It is good for one
/// set of rules and one day.
public struct CheckMemory: Sendable {
  /// What one article had.
  struct Entry: Sendable {
    let file: SourceFile
    let report: PartReport
  }

  private var entries: [String: Entry] = [:]
  /// The YAML files by their path.
  private var files: [String: SourceFile] = [:]

  /// Nothing, for the first time.
  public init() {}

  /// The reports on the articles of `content` that are still true, where `files` are its YAML
  /// files.
  func reports(on content: SiteContent, files: [String: SourceFile]) -> [String: PartReport] {
    let changed = Set(files.keys).union(self.files.keys).filter { path in
      guard let file = files[path], let old = self.files[path] else { return true }
      return !file.text.utf8.elementsEqual(old.text.utf8)
    }
    let treatments = content.treatments.filter { changed.contains($0.path) }.map(\.id)
    // Glossary, bibliography and clinic are for all; so is a treatment that is new or has gone.
    guard treatments.count == changed.count, files.keys == self.files.keys else { return [:] }
    var reports: [String: PartReport] = [:]
    for article in content.articles {
      guard let entry = entries[article.file.path],
        entry.file.text.utf8.elementsEqual(article.file.text.utf8),
        !treatments.contains(where: { article.isAbout($0) })
      else { continue }
      reports[article.file.path] = entry.report
    }
    return reports
  }

  /// Keeps `reports` on the articles of `content` for the next time.
  mutating func keep(
    _ reports: [String: PartReport], on content: SiteContent, files: [String: SourceFile]
  ) {
    self.files = files
    entries = [:]
    for article in content.articles {
      if let report = reports[article.file.path] {
        entries[article.file.path] = Entry(file: article.file, report: report)
      }
    }
  }
}

extension Article {
  /// Whether it may hold facts of the treatment: it must name one of another folder to do so.
  fileprivate func isAbout(_ treatment: String) -> Bool {
    self.treatment == treatment || file.text.contains(treatment)
  }
}
