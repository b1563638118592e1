import Diagnostics
import Testing

@testable import Content

@Suite struct FactsRobustnessTests {
  private func check(_ text: String) {
    let file = SourceFile(path: "facts.yaml", text: text)
    let (treatment, diagnostics) = decodeFacts(text)
    #expect(treatment != nil || diagnostics.hasErrors)
    for diagnostic in diagnostics {
      guard let start = diagnostic.location.start, let end = diagnostic.location.end else {
        continue
      }
      #expect((1...file.lineCount).contains(start.line) && end >= start)
      #expect(start.column >= 1 && start.column <= file.line(start.line).count + 1)
      #expect(end.column <= file.line(end.line).count + 1)
    }
  }

  @Test func survivesAFileCutOffAnywhere() {
    for length in stride(from: 0, to: sampleFacts.count, by: 37) {
      check(String(sampleFacts.prefix(length)))
    }
  }

  @Test(arguments: ["{", "\"", "\t", "é\u{301}", "\n- ", ": ", "[", "'", "\u{2028}", "&a ", "#"])
  func survivesAnythingTypedAnywhere(typed: String) {
    for offset in stride(from: 0, to: sampleFacts.count, by: 211) {
      let index = sampleFacts.index(sampleFacts.startIndex, offsetBy: offset)
      check(sampleFacts[..<index] + typed + sampleFacts[index...])
    }
  }

  @Test func missesEveryRequiredKey() {
    let (treatment, diagnostics) = decodeFacts("topics: []\n")
    let missing = diagnostics.map { $0.message }
    let keys = [
      "name", "summary", "what_it_is", "risks", "get_help", "who_should_not_have_it", "before",
      "sessions", "prices", "evidence", "aftercare", "alternatives",
    ]
    #expect(missing == keys.map { "the facts file has no '\($0)'" })
    #expect(treatment != nil)
  }

  @Test(arguments: ["", "# nothing\n", "---\n"])
  func saysThatAFileIsEmpty(text: String) {
    let (treatment, diagnostics) = decodeFacts(text)
    #expect(treatment == nil)
    #expect(diagnostics.map(\.message) == ["the facts file is empty"])
  }

  @Test func wantsKeysAtTheTop() {
    let expected = """
      error: the facts file must be a group of keys, not a list  [facts/wrong-type]
        --> facts.yaml:1:1
         |
       1 | - a
         | ^ write keys below it, such as 'name:'

      """
    #expect(rendered(decodeFacts("- a\n").diagnostics, "- a\n") == expected)
  }

  /// What is shown in tables and pictures of several pages cannot be of any length.
  @Test(arguments: [200, 201, 1000]) func limitsTheLengthOfLists(count: Int) {
    let areas = (0..<count).map { "    a\($0): 100" }.joined(separator: "\n")
    let (_, diagnostics) = decodeFacts("name: A\nprices:\n  areas:\n" + areas + "\n")
    let found = diagnostics.filter { $0.id == "facts/too-many" }
    #expect(found.map(\.location.start?.line) == (count > 200 ? [204] : []))
    let message = "'areas' has \(count) entries, and 200 are the most"
    #expect(found.allSatisfy { $0.message == message })
    let items = (0..<count).map { _ in "wash" }.joined(separator: ", ")
    let lists = decodeFacts("before: [\(items)]\n").1.filter { $0.id == "facts/too-many" }
    #expect(lists.count == (count > 200 ? 1 : 0))
  }
}
