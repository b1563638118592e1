import Testing

@testable import Markdown

@Suite("Tables")
struct TableTests {
  /// The tree in short: a table as its rows, other blocks by name.
  private func outline(_ text: String) -> [String] {
    parse(text).document.read { text in text.blocks.flatMap { outline($0, text) } }
  }

  private func outline(_ block: Int, _ text: DocumentReader) -> [String] {
    let inside = text.children(of: block).flatMap { outline($0, text) }
    switch text.kind(block) {
    case .table, .bulletList, .orderedList: return inside
    case .row:
      let cells = text.children(of: block).map { words(in: $0, text) }
      return ["|" + cells.joined(separator: "|") + "|"]
    case .paragraph: return ["p " + words(in: block, text)]
    case .quote: return ["quote"] + inside
    case .item: return ["item"] + inside
    case .thematicBreak: return ["break"]
    case .codeBlock: return ["code " + text.text(block)]
    case .heading: return ["h\(text.level(block)) " + words(in: block, text)]
    case .htmlBlock: return ["html " + text.text(block)]
    case .callout, .blockReference, .commentBlock: return ["other"]
    default: return []
    }
  }

  private func words(in node: Int, _ text: DocumentReader) -> String {
    text.inside(node).map { node in
      switch text.kind(node) {
      case .text, .code: text.text(node)
      case .softBreak: "\n"
      case .term: text.string(node, 1)
      default: ""
      }
    }.joined()
  }

  @Test(arguments: [
    ("| a | b |\n| - | - |\n| 1 | 2 |", ["|a|b|", "|1|2|"]),
    ("a|b\n-|-\n1|2", ["|a|b|", "|1|2|"]),
    ("|a|\n|-|", ["|a|"]),
    ("a\n:-\nb", ["|a|", "|b|"]),
    ("text\nmore\n| a |\n|---|\n| 1 |\n\nend", ["p text\nmore", "|a|", "|1|", "p end"]),
    ("a|b\n-|-\n1\n1|2|", ["|a|b|", "|1||", "|1|2|"]),
    (
      "a|b\n-|-\n1 \\| 2 | `3 \\| 4`",
      ["|a|b|", "|1 \\| 2|3 \\| 4|"].map { $0.filter { $0 != "\\" } }
    ),
    ("|a||b|\n|-|-|-|\n||1||", ["|a||b|", "||1||"]),
    ("a|b\n-|-\n# 1 | 2", ["|a|b|", "h1 1 | 2"]),
    ("a|b\n-|-\n#1 # | # 2 #", ["|a|b|", "|#1 #|# 2 #|"]),
    ("a|b\n-|-\n> 1|2", ["|a|b|", "quote", "p 1|2"]),
    ("a|b\n-|-\n2. x|y", ["|a|b|", "item", "p x|y"]),
    ("a|b\n-|-\n-\n", ["|a|b|", "item"]),
    ("a|b\n-|-\n- x\n- y", ["|a|b|", "item", "p x", "item", "p y"]),
    ("a|b\n-|-\n1|2\n---", ["|a|b|", "|1|2|", "break"]),
    ("a|b\n-|-\n1|2\n===", ["|a|b|", "|1|2|", "|===||"]),
    ("a|b\n-|-\n1|2\n--", ["|a|b|", "|1|2|", "|–||"]),
    ("a|b\n-|-\n1|2\n***", ["|a|b|", "|1|2|", "break"]),
    ("a|b\n-|-\n    code", ["|a|b|", "code code\n"]),
    ("a|b\n-|-\n<x>\n</x>", ["|a|b|", "html <x>\n</x>\n"]),
    ("a|b\n-|-\n1|2\n\nc|d\n-|-", ["|a|b|", "|1|2|", "|c|d|"]),
    ("a|b\n-|-\n    c\na|b\n-|-\n2. d", ["|a|b|", "code c\n", "|a|b|", "item", "p d"]),
    ("> a|b\n> -|-\n> 1|2\nlazy", ["quote", "|a|b|", "|1|2|", "p lazy"]),
    ("> text\n> a|b\n> -|-\n> 1|2", ["quote", "p text", "|a|b|", "|1|2|"]),
    ("> text\na|b\n> -|-\n> 1|2", ["quote", "p text", "|a|b|", "|1|2|"]),
    ("> a|b\n-|-", ["quote", "p a|b\n-|-"]),
    ("- a|b\n  -|-\n  1|2\n- c", ["item", "|a|b|", "|1|2|", "item", "p c"]),
    ("1. > a|b\n   > -|-\n   > 1|2", ["item", "quote", "|a|b|", "|1|2|"]),
    ("-\ta|b\n\t-|-\n\t1|2", ["item", "|a|b|", "|1|2|"]),
    ("[x]: y\na|b\n-|-\n[x]|2", ["|a|b|", "|x|2|"]),
    ("a|b\n-|-\n[x]|*y*\n\n[x]: z", ["|a|b|", "|x|y|"]),
    ("a|b\n-|-\n```\nc\n```", ["|a|b|", "code c\n"]),
    ("```\na|b\n-|-\n```", ["code a|b\n-|-\n"]),
    ("```\n\n|a|\n|-|\n\n```", ["code \n|a|\n|-|\n\n"]),
    ("<pre>\n\n|a|\n|-|\n\n</pre>", ["html <pre>\n\n|a|\n|-|\n\n</pre>\n"]),
    ("<!--\n\n|a|\n|-|\n\n-->\n\n|b|\n|-|\n\nc", ["other", "|b|", "p c"]),
    ("- x\n\n|a|\n|-|\n\n- y", ["item", "p x", "|a|", "item", "p y"]),
    ("|a|b|\n|-|-|\n|[x]|\n\n|c|\n|-|\n|\n\n[x]: y", ["|a|b|", "|x||", "|c|", "p |"]),
    ("a\n-", ["h2 a"]), ("a|b\n---", ["h2 a|b"]), ("a|b\n\n-|-", ["p a|b", "p -|-"]),
  ])
  func blocks(_ text: String, _ expected: [String]) {
    #expect(outline(text) == expected)
  }

