import Diagnostics
import Testing

@Suite struct DiagnosticSummaryTests {
  @Test func countsBySeverity() {
    let summary = DiagnosticSummary(samples)
    #expect([summary.errors, summary.warnings, summary.advice] == [2, 1, 1])
    #expect(summary.description == "2 errors, 1 warning, 1 advice")
    #expect(summary.errors > 0)
  }

  @Test func succeedsWithWarnings() {
    let warnings = samples.filter { $0.severity != .error }
    #expect(DiagnosticSummary(warnings).errors == 0)
    #expect(DiagnosticSummary(warnings.promotingWarnings()).errors > 0)
    #expect(DiagnosticSummary([]).description == "no problems")
  }

  @Test func promotesWarningsAlone() {
    let promoted = samples.promotingWarnings()
    #expect(promoted.map(\.severity) == [.error, .error, .advice, .error])
    #expect(promoted.map(\.message) == samples.map(\.message))
  }
}
