import Markdown
import Testing

@Suite("Plain text")
struct PlainTextTests {
  @Test func everyConstruct() {
    let text = """
      ## A *b* {{ c }}

      d **e** `f` [g](h) ![i](j) [k] [@l] <!-- m -->
      n\\
      o

      - p
      - q
        > r

      1. s

      2. t

      ```
      u
      ```
      ***
      {{> v }}
      """
    #expect(
      plain(text) == """
        A b <c>

        d e f g i k  \n\
        n
        o

        p
        q

        r

        s

        t

        u

        block v
        """)
  }

  @Test func documentOrder() {
    let text = "## a\n> [!NOTE] b\n> c\n\nd|e\n-|-\nf|g\n\n- *h `i`*"
    let document = parse(text).document
    var words: [String] = []
    document.forEachInline {
      switch $0.kind {
      case .text(let word), .code(let word): words.append(word)
      default: break
      }
    }
    #expect(words == ["a", "b", "c", "d", "e", "f", "g", "h ", "i"])
    var count = 0
    document.forEachBlock { _ in count += 1 }
    #expect(count == 6)
  }
}
