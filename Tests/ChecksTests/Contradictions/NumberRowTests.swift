import Content
import Diagnostics
import Foundation
import Testing

@testable import Checks

/// Of which of the rows of a table a number is: a number of the facts is wrong beside the words of
/// another row.
@Suite struct NumberRowTests {
  private struct Case: CustomTestStringConvertible {
    let subject: String
    let right: String
    let wrong: String

    init(_ subject: String, _ right: String, _ wrong: String) {
      (self.subject, self.right, self.wrong) = (subject, right, wrong)
    }

    var testDescription: String { wrong }
  }

  private static let cases = [
    // The age tells the row, not the words that two rows share.
    Case(
      "vaccines/hpv-vaccine", "People under 25 need one dose.", "People under 25 need two doses."),
    Case(
      "vaccines/hpv-vaccine",
      "In the United States children of 9 to 14 years have 2 doses, 6 to 12 months apart.",
      "In the United States children of 9 to 14 years have 2 doses, 1 to 6 months apart."),
    Case(
      "vaccines/hpv-vaccine",
      "Young people in the United Kingdom who start before the age of 25 need 1 dose.",
      "Young people in the United Kingdom who start before the age of 45 need 1 dose."),
    // So does the reference beside it.
    Case(
      "vaccines/hpv-vaccine",
      "Young people in the United Kingdom who start before the age of 25 need {{ schedule.uk_under_25.doses }}.",
      "Young people in the United Kingdom who start before the age of 45 need {{ schedule.uk_under_25.doses }}."
    ),
    Case(
      "conditions/type-2-diabetes",
      "People of 80 and over aim at a blood pressure below 150/90 mmHg.",
      "People of 80 and over aim at a blood pressure below 140/90 mmHg."),
    // What a price is of is counted.
    Case(
      "vaccines/hpv-vaccine", "You pay £165 for a dose or £475 for three doses.",
      "You pay £165 for three doses."),
    Case(
      "tests/mri-with-contrast", "| What | Price |\n| --- | --- |\n| One body part | £395 |",
      "| What | Price |\n| --- | --- |\n| One body part | £650 |"),
    Case(
      "operations/cataract-surgery",
      "In the first week you use the dexamethasone drops four times a day.",
      "In the first week you use the dexamethasone drops once a day."),
    // Words that are nearer to another number name nothing here.
    Case(
      "operations/cataract-surgery",
      "A lens that corrects astigmatism adds £600, a multifocal lens £950.",
      "A lens that corrects astigmatism adds £950, a multifocal lens £950."),
    // A title tells more than a word that both rows have.
    Case(
      "tests/colonoscopy",
      "> [!DONT] After sedation\n> - Do not drive for at least 24 hours.",
      "> [!DONT] After sedation\n> - Do not drive for at least 30 minutes."),
    Case(
      "conditions/type-2-diabetes", "Your feet are looked at once a year.",
      "Your feet are looked at twice a year."),
    Case(
      "medicines/methotrexate", "In the first six weeks the tests are every two weeks.",
      "In the first six weeks the tests are once a month."),
    // A share of knees, and the only time that the facts have from its source.
    Case(
      "operations/knee-replacement",
      "After 25 years, about 82 in 100 new knees are still in place [@evans-2019].",
      "After 15 years, about 82 in 100 new knees are still in place [@evans-2019]."),
    // A unit that ends in a capital letter ends a sentence too.
    Case(
      "medicines/methotrexate",
      "Stop if your white cells fall below 3.5 × 10⁹/L. They should be at least 3.5 × 10⁹/L. "
        + "Neutrophils should be at least 1.6 × 10⁹/L.",
      "Stop if your white cells fall below 3.5 × 10⁹/L. They should be at least 1.6 × 10⁹/L. "
        + "Neutrophils should be at least 1.6 × 10⁹/L."),
    Case(
      "tests/colonoscopy", "Drink the first litre at 6 pm on the day before.",
      "Drink the first litre at 6:30 pm on the day before."),
    Case(
      "tests/colonoscopy", "Start the bowel medicine at 18:00 on the day before.",
      "Start the bowel medicine at 20:00 on the day before."),
    // A limit is none of a range where the row has a limit of its own.
    Case(
      "conditions/type-2-diabetes",
      "People without diabetes have less than 5.5 mmol/l before they eat.",
      "People without diabetes have less than 6.5 mmol/l before they eat."),
    // What has no words of its own is of those of the number before.
    Case(
      "conditions/type-2-diabetes",
      "We measure HbA1c every three to six months until it is steady, and after that twice a year.",
      "We measure HbA1c every three to six months until it is steady, and after that once a year."),
    Case(
      "conditions/type-2-diabetes", "Go for a brisk walk of half an hour.",
      "Go for a brisk walk of an hour."),
    Case(
      "conditions/type-2-diabetes", "Drink about two litres of water a day.",
      "Drink a litre of water a day."),
    // What a time is counted from names no row.
    Case(
      "operations/cataract-surgery",
      "The check follows four to six weeks after the operation.",
      "The check follows six to twelve weeks after the operation."),
    Case(
      "operations/cataract-surgery",
      "You use antibiotic drops four times a day for a fortnight. Their strength is 0.5 %.",
      "You use antibiotic drops four times a day for a fortnight. Their strength is 0.1 %."),
    // A sentence that points to the one before is about the same.
    Case(
      "procedures/dental-implant",
      "After 3 to 6 months the implant is uncovered. That takes 30 to 45 minutes.",
      "After 3 to 6 months the implant is uncovered. That takes one to two hours."),
    Case(
      "procedures/dental-implant",
      "You pay a deposit of £300 for putting in the implant.",
      "You pay a deposit of £265 for putting in the implant."),
    // The other cells of a row tell what its first is about.
    Case(
      "vaccines/hpv-vaccine",
      "## In the United States\n\n| Age at the first dose | Doses | Gap |\n| --- | --- | --- |\n"
        + "| 15 to 26 years | 3 doses | 1 to 6 months |",
      "## In the United States\n\n| Age at the first dose | Doses | Gap |\n| --- | --- | --- |\n"
        + "| 25 to 45 years | 3 doses | 1 to 6 months |"),
    Case(
      "tests/mri-with-contrast", "The magnet has a strength of 1.5 to 3 T.",
      "The magnet has a strength of 1.5 to 3 mT."),
  ]

