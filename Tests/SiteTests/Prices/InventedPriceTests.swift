import Chance
import Foundation
import Testing

/// No page shows an amount of money that nobody typed, but sums and products that the facts state.
@Suite struct InventedPriceTests {
  @Test(arguments: 1...24) func noPageInventsAPrice(seed: UInt64) async throws {
    var writer = PriceWriter(seed: seed)
    let facts = writer.facts()
    let pages = try await PriceSite.pages(facts)
    var shown: Set<Decimal> = []
    for (path, html) in pages {
      let amounts = Self.amounts(in: html)
      #expect(
        amounts.isSubset(of: writer.allowed),
        "\(path): \(amounts.subtracting(writer.allowed))\n\(facts)")
      shown.formUnion(amounts)
    }
    // Every typed amount that is the end of a price is on some page: the search finds them.
    #expect(writer.visible.isSubset(of: shown), "\(writer.visible.subtracting(shown))\n\(facts)")
  }

  @Test func findsAmounts() {
    let html = """
      <p>£1,234.50 to £90</p><text class="picture-tick">£5,000</text><desc>£7</desc>
      <script type="application/ld+json">{"price":12.5,"maxPrice":13,"position":4}</script>
      """
    #expect(Self.amounts(in: html) == [1234.5, 90, 7, 12.5, 13])
  }

  /// The amounts of money in a page, without the axes of pictures: in the words, the pictures'
  /// descriptions and the structured data.
  private static func amounts(in html: String) -> Set<Decimal> {
    let text = html.replacing(#/<text class="picture-tick"[^>]*>[^<]*</text>/#, with: "")
    let words = text.matches(of: #/£([0-9,]+(?:\.[0-9]+)?)/#).map { String($0.1) }
    let data = text.matches(of: #/"(?:price|minPrice|maxPrice|lowPrice|highPrice)":([0-9.]+)/#)
      .map { String($0.1) }
    return Set((words + data).compactMap { Decimal(string: $0.replacing(",", with: "")) })
  }
}

/// Writes price lists by chance, and knows which amounts of money they state.
private struct PriceWriter {
  private var chance: SplitMix64
  private var sessions: [Decimal]
  private var rows: [(id: String, kind: String, payer: String, ends: [Decimal])] = []
  private var totals: [String] = []
  /// What may stand on pages.
  private(set) var allowed: Set<Decimal> = []
  /// What must stand there.
  private(set) var visible: Set<Decimal> = []

  init(seed: UInt64) {
    chance = SplitMix64(seed: seed)
    sessions = [[4], [5, 8], [3, 11], []][Int(chance.next() % 4)]
  }

  mutating func facts() -> String {
    let lines = (0..<Int.random(in: 1...9, using: &chance)).map { row($0) }
    addTotals()
    let count =
      sessions.isEmpty ? "ask_clinic" : sessions.map { "\($0)" }.joined(separator: " to ")
    let estimate = totals.isEmpty ? "" : "\n  estimate: [\(totals.joined(separator: ", "))]"
    return PriceSite.facts(
      prices: "\n  rows:\n    \(lines.joined(separator: "\n    "))\(estimate)", sessions: count)
  }

  private mutating func pick<Value>(_ values: [Value]) -> Value {
    values[Int.random(in: values.indices, using: &chance)]
  }

  private mutating func row(_ index: Int) -> String {
    let id = "row\(index)"
    let kind = pick([
      "session", "area", "course", "visit", "prescription", "addition", "package", "named",
      "{ stage: stage\(index) }", "{ each: lens }", "{ number: 2, of: eyes }",
    ])
    let payer = pick(["self", "self", "self", "nhs", "insurance"])
    // Amounts whose sums and products are no other amounts of the list.
    let low = Decimal(1009 + 2003 * index) + (Bool.random(using: &chance) ? 0.25 : 0)
    let (price, ends): (String, [Decimal]) = pick([
      ("\(low)", [low]), ("\(low) to \(low + 317)", [low, low + 317]), ("from \(low)", [low]),
      ("up to \(low)", [low]), ("free", []), ("on_request", []), ("covered", []),
    ])
    var terms = ""
    if ends.count == 1, price == "\(low)", Bool.random(using: &chance) {
      terms = ", deposit: 20 %"
      allowed.insert(low / 5)
    } else if ends.count == 2, Bool.random(using: &chance) {
      terms = ", deposit: \(97 + index)"
      allowed.insert(Decimal(97 + index))
      visible.insert(Decimal(97 + index))
    }
    if payer == "insurance" {
      terms += ", excess: \(53 + index)"
      allowed.insert(Decimal(53 + index))
    }
    if price == "free" { allowed.insert(0) }
    allowed.formUnion(ends)
    visible.formUnion(ends)
    // Totals are only asked for where both ends are known.
    if !price.hasPrefix("from"), !price.hasPrefix("up") {
      rows.append((id, kind, payer, ends.isEmpty ? [] : [ends[0], ends.last ?? 0]))
    }
    let purpose = kind == "named" ? "" : ", for: \(kind)"
    return "- { id: \(id), payer: \(payer), price: \(price)\(purpose)\(terms) }"
  }

  /// Asks for what can be estimated: once, times the sessions, or the sum of areas or stages.
  private mutating func addTotals() {
    let priced = rows.filter { !$0.ends.isEmpty }
    let own = priced.filter { $0.payer == "self" }
    for row in priced where ["course", "package", "named"].contains(row.kind) {
      totals.append(row.id)
    }
    for row in own where ["session", "area"].contains(row.kind) && !sessions.isEmpty {
      totals.append(row.id)
      allow(row.ends, times: sessions)
    }
    for (prefix, times) in [("area", sessions), ("{ stage", [1]), ("{ each", [1])] {
      let parts = own.filter { $0.kind.hasPrefix(prefix) }
      guard parts.count > 1, !times.isEmpty else { continue }
      totals.append(
        "{ id: sum\(totals.count), sum: [\(parts.map(\.id).joined(separator: ", "))] }")
      let sums = [0, 1].map { end in parts.reduce(0 as Decimal) { $0 + $1.ends[end] } }
      allow(sums, times: times)
    }
  }

  private mutating func allow(_ ends: [Decimal], times: [Decimal]) {
    guard let fewest = times.first, let most = times.last else { return }
    let products = [ends[0] * fewest, ends[1] * most]
    allowed.formUnion(products)
    visible.formUnion(products)
  }
}
