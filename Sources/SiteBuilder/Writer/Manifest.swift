/// The list of the files that builds wrote to the output folder, kept in that folder: only these
/// are ever overwritten or removed.
struct Manifest: Sendable, Equatable {
  /// The manifest's own name in the output folder.
  static let fileName = ".careleaf-manifest"
  private static let heading = "careleaf manifest 1"

  /// The paths within the output folder.
  var paths: Set<String>

  init(paths: Set<String>) { self.paths = paths }

  /// Reads the form that `bytes` has; nil when it is not a manifest. Lines that lead out of the
  /// folder are left out.
  init?(bytes: [UInt8]) {
    let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
    guard lines.first == Self.heading[...] else { return nil }
    paths = Set(lines.dropFirst().map(String.init).filter(OutputPath.isValid))
  }

  /// A heading, then one path a line in alphabetical order.
  var bytes: [UInt8] {
    Array(([Self.heading] + paths.sorted()).joined(separator: "\n").utf8) + [0x0A]
  }
}
