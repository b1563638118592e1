import Checks
import Content
import Foundations

/// What a build takes over from the last one of the same site to the same folder: what articles say in
/// short, what checks found in each part, what each page was made of, and its words for the search.
/// It is kept beside the record of that build, which has its digest, and is good only under the
/// circumstances that the record tells of.
///
/// Like the record it lies in the site's folder, which is not trusted: whatever it holds, nothing ends
/// the program, and nothing is read or written anywhere else. No damage goes unnoticed, as each byte
/// counts for the digest. But whoever can write to that folder can make both files anew with digests
/// that agree, and so keep findings back or let a page of the output stand that they have also put
/// there, as they can with the record alone. A build of what strangers have sent should be `--fresh`.
struct BuildMemory: Sendable {
  var articles: KeptArticles
  var checks: CheckMemory
  /// What is known of pages, by their paths in the output folder.
  var pages: [RelativePath: KeptPage]
  var counts: KeptCounts
  /// The digest of the manifest that tells what pages were written; nil until they are.
  var manifest: FileDigest?

  private static let heading = "careleaf memory 3"
  /// How many bytes tell how long the first piece is.
  private static let sizeOfSize = 8

  init(
    articles: KeptArticles = KeptArticles(), checks: CheckMemory = CheckMemory(),
    pages: [RelativePath: KeptPage] = [:], counts: KeptCounts = KeptCounts()
  ) {
    self.articles = articles
    self.checks = checks
    self.pages = pages
    self.counts = counts
  }

  /// What `init(_:manifest:isUnchanged:)` reads again, in pieces to write one after another.
  var packed: [[UInt8]] {
    var writer = PackedWriter()
    writer.add(Self.heading)
    articles.pack(into: &writer)
    checks.pack(into: &writer)
    writer.add(pages.keys.sorted()) { writer, path in
      writer.add(path.text)
      writer.add(pages[path]) { $0.add($1) }
    }
    let parts = counts.pack(into: &writer)
    let first = writer.bytes
    let size = withUnsafeBytes(of: UInt64(first.count).littleEndian) { Array($0) }
    return [size, first] + parts
  }

  /// Reads `bytes`, which a build has kept that wrote the `manifest`; nil when they are something else.
  /// `isUnchanged` tells whether the source at a path, which has been read, is what it was then.
  init?(
    _ bytes: [UInt8], manifest: FileDigest,
    isUnchanged: @escaping @Sendable (RelativePath) -> Bool
  ) {
    guard let memory = try? Self(packed: bytes, isUnchanged) else { return nil }
    self = memory
    self.manifest = manifest
  }

  private init(
    packed bytes: [UInt8], _ isUnchanged: @escaping @Sendable (RelativePath) -> Bool
  ) throws {
    var rest = bytes[...]
    let size = rest.prefix(Self.sizeOfSize).reversed().reduce(0) { $0 << 8 | UInt64($1) }
    rest = rest.dropFirst(Self.sizeOfSize)
    guard size <= rest.count else { throw PackedReader.Defect() }
    var reader = try PackedReader(Array(rest.prefix(Int(size))))
    rest = rest.dropFirst(Int(size))
    guard try reader.text() == Self.heading else { throw PackedReader.Defect() }
    articles = try KeptArticles(&reader, isUnchanged: isUnchanged)
    checks = try CheckMemory(&reader, isUnchanged: isUnchanged)
    let pages = try reader.list { reader throws(PackedReader.Defect) in
      (RelativePath(try reader.text()), try reader.keptPage())
    }
    self.pages = Dictionary(
      pages.compactMap { path, page in page.map { (path, $0) } }
    ) { first, _ in first }
    counts = try KeptCounts(&reader, &rest)
    guard reader.isAtEnd, rest.isEmpty else { throw PackedReader.Defect() }
  }
}

/// What is known of a page that a build has made.
struct KeptPage: Sendable, Hashable {
  /// What it was made of.
  let inputs: FileDigest
  /// The stamp that its file had before it was found to hold what the manifest says; nil where that was
  /// just written, as the next change could have the same stamp.
  var stamp: FileStamp?
}

extension PackedWriter {
  mutating func add(_ digest: FileDigest) { digest.withBytes { add(bytes: $0) } }

  fileprivate mutating func add(_ page: KeptPage) {
    add(page.inputs)
    add(page.stamp) { writer, stamp in
      var bytes: [UInt8] = []
      stamp.append(to: &bytes)
      writer.add(bytes: bytes)
    }
  }
}

extension PackedReader {
  mutating func digest() throws(Defect) -> FileDigest {
    guard let digest = FileDigest(bytes: try part(FileDigest.size)) else { throw Defect() }
    return digest
  }

  fileprivate mutating func keptPage() throws(Defect) -> KeptPage? {
    try optional { reader throws(Defect) in
      KeptPage(
        inputs: try reader.digest(),
        stamp: try reader.optional { reader throws(Defect) in
          guard let stamp = FileStamp(bytes: try reader.part(FileStamp.size)) else {
            throw Defect()
          }
          return stamp
        })
    }
  }
}
