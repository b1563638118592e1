import Testing

@testable import YAML

/// What writers are told of YAML that is well formed but means something else, or is not allowed.
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
  ]

  @Test(arguments: mistakes) func saysWhatIsWrong(text: String, expected: String) {
    #expect(problems("a.yaml", text) { _ = YAMLReader($0).read(&$1) } == expected)
  }
}
