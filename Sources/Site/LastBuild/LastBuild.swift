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
/// is compared by its SHA-256. Pictures and documents would take seconds, so these are read again only
/// when their `FileStamp` has changed, or when the last change was so near the last look that another
/// may have come in the same moment.
public struct LastBuild: Sendable {
  /// The folder in the site's folder that keeps the records.
  private static let folder: RelativePath = ".careleaf"
  /// Where a record is written before it takes its place.
  private static let draft = folder.appending("draft")

  private let site: DiskFolder
  private let output: OutputFolder
  private let file: RelativePath
  private let circumstances: String
  private let look: OutputLook?
  /// So many seconds later than the clock says it is, for tests.
  var secondsLater = 0

  /// The last build of the site in the folder `site` to the folder `output`.
  /// - Parameters:
  ///   - circumstances: Everything else that decides what a build does.
  ///   - look: One at `output` that has begun; nil to begin one when it is needed.
  public init(
    site: String, output: String, circumstances: [String], look: OutputLook? = nil
  ) {
    self.site = DiskFolder(site)
    self.output = OutputFolder(root: output)
    self.look = look
    let place = OutputRules.resolved(output)
    let name = "last-build-\(FileDigest(of: Array(place.utf8)).hex.prefix(16)).json"
    file = Self.folder.appending(name)
    // The libraries that read Markdown and make pictures are not part of the program.
    let libraries =
      [MarkdownParser.libraryVersion]
      + PictureLibraries.versions.map { "\($0.name) \($0.version)" }
    let all = [place] + libraries + circumstances
    self.circumstances = all.map(\.debugDescription).joined(separator: " ")
  }

  /// Where builds of the site in the folder `site` keep the files that they make of pictures; with
  /// `isFresh`, what earlier ones kept does not count.
  public static func pictures(of site: String, isFresh: Bool = false) -> PictureStore {
    .disk(DiskFolder(site), folder.appending("pictures"), isFresh: isFresh)
  }

  /// What the last build came to, when another of `folder` over the `theme` would say the same and
  /// write nothing; nil when that is not certain.
  func repeated(of folder: SiteFolder, over theme: BaseTheme = .none) async -> BuildOutcome? {
    let look = look ?? OutputLook(at: output, later: secondsLater)
    guard let record, record.circumstances == circumstances,
      FileDigest(of: theme) == record.theme,
      let inputs = await record.inputs.ifUnchanged(in: folder),
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
    over theme: BaseTheme = .none
  ) {
    guard let inputs = recorder.inputs(from: folder),
      let manifest = try? output.read(Manifest.fileName)
    else { return forget() }
    let record = BuildRecord(
      circumstances: circumstances, inputs: inputs, theme: FileDigest(of: theme),
      manifest: FileDigest(of: manifest), seal: nil,
      output: outcome.output, errors: outcome.errors, pageCount: outcome.pageCount)
    if !keep(record) { forget() }
  }

  /// What the last build has read; nil when nothing is known of it. Whatever its circumstances were, the
  /// digests are those of the files.
  var inputs: BuildInputs? { record?.inputs }

  /// Returns whether that was possible.
  @discardableResult private func keep(_ record: BuildRecord) -> Bool {
    do {
      try site.makeFolder(Self.folder)
      // Nobody should have to say that this folder is not part of the site's sources.
      try keep(Array("*\n".utf8), at: Self.folder.appending(".gitignore"))
      try keep(record.bytes, at: file)
      return true
    } catch {
      try? site.remove(Self.draft)
      return false
    }
  }

  /// Waits for no disk: a record that is lost costs only time.
  private func keep(_ bytes: [UInt8], at path: RelativePath) throws {
    var draft = try site.create(Self.draft, for: path)
    try draft.write(bytes)
    try draft.finish()
    try site.move(Self.draft, to: path)
  }

  private func forget() { try? site.remove(file) }

  private var record: BuildRecord? {
    guard let file = try? site.open(file), let bytes = try? file.read(file.size) else {
      return nil
    }
    return BuildRecord(bytes)
  }
}

/// What a build has read, written and said: enough to tell that another would come to the same.
private struct BuildRecord: Decodable {
  /// Everything else that decides what a build does: the program, its options, the day.
  let circumstances: String
  private(set) var inputs: BuildInputs
  /// The digest of the theme below that of the site.
  let theme: FileDigest
  /// The digest of the output folder's manifest, which has those of all files.
  let manifest: FileDigest
  /// That of the stamps of pictures and documents in the output; nil as long as they have not been
  /// looked at after they were settled.
  private(set) var seal: FileDigest?
  let output: String
  let errors: String
  let pageCount: Int

  func with(_ inputs: BuildInputs, _ seal: FileDigest?) -> BuildRecord {
    var record = self
    (record.inputs, record.seal) = (inputs, seal)
    return record
  }

  /// What can be read again: a line of JSON, and behind it the files with stamps, which most builds
  /// need not decode.
  var bytes: [UInt8] { Array(json.text.utf8) + [UInt8(ascii: "\n")] + inputs.stampedFiles }

  /// An encoder took 0.05 s over that of 10,000 articles, while nothing else went on.
  private var json: JSONValue {
    [
      "circumstances": .string(circumstances), "manifest": .string(manifest.hex),
      "theme": .string(theme.hex),
      "inputs": inputs.json, "seal": seal.map { .string($0.hex) } ?? .null,
      "output": .string(output), "errors": .string(errors), "pageCount": .number(pageCount),
    ]
  }
}

extension BuildRecord {
  /// Reads `bytes`; nil when they are no record.
  init?(_ bytes: [UInt8]) {
    guard let end = bytes.firstIndex(of: UInt8(ascii: "\n")),
      let record = try? JSONDecoder().decode(BuildRecord.self, from: Data(bytes[..<end]))
    else { return nil }
    self = record
    inputs.pack(bytes[(end + 1)...])
  }
}

extension FileDigest {
  /// The digest of everything in `theme`, also of what its files are called.
  init(of theme: BaseTheme) {
    var list: [UInt8] = []
    for (path, bytes) in theme.files.sorted(by: { $0.key < $1.key }) {
      // No path holds a line feed here, and each digest has the same length.
      list += path.text.utf8
      list += "\n\(FileDigest(of: bytes).hex)\n".utf8
    }
    self.init(of: list)
  }
}
