import Foundations
import Search

/// The words that a build has counted for the search, part by part, each under the digest of all that
/// its pages are made of, so that the next one counts only what has changed.
struct KeptCounts: Sendable {
  /// A part as `CountedEntries` writes it, which is read when it is wanted.
  typealias Part = (digest: FileDigest, bytes: [UInt8])

  private let parts: [FileDigest: [UInt8]]

  init(_ parts: [Part] = []) {
    self.parts = Dictionary(parts.map { ($0.digest, $0.bytes) }) { first, _ in first }
  }

  /// The counts of a part that is made of what `digest` tells, which `count` makes unless they are
  /// known; and what to keep of it.
  func counts(
    madeOf digest: FileDigest?, _ count: () -> CountedEntries
  ) -> (counts: CountedEntries, kept: Part?) {
    guard let digest else { return (count(), nil) }
    if let bytes = parts[digest], let known = Self.read(bytes) {
      return (known, (digest, bytes))
    }
    let counts = count()
    var writer = PackedWriter()
    counts.pack(into: &writer)
    return (counts, (digest, writer.bytes))
  }

  private static func read(_ bytes: [UInt8]) -> CountedEntries? {
    guard var reader = try? PackedReader(bytes) else { return nil }
    return try? CountedEntries(&reader)
  }
}

extension KeptCounts {
  /// What `init(_:)` reads again.
  func pack(into writer: inout PackedWriter) {
    writer.add(parts.sorted { $0.key < $1.key }) { writer, part in
      writer.add(part.key)
      writer.add(part.value.count)
      writer.add(bytes: part.value)
    }
  }

  /// What `pack` has written.
  init(_ reader: inout PackedReader) throws(PackedReader.Defect) {
    self.init(
      try reader.list { reader throws(PackedReader.Defect) in
        let digest = try reader.digest()
        return (digest, Array(try reader.part(try reader.count())))
      })
  }
}
