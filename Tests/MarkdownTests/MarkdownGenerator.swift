/// Makes Markdown at random, always the same for the same seed.
struct MarkdownGenerator {
  private var state: UInt64
  private let choices: [String]

  /// Documents of CommonMark alone, or `withAdditions`.
  init(seed: UInt64, withAdditions: Bool = false) {
    state = seed &* 2_654_435_769 &+ 88_172_645_463_325_252
    choices = Self.pieces + (withAdditions ? Self.additions : [])
  }

  private static let prefixes = [
    "", "", "", "", "> ", ">", "- ", "  ", "1. ", "   ", "    ", "> > ", "> - ", "* ", "\t",
    "# ", "## ", "2) ", "-\t", "+   ",
  ]
  private static let pieces = [
    "word", "two words", "*", "**", "_", "__", "`", "``", "[", "](a)", "](b \"t\")", "![", "][r]",
    "[r]", "\\", "\\*", "\\\\", "&amp;", "&copy;", "&", "'", "\"", "--", "---", "...", ".", "-",
    " ",
    "  ", "<b>", "</b>", "<https://a.example>", "<", ">", "é", "👩‍⚕️", "日本", "e\u{301}", "it's",
    "!", "#", "=", "](c\n'd')", "]", "\\\n", "  \n", "\n", "\n", "(", ")", "1", "<i\nx=\"y\">",
  ]
  private static let additions = [
    "|", "|", " | ", "\\|", "|-|", "\n|-|-|\n", "\n:-|-\n", "|a|b|\n", "{{", "}}", "{{ a.b }}",
    "{{> c }}", "{{>", "{{{", "{#id}", "[@a]", "[@a; @b, p. 3]", "[@", "[!NOTE]", "[!NOTE] t\n",
    "[term]", "[x]", "[a\nb]", "<!-- c -->", "{", "}",
  ]
  private static let lines = [
    "", "", "", "---", "===", "```", "~~~", "***", "[r]: /url", "[r]: /url 't'", "<div>", "-",
    "> ",
    "[r]:", "/url", "'t'",
  ]

  /// The next document, of up to eight lines or so.
  mutating func next() -> String {
    var text = ""
    for _ in 0...below(8) {
      if below(3) == 0 {
        text += pick(Self.prefixes) + pick(Self.lines)
      } else {
        text += pick(Self.prefixes)
        for _ in 0...below(7) { text += pick(choices) }
      }
      text += "\n"
    }
    return below(4) == 0 ? String(text.dropLast()) : text
  }

  private mutating func pick(_ choices: [String]) -> String { choices[below(choices.count)] }

  /// A number from 0 up to, not including, `bound` (xorshift64).
  private mutating func below(_ bound: Int) -> Int {
    state ^= state << 13
    state ^= state >> 7
    state ^= state << 17
    return Int(state % UInt64(bound))
  }
}
