import Content

/// Makes and writes files in parallel, a few at a time.
struct StageWriter: Sendable {
  /// What was done and what the files hold now.
  struct Outcome: Sendable {
    var counts = WriteCounts()
    var digests: [String: FileDigest] = [:]

    static func += (left: inout Outcome, right: Outcome) {
      left.counts += right.counts
      left.digests.merge(right.digests) { $1 }
    }
  }

  let folder: OutputFolder
  let workers: Int

  func write(_ files: [PlannedFile]) async throws -> Outcome {
    let size = max(1, min(32, files.count / max(1, workers)))
    let chunks = stride(from: 0, to: files.count, by: size).map {
      files[$0..<min($0 + size, files.count)]
    }
    return try await withThrowingTaskGroup(of: Outcome.self) { group in
      var waiting = chunks.makeIterator()
      for _ in 0..<max(1, workers) {
        guard let chunk = waiting.next() else { break }
        group.addTask { try write(chunk) }
      }
      var outcome = Outcome()
      while let done = try await group.next() {
        outcome += done
        if let chunk = waiting.next() { group.addTask { try write(chunk) } }
      }
      return outcome
    }
  }

  private func write(_ chunk: ArraySlice<PlannedFile>) throws -> Outcome {
    var outcome = Outcome()
    for (offset, file) in zip(chunk.indices, chunk) {
      let (digest, isNew) = try write(file, temporaryName: String(offset))
      outcome.digests[file.path] = digest
      if isNew { outcome.counts.written += 1 } else { outcome.counts.unchanged += 1 }
    }
    return outcome
  }

  private func write(
    _ file: PlannedFile, temporaryName: String
  ) throws -> (digest: FileDigest, isNew: Bool) {
    if let parts = file.parts {
      if let digest = try folder.digest(ofSame: parts, at: file.path) { return (digest, false) }
      let digest = try folder.replace(file.path, with: parts, temporaryName: temporaryName)
      return (digest, true)
    }
    let bytes = try file.make()
    let isNew = !folder.holds(bytes, at: file.path)
    if isNew { try folder.replace(file.path, with: bytes, temporaryName: temporaryName) }
    return (FileDigest(of: bytes), isNew)
  }
}
