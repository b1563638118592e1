import Content
import Diagnostics
import Foundations

/// What a command tells the shell when it ends; the higher numbers are those of `sysexits.h`.
public enum ExitStatus: Int32, Sendable, CaseIterable {
  /// Everything is fine.
  case success = 0
  /// Problems were found that must be mended.
  case problemsFound = 1
  /// The command was called wrongly.
  case wrongUsage = 64
  /// A file could not be read or written.
  case inputOutputFailed = 74
}

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
