import Content
import Essentials
import Facts
import Foundations
import Markdown
public import Pictures
import Presentation

/// The last build of a site to an output folder on this machine. Where nothing has changed since,
/// there is nothing to do but to say the same again.
///
/// What it was is kept in the folder `.careleaf` of the site, for each output folder by itself.
/// That folder is not trusted, nor are the times that programs can set: all that was read and written
/// is compared by its SHA-256. Pictures and documents would take seconds, and so would the pages of a
/// large site where one has changed: these are read again only when their `FileStamp` has changed, or
/// when the last change was so near the last look that another may have come in the same moment.
public struct LastBuild: Sendable {
  /// The folder in the site's folder that keeps the records.
  private static let folder: RelativePath = ".careleaf"
  /// Where a record is written before it takes its place.
  private static let draft = folder.appending("draft")

  private let site: DiskFolder
  private let output: OutputFolder
  private let file: RelativePath
  /// Where the `BuildMemory` is kept.
  private let memoryFile: RelativePath
  private let circumstances: String
  private let reporting: String
  private let look: OutputLook?
  /// So many seconds later than the clock says it is, for tests.
  var secondsLater = 0

  /// The last build of the site in the folder `site` to the folder `output`.
  /// - Parameters:
  ///   - circumstances: Everything else that decides what a build makes and finds.
  ///   - reporting: What decides how it tells of that, and what it takes for an error.
  ///   - look: One at `output` that has begun; nil to begin one when it is needed.
  public init(
    site: String, output: String, circumstances: [String], reporting: [String] = [],
    look: OutputLook? = nil
  ) {
    self.site = DiskFolder(site)
    self.output = OutputFolder(root: output)
    self.look = look
    let place = OutputRules.resolved(output)
    let name = "last-build-\(FileDigest(of: Array(place.utf8)).hex.prefix(16))"
    file = Self.folder.appending(name + ".json")
    memoryFile = Self.folder.appending(name + ".memory")
    // The libraries that read Markdown and make pictures are not part of the program.
    let libraries =
      [MarkdownParser.libraryVersion]
      + PictureLibraries.versions.map { "\($0.name) \($0.version)" }
    let all = [place] + libraries + circumstances
    self.circumstances = Self.text(of: all)
    self.reporting = Self.text(of: reporting)
  }

  private static func text(of words: [String]) -> String {
    words.map(\.debugDescription).joined(separator: " ")
  }

  /// Where builds of the site in the folder `site` keep the files that they make of pictures; with
  /// `isFresh`, what earlier ones kept does not count.
  public static func pictures(of site: String, isFresh: Bool = false) -> PictureStore {
    .disk(DiskFolder(site), folder.appending("pictures"), isFresh: isFresh)
  }

  /// What the last build came to, when another of `folder` over the `theme` would say the same and
  /// write nothing; nil when that is not certain.
  func repeated(of folder: SiteFolder, over theme: BaseTheme = .none) async -> BuildOutcome? {
    guard let record = record(over: theme) else { return nil }
    return await repeated(record, of: folder)
  }

  /// The record of the last build, when it was made under the same circumstances and over the same
  /// `theme`.
  func record(over theme: BaseTheme) -> BuildRecord? {
    guard let record, record.circumstances == circumstances, record.theme == FileDigest(of: theme)
    else { return nil }
    return record
  }

  func repeated(_ record: BuildRecord, of folder: SiteFolder) async -> BuildOutcome? {
    let look = look ?? OutputLook(at: output, later: secondsLater)
    guard record.reporting == reporting, let inputs = await record.inputs.ifUnchanged(in: folder),
      let files = look.files.value, let written = look.written.value,
      written.manifest == record.manifest, await output.holds(written.digests)
    else { return nil }
    let seal = look.seal.value
    let isSealed = seal != nil && seal == record.seal
    if !isSealed {
      guard let media = files.mediaDigests, await output.holds(media) else { return nil }
    }
    if !inputs.isAsRead || !isSealed && seal != nil { keep(record.with(inputs, seal)) }
    var counts = WriteCounts()
    counts.unchanged = files.count
    return BuildOutcome(
      (record.output, record.errors), pageCount: record.pageCount, counts: counts)
  }

  /// Keeps what a build that has ended well has read and said. What cannot be kept is left: the
  /// next build will do everything again.
  func keep(
    _ outcome: BuildOutcome, of recorder: InputRecorder, from folder: SiteFolder,
    over theme: BaseTheme = .none, memory: BuildMemory? = nil
  ) {
    guard let inputs = recorder.inputs(from: folder),
      let manifest = try? output.read(Manifest.fileName)
    else { return forget() }
    let packed = memory?.packed
    let record = BuildRecord(
      circumstances: circumstances, reporting: reporting, inputs: inputs,
      theme: FileDigest(of: theme),
      manifest: FileDigest(of: manifest), seal: nil,
      output: outcome.output, errors: outcome.errors, pageCount: outcome.pageCount,
      memory: packed.map { FileDigest(ofPieces: $0) })
    if !keep(record, packed) { forget() }
  }

  /// What the last build has read; nil when nothing is known of it. Whatever its circumstances were, the
  /// digests are those of the files.
  var inputs: BuildInputs? { record?.inputs }

  /// Returns whether that was possible.
  @discardableResult
  private func keep(_ record: BuildRecord, _ memory: [[UInt8]]? = nil) -> Bool {
    do {
      try site.makeFolder(Self.folder)
      // Nobody should have to say that this folder is not part of the site's sources.
      try keep([Array("*\n".utf8)], at: Self.folder.appending(".gitignore"))
      if let memory { try keep(memory, at: memoryFile) }
      try keep(record.pieces, at: file)
      return true
    } catch {
      try? site.remove(Self.draft)
      return false
    }
  }

  /// Waits for no disk: a record that is lost costs only time.
  private func keep(_ pieces: [[UInt8]], at path: RelativePath) throws {
    var draft = try site.create(Self.draft, for: path)
    for piece in pieces { try draft.write(piece) }
    try draft.finish()
    try site.move(Self.draft, to: path)
  }

  private func forget() {
    try? site.remove(file)
    try? site.remove(memoryFile)
  }

  private var record: BuildRecord? { bytes(file).flatMap(BuildRecord.init) }

  /// What a build whose sources `recorder` sees can take over from that of `record`; nil where nothing
  /// was kept, or not by that build.
  func memory(of record: BuildRecord, for recorder: InputRecorder) -> BuildMemory? {
    guard let digest = record.memory, let bytes = bytes(memoryFile),
      FileDigest(of: bytes) == digest
    else { return nil }
    let inputs = record.inputs
    return BuildMemory(bytes, manifest: record.manifest) { path in
      recorder.isUnchanged(path, since: inputs)
    }
  }

  private func bytes(_ path: RelativePath) -> [UInt8]? {
    guard let file = try? site.open(path) else { return nil }
    return try? file.read(file.size)
  }
}
