import Foundations
import Testing

/// Against what `diff -u` of GNU diffutils prints for the same texts.
@Suite struct UnifiedDifferenceTests {
  private func difference(_ old: String, _ new: String) -> String {
    UnifiedDifference(from: old, called: "a", to: new, called: "b").text
  }

  private func numbers(_ range: ClosedRange<Int>) -> String {
    range.map { "\($0)\n" }.joined()
  }

  @Test(arguments: ["", "a", "a\n", "\n\n"]) func sameTextsHaveNone(text: String) {
    #expect(difference(text, text) == "")
  }

  @Test func showsThreeLinesAroundAChange() {
    let new = numbers(1...9).replacing("5\n", with: "five\n")
    #expect(
      difference(numbers(1...9), new)
        == "--- a\n+++ b\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+five\n 6\n 7\n 8\n")
  }

  @Test func joinsChangesThatAreNearEachOther() {
    let new = numbers(1...30).replacing("5\n6\n", with: "5\n6a\n", maxReplacements: 1)
      .replacing("12\n", with: "").replacing("29\n", with: "29\n29a\n")
    #expect(
      difference(numbers(1...30), new)
        == "--- a\n+++ b\n@@ -3,13 +3,12 @@\n 3\n 4\n 5\n-6\n+6a\n 7\n 8\n 9\n 10\n 11\n-12\n 13\n 14\n 15\n"
        + "@@ -27,4 +26,5 @@\n 27\n 28\n 29\n+29a\n 30\n")
  }

  @Test func countsFromTheLineBeforeWhereThereAreNone() {
    #expect(difference("", "x\n") == "--- a\n+++ b\n@@ -0,0 +1,1 @@\n+x\n")
    #expect(difference("x\n", "") == "--- a\n+++ b\n@@ -1,1 +0,0 @@\n-x\n")
  }

  @Test func saysWhereTheLastLineHasNoEnd() {
    #expect(
      difference("x", "x\n")
        == "--- a\n+++ b\n@@ -1,1 +1,1 @@\n-x\n\\ No newline at end of file\n+x\n")
  }

  /// A composed and a decomposed letter are different bytes.
  @Test func comparesBytes() {
    #expect(difference("\u{E9}\n", "e\u{301}\n").utf8.count > 20)
  }
}
