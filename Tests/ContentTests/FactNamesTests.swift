import Chance
import Diagnostics
import Facts
import Foundations
import Testing

@testable import Content

/// The names that suggestions come from are exactly those that articles can use.
@Suite struct FactNamesTests {
  /// Facts of chance, with the names that must work.
  private struct RandomFacts {
    private var chance: SplitMix64
    private(set) var names: Set<Identifier> = ["name", "what_it_is"]
    private(set) var lines: [String] = []

    init(seed: UInt64) {
      chance = SplitMix64(seed: seed)
      for name in QuantityName.allCases {
        addQuantity(name.rawValue, unit: name.units.first?.spellings[0] ?? "")
      }
      for name in StatementName.allCases where name != .whatItIs && Bool.random(using: &chance) {
        lines.append("\(name.rawValue): \(pick(["ask_clinic", "Some words."]))")
        names.insert(Identifier(name.rawValue))
      }
      addPrices()
      addRisks()
      lines.append("other_facts:")
      lines.append("  doctors: { label: Doctors, text: Many. }")
      names.insert("doctors")
      for name in ["healing", "swimming"] {
        let (text, ends) = pick(Self.ranges)
        lines.append("  \(name): { label: A label, value: \(text) days }")
        add(name, ends)
      }
    }

    private static let ranges: [(String, [String])] = [
      ("3", ["low", "high", "range"]), ("1 to 3", ["low", "high", "range"]),
      ("up to 3", ["high", "range"]), ("at least 3", ["low", "range"]),
    ]

    private mutating func pick<Value>(_ values: [Value]) -> Value {
      values[Int.random(in: values.indices, using: &chance)]
    }

    private mutating func add(_ name: String, _ members: [String]) {
      names.insert(Identifier(name))
      for member in members { names.insert(Identifier(name).appending(member)) }
    }

    private mutating func addQuantity(_ name: String, unit: String) {
      guard name == "sessions" || Bool.random(using: &chance) else { return }
      guard Int.random(in: 0..<4, using: &chance) > 0 else {
        lines.append("\(name): ask_clinic")
        add(name, [])
        return
      }
      let (text, ends) = pick(Self.ranges)
      lines.append("\(name): \(text) \(unit)")
      add(name, ends)
    }

    private mutating func addPrices() {
      lines.append("prices:\n  per: course")
      for name in ["valid_from", "valid_until"] where Bool.random(using: &chance) {
        lines.append("  \(name): 2026-01-01")
        names.insert(Identifier("prices.\(name)"))
      }
      lines.append("  areas:")
      for name in ["face", "hands"] {
        let (text, ends) = pick([
          ("100 to 150", ["low", "high", "range"]), ("from 100", ["low", "range"]),
          ("up to 150", ["high", "range"]), ("on_request", ["range"]),
        ])
        lines.append("    \(name): { price: \(text) }")
        add("prices.\(name)", ends)
        if text != "on_request" { add("course_total.\(name)", ends) }
      }
    }

    private mutating func addRisks() {
      var risks: [String] = []
      for name in ["redness", "scars"] {
        let (text, ends) = pick(Self.ranges)
        let (hasID, lasts) = (Bool.random(using: &chance), Bool.random(using: &chance))
        risks.append(
          "{ name: A risk\(hasID ? ", id: \(name)" : "")\(lasts ? ", lasts: \(text) days" : "") }")
        if hasID, lasts { add("risks.\(name)", ends) }
      }
      lines.append("risks: { common: [\(risks[0])], serious: [\(risks[1])] }")
    }
  }

  private static let rest = """
    name: Peel
    summary: It takes off a layer of the skin.
    what_it_is: An acid on the skin.
    who_should_not_have_it: [you are pregnant]
    before: [wash your face]
    evidence: { known: [It peels.], not_known: [How long it lasts.] }
    aftercare: { phases: [{ name: First day, days: 1, do: [rest] }] }
    get_help: { emergency: [you faint], urgent: [it bleeds], routine: [it itches] }
    alternatives: { doing_nothing: The skin stays as it is. }

    """

  /// Every name that any facts could have, and some that none have.
  private static let candidates: [Identifier] = {
    let parts =
      ["name", "doctors", "healing", "swimming", "summary", "risks", "prices", "course_total"]
      + QuantityName.allCases.map(\.rawValue) + StatementName.allCases.map(\.rawValue)
      + ListName.allCases.map(\.rawValue)
      + ["redness", "scars"].map { "risks.\($0)" }
      + ["face", "hands", "valid_from", "valid_until"].map { "prices.\($0)" }
      + ["face", "hands"].map { "course_total.\($0)" }
    return parts.flatMap { ["", ".low", ".high", ".range", ".low.low", ".lwo"].map($0.appending) }
      .map { Identifier($0) }
  }()

  @Test(arguments: 0..<25) func listedNamesAreThoseThatResolve(seed: UInt64) async throws {
    let facts = RandomFacts(seed: seed)
    let text = Self.candidates.map { "{{ \($0) }}" }.joined(separator: "\n")
    let site = SampleSite([
      "content/treatments/peel/facts.yaml": Self.rest + facts.lines.joined(separator: "\n"),
      pagePath: page(text),
    ])
    let found = try await site.problemList()
    let unknown = found.filter { $0.id == "facts/unknown-reference" }
    #expect(unknown.count == found.count, "\(found.filter { $0.severity == .error })")
    let (content, _) = try await site.load()
    let index = try #require(content?.treatment("peel")).facts
    #expect(Set(index.names) == facts.names)
    #expect(index.names == index.names.sorted())
    let names = unknown.map { problem in
      Identifier(problem.message.split(separator: "'").first ?? "")
    }
    #expect(Set(names) == Set(Self.candidates).subtracting(facts.names))
    for (name, problem) in zip(names, unknown) {
      guard
        let suggestion = problem.fixes.first?.replacements.first
          .map({ Identifier($0.text) })
      else { continue }
      #expect(suggestion != name)
      let own = suggestion.parts.flatMap { $0.first == "peel" ? $0.rest : nil } ?? suggestion
      #expect(facts.names.contains(own) || suggestion.text.hasPrefix("clinic."))
    }
  }

  @Test func doesNotSuggestWhatWasWritten() async throws {
    let facts =
      Self.rest + """
        sessions: ask_clinic
        follow_up: at least 3 months
        prices: on_request
        risks: { common: [Redness], serious: [Scars] }
        """
    let site = SampleSite([
      "content/treatments/peel/facts.yaml": facts,
      pagePath: page("{{ sessions.low }} {{ follow_up.high }} {{ follow_up.low }}"),
    ])
    let found = try await site.problemList()
    #expect(found.map(\.fixes) == [[], []])
  }
}
