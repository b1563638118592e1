import Synchronization

extension Array where Element: Sendable {
  /// The results of `transform` for all elements, in their order; made by up to `workers` tasks, or
  /// on all cores where that is nil.
  ///
  /// - Throws: The first problem that `transform` throws; what has not begun by then is left.
  public func parallelMap<Result: Sendable, Problem: Error>(
    workers: Int? = nil, _ transform: @escaping @Sendable (Element) throws(Problem) -> Result
  ) async throws(Problem) -> [Result] {
    let size = Swift.min(64, Swift.max(1, count / 64))
    let chunks: [[Result]] = try await parallelChunks(of: size, workers: workers, state: { () }) {
      _, chunk throws(Problem) in
      var results: [Result] = []
      results.reserveCapacity(chunk.count)
      for element in chunk { results.append(try transform(element)) }
      return results
    }
    return chunks.flatMap(\.self)
  }

  /// The results of `work` for all chunks of up to `size` elements, in their order. Each of the
  /// up to `workers` tasks has a `state` of its own, which goes from one of its chunks to the next.
  ///
  /// - Throws: The first problem that `work` throws; what has not begun by then is left.
  public func parallelChunks<State, Result: Sendable, Problem: Error>(
    of size: Int, workers: Int? = nil, state: @escaping @Sendable () -> State,
    _ work: @escaping @Sendable (inout State, ArraySlice<Element>) throws(Problem) -> Result
  ) async throws(Problem) -> [Result] {
    let starts = [Int](stride(from: 0, to: count, by: size))
    let queue = WorkQueue<Problem>(count: starts.count)
    let results = await withTaskGroup(of: [(Int, Result)].self) { group in
      for _ in 0..<Swift.min(starts.count, Swift.max(1, workers ?? Self.mostTasks)) {
        group.addTask {
          var state = state()
          var results: [(Int, Result)] = []
          while let number = queue.next() {
            let start = starts[number]
            do throws(Problem) {
              let chunk = self[start..<Swift.min(start + size, count)]
              results.append((number, try work(&state, chunk)))
            } catch {
              queue.stop(error)
            }
            // Others who need a core, such as a preview that shows pages, need not wait for all.
            await Task.yield()
          }
          return results
        }
      }
      return await group.reduce(into: []) { $0 += $1 }
    }
    if let problem = queue.problem { throw problem }
    return results.sorted { $0.0 < $1.0 }.map(\.1)
  }

  /// Enough for the cores of any machine; the system runs no more at a time than it has.
  private static var mostTasks: Int { 64 }
}

/// Hands out numbers until one has a problem.
private final class WorkQueue<Problem: Error>: Sendable {
  private let state: Mutex<(next: Int, problem: Problem?)>
  private let count: Int

  init(count: Int) {
    self.count = count
    state = Mutex((0, nil))
  }

  var problem: Problem? { state.withLock { $0.problem } }

  func next() -> Int? {
    state.withLock { state in
      guard state.problem == nil, state.next < count else { return nil }
      state.next += 1
      return state.next - 1
    }
  }

  func stop(_ problem: Problem) { state.withLock { $0.problem = $0.problem ?? problem } }
}
