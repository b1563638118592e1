import Content
import Diagnostics
import Foundation
import Testing

@testable import Checks

/// What the numbers of a sentence are about, where more than its words tell: other numbers beside
/// it, the row of a table, the words right before it.
@Suite struct NumberMeaningTests {
  private struct Case {
    let subject: String
    let right: String
    let wrong: String
  }

  private static let cases = [
    // The chance beside it tells which risk lasts so long.
    Case(
      subject: "tests/colonoscopy",
      right: "Bloating is common: more than 1 person in 10 feels bloated, for up to one day.",
      wrong: "Bloating is common: more than 1 person in 10 feels bloated, for up to one week."),
    Case(
      subject: "medicines/methotrexate",
      right: "More than one in ten people feel sick, mostly for a day or two.",
      wrong: "More than one in ten people feel sick, mostly for a week or two."),
    Case(
      subject: "conditions/type-2-diabetes",
      right: "From the age of 80 on, a blood pressure below 150/90 is enough [@nice-diabetes].",
      wrong: "From the age of 92 on, a blood pressure below 150/90 is enough [@nice-diabetes]."),
    // A wait of at least six weeks is none of twelve.
    Case(
      subject: "operations/knee-replacement",
      right: "Do not drive for the first six weeks [@nhs-knee].",
      wrong: "Do not drive for the first twelve weeks [@nhs-knee]."),
    // The words of the sentence before tell less than its own.
    Case(
      subject: "operations/cataract-surgery",
      right: "One eye with a standard lens costs £2,495. You pay a deposit of 10 % (£249.50).",
      wrong: "One eye with a standard lens costs £2,495. You pay a deposit of 10 % (£2,495)."),
    Case(
      subject: "medicines/methotrexate",
      right: "The usual starting dose is 7.5 to 10 mg once a week. You stay on it for two weeks.",
      wrong: "The usual starting dose is 7.5 to 10 mg once a week. You stay on it for six weeks."),
    // The facts say it with the same words before the number.
    Case(
      subject: "medicines/methotrexate",
      right: "It can take up to twelve weeks until you feel better.",
      wrong: "It can take up to twelve months until you feel better."),
    Case(
      subject: "medicines/methotrexate",
      right: "Between 1 in 100 and 1 in 10 people get a headache.",
      wrong: "Between 1 in 10 and 1 in 10 people get a headache."),
    // A limit the other way round is another one.
    Case(
      subject: "vaccines/hpv-vaccine",
      right: "More than 1 in 10 have a sore arm.", wrong: "Fewer than 1 in 10 have a sore arm."),
    Case(
      subject: "vaccines/hpv-vaccine",
      right: "A high temperature comes in fewer than 1 in 10.",
      wrong: "A high temperature comes in more than 1 in 10."),
    Case(
      subject: "vaccines/hpv-vaccine",
      right: "A high temperature comes in more than 1 in 100.",
      wrong: "A high temperature comes in fewer than 1 in 100."),
    // People who are counted before those of them who have it.
    Case(
      subject: "vaccines/hpv-vaccine",
      right: "Of 100 people who have the vaccine, more than 10 have a sore arm.",
      wrong: "Of 100 people who have the vaccine, about 5 have a sore arm."),
    Case(
      subject: "vaccines/hpv-vaccine",
      right: "Out of 10,000 people, fewer than one has a severe allergic reaction.",
      wrong: "Out of 10,000 people, about fifty have a severe allergic reaction."),
    Case(
      subject: "vaccines/hpv-vaccine",
      right: "Of every 100 people, between 1 and 10 have a high temperature.",
      wrong: "Of every 100 people, 15 have a high temperature."),
    // Ages of somebody who is spoken to.
    Case(
      subject: "medicines/methotrexate",
      right: "Prescriptions are free if you are under 16 or over 60.",
      wrong: "Prescriptions are free if you are under 16 or over 65."),
    Case(
      subject: "medicines/methotrexate",
      right: "You do not pay for prescriptions if you are 60 or over.",
      wrong: "You do not pay for prescriptions if you are 50 or over."),
    Case(
      subject: "conditions/type-2-diabetes",
      right: "Until you are 80, aim for a blood pressure below 140/90 mmHg.",
      wrong: "Until you are 90, aim for a blood pressure below 140/90 mmHg."),
    Case(
      subject: "vaccines/hpv-vaccine",
      right: "A woman of 24 who missed the vaccine at school can still have it free.",
      wrong: "A woman of 34 who missed the vaccine at school can still have it free."),
    // What must never be is contrasted with what is.
    Case(
      subject: "medicines/methotrexate",
      right: "Once a week, never every day.", wrong: "Once a day, never every day."),
    Case(
      subject: "medicines/methotrexate",
      right: "If your white cells fall below 3.5 × 10⁹/L, we stop.",
      wrong: "If your white cells fall below 3.5 × 10⁹/ml, we stop."),
    // More than anybody may take is warned of, and a limit is still one.
    Case(
      subject: "medicines/methotrexate",
      right: "Never take two tablets of folic acid on the same day.",
      wrong: "Never take more than two tablets of folic acid on the same day."),
    // The head of a column tells that ages stand below it.
    Case(
      subject: "vaccines/hpv-vaccine",
      right: "| Age at the first dose | Doses |\n| --- | --- |\n| 9 to 14 years | 2 doses |",
      wrong: "| Age at the first dose | Doses |\n| --- | --- |\n| 3 to 9 years | 2 doses |"),
    // A number that begins with a point is less than one.
    Case(
      subject: "medicines/methotrexate",
      right: "Take 5 mg of folic acid once each week.",
      wrong: "Take .5 mg of folic acid once each week."),
  ]

