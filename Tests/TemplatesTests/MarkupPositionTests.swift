import Testing

@testable import Templates

@Suite struct MarkupPositionTests {
  @Test(arguments: [
    ("", true), ("<p>", true), ("<p>a &lt; b", true), ("<p", false), ("<p title=\"", false),
    ("<p title=\">", false), ("<p title='a>\"", false), ("<p title=\"a>b\">", true),
    ("<!--", false), ("<!-- > --", false), ("<!-- <p> -->", true), ("<!-- a --><p>", true),
    ("<title>", false), ("<title>a</title>", true), ("<script type=\"x\">if (a < b) ", false),
    ("<script>a</p>", false), ("<script>a</script>", true), ("<style>a", false),
    ("<textarea>", false), ("<styled-part>", true), ("<titles>", true), ("<br/>", true),
    ("<p><a href=\"x\">y</a> ", true),
  ]) func knowsWhereACommentIsOne(markup: String, allows: Bool) {
    var position = MarkupPosition()
    #expect(position.allowsComment(after: Array(markup.utf8)) == allows)
  }

  @Test func goesOnWhereItWas() {
    var position = MarkupPosition()
    var markup: [UInt8] = []
    var found: [Bool] = []
    for part in ["<p title=", "\"a\"", ">", "b", "<title>", "c", "</title>", "<!-- d", " -->"] {
      markup += part.utf8
      found.append(position.allowsComment(after: markup))
    }
    #expect(found == [false, false, true, true, false, false, true, false, true])
  }
}
