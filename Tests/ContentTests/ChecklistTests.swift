import Facts
import Foundations
import Testing

@testable import Content

/// Lists to tick, and what a step of a dose says beside its amount.
@Suite struct ChecklistTests {
  private func subject(_ facts: String) throws -> Treatment {
    let (subject, diagnostics) = decodeFacts(
      factsOfAnyKind + "before: [eat]\n" + facts, folder: "tests")
    #expect(diagnostics.map(\.message) == [])
    return try #require(subject)
  }

  private func messages(_ facts: String) -> [String] {
    let (_, diagnostics) = decodeFacts(factsOfAnyKind + "before: [eat]\n" + facts, folder: "tests")
    return diagnostics.map {
      "\($0.location.start?.line ?? 0):\($0.location.start?.column ?? 0) \($0.message)"
    }
  }

  private func lists(_ subject: Treatment) -> [[String]] {
    (subject.table("checklist")?.rows ?? []).map { row in
      [row.texts("name"), row.texts("items"), row.texts("answers"), row.texts("then")]
        .map { $0.map(\.value).joined(separator: "+") }
    }
  }

  @Test func takesItemsAlone() throws {
    let subject = try subject("checklist: [your glasses, a list of your medicines]\n")
    #expect(lists(subject) == [["", "your glasses+a list of your medicines", "", ""]])
    #expect(subject.generatedPages == [.preparation])
    #expect(subject.safetyFacts.map(\.block).contains("checklist"))
  }

  @Test func takesListsWithAnswersBesideItemsAlone() throws {
    let subject = try subject(
      """
      checklist:
        lists:
          - a towel
          - your card
          - { id: metal, name: Metal, answers: [yes, no], items: [A pacemaker?], then: Call us. }
          - water
        sources: [trial]

      """)
    #expect(
      lists(subject) == [
        ["", "a towel+your card", "", ""], ["Metal", "A pacemaker?", "yes+no", "Call us."],
        ["", "water", "", ""],
      ])
    #expect(subject.table("checklist")?.provenance.sources.map(\.value) == ["trial"])
  }

  @Test func saysWhatIsWrongWithAList() {
    #expect(
      messages("checklist:\n  - { name: What to bring }\n") == [
        "9:5 an entry of 'checklist' has no 'items'"
      ])
    #expect(messages("checklist: []\n").count == 1)
    #expect(
      messages("checklist:\n  - { item: a towel, items: [a card] }\n")
        == ["9:7 'item' is not a key of an entry of 'checklist'"])
  }

  @Test func readsStepsThatChangeTheDose() throws {
    let subject = try subject(
      """
      dose:
        - id: more
          drug: Methotrexate
          amount: +2.5 mg
          often: every 2 weeks
          gap: at least 6 days
          stable_for: 2 weeks
          stop_if: { white blood cells: below 3.5 x10^9/l, temperature: 38 °C or higher }
        - { id: less, drug: Prednisolone, amount: -5 mg, stop_if: [a sore mouth] }

      """)
    func text(_ name: Identifier) -> String? { subject.facts[name]?.text }
    #expect(text("dose.more.amount") == "+2.5 mg")
    #expect(text("dose.less.amount") == "-5 mg")
    #expect(text("dose.more.gap") == "at least 6 days")
    #expect(text("dose.more.stable_for") == "2 weeks")
    let conditions = subject.facts.entries.filter { $0.id == "dose.more.stop_if" }
    #expect(conditions.map { $0.label?.value } == ["white blood cells", "temperature"])
    #expect(conditions.map(\.text) == ["less than 3.5 ×10⁹/l", "at least 38 °C"])
  }

  @Test(arguments: [
    ("amount: 30 mg, often: once a week", true), ("amount: 7.5 to 250 mg", true),
    ("amount: 0.03 g, often: every 7 days", true), ("amount: 25 mg, often: once a week", false),
    // Per day it is another amount; another drug has another limit.
    ("amount: 30 mg, often: every 2 weeks", false), ("drug: Folic acid, amount: 50 mg", false),
    ("amount: +30 mg", false), ("amount: 2 tablets", false),
  ])
  func wantsNoStepAboveTheMost(step: String, isWrong: Bool) {
    let found = messages(
      """
      dose:
        steps:
          - { drug: A thing, amount: 5 mg }
          - { \(step) }
        maximum: 25 mg once a week

      """)
    #expect(found.count { $0.contains("but 'maximum' is 25 mg once a week") } == (isWrong ? 1 : 0))
    #expect(found.count == (isWrong ? 1 : 0), "\(found)")
  }

  @Test func wantsAsManyVisitsAsTheStagesHave() {
    func found(_ visits: String) -> [String] {
      messages(
        """
        visit: { visits: \(visits) }
        stages:
          - { name: One, visits: 1 to 2 visits }
          - { name: Two, visits: 2 visits }
          - { name: Three, visits: 4 visits, only_if: you wish }

        """)
    }
    #expect(found("3 visits") == [] && found("4 to 8 visits") == [])
    #expect(
      found("7 visits") == ["8:18 'visits' is 7 visits here, but the stages have 3 to 4 visits"])
  }

  @Test func saysWhatIsWrongWithAStep() {
    #expect(
      messages("dose: [{ amount: + mg }]\n") == ["8:18 ' mg' is not a number or a range"])
    #expect(
      messages("dose: [{ amount: 5 mg, gap: 6 mg }]\n")
        == ["8:29 'mg' is no unit for this"])
    #expect(
      messages("dose: [{ amount: 5 mg, stop_if: { fever: high } }]\n")
        == ["8:42 'high' is not a number or a range"])
  }
}