  private static func errors(in sentences: [(subject: String, text: String)]) async throws
    -> [[Diagnostic]]
  {
    var site = try SeededSite("hospital")
    site.takeNumbers(from: .facts)
    for (index, sentence) in sentences.enumerated() {
      site.files["content/\(sentence.subject)/meaning-\(index).md"] =
        Samples.article(sentence.text)
    }
    let found = try await site.findings()
    return sentences.enumerated().map { index, sentence in
      (found["content/\(sentence.subject)/meaning-\(index).md"] ?? [])
        .filter { $0.severity == .error }
    }
  }

  @Test func findsWhatIsWrong() async throws {
    let found = try await Self.errors(in: Self.cases.map { ($0.subject, $0.wrong) })
    for (sentence, errors) in zip(Self.cases, found) {
      #expect(!errors.isEmpty, "\(sentence.wrong)")
    }
  }

  @Test func takesWhatIsRight() async throws {
    let found = try await Self.errors(in: Self.cases.map { ($0.subject, $0.right) })
    for (sentence, errors) in zip(Self.cases, found) {
      #expect(errors.map(\.message) == [], "\(sentence.right)")
    }
  }

  /// "Over" in the cell before makes nothing of this one an age.
  @Test func readsAgesInTheirOwnCell() async throws {
    let table =
      "| Age | Gap |\n| --- | --- |\n| United States: 15 years or over | 1 to 6 months |"
    let found = try await Self.errors(in: [("vaccines/hpv-vaccine", table)])
    #expect(found.joined().allSatisfy { !$0.message.contains("1 to 6 months'") }, "\(found)")
  }

  /// Whatever a source says: a hundred people are no more than a hundred.
  @Test(arguments: [
    ("About 246 in 100 people get a headache [@nhs-methotrexate].", true),
    ("About 255 out of 100 get a headache.", true),
    ("About 46 in 100 people get a headache [@nhs-methotrexate].", false),
    ("Wait for 120 in 100 to 140 days.", false), ("It is 250 in 100 minutes.", false),
    ("There were 2,500 in 2019.", false),
  ])
  func countsNoMoreThanAll(text: String, isFound: Bool) async throws {
    let found = try await Self.errors(in: [("medicines/methotrexate", text)])
    #expect(found.joined().map(\.id).contains("numbers/more-than-all") == isFound, "\(found)")
  }

  /// What it must never be is as much a fact as what it is.
  @Test(arguments: [
    ("Once a week, never every other day.", true),
    ("It is taken once a week, not three times a day.", true),
    ("Once a week, never every day.", false),
    ("Some people feel sick, but not every week?", false),
  ])
  func rulesOutWhatTheFactsRuleOut(text: String, isFound: Bool) async throws {
    let found = try await Self.errors(in: [("medicines/methotrexate", text)])
    #expect(found.joined().map(\.id).contains("numbers/never") == isFound, "\(found)")
  }

  /// The text of the risk says "It is very rare" beside its chance.
  @Test(arguments: [
    ("1 in 50 people have a severe allergic reaction.", true),
    ("Fewer than 1 in 1000 people have a severe allergic reaction.", true),
    ("Fewer than 1 in 100,000 people have a severe allergic reaction.", true),
    ("Fewer than 1 in 10,000 people have a severe allergic reaction.", false),
  ])
  func comparesAChanceWithTheNumberAndNotWithAWord(text: String, isFound: Bool) async throws {
    let found = try await Self.errors(in: [("vaccines/hpv-vaccine", text)])
    #expect(!found.joined().isEmpty == isFound, "\(found)")
  }

  @Test func saysWhatIsWrongWithARange() async throws {
    let text = "Between 1 in 10 and 1 in 10 people get a headache."
    let found = try await Self.errors(in: [("medicines/methotrexate", text)])
    #expect(found.joined().map(\.id) == ["numbers/same-ends"])
  }
}
