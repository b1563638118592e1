public import Facts
public import Foundations
import Markdown

/// A fact about safety with the block that shows it.
public struct SafetyFact: Sendable, Hashable {
  /// The key in the facts file.
  public let key: Identifier
  /// The block of articles that shows it.
  public let block: String
}

extension Treatment {
  /// The facts about safety that its file gives: patients must find each on a page of its guide.
  public var safetyFacts: [SafetyFact] {
    let parts = [
      ("who_should_not_have_it", "who-should-not"), ("ask_first", "who-should-not"),
      ("before", "before"), ("risks", "risks"), ("get_help", "get-help"),
      ("alternatives", "alternatives"), ("safety", "statements"), ("pregnancy", "statements"),
      ("pain", "statements"), ("anaesthesia", "statements"), ("back_to_work", "statements"),
      ("symptoms", "symptoms"),
    ].map { SafetyFact(key: Identifier($0), block: $1) }
    let tables = tables.filter(\.shape.isSafety).map { table in
      SafetyFact(key: table.shape.id, block: table.shape.block)
    }
    let own = otherFacts.filter { $0.declaration?.isSafety == true }.map { fact in
      let key = Identifier(fact.id)
      let isAtAGlance = facts.entries.contains { $0.id == key && $0.kind == .own && $0.isKeyFact }
      return SafetyFact(key: key, block: isAtAGlance ? "key-facts" : "statements")
    }
    return (parts + tables + own).filter { gives($0.key) && facts[$0.key]?.value != .askClinic }
  }
}

extension SiteContent {
  /// The facts about safety of `treatment` that no published page of its guide shows; `articles`
  /// are those of the guide.
  public func unseenSafetyFacts(
    of treatment: Treatment, in articles: [Article]
  ) -> [SafetyFact] {
    let shown = shownBlocks(of: treatment, in: articles)
    let unseen = treatment.safetyFacts.filter { !shown.contains($0.block) }
    let canBeNamed = ["statements", "key-facts"]
    guard unseen.contains(where: { canBeNamed.contains($0.block) }) else { return unseen }
    let named = Set(articles.flatMap(\.namedFacts))
    return unseen.filter { !named.contains($0.key) }
  }

  /// The numbers, statements and own facts of `treatment` that no published page of its guide shows,
  /// because none has a block that does; `articles` are those of the guide.
  public func unseenFacts(of treatment: Treatment, in articles: [Article]) -> [FactEntry] {
    let shown = shownBlocks(of: treatment, in: articles)
    guard shown.isDisjoint(with: ["key-facts", "statements"]) else { return [] }
    let named = Set(articles.flatMap(\.namedFacts))
    let safety = Set(treatment.safetyFacts.map(\.key))
    let kinds: Set<FactEntry.Kind> = [.quantity, .statement, .own]
    return treatment.facts.entries.filter { fact in
      kinds.contains(fact.kind) && fact.value != nil && fact.value != .askClinic
        && !named.contains(fact.id) && !safety.contains(fact.id)
    }
  }

  /// The blocks that stand on a published page of the guide.
  private func shownBlocks(of treatment: Treatment, in articles: [Article]) -> Set<String> {
    let blocks = articles.flatMap(\.outline.blocks).filter { $0.treatment == treatment.id }
      .map(\.name)
    let pages = treatment.generatedPages.flatMap(\.blocks)
    let hasOverview = articles.contains { $0.place == .overview(treatment.address) }
    return Set(blocks + pages + (hasOverview ? [] : Self.blocksOfOverview))
  }

  /// What an overview shows that nobody has written.
  private static let blocksOfOverview = [
    "who-should-not", "risks", "get-help", "alternatives", "statements", "symptoms", "key-facts",
  ]
}

extension TableShape {
  /// The block of articles that shows it.
  fileprivate var block: String { id.text.replacing("_", with: "-") }
}

extension GeneratedPage {
  /// The blocks about safety that the page shows.
  fileprivate var blocks: [String] {
    switch self {
    case .preparation:
      ["before", "who-should-not", "get-help"] + TableShape.all.filter(\.isBefore).map(\.block)
    case .plan: ["get-help"] + TableShape.all.filter { !$0.isBefore }.map(\.block)
    case .aftercare: ["get-help"]
    case .prices, .evidence: []
    }
  }
}

extension Article {
  /// The facts that its text puts in.
  fileprivate var namedFacts: [Identifier] {
    document.read { text in
      text.all.filter { text.kind($0) == .factReference }.map { Identifier(text.name($0)) }
    }
  }
}
