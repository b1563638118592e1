import Content
import Foundation
import Foundations

@testable import Site

/// Inputs as two paths, one a line: what is cut from one and put together again is the same, and
/// nothing leads out of the folder that paths begin in.
enum FuzzPaths {
  static let seeds = [
    "content/treatments/a/index.md\n../b/risks.md", "public/\u{600}\n\u{600}/x/", "a/./b\n./../c",
    "e\u{301}/x\né/x", "/old-page/\n/old.html", "CON/a.b/ \n...", "a//b\n\\c", ".git/x\n~",
    "lk/\u{301}p\nlk/p", "\n.", "b/\nb", "a\u{0}b\n%2e%2e/c",
  ]

  /// The promises that `input` breaks.
  static func problems(_ input: [UInt8]) -> [String] {
    let lines = String(decoding: input, as: UTF8.self).utf8
      .split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
      .prefix(2).map { RelativePath(Substring($0)) }
    guard lines.count == 2 else { return [] }
    return problems(lines[0]) + problems(lines[0], lines[1])
      + problems(PagePath(alias: lines[0].text).outputPath)
  }

  private static func problems(_ path: RelativePath) -> [String] {
    var broken: [String] = []
    if path.parent.appending(String(path.name)).components != path.components {
      broken.append("parent and name")
    }
    if path.ancestors.contains(where: { !path.isBelow($0) && !$0.isEmpty }) {
      broken.append("ancestors")
    }
    guard OutputPath.isValid(path) else { return broken }
    let parts = path.text.utf8.split(
      separator: UInt8(ascii: "/"), omittingEmptySubsequences: false)
    if parts.contains(where: { $0.isEmpty || $0.count > 255 || $0.first == UInt8(ascii: ".") }) {
      broken.append("valid for output")
    }
    return broken
  }

  private static func problems(_ path: RelativePath, _ other: RelativePath) -> [String] {
    var broken: [String] = []
    let isSame = path.text.utf8.elementsEqual(other.text.utf8)
    if (path == other) != isSame || (path < other) == (path >= other) { broken.append("order") }
    if isSame, Set([path, other]).count != 1 { broken.append("hash") }
    if isProper(path), isProper(other), let rest = path.relative(to: other),
      other.appending(rest.text) != path
    {
      broken.append("relative")
    }
    return broken + problems(resolving: other.text, in: path)
  }

  /// Whether a path has no empty part: "b/" and "b" are the same folder, written differently.
  private static func isProper(_ path: RelativePath) -> Bool {
    path.components.joined(separator: "/").utf8.elementsEqual(path.text.utf8)
  }

  /// Folders have no dots in their paths: those are of files that the system listed.
  private static func problems(
    resolving reference: String, in folder: RelativePath
  ) -> [String] {
    func isDots(_ part: Substring) -> Bool {
      part.utf8.elementsEqual("..".utf8) || part.utf8.elementsEqual(".".utf8)
    }
    guard !folder.components.contains(where: isDots), let target = folder.resolving(reference)
    else { return [] }
    if target.isEmpty || target.components.contains(where: isDots) {
      return ["resolving leads to '\(target)'"]
    }
    let back = target.reference(in: folder)
    // A name that begins like an address cannot be written without its folder.
    guard back.utf8.first != UInt8(ascii: "/"), !back.utf8.contains(UInt8(ascii: "\\")) else {
      return []
    }
    let isSame = folder.resolving(back).map(\.components) == target.components
    return isSame || target.components == folder.components ? [] : ["reference to '\(target)'"]
  }
}

/// Inputs as the manifest of an output folder.
enum FuzzManifests {
  static var seeds: [String] {
    let digest = FileDigest(of: [])
    let full = Manifest(
      paths: ["index.html", "a/b/index.html", "x.css"],
      digests: ["index.html": digest, "x.css": digest])
    return [
      String(decoding: full.bytes, as: UTF8.self), "careleaf manifest 1\na/b\n../c\n",
      String(decoding: Manifest(paths: []).bytes, as: UTF8.self),
    ]
  }

  /// The promises that `input` breaks.
  static func problems(_ input: [UInt8]) -> [String] {
    guard let manifest = Manifest(bytes: input) else { return [] }
    var broken: [String] = []
    if !manifest.paths.allSatisfy(OutputPath.isValid) { broken.append("a path leads out") }
    if !manifest.digests.keys.allSatisfy(manifest.paths.contains) { broken.append("no such path") }
    if Manifest(bytes: manifest.bytes) != manifest { broken.append("written otherwise than read") }
    return broken
  }
}

/// Inputs as the record of the last build of a small site: whatever it holds, nothing ends the
/// program, and it is believed only of the site and the output that are there.
final class FuzzRecords: Sendable {
  private let folder: URL
  private let record: URL
  private let last: LastBuild

  init() async throws {
    folder = FileManager.default.temporaryDirectory
      .appending(path: "careleaf-records-\(UUID().uuidString)")
    let content = folder.appending(path: "content")
    try FileManager.default.createDirectory(at: content, withIntermediateDirectories: true)
    try Data("name: A\n".utf8).write(to: content.appending(path: "clinic.yaml"))
    last = LastBuild(
      site: folder.path, output: folder.appending(path: "public").path, circumstances: ["fuzz"])
    record = try await Self.make(last, in: folder)
  }

  deinit { try? FileManager.default.removeItem(at: folder) }

  /// A record as `last` keeps it.
  private static func make(_ last: LastBuild, in folder: URL) async throws -> URL {
    let recorder = InputRecorder()
    let site = recorder.recording(.disk(folder.path))
    for entry in try site.files("content") { _ = try site.read(entry.path) }
    let writer = SiteWriter(root: folder.appending(path: "public").path, isSynced: false)
    let page = PlannedFile(path: "index.html", origin: .init(path: "content/clinic.yaml")) {
      $0 += "page".utf8
    }
    let (counts, _) = try await writer.write([[page]], workers: 1)
    let outcome = BuildOutcome(("said", ""), pageCount: 1, counts: counts)
    last.keep(outcome, of: recorder, from: .disk(folder.path))
    let kept = folder.appending(path: ".careleaf")
    let names = try FileManager.default.contentsOfDirectory(atPath: kept.path)
    guard let name = names.first(where: { $0.hasSuffix(".json") }) else {
      throw CocoaError(.fileNoSuchFile)
    }
    return kept.appending(path: name)
  }

  static func seeds() async throws -> [String] {
    let records = try await FuzzRecords()
    return [try String(contentsOf: records.record, encoding: .utf8)]
  }

  /// The promises that `input` breaks.
  func problems(_ input: [UInt8]) async throws -> [String] {
    try Data(input).write(to: record)
    let site = SiteFolder.disk(folder.path)
    guard let outcome = await last.repeated(of: site) else { return [] }
    // What was written and read is looked up, so no record can tell of anything else.
    return outcome.counts?.unchanged == 1 ? [] : ["believed \(outcome)"]
  }
}
