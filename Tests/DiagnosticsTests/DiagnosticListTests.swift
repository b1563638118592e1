import Diagnostics
import Fixtures
import Testing

@Suite struct DiagnosticListTests {
  @Test func ordersByFilePlaceAndSeverity() {
    let list = DiagnosticList(samples)
    #expect(list.map(\.id) == ["links/dead", "site/empty", "claims/vague", "facts/unknown-key"])
    #expect(list == DiagnosticList(samples.reversed()))
    #expect(list.withoutAdvice.map(\.id) == ["links/dead", "site/empty", "facts/unknown-key"])
  }

  @Test func partsByFile() {
    let files = DiagnosticList(samples).byFile
    #expect(files.map(\.path) == ["a,b:c.md", "b.yaml"])
    #expect(files.map(\.problems.count) == [1, 3])
    #expect(files.flatMap { Array($0.problems) } == Array(DiagnosticList(samples)))
    #expect(DiagnosticList().byFile.isEmpty)
  }
}
