import Diagnostics
import Foundations

/// Reads files, but none again that is still as it was.
struct FileReader: Sendable {
  let folder: SiteFolder
  /// The stamps of the files that have one, by path.
  let stamps: [String: FileStamp]

  /// The files in `entries`, which are those of `folder`.
  init(folder: SiteFolder, entries: [SiteFolder.Entry]) {
    self.folder = folder
    stamps = Dictionary(
      entries.compactMap { entry in entry.stamp.map { (entry.path, $0) } }
    ) { first, _ in first }
  }

  /// The file at `path` and what `decode` makes of it; `last`, when that is still so.
  ///
  /// - Throws: `FileProblem` when the system does not give the file.
  func read<Value>(
    _ path: String, last: ReadFile<Value>?,
    decode: (SourceFile, inout [Diagnostic]) -> Value?
  ) throws(FileProblem) -> ReadFile<Value> {
    let stamp = stamps[path]
    if let last, let stamp, last.stamp == stamp { return last }
    let bytes = try folder.read(path)
    var diagnostics: [Diagnostic] = []
    guard let file = TextDecoding.decode(bytes, path: path, &diagnostics) else {
      return ReadFile(stamp: stamp, file: nil, value: nil, diagnostics: diagnostics)
    }
    if var last, let old = last.file, old.isSame(as: file) {
      last.stamp = stamp
      return last
    }
    let value = decode(file, &diagnostics)
    return ReadFile(stamp: stamp, file: file, value: value, diagnostics: diagnostics)
  }
}
