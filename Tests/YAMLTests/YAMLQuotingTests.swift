import Testing

@testable import YAML

/// What writers are told of texts that need quotes, or whose quotes are wrong.
@Suite struct YAMLQuotingTests {
  private static let mistakes: [(text: String, expected: String)] = [
    (
      "title: Mesotherapy: what it is\n",
      """
      error: text with a colon and a space needs quotes  [yaml/syntax]
        --> a.yaml:1:8
         |
       1 | title: Mesotherapy: what it is
         |        ^^^^^^^^^^^^^^^^^^^^^^^ put the text in double quotes

      """
    ),
    (
      "漢: 字: \"x\\\n",
      """
      error: text with a colon and a space needs quotes  [yaml/syntax]
        --> a.yaml:1:4
         |
       1 | 漢: 字: "x\\
         |     ^^^^^^^ put the text in double quotes

      """
    ),
    (
      "a: @x\n",
      """
      error: a value cannot begin with '@'  [yaml/syntax]
        --> a.yaml:1:4
         |
       1 | a: @x
         |    ^ put the text in double quotes

      """
    ),
    (
      "a: `x`\n",
      """
      error: a value cannot begin with '`'  [yaml/syntax]
        --> a.yaml:1:4
         |
       1 | a: `x`
         |    ^ put the text in double quotes

      """
    ),
    (
      "a: %x\n",
      """
      error: a value cannot begin with '%'  [yaml/syntax]
        --> a.yaml:1:4
         |
       1 | a: %x
         |    ^ put the text in double quotes

      """
    ),
    (
      "%x\n",
      """
      error: a line cannot begin with '%'  [yaml/syntax]
        --> a.yaml:1:1
         |
       1 | %x
         | ^ put the text in double quotes

      """
    ),
    (
      "a: \"x\nb: 1\n",
      """
      error: the quote that begins here is never closed  [yaml/syntax]
        --> a.yaml:1:4
         |
       1 | a: "x
         |    ^ close the quote

      """
    ),
    (
      "a: 'x\nb: 1\n",
      """
      error: the quote that begins here is never closed  [yaml/syntax]
        --> a.yaml:1:4
         |
       1 | a: 'x
         |    ^ close the quote

      """
    ),
    (
      "a: 1\n  b: 2\n",
      """
      error: this key is indented too far, or the value above it needs quotes  [yaml/syntax]
        --> a.yaml:2:3
         |
       2 |   b: 2
         |   ^^^^ indent it like the lines it belongs to

      """
    ),
    (
      "a: [1, 2\nb: 3\n",
      """
      error: the list that begins here is not closed by ']'  [yaml/syntax]
        --> a.yaml:1:4
         |
       1 | a: [1, 2
         |    ^ add the missing ',' or ']'
         = Text that begins with a bracket or a brace needs double quotes.

      """
    ),
    (
      "a: {x: 1\nb: 3\n",
      """
      error: the group of keys that begins here is not closed by '}'  [yaml/syntax]
        --> a.yaml:1:4
         |
       1 | a: {x: 1
         |    ^ add the missing ',' or '}'
         = Text that begins with a bracket or a brace needs double quotes.

      """
    ),
    (
      "a: \"x\" y\n",
      """
      error: 'y' cannot follow what stands before it  [yaml/syntax]
        --> a.yaml:1:8
         |
       1 | a: "x" y
         |        ^ put the whole text in one pair of quotes

      """
    ),
    (
      "a: 'it's'\n",
      """
      error: 's' cannot follow what stands before it  [yaml/syntax]
        --> a.yaml:1:8
         |
       1 | a: 'it's'
         |        ^ put the whole text in one pair of quotes

      """
    ),
    (
      "a: *b* c\n",
      """
      error: a value cannot begin with '*'  [yaml/syntax]
        --> a.yaml:1:4
         |
       1 | a: *b* c
         |    ^ put the text in double quotes

      """
    ),
    (
      "a: & x\n",
      """
      error: a value cannot begin with '&'  [yaml/syntax]
        --> a.yaml:1:4
         |
       1 | a: & x
         |    ^ put the text in double quotes

      """
    ),
    (
      "a: \"C:\\dir\"\n",
      """
      error: a backslash has a special meaning in double quotes  [yaml/syntax]
        --> a.yaml:1:7
         |
       1 | a: "C:\\dir"
         |       ^ write '\\\\' for a backslash, or use single quotes

      """
    ),
    (
      "a: > x\n",
      """
      error: after '>' the text begins on the next line  [yaml/syntax]
        --> a.yaml:1:6
         |
       1 | a: > x
         |      ^ put the text in double quotes

      """
    ),
    (
      "a: ]\n",
      """
      error: a value cannot begin with ']'  [yaml/syntax]
        --> a.yaml:1:4
         |
       1 | a: ]
         |    ^ put the text in double quotes

      """
    ),
  ]

  @Test(arguments: mistakes) func saysWhatIsWrong(text: String, expected: String) {
    #expect(problems("a.yaml", text) { _ = YAMLReader($0).read(&$1) } == expected)
  }
}
