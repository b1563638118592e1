import Testing

@testable import Foundations

@Suite struct OpenFileTests {
  @Test func writesWhatTheSystemTakesInPieces() throws {
    var taken: [Int] = []
    try OpenFile.writeAll(Array(repeating: 1, count: 10), to: "a") { _, count in
      taken.append(count)
      return min(4, count)
    }
    #expect(taken == [10, 6, 2])
  }

  /// The system may say that it took nothing, for ever.
  @Test func endsWhenNothingIsWritten() {
    #expect(throws: FileProblem(path: "a", reason: "No byte could be written")) {
      try OpenFile.writeAll([1], to: "a") { _, _ in 0 }
    }
  }
}
