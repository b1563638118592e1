import Testing

@testable import Diagnostics

@Suite struct SourceFileTests {
  private func lines(_ text: String) -> [String] {
    let file = SourceFile(path: "a", text: text)
    return (1...file.lineCount).map { String(file.line($0)) }
  }

  @Test(arguments: [
    ("", [""]), ("a", ["a"]), ("a\nb", ["a", "b"]), ("a\n", ["a", ""]), ("\n\n", ["", "", ""]),
    ("a\r\nb\r\n", ["a", "b", ""]), ("a\rb", ["a", "b"]), ("a\r\r\nb", ["a", "", "b"]),
    ("a\n\rb", ["a", "", "b"]), ("\r\n", ["", ""]), ("é\r\n漢\u{2028}字", ["é", "漢\u{2028}字"]),
  ])
  func findsLines(text: String, expected: [String]) {
    #expect(lines(text) == expected)
  }

  @Test func hasNoTextOutsideItsLines() {
    let file = SourceFile(path: "a", text: "x")
    #expect(file.line(0) == "")
    #expect(file.line(2) == "")
    #expect(file.line(-1) == "")
  }

  @Test(arguments: [
    (0, 1, 1), (1, 1, 2), (2, 1, 2), (3, 1, 3), (5, 2, 1), (-4, 1, 1), (99, 2, 3),
  ])
  func countsCharactersFromBytes(offset: Int, line: Int, column: Int) {
    let file = SourceFile(path: "a", text: "xé\r\nyz")
    #expect(file.position(utf8Offset: offset) == SourcePosition(line: line, column: column))
  }

  @Test func takesAPlaceWithinACharacterForItsStart() {
    let family = "👨‍👩‍👧"
    let file = SourceFile(path: "a", text: "e\u{301}\(family)b")
    let columns = (0...family.utf8.count + 4).map { file.position(utf8Offset: $0).column }
    #expect(columns == [1, 1, 1] + Array(repeating: 2, count: family.utf8.count) + [3, 4])
  }

  @Test(arguments: [(1, 1), (2, 1), (3, 2), (4, 2), (5, 3), (6, 3), (0, 1)])
  func countsCharactersFromScalars(scalarColumn: Int, column: Int) {
    let file = SourceFile(path: "a", text: "e\u{301}👍🏽")
    let position = file.position(line: 1, scalarColumn: scalarColumn)
    #expect(position == SourcePosition(line: 1, column: column))
  }

  @Test func locatesAStretch() {
    let file = SourceFile(path: "a.md", text: "one\ntwo")
    let expected = SourceLocation(
      path: "a.md", start: SourcePosition(line: 1, column: 3),
      end: SourcePosition(line: 2, column: 2))
    #expect(file.location(utf8Offsets: 2..<5) == expected)
  }
}

@Suite struct LineCursorTests {
  /// Each column is that of a walk over the whole characters of the line before it.
  @Test(arguments: ["", "ab", "a\u{301}b", "👨‍👩‍👧x", "é 漢\u{2028}字", "x\u{1F3FD}", "a\t\u{0}\u{301}"])
  func agreesWithTheViewsOfAString(line: String) {
    for column in 0...line.utf8.count + 2 {
      var cursor = LineCursor(line[...])
      cursor.move(to: column, in: .bytes)
      let whole = (0...line.count).map { line.prefix($0) }.last { $0.utf8.count < max(column, 1) }
      #expect(cursor.characterColumn == (whole?.count ?? 0) + 1)
      #expect(cursor.scalarColumn == (whole?.unicodeScalars.count ?? 0) + 1)
    }
  }
}
