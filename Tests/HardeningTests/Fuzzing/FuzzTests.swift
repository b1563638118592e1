import Foundation
import Testing

/// Variants of what people write, made by chance: none ends the program or takes long.
///
/// The suite tries the same few hundred every time. To try others for an hour, run
///
///     CARELEAF_FUZZ_SECONDS=3600 swift test --filter FuzzTests
///
/// The input that is being tried is in the folder `careleaf-fuzz` of the temporary folder: after a
/// crash it is the one that did it. Make a test of it, then mend.
@Suite struct FuzzTests {
  private static let seconds =
    ProcessInfo.processInfo.environment["CARELEAF_FUZZ_SECONDS"].flatMap(Double.init)
  private static let folder = FileManager.default.temporaryDirectory
    .appending(path: "careleaf-fuzz")
  /// Far more than any input of this size takes, in a debug build on a busy machine too.
  private static let limit = Duration.seconds(10)

  @Test(arguments: FuzzTarget.allCases) func survives(target: FuzzTarget) throws {
    let clock = ContinuousClock()
    let start = clock.now
    let seed = Self.seconds == nil ? 1 : UInt64(Date().timeIntervalSince1970)
    var mutator = Mutator(seed: seed, seeds: try target.seeds(), words: target.words)
    var count = 0
    while isGoing(count, since: start) {
      let input = mutator.next()
      try keep(input, for: target)
      let took = clock.measure { target.run(input) }
      #expect(took < Self.limit, "\(String(decoding: input, as: UTF8.self))")
      count += 1
    }
    if Self.seconds != nil { print("\(target): \(count) inputs with seed \(seed)") }
  }

  private func isGoing(_ count: Int, since start: ContinuousClock.Instant) -> Bool {
    guard let seconds = Self.seconds else { return count < 150 }
    return ContinuousClock.now - start < .seconds(seconds)
  }

  private func keep(_ input: [UInt8], for target: FuzzTarget) throws {
    guard Self.seconds != nil else { return }
    try FileManager.default.createDirectory(at: Self.folder, withIntermediateDirectories: true)
    try Data(input).write(to: Self.folder.appending(path: target.rawValue))
  }
}
