import Foundations
import Search

/// The words that a build has counted for the search, part by part, each under the digest of all that
/// its pages are made of, so that the next one counts only what has changed.
struct KeptCounts: Sendable {
  /// A part as `CountedEntries` writes it, which is read when it is wanted.
  typealias Part = (digest: FileDigest, bytes: [UInt8])

  private let parts: [FileDigest: [UInt8]]

  /// Where nothing is known.
  init() { parts = [:] }

  init(_ parts: [Part]) {
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
  /// Writes what parts there are, and returns their bytes, which nobody has to copy into one text with
  /// the rest: of a large site they are most of what is kept. `init(_:_:)` reads both again.
  func pack(into writer: inout PackedWriter) -> [[UInt8]] {
    let sorted = parts.sorted { $0.key < $1.key }
    writer.add(sorted) { writer, part in
      writer.add(part.key)
      writer.add(part.value.count)
    }
    return sorted.map(\.value)
  }

  /// What `pack` has written, and the bytes of the parts one after another, which are taken off `bytes`.
  init(
    _ reader: inout PackedReader, _ bytes: inout ArraySlice<UInt8>
  ) throws(PackedReader.Defect) {
    let sizes = try reader.list { reader throws(PackedReader.Defect) in
      (try reader.digest(), try reader.number())
    }
    var parts: [Part] = []
    for (digest, size) in sizes {
      guard size <= bytes.count else { throw PackedReader.Defect() }
      parts.append((digest, Array(bytes.prefix(size))))
      bytes.removeFirst(size)
    }
    self.init(parts)
  }
}
