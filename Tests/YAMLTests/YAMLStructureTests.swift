import Testing

@testable import YAML

/// What writers are told of lines, lists and marks that do not fit together.
@Suite struct YAMLStructureTests {
  private static let mistakes: [(text: String, expected: String)] = [
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
  ]

  @Test(arguments: mistakes) func saysWhatIsWrong(text: String, expected: String) {
    #expect(problems("a.yaml", text) { _ = YAMLReader($0).read(&$1) } == expected)
  }
}
