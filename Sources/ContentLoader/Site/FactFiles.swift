import Diagnostics
import TreatmentFacts

/// What the YAML files of a site say.
struct FactFiles: Sendable {
  let clinic: Clinic
  let sources: [Source]
  let glossary: Glossary
  let treatments: [Treatment]
  /// Checks the ids of sources, topics and reviewers against these files.
  let references: ReferenceChecker

  /// Reads all YAML files of `tree`; nil when the clinic's cannot be read.
  ///
  /// - Throws: `FileProblem` when a file cannot be read.
  init?(
    _ tree: ContentTree, folder: SiteFolder, _ diagnostics: inout [Diagnostic]
  ) throws(FileProblem) {
    guard let clinicFile = try Self.file(tree.clinic, folder, &diagnostics) else {
      if tree.clinic == nil { diagnostics.append(Self.noClinic) }
      return nil
    }
    let clinic = ClinicDecoder.decode(clinicFile, &diagnostics)
    let sources = try Self.file(tree.sources, folder, &diagnostics)
      .flatMap { SourcesDecoder.decode($0, &diagnostics) }
    let glossary = try Self.file(tree.glossary, folder, &diagnostics)
      .flatMap { GlossaryDecoder.decode($0, &diagnostics) }
    var treatments: [Treatment] = []
    for (id, path) in tree.facts.sorted(by: { $0.key < $1.key }) {
      guard let file = try Self.file(path, folder, &diagnostics), let clinic else { continue }
      let treatment = FactsDecoder.decode(
        file, id: id, currency: clinic.currency.value, &diagnostics)
      if let treatment { treatments.append(treatment) }
    }
    guard let clinic else { return nil }
    self.clinic = clinic
    self.sources = sources ?? []
    self.glossary = Glossary(glossary ?? [])
    self.treatments = treatments.sorted { left, right in
      (left.order, left.name.value, left.id) < (right.order, right.name.value, right.id)
    }
    references = ReferenceChecker(
      sources: self.sources.map(\.id), topics: clinic.topics.map(\.id.value),
      reviewers: clinic.reviewers.map(\.id.value))
    diagnostics += self.treatments.flatMap(references.check)
  }

  private static func file(
    _ path: String?, _ folder: SiteFolder, _ diagnostics: inout [Diagnostic]
  ) throws(FileProblem) -> SourceFile? {
    guard let path else { return nil }
    return TextDecoding.decode(try folder.read(path), path: path, &diagnostics)
  }

  private static let noClinic = Diagnostic(
    "clinic/missing-file", "the file content/clinic.yaml is missing",
    at: SourceLocation(path: "content/clinic.yaml"),
    help: "it says who publishes the site; see content/README.md")
}
