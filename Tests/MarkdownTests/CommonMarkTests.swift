import Diagnostics
import Markdown
import Testing

@Suite("CommonMark comes out as libcmark renders it")
struct CommonMarkTests {
  @Test(arguments: CommonMarkCorpus.all)
  func corpus(_ text: String) {
    #expect(ours(text) == Oracle.html(text))
  }

  @Test(arguments: 0..<20 as Range<UInt64>)
  func random(_ seed: UInt64) {
    var generator = MarkdownGenerator(seed: seed)
    var compared = 0
    for _ in 0..<200 {
      let text = generator.next()
      guard let ours = ours(text) else { continue }
      compared += 1
      #expect(ours == Oracle.html(text), "\(text.debugDescription)")
    }
    #expect(compared > 50)
  }

  /// The HTML of `text`; nil when it contains one of our additions.
  private func ours(_ text: String) -> String? {
    let document = parse(text, rawHTML: true).document
    var isPlain = document.terms.isEmpty && document.citations.isEmpty
    document.forEachBlock { if case .table = $0.kind { isPlain = false } }
    guard isPlain else { return nil }
    let options = HTMLRenderer.Options(hasHeadingIDs: false, allowsRawHTML: true)
    // libcmark leaves the apostrophe as it is, we do not; in HTML both are the same.
    return HTMLRenderer(resolver: TestResolver(), options: options).render(document)
      .split(separator: "&#39;", omittingEmptySubsequences: false).joined(separator: "'")
  }
}
