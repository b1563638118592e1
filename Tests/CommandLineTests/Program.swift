import Foundation

/// The program as it was built, run as people run it.
struct Program {
  /// What a run left.
  struct Result {
    let output: String
    let errors: String
    let status: Int32
  }

  /// The folder it is run in.
  let folder: URL
  /// What the environment adds.
  var environment: [String: String] = [:]

  /// It lies beside the tests.
  private static let url: URL = {
    let bundle = Bundle.allBundles.first { $0.bundlePath.hasSuffix(".xctest") }
    let folder = bundle?.bundleURL.deletingLastPathComponent() ?? Bundle.main.bundleURL
    return folder.appending(path: "careleaf")
  }()

  /// What every run has, with what sanitizers are told.
  private static let environment = ["COLUMNS": "80", "PATH": "/usr/bin:/bin"].merging(
    ProcessInfo.processInfo.environment.filter { $0.key.hasSuffix("SAN_OPTIONS") }
  ) { $1 }

  /// Runs the program with `arguments` to its end. No thread waits for it: the tests that run at the
  /// same time, such as those with a server, would have none left on a machine of two cores.
  func run(_ arguments: [String]) async throws -> Result {
    let process = Process()
    process.executableURL = Self.url
    process.arguments = arguments
    process.currentDirectoryURL = folder
    process.environment = Self.environment.merging(environment) { $1 }
    // Files, unlike pipes, take any amount while nobody reads.
    let streams = try (0..<2).map { _ in try Self.temporaryFile() }
    process.standardOutput = streams[0].handle
    process.standardError = streams[1].handle
    await Self.turns.take()
    defer { Task { await Self.turns.giveBack() } }
    let status = try await withCheckedThrowingContinuation { continuation in
      process.terminationHandler = { continuation.resume(returning: $0.terminationStatus) }
      do {
        try process.run()
      } catch {
        continuation.resume(throwing: error)
      }
    }
    let texts = try streams.map { stream in
      defer { try? FileManager.default.removeItem(at: stream.url) }
      return String(decoding: try Data(contentsOf: stream.url), as: UTF8.self)
    }
    return Result(output: texts[0], errors: texts[1], status: status)
  }

  private static func temporaryFile() throws -> (url: URL, handle: FileHandle) {
    let url = FileManager.default.temporaryDirectory.appending(path: UUID().uuidString)
    try Data().write(to: url)
    return (url, try FileHandle(forWritingTo: url))
  }

  private static let turns = Turns(count: max(2, ProcessInfo.processInfo.activeProcessorCount))
}

/// Lets a few tests at a time run the program.
private actor Turns {
  private var count: Int
  private var waiting: [CheckedContinuation<Void, Never>] = []

  init(count: Int) { self.count = count }

  func take() async {
    guard count == 0 else { return count -= 1 }
    await withCheckedContinuation { waiting.append($0) }
  }

  func giveBack() {
    if waiting.isEmpty { count += 1 } else { waiting.removeFirst().resume() }
  }
}
