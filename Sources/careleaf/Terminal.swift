import ArgumentParser
import Essentials
import Foundations

enum Terminal {
  /// Whether standard error shows colours: it is a terminal, and neither `NO_COLOR` is set
  /// (no-color.org) nor is the terminal a dumb one.
  static var showsColors: Bool {
    let environment = ProcessInfo.processInfo.environment
    let asksForNone = environment["NO_COLOR"].map { !$0.isEmpty } ?? false
    return isatty(STDERR_FILENO) == 1 && !asksForNone && !isDumb
  }

  /// Whether the terminal only shows text.
  static var isDumb: Bool { ProcessInfo.processInfo.environment["TERM"] == "dumb" }

  /// Whether somebody sits there who can answer.
  static var canAsk: Bool { isatty(STDIN_FILENO) == 1 && isatty(STDOUT_FILENO) == 1 }

  /// The line that is typed after `words`; nil when there is none any more.
  static func ask(_ words: String) -> String? {
    print(words + " ")
    return readLine()
  }

  static func printError(_ text: String) { write(text, to: STDERR_FILENO) }

  static func print(_ text: String) { write(text, to: STDOUT_FILENO) }

  /// A reader that has gone away, such as `head`, is no problem of the site's.
  private static func write(_ text: String, to descriptor: Int32) {
    var bytes = Array(text.utf8)[...]
    while !bytes.isEmpty {
      let count = bytes.withUnsafeBytes { systemWrite(descriptor, $0.baseAddress, $0.count) }
      if count < 0, errno == EINTR { continue }
      guard count > 0 else { return }
      bytes = bytes.dropFirst(count)
    }
  }
}

/// The system's `write`, whose name `Terminal` has for its own.
private func systemWrite(
  _ descriptor: Int32, _ buffer: UnsafeRawPointer?, _ count: Int
) -> Int {
  write(descriptor, buffer, count)
}

extension Duration {
  /// The duration in seconds with two digits after the point, such as `0.07`.
  var inSeconds: String {
    let (seconds, attoseconds) = components
    let hundredths = seconds * 100 + attoseconds / 10_000_000_000_000_000
    let fraction = String(hundredths % 100)
    return "\(hundredths / 100).\(fraction.count == 1 ? "0" : "")\(fraction)"
  }
}

/// What a command tells the shell when it ends; the higher numbers are those of `sysexits.h`.
enum ExitStatus: Int32, Sendable {
  case success = 0
  /// Errors in the site keep it from being published.
  case problemsFound = 1
  case wrongUsage = 64
  /// A file could not be read or written.
  case inputOutputFailed = 74

  /// Ends the command with the status that `run` returns; prints what `run` throws.
  static func reporting(_ run: () async throws -> ExitStatus) async throws {
    var status = ExitStatus.inputOutputFailed
    do {
      status = try await run()
    } catch let problem as FileProblem {
      Terminal.printError("error: '\(problem.path)': \(problem.reason)\n")
    } catch {
      Terminal.printError("error: \(error)\n")
    }
    if status != .success { throw ExitCode(status.rawValue) }
  }
}
