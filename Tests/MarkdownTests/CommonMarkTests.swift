import Diagnostics
import Markdown
import Testing

@Suite("CommonMark comes out as libcmark renders it")
struct CommonMarkTests {
  @Test(arguments: CommonMarkCorpus.all)
  func corpus(_ text: String) {
    #expect(ours(text) == oracle(text))
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func random(_ seed: UInt64) {
    var generator = MarkdownGenerator(seed: seed)
    var compared = 0
    for _ in 0..<200 {
      let text = generator.next()
      guard let ours = ours(text) else { continue }
      compared += 1
      #expect(ours == oracle(text), "\(text.debugDescription)")
    }
    #expect(compared > 50)
  }

  /// The HTML of `text`; nil when it contains one of our additions.
  private func ours(_ text: String) -> String? {
    let document = parse(text, rawHTML: true).document
    let additions: [NodeKind] = [.term, .citation, .table]
    guard additions.allSatisfy({ document.places(of: $0).isEmpty }) else { return nil }
    let options = HTMLRenderer.Options(hasHeadingIDs: false, allowsRawHTML: true)
    return plainApostrophes(
      HTMLRenderer(resolver: TestResolver(), options: options).render(document))
  }

  private func oracle(_ text: String) -> String { plainApostrophes(Oracle.html(text)) }

  /// libcmark leaves the apostrophe in text and writes another reference for it in addresses;
  /// in HTML all are the same.
  private func plainApostrophes(_ html: String) -> String {
    ["&#39;", "&#x27;"].reduce(html) { html, mark in
      html.split(separator: mark, omittingEmptySubsequences: false).joined(separator: "'")
    }
  }
}
