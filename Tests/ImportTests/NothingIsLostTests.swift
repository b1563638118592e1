import Chance
import Foundations
import Testing

@testable import Import

/// Every word of what is imported is in a draft or in the list of what is not carried over,
/// whatever it stands in and however broken that is.
@Suite struct NothingIsLostTests {
  /// Makes texts of pieces, with a word of its own in each place where one can stand.
  private struct Writer {
    var chance: SplitMix64
    private(set) var words: [String] = []

    init(seed: UInt64) { chance = SplitMix64(seed: seed) }

    mutating func word() -> String {
      words.append("w\(words.count)q")
      return words[words.count - 1]
    }

    /// One of `pieces` with a new word for each `@`.
    mutating func piece(_ pieces: [String]) -> String {
      let chosen = pieces.randomElement(using: &chance) ?? ""
      return chosen.map { $0 == "@" ? word() : String($0) }.joined()
    }

    mutating func text(_ pieces: [String], _ separators: [String]) -> String {
      (0..<Int.random(in: 1...12, using: &chance)).map { _ in
        piece(pieces) + (separators.randomElement(using: &chance) ?? "")
      }.joined()
    }

    /// The text with signs put in and taken out, none of them part of a word.
    mutating func broken(_ text: String) -> String {
      var signs = text.map { String($0) }
      for _ in 0..<Int.random(in: 0...4, using: &chance) {
        let place = Int.random(in: 0..<max(1, signs.count), using: &chance)
        let sign = Array("<>\"'&[]{}()`*_!#-=|\\%/ \n\t;:").randomElement(using: &chance) ?? " "
        if Bool.random(using: &chance) {
          signs.insert(String(sign), at: place)
        } else if place < signs.count, !(signs[place].first?.isLetter ?? false),
          !(signs[place].first?.isNumber ?? false)
        {
          signs.remove(at: place)
        }
      }
      return signs.joined()
    }
  }

  private static let markdown = [
    "@ @", "**@** *@*", "[@](https://@.example/@ \"@\")", "[@](/@/)", "![@](@.png \"@\")",
    "![@](fold.png)", "`@ {{ @ }}`", "```@\n@\n```", "# @", "## @ {#@}", "@\n===", "> @",
    "- @\n  - @",
    "1. @", "| @ | @ |\n|---|---|\n| @ | @ |", "<div class=\"@\" data-@=\"@\">@</div>",
    "<span title='@'>@</span>", "<script src=\"@\">@</script>", "<img src=\"@\" alt=\"@\">",
    "<a href=\"@\">@</a>", "<!-- @ -->", "{{< @ @=\"@\" >}}", "{{% @ %}}@{{% /@ %}}", "{% @ @ %}",
    "{{ @.@ | @ }}", "@{: .@ #@}", "[@]", "[@][@]", "[@]: @ \"@\"", "[^@]: @", "[@@] [^@]",
    "<@@.example>",
    "<https://@.example/@>", "&@; &amp; &#64;", "    @", "<@ @>@</@>",
    "{{< figure src=\"@\" alt=\"@\" >}}",
    "[@]({{< ref \"@.md\" >}})", "{% link @.md %}", "<table><tr><td>@<td colspan=\"@\">@</table>",
    "<!-- @", "<p @", "<details><summary>@</summary>@</details>", "<textarea>@</textarea>", "{{ @",
  ]

  private static let html = [
    "<p class=\"@\">@</p>", "<h2 id=\"@\">@</h2>", "@ &amp; @", "<strong>@</strong> <em>@</em>",
    "<ul class=\"@\"><li>@<ul><li>@</ul></ul>", "<ol start=\"3\"><li>@</li></ol>",
    "<blockquote cite=\"@\"><p>@</p></blockquote>", "<a href=\"/@/\" title=\"@\" rel=\"@\">@</a>",
    "<a href=\"https://@.example/\">@</a>", "<a name=\"@\">@</a>",
    "<img src=\"@\" alt=\"@\" title=\"@\" srcset=\"@ 2x\">",
    "<figure class=\"@\"><img src=\"@\" alt=\"@\"><figcaption class=\"@\">@</figcaption></figure>",
    "<table summary=\"@\"><caption>@</caption><tr><th scope=\"@\">@<td>@ | @</table>",
    "<pre lang=\"@\"><code class=\"@\">@ &lt; @</code></pre>", "<!-- wp:@ {\"@\":\"@\"} -->",
    "<iframe src=\"@\">@</iframe>", "<form action=\"@\"><input name=\"@\">@</form>",
    "[gallery ids=\"@\" @]", "[@ @=\"@\"]@[/@]", "[@]",
    "[caption id=\"@\"]<img src=\"@\"> @[/caption]",
    "<script>@</script>", "<style>.@ {}</style>", "<@ @=\"@\">@</@>", "<dl><dt>@<dd>@</dl>",
    "<svg><title>@</title></svg>", "<p @=@", "<code>@<b>@</b></code>", "<li>@", "</@>",
    "@\n\n@\n@",
    "<br class=\"@\">", "<hr title=\"@\">", "{{ @ }} {% @ %}", "<span @='@'>@</span>",
  ]

