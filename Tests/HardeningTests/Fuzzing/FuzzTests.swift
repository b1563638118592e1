import Foundation
import Testing

/// Variants of what people write, made by chance: none ends the program or makes it break a promise,
/// and none takes much longer than its length.
///
/// The suite tries the same few hundred every time. To try others for an hour, run
///
///     CARELEAF_FUZZ_SECONDS=3600 swift test --filter FuzzTests
///
/// The input that is being tried is in the folder `careleaf-fuzz` of the temporary folder: after a
/// crash it is the one that did it. Make a test of it, then fix the defect. `make fuzz` tries inputs
/// that are chosen by the code they reach, and reports those that take five seconds.
@Suite struct FuzzTests {
  private static let seconds =
    ProcessInfo.processInfo.environment["CARELEAF_FUZZ_SECONDS"].flatMap(Double.init)
  private static let folder = FileManager.default.temporaryDirectory
    .appending(path: "careleaf-fuzz")

  @Test(arguments: FuzzTarget.allCases) func survives(target: FuzzTarget) async throws {
    let trial = try await target.trial()
    let start = ContinuousClock.now
    let seed = Self.seconds == nil ? 1 : UInt64(Date().timeIntervalSince1970)
    var mutator = Mutator(seed: seed, seeds: try await target.seeds(), words: target.words)
    var count = 0
    while isGoing(count, of: target, since: start) {
      let input = mutator.next()
      try keep(input, for: target)
      let broken = try await trial(input)
      #expect(broken == [], "\(String(decoding: input, as: UTF8.self))")
      count += 1
    }
    if Self.seconds != nil { print("\(target): \(count) inputs with seed \(seed)") }
  }

  /// Eight times the input may take 24 times as long; what looks at all of it for each part of it
  /// takes 64 times. Other tests run meanwhile, so the shortest of several runs counts.
  @Test(arguments: [.article, .facts, .otherFiles, .rules, .templates, .media] as [FuzzTarget])
  func timeGrowsWithLength(target: FuzzTarget) async throws {
    let trial = try await target.trial()
    for word in target.words {
      let inputs = [1_000, 8_000].map { target.repeated(word, bytes: $0) }
      var shortest = [Duration.seconds(3600), .seconds(3600)]
      for _ in 0..<20 where shortest[1] > shortest[0] * 24 || shortest[0] == .seconds(3600) {
        for (number, input) in inputs.enumerated() {
          let start = ContinuousClock.now
          _ = try await trial(input)
          shortest[number] = min(shortest[number], ContinuousClock.now - start)
        }
      }
      #expect(
        shortest[1] <= shortest[0] * 24,
        "\(String(decoding: word, as: UTF8.self).debugDescription) took \(shortest)")
    }
  }

  /// Where nothing is ever found, nothing is proved.
  @Test func requestsFindFiles() async throws {
    let requests = try await FuzzRequests()
    for seed in try await FuzzTarget.requests.seeds() {
      #expect(try await requests.problems(seed) == [])
    }
    #expect(await requests.foundCount > 10)
  }

  private func isGoing(
    _ count: Int, of target: FuzzTarget, since start: ContinuousClock.Instant
  ) -> Bool {
    if let seconds = Self.seconds { return ContinuousClock.now - start < .seconds(seconds) }
    // A whole site takes longer, an address no time.
    let limit =
      switch target {
      case .site: 30
      case .requests, .paths, .manifests, .memories: 2000
      case .article, .facts, .otherFiles, .rules, .templates, .media, .pictures, .records: 100
      }
    return count < limit
  }

  private func keep(_ input: [UInt8], for target: FuzzTarget) throws {
    guard Self.seconds != nil else { return }
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    try Data(input).write(to: Self.folder.appending(path: target.rawValue))
  }
}