  @Test func rendering() {
    let table =
      "<table>\n<thead>\n<tr>\n<th scope=\"col\" class=\"align-left\">a</th>\n"
      + "<th scope=\"col\" class=\"align-center\">b</th>\n"
      + "<th scope=\"col\" class=\"align-right\">c</th>\n<th scope=\"col\">d</th>\n</tr>\n</thead>\n"
      + "<tbody>\n<tr>\n<td class=\"align-left\"><em>1</em></td>\n<td class=\"align-center\"></td>\n"
      + "<td class=\"align-right\"></td>\n<td></td>\n</tr>\n</tbody>\n</table>\n</div>\n"
    let region = "<div class=\"table-scroll\" role=\"region\" tabindex=\"0\""
    let text = "a|b|c|d\n:-|:-:|-:|-\n*1*"
    #expect(html(text) == region + " aria-label=\"Table\">\n" + table)
    #expect(
      html("## X\n\n" + text)
        == "<h2 id=\"x\">X</h2>\n" + region + " aria-labelledby=\"x\">\n" + table)
  }

  @Test func cellsAreLocated() {
    let text = "> x\n> | ä *b* | c |\n> |--|--|\n>   | d \\| {{ e }} [@f] |"
    let document = parse(text).document
    #expect(
      document.texts == [
        "1:3-1:4 x", "2:5-2:7 ä ", "2:8-2:9 b", "2:13-2:14 c", "4:7-4:9 d ", "4:10-4:12 | ",
        "4:19-4:20  ",
      ])
    #expect(document.places(of: .factReference) == ["4:12-4:19"])
    #expect(document.places(of: .citation) == ["4:20-4:24"])
  }

  @Test(arguments: [
    ("a|b\n-|-\n1|2|3|4", ["3:5-3:8 markdown/table-row-too-long"]),
    ("a|b\n-|-\n1|2||", [String]()),
    ("a|b\n-|-|-\n1|2", ["1:1-1:4 markdown/table-columns"]),
    ("x\n|a|b|\n|-|", ["2:1-2:6 markdown/table-columns"]),
    ("a|b\n-|-\n{{> c }}|d", ["3:1-3:9 markdown/block-not-alone"]),
    ("a|b\n-|-\n<b>|{{", ["3:1-3:4 markdown/raw-html", "3:5-3:7 markdown/unclosed-reference"]),
  ])
  func mistakes(_ text: String, _ expected: [String]) {
    #expect(problems(text) == expected)
  }

  @Test func tooManyColumns() {
    let row = String(repeating: "a|", count: 101)
    let dashes = String(repeating: "-|", count: 101)
    #expect(problems("\(row)\n\(dashes)") == ["1:1-1:203 markdown/table-too-large"])
  }

  @Test func tooManyInARow() {
    let text = String(repeating: "a|b\n-|-\n    code\n", count: 20)
    #expect(problems(text) == ["37:1-37:4 markdown/tables-too-close"])
  }
}
