public import Content
public import Diagnostics
public import Facts
public import Foundations
public import Presentation

/// Why a fact is what it is, and where it is shown.
public struct FactAnswer: Sendable {
  /// The pages that show something, in one way and under one heading.
  public struct Shown: Sendable, Hashable {
    public let page: PagePath
    /// `text`, `table` or `picture`.
    public let form: String
    /// The heading above, and its anchor; empty where there is none.
    public let heading: String
    public let anchor: String
    /// How often.
    public var count: Int
  }

  /// A fact that is computed from it.
  public struct Computed: Sendable {
    public let name: String
    public let text: String
  }

  /// How articles name it outside of its subject's folder.
  public let name: String
  /// What the facts file calls it, where it does.
  public let label: String?
  /// Its value as pages show it; nil for what is more than one value.
  public let value: String?
  /// Its texts, where it is no single value.
  public let texts: [String]
  public let location: SourceLocation
  public let provenance: Provenance
  /// Where articles name it.
  public let references: [SourceLocation]
  public let shown: [Shown]
  public let computed: [Computed]
  /// The pages that show only what is computed from it.
  public let shownComputed: [Shown]
  /// Where an article says its number without naming it.
  public let typed: [SourceLocation]
  /// The files whose review is about it, with that review.
  public let reviews: [(path: RelativePath, review: Review)]

  /// The pages that a change of it changes.
  public var touched: [PagePath] { Set((shown + shownComputed).map(\.page)).sorted() }
}

extension FactEntry {
  /// Whether it is an estimate, or an end of one.
  fileprivate var isEstimate: Bool { kind == .estimate || id.parts?.first == "course_total" }
}

extension ShownContent {
  /// A fact with the subject it belongs to; nil for the clinic's own.
  struct FoundFact {
    let subject: Treatment?
    let entry: FactEntry
    let name: String
  }

  /// Everything about `fact`.
  func answer(_ fact: FoundFact) -> FactAnswer {
    let entries = fact.subject?.facts.entries ?? [fact.entry]
    let parts = entries.filter { Self.isPart($0, of: fact.entry) }
    let places = Set(parts.flatMap { [$0.location] + $0.texts.map(\.text.location) })
    let computed = entries.filter { entry in
      // An estimate of a single price stands where the price does.
      !parts.contains { $0.id == entry.id }
        && (entry.further.contains(where: places.contains)
          || entry.isEstimate && places.contains(entry.location)
          // The price list sums up its rows.
          || entry.kind == .prices && entry.id == fact.entry.owner)
    }
    let shown = uses(of: parts, in: fact)
    return FactAnswer(
      name: fact.name, label: fact.entry.label?.value,
      value: fact.entry.value.map(formatter.text),
      texts: fact.entry.value == nil ? fact.entry.texts.map(\.text.value) : [],
      location: fact.entry.location, provenance: fact.entry.provenance,
      references: Set(shown.compactMap(\.reference)).sorted(), shown: Self.grouped(shown),
      computed: computed.filter { $0.kind != .member && $0.isReferable }.map {
        FactAnswer.Computed(
          name: "\(fact.subject.map { $0.id + "." } ?? "")\($0.id)",
          text: $0.value.map(formatter.text) ?? "")
      },
      shownComputed: Self.grouped(uses(of: computed, in: fact)),
      typed: typed(parts, of: fact.subject), reviews: reviews(of: fact, shown))
  }

  /// Whether `entry` is `fact` or a part of it, such as the end of a range or a row.
  private static func isPart(_ entry: FactEntry, of fact: FactEntry) -> Bool {
    if entry.id == fact.id { return fact.isReferable || entry.location == fact.location }
    if entry.owner == fact.id { return true }
    return entry.id.text.utf8.starts(with: "\(fact.id.text).".utf8)
  }

  private func uses(of entries: [FactEntry], in fact: FoundFact) -> [Use] {
    let path = fact.entry.location.path
    let names = Set(entries.map(\.id))
    let starts = Set(
      entries.flatMap { [$0.location] + $0.texts.map(\.text.location) }.compactMap(\.start))
    return uses.filter { use in
      guard use.mark.kind != .reference else {
        let named = content.facts.fact(use.name, in: article(at: use.page)?.treatment)
        return named.map { $0.location.path == path && names.contains($0.id) } ?? false
      }
      guard use.mark.path == path else { return false }
      return use.mark.kind == .text
        ? starts.contains(use.mark.start) : names.contains(Self.ownName(use.mark.name, fact))
    }
  }

  /// A name without the clinic before it, which marks have and the index has not.
  private static func ownName(_ name: Identifier, _ fact: FoundFact) -> Identifier {
    guard fact.subject == nil, let parts = name.parts, parts.first == "clinic" else { return name }
    return parts.rest
  }

  static func grouped(_ uses: [Use]) -> [FactAnswer.Shown] {
    var rows: [FactAnswer.Shown] = []
    var numbers: [FactAnswer.Shown: Int] = [:]
    for use in uses {
      let row = FactAnswer.Shown(
        page: use.page, form: use.mark.surroundings.rawValue, heading: use.mark.heading,
        anchor: use.mark.anchor, count: 0)
      let number = numbers[row] ?? rows.count
      if number == rows.count { rows.append(row) }
      numbers[row] = number
      rows[number].count += 1
    }
    // A stable order: by page, then as they stand on it.
    return rows.enumerated().sorted { ($0.element.page, $0.offset) < ($1.element.page, $1.offset) }
      .map(\.element)
  }

  /// Where the check of numbers found one of `entries` typed.
  private func typed(_ entries: [FactEntry], of subject: Treatment?) -> [SourceLocation] {
    let places = Set(entries.map { "\($0.location.path) \($0.id)" })
    return findings.filter { $0.id == "numbers/typed" }.compactMap { finding in
      guard let name = Self.named(in: finding),
        let article = content.articles.first(where: { $0.file.path == finding.location.path }),
        let entry = content.facts.fact(name, in: article.treatment),
        places.contains("\(entry.location.path) \(entry.id)")
      else { return nil }
      return finding.location
    }.sorted()
  }

  /// The fact whose reference a finding asks for.
  private static func named(in finding: Diagnostic) -> Identifier? {
    guard let help = finding.help, let start = help.firstRange(of: "{{ "),
      let end = help[start.upperBound...].firstRange(of: " }}")
    else { return nil }
    return Identifier(help[start.upperBound..<end.lowerBound])
  }

  /// The reviews that were of the fact: that of its file, and those of articles that name it.
  private func reviews(
    of fact: FoundFact, _ uses: [Use]
  ) -> [(path: RelativePath, review: Review)] {
    let own = fact.subject.flatMap { subject in subject.review.map { (subject.path, $0) } }
    let files = Set(uses.compactMap { $0.reference?.path }).sorted()
    let articles = files.compactMap { path in
      content.articles.first { $0.file.path == path }.flatMap { article in
        article.frontMatter.review.map { (path, $0) }
      }
    }
    return (own.map { [$0] } ?? []) + articles
  }
}
