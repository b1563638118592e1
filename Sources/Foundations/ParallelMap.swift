extension Array where Element: Sendable {
  /// The results of `transform` for all elements, in their order, made on all cores.
  public func parallelMap<Result: Sendable>(
    _ transform: @escaping @Sendable (Element) -> Result
  ) async -> [Result] {
    let size = Swift.max(1, count / 64)
    return await withTaskGroup(of: (Int, [Result]).self) { group in
      for start in stride(from: 0, to: count, by: size) {
        let chunk = self[start..<Swift.min(start + size, count)]
        group.addTask { (start, chunk.map(transform)) }
      }
      var chunks: [(Int, [Result])] = []
      for await chunk in group { chunks.append(chunk) }
      return chunks.sorted { $0.0 < $1.0 }.flatMap(\.1)
    }
  }
}
