/// Makes and writes files in parallel, a few at a time.
struct StageWriter: Sendable {
  let folder: OutputFolder
  let workers: Int

  func write(_ files: [PlannedFile]) async throws -> WriteCounts {
    let size = max(1, min(32, files.count / max(1, workers)))
    let chunks = stride(from: 0, to: files.count, by: size).map {
      files[$0..<min($0 + size, files.count)]
    }
    return try await withThrowingTaskGroup(of: WriteCounts.self) { group in
      var waiting = chunks.makeIterator()
      for _ in 0..<max(1, workers) {
        guard let chunk = waiting.next() else { break }
        group.addTask { try write(chunk) }
      }
      var counts = WriteCounts()
      while let done = try await group.next() {
        counts += done
        if let chunk = waiting.next() { group.addTask { try write(chunk) } }
      }
      return counts
    }
  }

  private func write(_ chunk: ArraySlice<PlannedFile>) throws -> WriteCounts {
    var counts = WriteCounts()
    for (offset, file) in zip(chunk.indices, chunk) {
      let bytes = try file.make()
      if folder.holds(bytes, at: file.path) {
        counts.unchanged += 1
      } else {
        try folder.replace(file.path, with: bytes, temporaryName: String(offset))
        counts.written += 1
      }
    }
    return counts
  }
}
