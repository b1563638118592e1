import Testing

@testable import Import

@Suite struct HTMLConverterTests {
  /// Marks before a combining letter are marks nevertheless, and the letter stays.
  @Test func marksAreBytes() {
    #expect(MarkdownText.title("a\"\u{301} b") == "\"a\\\"\u{301} b\"")
    #expect(MarkdownText.decoded("a&\u{301}b &amp;\u{301}") == "a&\u{301}b &\u{301}")
    #expect(MarkdownText.escaped("\u{600}<b>") == "\u{600}\\<b\\>")
  }

  @Test(arguments: [
    ("<p>One</p><p>Two  words\nhere</p>", "One\n\nTwo words here"),
    ("<h1>A</h1><h3>B</h3>", "## A\n\n#### B"), ("<h2>A</h2><h6>B</h6>", "## A\n\n###### B"),
    ("a<br>b<br/>", "a\\\nb"),
    ("x <strong> bold </strong>y <em>it</em> <b></b>", "x  **bold** y *it*"),
    ("<ul><li>A</li><li>B<ol start=\"3\"><li>C</li></ol></li></ul>", "- A\n- B\n  3. C"),
    ("<ul><li><p>A</p><p>B</p></li><li>C", "- A\n\n  B\n- C"),
    ("<blockquote><p>A</p><ul><li>B</ul></blockquote>", "> A\n>\n> - B"),
    ("<a href=\"/known/\">A <em>b</em></a>", "[A *b*](known.md)"),
    (
      "<a href=\"https://x.example/a b(c)\" title=\"T &quot;q&quot;\">A</a>",
      "[A](<https://x.example/a b(c)> \"T &quot;q&quot;\")"
    ),
    ("<img src=known.png alt=\"A [b]\">", "![A \\[b\\]](known.png)"),
    ("<img src=known.png>", "![TODO: say what the picture shows](known.png)"),
    (
      "<figure><img src=known.png alt=A><figcaption>C \"d\"</figcaption></figure>",
      "![A](known.png \"C \\\"d\\\"\")"
    ),
    (
      "<figure><img src=known.png alt=A><figcaption>C <b>d</b></figcaption></figure>",
      "![A](known.png)\n\nC **d**"
    ),
    ("<pre><code>a &lt; b\n  c</code></pre>", "```\na < b\n  c\n```"),
    ("<pre>```</pre>", "````\n```\n````"), ("<code>a`b</code>", "``a`b``"),
    (
      "<table><tr><th>A<th>B|C<tr><td>1<br>2<td><p>3</table>",
      "| A | B\\|C |\n| --- | --- |\n| 1 2 | 3 |"
    ),
    (
      "<table><caption>Cap</caption><tbody><tr><td>1</td></tr><tr><td>2</td><td>3</td></tr></table>",
      "Cap\n\n| 1 |  |\n| --- | --- |\n| 2 | 3 |"
    ),
    ("<dl><dt>A<dd>B</dl>", "**A**\n\nB"), ("a<hr>b", "a\n\n***\n\nb"),
    ("1. a", "1\\. a"), ("# a", "\\# a"), ("- a", "\\- a"), ("> a", "\\> a"),
    (
      "*a* _b_ `c` [d](e) {{ f }} {% g %}",
      "\\*a\\* \\_b\\_ \\`c\\` \\[d\\](e) \\{\\{ f \\}\\} \\{% g %\\}"
    ),
    ("&eacute; &amp;lt; &lt;b&gt; 5 < 6", "&eacute; &amp;lt; &lt;b&gt; 5 \\< 6"),
    ("<P CLASS=''>x</P>", "x"), ("<div><p>a<div>b</div></p>c</div>", "a\n\nb\n\nc"),
  ])
  func saysTheSameInMarkdown(source: String, markdown: String) {
    let found = html(source).markdown
    #expect(found.replacing("  ", with: " ") == markdown.replacing("  ", with: " "))
  }

  @Test func lineEndsMeanSomethingInClassicTexts() {
    let found = html("One\ntwo <b>three</b>\nfour\n\n\nFive\n<i>six</i>\n", breaksLines: true)
    #expect(found.markdown == "One\\\ntwo **three**\\\nfour\n\nFive\\\n*six*")
  }

  @Test(arguments: [
    ("\n<script>var a = '<p>';</script>x", "x", ["2 HTML: <script>var a = '<p>';</script>"]),
    (
      "<iframe src=\"https://v/\">in</iframe>", "",
      ["1 HTML: <iframe src=\"https://v/\">in</iframe>"]
    ),
    (
      "<form><input name=n><label>L</label></form>", "",
      ["1 HTML: <form><input name=n><label>L</label></form>"]
    ),
    ("<p class=\"lead\">x</p>", "x", ["1 HTML: <p class=\"lead\">"]),
    ("<span>x</span>", "x", ["1 HTML: <span>"]), ("a<!-- c -->b", "ab", ["1 comment: <!-- c -->"]),
    ("<img src=\"/far.png\" alt=\"A\">", "A", ["1 picture: <img src=\"/far.png\" alt=\"A\">"]),
    ("<td colspan=2>x", "x", ["1 HTML: <td colspan=2>"]),
    ("<a name=\"x\">y</a>", "y", ["1 HTML: <a name=\"x\">"]),
  ])
  func listsTheRest(source: String, markdown: String, notes: [String]) {
    let found = html(source)
    #expect(found.markdown == markdown)
    #expect(found.notes == notes)
  }

  @Test(arguments: [
    "<", "<p", "<p class", "<p class=", "<p class=\"", "</", "</p", "<!--", "<!", "<a href='x",
    "&",
    "&#", "&#x110000;", "<script>", "<textarea>x", "</p></b></table>", "<table><table><td>x",
  ])
  func whateverIsWrittenIsRead(source: String) {
    let found = html(source + " word")
    #expect((found.markdown + found.notes.joined()).contains("word") || source.contains("<"))
  }

  @Test func deepMarkupCostsNoMoreThanItsLength() {
    let deep = String(repeating: "<div><blockquote><ul><li>", count: 20_000)
    #expect(html(deep + "word").markdown.contains("word"))
    #expect(html(String(repeating: "<b><i>", count: 20_000) + "word").markdown.contains("word"))
  }
}
