import Testing

@testable import Import

@Suite struct TOMLDocumentTests {
  private func values(_ text: String) -> [String: [String]] {
    let document = TOMLDocument(text, firstLine: 1)
    #expect(document.unreadLines == [], "\(text)")
    return Dictionary(uniqueKeysWithValues: document.items.map { ($0.key, $0.values) })
  }

  /// From the examples of TOML 1.0.0.
  @Test func readsEveryKindOfValue() {
    let found = values(
      #"""
      bare_key-1 = "value" # a comment
      "quoted key" . 'b.c' = 'lit\eral'
      str = "I'm a \"string\". \u00E9\tTab \U0001F600"
      multi = """
      Roses
      Violets\
           are blue"""
      quotes = """"Two" and ""three"""""
      literal = '''
      The first\n line'''
      integer = +99_000
      hex = 0xDEAD_BEEF
      float = -6.26e-34
      special = -inf
      flag = true
      when = 1979-05-27 07:32:00-08:00
      day = 1979-05-27
      time = 07:32:00.5
      list = [ "a", 'b' , # inside
        """c""",
      ]
      empty = []
      table = { x = 1, y.z = "2" }
      deep = [[1, 2], { a = "b" }]
      [a.b."c d"]
      e = 1
      [[fruit]]
      name = "apple"
      [[fruit]]
      name = "pear"
      """#)
    #expect(
      found == [
        "bare_key-1": ["value"], "quoted key.b.c": ["lit\\eral"],
        "str": ["I'm a \"string\". é\tTab 😀"], "multi": ["Roses\nVioletsare blue"],
        "quotes": ["\"Two\" and \"\"three\"\""], "literal": ["The first\\n line"],
        "integer": ["+99_000"], "hex": ["0xDEAD_BEEF"], "float": ["-6.26e-34"],
        "special": ["-inf"], "flag": ["true"], "when": ["1979-05-27 07:32:00-08:00"],
        "day": ["1979-05-27"], "time": ["07:32:00.5"], "list": ["a", "b", "c"], "empty": [],
        "table.x": ["1"], "table.y.z": ["2"], "deep.1": ["1", "2"], "deep.2.a": ["b"],
        "a.b.c d.e": ["1"], "fruit.1.name": ["apple"], "fruit.2.name": ["pear"],
      ])
  }

  /// Each is no TOML; the lines around it are read all the same.
  @Test(arguments: [
    "x", "x =", "= 1", "x = yes", "x = 1 2", "x = \"a", "x = \"\\q\"", "x = \"\\u12\"", "x = [1",
    "x = [1 2]", "x = { a = 1", "x = { a }", "[x", "[[x]", "x = 'a\nb'", "x = \"\"\"a", "x = '''",
    "x = \"\\uD800\"", "é = 1", "x..y = 1", "x = @",
  ])
  func aLineThatCannotBeReadIsNamed(line: String) {
    let document = TOMLDocument("a = 1\n\(line)\nb = 2", firstLine: 10)
    #expect(document.unreadLines.first == 11)
    let keys = document.items.map(\.key)
    #expect(keys.first == "a" && keys.last == "b")
    #expect(!keys.contains("x"))
  }

  @Test func whatIsNestedTooDeepIsNamed() {
    let deep = String(repeating: "[", count: 100_000)
    #expect(TOMLDocument("x = \(deep)", firstLine: 1).unreadLines == [1])
  }

  @Test func everyItemHasItsLine() {
    let document = TOMLDocument(
      "\n\na = 1\n# c\nb = '''\nx\n'''\nc = [\n1,\n2]\nd = 4", firstLine: 5)
    #expect(document.items.map(\.line) == [7, 9, 12, 15])
  }
}
