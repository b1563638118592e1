import Foundations
import Testing

@testable import Diagnostics

@Suite struct ScalarColumnsTests {
  private let texts: [RelativePath: String] = ["a": "e\u{301}👍🏽b\nx\u{301}y", "b": "👍🏽👍🏽"]
  private var columns: ScalarColumns {
    ScalarColumns { [texts] path in texts[path].map { SourceFile(path: path, text: $0) } }
  }

  private func place(_ line: Int, _ column: Int) -> SourcePosition {
    SourcePosition(line: line, column: column)
  }

  @Test func countsScalarsFromCharacters() {
    for end in 0...5 {
      var columns = columns
      let found = columns.columns(of: place(1, 1), to: place(1, end), in: "a")
      #expect(found == (1, [1, 1, 3, 5, 6, 6][end]))
    }
  }

  @Test(arguments: [
    [("a", 1, 2), ("a", 1, 3), ("a", 1, 3)], [("a", 1, 4), ("a", 1, 2)],
    [("a", 1, 3), ("a", 2, 2), ("a", 1, 1)], [("a", 1, 2), ("b", 1, 2), ("a", 1, 4)],
    [("none", 7, 3), ("a", 1, 2), ("none", 1, 2)], [("a", 9, 4), ("a", 2, 9), ("a", 2, 2)],
  ])
  func findsAPlaceAfterAnyOtherAsAlone(places: [(path: RelativePath, line: Int, column: Int)]) {
    var following = columns
    for (path, line, column) in places {
      var alone = columns
      let (start, end) = (place(line, column), place(line, column + 1))
      #expect(
        following.columns(of: start, to: end, in: path)
          == alone.columns(of: start, to: end, in: path))
    }
  }

  @Test func keepsColumnsOfAFileThatIsNotThere() {
    var columns = columns
    #expect(columns.columns(of: place(3, 7), to: place(3, 9), in: "none") == (7, 9))
  }
}
