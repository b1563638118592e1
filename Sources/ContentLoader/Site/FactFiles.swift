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

  /// Whether the clinic's file could be read; without it, the rest is only good to be checked.
  let isComplete: Bool

  /// Reads all YAML files of `tree`. A file that cannot be read does not keep the others from
  /// being checked.
  ///
  /// - Throws: `FileProblem` when the system does not give a file.
  init(
    _ tree: ContentTree, folder: SiteFolder, _ diagnostics: inout [Diagnostic]
  ) throws(FileProblem) {
    if tree.clinic == nil { diagnostics.append(Self.noClinic) }
    let clinic = try Self.file(tree.clinic, folder, &diagnostics)
      .flatMap { ClinicDecoder.decode($0, &diagnostics) }
    let sources = try Self.file(tree.sources, folder, &diagnostics)
      .flatMap { SourcesDecoder.decode($0, &diagnostics) }
    let glossary = try Self.file(tree.glossary, folder, &diagnostics)
      .flatMap { GlossaryDecoder.decode($0, &diagnostics) }
    isComplete = clinic != nil
    self.clinic = clinic ?? .unreadable
    self.sources = sources ?? []
    self.glossary = Glossary(glossary ?? [])
    treatments = try Self.treatments(
      tree, folder, currency: self.clinic.currency.value, &diagnostics)
    references = ReferenceChecker(
      sources: sources?.map(\.id) ?? (tree.sources == nil ? [] : nil),
      topics: clinic?.topics.map(\.id.value), reviewers: clinic?.reviewers.map(\.id.value))
    diagnostics += treatments.flatMap(references.check)
  }

  private static func treatments(
    _ tree: ContentTree, _ folder: SiteFolder, currency: Currency,
    _ diagnostics: inout [Diagnostic]
  ) throws(FileProblem) -> [Treatment] {
    var treatments: [Treatment] = []
    for (id, path) in tree.facts.sorted(by: { $0.key < $1.key }) {
      guard let file = try file(path, folder, &diagnostics) else { continue }
      let treatment = FactsDecoder.decode(file, id: id, currency: currency, &diagnostics)
      if let treatment { treatments.append(treatment) }
    }
    return treatments.sorted { left, right in
      (left.order, left.name.value, left.id) < (right.order, right.name.value, right.id)
    }
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
