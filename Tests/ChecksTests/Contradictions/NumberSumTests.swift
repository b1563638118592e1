import Content
import Diagnostics
import Foundation
import Testing

@testable import Checks

/// Numbers that a writer worked out of those of the facts: how many, how much each, what comes out.
@Suite struct NumberSumTests {
  private struct Case {
    let subject: String
    let right: String
    /// The same with what does not come out.
    let wrong: String
    /// What is said of it.
    let sum: String
  }

  private static let cases = [
    Case(
      subject: "vaccines/hpv-vaccine", right: "Three single doses would cost £495.",
      wrong: "Three single doses would cost £395.",
      sum: "'Course of three doses' is GBP 475"),
    Case(
      subject: "operations/knee-replacement", right: "Three visits for physiotherapy cost £180.",
      wrong: "Three visits for physiotherapy cost £160.", sum: "3 × GBP 60 is GBP 180"),
    // What other facts say is no excuse where the sentence does the sum.
    Case(
      subject: "vaccines/hpv-vaccine", right: "You pay £320 for two doses.",
      wrong: "You pay £320 for three doses.", sum: "'Course of three doses' is GBP 475"),
    Case(
      subject: "medicines/methotrexate", right: "Four tablets of 2.5 mg make a dose of 10 mg.",
      wrong: "Four tablets of 2.5 mg make a dose of 15 mg.", sum: "4 × 2.5 mg is 10 mg"),
    Case(
      subject: "procedures/dental-implant",
      right: "Take no more than eight tablets of paracetamol a day.",
      wrong: "Take no more than twelve tablets of paracetamol a day.",
      sum: "4 × 2 tablets is 8 tablets"),
    Case(
      subject: "tests/mri-with-contrast", right: "A person who weighs 70 kg gets 7 mmol of dye.",
      wrong: "A person who weighs 70 kg gets 70 mmol of dye.", sum: "70 × 0.1 mmol is 7 mmol"),
    Case(
      subject: "operations/cataract-surgery",
      right: "You use the dexamethasone drops for five weeks in all.",
      wrong: "You use the dexamethasone drops for nine weeks in all.",
      sum: "the steps last 1 week + 1 week + 1 week + 2 weeks"),
  ]

  /// What is said of each of the texts.
  private static func errors(
    in texts: [(subject: String, text: String)]
  ) async throws -> [[String]] {
    var site = try SeededSite("hospital")
    site.takeNumbers(from: .facts)
    for (number, seed) in texts.enumerated() {
      site.files["content/\(seed.subject)/sum-\(number).md"] = Samples.article(seed.text)
    }
    let found = try await site.findings()
    return texts.indices.map { number in
      (found["content/\(texts[number].subject)/sum-\(number).md"] ?? [])
        .filter { $0.severity == .error }.map(\.message)
    }
  }

  @Test func takesWhatComesOut() async throws {
    let all = try await Self.errors(in: Self.cases.map { ($0.subject, $0.right) })
    #expect(all.allSatisfy { $0.isEmpty }, "\(all)")
  }

  @Test func showsTheSumThatDoesNotComeOut() async throws {
    let all = try await Self.errors(in: Self.cases.map { ($0.subject, $0.wrong) })
    for (seed, errors) in zip(Self.cases, all) {
      #expect(errors.count == 1, "\(seed.wrong): \(errors)")
      #expect(errors.first?.hasSuffix("does not come out: \(seed.sum)") ?? false, "\(errors)")
    }
  }

  /// Sums of several facts, and what is left of one.
  @Test func takesSumsAndRemainders() async throws {
    let texts = [
      ("tests/mri-with-contrast", "Three body parts with dye cost £1,000."),
      ("operations/cataract-surgery", "One eye with a multifocal lens costs £3,445."),
      ("operations/knee-replacement", "Four in five people have no pain that stays."),
      ("procedures/dental-implant", "About 95 of 100 implants grow in."),
      (
        "conditions/type-2-diabetes",
        "Half an hour on five days makes two and a half hours of brisk walking a week."
      ),
    ]
    let all = try await Self.errors(in: texts)
    #expect(all.allSatisfy { $0.isEmpty }, "\(all)")
  }

  /// Without both factors in the sentence, or with another rest, a number is no sum.
  @Test func asksForBothFactors() async throws {
    let texts = [
      ("vaccines/hpv-vaccine", "Later doses would cost £495."),
      ("operations/knee-replacement", "Physiotherapy costs £180."),
      ("operations/knee-replacement", "Three in four people have no pain that stays."),
      ("operations/knee-replacement", "Four in five people have pain that stays."),
      ("operations/cataract-surgery", "You use the dexamethasone drops for five weeks."),
    ]
    let all = try await Self.errors(in: texts)
    for (text, errors) in zip(texts, all) { #expect(!errors.isEmpty, "\(text)") }
  }
}
