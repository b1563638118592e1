import Foundation
import Testing

@testable import Checks

@Suite struct LabelledSentenceTests {
  /// Precision and recall over sentences that were not written for any rule.
  @Test func precisionAndRecallHold() async throws {
    let promotional = try Self.lines("promotional.txt").map { line in
      line.split(separator: "\t", maxSplits: 1).map(String.init)
    }
    let honest = try Self.lines("honest.txt")
    let claims = try await Samples.claims(in: promotional.map { $0[1] })
    let alarms = try await Samples.claims(in: honest)
    let missed = zip(promotional, claims).filter { $1.isEmpty }.map {
      $0.0.joined(separator: ": ")
    }
    let wrong = zip(honest, alarms).filter { !$1.isEmpty }.map { "\($0.1): \($0.0)" }
    let found = promotional.count - missed.count
    let recall = Double(found) / Double(promotional.count)
    let precision = Double(found) / Double(found + wrong.count)
    let named = zip(promotional, claims).count { $1.contains("claims/" + $0[0]) }
    print(
      """
      labelled sentences: \(promotional.count) promotional, \(honest.count) honest
      precision \(precision), recall \(recall), by the expected rule \
      \(Double(named) / Double(promotional.count))
      missed: \(missed.joined(separator: "\n  "))
      wrongly reported: \(wrong.joined(separator: "\n  "))
      """)
    #expect(promotional.count >= 150 && honest.count >= 150)
    #expect(recall >= 0.95)
    #expect(precision >= 0.95)
  }

  private static func lines(_ name: String) throws -> [String] {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    let text = try String(
      contentsOf: folder.appendingPathComponent("Sentences/\(name)"), encoding: .utf8)
    return text.split(separator: "\n").map(String.init)
  }
}
