import Foundations
import Media

/// The files that a manifest lists, as it takes to look whether they are all there: a site with
/// photographs has thousands, of which nothing is wanted but the name.
struct ListedFiles {
  /// A picture or document by its name in a folder.
  struct Media {
    let name: String
    /// The line of the manifest that it stands in.
    fileprivate let line: Range<Int>
  }

  /// The pictures and documents, by their folders in the order in which these come first.
  private(set) var media: [(folder: RelativePath, files: [Media])] = []
  /// What all other files hold.
  private(set) var others: [RelativePath: FileDigest] = [:]
  /// How many there are.
  private(set) var count = 0
  private let manifest: [UInt8]

  /// Reads a `manifest`; nil when it is none of a build that has ended.
  init?(manifest: [UInt8]) {
    self.manifest = manifest
    guard let start = Manifest.start(of: manifest) else { return nil }
    var folders = FolderNumbers()
    var line = start
    while line < manifest.count {
      let end = manifest[line...].firstIndex(of: UInt8(ascii: "\n")) ?? manifest.count
      guard line == end || add(line..<end, &folders) else { return nil }
      line = end + 1
    }
  }

  /// Returns whether the line tells what a file holds.
  private mutating func add(_ line: Range<Int>, _ folders: inout FolderNumbers) -> Bool {
    let start = line.lowerBound + FileDigest.length + Manifest.space.utf8.count
    guard start < line.upperBound, manifest[line.lowerBound] != UInt8(ascii: "#") else {
      return false
    }
    count += 1
    let path = manifest[start..<line.upperBound]
    let slash = path.lastIndex(of: UInt8(ascii: "/"))
    let name = path[(slash.map { $0 + 1 } ?? start)...]
    guard folders.isMedia(name) else {
      guard let (path, digest) = Manifest.entry(manifest[line]) else { return false }
      others[path] = digest
      return true
    }
    let number = folders.number(of: path[..<(slash ?? start)])
    if number == media.count {
      let folder = RelativePath(String(decoding: path[..<(slash ?? start)], as: UTF8.self))
      media.append((folder, []))
    }
    let file = Media(name: String(decoding: name, as: UTF8.self), line: line)
    media[number].files.append(file)
    return true
  }

  /// What all files hold, pictures and documents among them; nil where the manifest does not say it.
  var all: [RelativePath: FileDigest]? {
    var all = others
    for file in media.lazy.flatMap(\.files) {
      guard let (path, digest) = Manifest.entry(manifest[file.line]) else { return nil }
      all[path] = digest
    }
    return all
  }
}

/// Numbers folders in the order in which they come first. Files of one folder mostly follow each other,
/// and so do those with one ending.
private struct FolderNumbers {
  private var numbers: [ArraySlice<UInt8>: Int] = [:]
  private var last: (folder: ArraySlice<UInt8>, number: Int)?
  private var lastEnding: (bytes: ArraySlice<UInt8>, isMedia: Bool)?

  mutating func number(of folder: ArraySlice<UInt8>) -> Int {
    if let last, last.folder == folder { return last.number }
    let number = numbers[folder] ?? numbers.count
    numbers[folder] = number
    last = (folder, number)
    return number
  }

  mutating func isMedia(_ name: ArraySlice<UInt8>) -> Bool {
    guard let dot = name.lastIndex(of: UInt8(ascii: ".")), dot > name.startIndex else {
      return false
    }
    let ending = name[dot...]
    if let lastEnding, lastEnding.bytes == ending { return lastEnding.isMedia }
    let isMedia = MediaFormat(RelativePath(String(decoding: name, as: UTF8.self))) != nil
    lastEnding = (ending, isMedia)
    return isMedia
  }
}
