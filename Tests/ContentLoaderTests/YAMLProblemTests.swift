import Testing

@testable import ContentLoader

@Suite struct YAMLProblemTests {
  private static let mistakes: [(text: String, expected: String)] = [
    (
      "é: Our #1 choice # really\n",
      """
      warning: '#1 choice # really' is taken for a comment and left out  [yaml/comment]
        --> a.yaml:1:8
         |
       1 | é: Our #1 choice # really
         |        ^^^^^^^^^^^^^^^^^^ put the whole text in double quotes, or a space after '#'

      """
    ),
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
      "a: {{ x }}\n",
      """
      error: a list or a group of keys stands where a key belongs  [yaml/complex-key]
        --> a.yaml:1:5
         |
       1 | a: {{ x }}
         |     ^ put the text in double quotes
         = Text that begins with '{' or '[' needs double quotes: "{{ sessions }}".

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
      "a:\n  - b\n - c\nd: 1\n",
      """
      error: this line is not indented like the lines around it  [yaml/syntax]
        --> a.yaml:3:2
         |
       3 |  - c
         |  ^^^ indent it like the lines it belongs to

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
      "a:\n    b: 1\n  c: 2\n",
      """
      error: this line is not indented like the lines around it  [yaml/syntax]
        --> a.yaml:3:3
         |
       3 |   c: 2
         |   ^^^^ indent it like the lines it belongs to

      """
    ),
    (
      "title What\nb: 1\n",
      """
      error: there is no colon in this line  [yaml/syntax]
        --> a.yaml:1:1
         |
       1 | title What
         | ^^^^^^^^^^ write 'key: value'

      """
    ),
    (
      "b: 1\na\n",
      """
      error: there is no colon in this line  [yaml/syntax]
        --> a.yaml:2:1
         |
       2 | a
         | ^ write 'key: value'

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
      "a: &x 1\nb: *x\n",
      """
      error: '&x' names a value to use elsewhere  [yaml/alias]
        --> a.yaml:1:4
         |
       1 | a: &x 1
         |    ^^ write the value out
         = If it is meant as text, put it in double quotes.

      error: '*x' stands for a value written elsewhere  [yaml/alias]
        --> a.yaml:2:4
         |
       2 | b: *x
         |    ^^ write the value out
         = If it is meant as text, put it in double quotes.

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
      "a: !x y\n",
      """
      error: a value that begins with '!' is a YAML tag  [yaml/tag]
        --> a.yaml:1:4
         |
       1 | a: !x y
         |    ^ put the text in double quotes

      """
    ),
    (
      "<<: 1\n",
      """
      error: '<<' takes over other keys  [yaml/alias]
        --> a.yaml:1:1
         |
       1 | <<: 1
         | ^^ write the value out
         = If it is meant as text, put it in double quotes.

      """
    ),
    (
      "? [a]\n: 1\n",
      """
      error: a list or a group of keys stands where a key belongs  [yaml/complex-key]
        --> a.yaml:1:3
         |
       1 | ? [a]
         |   ^ put the text in double quotes
         = Text that begins with '{' or '[' needs double quotes: "{{ sessions }}".

      """
    ),
    (
      "a: - b\n",
      """
      error: a list cannot begin here  [yaml/syntax]
        --> a.yaml:1:4
         |
       1 | a: - b
         |    ^ begin the list on the next line

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
      "a: 1\n---\nb: 2\n",
      """
      error: '---' begins a second document in the same file  [yaml/several-documents]
        --> a.yaml:2:1
         |
       2 | ---
         | ^^^ keep one document in a file

      """
    ),
    (
      "a:\n\tb: 1\n \t c: 2\n\t\nd: x\ty\n",
      """
      error: the line is indented with a tab  [yaml/tab]
        --> a.yaml:2:1
         |
       2 |     b: 1
         | ^^^^ use spaces

      error: the line is indented with a tab  [yaml/tab]
        --> a.yaml:3:2
         |
       3 |       c: 2
         |  ^^^^ use spaces

      """
    ),
    (
      "a: x\u{2028}y\0\n",
      """
      error: an invisible character (U+2028) stands here  [yaml/invisible-character]
        --> a.yaml:1:5
         |
       1 | a: x�y␀
         |     ^ delete it and type a space if needed

      error: an invisible character (U+0000) stands here  [yaml/invisible-character]
        --> a.yaml:1:7
         |
       1 | a: x�y␀
         |       ^ delete it and type a space if needed

      """
    ),
    (
      "a: 1\nb: { c: 1, c: 2 }\na: 3\na: 4\n",
      """
      error: the key 'c' is written twice  [yaml/duplicate-key]
        --> a.yaml:2:12
         |
       2 | b: { c: 1, c: 2 }
         |            ^ keep one of the two
      note: it is first written here
        --> a.yaml:2:6
         |
       2 | b: { c: 1, c: 2 }
         |      ^

      error: the key 'a' is written twice  [yaml/duplicate-key]
        --> a.yaml:3:1
         |
       3 | a: 3
         | ^ keep one of the two
      note: it is first written here
        --> a.yaml:1:1
         |
       1 | a: 1
         | ^

      error: the key 'a' is written twice  [yaml/duplicate-key]
        --> a.yaml:4:1
         |
       4 | a: 4
         | ^ keep one of the two
      note: it is first written here
        --> a.yaml:1:1
         |
       1 | a: 1
         | ^

      """
    ),
    (
      "- a\nb: 1\n",
      """
      error: this line does not belong to the list above it  [yaml/syntax]
        --> a.yaml:2:1
         |
       2 | b: 1
         | ^^^^ indent it like the lines it belongs to

      """
    ),
    (
      "a: |\n  x\n y\n",
      """
      error: this line is not indented like the lines around it  [yaml/syntax]
        --> a.yaml:3:2
         |
       3 |  y
         |  ^ indent it like the lines it belongs to

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
