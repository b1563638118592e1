import Testing

@testable import Import

@Suite struct MarkdownConverterTests {
  @Test(arguments: [
    (
      "Plain *text* with `code` and [a link](https://x.example/).",
      "Plain *text* with `code` and [a link](https://x.example/)."
    ),
    ("# A\n\n## B\n\nC\n===\n\nD\n---", "## A\n\n### B\n\n## C\n\n### D"),
    ("## A {#a}", "## A {#a}"),
    ("[b](#some-words)\n\n## Some words", "[b](#some-words)\n\n## Some words"),
    ("[b](x/other.md#its-own)", "[b](other.md#its-own)"),
    ("[b]({{ \"/x/other/\" | relative_url }})", "[b](other.md)"),
    (
      "[o](x/other.md) [p][x]\n\n[x]: x/other.md", "[o](other.md) [p](other.md)\n\n[x]: x/other.md"
    ),
    ("![A fold](fold.png \"T\")", "![A fold](fold.png \"T\")"),
    ("![](fold.png)", "![TODO: say what the picture shows](fold.png)"),
    ("[![A](fold.png)](sheet.pdf)", "[![A](fold.png)](sheet.pdf)"),
    ("a [term] b [@x] c[^1]", "a \\[term] b \\[@x] c\\[^1]"),
    ("[[a]] b [[c]][d] e }} f", "\\[\\[a]] b \\[\\[c]]\\[d] e \\}\\} f"),
    ("## {{ page.title }}\n\na", "a"), ("`{{ a }}` and ``[b]``", "`{{ a }}` and ``[b]``"),
    ("a <b>c</b> <br> <a href=\"x/other.md\">d</a>", "a **c** \\\n [d](other.md)"),
    ("- [x] done\n- [ ] not", "- [x] done\n- [ ] not"),
  ])
  func saysTheSame(source: String, expected: String) throws {
    #expect(try markdown(source).body == expected)
  }

  @Test(arguments: [
    ("{{< youtube x >}}", "", "{{< youtube x >}}"),
    ("a {{% note %}}b{{% /note %}}", "a b", "{{% note %}}"),
    ("{% include toc.html %}", "", "{% include toc.html %}"),
    ("{{ page.title }}", "", "{{ page.title }}"), ("x{: .wide}", "x", "{: .wide}"),
    ("{{<\n  a\n  b\n>}}\nc", "c", "{{< a b >}}"),
    ("a <!-- b --> c", "a  c", "<!-- b -->"),
    ("<u>x</u>", "x", "<u>"), ("[a](/gone/)", "a", "/gone/"),
    ("[a](javascript:x)", "a", "javascript:x"),
    ("![a](gone.png)", "a", "![a](gone.png)"),
    ("![a](https://far.example/x.png)", "a", "![a](https://far.example/x.png)"),
    ("![a](../../../etc/passwd.png)", "a", "![a](../../../etc/passwd.png)"),
    ("![a](fold.png%00)", "a", "![a](fold.png%00)"), ("[a](#part)", "a", "#part"),
    ("[a](x/other.md#no)", "[a](other.md)", "x/other.md#no"),
  ])
  func listsWhatIsNotCarriedOver(source: String, body: String, note: String) throws {
    let found = try markdown(source)
    #expect(found.body == body)
    #expect(found.notes.contains { $0.text == note }, "\(found.notes.map(\.text))")
  }

  @Test func notesHaveTheirLines() throws {
    let found = try markdown("a\n\n{{< x\n>}}\n\n<u>b</u>\n\n[c](/d/)\n")
    #expect(found.notes.map(\.line) == [7, 10, 12])
  }

  @Test func componentsOfMDXLeaveTheirWords() throws {
    let found = try markdown(
      "import A from \"./a\";\n\n# T\n\n<Card title=\"one\">\n  two\n</Card>\n\nx {props.y} z",
      mdx: true)
    #expect(found.body.contains("two") && found.body.contains("x  z"))
    let notes = found.notes.map(\.text)
    #expect(notes.contains("import A from \"./a\";") && notes.contains("{props.y}"))
    #expect(notes.contains { $0.contains("one") })
  }

  @Test func figuresOfHugoArePictures() throws {
    let found = try markdown("{{< figure src=\"fold.png\" alt=\"A\" caption=\"C\" >}}")
    #expect(found.body == "![A](fold.png \"C\")")
  }
}
