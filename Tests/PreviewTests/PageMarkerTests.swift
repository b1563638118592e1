import Testing

@testable import Preview

@Suite struct PageMarkerTests {
  @Test(arguments: [
    ("<p></body></html>", "<p>+</body></html>"), ("</body>", "+</body>"), ("<p>", "<p>+"),
    ("", "+"), ("<pre></body></pre></body>\n", "<pre></body></pre>+</body>\n"),
    ("</body", "</body+"),
  ]) func standsBeforeTheEndOfTheBody(page: String, expected: String) {
    let marked = PageMarker.insert(Array("+".utf8), into: Array(page.utf8))
    #expect(String(decoding: marked, as: UTF8.self) == expected)
  }
}
