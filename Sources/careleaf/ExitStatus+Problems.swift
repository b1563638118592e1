import Content
import Diagnostics
import Foundations

extension ExitStatus {
  /// What `run` gives; says what stood in its way when it could not end.
  static func reporting(_ run: () async throws -> ExitStatus) async -> ExitStatus {
    do {
      return try await run()
    } catch let problem as FileProblem {
      Terminal.printError("error: '\(problem.path)': \(problem.reason)\n")
    } catch {
      Terminal.printError("error: \(error)\n")
    }
    return .inputOutputFailed
  }
}
