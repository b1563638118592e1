import Foundations
import Media

/// The files that a manifest lists, as it takes to look whether they are all there: a site with
/// photographs has thousands, of which nothing is wanted but the name.
struct ListedFiles {
  /// A picture or document of a folder, as parts of the manifest.
  struct Media {
    let name: Range<Int>
    fileprivate let line: Range<Int>
  }

  /// The pictures and documents, by their folders in the order in which these come first.
  private(set) var media: [(folder: RelativePath, files: [Media])] = []
  /// How many there are.
  private(set) var count = 0
  let manifest: [UInt8]
  /// The lines of all other files.
  private var others: [Range<Int>] = []

  /// Reads a `manifest`; nil when it is none of a build that has ended.
  init?(manifest: [UInt8]) {
    self.manifest = manifest
    guard let start = Manifest.start(of: manifest) else { return nil }
    var folders = FolderNumbers(manifest)
    var line = start
    while line < manifest.count {
      let end = manifest.index(of: UInt8(ascii: "\n"), from: line)
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
    let slash = manifest.lastIndex(of: UInt8(ascii: "/"), in: start..<line.upperBound)
    let name = (slash.map { $0 + 1 } ?? start)..<line.upperBound
    guard folders.isMedia(name) else {
      others.append(line)
      return true
    }
    let folder = start..<(slash ?? start)
    let number = folders.number(of: folder)
    if number == media.count {
      let path = RelativePath(String(decoding: manifest[folder], as: UTF8.self))
      // Nothing has been compared yet with what the last build wrote.
      guard path.isEmpty || OutputPath.isValid(path) else { return false }
      media.append((path, []))
    }
    media[number].files.append(Media(name: name, line: line))
    return true
  }

  /// What pictures and documents hold; nil where the manifest does not say it.
  var mediaDigests: [RelativePath: FileDigest]? {
    digests(in: media.lazy.flatMap(\.files).map(\.line))
  }

  /// What all other files hold; nil where the manifest does not say it.
  var otherDigests: [RelativePath: FileDigest]? { digests(in: others) }

  private func digests(in lines: some Sequence<Range<Int>>) -> [RelativePath: FileDigest]? {
    var digests: [RelativePath: FileDigest] = [:]
    for line in lines {
      guard let (path, digest) = Manifest.entry(manifest[line]) else { return nil }
      digests[path] = digest
    }
    return digests
  }
}

/// Numbers folders in the order in which they come first. Files of one folder mostly follow each other,
/// and so do those with one ending.
private struct FolderNumbers {
  private let manifest: [UInt8]
  private var numbers: [ArraySlice<UInt8>: Int] = [:]
  private var last: (folder: Range<Int>, number: Int)?
  private var lastEnding: (bytes: Range<Int>, isMedia: Bool)?

  init(_ manifest: [UInt8]) { self.manifest = manifest }

  mutating func number(of folder: Range<Int>) -> Int {
    if let last, manifest.holdsSame(last.folder, folder) { return last.number }
    let number = numbers[manifest[folder]] ?? numbers.count
    numbers[manifest[folder]] = number
    last = (folder, number)
    return number
  }

  mutating func isMedia(_ name: Range<Int>) -> Bool {
    guard let dot = manifest.lastIndex(of: UInt8(ascii: "."), in: name), dot > name.lowerBound
    else { return false }
    let ending = dot..<name.upperBound
    if let lastEnding, manifest.holdsSame(lastEnding.bytes, ending) { return lastEnding.isMedia }
    let path = RelativePath(String(decoding: manifest[name], as: UTF8.self))
    let isMedia = MediaFormat(path) != nil
    lastEnding = (ending, isMedia)
    return isMedia
  }
}

/// Without slices, each of which counts references: a manifest has thousands of lines.
extension [UInt8] {
  /// Where `byte` comes first from `start` on; the end where it does not.
  fileprivate func index(of byte: UInt8, from start: Int) -> Int {
    var index = start
    while index < count, self[index] != byte { index += 1 }
    return index
  }

  fileprivate func lastIndex(of byte: UInt8, in range: Range<Int>) -> Int? {
    var index = range.upperBound
    while index > range.lowerBound {
      index -= 1
      if self[index] == byte { return index }
    }
    return nil
  }

  fileprivate func holdsSame(_ one: Range<Int>, _ other: Range<Int>) -> Bool {
    one.count == other.count && zip(one, other).allSatisfy { self[$0] == self[$1] }
  }
}
