import Content
import Facts
import Foundation
public import Foundations
import Markdown

/// The last build of a site on this machine. Where nothing has changed since, there is nothing to
/// do but to say the same again.
///
/// What it was is kept in the folder `.careleaf` of the site. Neither that folder nor the times of
/// files are trusted: all that was read and written is compared by its SHA-256.
public struct LastBuild: Sendable {
  /// The folder in the site's folder that keeps the record.
  static let folderName = ".careleaf"
  private static let fileName = "last-build.json"

  private let keeper: OutputFolder
  private let output: OutputFolder
  private let circumstances: String

  /// The last build of the site in the folder `site` to the folder `output`.
  ///
  /// - Parameter circumstances: Everything else that decides what a build does.
  public init(site: String, output: String, circumstances: [String]) {
    keeper = OutputFolder(root: site + "/" + Self.folderName)
    self.output = OutputFolder(root: output)
    let place = URL(fileURLWithPath: output).standardizedFileURL.path
    // The library that reads Markdown is not part of the program.
    let all = [place, MarkdownParser.libraryVersion] + circumstances
    self.circumstances = all.map(\.debugDescription).joined(separator: " ")
  }

  /// What the last build said and how many files it left in the output folder, when another of
  /// `folder` would say the same and write nothing; nil when that is not certain.
  public func repeated(of folder: SiteFolder) async -> (BuildRecord.Report, WriteCounts)? {
    guard let record, record.circumstances == circumstances,
      let bytes = try? output.read(Manifest.fileName), FileDigest(of: bytes) == record.manifest,
      let manifest = Manifest(bytes: bytes),
      await record.inputs.areUnchanged(in: folder), await output.holdsAll(of: manifest)
    else { return nil }
    var counts = WriteCounts()
    counts.unchanged = manifest.paths.count
    return (record.report, counts)
  }

  /// Keeps what a build that has ended well has read and said. What cannot be kept is left: the
  /// next build will do everything again.
  public func keep(
    _ report: BuildRecord.Report, of recorder: InputRecorder, from folder: SiteFolder
  ) {
    guard let inputs = recorder.inputs(from: folder),
      let manifest = try? output.read(Manifest.fileName)
    else { return forget() }
    let record = BuildRecord(
      circumstances: circumstances, inputs: inputs, manifest: FileDigest(of: manifest),
      report: report)
    do {
      let bytes = Array(try JSONEncoder().encode(record))
      try keeper.prepareTemporaryFolder()
      defer { keeper.removeTemporaryFolder() }
      // Nobody should have to say that this folder is not part of the site's sources.
      try keeper.replace(".gitignore", with: Array("*\n".utf8), temporaryName: "ignore")
      try keeper.replace(Self.fileName, with: bytes, temporaryName: "record")
    } catch {
      forget()
    }
  }

  private func forget() { try? keeper.remove(Self.fileName) }

  private var record: BuildRecord? {
    guard let bytes = try? keeper.read(Self.fileName) else { return nil }
    return try? JSONDecoder().decode(BuildRecord.self, from: Data(bytes))
  }
}

/// What a build has read, written and said: enough to tell that another would come to the same.
public struct BuildRecord: Sendable, Codable {
  /// What the build said.
  public struct Report: Sendable, Equatable, Codable {
    /// To standard output.
    public let output: String
    /// To standard error.
    public let errors: String
    /// How many pages the site has.
    public let pageCount: Int

    /// A report of `pageCount` pages.
    public init(output: String, errors: String, pageCount: Int) {
      self.output = output
      self.errors = errors
      self.pageCount = pageCount
    }
  }

  /// Everything else that decides what a build does: the program, its options, the day.
  let circumstances: String
  let inputs: BuildInputs
  /// The digest of the output folder's manifest, which has those of all files.
  let manifest: FileDigest
  let report: Report
}

extension OutputFolder {
  /// Whether every file of `manifest` is there, holds what it says, and no build was interrupted.
  func holdsAll(of manifest: Manifest) async -> Bool {
    let folders = Set(manifest.paths.flatMap(Self.folders(above:)))
    guard manifest.digests.count == manifest.paths.count,
      folders.allSatisfy({ (try? kind($0)) == .folder }),
      (try? kind(Self.temporaryFolder)) == .nothing
    else { return false }
    return await manifest.digests.areThose(of: .disk(root))
  }
}
