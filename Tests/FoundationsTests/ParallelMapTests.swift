import Foundations
import Synchronization
import Testing

@Suite struct ParallelMapTests {
  private struct Odd: Error, Equatable { let number: Int }

  @Test(arguments: [nil, 0, 1, 3])
  func keepsTheOrder(workers: Int?) async {
    for count in [0, 1, 63, 64, 65, 10_000] {
      let numbers = Array(0..<count)
      #expect(await numbers.parallelMap(workers: workers) { -$0 } == numbers.map { -$0 })
    }
  }

  @Test func makesChunksWithOneStateAWorker() async {
    let states = Mutex(0)
    let chunks = await Array(0..<100).parallelChunks(
      of: 7, workers: 3, state: { states.withLock { $0 += 1 } }
    ) { _, chunk in Array(chunk) }
    #expect(chunks.map(\.count) == Array(repeating: 7, count: 14) + [2])
    #expect(chunks.flatMap(\.self) == Array(0..<100))
    #expect(states.withLock { $0 } == 3)
  }

  @Test func throwsTheProblemAndBeginsNothingMore() async {
    let begun = Mutex(0)
    await #expect(throws: Odd(number: 1)) {
      try await Array(0..<10_000).parallelMap(workers: 1) { number throws(Odd) in
        begun.withLock { $0 += 1 }
        if !number.isMultiple(of: 2) { throw Odd(number: number) }
      }
    }
    #expect(begun.withLock { $0 } == 2)
  }
}
