import Diagnostics
import Facts

/// What an article can refer to.
struct ArticleContext: Sendable {
  let facts: FactFiles
  let scope: FactScope
  let media: [String: MediaFile]
  let blockNames: Set<String>

  var references: ReferenceChecker { facts.references }

  init(facts: FactFiles, media: [String: MediaFile], options: LoadOptions) {
    self.facts = facts
    self.media = media
    scope = FactScope(clinic: facts.clinic, treatments: facts.treatments)
    blockNames = options.blockNames
  }

  /// The pictures and documents in a folder.
  func pictures(in folder: String) -> [String] {
    media.keys.filter { $0.hasPrefix(folder + "/") }
      .map { String($0.dropFirst(folder.count + 1)) }
  }

  /// What an article that was resolved in `other` may not find the same here.
  func changes(since other: ArticleContext) -> ArticleDependencies {
    var changes: ArticleDependencies = []
    if facts.clinic.allowsRawHTML != other.facts.clinic.allowsRawHTML { return .everything }
    if hasOtherFacts(than: other) { changes.insert(.facts) }
    if blockNames != other.blockNames || scope.treatmentIDs != other.scope.treatmentIDs {
      changes.insert(.blocks)
    }
    if facts.names.sources != other.facts.names.sources { changes.insert(.sources) }
    if facts.names.topics != other.facts.names.topics
      || facts.names.reviewers != other.facts.names.reviewers
    {
      changes.insert(.clinic)
    }
    if facts.glossary.words != other.facts.glossary.words { changes.insert(.glossary) }
    if media.count != other.media.count || media.keys.contains(where: { other.media[$0] == nil }) {
      changes.insert(.media)
    }
    return changes
  }

  /// Articles need to know which facts there are; what they are worth is for the pages.
  private func hasOtherFacts(than other: ArticleContext) -> Bool {
    if (facts.clinic.email == nil) != (other.facts.clinic.email == nil) { return true }
    let treatments = Dictionary(facts.treatments.map { ($0.id, $0) }) { first, _ in first }
    let others = Dictionary(other.facts.treatments.map { ($0.id, $0) }) { first, _ in first }
    guard treatments.keys == others.keys else { return true }
    return treatments.contains { id, treatment in
      if let file = facts.treatmentFiles[id], let old = other.facts.treatmentFiles[id],
        file.isSame(as: old)
      {
        return false
      }
      return others[id].map { $0.hasOtherFacts(than: treatment) } ?? true
    }
  }
}

extension Treatment {
  /// Whether articles can refer to other facts of it than of `other`.
  fileprivate func hasOtherFacts(than other: Treatment) -> Bool {
    resolvableNames != other.resolvableNames || factNames != other.factNames
  }

  /// Every name that has a value. A fact without a number, say, has no lowest one.
  private var resolvableNames: Set<String> {
    let members = ["", ".low", ".high", ".range"]
    let candidates = factNames.flatMap { name in members.map { name + $0 } }
    return Set(candidates.filter { factValue($0.split(separator: ".").map(String.init)) != nil })
  }
}
