public import Content
public import Diagnostics
import Facts
public import Foundations

/// Compares the numbers of pages that are not in the site yet with the facts of the subjects that
/// they speak of.
public struct DraftNumbers: Sendable {
  /// A page that may come, by its path in the site's folder.
  public typealias Draft = (path: RelativePath, text: String)

  /// The checks whose findings say that a number is that of a fact, or another one.
  private static let checks: Set<String> = [
    "numbers/typed", "numbers/disagrees", "numbers/may-disagree", "numbers/never",
    "numbers/unsupported",
  ]

  /// What the checks find of numbers in `drafts`, at their paths, as if each lay in the folder of
  /// every subject that it names: only there are numbers compared with its facts.
  /// - Throws: `FileProblem` when a file of the site in `folder` cannot be read.
  public static func findings(
    in drafts: [Draft], of content: SiteContent, _ folder: SiteFolder, options: BuildOptions
  ) async throws -> [Diagnostic] {
    var places: [RelativePath: (draft: RelativePath, subject: String)] = [:]
    var texts: [RelativePath: [UInt8]] = [:]
    for (number, draft) in drafts.enumerated() {
      for subject in subjects(of: draft.text, in: content) {
        let path = subject.path.parent.appending("careleaf-import-\(number + 1).md")
        places[path] = (draft.path, subject.id)
        texts[path] = Array(draft.text.utf8)
      }
    }
    guard !texts.isEmpty else { return [] }
    let together = folder.with(texts)
    var memory = SiteMemory(isKept: false)
    let build = try await SiteBuild.prepare(
      together, options: options, memory: &memory, making: .onRequest(marksPlaces: true))
    var checked = ContentCheck.Memory()
    let report = try await ContentCheck.report(on: build, in: together, options, memory: &checked)
    let found = (report?.diagnostics ?? []).compactMap { finding -> Diagnostic? in
      guard checks.contains(finding.id), let place = places[finding.location.path] else {
        return nil
      }
      var finding = finding
      finding.location.path = place.draft
      // Outside of the subject's folder its name comes first.
      finding.help = finding.help?.replacing("{{ ", with: "{{ \(place.subject).")
      finding.fixes = []
      return finding
    }
    return Set(found).sorted()
  }

  /// The subjects that a text names, by any of their names.
  private static func subjects(of text: String, in content: SiteContent) -> [Treatment] {
    let text = text.lowercased()
    return content.treatments.filter { subject in
      let names =
        [subject.name] + subject.otherNames + subject.layNames
        + [subject.nameInSentence].compactMap(\.self)
      return names.contains { text.containsBytes(of: $0.value.lowercased()) }
    }
  }
}

extension SiteFolder {
  /// The folder with further files in it.
  fileprivate func with(_ texts: [RelativePath: [UInt8]]) -> SiteFolder {
    SiteFolder(
      files: { [files] folder throws(FileProblem) in
        let added = texts.keys.filter { $0.isBelow(folder) }.map { Entry(path: $0) }
        return (try files(folder) + added).sorted { $0.path < $1.path }
      },
      read: { [read] path throws(FileProblem) in
        if let text = texts[path] { return text }
        return try read(path)
      }, readParts: readParts)
  }
}