  /// The numbers of the `texts` in which the check finds an error.
  private static func blamed(_ texts: [(subject: String, text: String)]) async throws -> Set<Int> {
    var site = try SeededSite("hospital")
    site.takeNumbers(from: .facts)
    for (number, seed) in texts.enumerated() {
      site.files["content/\(seed.subject)/row-\(number).md"] = Samples.article(seed.text)
    }
    let found = try await site.findings()
    return Set(
      texts.indices.filter { number in
        (found["content/\(texts[number].subject)/row-\(number).md"] ?? [])
          .contains { $0.severity == .error }
      })
  }

  @Test func findsTheNumbersOfOtherRows() async throws {
    let blamed = try await Self.blamed(Self.cases.map { ($0.subject, $0.wrong) })
    for (number, seed) in Self.cases.enumerated() {
      #expect(blamed.contains(number), "\(seed.wrong)")
    }
  }

  @Test func takesTheNumbersOfTheirOwnRows() async throws {
    let blamed = try await Self.blamed(Self.cases.map { ($0.subject, $0.right) })
    for (number, seed) in Self.cases.enumerated() {
      #expect(!blamed.contains(number), "\(seed.right)")
    }
  }

  /// Sentences that tell of two rows, each with its own numbers.
  @Test func takesSentencesOfSeveralRows() async throws {
    let texts: [(String, String)] = [
      ("vaccines/hpv-vaccine", "You pay £165 for a dose, £320 for two doses or £475 for three."),
      (
        "conditions/type-2-diabetes",
        "Below 80 your target is less than 140/90 mmHg, from 80 on it is 150/90 mmHg."
      ),
      (
        "tests/colonoscopy",
        "After gas and air you can drive in half an hour, after sedation in 24 hours."
      ),
      (
        "operations/cataract-surgery",
        "The dexamethasone drops are used four times a day in week 1 and three times a day in week 2."
      ),
    ]
    let blamed = try await Self.blamed(texts)
    #expect(blamed.isEmpty, "\(blamed.map { texts[$0].1 })")
  }
}
