import Diagnostics
import Testing

@testable import Checks

/// Doses that are misread where their point is overlooked.
@Suite struct DoseNotationTests {
  private static func found(_ text: String) async throws -> [Diagnostic] {
    try await Samples.check(["content/articles/a.md": Samples.article(text)])
      .filter { $0.id == "numbers/trailing-zero" || $0.id == "numbers/naked-point" }
  }

  @Test(arguments: [
    ("Take 1.0 mg a day.", "1.0", "1"), ("Take 2.50 ml at night.", "2.50", "2.5"),
    ("You get 10.0 units.", "10.0", "10"), ("Take 1.0 to 2.5 mg.", "1.0", "1"),
    ("Take 0.5 to 1.0 g.", "1.0", "1"), ("Use 1.0 mg/kg.", "1.0", "1"),
    ("Take 1,000.0 micrograms.", "1,000.0", "1,000"), ("Take 1.0 tablets.", "1.0", "1"),
    ("Take 5.00 mg once a week [@trial-a].", "5.00", "5"),
  ])
  func findsZerosAtTheEnd(text: String, written: String, right: String) async throws {
    let found = try await Self.found(text)
    #expect(found.map(\.id) == ["numbers/trailing-zero"])
    #expect(found.first?.severity == .error)
    #expect(found.first?.message.contains("'\(written)'") == true, "\(found)")
    #expect(found.first?.fixes.first?.replacements.map(\.text) == [right])
  }

  @Test(arguments: [
    ("Take .5 mg a day.", "0.5"), ("Take (.25 ml) at night.", "0.25"),
    ("Take .5 to 1 mg.", "0.5"), (".5 mg is enough.", "0.5"),
  ])
  func findsPointsAtTheBeginning(text: String, right: String) async throws {
    let found = try await Self.found(text)
    #expect(found.map(\.id) == ["numbers/naked-point"])
    #expect(found.first?.fixes.first?.replacements.map(\.text) == [right])
  }

  /// What is no dose may say how exact it is, and much else has a point before or a zero behind.
  @Test(arguments: [
    "Take 10 mg a day.", "Take 0.5 mg a day.", "Take 2.5 mg.", "Take 20.5 mg.", "Take 100 mg.",
    "An INR of 2.0 to 3.0 is the aim.", "The growth was 1.0 cm wide.",
    "Neutrophils below 1.0 × 10⁹/L are too few.", "A sugar of 7.0 mmol/l is high.",
    "Version 2.0 of the leaflet is new.", "It costs $2.50.", "The HbA1c is 7.0 %.",
    "We saw you in 2020.5 mg is the dose.", "Creatinine of 1.0 mg/dl is usual.",
    "The cream has 1.0 % of it.",
  ])
  func leavesOtherNumbersAlone(text: String) async throws {
    #expect(try await Self.found(text).map(\.message) == [])
  }

  // MARK: Values of the facts

  private static func found(dose: String) async throws -> [Diagnostic] {
    try await Samples.check([
      "content/treatments/needling/facts.yaml": Samples.facts() + "\n" + dose
    ])
    .filter { $0.id == "numbers/trailing-zero" || $0.id == "numbers/naked-point" }
  }

  @Test(arguments: [
    ("{ drug: A, amount: 5.0 mg, often: once a day }", "numbers/trailing-zero", "5"),
    ("{ drug: A, amount: \"1.0 to 2.5 mg\" }", "numbers/trailing-zero", "1"),
    ("{ drug: A, amount: +2.50 mg }", "numbers/trailing-zero", "2.5"),
    ("{ drug: A, amount: .5 mg }", "numbers/naked-point", "0.5"),
    ("{ drug: A, amount: 1 tablet, strength: .25 mg }", "numbers/naked-point", "0.25"),
  ])
  func findsThemInValues(step: String, id: String, right: String) async throws {
    let found = try await Self.found(dose: "dose: [\(step)]\n")
    #expect(found.map(\.id) == [id] && found.first?.severity == .error)
    #expect(found.first?.fixes.first?.replacements.map(\.text) == [right])
  }

  /// What stands beside the values of facts is read as easily in the wrong way.
  @Test(arguments: [
    ("dose: [{ amount: 1 mg, stop_if: { folic acid: below 5.0 mg } }]", "5.0"),
    ("other_facts: { iron: { label: Iron, low: 1.0, high: 2, unit: mg } }", "1.0"),
    ("other_facts: { iron: { label: Iron, low: 0.5, high: 2.0, unit: mg } }", "2.0"),
    (
      "other_facts: { iron: { label: Iron, value: 5 mg, note: So, "
        + "reported: [{ source: trial-a, value: 6.0 mg }] } }", "6.0"
    ),
  ])
  func findsThemBesideValues(facts: String, written: String) async throws {
    let found = try await Self.found(dose: facts + "\n")
    #expect(found.count == 1 && found.first?.message.contains("'\(written)'") == true, "\(found)")
  }

  @Test func saysWhereTheValueStands() async throws {
    let lines = Samples.facts().split(separator: "\n", omittingEmptySubsequences: false).count
    let found = try await Self.found(dose: "dose: [{ amount: 2 to 5.0 mg }]\n")
    #expect(found.first?.location.start == SourcePosition(line: lines + 1, column: 23))
    #expect(found.first?.location.end == SourcePosition(line: lines + 1, column: 26))
  }

  @Test(arguments: [
    "dose: [{ amount: 5 mg, strength: 1.0 % }]", "dose: [{ amount: 0.5 mg, lasts: 1.5 weeks }]",
    "thresholds: [{ measure: Sugar, target: below 7.0 mmol/l }]", "needle_length: 6.0 mm",
    "other_facts: { scar: { label: Scar, value: 2.0 cm } }",
  ])
  func leavesOtherValuesAlone(facts: String) async throws {
    #expect(try await Self.found(dose: facts + "\n").map(\.message) == [])
  }
}
