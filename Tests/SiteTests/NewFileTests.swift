import Foundations
import Testing

@testable import Site

@Suite struct NewFileTests {
  @Test func writesWhatTheSystemTakesInPieces() throws {
    var taken: [Int] = []
    try NewFile.writeAll(Array(repeating: 1, count: 10), shownAs: "a") { _, count in
      taken.append(count)
      return min(4, count)
    }
    #expect(taken == [10, 6, 2])
  }

  /// The system may say that it took nothing, for ever.
  @Test func endsWhenNothingIsWritten() {
    #expect(throws: FileProblem(path: "a", reason: "No byte could be written")) {
      try NewFile.writeAll([1], shownAs: "a") { _, _ in 0 }
    }
  }
}
