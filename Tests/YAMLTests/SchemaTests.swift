import Diagnostics
import Foundations
import Testing
import YAML

/// The schema machine as another room uses it.
@Suite struct SchemaTests {
  private enum Size: String, CaseIterable, Sendable {
    case small
    case large
  }

  private static let schema = Schema(
    prefix: "tea", name: "the tea file",
    root: .mapping([
      .required("name", .text, "what it is called"),
      .optional("tins", .list(.value(.integer(1...9)), atLeast: 1), "how many tins"),
      .optional("size", .value(ScalarParser<Size>.word), "how large it is"),
      .optional("words", .texts, "its words"),
      .optional("by_country", .keyed(ScalarParser.text.format, .value(.boolean)), "where it is"),
      .optional("milk", .either([.value(.boolean), .list(.text, atLeast: 0)]), "with milk"),
    ]))

  private func problems(_ text: String, lines: Range<Int>? = nil) -> [String] {
    var diagnostics: [Diagnostic] = []
    let file = SourceFile(path: "tea.yaml", text: text)
    _ = Self.schema.read(file, lines: lines, &diagnostics)
    return diagnostics.map {
      let start = $0.location.start.map { "\($0.line):\($0.column)" } ?? "-"
      return "\(start) \($0.id) \($0.message); \($0.help ?? "")"
    }
  }

  @Test(
    arguments: [
      ("# nothing\n", ["- tea/empty the tea file is empty; "]),
      (
        "tins: [1]",
        ["1:1 tea/missing-key the tea file has no 'name'; add 'name': what it is called"]
      ),
      (
        "name: x\nsize: smal",
        ["2:7 tea/bad-choice 'smal' cannot be chosen here; did you mean 'small'?"]
      ),
      ("nam: x", ["1:1 tea/unknown-key 'nam' is not a key of the tea file; did you mean 'name'?"]),
      (
        "{ name: tea of two kinds, black and green }",
        [
          "1:27 tea/unknown-key 'black and green' is not a key of the tea file; "
            + "between { and } a text ends at a comma: put all of it in double quotes"
        ]
      ),
      ("name: x\ntins: []", ["2:7 tea/empty-list 'tins' has no entries; write how many tins"]),
      (
        "name: x\ntins: [0, a]",
        [
          "2:8 tea/bad-number '0' is out of range; write a number from 1 to 9",
          "2:11 tea/bad-number 'a' is not a whole number; write a number such as 1",
        ]
      ),
      (
        "name: [x]",
        [
          "1:7 tea/wrong-type 'name' must be a text, not a list; write a text on the same line as the key"
        ]
      ),
      (
        "name: ' '",
        ["1:7 tea/empty 'name' is empty; write something after it, or remove the line"]
      ),
      (
        "name: x\nby_country: {}",
        [
          "2:1 tea/empty-list 'by_country' has no entries; write at least one"
        ]
      ),
      (
        "name: x\nby_country: { NO: yes }",
        [
          "2:19 tea/bad-boolean 'yes' is neither true nor false; write true or false"
        ]
      ),
      (
        "name: x\nmilk: { a: b }",
        [
          "2:7 tea/wrong-type 'milk' must be true or false or a list, not a group of keys; write "
            + "true or false on the same line as the key"
        ]
      ),
      ("name: x\nmilk: [oat]\nwords: { a: '', b: { c: ' ', d: } }", []),
      (
        "name: x\nwords: { a: { b: [c] } }",
        [
          "2:18 tea/wrong-type 'b' must be a text or a group of texts, not a list; write a text on "
            + "the same line as the key, or keys with texts below it"
        ]
      ),
    ] as [(String, [String])])
  func saysWhatDoesNotFit(text: String, expected: [String]) {
    #expect(problems(text) == expected)
  }

  @Test func placesWhatFrontMatterLacksAtTheLineThatOpensIt() {
    #expect(
      problems("---\ntins: [1]\n---\nname: x\n", lines: 2..<3) == [
        "1:1 tea/missing-key the tea file has no 'name'; add 'name': what it is called"
      ])
  }

  @Test func givesValuesWithTheirPlaces() throws {
    var diagnostics: [Diagnostic] = []
    let text = "name: Assam\ntins: [3, x, 4]\nsize: large\nwords: { a: '', b: { c: d } }\n"
    let file = SourceFile(path: "tea.yaml", text: text)
    let root = try #require(Self.schema.read(file, &diagnostics))
    #expect(root.text("name") == Located("Assam", at: span("tea.yaml", 1, 7, 12)))
    #expect(root.text("names") == nil)
    #expect(root.values("tins", .integer(1...9)).map(\.value) == [3, 4])
    #expect(root["size"]?.value(ScalarParser<Size>.word) == .large)
    #expect(
      root["words"]?.textsByPath == [
        "a": Located("", at: span("tea.yaml", 4, 13, 15)),
        "b.c": Located("d", at: span("tea.yaml", 4, 25, 26)),
      ])
  }

  @Test func becomesJSONSchema() {
    let expected = #"""
      {"$schema":"https://json-schema.org/draft/2020-12/schema","title":"the tea file",\#
      "type":"object","properties":{\#
      "name":{"description":"what it is called","type":"string"},\#
      "tins":{"description":"how many tins","type":"array","items":{"type":"integer"},"minItems":1},\#
      "size":{"description":"how large it is","enum":["small","large"]},\#
      "words":{"description":"its words","type":["string","number","boolean","object"]},\#
      "by_country":{"description":"where it is","type":"object","propertyNames":{"type":"string"},\#
      "additionalProperties":{"type":"boolean"},"minProperties":1},\#
      "milk":{"description":"with milk","anyOf":[{"type":"boolean"},\#
      {"type":"array","items":{"type":"string"}}]}},\#
      "required":["name"],"additionalProperties":false}
      """#
    #expect(Self.schema.jsonSchema.text == expected)
  }
}
