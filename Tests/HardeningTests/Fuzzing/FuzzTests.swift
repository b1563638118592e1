import Foundation
import Testing

/// Variants of what people write, made by chance: none ends the program, takes long, or makes it
/// break a promise.
///
/// The suite tries the same few hundred every time. To try others for an hour, run
///
///     CARELEAF_FUZZ_SECONDS=3600 swift test --filter FuzzTests
///
/// The input that is being tried is in the folder `careleaf-fuzz` of the temporary folder: after a
/// crash it is the one that did it. Make a test of it, then mend. `make fuzz` tries inputs that
/// are chosen by the code they reach.
@Suite struct FuzzTests {
  private static let seconds =
    ProcessInfo.processInfo.environment["CARELEAF_FUZZ_SECONDS"].flatMap(Double.init)
  private static let folder = FileManager.default.temporaryDirectory
    .appending(path: "careleaf-fuzz")
  /// Far more than any input of this size takes, in a debug build on a busy machine too.
  private static let limit = Duration.seconds(30)

  @Test(.timeLimit(.minutes(100)), arguments: FuzzTarget.allCases)
  func survives(target: FuzzTarget) async throws {
    let trial = try await target.trial()
    let clock = ContinuousClock()
    let start = clock.now
    let seed = Self.seconds == nil ? 1 : UInt64(Date().timeIntervalSince1970)
    var mutator = Mutator(seed: seed, seeds: try target.seeds(), words: target.words)
    var count = 0
    while isGoing(count, of: target, since: start) {
      let input = mutator.next()
      try keep(input, for: target)
      let inputStart = clock.now
      let broken = try await trial(input)
      #expect(broken == [], "\(String(decoding: input, as: UTF8.self))")
      // The parts of a site wait for other tests.
      if target != .site {
        let took = clock.now - inputStart
        #expect(took < Self.limit, "\(String(decoding: input, as: UTF8.self))")
      }
      count += 1
    }
    if Self.seconds != nil { print("\(target): \(count) inputs with seed \(seed)") }
  }

  /// Where nothing is ever found, nothing is proved.
  @Test func requestsFindFiles() async throws {
    let requests = try await FuzzRequests()
    for seed in try FuzzTarget.requests.seeds() {
      #expect(try await requests.problems(Array(seed.utf8)) == [])
    }
    #expect(await requests.foundCount > 10)
  }

  private func isGoing(
    _ count: Int, of target: FuzzTarget, since start: ContinuousClock.Instant
  ) -> Bool {
    if let seconds = Self.seconds { return ContinuousClock.now - start < .seconds(seconds) }
    // A whole site takes longer, an address no time.
    return count < (target == .site ? 40 : target == .requests ? 2000 : 150)
  }

  private func keep(_ input: [UInt8], for target: FuzzTarget) throws {
    guard Self.seconds != nil else { return }
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    try Data(input).write(to: Self.folder.appending(path: target.rawValue))
  }
}