  /// The words of `words` that are neither in a draft nor in a note.
  private static func lost(
    _ words: [String], of source: String, _ result: ImportResult
  ) -> [String] {
    // A sign may have come between the letters of one, and nothing may stand between two.
    let kept =
      result.drafts.map(\.text) + result.notes.flatMap { [$0.text, $0.reason] }
      + result.pictures.map(\.source.text)
    let all = kept.joined(separator: " ").lowercased()
    return words.filter { source.containsBytes(of: $0) && !all.containsBytes(of: $0) }
  }

  @Test(arguments: 0..<400) func ofMarkdown(seed: Int) throws {
    var writer = Writer(seed: UInt64(seed))
    let front = [
      "title: @", "description: \"@\"", "@: @", "tags: [@, @]", "@: { @: [@, { @: @ }] }", "# @",
      "aliases: [/@/, '@?@']", "image: @.png", "@: &@ @", "@: *@", "@:\n  - @\n  - @: @",
      "date: @", "@",
    ]
    let head = writer.broken(writer.text(front, ["\n"]))
    let body = writer.broken(writer.text(Self.markdown, ["\n", "\n\n", " "]))
    let text = "---\n\(head)---\n\(body)"
    let ending = ["md", "mdx", "html"].randomElement(using: &writer.chance) ?? "md"
    let result = try imported(
      ["a.\(ending)": text, "b.md": "---\ntitle: B\n---\n"], binaries: ["fold.png"],
      from: .markdown)
    // Of HTML only what has front matter is a page; the file is listed as a whole.
    if result.list.contains("a.html: file: a.html") { return }
    #expect(Self.lost(writer.words, of: text, result) == [], "\(text)")
  }

  @Test(arguments: 0..<200) func ofTOML(seed: Int) throws {
    var writer = Writer(seed: UInt64(seed))
    let front = [
      "title = \"@\"", "@ = '@'", "@ = [\"@\", '@', { @ = \"@\" }]", "[@]", "[[@.@]]", "# @",
      "@ = \"\"\"\n@\n@\"\"\"", "@ = { @ = 1, @.@ = \"@\" }", "@ = @", "@", "tags = [\"@\"] # @",
      "\"@\" = '''@'''", "aliases = [\"/@/\"]",
    ]
    let text = "+++\n\(writer.broken(writer.text(front, ["\n"])))+++\n@"
    let result = try imported(["content/a.md": text], from: .hugo)
    #expect(Self.lost(writer.words, of: text, result) == [], "\(text)")
  }

  @Test(arguments: 0..<400) func ofWordPress(seed: Int) throws {
    var writer = Writer(seed: UInt64(seed))
    let items = (0..<3).map { number -> String in
      let content = writer.broken(writer.text(Self.html, ["\n", "\n\n", " ", ""]))
        .replacing("]]>", with: "")
      let more = writer.text(
        [
          "<wp:comment><wp:comment_content><![CDATA[@ <b>@</b>]]></wp:comment_content></wp:comment>",
          "<wp:postmeta><wp:meta_key>@</wp:meta_key><wp:meta_value>@</wp:meta_value></wp:postmeta>",
          "<category domain=\"@\" nicename=\"@\">@</category>", "<dc:creator>@</dc:creator>",
          "<x y=\"@\"/>",
          "<excerpt:encoded><![CDATA[@ <i class=\"@\">@</i>]]></excerpt:encoded>",
        ], [""])
      let kind = ["post", "page", "attachment"].randomElement(using: &writer.chance) ?? "post"
      return WordPressImportTests.item(content, more, type: kind)
        .replacing("post_id>1<", with: "post_id>\(number)<")
    }
    let xml = WordPressImportTests.export(items.joined())
      .replacing(
        "<rss>", with: "<rss xmlns:wp='w' xmlns:dc='d' xmlns:content='c' xmlns:excerpt='e'>")
    let result = try WordPressImportTests.result(xml)
    #expect(Self.lost(writer.words, of: xml, result) == [], "\(xml)")
  }

  /// What the tests above look for is found when it is lost.
  @Test func aLostWordIsSeen() throws {
    let result = try imported(["a.md": "kept"])
    #expect(Self.lost(["kept", "gone"], of: "kept gone", result) == ["gone"])
  }
}
