import Foundation
import Testing

@testable import Checks

/// How well claims are found in sentences with labels. `make claims-report` prints more of it.
@Suite struct LabelledSentenceTests {
  /// The figures of sentences that no word, frame or weight was chosen by: of eleven specialties
  /// that are in no other file.
  @Test func findsClaimsInSpecialtiesThatNothingWasFittedTo() async throws {
    let measured = try await Measured("clinics-untouched.tsv")
    #expect(measured.recall >= 0.85, "\(measured)")
    #expect(measured.precision >= 0.93, "\(measured)")
    #expect(measured.flagged <= 0.04, "\(measured)")
  }

  @Test(arguments: ["clinics-tuned.tsv", "mesotherapy.tsv"])
  func findsClaimsInWhatItWasFittedTo(_ file: String) async throws {
    let measured = try await Measured(file)
    #expect(measured.recall >= 0.95, "\(measured)")
    #expect(measured.precision >= 0.95, "\(measured)")
  }

  /// The sentences are measured as articles, from Markdown to finding.
  private struct Measured: CustomStringConvertible {
    var missed: [String] = []
    var wrong: [String] = []
    var promotional = 0
    var honest = 0

    init(_ file: String) async throws {
      let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
      let text = try String(
        contentsOf: folder.appendingPathComponent("Sentences/\(file)"), encoding: .utf8)
      let rows = text.split(separator: "\n").dropFirst().map { $0.split(separator: "\t") }
      let claims = try await Samples.claims(in: rows.map { String($0[3]) })
      for (row, ids) in zip(rows, claims) {
        if row[0] == "promotional" {
          promotional += 1
          if ids.isEmpty { missed.append("\(row[1]): \(row[3])") }
        } else {
          honest += 1
          if !ids.isEmpty { wrong.append("\(ids): \(row[3])") }
        }
      }
      #expect(promotional >= 100 && honest >= 100)
    }

    private var found: Int { promotional - missed.count }
    var recall: Double { Double(found) / Double(promotional) }
    var precision: Double { Double(found) / Double(found + wrong.count) }
    var flagged: Double { Double(wrong.count) / Double(honest) }

    var description: String {
      "recall \(recall), precision \(precision), flagged \(flagged)\nmissed:\n  "
        + missed.joined(separator: "\n  ") + "\nwrong:\n  " + wrong.joined(separator: "\n  ")
    }
  }
}
