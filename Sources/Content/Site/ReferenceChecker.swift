import Diagnostics
import Facts
import Foundations
import YAML

/// Checks that the sources, topics, reviewers and payers that content names exist.
struct ReferenceChecker {
  private let sources: Set<Identifier>?
  private let topics: Set<Identifier>?
  private let reviewers: Set<Identifier>?
  private let payers: Set<Identifier>?

  /// A checker for the ids of the bibliography and of the clinic's topics, reviewers and payers.
  /// Those of a file that cannot be read are nil and not checked.
  init(sources: [String]?, topics: [String]?, reviewers: [String]?, payers: [String]? = nil) {
    func names(_ ids: [String]?) -> Set<Identifier>? { ids.map { Set($0.map { Identifier($0) }) } }
    self.sources = names(sources)
    self.topics = names(topics)
    self.reviewers = names(reviewers)
    self.payers = names(payers)
  }

  func check(_ treatment: Treatment) -> [Diagnostic] {
    var names = NearestNames()
    return treatment.facts.citations.sorted { $0.location < $1.location }
      .compactMap { source($0, prefix: "facts", &names) }
      + named(treatment.topics, treatment.review, prefix: "facts")
      + treatment.prices.prices.compactMap { payer($0.payer) }
  }

  /// The problem of a payer that neither the program nor the clinic's file names.
  private func payer(_ id: Located<String>) -> Diagnostic? {
    guard let payers, KnownPayer(rawValue: id.value) == nil,
      !payers.contains(Identifier(id.value))
    else { return nil }
    let known = KnownPayer.allCases.map(\.rawValue) + payers.sorted().map(\.text)
    return Diagnostic(
      PriceProblem.unknownPayer, "\(id.value.quoted) is not a payer", at: id.location,
      nearest: NearestName.nearest(to: id.value, among: known),
      orElse: "add it to 'payers:' in clinic.yaml, such as '\(id.value): On the public service'")
  }

  func check(_ matter: FrontMatter) -> [Diagnostic] {
    named(matter.topics, matter.review, prefix: "article")
  }

  /// The problem of a citation of a source that does not exist, with an id that begins with
  /// `prefix`; `names` are those looked up before.
  func source(
    _ id: Located<String>, prefix: String, _ names: inout NearestNames
  ) -> Diagnostic? {
    problem(.unknownSource, prefix, id, "source", of: "sources.yaml", sources, &names)
  }

  private func named(
    _ topics: [Located<String>], _ review: Review?, prefix: String
  ) -> [Diagnostic] {
    var names = NearestNames()
    let unknown = topics.compactMap {
      problem(.unknownTopic, prefix, $0, "topic", of: "clinic.yaml", self.topics, &names)
    }
    let reviewer = review.flatMap {
      problem(
        .unknownReviewer, prefix, $0.reviewer, "reviewer", of: "clinic.yaml", reviewers, &names)
    }
    return unknown + (reviewer.map { [$0] } ?? [])
  }

  private func problem(
    _ kind: ReferenceProblem, _ prefix: String, _ id: Located<String>, _ what: String,
    of file: String, _ known: Set<Identifier>?, _ names: inout NearestNames
  ) -> Diagnostic? {
    guard let known, !known.contains(Identifier(id.value)) else { return nil }
    let nearest = names.nearest(to: id.value, in: what, among: known.sorted().map(\.text))
    return Diagnostic(
      kind.rule.inFamily(prefix), "\(id.value.quoted) is not a \(what) of \(file)",
      at: id.location, nearest: nearest, orElse: "add it to \(file)")
  }
}
