import Content

/// The list of the files that builds wrote to the output folder, kept in that folder: only these
/// are ever overwritten or removed. It has the form that `sha256sum --check` reads, so that a host
/// can tell whether what it has is what was built.
struct Manifest: Sendable, Equatable {
  /// The manifest's own name in the output folder.
  static let fileName = ".careleaf-manifest"
  private static let heading = "# careleaf manifest 2 (sha256sum --check --quiet \(fileName))"
  private static let olderHeading = "careleaf manifest 1"
  /// What stands before a path whose file may be there or not: to `sha256sum` a comment.
  private static let mark = "# "
  private static let space = "  "

  /// The paths within the output folder.
  var paths: Set<String>
  /// What the files at some of the paths hold. In the manifest of a build that was interrupted
  /// they may hold something newer.
  var digests: [String: FileDigest] = [:]

  init(paths: Set<String>, digests: [String: FileDigest] = [:]) {
    self.paths = paths
    self.digests = digests
  }

  /// Reads the form that `bytes` has, or the older one of paths alone; nil when it is not a
  /// manifest. Lines that lead out of the folder are left out.
  init?(bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).utf8.split(separator: UInt8(ascii: "\n"))
      .map { Substring($0) }
    guard let first = lines.first, first == Self.heading || first == Self.olderHeading else {
      return nil
    }
    self.init(paths: [])
    for line in lines.dropFirst() {
      if first == Self.olderHeading { add(line) } else { read(line) }
    }
  }

  private mutating func read(_ line: Substring) {
    if line.hasPrefix(Self.mark) { return add(line.dropFirst(Self.mark.count)) }
    let hex = line.utf8.prefix(FileDigest.length)
    let rest = Substring(line.utf8.dropFirst(FileDigest.length))
    guard rest.hasPrefix(Self.space), let digest = FileDigest(hex: String(Substring(hex))) else {
      return
    }
    add(rest.dropFirst(Self.space.count), digest)
  }

  private mutating func add(_ path: Substring, _ digest: FileDigest? = nil) {
    let path = String(path)
    guard OutputPath.isValid(path) else { return }
    paths.insert(path)
    digests[path] = digest
  }

  /// A heading, then a line for each path in alphabetical order.
  var bytes: [UInt8] {
    var bytes = Array(Self.heading.utf8)
    for path in paths.sorted() {
      bytes.append(UInt8(ascii: "\n"))
      if let digest = digests[path] {
        bytes += digest.hex.utf8
        bytes += Self.space.utf8
      } else {
        bytes += Self.mark.utf8
      }
      bytes += path.utf8
    }
    return bytes + [UInt8(ascii: "\n")]
  }
}
